import { describe, expect, it } from 'vitest';
import type { Claim } from '../../model/index.ts';
import { extract, type Tools } from '../extract.ts';
import { makeGazetteer } from '../gazetteer.ts';
import { builtInPack } from '../languages/en/places.ts';
import { readingOf, shippedModel } from '../testing.ts';

const tools: Tools = { model: shippedModel(), gazetteer: makeGazetteer([builtInPack]) };
const claimsOf = (text: string): readonly Claim[] => extract(readingOf(text), tools).claims;
const hands = (text: string, kind = 'attack'): string[] =>
  claimsOf(text)
    .filter((claim) => claim.kind === kind)
    .flatMap(({ actors }) => actors.map(({ role, name }) => `${role} ${name}`));

describe('whose machines and whose men', () => {
  it.each([
    ['a state that only the text knows', "Karelia's army denied it. Karelian jets bombed the port.", 'agent Karelia'],
    [
      'a word of nationality whose state is not named',
      'The Ardan army fell back. An Ardan drone hit the school.',
      'agent Ardan drone',
    ],
    [
      'whoever is named behind the machines',
      'Warplanes of the Zafar-led coalition bombed the hospital.',
      'agent Zafar-led coalition',
    ],
    ['whoever works the machine', 'A drone operated by the Rapid Corps hit the market.', 'agent Rapid Corps'],
    ['who speaks of their own machines', 'The army said its helicopters bombed the village.', 'agent army'],
    ['the force that its members are of', 'Members of the Border Guard fired on the crowd.', 'agent Members of the Border Guard'],
    [
      'the force that fighters come from',
      'Fighters from the Highland Army attacked a clinic.',
      'agent Fighters from the Highland Army',
    ],
    ['the soldiers of whom one acts', 'One of the soldiers shot the priest.', 'agent soldiers'],
    [
      'the force and not the hour before it',
      'That night soldiers of the Third Brigade shelled the town.',
      'agent soldiers of the Third Brigade',
    ],
    ['a suicide bomber, who is no aircraft', 'A suicide bomber attacked a mosque.', 'agent suicide bomber'],
  ])('takes for who acts %s', (_, text, actor) => {
    expect(hands(text)).toContain(actor);
  });

  it('comes to an end where the machines themselves have fired', () => {
    const text = 'OUR GUNS HIT TWO HELICOPTERS THAT HAD FIRED ROCKETS AND BOMBED THE AREA.';
    expect(() => hands(text)).not.toThrow();
  });

  it.each([
    ['the ground that rockets came from', 'Rockets from Karsa hit the hospital.'],
    ['the kind of a machine', 'A fighter jet dropped two bombs on the school.'],
    ['those who tell of it', 'The media say they hit army positions.'],
    ['the ministry whose guns it denies', 'The defence ministry denied that its guns had fired on the clinic.'],
    ['a machine known by a word that is no nationality here', 'A Titan missile hit the school.'],
  ])('takes for nobody who acts %s', (_, text) => {
    expect(hands(text)).toEqual([]);
  });

  it('makes nobody a killer where a plane crashed or debris fell', () => {
    expect(hands('A military plane crashed in the hills, killing 11.', 'killing')).toEqual([]);
    expect(hands('Debris fell on a house, killing two.', 'killing')).toEqual([]);
  });

  it('gives an attack to whoever it is attributed to, as the word of who attributes it', () => {
    const [attack] = claimsOf('The authorities attribute the attack on the bus to the Bright Star rebels.').filter(
      ({ kind }) => kind === 'attack',
    );
    expect(attack?.actors.map(({ role, name }) => `${role} ${name}`)).toEqual(['agent Bright Star']);
    expect(attack?.voice.speaker?.name).toBe('authorities');
  });

  it('tells blame by nobody named as blame', () => {
    const [attack] = claimsOf('The attack was blamed on the Bright Star Movement.').filter(({ kind }) => kind === 'attack');
    expect(attack?.actors.map(({ name }) => name)).toEqual(['Bright Star Movement']);
    expect(attack?.stance).toBe('alleged');
  });

  it('gives an attack to whoever is said to have claimed it, behind "for which"', () => {
    const text = 'He spoke of the killing of 17 worshippers, an attack for which the Bright Front has claimed responsibility.';
    expect(hands(text)).toEqual(['agent Bright Front']);
  });
});

