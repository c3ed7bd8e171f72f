import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Claim, type Reading, quoteSpan, type Span } from '../model/index.ts';
import { publishedOn } from '../model/testing/blank.ts';
import { extract, type Tools } from './extract.ts';
import { makeGazetteer } from './gazetteer.ts';
import { builtInPack } from './languages/en/places.ts';
import { readingOf, shippedModel } from './testing.ts';

const tools: Tools = { model: shippedModel(), gazetteer: makeGazetteer([builtInPack]) };
const published = publishedOn('2031-05-14');
const read = (text: string): Reading => readingOf(text, { published });
const claimsOf = (text: string): readonly Claim[] => extract(read(text), tools).claims;

/** Sentences of the annotated reports, to be put together in any order. */
const sentences: readonly string[] = readdirSync(new URL('./golden/', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(`./golden/${name}`, import.meta.url), 'utf8')) as { text: string }[])
  .flatMap(({ text }) => text.split(/(?<=[.!?”"])\s+/))
  .filter((sentence) => sentence.length > 0);
const texts = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }).chain((list) =>
  fc.array(fc.constantFrom(' ', '\n\n'), { minLength: list.length, maxLength: list.length }).map((gaps) =>
    list
      .map((one, at) => one + gaps[at]!)
      .join('')
      .trim(),
  ),
);

function spansOf(claim: Claim): Span[] {
  const { voice } = claim;
  const maybe = [claim.trigger, voice.speaker, voice.via, voice.cue, voice.content, claim.where, claim.when?.text ?? null];
  const votes =
    claim.vote === null
      ? []
      : [
          ...claim.vote.drafters,
          ...claim.vote.vetoedBy,
          ...claim.vote.opposedBy,
          ...claim.vote.abstainedBy,
          ...claim.vote.supportedBy,
        ];
  return [
    claim,
    ...maybe.filter((span) => span !== null),
    ...voice.coSpeakers,
    ...claim.actors,
    ...claim.targets,
    ...claim.weapons,
    ...claim.harms,
    ...votes,
  ];
}

describe('claims of a text', () => {
  it('always stand on exact words: every span of every claim quotes something in the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const claim of claimsOf(text)) for (const span of spansOf(claim)) expect(quoteSpan(text, span).trim()).not.toBe('');
      }),
      { numRuns: 25 },
    );
  });

  it('hold their own trigger, actors, targets and numbers inside the passage', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const claim of claimsOf(text))
          for (const span of [
            ...(claim.trigger === null ? [] : [claim.trigger]),
            ...claim.actors,
            ...claim.targets,
            ...claim.harms,
          ])
            expect(claim.from <= span.from && span.to <= claim.to).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('come out the same each time, with ids of their own', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = extract(read(text), tools);
        expect(extract(read(text), tools)).toEqual(first);
        expect(new Set(first.claims.map(({ id }) => id)).size).toBe(first.claims.length);
      }),
      { numRuns: 15 },
    );
  });

  it('take nothing from furniture', () => {
    const report = 'Two shells hit the Orlan clinic on Monday.';
    const more = 'Rebels seize the port of Tarn, minister says';
    const text = `${report}\n\n${more}`;
    const plain = read(text);
    const from = text.indexOf(more);
    const reading: Reading = {
      ...plain,
      blocks: plain.blocks.map((block) => (block.from >= from ? { ...block, kind: 'furniture' } : block)),
      furniture: [{ kind: 'related', from, to: text.length }],
    };
    expect(claimsOf(text).some((claim) => claim.from >= from)).toBe(true);
    const { claims, entities } = extract(reading, tools);
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.every(({ to }) => to <= from)).toBe(true);
    expect(entities.every(({ mentions }) => mentions.every(({ to }) => to <= from))).toBe(true);
  });

  it('give nothing for a text that tells of nothing', () => {
    expect(claimsOf('The library opens at nine. Bring a warm coat.')).toEqual([]);
    expect(claimsOf('')).toEqual([]);
  });
});

describe('what a sentence claims', () => {
  const find = (text: string, kind: Claim['kind']): Claim => {
    const claim = claimsOf(text).find((each) => each.kind === kind);
    if (claim === undefined) throw new Error(`no claim of kind ${kind} in: ${text}`);
    return claim;
  };

  it('tells killing and wounding by an attack as one attack', () => {
    const claims = claimsOf('An air strike on the market of Karsa killed 12 people and wounded 30 on Monday.');
    expect(claims.map(({ kind, detail }) => [kind, detail])).toEqual([['attack', 'airstrike']]);
    expect(claims[0]!.harms.map(({ outcome, min }) => [outcome, min])).toEqual([
      ['killed', 12],
      ['injured', 30],
    ]);
    expect(claims[0]!.targets.map((target) => target.class)).toEqual(['market']);
  });

  it('keeps an offer an offer and a plan a plan', () => {
    expect(find('The government offered the rebels safe passage.', 'offer').factuality).toBe('offered');
    expect(find('The army will set up a base in the north.', 'deployment').factuality).toBe('planned');
    expect(find('The union called for a ceasefire.', 'ceasefire').factuality).toBe('sought');
  });

  it('calls a title a headline', () => {
    const [claim] = claimsOf('Shells hit clinic in Karsa\n\nThe town was quiet in the evening.');
    expect(claim?.voice.manner).toBe('headline');
  });

  it('lists who said what when the words tell of no event', () => {
    const claim = find('“We have had no bread for a week,” Adra Benn told reporters.', 'statement');
    expect(claim.voice.cue?.lemma).toBe('tell');
    expect(claim.voice.content).not.toBeNull();
  });

  it('gives an accusation its speech and the act its alleged hand', () => {
    const text = 'The mayor accused the separatists of shelling the school.';
    expect(find(text, 'accusation').actors.map(({ role, name }) => [role, name.replace(/^the /, '')])).toEqual([
      ['accused', 'separatists'],
    ]);
    const attack = find(text, 'attack');
    expect(attack.stance).toBe('alleged');
    expect(attack.actors.map(({ name }) => name.replace(/^the /, ''))).toEqual(['separatists']);
  });
});
