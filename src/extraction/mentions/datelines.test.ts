import { describe, expect, it } from 'vitest';
import { documentOf, marked } from '../testing.ts';
import { datelineOf } from './datelines.ts';

/** The town of the dateline that a text begins with, or null. */
function townOf(text: string): string | null {
  const doc = documentOf(text);
  const dateline = datelineOf(doc, doc.sentences[0]!);
  return dateline === null ? null : text.slice(doc.tokens[dateline.first]!.from, doc.tokens[dateline.last - 1]!.to);
}

describe('a dateline', () => {
  it.each([
    ['names its town before an agency', '«KARSA» (Lantern News) — Two men were shot on Monday.'],
    ['names its town before a state', '«MOSS POINT», Ohio (AP) — Two men were shot on Monday.'],
    ['names its town before a state written short', '«SELDA», Fla. — Two men were shot on Monday.'],
    ['may have nothing but a dash where the town is in capitals', '«ORVAN» - Two men were shot on Monday.'],
  ])('%s', (_, spec) => {
    const { text, spans } = marked(spec);
    expect(townOf(text)).toBe(text.slice(spans[0]!.from, spans[0]!.to));
  });

  it.each([
    ['a name and a dash in small letters', 'Karsa — the film — opened on Monday.'],
    ['a sentence', 'Karsa has two bridges.'],
    ['a text all in capitals', 'KARSA, ON THE RIVER - TWO MEN WERE SHOT DEAD ON MONDAY MORNING.'],
  ])('is not %s', (_, text) => expect(townOf(text)).toBeNull());
});
