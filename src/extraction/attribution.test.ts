import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EntityKind, idFrom, type MentionForm } from '../model/index.ts';
import { attribute } from './attribution.ts';
import { findQuotations } from './quotations.ts';
import { documentOf } from './testing.ts';
import type { AttributedSpeech, Document, EntityMention } from './types.ts';

/** A mention of each place where the words stand, as the finder of entities would give it. */
function mention(doc: Document, words: string, kind: EntityKind, name = words, form: MentionForm = 'name'): EntityMention[] {
  const found: EntityMention[] = [];
  for (let from = doc.text.indexOf(words); from >= 0; from = doc.text.indexOf(words, from + 1)) {
    const head = doc.tokens.findLast((token) => token.from >= from && token.to <= from + words.length);
    if (head === undefined || /\w/.test(doc.text[from - 1] ?? ' ')) continue;
    found.push({
      from,
      to: from + words.length,
      kind,
      form,
      entity: idFrom('entity', name),
      name,
      state: null,
      head: head.index,
      sentence: head.sentence,
    });
  }
  return found;
}

const speeches = (text: string, who: (doc: Document) => EntityMention[] = () => []): AttributedSpeech[] => {
  const doc = documentOf(text);
  return attribute(doc, who(doc), findQuotations(doc));
};

const line = (text: string) => (speech: AttributedSpeech) =>
  [
    speech.manner,
    speech.speakerSpan === null ? '-' : text.slice(speech.speakerSpan.from, speech.speakerSpan.to),
    speech.cue === null ? '-' : text.slice(speech.cue.from, speech.cue.to),
    speech.content.map(({ from, to }) => text.slice(from, to)).join(' / '),
  ].join(' | ');

