import { describe, expect, it } from 'vitest';
import type { Assessment, Claim, ElementState, Incident } from '../model/index.ts';
import { assessFile } from './assess.ts';
import { aClaim, aHarm, acting, anEntity, anIncident, mention, struck } from './testing.ts';
import { statedDay } from '../model/testing/blank.ts';

// Invented incidents, each assessed by hand from the elements before the rules were run. One mark for each element of the crime's
// own, then "|" and those of context: + words for it, ± words on both sides, − words only against it, · no words.
const marks: Readonly<Record<ElementState, string>> = { supported: '+', contested: '±', unsupported: '−', 'not-assessed': '·' };

const army = anEntity('organisation', 'the army of Vessen', 'VES');
const front = anEntity('armed-group', 'the Tarsk Front');
const norland = anEntity('organisation', 'the air force of Norland', 'NOR');

const inside = () =>
  aClaim('The army of Vessen has fought the Tarsk Front for years.', {
    kind: 'clash',
    actors: [acting(army)],
    targets: [{ ...mention(front.name, front), class: 'armed-group' }],
  });
const between = () =>
  aClaim('Aircraft of Norland attacked the army of Vessen at the border.', {
    actors: [acting(norland)],
    targets: [{ ...mention(army.name, army), class: 'military-object' }],
  });

type Told = ReturnType<typeof aClaim>;

/** Each crime that is looked at for an incident of some claims, with its marks. */
function judged(told: readonly Told[], over: Partial<Incident> = {}, war: Told = inside()) {
  const incident = anIncident(
    told.map(({ claim }) => claim),
    over,
  );
  const found = assessFile({
    incidents: [incident],
    claims: [war, ...told].map(({ claim }) => claim),
    readings: [war, ...told].map(({ reading }) => reading),
    entities: [army, front, norland],
    reviews: [],
  });
  return { ...found, marks: Object.fromEntries(found.assessments.map((one) => [one.crime, marksOf(one)])) };
}

function marksOf({ elements }: Assessment): string {
  const of = (contextual: boolean) =>
    elements
      .filter(({ kind }) => (kind === 'contextual') === contextual)
      .map(({ state }) => marks[state])
      .join('');
  return `${of(false)}|${of(true)}`;
}

const hit = (text: string, cls: string, over: Partial<Claim> = {}) => aClaim(text, { targets: [struck(cls)], ...over });

