import { describe, expect, it } from 'vitest';
import type { Claim, Entity } from '../model/index.ts';
import { assessFile } from './assess.ts';
import { findCommands, heldOn } from './command.ts';
import { assessLiability } from './liability.ts';
import { romeStatute } from './instruments/index.ts';
import { regularsOf, sideOf } from './sides.ts';
import { aClaim, aHarm, acting, anEntity, anIncident, inPlace, mention, struck } from './testing.ts';
import { statedDay } from '../model/testing/blank.ts';

// What a defence lawyer would look for: a side that is not the one that acted, and a state stronger than the words behind it.
const side = (kind: Entity['kind'], name: string, state: string | null = null) =>
  sideOf(anEntity(kind, name, state))?.name ?? null;

describe('whose side a name is', () => {
  it.each<[Entity['kind'], string, string | null, string | null]>([
    ['armed-group', 'Vessen Liberation Front', 'SYR', 'Vessen Liberation Front'],
    ['armed-group', 'Revolutionary Armed Forces of Orlo', 'COL', 'Revolutionary Armed Forces of Orlo'],
    ['armed-group', 'Free Syrian Army', 'SYR', 'Free Syrian Army'],
    ['armed-group', 'Syrian Democratic Forces', 'SYR', 'Syrian Democratic Forces'],
    ['armed-group', 'Shining Lamp', 'PER', 'Shining Lamp'],
    ['organisation', 'Syrian Opposition', 'SYR', null],
    ['organisation', 'Syrian Observatory', 'SYR', null],
    ['person', 'Ada Orr', 'SYR', null],
    ['armed-group', 'Syrian forces', 'SYR', 'Syria'],
    ['organisation', 'Syrian government', 'SYR', 'Syria'],
    ['armed-group', 'Guatemalan army', null, 'Guatemala'],
    ['armed-group', 'Syrian rebels', 'SYR', 'rebels'],
    ['armed-group', 'leftist guerrillas', null, 'rebels'],
    ['armed-group', 'Tarsk rebels', null, 'Tarsk'],
    ['armed-group', 'Fighters of the Tarsk Front', null, 'Tarsk Front'],
    ['armed-group', 'Tarsk Front militants', null, 'Tarsk Front'],
    ['armed-group', 'unknown gunmen', null, null],
    ['armed-group', 'militants', null, null],
    ['armed-group', 'enemy forces', null, null],
    ['armed-group', '4th Battalion', null, null],
    ['armed-group', 'US-led coalition', 'USA', 'a coalition of States'],
    ['armed-group', 'Tarsk coalition', 'SYR', 'Tarsk coalition'],
    ['armed-group', 'army', null, 'the government'],
  ])('%s "%s" (%s) → %s', (kind, name, state, expected) => {
    expect(side(kind, name, state)).toBe(expected);
  });
  it('takes soldiers for the government’s only by the group they fight', () => {
    const soldiers = anEntity('armed-group', 'soldiers');
    expect(sideOf(soldiers)).toBeNull();
    expect(regularsOf(soldiers)?.name).toBe('the government');
    expect(regularsOf(anEntity('armed-group', 'rebel soldiers'))).toBeNull();
  });
});

type Told = ReturnType<typeof aClaim>;
const army = anEntity('organisation', 'the army of Vessen', 'VES');
const front = anEntity('armed-group', 'the Tarsk Front');
const norland = anEntity('state', 'Norland', 'NOR');
function file(told: readonly Told[], over: Parameters<typeof anIncident>[1] = {}, beside: readonly Told[] = []) {
  return assessFile({
    incidents: [
      anIncident(
        told.map(({ claim }) => claim),
        over,
      ),
    ],
    claims: [...beside, ...told].map(({ claim }) => claim),
    readings: [...beside, ...told].map(({ reading }) => reading),
    entities: [army, front, norland],
    reviews: [],
  });
}
const element = (found: ReturnType<typeof file>, id: string) =>
  found.assessments.flatMap(({ elements }) => elements).find((one) => one.id === id);
const crimesOf = (found: ReturnType<typeof file>) => found.assessments.map(({ crime }) => crime);
const hit = (text: string, cls: string, over: Partial<Claim> = {}) => aClaim(text, { targets: [struck(cls)], ...over });