describe('who says what', () => {
  it.each([
    [
      'a clause before its cue',
      'The bridge was hit twice, governor Mira Tolland said.',
      ['indirect | governor Mira Tolland | said | The bridge was hit twice'],
    ],
    [
      'a clause after "that"',
      'The governor said on Tuesday that the bridge was hit.',
      ['indirect | The governor | said | the bridge was hit'],
    ],
    ['a clause without "that"', 'The governor said the bridge was hit.', ['indirect | The governor | said | the bridge was hit']],
    [
      'the verb before its subject',
      '"The bridge is gone," said Mira Tolland.',
      ['direct | Mira Tolland | said | The bridge is gone'],
    ],
    [
      'a quotation before its cue',
      '"The bridge is gone," Tolland said during a visit to Keth.',
      ['direct | Tolland | said | The bridge is gone'],
    ],
    [
      'a quotation after its cue, over two sentences',
      'Tolland said: "The bridge is gone. We will build another."',
      ['direct | Tolland | said | The bridge is gone. We will build another.'],
    ],
    [
      'a stray possessive before the cue',
      'The governor Mira Tolland\'s said that, "The bridge is gone."',
      ['direct | The governor Mira Tolland | said | The bridge is gone.'],
    ],
    [
      'a quotation that goes on after the cue without a cue of its own',
      '"The bridge is gone," Tolland said. "We will build another."',
      ['direct | Tolland | said | The bridge is gone / We will build another.'],
    ],
    [
      'a fragment inside reported words',
      'Tolland said that the loss "is nobody\'s fault" and will be repaired.',
      ["mixed | Tolland | said | the loss / is nobody's fault / and will be repaired"],
    ],
    [
      "the writer's words that lead into a fragment",
      'The council is seeking "to bring medicine inside the town," Tolland said.',
      ['mixed | Tolland | said | The council is seeking / to bring medicine inside the town'],
    ],
    [
      'a cue inside the clause',
      'The bridge, Tolland said, was hit twice.',
      ['indirect | Tolland | said | The bridge / was hit twice'],
    ],
    ['"according to"', 'Nine people died, according to the mayor.', ['indirect | the mayor | according to | Nine people died']],
    [
      '"according to" in front',
      'According to the mayor, nine people died.',
      ['indirect | the mayor | According to | nine people died'],
    ],
    [
      'a proposal attributed to someone',
      'The proposal, attributed by the Norpress news agency to a ministry source, mirrors an earlier deal.',
      ['attributed-noun | a ministry source | attributed | The proposal'],
    ],
    [
      'outrage expressed by two',
      'Aid officials and foreign envoys expressed outrage at raids that have hit clinics.',
      ['stance | Aid officials and foreign envoys | expressed outrage | raids that have hit clinics'],
    ],
    [
      'a name given to an act',
      'Envoy Kaya Lind called the shelling of two clinics a war crime.',
      ['characterisation | Envoy Kaya Lind | called | the shelling of two clinics a war crime'],
    ],
    [
      'one who is prompted to speak',
      'The draft failed, prompting Tolland to say that the vote was a farce.',
      ['indirect | Tolland | say | the vote was a farce'],
    ],
    [
      'words that go on with a participle',
      'Tolland blamed the rain, adding that the bridge was old.',
      ['indirect | Tolland | blamed | the rain', 'indirect | Tolland | adding | the bridge was old'],
    ],
    [
      'a promise',
      'The junta promised safe passage to civilians.',
      ['indirect | The junta | promised | safe passage to civilians'],
    ],
    [
      'an announcement with an infinitive',
      'The junta has announced to take the matter to the court.',
      ['indirect | The junta | announced | to take the matter to the court'],
    ],
    [
      'the clause of another speaker after "but"',
      'The army says the lorries carried fuel, but the drivers deny that claim.',
      ['indirect | The army | says | the lorries carried fuel', 'indirect | the drivers | deny | that claim'],
    ],
    [
      'a noun of saying',
      "The rebels' claim that the army had fled was untrue.",
      ['attributed-noun | The rebels | claim | the army had fled'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(speeches(text).map(line(text))).toEqual(expected);
  });

  it.each([
    ['what was not said', 'The army did not say how many died.'],
    ['what someone refused to say', 'The army refused to say how many died.'],
    ['lives that are claimed', 'The shelling has claimed the lives of nine civilians.'],
    ['a law that is proposed', 'The proposed law was sent back to the council.'],
  ])('finds no speech in %s', (_, text) => {
    expect(speeches(text)).toEqual([]);
  });

  it('names nobody for a quotation without a cue', () => {
    const text = 'The mood in Keth was grim. "We have nothing left."';
    expect(speeches(text).map(line(text))).toEqual(['direct | - | - | We have nothing left.']);
  });

  it('goes on with the same speaker over paragraphs when a quotation is left open', () => {
    const text = 'Tolland said: "We left at dawn.\n\n"At noon the planes came."';
    const [speech, ...others] = speeches(text);
    expect(others).toEqual([]);
    expect(speech?.content.map(({ from, to }) => text.slice(from, to))).toEqual(['We left at dawn.', 'At noon the planes came.']);
  });
});

describe('naming the speaker', () => {
  it('resolves a pronoun through its mention', () => {
    const [speech] = speeches('He added that nine people were victims of the raid.', (doc) =>
      mention(doc, 'He', 'person', 'Jaro Hent', 'pronoun'),
    );
    expect(speech?.speaker?.name).toBe('Jaro Hent');
  });

  it('keeps the outlet apart from the speaker', () => {
    const [speech] = speeches('"We are leaving," Hent told Orsa Inter radio.', (doc) => [
      ...mention(doc, 'Hent', 'person'),
      ...mention(doc, 'Orsa Inter', 'organisation'),
    ]);
    expect([speech?.speaker?.name, speech?.via?.name]).toEqual(['Hent', 'Orsa Inter']);
  });

  it('takes the broadcaster of an interview for the outlet', () => {
    const [speech] = speeches('"We are leaving," Hent said in an interview with broadcaster TVO that runs on Monday.', (doc) => [
      ...mention(doc, 'Hent', 'person'),
      ...mention(doc, 'TVO', 'organisation'),
    ]);
    expect([speech?.speaker?.name, speech?.via?.name]).toEqual(['Hent', 'TVO']);
  });

  it('takes the agency that passes on a proposal for the outlet and its source for the speaker', () => {
    const [speech] = speeches(
      'The proposal, attributed by the Norpress news agency to a foreign ministry source, mirrors an earlier deal.',
      (doc) => [
        ...mention(doc, 'Norpress', 'organisation'),
        ...mention(doc, 'foreign ministry source', 'role', 'foreign ministry source', 'nominal'),
      ],
    );
    expect([speech?.speaker?.name, speech?.via?.name]).toEqual(['foreign ministry source', 'Norpress']);
  });

  it('names both of two who speak together', () => {
    const [speech] = speeches('Relief officials and Western envoys expressed outrage at the raids.', (doc) => [
      ...mention(doc, 'Relief officials', 'group'),
      ...mention(doc, 'Western envoys', 'group'),
    ]);
    expect([speech?.speaker?.name, ...(speech?.coSpeakers ?? []).map(({ name }) => name)]).toEqual([
      'Relief officials',
      'Western envoys',
    ]);
  });

  it('never makes a speaker of someone whom the phrase only mentions', () => {
    const [speech] = speeches('A doctor at the Keth clinic said the wards were full.', (doc) =>
      mention(doc, 'Keth clinic', 'facility'),
    );
    expect(speech?.speaker).toBeNull();
    expect(speech?.speakerSpan).not.toBeNull();
  });

  it('never makes the drafter of a text its voice', () => {
    const found = speeches('The council rejected a text drafted by Orsa which demanded an end to the raids.', (doc) =>
      mention(doc, 'Orsa', 'state'),
    );
    expect(found.every(({ speaker }) => speaker?.name !== 'Orsa')).toBe(true);
  });

  it('prefers the name to the title beside it', () => {
    const [speech] = speeches(
      'The foreign policy chief of the union, Ana Ruel, said the bloc is working on an agreement.',
      (doc) => [
        ...mention(doc, 'The foreign policy chief', 'role', 'The foreign policy chief', 'nominal'),
        ...mention(doc, 'the union', 'organisation'),
        ...mention(doc, 'Ana Ruel', 'person'),
      ],
    );
    expect(speech?.speaker?.name).toBe('Ana Ruel');
  });
});

describe('every attributed speech', () => {
  const piece = fc.constantFrom(
    'The army said',
    'that',
    'the clinic was hit',
    ', she added',
    'according to the mayor',
    '"We left,"',
    '“nobody warned us”',
    '. ',
    ', ',
    'but the council denied it',
    'He told Radio Orsa',
    'calling it "a gift."',
    '\n\n',
    'reports of arrests',
    'prompting Hent to say',
    '‘The end’',
    ': ',
    'was condemned by the envoy',
    'promised to leave',
  );
  it('has content that lies in the text and outside quotation marks', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const text = pieces.join(' ');
        for (const speech of speeches(text)) {
          expect(speech.content.length).toBeGreaterThan(0);
          for (const { from, to } of [
            ...speech.content,
            ...(speech.cue ? [speech.cue] : []),
            ...(speech.speakerSpan ? [speech.speakerSpan] : []),
          ]) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
          }
          for (const { from, to } of speech.content) expect(text.slice(from, to)).not.toMatch(/^["“”\s]|["“”\s]$/);
        }
      }),
      { numRuns: 150 },
    );
  });
});