describe('words that tell of something else', () => {
  const kinds = (text: string): string[] => claimsOf(text).map(({ kind }) => kind);
  it.each([
    ['a clinic that receives the wounded meets nobody', 'The hospital has received 83 wounded.', 'meeting'],
    ['a site that hosts the displaced meets nobody', 'The site hosts 4,000 people.', 'meeting'],
    ['who takes part takes no ground', 'The soldiers took part in an operation near Karsa.', 'territorial-change'],
    ['an Inquiry with a capital is a body', 'Last week the Inquiry found nine graves.', 'investigation'],
    [
      'displaced people who are killed are not displaced by it',
      'The group killed 62 displaced people at the camp.',
      'displacement',
    ],
    ['a plane that crashes attacks nothing', 'A military plane crashed near the school.', 'attack'],
    [
      'casualties that are not given are not told',
      'The army returned fire, an officer said, without giving casualties.',
      'casualties',
    ],
  ])('%s', (_, text, kind) => {
    expect(kinds(text)).not.toContain(kind);
  });

  it('takes what happened before something else of the past as done', () => {
    const burning = claimsOf('The attackers shot into the air before setting houses ablaze.').find(
      ({ kind }) => kind === 'destruction',
    );
    expect(burning?.factuality).toBe('happened');
  });

  it('takes a convoy for one of aid only where it is said to carry some', () => {
    const struck = (text: string): string[] => claimsOf(text).flatMap(({ targets }) => targets.map((target) => target.class));
    expect(struck('Jets bombed a convoy carrying flour.')).toEqual(['aid-convoy']);
    expect(struck('Jets bombed a convoy of families.')).not.toContain('aid-convoy');
  });

  it('names the town and not the rebels who hold it as what was struck', () => {
    const [attack] = claimsOf('Jets carried out raids on the rebel-held town of Idrun.');
    expect(attack?.targets.map((target) => target.class)).toEqual(['town-or-village']);
  });
});

describe('who casts a vote or a veto', () => {
  const vetoes = (text: string): string[] =>
    claimsOf(text).flatMap(({ vote }) => (vote === null ? [] : vote.vetoedBy.map(({ name }) => name)));
  it.each([
    ['a state that nobody knows, at the start of a sentence', 'Tessaly vetoed the resolution.', ['Tessaly']],
    [
      'whoever "its veto" belongs to, and never the council',
      'The Security Council failed to adopt the resolution after Karelia cast its veto.',
      ['Karelia'],
    ],
    ['nobody, where no word before the verb is a name', 'Finally vetoed, the draft resolution lapsed.', []],
  ])('is %s', (_, text, names) => {
    expect(vetoes(text)).toEqual(names);
  });

  it('leads "its" back to whoever is urged', () => {
    const mentions = extract(readingOf('Germany urged Norway to close its embassy.'), tools).entities;
    expect(mentions.find(({ name }) => name === 'Norway')?.mentions.some(({ form }) => form === 'pronoun')).toBe(true);
  });
});

describe('who is not who acts', () => {
  it('keeps a body called by a bare name apart from a longer name that comes up later', () => {
    const text = 'Its Coalition advisers stayed with the Syrian Arab Coalition in Dorn. The Coalition bombed the port.';
    expect(hands(text)).toEqual(['agent Coalition']);
  });

  it('gives what is aimed at to whose efforts they are, and what is helped with to who is helped', () => {
    expect(
      hands("He noted the role that the coalition can play in Norway's efforts to destroy the militia.", 'destruction'),
    ).toEqual(['agent Norway']);
    expect(hands('The coalition is assisting the Chilean army to destroy the militia.', 'destruction')).toEqual([
      'agent Chilean army',
    ]);
  });

  it('makes no statement of what goes on', () => {
    expect(claimsOf('Rebel forces continue to hold territory near Dorn.').map(({ kind }) => kind)).not.toContain('statement');
  });
});
