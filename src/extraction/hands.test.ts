import { describe, expect, it } from 'vitest';
import type { Claim } from '../model/index.ts';
import { extract, type Tools } from './extract.ts';
import { makeGazetteer } from './gazetteer.ts';
import { builtInPack } from './languages/en/places.ts';
import { readingOf, shippedModel } from './testing.ts';

const tools: Tools = { model: shippedModel(), gazetteer: makeGazetteer([builtInPack]) };
const claimsOf = (text: string): readonly Claim[] => extract(readingOf(text), tools).claims;
const hands = (text: string, kind: string): string[] =>
  claimsOf(text)
    .filter((claim) => claim.kind === kind)
    .flatMap(({ actors }) => actors.map(({ role, name }) => `${role} ${name}`));

describe('whose hand a claim names', () => {
  it('takes a nationality before a noun of event for who acts, with the backer apart', () => {
    expect(hands('The town suffered a deadly Chilean offensive backed by Norway.', 'offensive')).toEqual([
      'agent Chile',
      'supporter Norway',
    ]);
  });

  it('gives a bombing by two forces to both', () => {
    expect(hands('The port is under a heavy bombing by both the Chilean and Norwegian forces.', 'attack')).toEqual([
      'agent Chilean forces',
      'agent Norwegian forces',
    ]);
  });

  it('reads "they" as the two who stand as subject above, and as nobody when others stand between', () => {
    expect(hands('Norway and the rebels have not said why they keep hitting hospitals.', 'attack')).toEqual([
      'agent Norway',
      'agent rebels',
    ]);
    expect(hands('Norway and Chile asked the rebels why they keep hitting hospitals.', 'attack')).toEqual([]);
  });

  it('leads "they" back to who says so, also over a day, and to the name of a body in the plural', () => {
    expect(hands('Rebels said on Tuesday they had shot down a helicopter.', 'clash')).toEqual(['agent Rebels']);
    expect(hands('The Houthis said on Tuesday they had attacked a ship.', 'attack')).toEqual(['agent Houthis']);
    expect(hands('The ministry said they had shelled the town.', 'attack')).toEqual([]);
  });

  it('makes whoever is urged to inquire the one who is to inquire', () => {
    expect(hands('Norway urged the United Nations to open an investigation.', 'investigation')).toEqual(['agent United Nations']);
  });

  it('names someone by an age whole', () => {
    expect(hands('Two 15-year-old boys attacked a guard.', 'attack')).toEqual(['agent 15-year-old boys']);
  });

  it('hands a subject on to each verb that "and" joins to its own', () => {
    const text = 'The rebels have made advances in the valley and also have successfully pushed back the front line.';
    expect(hands(text, 'territorial-change')).toEqual(['agent rebels', 'agent rebels']);
  });

  it('takes all that a list of targets names', () => {
    const [attack] = claimsOf('Airstrikes hit two clinics, a food convoy and other civilian sites.');
    expect(attack?.targets.map((target) => target.class)).toEqual(['clinic', 'aid-convoy', 'civilian-objects']);
  });

  it('takes a name that nobody knows for a party to what its subject agrees on', () => {
    expect(hands('Anvar and Tuzla agreed on a truce.', 'agreement')).toEqual(['participant Anvar', 'participant Tuzla']);
  });

  it('names whoever demands, also where they are the one who speaks', () => {
    const text =
      'The envoy for Karsa, Lena Brandt, told the Council that people were hungry. She called on the army to open the road.';
    expect(hands(text, 'demand')).toEqual(['requester Lena Brandt', 'recipient army']);
  });

  it('puts an event where it all was, and not at the part that is named with it', () => {
    const text = 'Shells have struck three schools in southern Yemen, notably in the old quarter of Aden.';
    expect(claimsOf(text).map(({ where }) => where?.name)).toEqual(['southern Yemen']);
  });

  it('lets nobody visit his own country', () => {
    const text =
      'French President Paul Tarnot will wait before deciding to meet his Turkish counterpart Demir Aksu during his Paris visit in May.';
    expect(hands(text, 'visit')).toEqual(['visitor Demir Aksu']);
  });

  it('tells of a visit for each place visited', () => {
    const visits = claimsOf('Foreign Minister Jean Tarnot visited Oslo and Vienna.').filter(({ kind }) => kind === 'visit');
    expect(visits.map(({ where }) => where?.name)).toEqual(['Oslo', 'Vienna']);
    expect(new Set(visits.map(({ id }) => id)).size).toBe(2);
  });
});

