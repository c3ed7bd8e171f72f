import { type Translate, formatDate, numberFormat, setOff } from './format.ts';
import { wordFor } from './titles.ts';

// Sentences that the findings hold in English, in another language. A key of the texts is the English sentence itself; `{{1}}`,
// `{{2}}` … stand for numbers and days, `{{a}}` and `{{b}}` between quotation marks for what is quoted there, `{{other}}` and
// `{{rest}}` for the names of parties and States. What is in no text stays English.

/** English sentence → the same in another language. */
export type Sentences = Readonly<Record<string, string>>;

interface Form {
  readonly matches: RegExp;
  readonly slots: readonly string[];
  readonly text: string;
}

const slot = /\{\{(\w+)\}\}/g;
const number = String.raw`(\d+(?:[-.,:]\d+)*|\?)`;

function formOf(english: string, text: string): Form {
  const slots: string[] = [];
  const source = english
    .split(/(\{\{\w+\}\})/)
    .map((piece) => {
      const name = /^\{\{(\w+)\}\}$/.exec(piece)?.[1];
      if (name === undefined) return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      slots.push(name);
      if (/^\d$/.test(name)) return number;
      if (name === 'rest') return '(.+)';
      return name === 'other' ? '(.+?)' : '([^"]*)';
    })
    .join('');
  return { matches: new RegExp(`^${source}$`), slots, text };
}

const forms = new WeakMap<Sentences, readonly Form[]>();

function formsOf(sentences: Sentences): readonly Form[] {
  const known = forms.get(sentences);
  if (known) return known;
  const made = Object.entries(sentences)
    .filter(([english]) => english.includes('{{'))
    .map(([english, text]) => formOf(english, text))
    // What leaves less open is the better fit: "… at that time" before "…".
    .toSorted((a, b) => b.matches.source.length - a.matches.source.length);
  forms.set(sentences, made);
  return made;
}

/** Says the sentences of the findings in the language of `sentences`; one of which no text is known comes back as null. */
export class Said {
  readonly #sentences: Sentences;
  readonly #t: Translate;
  readonly #locale: string;
  readonly #known = new Map<string, string | null>();

  constructor(sentences: Sentences, t: Translate, locale: string) {
    this.#sentences = sentences;
    this.#t = t;
    this.#locale = locale;
  }

  /** The whole of a reason: one sentence, several, or a list of weights. */
  all(english: string): string | null {
    const known = this.#known.get(english);
    if (known !== undefined) return known;
    const said = this.#sentences[english] ?? this.#several(english) ?? this.#one(english) ?? this.#weights(english);
    this.#known.set(english, said);
    return said;
  }

  #one(english: string): string | null {
    const exact = this.#sentences[english];
    if (exact !== undefined) return exact;
    const claims = this.#claimsSpeak(english);
    if (claims !== null) return claims;
    for (const { matches, slots, text } of formsOf(this.#sentences)) {
      const found = matches.exec(english);
      if (!found) continue;
      const values = new Map(slots.map((name, index) => [name, found[index + 1]!]));
      return text.replaceAll(slot, (_, name: string) => this.#value(name, values.get(name) ?? ''));
    }
    return null;
  }

  #several(english: string): string | null {
    const pieces = english.split(/(?<=[.?]) (?=[A-Z]|\d+ claims? )/);
    if (pieces.length < 2) return null;
    const said = pieces.map((piece) => this.#one(piece));
    return said.some((piece) => piece === null) ? null : said.join(' ');
  }

  /** Days and digits as the language writes them; a word of a vocabulary in its own words; anything else as it stands. */
  #value(name: string, value: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, 'day', this.#locale);
    if (/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(value))
      // A year has no thousands; a figure of the rules is small.
      return numberFormat(this.#locale, { useGrouping: false }).format(Number(value.replaceAll(',', '')));
    if (/^\d$/.test(name)) return value;
    if (name !== 'rest' && name !== 'other') return setOff(value);
    const words = value.split(', ').map((word) => this.#sentences[word]);
    const said = words.every((word) => word !== undefined) ? words.join(', ') : (this.all(value) ?? value);
    // Names of parties and States are in the script of the sources: they must not pull the sentence about.
    return said === value ? setOff(value) : said;
  }

  /** "kind +1.5: the same kind of event; …; in all +7": the weights by which claims were joined, each with its reason. */
  #weights(english: string): string | null {
    const apart = /^Kept apart: (.+)\.$/.exec(english);
    if (apart) {
      const reason = this.#sentences[apart[1]!];
      return reason === undefined ? null : this.#t('because.apart', { reason });
    }
    const lines = english.split('; ').map((piece) => /^(\w+) ([+−][\d.]+): (.+)$/.exec(piece));
    const sum = /; in all ([+−][\d.]+)$/.exec(english)?.[1];
    if (sum === undefined) return null;
    const said = lines.slice(0, -1).map((line) => {
      const [name, reason] = [this.#sentences[`compared: ${line?.[1] ?? ''}`], this.#sentences[line?.[3] ?? '']];
      return name === undefined || reason === undefined ? null : `${name} \u2066${line![2]!}\u2069: ${reason}`;
    });
    return said.includes(null) ? null : [...said, this.#t('because.sum', { sum: `\u2066${sum}\u2069` })].join(' · ');
  }

  /** "2 claims speak for it (words of aim; hospital struck), 1 of them only alleged or reported." */
  #claimsSpeak(english: string): string | null {
    const found =
      /^((?:One claim speaks|\d+ claims speak) (?:for|against) it) \(([^()]*)\)(?:, (each|\d+ of them) (only alleged or reported))?\.$/.exec(
        english,
      );
    if (!found) return null;
    const [, head, inside, which, only] = found;
    const said = this.#one(`${head!}.`);
    if (said === null) return null;
    const more = which === undefined ? [] : [this.#one(`${which} ${only!}`)].filter((each) => each !== null);
    const list = [...inside!.split('; ').map((piece) => this.#signal(piece)), ...more];
    return `${said.replace(/\.$/, '')} (${list.join(this.#t('because.between'))}).`;
  }

  /** What a claim gives that bears on an element: a word of a vocabulary, or words of a list. */
  #signal(piece: string): string {
    const exact = this.#sentences[piece];
    if (exact !== undefined) return exact;
    const code = (words: string) => words.replaceAll(' ', '-');
    const struck = /^(.+) struck$/.exec(piece)?.[1];
    if (struck !== undefined) return this.#t('because.struck', { what: wordFor(this.#t, 'target', code(struck)) });
    const weapon = /^weapon: (.+)$/.exec(piece)?.[1];
    if (weapon !== undefined) return wordFor(this.#t, 'weapon', code(weapon));
    return this.#t(`kind.${code(piece)}`, { defaultValue: wordFor(this.#t, 'detail', code(piece)) });
  }
}
