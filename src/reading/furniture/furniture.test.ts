import { describe, expect, it } from 'vitest';
import { type Labelled, labelled } from '../testing/labelled.ts';
import { drawPlain } from '../text/plain.ts';

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
    const texts = labelled('furniture-tuning.txt');
    expect(texts.length + labelled('furniture-held.txt').length).toBeGreaterThanOrEqual(40);
    const { bodyMarked, missed, otherKind } = errorsIn(texts);
    expect({ bodyMarked, missed, otherKind }).toEqual({ bodyMarked: [], missed: [], otherKind: [] });
  });

  it('makes no more errors than docs/method/furniture.md says in the half it was not tuned on', () => {
    const { body, furniture, bodyMarked, missed, otherKind } = errorsIn(labelled('furniture-held.txt'));
    expect({ body, furniture, bodyMarked, missed, otherKind }).toEqual({
      body: 88,
      furniture: 58,
      bodyMarked: [],
      missed: [],
      otherKind: [],
    });
  });
});