describe('how real an event is', () => {
  const state = (text: string, kind: string): string | undefined =>
    claimsOf(text).find((claim) => claim.kind === kind)?.factuality;

  it.each([
    [
      'what lasts until now in the perfect',
      'Norway has supported the government for more than a year.',
      'military-support',
      'ongoing',
    ],
    ['what a town is reeling under', 'The city is reeling under an intense bombing by the rebels.', 'attack', 'ongoing'],
    [
      'an advance that someone stands against',
      'Norway is standing firmly against the Chilean advance on the city.',
      'offensive',
      'happened',
    ],
    [
      'what someone was successful in',
      'The rebels were successful in capturing the old quarter of the town.',
      'territorial-change',
      'happened',
    ],
  ])('%s', (_, text, kind, expected) => {
    expect(state(text, kind)).toBe(expected);
  });

  it('takes what a title says someone is "to" do for a plan, and its subject for who wants it', () => {
    const [claim] = claimsOf('Norway to push for war crimes investigations\n\nThe minister spoke on Monday.');
    expect(claim).toMatchObject({
      kind: 'investigation',
      factuality: 'planned',
      actors: [{ role: 'requester', name: 'Norway' }],
    });
  });
});

describe('where an event is placed', () => {
  it('takes "the city" for the town spoken of, and not for one that was only visited', () => {
    const text =
      'Rebels in eastern Aleppo asked for help for Aleppo. Tarnot visited Vienna before a vote on a text aimed at a ceasefire in the besieged city.';
    expect(claimsOf(text).find(({ kind }) => kind === 'ceasefire')?.where?.name).toBe('Aleppo');
  });
});

describe('who is never made to act', () => {
  it.each([
    [
      'who was killed together with another verb',
      'Abu Karim, a gang leader, was struck and killed by a coalition airstrike.',
      'Abu Karim',
    ],
    [
      'who was wounded, the helping verb left out',
      'A policeman was killed and another policeman wounded during the attack.',
      'policeman',
    ],
    ['whose murder it was', "The priests' murder divided the party.", 'priests'],
    ['who only discussed a campaign', 'The two leaders discussed the campaign to liberate the town.', 'leaders'],
    ['an adjective of blame', 'The minister spoke of the terrorist attack in the port.', 'terrorist'],
  ])('%s', (_, text, name) => {
    const agents = claimsOf(text).flatMap(({ actors }) =>
      actors.filter(({ role }) => role === 'agent').map((actor) => actor.name),
    );
    expect(agents.filter((agent) => agent.includes(name))).toEqual([]);
  });
});

describe('what is said', () => {
  it('takes the two who met for "the two sides"', () => {
    const text =
      'In a meeting with Turkish President Demir Aksu, Foreign Minister Jean Tarnot said that the two sides agreed on a truce.';
    expect(hands(text, 'agreement').toSorted()).toEqual(['participant Demir Aksu', 'participant Jean Tarnot']);
  });

  it('is dated by the words beside the saying, and never by the time of what is spoken of', () => {
    const about = {
      published: {
        first: '2031-05-14',
        last: '2031-05-14',
        precision: 'day',
        text: null,
        anchor: 'stated',
        inferred: false,
        where: 'test',
      },
    } as const;
    const [spoken] = extract(readingOf('On Monday, Foreign Minister Jean Tarnot said that bread is dear.', about), tools).claims;
    expect(spoken?.when?.first).toBe('2031-05-12');
    const named = extract(readingOf('Jean Tarnot called the April shelling of two hospitals a war crime.', about), tools).claims;
    expect(named.find(({ kind }) => kind === 'characterisation')?.when).toBeNull();
  });
});

