import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByPlace } from './by-place.ts';

const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })).map(([from, length]) => ({ from, to: from + length }));

it('finds what touches a stretch, all of it and nothing else', () => {
  fc.assert(
    fc.property(fc.array(span), span, (all, asked) => {
      const found = new ByPlace(all, (each) => each).touching(asked);
      expect(new Set(found)).toEqual(new Set(all.filter(({ from, to }) => from < asked.to && to > asked.from)));
      expect(found.map(({ from }) => from)).toEqual(found.map(({ from }) => from).toSorted((a, b) => a - b));
    }),
  );
});
