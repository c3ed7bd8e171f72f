import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, ConflictFinding, Review } from '../model/index.ts';
import { assessFile, Assessor } from './assess.ts';
import { judgementIn } from './support.ts';
import { aClaim, aHarm, acting, anEntity, anIncident, inPlace, mention, struck } from './testing.ts';
import { statedDay } from '../model/testing/blank.ts';

type Told = ReturnType<typeof aClaim>;
const assessed = (...told: Told[]) =>
  assessFile({
    incidents: [anIncident(told.map(({ claim }) => claim))],
    claims: told.map(({ claim }) => claim),
    readings: told.map(({ reading }) => reading),
    entities: [],
    reviews: [],
  }).assessments;

const rank = { 'not-assessed': 0, unsupported: 0, contested: 1, supported: 2 };
const anyTold = fc.record({
  kind: fc.constantFrom('attack', 'killing', 'siege', 'destruction', 'statement') as fc.Arbitrary<Claim['kind']>,
  targets: fc.subarray(['hospital', 'market', 'aid-convoy', 'civilian', 'military-base', 'school']),
  harmed: fc.constantFrom<'none' | 'civilian' | 'combatant' | 'unknown'>('none', 'civilian', 'combatant', 'unknown'),
  words: fc.constantFrom(
    'It was deliberate.',
    'A mistake, they said.',
    'A command post was in the building.',
    'No fighters were inside the building.',
    'The coordinates had been shared.',
    'Nothing more is known.',
  ),
});
const told = (specs: readonly (typeof anyTold extends fc.Arbitrary<infer T> ? T : never)[]) =>
  specs.map((spec, index) =>
    aClaim(`${spec.words} (${index})`, {
      kind: spec.kind,
      targets: spec.targets.map((cls) => struck(cls)),
      harms: spec.harmed === 'none' ? [] : [aHarm({ class: spec.harmed })],
    }),
  );