describe('no state is stronger than the words', () => {
  it('words of aim at something military speak against having meant the hospital', () => {
    const found = file([hit('A strike targeting a rebel commander hit the hospital at Tarsk.', 'hospital')]);
    expect(element(found, 'rs.8.2.e.iv#4')).toMatchObject({ state: 'unsupported', for: [] });
  });
  it.each(['The talks aimed at ending the raid on the hospital failed.', 'The raid on the hospital led to targeted sanctions.'])(
    'other aims are no aim at it: %s',
    (text) => {
      expect(element(file([hit(text, 'hospital')]), 'rs.8.2.e.iv#4')).toMatchObject({ state: 'not-assessed' });
    },
  );
  it('aim at a hospital in which rebels are treated stays aim at the hospital', () => {
    const found = file([hit('Aircraft targeted the hospital in which rebels were treated.', 'hospital')]);
    expect(element(found, 'rs.8.2.e.iv#4')!.for).toHaveLength(1);
  });
  it.each([
    'Whether the strike on the hospital was deliberate or an accident is being looked into.',
    'The strike on the hospital may have been deliberate, an adviser said.',
  ])('what is only thought possible is no aim: %s', (text) => {
    expect(element(file([hit(text, 'hospital')]), 'rs.8.2.e.iv#4')).toMatchObject({ state: 'not-assessed' });
  });
  it('the name of a relief society is no emblem that somebody saw', () => {
    const found = file([hit('Shells hit an aid convoy of the Red Crescent.', 'aid-convoy')]);
    expect(element(found, 'rs.8.2.e.iii#5')).toMatchObject({ state: 'not-assessed' });
  });
  it('to deny having aimed at a hospital is not to deny the strike on it', () => {
    const found = file([
      hit('Aircraft of the army bombed the hospital at Tarsk.', 'hospital', { actors: [acting(army)] }),
      hit('The army denied targeting hospitals.', 'hospital', { stance: 'denied', factuality: 'did-not-happen' }),
    ]);
    expect(element(found, 'rs.8.2.e.iv#1')).toMatchObject({ state: 'supported', against: [] });
    expect(element(found, 'rs.8.2.e.iv#4')).toMatchObject({ state: 'unsupported' });
  });
  it('fighters among the dead are told of beside the dead civilians', () => {
    const found = file([
      aClaim('Shells killed nine civilians.', { actors: [acting(army)], harms: [aHarm({ min: 9, max: 9 })] }),
      aClaim('Two fighters of a militia were among the dead, a resident said.', { kind: 'statement' }),
    ]);
    expect(element(found, 'rs.8.2.e.i#3')).toMatchObject({ state: 'contested' });
  });
  it('repetition is named as repetition, from which aim can only be inferred', () => {
    const found = file([hit('They keep hitting the hospital, she said.', 'hospital', { actors: [acting(army)] })]);
    expect(element(found, 'rs.8.2.e.iv#4')!.because).toContain('which alone does not show it');
  });
  it('nobody is said to have meant people who bear an emblem where no words speak of an emblem', () => {
    expect(element(file([hit('They deliberately bombed the hospital.', 'hospital')]), 'rs.8.2.e.ii#3')).toMatchObject({
      state: 'not-assessed',
    });
  });
  it('a siege alone deprives nobody in words, and is no inhumane act yet', () => {
    const siege = aClaim('The town of Halle has been besieged since spring.', { kind: 'siege', actors: [acting(army)] });
    const found = file([siege], { when: statedDay('2021-06-01') });
    expect(element(found, 'rs.8.2.e.xix#1')).toMatchObject({ state: 'not-assessed' });
    expect(crimesOf(found)).not.toContain('rs.7.1.k');
  });
  it('an advance on a city is no attack on its people', () => {
    const advance = aClaim('The army advanced on the city of Lunt.', {
      kind: 'offensive',
      actors: [acting(army)],
      targets: [struck('city')],
    });
    expect(crimesOf(file([advance]))).toEqual([]);
  });
  it('people who fled are not yet people who were driven out', () => {
    expect(
      crimesOf(file([aClaim('Families fled to Halle.', { kind: 'displacement', where: inPlace('Halle', 'Syria') })])),
    ).toEqual([]);
    const driven = aClaim('Families were expelled from Halle.', { kind: 'displacement', where: inPlace('Halle', 'Syria') });
    expect(crimesOf(file([driven]))).toContain('rs.7.1.d');
  });
  it('an arrest is no crime against humanity by itself', () => {
    const arrest = aClaim('Police arrested two men with a handbag.', { kind: 'detention', actors: [acting(army)] });
    expect(crimesOf(file([arrest]))).toEqual([]);
  });
  it('a total over months is no murder of one day, but bears on a course of conduct', () => {
    const total = aClaim('Since spring 290 people have died, 57 of them children.', {
      kind: 'killing',
      actors: [acting(army)],
      harms: [
        aHarm({ class: 'unknown', min: 290, max: 290, scope: 'cumulative' }),
        aHarm({ class: 'child', min: 57, max: 57, scope: 'cumulative', partOf: 0 }),
      ],
    });
    expect(crimesOf(file([total]))).toEqual(expect.arrayContaining(['rs.7.1.a']));
    expect(crimesOf(file([total]))).not.toContain('rs.8.2.c.i.1');
    expect(crimesOf(file([total]))).not.toContain('rs.7.1.b');
  });
  it('a soldier killed in the field is no murder victim', () => {
    const soldier = aClaim('One of the service members was killed near Orlo.', {
      kind: 'killing',
      harms: [aHarm({ class: 'unknown', min: 1, max: 1 })],
    });
    expect(crimesOf(file([soldier]))).toEqual([]);
  });
  it('a general word on a kind of weapon points to no crime', () => {
    const general = aClaim('The use of gas is a breach of law.', {
      kind: 'weapon-use',
      weapons: [{ ...mention('gas'), class: 'chemical-unspecified' }],
    });
    expect(crimesOf(file([general]))).toEqual([]);
  });
  it('executions listed in a report of attacks are not the attack', () => {
    const listed = hit('The report tells of attacks on civilians, torture and executions.', 'civilian');
    expect(crimesOf(file([listed]))).not.toContain('rs.8.2.c.iv');
  });
  it('military equipment destroyed is no crime, and a relay station no crowd', () => {
    expect(crimesOf(file([aClaim('One strike destroyed two tanks.', { kind: 'destruction', actors: [acting(army)] })]))).toEqual(
      [],
    );
    expect(
      crimesOf(file([aClaim('One strike hit a relay station.', { targets: [struck('civilian-gathering', 'relay station')] })])),
    ).toEqual([]);
    const stop = file([aClaim('Shells hit a bus station.', { targets: [struck('civilian-gathering', 'bus station')] })]);
    expect(element(stop, 'rs.8.2.e.i#2')).toMatchObject({ state: 'not-assessed' });
    const mourners = file([aClaim('Shells hit a funeral.', { targets: [struck('civilian-gathering', 'funeral')] })]);
    expect(element(mourners, 'rs.8.2.e.i#2')).toMatchObject({ state: 'supported' });
  });
});

