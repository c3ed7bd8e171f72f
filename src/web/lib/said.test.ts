import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import ar from '../texts/findings.ar.json' with { type: 'json' };
import fr from '../texts/findings.fr.json' with { type: 'json' };
import { Said, type Sentences } from './said.ts';

const languages: Readonly<Record<string, Sentences>> = { fr, ar };
const rooms = new URL('../../', import.meta.url);
const sourceOf = (path: string) => readFileSync(new URL(path, rooms), 'utf8');
const sourcesOf = (room: string) =>
  readdirSync(new URL(room, rooms), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing/.test(name))
    .map((name) => sourceOf(`${room}/${name}`));

/** What is missing from a language, told so that a translator sees at once what to write. */
const missing = (english: readonly string[]) =>
  Object.entries(languages).flatMap(([language, sentences]) =>
    english.filter((each) => !(each in sentences)).map((each) => `${language}: ${each}`),
  );

describe('what the findings say in English', () => {
  it('has a sentence in every other language for each code of a note, and one for what to do', () => {
    const codes = new Set([
      // Every code of reading is one of a note; elsewhere the codes of errors stand beside them, and notes are objects.
      ...sourcesOf('reading').flatMap((text) => [...text.matchAll(/'(reading\/[a-z0-9-]+)'/g)].map(([, code]) => code!)),
      ...['extraction', 'corroboration', 'law', 'investigation', 'vault']
        .flatMap(sourcesOf)
        .flatMap((text) => [
          ...text.matchAll(/(?:code: |giveUp\()'((?:reading|extraction|corroboration|law|investigation|vault)\/[a-z0-9-]+)'/g),
        ])
        .map(([, code]) => code!),
      // Errors that are turned into notes on the file they tell of.
      ...(/isAboutTheFile[^;]*\[([^\]]+)\]/.exec(sourceOf('investigation/receive.ts'))?.[1] ?? '')
        .split(', ')
        .map((code) => code.slice(1, -1)),
    ]);
    // These tell of the machine and end the run: they are errors, made as objects and thrown in one place.
    for (const thrown of ['vault/disk-failed', 'vault/disk-full', 'vault/not-permitted', 'vault/read-only-disk'])
      codes.delete(thrown);
    expect(codes.size).toBeGreaterThan(40);
    expect(missing([...codes].flatMap((code) => [code, `${code} next`]))).toEqual([]);
  });

  it('has every title, question and hint of the instruments in every other language', () => {
    const found = new Set<string>();
    const walk = (value: unknown, key: string) => {
      if (typeof value === 'string' && ['question', 'silence', 'missing', 'note', 'unconfirmed'].includes(key)) found.add(value);
      else if (Array.isArray(value)) for (const each of value) walk(each, key);
      else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, name);
    };
    const instrument = JSON.parse(sourceOf('law/data/rome-statute.json')) as Record<
      'crimes' | 'modes' | 'standards',
      Record<string, string>[]
    >;
    walk(instrument, '');
    for (const { title } of [...instrument.crimes, ...instrument.modes]) found.add(title!);
    for (const { standard } of instrument.standards) found.add(standard!);
    expect(found.size).toBeGreaterThan(500);
    expect(missing([...found])).toEqual([]);
  });

  it('has every list of words that bears on an element', () => {
    const { lists } = JSON.parse(sourceOf('law/data/words.json')) as { lists: Record<string, { says?: string }> };
    expect(missing(Object.entries(lists).map(([name, { says }]) => `words of ${says ?? name.replaceAll('-', ' ')}`))).toEqual([]);
  });

  it('has every sentence that a rule says whole', () => {
    const plain = [
      'law/routes.ts',
      'law/conditions.ts',
      'law/context.ts',
      'law/evidence.ts',
      'law/assess.ts',
      'law/liability.ts',
      'law/patterns.ts',
      'law/conflict.ts',
      'corroboration/grades.ts',
      'corroboration/casualties.ts',
      'corroboration/compare.ts',
    ].flatMap((path) => {
      const text = sourceOf(path).replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '');
      const whole = [...text.matchAll(/'([A-Z][^'\n]* [^'\n]*[.?])'/g)].map(([, sentence]) => sentence!);
      const reasons = [...text.matchAll(/because: '([^'\n]+)'/g)].map(([, sentence]) => sentence!);
      return [...whole, ...reasons].filter((sentence) => !leftEnglish.test(sentence));
    });
    expect(plain.length).toBeGreaterThan(120);
    expect(missing([...new Set(plain)])).toEqual([]);
  });

  it('fills the same blanks in every language, and in no text another', () => {
    const blanks = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();
    expect(Object.keys(ar).toSorted()).toEqual(Object.keys(fr).toSorted());
    for (const [language, sentences] of Object.entries(languages))
      for (const [english, text] of Object.entries(sentences)) {
        expect(text.trim(), `${language}: ${english}`).not.toBe('');
        expect([language, english, blanks(text).filter((blank) => !blanks(english).includes(blank))]).toEqual([
          language,
          english,
          [],
        ]);
      }
  });
});

