import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteSpan } from '../../model/index.ts';
import { publishedOn } from '../../model/testing/blank.ts';
import { processorTime } from '../../model/testing/processor.ts';
import { documentOf, marked } from '../testing.ts';
import { findHarms } from './count.ts';
import { findTimes } from './when.ts';

const published = publishedOn('2031-05-14');

/** "killed child 3-3", an open side left out, "of 0" for a part of the first, "~" before the hedging words. */
function told(text: string): string[] {
  return findHarms(documentOf(text, { published })).map(
    ({ outcome, class: name, min, max, hedge, partOf }) =>
      `${outcome} ${name} ${min ?? ''}-${max ?? ''}${hedge === null ? '' : ` ~${hedge}`}${partOf === null ? '' : ` of ${partOf}`}`,
  );
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  // The number and its hedge
  ['«Four people» were killed in Karsa.', ['killed unknown 4-4']],
  // Whose number it is
  ['Shells killed «a couple» and «their infant son».', ['killed family 2-2', 'killed unknown 1-1']],
  ['«An elderly couple» died in the fire.', ['killed family 2-2']],
  ['The strike wounded «31 others», a hospital source told Meridian Wire.', ['injured unknown 31-31']],
  ['"Not one of them had a gun," she said; «two» were killed.', ['killed unknown 2-2']],
  ['The group killed «62 displaced people» at the camp.', ['killed unknown 62-62']],
  ['Two of them shot the priest.', []],
  ['The society said «one» of its medics had been shot in the leg.', ['injured medical-worker 1-1']],
  ['«A man» was found dead in the house, as were «three children».', ['killed man 1-1', 'killed child 3-3']],
  ['The death of «a boy», 4, followed years of trouble.', ['killed child 1-1']],
  ['«Two women» were struck by shrapnel.', ['casualties woman 2-2']],
  ['«Three men» injured in the raid died.', ['killed man 3-3']],
  ['«Nine people» suffered fatal wounds.', ['killed unknown 9-9']],
  ['He was one of «six» who were gunned down at the party.', ['casualties unknown 6-6']],
  ['The video shows the slain boy, a friend and two other teens.', []],
  ['A judge dropped two murder charges.', []],
  ['«At least four people» were killed in Karsa.', ['killed unknown 4- ~At least']],
  ['«No fewer than 30 residents» were wounded.', ['injured unknown 30- ~No fewer than']],
  ['«More than 340 people» have lost their lives.', ['killed unknown 341- ~More than']],
  ['«Over 40» were injured, the mayor said.', ['injured unknown 41- ~Over']],
  ['«Up to 20 people» died in the fire.', ['killed unknown -20 ~Up to']],
  ['«As many as 60 prisoners» were executed.', ['killed detainee -60 ~As many as']],
  ['«Nearly 300 people» were hurt.', ['injured unknown -300 ~Nearly']],
  ['«Almost 80» were wounded.', ['injured unknown -80 ~Almost']],
  ['«Fewer than ten civilians» were killed.', ['killed civilian -9 ~Fewer than']],
  ['«About 50 people» were abducted from the village.', ['abducted unknown 50-50 ~About']],
  ['«Around 1,200 people» were detained.', ['detained unknown 1200-1200 ~Around']],
  ['«Some 30 fighters» were killed.', ['killed combatant 30-30 ~Some']],
  ['«An estimated 2,000 people» were displaced.', ['displaced unknown 2000-2000 ~An estimated']],
  ['«Between 15 and 20 people» were killed.', ['killed unknown 15-20 ~Between … and']],
  ['«15 to 20 people» were killed.', ['killed unknown 15-20 ~to']],
  ['«Two or three people» were wounded.', ['injured unknown 2-3 ~or']],
  ['«Twenty-three people» were killed.', ['killed unknown 23-23']],
  ['«Two hundred and six people» were killed.', ['killed unknown 206-206']],
  ['«1.5 million people» have been displaced by the fighting.', ['displaced unknown 1500000-1500000']],
  ['«At least a dozen people» died.', ['killed unknown 12- ~At least']],
  ['«A dozen people» died.', ['killed unknown 12-12 ~A dozen']],
  ['«Dozens» were killed and «scores» wounded.', ['killed unknown - ~Dozens', 'injured unknown - ~scores']],
  ['«Dozens of civilians» were killed.', ['killed civilian - ~Dozens']],
  ['«Several people» were hurt and «hundreds» displaced.', ['injured unknown - ~Several', 'displaced unknown - ~hundreds']],
  ['«Hundreds of people» were killed.', ['killed unknown - ~Hundreds']],
  ['«Tens of thousands of people» have fled the city.', ['displaced unknown - ~Tens of thousands']],
  ['The blast wounded «20 or more people».', ['injured unknown 20- ~or more']],
  // One more, couples, families and what stands after the verb
  ['The shot killed «one man» and critically wounded «another».', ['killed man 1-1', 'injured unknown 1-1 ~another']],
  ['«Three people» were killed and «another» critically injured.', ['killed unknown 3-3', 'injured unknown 1-1 ~another']],
  ['«A Karsa couple» and their «two children» were found dead.', ['killed family 2-2', 'killed child 2-2']],
  ['A couple of shells fell on the square; «no one» was hurt.', ['injured unknown 0-0']],
  ['«Two boys» were killed along with «their mother».', ['killed child 2-2', 'killed woman 1-1']],
  ['The guard shot «his wife» to death.', ['killed woman 1-1']],
  [
    'The guard killed «his daughter», 7; «his wife»; and «two neighbours».',
    ['killed unknown 1-1', 'killed woman 1-1', 'killed unknown 2-2'],
  ],
  ['«Four people» were taken to hospital after the blast.', ['injured unknown 4-4 ~taken to hospital']],
  ['«Four bodies» were taken to the hospital.', ['killed unknown 4-4']],
  ['«3» dead, «1» critical after blast in Karsa', ['killed unknown 3-3', 'injured unknown 1-1']],
  ['«Another child» was taken to a clinic with minor injuries.', ['injured child 1-1 ~Another']],
  // Where the number stands
  ['The blast left «45» dead and «12» wounded.', ['killed unknown 45-45', 'injured unknown 12-12']],
  ['The raid left «at least 45 people» dead.', ['killed unknown 45- ~at least']],
  ['A shell hit the square, killing «8» and injuring «14».', ['killed unknown 8-8', 'injured unknown 14-14']],
  ['«12» killed, «5» wounded in market blast', ['killed unknown 12-12', 'injured unknown 5-5']],
  ['The rockets killed «nine people» and wounded «20 others».', ['killed unknown 9-9', 'injured unknown 20-20']],
  ['The bomb has killed «14 people».', ['killed unknown 14-14']],
  ['The shelling claimed the lives of «50 civilians».', ['killed civilian 50-50']],
  ['The attack cost «12 lives».', ['killed unknown 12-12']],
  ['The strike caused «seven deaths».', ['killed unknown 7-7']],
  ['The hospital reported «seven civilian deaths».', ['killed civilian 7-7']],
  ['The deaths of «two nurses» shocked the town.', ['killed medical-worker 2-2']],
  ['Rescuers recovered the bodies of «12 people».', ['killed unknown 12-12']],
  ['«Three people» remain missing.', ['missing unknown 3-3']],
  ['«16 people» were reported missing.', ['missing unknown 16-16']],
  ['The death toll rose from 12 to «15».', ['killed unknown 15-15']],
  ['The death toll has risen to «at least 15».', ['killed unknown 15- ~at least']],
  ['The toll stands at «31», the governor said.', ['killed unknown 31-31']],
  ['«Three more» died on Monday, bringing the death toll to «12».', ['killed unknown 3-3 ~more', 'killed unknown 12-12']],
  ['««Twelve wounded civilians»» were evacuated.', ['injured civilian 12-12', 'evacuated civilian 12-12']],
  ['«Nine people» died and «another 12» were injured.', ['killed unknown 9-9', 'injured unknown 12-12 ~another']],
  ['«At least 20 people» were killed or injured.', ['casualties unknown 20- ~At least']],
  ['Two mortars killed or wounded «16 people».', ['casualties unknown 16-16']],
  ['Gunmen shot and killed «two guards».', ['killed unknown 2-2']],
  ['«Five people» were hit by shrapnel and died.', ['killed unknown 5-5']],
  ['«Seven people» suffered burns.', ['injured unknown 7-7']],
  ['«Three» are in critical condition.', ['injured unknown 3-3']],
  ['Soldiers detained «14 men» and took them to Orsa.', ['detained man 14-14']],
  ['«Two aid workers» were kidnapped on the road to Lumo.', ['abducted aid-worker 2-2']],
  ['«Two aid workers» were taken hostage.', ['abducted aid-worker 2-2']],
  ['«About 4,000 families» have fled.', ['displaced family 4000- ~About']],
  ['«200,000 people» are trapped in the besieged city.', ['besieged unknown 200000-200000']],
  // Who they are
  ['«A doctor» and «two nurses» were killed.', ['killed medical-worker 1-1', 'killed medical-worker 2-2']],
  ['«A man» and «his son» were injured.', ['injured man 1-1', 'injured unknown 1-1']],
  ['«One person» was killed.', ['killed unknown 1-1']],
  ['«A family of five» was killed.', ['killed family 5-5']],
  ['«A 12-year-old boy» died.', ['killed child 1-1']],
  ['«Two soldiers» were killed.', ['killed combatant 2-2']],
  ['«Three school children» were wounded.', ['injured child 3-3']],
  ['«Six rescue workers» died.', ['killed rescuer 6-6']],
  [
    '«Two journalists», «a driver» and «three shoppers» were killed.',
    ['killed journalist 2-2', 'killed unknown 1-1', 'killed civilian 3-3'],
  ],
  ['«Four elderly women» were killed.', ['killed older-person 4-4']],
  ['«12 Velmarians» were killed.', ['killed unknown 12-12']],
  // Wholes and parts
  [
    '«More than 340 villagers» have lost their lives out of which «61 were children».',
    ['killed unknown 341- ~More than', 'killed child 61-61 of 0'],
  ],
  ['It claimed the lives of «70 civilians» of which «12 were children».', ['killed civilian 70-70', 'killed child 12-12 of 0']],
  ['«27 civilians», among them «11 women», were killed.', ['killed civilian 27-27', 'killed woman 11-11 of 0']],
  ['The number of dead rose from 12 to «15».', ['killed unknown 15-15']],
  ['The number of dead has risen to «15».', ['killed unknown 15-15']],
  ['The air force said it shot down 12 of 18 drones launched overnight.', []],
  ['The air force said that it had shot down 12.', []],
  ['Of the rockets all 12 were shot down.', []],
  ['The group said that «11» of its fighters died.', ['killed combatant 11-11']],
  ['They shot down «two protesters».', ['casualties unknown 2-2']],
  ['All «four people» involved in a shooting early on Saturday have now died.', ['killed unknown 4-4']],
  ['The shell hit a bus, killing «12» of 18 passengers.', ['killed civilian 12-12']],
  ['Doctors treated «34 people» for burns.', ['injured unknown 34-34 ~treated for burns']],
  ['«Dozens» were treated for breathing difficulties.', ['injured unknown - ~Dozens']],
  ['The clinic treated 300 people for free.', []],
  ['Ten patients were treated for malaria.', []],
  ['He wounded «her 12-year-old sister».', ['injured child 1-1']],
  ['«An 18-year-old boy» was killed.', ['killed unknown 1-1']],
  ['«Her three-month-old grandson» died and «his 40-year-old mother» was wounded.', ['killed child 1-1', 'injured woman 1-1']],
  ['«Forty people» died, «18 of whom were women».', ['killed unknown 40-40', 'killed woman 18-18 of 0']],
  [
    'The strike killed «12 people», including «three children», and injured «20 others».',
    ['killed unknown 12-12', 'killed child 3-3 of 0', 'injured unknown 20-20'],
  ],
  [
    '«12 people» («five women» and «seven children») were killed.',
    ['killed unknown 12-12', 'killed woman 5-5 of 0', 'killed child 7-7 of 0'],
  ],
  ['«14 people» were injured, «three» seriously.', ['injured unknown 14-14', 'injured unknown 3-3 of 0']],
  ['«14 people» were wounded, «three of whom» later died.', ['injured unknown 14-14', 'killed unknown 3-3 of 0']],
  [
    '«Nine people» were killed. Among the dead were «two nurses» and «a driver».',
    ['killed unknown 9-9', 'killed medical-worker 2-2 of 0', 'killed unknown 1-1 of 0'],
  ],
  ['«Nine people» were killed. «Five of them were children».', ['killed unknown 9-9', 'killed child 5-5 of 0']],
  ['«At least four children» were among the dead.', ['killed child 4- ~At least']],
  // None
  ['«No one» was killed.', ['killed unknown 0-0']],
  ['«No casualties» were reported.', ['casualties unknown - ~reported']],
  ['There were «no injuries».', ['injured unknown 0-0']],
  ['The town reported its «first deaths».', ['killed unknown - ~first']],
  // Feared, not told
  ['«Up to 30 people» are feared dead.', ['killed unknown -30 ~Up to']],
  ['«Thirty people» are feared dead.', ['killed unknown -30 ~feared']],
  // No people harmed
  ['Eleven of the 15 members voted for the text after the «two envoys» were killed.', ['killed unknown 2-2']],
  ['On 4 May the clinic in Karsa was hit and «a guard» was killed.', ['killed unknown 1-1']],
  ['Dora Pell, 34, was killed.', []],
  ['He died in 2012 at the age of 64.', []],
  ['The village lies 12 km from the front, where «three men» died.', ['killed man 3-3']],
  ['The raid, worth $12 million, killed «nobody» of note.', ['killed unknown 0-0']],
  ['Article 8 was cited after the killings.', []],
  ['Twelve houses were destroyed.', []],
  ['Fifteen vehicles and two tanks were hit and burned.', []],
  ['The group claimed three attacks in which soldiers died.', []],
  ['They have killed for 12 years.', []],
  ['The army killed sheep and 40 goats.', []],
  ['Two shootings and three massacres shook the province.', []],
  ['The rebels could kill 100 people with it.', []],
  ['In the last four times 12 members abstained.', []],
];