describe('who is accused of what', () => {
  const gas = aClaim('The Tarsk Front used chlorine against Lunt.', {
    kind: 'weapon-use',
    actors: [acting(front)],
    weapons: [{ ...mention('chlorine'), class: 'chemical-chlorine' }],
  });
  const strike = hit('Aircraft of the army bombed the hospital at Lunt.', 'hospital', { actors: [acting(army)] });
  const by = (found: ReturnType<typeof file>, crime: string) =>
    found.assessments.find((one) => one.crime === crime)!.accused!.map(({ name }) => name);
  it('nobody is accused of one thing for being accused of another that is told with it', () => {
    const found = file([gas, strike]);
    expect(by(found, 'rs.8.2.e.xiv')).toEqual(['the Tarsk Front']);
    expect(by(found, 'rs.8.2.e.iv')).toEqual(['the army of Vessen']);
  });
  it('of a weapon that nobody is said to have used nobody is accused', () => {
    const silent = aClaim('Chlorine was used against Lunt.', {
      kind: 'weapon-use',
      targets: [struck('town-or-village')],
      weapons: [{ ...mention('chlorine'), class: 'chemical-chlorine' }],
    });
    expect(by(file([silent, strike]), 'rs.8.2.e.xiv')).toEqual([]);
  });
  it('who is accused of the attack is accused where the words on what was struck name nobody', () => {
    const found = file([
      hit('The hospital was bombed.', 'hospital'),
      aClaim('The army bombed Lunt that day.', { actors: [acting(army)] }),
    ]);
    expect(by(found, 'rs.8.2.e.iv')).toEqual(['the army of Vessen']);
  });
});

