import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeReports } from '../../bench/incidents.ts';
import { type Review, idFrom } from '../model/index.ts';
import { type Gathered, gather, gathering } from './index.ts';

const review = (n: number, conclusion: Review['conclusion']): Review => ({
  id: `r${n}`,
  by: idFrom('person', 'Ada'),
  name: 'Ada',
  at: `2031-06-0${n + 1}T00:00:00Z`,
  conclusion,
  reason: 'seen by eye',
});

const size = 30;
const all = madeReports(0, size, size);
const input = { ...all, entities: [], reviews: [] };
const sorted = ({ incidents, disputes, relations }: Gathered) => ({
  incidents,
  disputes: disputes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  relations: relations.map((one) => JSON.stringify(one)).toSorted(),
});
const one = (n: number) => ({
  sources: [all.sources[n]!],
  readings: [all.readings[n]!],
  origins: [all.origins[n]!],
  claims: all.claims.filter(({ reading }) => reading === all.readings[n]!.id),
  entities: [],
});

describe('reports that come one by one', () => {
  const whole = sorted(gather(input));
  it('give what gathering from nothing gives, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: size }, (_, n) => n),
          { minLength: size },
        ),
        (order) => {
          const state = gathering({ sources: [], readings: [], claims: [], entities: [], origins: [], reviews: [] });
          for (const n of order) state.add(one(n));
          expect(sorted(state.gathered())).toEqual(whole);
        },
      ),
      { numRuns: 5 },
    );
  });
  it('leave alone every incident that they do not touch', () => {
    const state = gathering(input);
    const before = new Map(state.gathered().incidents.map((incident) => [incident.id, incident]));
    const { removed, incidents } = state.add({ ...madeReports(size, 1, size), entities: [] });
    const changed = new Set([...removed, ...incidents.map(({ id }) => id)]);
    expect(changed.size).toBeLessThan(before.size / 4);
    for (const incident of state.gathered().incidents)
      if (!changed.has(incident.id)) expect(incident).toBe(before.get(incident.id));
  });
});

describe('joins and parts', () => {
  const { incidents } = gather(input);
  const groups = incidents.filter(({ claims }) => claims.length > 1);
  it('are inverse: what a person joins and then parts, or parts and then joins, is as it was', () => {
    fc.assert(
      fc.property(fc.nat(groups.length - 1), fc.nat(groups.length - 1), (a, b) => {
        const [first, second] = [groups[a]!, groups[b]!];
        fc.pre(first.id !== second.id);
        const join = review(0, { kind: 'join', incidents: [first.id, second.id] });
        const joined = gather({ ...input, reviews: [join] }).incidents;
        const both = joined.find(({ claims }) => claims.includes(first.claims[0]!))!;
        expect(both.claims).toHaveLength(first.claims.length + second.claims.length);
        const part = review(1, { kind: 'part', incident: both.id, claims: second.claims });
        const shape = (list: readonly { readonly claims: readonly string[] }[]) =>
          list.map(({ claims }) => [...claims].toSorted().join(' ')).toSorted();
        expect(shape(gather({ ...input, reviews: [join, part] }).incidents)).toEqual(shape(incidents));
        expect(gather({ ...input, reviews: [join, review(2, { kind: 'undo', review: 'r0' })] }).incidents).toEqual(incidents);
      }),
      { numRuns: 4 },
    );
  });
  it('leave ids as they are: an incident that a review names keeps its id as reports come in', () => {
    const group = groups[0]!;
    const set = review(0, { kind: 'set-grade', incident: group.id, grade: 'discounted' });
    const first = all.readings.findIndex(({ id }) =>
      all.claims.some((claim) => claim.reading === id && group.claims.includes(claim.id)),
    );
    const state = gathering({ ...input, reviews: [set] });
    state.add({ ...madeReports(size, 3, size), entities: [] });
    expect(first).toBeGreaterThanOrEqual(0);
    expect(state.gathered().incidents.find(({ id }) => id === group.id)!.grade).toBe('discounted');
  });
});