describe('counting people harmed', () => {
  it.each(cases)('%s', (spec, expected) => {
    const { text, spans } = marked(spec);
    expect(told(text)).toEqual(expected);
    const found = findHarms(documentOf(text, { published })).map(({ from, to }) => text.slice(from, to));
    expect(found).toEqual(spans.map(({ from, to }) => text.slice(from, to)));
  });

  it('takes the word of the outcome as trigger', () => {
    const doc = documentOf('The blast left 45 dead and injured 12 people.');
    expect(findHarms(doc).map(({ trigger }) => doc.tokens[trigger]!.text)).toEqual(['dead', 'injured']);
  });

  it('adds up over a period from the day it is counted since', () => {
    const doc = documentOf('Since 2 May, when the offensive began, more than 120 people have been killed in Karsa.', {
      published,
    });
    const [harm] = findHarms(doc);
    expect(harm).toMatchObject({ scope: 'cumulative', min: 121, since: { first: '2031-05-02', last: null, precision: 'day' } });
  });

  it('keeps the words of "since" where no year is known', () => {
    const [harm] = findHarms(documentOf('Since 2 May more than 120 people have been killed.'));
    expect(harm).toMatchObject({ scope: 'cumulative', since: { first: null, last: null, precision: 'day' } });
    expect(harm!.since!.text).not.toBeNull();
  });

  it('does not take the years since a worse raid for a time of counting, and adds up separate events', () => {
    const scopes = (text: string): string[] => findHarms(documentOf(text, { published })).map(({ scope }) => scope);
    expect(scopes('Soldiers killed nine people in the deadliest raid in two years.')).toEqual(['incident']);
    expect(scopes('Two men were killed in separate shootings in Karsa.')).toEqual(['cumulative']);
  });

  it('counts one incident where one attack is told of', () => {
    expect(findHarms(documentOf('The strike on Tuesday killed seven people.', { published }))[0]!.scope).toBe('incident');
  });

  it('leaves the scope open for a further count', () => {
    expect(findHarms(documentOf('Three more people have died.', { published }))[0]!.scope).toBe('unclear');
  });

  const words = [
    'twelve',
    '12',
    'people',
    'killed',
    'were',
    'and',
    'injured',
    ',',
    'including',
    'of',
    'whom',
    'children',
    'at least',
    'dozens',
    'dead',
    'left',
    'the',
    'toll',
    'rose to',
    'a man',
    'no one',
    '.',
    '(',
    ')',
    'from',
    'between',
    '2016',
    'Karsa',
    'who',
    'died',
    'more than',
    'lives',
    'their',
    'lost',
  ];

  it('always quotes words that stand in the text, and a whole that is not itself a part of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        const doc = documentOf(text, { published });
        const harms = findHarms(doc);
        harms.forEach((harm, at) => {
          expect(quoteSpan(text, harm).trim()).not.toBe('');
          expect(doc.tokens[harm.trigger]).toBeDefined();
          if (harm.partOf !== null) {
            expect(harm.partOf).not.toBe(at);
            expect(harms[harm.partOf]).toBeDefined();
          }
          if (harm.min !== null && harm.max !== null) expect(harm.min).toBeLessThanOrEqual(harm.max);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('takes about twice as long for twice the text', async () => {
    const once = 'On Monday shells killed 12 people, including three children, and injured 20 others in Karsa. '.repeat(300);
    const [short, long] = [documentOf(once, { published }), documentOf(once + once, { published })];
    const time = async (doc: typeof short): Promise<number> => {
      let best = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < 3; turn++) best = Math.min(best, await processorTime(() => findHarms(doc, findTimes(doc))));
      return best;
    };
    await time(short);
    expect(await time(long)).toBeLessThan(5 * (await time(short)) + 20);
  });
});
