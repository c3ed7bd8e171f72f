/** Whether to colour what goes to a stream: a terminal, and nobody who asked for none (https://no-color.org). */
export const coloured = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';

/** How many columns there are to write in; none is a limit where nobody is looking. */
export function columns(stream: NodeJS.WriteStream = process.stdout): number {
  const stated = Number(process.env['COLUMNS']);
  if (stream.isTTY) return stream.columns || 80;
  return Number.isInteger(stated) && stated > 20 ? stated : Number.POSITIVE_INFINITY;
}

/**
 * Text from evidence made fit for a terminal: a document must not move the cursor, change colours or turn the direction of
 * what stands around it, so control characters, escapes and direction marks are shown as what they are.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(
      /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (mark) => `⟨${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const widthOf = (grapheme: string) => (wide.test(grapheme) ? 2 : 1);

/** How many columns a text takes. */
export function width(text: string): number {
  let sum = 0;
  for (const { segment } of segments.segment(text)) sum += widthOf(segment);
  return sum;
}

/** A text cut to some columns, with an ellipsis where something was cut. */
export function fit(text: string, room: number): string {
  if (width(text) <= room) return text;
  let sum = 0;
  let kept = '';
  for (const { segment } of segments.segment(text)) {
    sum += widthOf(segment);
    if (sum > room - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

export interface Column<Row> {
  readonly head: string;
  readonly of: (row: Row) => string;
  /** Columns with the greatest weight give way last when the terminal is narrow; 0 never gives way. */
  readonly gives?: number;
}

/** Rows as a table that fits the terminal: columns that may give way share what is left. */
export function table<Row>(rows: readonly Row[], columnsOf: readonly Column<Row>[], room = columns()): string {
  const cells = rows.map((row) => columnsOf.map((column) => plain(column.of(row))));
  const widths = columnsOf.map((column, n) => Math.max(width(column.head), ...cells.map((row) => width(row[n]!))));
  const gap = 2;
  const total = () => widths.reduce((sum, one) => sum + one, 0) + gap * (widths.length - 1);
  if (total() > room) {
    const flexible = columnsOf.map((column, n) => ({ n, gives: column.gives ?? 0 })).filter(({ gives }) => gives > 0);
    const fixed =
      widths.reduce((sum, one, n) => sum + (flexible.some((column) => column.n === n) ? 0 : one), 0) + gap * (widths.length - 1);
    const left = Math.max(flexible.length * 8, room - fixed);
    const share = flexible.reduce((sum, { gives }) => sum + gives, 0);
    let spare = 0;
    for (const { n, gives } of flexible) {
      const due = Math.floor((left * gives) / share);
      spare += Math.max(0, due - widths[n]!);
      widths[n] = Math.min(widths[n]!, due);
    }
    const last = flexible.at(-1);
    if (last) widths[last.n]! += spare;
  }
  const line = (texts: readonly string[]) =>
    texts
      .map((text, n) => {
        const cut = fit(text, widths[n]!);
        return n === texts.length - 1 ? cut : cut + ' '.repeat(Math.max(0, widths[n]! - width(cut)));
      })
      .join(' '.repeat(gap))
      .trimEnd();
  const head = line(columnsOf.map((column) => column.head));
  return [coloured(process.stdout) ? `\u001b[1m${head}\u001b[22m` : head, ...cells.map(line)].join('\n');
}

/** Text broken into lines of some columns, each after an indent. */
export function wrap(text: string, indent = '', room = Math.min(100, columns())): string {
  const lines: string[] = [];
  let line = '';
  for (const word of plain(text).trim().split(' ')) {
    if (line !== '' && width(line) + 1 + width(word) > room - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((one) => indent + one).join('\n');
}

/** Whether anyone could have read up to here: a reader that closed the pipe ends the program quietly, as in any good tool. */
export function quietOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** Writes a result and waits until it is out, however long it is and whatever it goes into. */
export function print(text: string): Promise<void> {
  return new Promise((done, failed) => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, (error) => (error ? failed(error) : done()));
  });
}