/** Titles of ways are article and resolution: citations, which stay as they are. */
const leftEnglish = /^Rome Statute|resolution|^For example|^Code |^Act |^Agreement between|Geneva Conventions I to IV/;

describe('a sentence of the findings', () => {
  const t = (key: string, values: Record<string, unknown> = {}) =>
    ({
      'because.sum': `en tout ${String(values['sum'])}`,
      'because.between': ' ; ',
      'because.struck': `${String(values['what'])} (frappé)`,
      'target.hospital': 'hôpital',
    })[key] ?? key;
  const said = new Said(fr, t, 'fr');
  const bare = (text: string | null) => text?.replaceAll(/[\u2066-\u2069]/g, '') ?? null;

  it('keeps its numbers, days and names', () => {
    expect(said.all('3 independent origins report it, and nobody in the file denies it.')).toMatch(/^3 origines indépendantes/);
    expect(bare(said.all('Army, 2nd brigade: named as responsible, and denied.'))).toBe(
      'Army, 2nd brigade : désigné comme responsable, et démenti.',
    );
    expect(said.all('Conduct: 2019-03-03 to ?.')).toBe('Faits : du 3 mars 2019 au ?.');
    expect(said.all('By A (2019) held an elected seat in 2016.')).toContain('2016');
  });

  it('says each of several sentences, and none where one is not known', () => {
    const [one, other] = ['A claim denies it.', 'It has no counterpart there.'];
    expect(said.all(`${one} ${other}`)).toBe(`${fr[one as keyof typeof fr]} ${fr[other as keyof typeof fr]}`);
    expect(said.all(`${one} The moon did it.`)).toBeNull();
  });

  it('gives the weights by which claims were joined, each with its sign and its reason', () => {
    expect(bare(said.all('kind +1.5: the same kind of event; time −3: the times do not overlap; in all −1.5'))).toBe(
      'genre +1.5: le même genre d’événement · temps −3: les temps ne se recouvrent pas · en tout −1.5',
    );
    expect(said.all('kind +1.5: for a reason nobody knows; in all +1.5')).toBeNull();
  });

  it('says by what claims bear on an element, and which are only alleged', () => {
    expect(said.all('2 claims speak for it (hospital struck; words of aim), 1 of them only alleged or reported.')).toBe(
      '2 affirmations vont en ce sens (hôpital (frappé) ; des mots sur une visée ; dont 1 seulement alléguées ou rapportées).',
    );
  });

  it('says both sides where claims speak for and against', () => {
    expect(said.all('2 claims speak for it (words of aim). 3 claims speak against it (a denial).')).toBe(
      '2 affirmations vont en ce sens (des mots sur une visée). 3 affirmations vont à l’encontre (un démenti).',
    );
  });

  it('is not mistaken for another by what a name holds', () => {
    expect(bare(said.all('1 claim speaks of fighting between Army of the hill and Front.'))).toBe(
      '1 affirmation parle de combats entre Army of the hill and Front.',
    );
    expect(said.all('Something else.')).toBeNull();
  });
});