describe('assessing', () => {
  it('never raises support when a claim against is added', () => {
    fc.assert(
      fc.property(fc.array(anyTold, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 2 }), (specs, which) => {
        const given = told(specs);
        const before = assessed(...given);
        const against = [
          aClaim('It did not happen.', { stance: 'denied', factuality: 'did-not-happen' }),
          aClaim('A command post was in the building, they said later.', { kind: 'statement' }),
          aClaim('The strike was a mistake, they said later.', { kind: 'statement' }),
        ][which]!;
        const after = assessed(...given, against);
        for (const one of before)
          for (const [n, element] of one.elements.entries()) {
            const now = after.find(({ crime }) => crime === one.crime)!.elements[n]!;
            expect(rank[now.state], `${element.id} ${element.state} → ${now.state}`).toBeLessThanOrEqual(rank[element.state]);
          }
      }),
      { numRuns: 150 },
    );
  });
  it('names only claims of the file, and assesses nothing without a claim that it took place', () => {
    fc.assert(
      fc.property(fc.array(anyTold, { minLength: 1, maxLength: 4 }), (specs) => {
        const given = told(specs);
        const ids = new Set(given.map(({ claim }) => claim.id));
        for (const { candidate, elements, gravity } of assessed(...given)) {
          expect(candidate!.length).toBeGreaterThan(0);
          for (const id of [...candidate!, ...gravity!, ...elements.flatMap((one) => [...one.for, ...one.against])])
            expect(ids.has(id)).toBe(true);
        }
        const unreal = given.map(({ claim, reading }) => ({ claim: { ...claim, factuality: 'planned' as const }, reading }));
        expect(assessed(...unreal)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
  it('gives the same again, whatever the order in which claims of the file arrive', () => {
    fc.assert(
      fc.property(fc.array(anyTold, { minLength: 2, maxLength: 5 }), (specs) => {
        const given = told(specs);
        const incident = anIncident(given.map(({ claim }) => claim));
        const of = (order: readonly Told[]) =>
          assessFile({
            incidents: [incident],
            claims: order.map(({ claim }) => claim),
            readings: order.map(({ reading }) => reading),
            entities: [],
            reviews: [],
          });
        expect(of(given.toReversed())).toEqual(of(given));
      }),
      { numRuns: 40 },
    );
  });
  it('never speaks of guilt, and never says that an element is met', () => {
    const found = assessed(aClaim('Aircraft bombed the hospital at Tarsk.', { targets: [struck('hospital')], harms: [aHarm()] }));
    expect(JSON.stringify(found)).not.toMatch(/guilt|proved|proven|\bmet\b/i);
  });
  it('names the standard of proof of the stage, and the text each element rests on', () => {
    const [first] = assessed(aClaim('Aircraft bombed the hospital at Tarsk.', { targets: [struck('hospital')] }));
    expect(first!.standard).toEqual({
      stage: 'authorisation',
      words: 'reasonable basis',
      article: 'Articles 15(3) and (4), 53(1)',
    });
    expect(first!.elements[0]!.authority).toMatch(/^Elements of Crimes \(2011\), Article 8/);
  });
  it('takes harm to civilians for gravity and not for aim', () => {
    const found = assessed(aClaim('Shells fell in Lunt; thirty civilians died.', { harms: [aHarm({ min: 30, max: 30 })] }));
    const crime = found.find(({ crime }) => crime === 'rs.8.2.e.i')!;
    expect(crime.elements[1]).toMatchObject({ state: 'not-assessed' });
    expect(crime.elements[3]).toMatchObject({ state: 'not-assessed' });
    expect(crime.gravity).toHaveLength(1);
  });
  it('is moderately confident only where two origins tell of a material element and nobody speaks against it', () => {
    const one = aClaim('Aircraft bombed the hospital at Tarsk.', { targets: [struck('hospital')] });
    const two = aClaim('The hospital of Tarsk was bombed from the air.', { targets: [struck('hospital')] });
    const building = (...given: Told[]) => assessed(...given).find(({ crime }) => crime === 'rs.8.2.e.iv')!.elements[1]!;
    expect(building(one).confidence).toBe('low');
    expect(building(one, two).confidence).toBe('moderate');
    expect(building(one, two, aClaim('It did not happen.', { stance: 'denied' })).confidence).toBe('low');
  });
  it('does not take a base that someone else plans, told beside a strike, for military use of what was struck', () => {
    const text = 'Aircraft bombed homes in Lunt. Norland spoke of a military base it wants in the country.';
    const { claim, reading } = aClaim(text, { to: 30, targets: [struck('residential-building', 'homes')] });
    const beside: Claim = {
      ...claim,
      id: `${claim.id.slice(0, -1)}x` as Claim['id'],
      kind: 'statement',
      from: 31,
      to: text.length,
      targets: [],
    };
    const { assessments } = assessFile({
      incidents: [anIncident([claim])],
      claims: [claim, beside],
      readings: [reading],
      entities: [],
      reviews: [],
    });
    expect(assessments.flatMap(({ elements }) => elements.flatMap(({ against }) => against))).toEqual([]);
  });
});

describe('a person assesses', () => {
  const one = aClaim('Aircraft bombed the hospital.', { targets: [struck('hospital')] });
  const incident = anIncident([one.claim]);
  const review = (id: string, element: string, state: 'contested' | 'supported' | 'unsupported', reason: string): Review => ({
    id,
    by: 'per_0000000000000000' as Review['by'],
    name: 'Ada',
    at: '2020-01-01T00:00:00Z',
    conclusion: { kind: 'set-element', incident: incident.id, element, state },
    reason,
  });
  const withReviews = (...reviews: Review[]) =>
    assessFile({ incidents: [incident], claims: [one.claim], readings: [one.reading], entities: [], reviews });
  it('sets a state with a reason, and the suggested state stays beside it', () => {
    const { assessments } = withReviews(
      review('r1', 'rs.8.2.e.iv#1', 'contested', '[likely, low confidence] the only witness withdrew'),
    );
    const element = assessments.find(({ crime }) => crime === 'rs.8.2.e.iv')!.elements[0]!;
    expect(element).toMatchObject({
      state: 'contested',
      suggested: 'supported',
      set: { name: 'Ada', likelihood: 'likely', confidence: 'low', reason: 'the only witness withdrew' },
    });
    expect(element.because).toContain('suggested: supported');
  });
  it('takes a state back with an undo', () => {
    const undo: Review = { ...review('r2', '', 'contested', 'a slip'), conclusion: { kind: 'undo', review: 'r1' } };
    const { assessments } = withReviews(review('r1', 'rs.8.2.e.iv#1', 'contested', 'a slip'), undo);
    expect(assessments.find(({ crime }) => crime === 'rs.8.2.e.iv')!.elements[0]).toMatchObject({
      state: 'supported',
      set: null,
    });
  });
  it.each([
    ['[very likely, high confidence] two films show it', 'very likely', 'high', 'two films show it'],
    ['[unlikely] too far away', 'unlikely', null, 'too far away'],
    ['[moderate confidence] one witness', null, 'moderate', 'one witness'],
    ['[sic] as the source has it', null, null, '[sic] as the source has it'],
    ['likely a mortar', null, null, 'likely a mortar'],
  ] as const)('reads likelihood and confidence apart from "%s"', (reason, likelihood, confidence, rest) => {
    expect(judgementIn(reason)).toEqual({ reason: rest, likelihood, confidence });
  });
});

const vessen = anEntity('organisation', 'the army of Vessen', 'SYR');
const russian = anEntity('state', 'Russia', 'RUS');
const front = anEntity('armed-group', 'the Tarsk Front');
const fight = (text: string, a: typeof vessen, b: typeof vessen, over: Partial<Claim> = {}) =>
  aClaim(text, { kind: 'clash', actors: [acting(a)], targets: [{ ...mention(b.name, b), class: 'armed-group' }], ...over });

describe('the kind of conflict', () => {
  const of = (given: readonly Told[], strike: Told, reviews: readonly Review[] = []) =>
    assessFile({
      incidents: [anIncident([strike.claim])],
      claims: [...given, strike].map(({ claim }) => claim),
      readings: [...given, strike].map(({ reading }) => reading),
      entities: [vessen, russian, front],
      reviews,
    });
  const strike = aClaim('Aircraft bombed the hospital.', { targets: [struck('hospital')] });
  const kinds = (conflicts: readonly ConflictFinding[]) =>
    conflicts.map(
      ({ parties, kinds }) =>
        `${parties[0].name}–${parties[1].name}: ${kinds.map(({ kind, state }) => `${kind} ${state}`).join(', ')}`,
    );

  it('is not international between a State and a group, and leaves crimes of the other kind out', () => {
    const { conflicts, assessments } = of([fight('The army fought the Front.', vessen, front)], strike);
    expect(kinds(conflicts)).toEqual(['Tarsk Front–Syria: non-international supported']);
    expect(new Set(assessments.map(({ conflict }) => conflict))).toEqual(new Set(['non-international']));
  });
  it('can be of both kinds at once, each between its own parties', () => {
    const { conflicts } = of(
      [fight('The army fought the Front.', vessen, front), fight('Russia attacked the army.', russian, vessen)],
      strike,
    );
    expect(kinds(conflicts)).toEqual(['Tarsk Front–Syria: non-international supported', 'Russia–Syria: international supported']);
  });
  it('stays not international where another State fights a group, helped or asked by the State of the place', () => {
    const help = aClaim('Russia supports the army of Vessen.', {
      kind: 'military-support',
      actors: [acting(russian, 'supporter'), acting(vessen, 'beneficiary')],
    });
    const { conflicts } = of([fight('Russia fought the Front.', russian, front), help], strike);
    expect(kinds(conflicts)).toEqual(['Tarsk Front–Russia: non-international supported']);
  });
  it('takes a group named beside the taking of ground for the one fought, and a nameless army for the government', () => {
    const text = 'Government forces seized Lunt after the Tarsk Front withdrew.';
    const taken = aClaim(text, { kind: 'territorial-change' });
    const forces = anEntity('armed-group', 'Government forces');
    const withdrawn = {
      ...front,
      mentions: [
        { reading: taken.reading.id, from: text.indexOf('Tarsk'), to: text.indexOf(' withdrew'), form: 'name' as const },
      ],
    };
    const claim: Claim = { ...taken.claim, actors: [acting(forces)] };
    const { conflicts } = assessFile({
      incidents: [anIncident([claim])],
      claims: [claim],
      readings: [taken.reading],
      entities: [forces, withdrawn],
      reviews: [],
    });
    expect(kinds(conflicts)).toEqual(['Tarsk Front–the government: non-international supported']);
  });
  it('leaves control over a group open where a State only helps it', () => {
    const help = aClaim('Russia arms the Front.', {
      kind: 'military-support',
      actors: [acting(russian, 'supporter'), acting(front, 'beneficiary')],
    });
    const { conflicts } = of(
      [fight('The army fought the Front.', vessen, front, { where: inPlace('Lunt', 'Syria') }), help],
      strike,
    );
    const open = conflicts.flatMap((one) => one.kinds).find(({ kind }) => kind === 'international')!;
    expect(open).toMatchObject({ state: 'not-assessed', for: [] });
    expect(open.missing[0]).toContain('overall control');
  });
  it('is contested where a party denies the fighting or speaks of unrest', () => {
    const { conflicts } = of(
      [
        fight('The army fought the Front.', vessen, front),
        fight('It was no war, a minister said, but a police operation against riots.', vessen, front),
      ],
      strike,
    );
    expect(conflicts[0]!.kinds[0]!.state).toBe('contested');
  });
  it('looks at crimes of both kinds where the file speaks of no conflict', () => {
    const { assessments } = of([], strike);
    expect(assessments.map(({ crime }) => crime)).toEqual(expect.arrayContaining(['rs.8.2.b.ix', 'rs.8.2.e.iv']));
  });
  it('can be set by a person, and the crimes that exist follow', () => {
    const given = [fight('The army fought the Front.', vessen, front), fight('Russia attacked the army.', russian, vessen)];
    const before = of(given, strike);
    const element = before.conflicts.flatMap(({ kinds }) => kinds).find(({ kind }) => kind === 'non-international')!.element;
    const { conflicts, assessments } = of(given, strike, [
      {
        id: 'r1',
        by: 'per_0000000000000000' as Review['by'],
        name: 'Ada',
        at: '2020-01-01T00:00:00Z',
        conclusion: { kind: 'set-element', incident: anIncident([strike.claim]).id, element, state: 'unsupported' },
        reason: 'the Front is under the control of Norland',
      },
    ]);
    const kind = conflicts.flatMap(({ kinds }) => kinds).find((one) => one.element === element)!;
    expect(kind).toMatchObject({ state: 'unsupported', suggested: 'supported', set: { name: 'Ada' } });
    expect(assessments.map(({ crime }) => crime)).not.toContain('rs.8.2.e.iv');
    expect(assessments.map(({ crime }) => crime)).toContain('rs.8.2.b.ix');
  });
});

describe('a changed incident', () => {
  it('is assessed alone as it would be in the whole', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      aClaim(`Aircraft of the army bombed a hospital, raid ${n}.`, { targets: [struck('hospital')], actors: [acting(vessen)] }),
    );
    const incidents = many.map(({ claim }, n) =>
      anIncident([claim], { when: statedDay(`2021-01-${String(1 + (n % 28)).padStart(2, '0')}`) }),
    );
    const input = {
      incidents,
      claims: many.map(({ claim }) => claim),
      readings: many.map(({ reading }) => reading),
      entities: [vessen],
      reviews: [],
    };
    const more = aClaim('A command post was in the hospital, the ministry said.', { kind: 'statement' });
    const changed = { ...incidents[7]!, claims: [...incidents[7]!.claims, more.claim.id] };
    const after = {
      ...input,
      incidents: incidents.with(7, changed),
      claims: [...input.claims, more.claim],
      readings: [...input.readings, more.reading],
    };
    const quick = new Assessor(input);
    expect(quick.change(changed, [more.claim], [more.reading]).assessments).toEqual(
      assessFile(after).assessments.filter(({ incident }) => incident === changed.id),
    );
    expect(quick.all()).toEqual(assessFile(after));
  });
});
