import { describe, expect, it } from 'vitest';
import file from './data/rome-statute.json' with { type: 'json' };
import { assessFile } from './assess.ts';
import { crimeById, crimes, instrumentFrom, romeStatute } from './instruments/index.ts';
import { aClaim, anIncident, struck } from './testing.ts';
import { wordLists } from './words.ts';

describe('the Rome Statute as data', () => {
  it('holds 103 crimes with 325 elements of their own', () => {
    expect(crimes).toHaveLength(103);
    expect(crimes.flatMap(({ elements }) => elements.filter(({ kind }) => kind !== 'contextual'))).toHaveLength(325);
  });
  it('gives every element an id of its own, a question, a kind and the text it rests on', () => {
    const ids = crimes.flatMap(({ elements }) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const crime of crimes) {
      expect(crime.id).toMatch(/^rs\.(?:6|7|8|8bis)/);
      expect(crime.article).toMatch(/^Article /);
      for (const element of crime.elements) {
        expect(element.id.startsWith(`${crime.id}#`)).toBe(true);
        expect(element.question).toMatch(/\?$/);
        expect(element.authority).toContain(crime.article);
        expect(element.missing.length, element.id).toBeGreaterThan(0);
      }
    }
  });
  it('resolves every counterpart in both directions', () => {
    for (const { id, counterparts } of crimes)
      for (const other of counterparts) expect(crimeById.get(other)?.counterparts, `${id} ${other}`).toContain(id);
  });
  it('knows no counterpart for objects, excessive harm and shields in a conflict that is not international', () => {
    for (const id of ['rs.8.2.b.ii', 'rs.8.2.b.iv', 'rs.8.2.b.xxiii']) expect(crimeById.get(id)!.counterparts, id).toEqual([]);
  });
  it('marks ten crimes as added by amendments, and what of them is unconfirmed', () => {
    const added = crimes.filter(({ amendment }) => amendment !== null);
    expect(added.map(({ id }) => id).sort()).toEqual(
      ['b.xxvii', 'b.xxviii', 'b.xxix', 'e.xiii', 'e.xiv', 'e.xv', 'e.xvi', 'e.xvii', 'e.xviii', 'e.xix']
        .map((end) => `rs.8.2.${end}`)
        .sort(),
    );
    expect(crimeById.get('rs.8.2.e.xix')!.unconfirmed).toContain('sub-paragraph');
    expect(crimeById.get('rs.8.2.b.xxix')!.elements[0]!.unconfirmed).toBe('wording of the element');
  });
  it('gives every crime of war three elements of context, of humanity five, of genocide one', () => {
    const many = { 'war-crime': 3, 'crime-against-humanity': 5, genocide: 1, aggression: 0 };
    for (const { id, family, elements } of crimes)
      expect(
        elements.filter(({ kind }) => kind === 'contextual'),
        id,
      ).toHaveLength(many[family]);
  });
  it('has the military objective of the time as an element of its own wherever objects are attacked', () => {
    for (const id of ['rs.8.2.b.ii', 'rs.8.2.b.v', 'rs.8.2.b.ix', 'rs.8.2.e.iv'])
      expect(
        crimeById.get(id)!.elements.filter(({ question }) => /no military objective/.test(question)),
        id,
      ).toHaveLength(1);
  });
  it('names a standard of proof for each stage, modes of liability with their elements, and filters', () => {
    expect(romeStatute.standards.map(({ standard }) => standard)).toEqual([
      'reasonable basis',
      'reasonable grounds to believe',
      'substantial grounds to believe',
      'beyond reasonable doubt',
    ]);
    expect(romeStatute.modes).toHaveLength(12);
    expect(romeStatute.modes.every(({ elements }) => elements.length > 1)).toBe(true);
    expect(romeStatute.filters).toHaveLength(8);
  });
  it('cannot be charged with a weapon of an annex that was never adopted', () => {
    expect(crimeById.get('rs.8.2.b.xx')!.chargeable).toBe(false);
  });
  it('never says that anything is met, proved or that anyone is guilty', () => {
    const said = JSON.stringify(file).match(/.{0,40}\b(?:met|proved|proven|guilty|guilt)\b/gi);
    expect(said).toBeNull();
  });
});

describe('a broken instrument', () => {
  const broken = (change: (copy: typeof file) => void) => {
    const copy = structuredClone(file);
    change(copy);
    return () => instrumentFrom(copy, wordLists);
  };
  it.each<[string, (copy: typeof file) => void]>([
    ['of another format', (copy) => (copy.format = 'other')],
    ['with an element that asks what is not there', (copy) => (copy.crimes[0]!.elements[0]!.ask = 'nothing')],
    ['with a counterpart that is not there', (copy) => (copy.crimes[0]!.counterparts[0] = 'rs.9')],
    ['with a context that is not there', (copy) => (copy.crimes[0]!.context[0] = 'ctx.none')],
    ['with two crimes of one id', (copy) => (copy.crimes[1]!.id = copy.crimes[0]!.id)],
    ['with a list of words that is not there', (copy) => (copy.asks.killed.for = ['words:none'])],
    ['with elements numbered wrongly', (copy) => (copy.crimes[0]!.elements[0]!.n = 7)],
    ['with an amendment that is not there', (copy) => (copy.crimes[0]!.amendment = 'never' as never)],
  ])('%s is refused', (_, change) => {
    expect(broken(change)).toThrow(expect.objectContaining({ code: 'law/broken-instrument' }) as Error);
  });
});

describe('a second instrument', () => {
  const code = instrumentFrom(
    {
      format: 'assize-instrument/1',
      id: 'vessen-code',
      version: '3',
      title: 'Penal Code of Vessen',
      text: 'As in force in 2019.',
      authority: { elements: 'Penal Code of Vessen' },
      standards: [{ stage: 'authorisation', title: 'Opening of a case', article: 's. 9', standard: 'initial suspicion' }],
      amendments: {},
      protected: { shrine: ['place-of-worship'] },
      weapons: {},
      asks: {
        struck: {
          kind: 'material',
          question: 'Was a shrine damaged?',
          for: ['struck:shrine'],
          against: ['denied'],
          missing: ['Which shrine?'],
        },
      },
      contexts: [],
      crimes: [
        {
          id: 'vc.40',
          article: 's. 40',
          title: 'Damage to shrines',
          family: 'war-crime',
          conflict: 'any',
          amendment: null,
          counterparts: [],
          protected: ['shrine'],
          when: ['attack&struck:shrine'],
          elements: [{ n: 1, ask: 'struck' }],
          context: [],
        },
      ],
      modes: [],
      filters: [],
    },
    wordLists,
  );
  it('is another file and no other code: its crimes stand beside those of the first', () => {
    const { claim, reading } = aClaim('Shells hit the shrine at Halle.', { targets: [struck('place-of-worship')] });
    const { assessments } = assessFile({
      incidents: [anIncident([claim])],
      claims: [claim],
      readings: [reading],
      entities: [],
      reviews: [],
      instruments: [romeStatute, code],
    });
    const own = assessments.find(({ crime }) => crime === 'vc.40')!;
    expect(own).toMatchObject({ instrument: 'vessen-code 3', standard: { words: 'initial suspicion', article: 's. 9' } });
    expect(own.elements[0]).toMatchObject({ state: 'supported', authority: 'Penal Code of Vessen, s. 40, element 1' });
    expect(assessments.some(({ crime }) => crime === 'rs.8.2.e.iv')).toBe(true);
  });
});
