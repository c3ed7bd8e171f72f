import { describe, expect, it } from 'vitest';
import { type Conclusion, type HandClaim, type Review, type Written, idFrom, writtenId } from '../model/index.ts';
import { inventedFindings } from '../model/testing.ts';
import { asAnswers, withWritten } from './written.ts';

const { claims, readings, entities } = inventedFindings();
const kept = { readings, entities };
const [reading] = readings;
const clinic = claims.find((claim) => claim.reading === reading!.id && claim.where !== null)!;

const says: HandClaim = {
  event: 'attack',
  stance: 'asserted',
  factuality: 'happened',
  when: null,
  place: null,
  actor: null,
  harm: null,
};
const write = (more: Partial<Written> = {}): Written => ({
  kind: 'write',
  instead: null,
  reading: reading!.id,
  from: 0,
  to: 6,
  says,
  ...more,
});
const review = (conclusion: Conclusion, n = 1): Review => ({
  id: String(n).padStart(64, '0'),
  by: idFrom('person', 'A. One'),
  name: 'A. One',
  at: '2031-06-01T00:00:00Z',
  conclusion,
  reason: 'The words say so.',
});

describe('a claim that a person writes', () => {
  it('stands beside those of the rules, on the words it names and no others', () => {
    const made = withWritten(claims, { ...kept, reviews: [review(write())] });
    expect(made.slice(0, claims.length)).toEqual(claims);
    expect(made.slice(claims.length)).toMatchObject([{ id: writtenId(write()), from: 0, to: 6, kind: 'attack', where: null }]);
  });

  it('is one claim when two people write the same on the same words', () => {
    const made = withWritten(claims, { ...kept, reviews: [review(write(), 1), review(write(), 2)] });
    expect(made.length).toBe(claims.length + 1);
  });

  it.each([
    ['whose text is not in the file any more', write({ reading: idFrom('reading', 'gone') })],
    ['beyond the end of its text', write({ to: reading!.text.length + 1 })],
    ['on no words at all', write({ to: 0 })],
  ])('%s is none: no passage, no claim', (_, conclusion) => {
    expect(withWritten(claims, { ...kept, reviews: [review(conclusion)] })).toEqual(claims);
  });

  it('goes when it is undone', () => {
    const first = review(write());
    const undo = review({ kind: 'undo', review: first.id }, 2);
    expect(withWritten(claims, { ...kept, reviews: [first, undo] })).toEqual(claims);
  });

  it('is not put on the map by its writer: a place that no claim has placed stays unplaced', () => {
    const placed = { ...says, place: clinic.where!.name };
    const unheard = { ...says, place: 'Nowhere-on-Sea' };
    const made = withWritten(claims, {
      ...kept,
      reviews: [review(write({ says: placed }), 1), review(write({ says: unheard }), 2)],
    });
    expect(made.slice(claims.length).map(({ where }) => [where?.name, where?.lat])).toEqual([
      [clinic.where!.name, clinic.where!.lat],
      ['Nowhere-on-Sea', null],
    ]);
  });

  it('keeps, where it mends another, what its writer left as it was, with the words that say it', () => {
    const mended = write({
      instead: clinic.id,
      from: clinic.from,
      to: clinic.to,
      says: { ...says, event: clinic.kind, place: clinic.where!.name, factuality: 'hypothetical' },
    });
    const made = withWritten(claims, { ...kept, reviews: [review(mended)] }).at(-1)!;
    expect(made).toMatchObject({ where: clinic.where, voice: clinic.voice, targets: clinic.targets, factuality: 'hypothetical' });
    expect(asAnswers([review(mended)])).toMatchObject([{ conclusion: { kind: 'reject', claim: clinic.id } }]);
  });
});
