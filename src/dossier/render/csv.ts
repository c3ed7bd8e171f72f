import type { FindingsJson } from '../../model/index.ts';

/**
 * Rows as CSV (RFC 4180), in UTF-8 with a byte-order mark so that spreadsheets take the encoding. A cell that a spreadsheet would
 * run as a formula gets an apostrophe before it: evidence comes from anybody.
 */
export function csv(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Every claim as a line, with its words, its place in the text and who says so. */
export function claimsCsv(findings: FindingsJson): string {
  const paths = new Map(findings.sources.map((source) => [source.id, source.path]));
  const names = (mentions: readonly { name: string }[]) => mentions.map(({ name }) => name).join('; ');
  return csv(
    [
      'claim',
      'source',
      'file',
      'from',
      'to',
      'words',
      'kind',
      'detail',
      'speaker',
      'manner',
      'via',
      'stance',
      'factuality',
      'first',
      'last',
      'precision',
      'place',
      'lat',
      'lon',
      'actors',
      'targets',
      'weapons',
      'harms',
      'rule',
      'confidence',
    ],
    findings.claims.map((claim) => [
      claim.id,
      claim.source,
      paths.get(claim.source) ?? null,
      claim.from,
      claim.to,
      claim.quote,
      claim.kind,
      claim.detail,
      claim.voice.speaker?.name ?? null,
      claim.voice.manner,
      claim.voice.via?.name ?? null,
      claim.stance,
      claim.factuality,
      claim.when?.first ?? null,
      claim.when?.last ?? null,
      claim.when?.precision ?? null,
      claim.where?.name ?? null,
      claim.where?.lat ?? null,
      claim.where?.lon ?? null,
      names(claim.actors),
      names(claim.targets),
      names(claim.weapons),
      claim.harms.map((harm) => harm.quote).join('; '),
      claim.method.rule,
      claim.method.confidence,
    ]),
  );
}

/** Every incident and entry of the record as a line. */
export function incidentsCsv(findings: FindingsJson): string {
  return csv(
    [
      'incident',
      'shelf',
      'kind',
      'title',
      'first',
      'last',
      'precision',
      'place',
      'lat',
      'lon',
      'radius_metres',
      'grade',
      'grade_because',
      'origins',
      'sources',
      'claims',
      'disputes',
    ],
    findings.incidents.map((one) => [
      one.id,
      one.shelf,
      one.kind,
      one.title,
      one.when?.first ?? null,
      one.when?.last ?? null,
      one.when?.precision ?? null,
      one.where?.name ?? null,
      one.where?.lat ?? null,
      one.where?.lon ?? null,
      one.where?.radiusMetres ?? null,
      one.grade,
      one.gradeBecause,
      one.support.origins.length,
      one.support.sources.length,
      one.claims.join(' '),
      one.disputes.join(' '),
    ]),
  );
}

/** Every line of every tally, with the claims behind it: figures of different scope or class are never added. */
export function tallyCsv(findings: FindingsJson): string {
  return csv(
    [
      'incident',
      'title',
      'outcome',
      'class',
      'min',
      'max',
      'best',
      'rule',
      'scope',
      'since',
      'attributed_to',
      'claims',
      'dissent',
    ],
    findings.incidents.flatMap((one) =>
      one.tally.map((line) => [
        one.id,
        one.title,
        line.outcome,
        line.class,
        line.min,
        line.max,
        line.best,
        line.rule,
        line.scope,
        line.since?.first ?? null,
        line.attributedTo.join('; '),
        line.from.join(' '),
        line.dissent.join(' '),
      ]),
    ),
  );
}
