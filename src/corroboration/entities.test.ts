import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conclusion, type Entity, type PersonId, type Review, idFrom } from '../model/index.ts';
import { resolveEntities } from './entities.ts';

const named = (name: string): Entity => ({
  id: idFrom('entity', 'person', name),
  kind: 'person',
  name,
  aliases: [],
  state: null,
  mentions: [],
});
const reading = idFrom('reading', 'one');
const people = ['Ada Orr', 'Ilo Marn', 'Sel Vane', 'Tam Reve'].map(named);
const [ada, ilo, sel] = people.map(({ id }) => id) as [Entity['id'], Entity['id'], Entity['id']];
const review = (conclusion: Conclusion, at: number): Review => ({
  id: String(at).padStart(64, '0'),
  by: `ed25519:${'0'.repeat(64)}` as PersonId,
  name: 'A. Reader',
  at: '2031-06-01T00:00:00Z',
  conclusion,
  reason: 'So it is.',
});
const resolved = (conclusions: readonly Conclusion[], entities = people) =>
  resolveEntities([{ reading, claims: [], entities }], conclusions.map(review));
const groups = (conclusions: readonly Conclusion[]) =>
  resolved(conclusions)
    .entities.map(({ name, aliases }) => [name, ...aliases].toSorted().join(' = '))
    .toSorted();

describe('people that a person joins and parts', () => {
  it('are one after a joining, with the names it was made of, and two again after the parting', () => {
    const join: Conclusion = { kind: 'join-entities', entities: [ada, ilo] };
    expect(
      resolved([join])
        .entities.find(({ id }) => id === ada)!
        .parts!.map(({ id }) => id)
        .toSorted(),
    ).toEqual([ada, ilo].toSorted());
    expect(groups([join])).toEqual(['Ada Orr = Ilo Marn', 'Sel Vane', 'Tam Reve']);
    expect(groups([join, { kind: 'part-entities', entity: ada, parts: [ilo] }])).toEqual(groups([]));
    expect(groups([join, { kind: 'part-entities', entity: ada, parts: [ada] }])).toEqual(groups([]));
  });

  it('are parted where a rule had joined them by a surname', () => {
    const short = named('Orr');
    const all = [...people, short];
    const joined = resolved([], all).rename.get(short.id)!;
    expect(joined).toBe(ada);
    const { entities } = resolved([{ kind: 'part-entities', entity: ada, parts: [short.id] }], all);
    expect(entities.map(({ name }) => name)).toContain('Orr');
  });

  it('are as the last word on them says', () => {
    const join: Conclusion = { kind: 'join-entities', entities: [ada, ilo] };
    const part: Conclusion = { kind: 'part-entities', entity: ada, parts: [ilo] };
    expect(groups([join, part, join])).toEqual(groups([join]));
  });

  it('are left alone by a parting of all or of none of the names', () => {
    const join: Conclusion = { kind: 'join-entities', entities: [ada, ilo] };
    expect(groups([join, { kind: 'part-entities', entity: ada, parts: [ada, ilo] }])).toEqual(groups([join]));
    expect(groups([join, { kind: 'part-entities', entity: ada, parts: [sel] }])).toEqual(groups([join]));
  });

  it('are each in one group that is named after one of its own, whatever was joined and parted', () => {
    const id = fc.constantFrom(...people.map((each) => each.id));
    const conclusion: fc.Arbitrary<Conclusion> = fc.oneof(
      fc.record({ kind: fc.constant('join-entities' as const), entities: fc.array(id, { minLength: 2, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('part-entities' as const), entity: id, parts: fc.array(id, { minLength: 1, maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(conclusion, { maxLength: 6 }), (conclusions) => {
        const { entities, rename } = resolved(conclusions);
        for (const { id: root } of entities) expect(rename.get(root)).toBe(root);
        expect(new Set(rename.values())).toEqual(new Set(entities.map((each) => each.id)));
        expect(rename.size).toBe(people.length);
      }),
    );
  });
});