describe('ten incidents assessed by hand', () => {
  it('1 a hospital said to hold a command post: the objective is against it, the building and the attack stand', () => {
    const { marks } = judged([
      hit('Aircraft of the army bombed the hospital at Tarsk.', 'hospital', { actors: [acting(army)] }),
      aClaim('A command post had been set up in the cellar of the hospital, the ministry said.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.iv']).toBe('++−·|++·');
    expect(marks['rs.8.2.e.ii']).toBe('+−·|++·');
  });
  it('1b a command post said to stand next to it: no use of the hospital, and words against aim', () => {
    const { marks } = judged([
      hit('Aircraft of the army bombed the hospital at Tarsk.', 'hospital', { actors: [acting(army)] }),
      aClaim('A command post of the Front next to the hospital was hit, the ministry said.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.iv']).toBe('++·−|++·');
  });
  it('2 a hospital of which staff say that no fighters were inside: that is said for it', () => {
    const { marks } = judged([
      hit('Aircraft of the army bombed the hospital at Tarsk.', 'hospital', { actors: [acting(army)] }),
      aClaim('There were no fighters inside the hospital, a nurse said.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.iv']).toBe('+++·|++·');
  });
  it('3 an aid convoy whose route had been notified: what was known bears on knowledge and on aim', () => {
    const { marks } = judged([
      hit('Shells hit the aid convoy near Orlo.', 'aid-convoy'),
      aClaim('The route of the convoy had been notified to both sides.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.iii']).toBe('++·++|+··');
  });
  it('4 an aid convoy that had set out without notice: knowledge is against it, aim stays open', () => {
    const { marks } = judged([
      hit('Shells hit the aid convoy near Orlo.', 'aid-convoy'),
      aClaim('The convoy had set out without notice to the army, a driver said.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.iii']).toBe('++··−|+··');
  });
  it('5 a market in which fighters met: the object is against it, status is on both sides, the dead are gravity', () => {
    const strike = hit('An air strike on the market at Lunt killed 4 fighters and 11 civilians.', 'market', {
      actors: [acting(army)],
      harms: [aHarm({ class: 'combatant', min: 4, max: 4 }), aHarm({ min: 11, max: 11 })],
    });
    const { marks, assessments } = judged([
      strike,
      aClaim('Fighters were meeting in the market, a trader said.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.i']).toBe('+−±·|++·');
    expect(assessments.find(({ crime }) => crime === 'rs.8.2.e.i')!.gravity).toEqual([strike.claim.id]);
    // Objects as such are protected in conflicts between States alone.
    expect(marks['rs.8.2.b.ii']).toBeUndefined();
  });
  it('6 a siege of 2021 with words of starving: deprivation and aim; the same siege in 2016 is no such crime yet', () => {
    const siege = aClaim('The town of Halle has been besieged since spring; no flour is let in.', {
      kind: 'siege',
      actors: [acting(army)],
    });
    const words = aClaim('The town of Halle will surrender or starve, an officer of the siege said.', { kind: 'siege' });
    expect(judged([siege, words], { when: statedDay('2021-06-01') }).marks['rs.8.2.e.xix']).toBe('++|+··');
    const early = judged([siege, words], { when: statedDay('2016-06-01') });
    expect(early.marks['rs.8.2.e.xix']).toBeUndefined();
    expect(early.setAside.find(({ crime }) => crime === 'rs.8.2.e.xix')!.because).toContain('2019-12-06');
  });
  it('7 a barrel bomb on a school: a weapon that cannot be aimed bears on aim and settles nothing of use', () => {
    const { marks, assessments } = judged([
      hit('A helicopter of the army dropped a barrel bomb on the school at Orlo.', 'school', {
        actors: [acting(army)],
        weapons: [{ ...mention('barrel bomb'), class: 'barrel-bomb' }],
      }),
    ]);
    expect(marks['rs.8.2.e.iv']).toBe('++·+|++·');
    const elements = assessments.find(({ crime }) => crime === 'rs.8.2.e.iv')!.elements;
    expect(elements[3]).toMatchObject({ confidence: 'low' });
    expect(elements[2]!.because).toContain('Nobody in the file says');
  });
  it('8 shelling of homes by rebels is assessed by the same yardstick as by the army', () => {
    const shelled = (by: typeof army, name: string) =>
      judged([
        hit(`${name} shelled homes in Lunt; six civilians died.`, 'residential-building', {
          actors: [acting(by)],
          harms: [aHarm({ min: 6, max: 6 })],
        }),
      ]).marks;
    const rebels = shelled(front, 'The Tarsk Front');
    expect(rebels).toEqual(shelled(army, 'The army'));
    expect(rebels['rs.8.2.e.i']).toBe('+·+·|++·');
    expect(rebels['rs.8.2.c.i.1']).toBe('++·|++·');
  });
  it('9 captured soldiers shot without trial: out of combat, executed, no court', () => {
    const { marks } = judged([
      aClaim('The Tarsk Front executed five captured soldiers, their hands tied, without trial.', {
        kind: 'killing',
        actors: [acting(front)],
        harms: [aHarm({ class: 'combatant', min: 5, max: 5 })],
      }),
    ]);
    expect(marks['rs.8.2.c.iv']).toBe('++++·|++·');
  });
  it('10 a strike that is denied, and called a mistake by another: the attack is on both sides, aim is against it', () => {
    const { marks } = judged([
      hit('Aircraft of the army bombed the hospital at Tarsk.', 'hospital', { actors: [acting(army)] }),
      hit('The ministry denied striking the hospital.', 'hospital', { stance: 'denied' }),
      aClaim('The strike on the hospital was a mistake, an adviser said.', { kind: 'statement' }),
    ]);
    expect(marks['rs.8.2.e.iv']).toBe('±±·−|++·');
  });
  it('11 chlorine in a conflict that is not international: an amendment, which is said beside it', () => {
    const { marks, assessments } = judged(
      [
        aClaim('The army dropped chlorine on Halle; people were suffocating.', {
          detail: 'chemical-attack',
          actors: [acting(army)],
          weapons: [{ ...mention('chlorine'), class: 'chemical-chlorine' }],
        }),
      ],
      { when: statedDay('2018-04-07') },
    );
    expect(marks['rs.8.2.e.xiv']).toBe('++|++·');
    expect(assessments.find(({ crime }) => crime === 'rs.8.2.e.xiv')!.amendment).toContain('RC/Res.5');
  });
  it('12 in a conflict between States objects and excessive harm are crimes of their own', () => {
    const { marks } = judged(
      [hit('Aircraft of Norland bombed the market at Lunt without distinction.', 'market', { actors: [acting(norland)] })],
      {},
      between(),
    );
    expect(marks['rs.8.2.b.ii']).toBe('++··|++·');
    expect(marks['rs.8.2.b.iv']).toBe('+++··|++·');
    expect(marks['rs.8.2.e.i']).toBeUndefined();
  });
  it('13 an attack that was only feared or planned is assessed not at all', () => {
    expect(judged([hit('They may bomb the hospital.', 'hospital', { factuality: 'hypothetical' })]).assessments).toEqual([]);
  });
});