describe('conflicts are of those who fight', () => {
  const strikes = (text: string, targets: Claim['targets']) => aClaim(text, { actors: [acting(norland)], targets });
  it('a country in which strikes fall is no party to them', () => {
    const text = 'Norland struck the Tarsk Front in Vessen and Sudan.';
    const at = text.indexOf('Sudan');
    const sudan = anEntity('state', 'Sudan', 'SDN');
    const told = strikes(text, [
      { ...mention(front.name, front), class: 'armed-group' },
      { from: at, to: at + 5, name: 'Sudan', entity: sudan.id, class: 'state' },
    ]);
    const { conflicts } = assessFile({
      incidents: [anIncident([told.claim])],
      claims: [told.claim],
      readings: [told.reading],
      entities: [front, norland, sudan],
      reviews: [],
    });
    expect(conflicts.map(({ parties }) => parties.map(({ name }) => name))).toEqual([['Tarsk Front', 'Norway']]);
  });
  it('force of a State on the ground of another asks for leave, and says no more', () => {
    const told = aClaim('Norland bombed Halle.', { actors: [acting(norland)], where: inPlace('Halle', 'Sudan') });
    const open = file([told]).conflicts;
    expect(open.map(({ parties }) => parties.map(({ name }) => name))).toEqual([['Norway', 'Sudan']]);
    expect(open[0]!.kinds).toMatchObject([{ kind: 'international', state: 'not-assessed', for: [] }]);
    expect(open[0]!.kinds[0]!.missing[0]).toContain('Did Sudan agree');
    const occupied = aClaim('Norland occupied the town of Halle.', {
      kind: 'territorial-change',
      actors: [acting(norland)],
      where: inPlace('Halle', 'Sudan'),
    });
    expect(file([occupied]).conflicts[0]!.kinds.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'international supported',
      'occupation supported',
    ]);
  });
  it('a State of a coalition does not fight it, but whom the coalition fights', () => {
    const text = 'Norland is part of the coalition that fights the Tarsk Front, a militant group.';
    const told = aClaim(text, { kind: 'clash' });
    const league = anEntity('armed-group', 'Vessen-led coalition');
    const some = anEntity('armed-group', 'militant group');
    const at = text.indexOf('Tarsk');
    const seen = { ...front, mentions: [{ reading: told.reading.id, from: at, to: at + 11, form: 'name' as const }] };
    const claim = { ...told.claim, actors: [norland, league, some].map((one) => acting(one, 'participant')) };
    const { conflicts } = assessFile({
      incidents: [],
      claims: [claim],
      readings: [told.reading],
      entities: [norland, league, some, seen],
      reviews: [],
    });
    expect(conflicts.map(({ parties, kinds }) => `${parties[0].name}–${parties[1].name} ${kinds[0]!.kind}`)).toEqual([
      'Tarsk Front–Norway non-international',
      'Tarsk Front–a coalition of States non-international',
    ]);
  });
  it('a government that is helped against a group fights it', () => {
    const text = 'Norland backed the army of Vessen against the Tarsk Front.';
    const told = aClaim(text, {
      kind: 'military-support',
      actors: [acting(norland, 'supporter'), acting(army, 'beneficiary')],
    });
    const at = text.indexOf('Tarsk');
    const seen = { ...front, mentions: [{ reading: told.reading.id, from: at, to: at + 11, form: 'name' as const }] };
    const { conflicts } = assessFile({
      incidents: [],
      claims: [told.claim],
      readings: [told.reading],
      entities: [army, norland, seen],
      reviews: [],
    });
    expect(conflicts.map(({ parties, kinds }) => `${parties[0].name}–${parties[1].name} ${kinds[0]!.kind}`)).toEqual([
      'Tarsk Front–VES non-international',
    ]);
  });
  it('an attack that did not come about is no word against a conflict', () => {
    const told = aClaim('The Tarsk Front will not be let to attack Norland.', {
      factuality: 'did-not-happen',
      actors: [acting(front)],
      targets: [{ ...mention('Norland', norland), class: 'state' }],
    });
    expect(file([told]).conflicts).toEqual([]);
  });
  it('unknown hands tie nothing to a conflict', () => {
    const men = anEntity('armed-group', 'unidentified gunmen');
    const told = hit('Unidentified gunmen shelled the clinic.', 'clinic', { actors: [acting(men)] });
    const war = aClaim('The army fought the Tarsk Front.', {
      kind: 'clash',
      actors: [acting(army)],
      targets: [{ ...mention(front.name, front), class: 'armed-group' }],
    });
    const found = assessFile({
      incidents: [anIncident([told.claim])],
      claims: [war.claim, told.claim],
      readings: [war.reading, told.reading],
      entities: [army, front, men],
      reviews: [],
    });
    expect(element(found, 'rs.8.2.e.iv#ctx.nexus')).toMatchObject({ state: 'not-assessed' });
  });
  it('conduct before the instrument began is marked: its elements are a yardstick alone', () => {
    const found = file([hit('Aircraft bombed the hospital.', 'hospital')], { when: statedDay('1990-05-01') });
    expect(found.assessments[0]!.outOfTime).toContain('2002-07-01');
    expect(
      file([hit('Aircraft bombed the hospital.', 'hospital')], { when: statedDay('2003-05-01') }).assessments[0]!.outOfTime,
    ).toBeNull();
  });
});

