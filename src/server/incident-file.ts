import type { IncidentRow } from '../model/index.ts';

// A selection of incidents as a file for other programs. Hedges stay columns of their own: a spreadsheet must not turn "at least
// seven" into seven.

const columns: readonly (readonly [name: string, of: (row: IncidentRow) => string | number | null])[] = [
  ['id', (row) => row.id],
  ['kind', (row) => row.kind],
  ['title', (row) => row.title],
  ['first', (row) => row.when?.first ?? null],
  ['last', (row) => row.when?.last ?? null],
  ['precision', (row) => row.when?.precision ?? null],
  ['told_first', (row) => row.told?.first ?? null],
  ['told_last', (row) => row.told?.last ?? null],
  ['place', (row) => row.place?.name ?? null],
  ['lat', (row) => row.place?.lat ?? null],
  ['lon', (row) => row.place?.lon ?? null],
  ['radius_metres', (row) => row.place?.radiusMetres ?? null],
  ...(['killed', 'injured'] as const).flatMap((outcome) =>
    (['min', 'max', 'best'] as const).map(
      (bound) =>
        [
          `${outcome}_${bound}`,
          (row: IncidentRow) => row.toll.find((toll) => toll.outcome === outcome && toll.scope !== 'cumulative')?.[bound] ?? null,
        ] as const,
    ),
  ),
  ['grade', (row) => row.grade],
  [
    'status',
    (row) =>
      Object.entries(row.factuality)
        .map(([status, claims]) => `${status} ${claims}`)
        .join('; '),
  ],
  ['claims', (row) => row.claims],
  ['sources', (row) => row.sources],
  ['origins', (row) => row.origins],
  ['disputes', (row) => row.disputes],
];

/** One value in RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines of RFC 4180 with a header, in UTF-8 with a byte-order mark, by which spreadsheets know the encoding. */
export async function* csvOf(rows: AsyncIterable<IncidentRow>): AsyncGenerator<string> {
  yield `\u{FEFF}${columns.map(([name]) => name).join(',')}\r\n`;
  for await (const row of rows) yield `${columns.map(([, of]) => field(of(row))).join(',')}\r\n`;
}

/** A JSON list of the rows as the API gives them, one on each line. */
export async function* jsonOf(rows: AsyncIterable<IncidentRow>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
