import { readFileSync } from 'node:fs';

/** A text that a person marked line by line. */
export interface Labelled {
  readonly name: string;
  readonly text: string;
  /** For each line that is not blank: where it stands, and its kind by the person who marked it; null for the report. */
  readonly lines: readonly { readonly from: number; readonly to: number; readonly kind: string | null }[];
}

/** Marked texts: "=== name", then lines, those that are furniture with their kind before them between tildes. */
export function labelled(file: 'furniture-tuning.txt' | 'furniture-held.txt'): Labelled[] {
  const parts = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
    .split(/^=== /m)
    .slice(1);
  return parts.map((part) => {
    const [name = '', ...rest] = part.split('\n');
    let text = '';
    const lines: { from: number; to: number; kind: string | null }[] = [];
    for (const line of rest.join('\n').trimEnd().split('\n')) {
      const kind = /^~([a-z-]+)~ /.exec(line)?.[1] ?? null;
      const words = kind === null ? line : line.slice(kind.length + 3);
      if (words.trim() !== '') lines.push({ from: text.length, to: text.length + words.length, kind });
      text += `${words}\n`;
    }
    return { name, text, lines };
  });
}