function commandIn(text: string, person: string, body: string, over: Partial<Claim> = {}) {
  const told = aClaim(text, { kind: 'statement', ...over });
  const named = (kind: Entity['kind'], name: string): Entity => {
    const from = text.indexOf(name);
    return { ...anEntity(kind, name), mentions: [{ reading: told.reading.id, from, to: from + name.length, form: 'name' }] };
  };
  const entities = [named('person', person), named('armed-group', body)];
  return { told, entities, commands: findCommands({ incidents: [], claims: [told.claim], readings: [told.reading], entities }) };
}

describe('who commanded whom, and when', () => {
  it('takes nobody for the head of what they only met', () => {
    expect(commandIn('Ada Orr met the head of the Tarsk Front on Monday.', 'Ada Orr', 'Tarsk Front').commands).toEqual([]);
  });
  it.each([
    ['The Tarsk Front’s leader, Ada Orr, spoke.', 'leadership'],
    ['The Tarsk Front’s military commander Ada Orr spoke.', 'command'],
  ] as const)('reads a possessive: %s', (text, kind) => {
    expect(commandIn(text, 'Ada Orr', 'Tarsk Front').commands).toMatchObject([{ person: 'Ada Orr', over: 'Tarsk Front', kind }]);
  });
  it('takes nobody for a commander across a clause', () => {
    expect(
      commandIn('Ada Orr, commander of forces that fled from the Tarsk Front, spoke.', 'Ada Orr', 'Tarsk Front').commands,
    ).toEqual([]);
  });
  it.each([
    [
      'Ada Orr, commander of the Tarsk Front since May 2015, spoke.',
      { first: '2015-05-01', last: null, days: 'stated', past: false },
    ],
    [
      'Ada Orr, commander of the Tarsk Front from 2012 until March 2014, spoke.',
      { first: '2012-01-01', last: '2014-03-31', days: 'stated', past: false },
    ],
    ['Ada Orr, the former commander of the Tarsk Front, spoke.', { first: null, last: null, days: null, past: true }],
    ['Ada Orr, commander of the Tarsk Front, spoke.', { first: null, last: null, days: null, past: false }],
  ] as const)('%s', (text, expected) => {
    const { commands } = commandIn(text, 'Ada Orr', 'Tarsk Front', { when: statedDay('2016-02-02') });
    expect(commands).toMatchObject([{ person: 'Ada Orr', over: 'Tarsk Front', kind: 'command', ...expected }]);
  });
  it('dates a command told with an attack by the day of the attack', () => {
    const { commands } = commandIn('The Tarsk Front, commanded by Ada Orr, shelled Lunt.', 'Ada Orr', 'Tarsk Front', {
      kind: 'attack',
      when: statedDay('2016-02-02'),
    });
    expect(commands).toMatchObject([{ first: '2016-02-02', last: '2016-02-02', days: 'of-event' }]);
  });
  it('leaves out incidents of days on which somebody did not command, and former commanders altogether', () => {
    const relation = {
      person: 'Ada Orr',
      over: 'x',
      kind: 'command',
      first: '2015-05-01',
      last: null,
      days: 'stated',
      past: false,
      claims: [],
    } as const;
    expect(heldOn(relation, statedDay('2014-01-01'))).toBe(false);
    expect(heldOn(relation, statedDay('2015-06-01'))).toBe(true);
    expect(heldOn(relation, null)).toBe(true);
    expect(heldOn({ ...relation, past: true }, null)).toBe(false);
  });
  it('looks at whoever commands one unit only for what that unit is accused of', () => {
    const text = 'Ada Orr is commander of the 4th Brigade.';
    const { told, entities } = commandIn(text, 'Ada Orr', '4th Brigade');
    const [orr, brigade] = [entities[0]!, { ...entities[1]!, state: 'VES' }];
    const strike = (by: Entity) => hit(`Shells of ${by.name} hit the school.`, 'school', { actors: [acting(by)] });
    const who = (by: Entity) => {
      const { claim, reading } = strike(by);
      const incident = anIncident([claim]);
      return assessLiability(
        { incidents: [incident], claims: [told.claim, claim], readings: [told.reading, reading], entities: [orr, brigade, army] },
        romeStatute,
        new Map([[incident.id, null]]),
      ).liability.map(({ name }) => name);
    };
    expect(who(army)).not.toContain('Ada Orr');
    expect(who(brigade)).toContain('Ada Orr');
  });
  it.each([
    ['Ada Orr, commander of the Tarsk Front, spoke.', 'not-assessed'],
    ['Ada Orr, commander of the Tarsk Front since May 2015, spoke.', 'supported'],
    ['Ada Orr, commander of the Tarsk Front since May 2017, spoke.', undefined],
  ] as const)('finds command over those who acted only for the day on which they did: %s', (text, expected) => {
    const { told, entities } = commandIn(text, 'Ada Orr', 'Tarsk Front');
    const { claim, reading } = hit('Shells of the Tarsk Front hit the school.', 'school', { actors: [acting(entities[1]!)] });
    const incident = anIncident([claim], { when: statedDay('2016-02-02') });
    const { liability } = assessLiability(
      { incidents: [incident], claims: [told.claim, claim], readings: [told.reading, reading], entities },
      romeStatute,
      new Map([[incident.id, null]]),
    );
    const mode = liability.find((one) => one.name === 'Ada Orr' && one.mode === 'lia.28.a');
    expect(mode?.elements[1]!.state).toBe(expected);
  });
  it('finds no common purpose in acts alone, and no control in leading', () => {
    const { told, entities } = commandIn('Ada Orr is leader of the Tarsk Front.', 'Ada Orr', 'Tarsk Front');
    const { claim, reading } = hit('Shells of the Tarsk Front hit the school.', 'school', { actors: [acting(entities[1]!)] });
    const incident = anIncident([claim]);
    const { liability } = assessLiability(
      { incidents: [incident], claims: [told.claim, claim], readings: [told.reading, reading], entities },
      romeStatute,
      new Map([[incident.id, null]]),
    );
    const of = (mode: string, n: number) =>
      liability.find((one) => one.name === 'Ada Orr' && one.mode === mode)?.elements[n - 1]?.state;
    expect(of('lia.25.3.b.order', 1)).toBe('supported');
    expect(of('lia.25.3.b.order', 2)).toBe('not-assessed');
    expect(of('lia.25.3.a.through', 2)).toBeUndefined();
    expect(of('lia.25.3.d.i', 1)).toBeUndefined();
    expect(of('lia.28.a', 1)).toBe('not-assessed');
  });
});