describe('ordinary reports', () => {
  const told = (text: string): string[] =>
    claimsOf(text).map(({ kind, actors }) => [kind, ...actors.map(({ role, name }) => `${role} ${name}`)].join(' | '));

  it('keeps what one strike did in one claim, with the market it struck', () => {
    const [attack, ...rest] = claimsOf(
      'Shelling by the Green Valley Front killed at least 56 people and wounded 158 at a market in Karsa on Saturday, the ministry said.',
    );
    expect(rest).toEqual([]);
    expect(attack?.harms.map(({ outcome, min }) => `${outcome} ${min}`)).toEqual(['killed 56', 'injured 158']);
    expect(attack?.targets.map((target) => target.class)).toEqual(['market']);
  });

  it('tells a denial and the strike that is admitted beside it', () => {
    const claims = told(
      'The Norwegian defence ministry denied responsibility and said its forces had struck a base of foreign fighters.',
    );
    expect(claims[0]).toBe('denial');
    expect(claims[1]).toMatch(/^attack \| agent /);
  });

  it('does not take a missile that was shot down for an attack', () => {
    expect(told('A third missile was shot down by air defences.')).toEqual(['clash']);
  });

  it('makes neither side of a fight the one who drove people out', () => {
    const text = 'Fighting between the army and the Green Valley Front has displaced some 12,000 civilians, aid groups estimate.';
    expect(hands(text, 'displacement')).toEqual([]);
  });

  it('takes a state before a colon in a title for the place of the news', () => {
    const [claim] = claimsOf('Norway: rebels accused of killing dozens in a market\n\nThe town was quiet on Monday.');
    expect(claim?.voice.speaker).toBeNull();
    expect(claim?.actors.map(({ role, name }) => `${role} ${name}`)).toEqual(['accused rebels']);
  });

  it('hears who is named by "according to" at the end', () => {
    const [claim] = claimsOf('The war has killed tens of thousands of people, according to the United Nations.');
    expect(claim?.voice.speaker?.name).toBe('United Nations');
  });

  it('counts an attempt to flee as no flight', () => {
    expect(told('Troops set fire to 40 houses as six villagers tried to flee.').join()).not.toContain('displacement');
  });

  it('gives a month far from the only dated one no year', () => {
    const [first, second] = claimsOf('Rebels shelled the port on 3 August 2023. Rebels shelled the mill in March.');
    expect([first?.when?.first, second?.when?.first]).toEqual(['2023-08-03', null]);
  });

  it('gives what a vehicle or a shell does to those whose it is, or who fired it', () => {
    expect(hands('Army helicopters dropped barrel bombs on the district.', 'attack')).toEqual(['agent Army']);
    expect(hands('Rebel rockets hit the centre of Lemna.', 'attack')).toEqual(['agent Rebel']);
  });

  it('takes an unknown name for who acts where only those can stand who act', () => {
    expect(hands('Ansarun shelled the town.', 'attack')).toEqual(['agent Ansarun']);
    expect(hands('The president accused Ruvia of targeting civilians.', 'accusation')).toEqual(['accused Ruvia']);
  });

  it('makes the harmed no doers', () => {
    expect(hands('The UN said 30 civilians killed in the past week were buried.', 'killing')).toEqual([]);
  });

  it('gives an attack to those who claim it, in their own words', () => {
    const attack = claimsOf('The group claimed responsibility for the attack on the convoy.').find(
      ({ kind }) => kind === 'attack',
    );
    expect(attack?.actors.map(({ role, name }) => `${role} ${name}`)).toEqual(['agent group']);
  });

  it('hears who puts a toll at a figure', () => {
    const [claim] = claimsOf('Hospital sources put the death toll at 31.');
    expect(claim).toMatchObject({ factuality: 'happened', voice: { speaker: { name: 'Hospital sources' } } });
  });

  it('does not count who speaks among the wounded', () => {
    const [claim] = claimsOf('The attack killed 12 people and wounded more than 30, a hospital official said.');
    expect(claim?.harms.map(({ outcome, min }) => `${outcome} ${min}`)).toEqual(['killed 12', 'injured 31']);
  });

  it('does not say whether "victims" are dead or wounded', () => {
    const harms = claimsOf('Six of the victims were women, said Dr Amal Haddad, who treated the wounded.').flatMap(
      (claim) => claim.harms,
    );
    expect(harms.map(({ outcome, class: code, min }) => `${outcome} ${code} ${min}`)).toEqual(['casualties woman 6']);
  });

  it('tells what residents report by its name', () => {
    expect(told('Residents reported heavy shelling in the northern districts.')).toEqual(['attack']);
  });

  it('never takes who says so for who did it', () => {
    const text =
      'Gunmen opened fire on worshippers outside a mosque on Friday, killing 14 people and injuring more than 20, police said.';
    expect(told(text)).toEqual(['attack | agent Gunmen']);
    const [claim] = claimsOf(text);
    expect(claim?.voice.speaker?.name).toBe('police');
    expect(claim?.harms.map(({ outcome, min }) => `${outcome} ${min}`)).toEqual(['killed 14', 'injured 21']);
  });

  it('holds a denial of responsibility as the denier’s own', () => {
    const attack = claimsOf('The rebels denied responsibility for the attack.').find(({ kind }) => kind === 'attack');
    expect(attack).toMatchObject({ stance: 'denied', voice: { speaker: { name: 'rebels' } } });
  });

  it('joins a shell that was fired to what it hit', () => {
    const text = 'Two children were killed when a mortar shell fired by rebels hit their home.';
    expect(told(text)).toEqual(['attack | agent rebels']);
  });

  it('counts the wounded who died among the dead, and no thing among people', () => {
    const dead = claimsOf('Four of the wounded died in hospital.').flatMap((claim) => claim.harms);
    expect(dead.map(({ outcome, min }) => `${outcome} ${min}`)).toEqual(['killed 4']);
    const left = claimsOf('One of these, a mortar attack on the village of Stell, left two women dead.').flatMap(
      (claim) => claim.harms,
    );
    expect(left.map(({ outcome, min }) => `${outcome} ${min}`)).toEqual(['killed 2']);
  });

  it('counts those who were forced to leave', () => {
    const [, flight] = claimsOf('Heavy clashes have forced 9,400 people to leave the western quarters of Nador.');
    expect(flight).toMatchObject({ kind: 'displacement', harms: [{ outcome: 'displaced', min: 9400 }], actors: [] });
  });

  it('finds places that no list knows where only a place can stand', () => {
    const place = (text: string) => claimsOf(text)[0]?.where?.name;
    expect(place('Warplanes hit three villages in the Sefid hills overnight.')).toBe('Sefid hills');
    expect(place('The raid on Odum began at dawn.')).toBe('Odum');
    expect(place('The resolution was sent to Parliament after the raid.')).toBeUndefined();
  });

  it('gives what is allowed to those whom it is allowed', () => {
    const text = 'Such deals have allowed the army to take control of the port of Dora.';
    expect(hands(text, 'territorial-change')).toEqual(['agent army']);
  });

  it('gives a number to the attack that it is the number of', () => {
    for (const text of [
      'Some 120 people were hurt in the attack.',
      'The toll from the bombing of the market in Orsk rose to 120.',
      'The group said it was behind a bombing last month in which 120 people died.',
    ]) {
      const claims = claimsOf(text);
      expect(
        claims.map(({ kind, harms }) => `${kind} ${harms.map(({ min }) => min).join()}`),
        text,
      ).toEqual(['attack 120']);
    }
  });

  it('reads a toll that is told as a number of people', () => {
    const harms = claimsOf(
      'The number of people killed in the attack on the Saint Anne hospital in Orsk has risen to 14 since Sunday.',
    ).flatMap((claim) => claim.harms);
    expect(harms.map(({ outcome, min }) => `${outcome} ${min}`)).toEqual(['killed 14']);
  });

  it('takes an offer to do something for an offer', () => {
    expect(told('President Ilan Moros offered on Thursday to open a corridor for civilians out of Tarsk.')).toEqual([
      'offer | agent Ilan Moros',
    ]);
  });

  it('takes no verb for the second word of a noun', () => {
    const [strike] = claimsOf('On 8 March warplanes struck the Saint Anne hospital in Orsk.');
    expect(strike?.targets.map((target) => target.class)).toEqual(['hospital']);
  });

  it('leaves an hour before noon on its day', () => {
    const [bomb] = claimsOf('The first bomb fell on the market before noon on Sunday, 3 March 2019.');
    expect(bomb?.when).toMatchObject({ first: '2019-03-03', last: '2019-03-03' });
  });

  it('hears a minister at the end of a sentence, and "he" after "she" is somebody else', () => {
    const claims = claimsOf(
      'Norway will ask the prosecutor how she can begin an inquiry into the bombardment of Orsk, Norwegian Foreign Minister Paul Tarnot said on Monday. He told reporters that the rebels had shelled the port.',
    );
    expect(new Set(claims.map(({ voice }) => voice.speaker?.name))).toEqual(new Set(['Paul Tarnot']));
    expect(claims.flatMap(({ targets }) => targets.map(({ name }) => name))).not.toContain('Paul Tarnot');
  });

  it('keeps a meeting that is due, or planned and in doubt, a plan', () => {
    for (const text of [
      'Norwegian President Paul Tarnot was due to meet Turkish President Demir Aksu in Orsk next week.',
      'A meeting of Norwegian President Paul Tarnot and Turkish President Demir Aksu planned in Orsk next week is in doubt.',
    ])
      expect(told(text), text).toEqual(['meeting | participant Paul Tarnot | participant Demir Aksu']);
    expect(
      claimsOf('A meeting of President Paul Tarnot and President Demir Aksu planned in Orsk is in doubt.')[0]?.factuality,
    ).toBe('planned');
  });
});
