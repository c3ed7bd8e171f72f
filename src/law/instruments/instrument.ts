import { AssizeError, type Stage } from '../../model/index.ts';
import { InstrumentShape, firstFault } from './shape.ts';

/**
 * One signal that a claim can give: `struck:hospital`, `words:aimed`, `event:torture`, `denied`. An instrument combines them:
 * "a&b" asks for both in one claim, a list asks for any.
 */
export type Signal = string;

/** Signals as they are looked up: any of these, each all of those, each of those any of these. */
export type Expression = readonly (readonly (readonly Signal[])[])[];

/** How an element of context is judged over the whole file. */
const contextRules = [
  'international',
  'non-international',
  'non-international-protracted',
  'nexus',
  'aware',
  'attack-on-population',
  'policy',
  'scale',
  'part',
  'knew-of-attack',
  'pattern',
] as const;
export type ContextRule = (typeof contextRules)[number];

/** What of a person's part is looked for in the claims that name them. */
const partRules = [
  'none',
  'own-hand',
  'plan',
  'ordered',
  'commander',
  'superior',
  'commander-then',
  'superior-then',
  'control',
  'common-purpose',
  'happened',
  'urged',
  'assisted',
  'told',
  'unpunished',
] as const;
export type PartRule = (typeof partRules)[number];

export interface Element {
  /** The crime's id, "#" and the number of the element or the id of the context. */
  readonly id: string;
  readonly kind: 'material' | 'mental' | 'contextual';
  /** Put so that yes speaks for the crime. */
  readonly question: string;
  readonly authority: string;
  /** Null for an element that is judged on the incident's own claims. */
  readonly rule: ContextRule | null;
  readonly for: Expression;
  readonly against: Expression;
  readonly missing: readonly string[];
  /** What is said where nothing bears on it, in the instrument's words; null for the usual sentence. */
  readonly silence: string | null;
  readonly note: string | null;
  readonly unconfirmed: string | null;
}

export interface Amendment {
  readonly id: string;
  readonly resolution: string;
  readonly adopted: string;
  readonly title: string;
  readonly unconfirmed: string | null;
}

export interface Crime {
  /** `rs.<article>.<paragraph>.<letter>.<roman>[.<number in the Elements of Crimes>]` */
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly family: 'war-crime' | 'crime-against-humanity' | 'genocide' | 'aggression';
  readonly conflict: 'international' | 'non-international' | 'any' | 'none';
  /** The same conduct in the other kind of conflict, where the instrument knows it. */
  readonly counterparts: readonly string[];
  /** Null for the original text; an amendment binds only some States. */
  readonly amendment: Amendment | null;
  readonly chargeable: boolean;
  readonly sensitive: boolean;
  readonly protected: readonly string[];
  readonly note: string | null;
  readonly unconfirmed: string | null;
  /** What makes the crime worth looking at. */
  readonly when: Expression;
  readonly elements: readonly Element[];
}

export interface Standard {
  readonly stage: Stage;
  readonly title: string;
  readonly article: string;
  readonly standard: string;
}

export interface Mode {
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly onlyFor: readonly Crime['family'][] | null;
  readonly unconfirmed: string | null;
  readonly elements: readonly {
    readonly n: number;
    readonly kind: 'material' | 'mental';
    readonly question: string;
    readonly rule: PartRule;
    readonly missing: readonly string[];
  }[];
}

/** A statute, treaty or code as it is assessed under: crimes with their elements, standards, modes and filters. */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly text: string;
  /** The first day on which anyone can be tried under it, with its article; null where its file gives none. */
  readonly since: { readonly day: string; readonly article: string } | null;
  readonly crimes: readonly Crime[];
  readonly standards: readonly Standard[];
  readonly amendments: readonly Amendment[];
  readonly modes: readonly Mode[];
  readonly filters: readonly { readonly id: string; readonly article: string; readonly rule: string }[];
}

/** The file of an instrument, format `assize-instrument/1`. docs/method/law.md says what each field means. */
interface InstrumentFile {
  readonly format: string;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly text: string;
  readonly since?: { readonly day: string; readonly article: string };
  readonly authority: { readonly elements: string };
  readonly standards: readonly Standard[];
  readonly amendments: Readonly<Record<string, Omit<Amendment, 'id'>>>;
  readonly protected: Readonly<Record<string, readonly string[]>>;
  readonly weapons: Readonly<Record<string, readonly string[]>>;
  readonly asks: Readonly<
    Record<
      string,
      {
        readonly kind: 'material' | 'mental';
        readonly question: string;
        readonly for: readonly string[];
        readonly against: readonly string[];
        readonly missing: readonly string[];
        readonly silence?: string;
      }
    >
  >;
  readonly contexts: readonly {
    readonly id: string;
    readonly question: string;
    readonly rule: ContextRule;
    readonly missing: readonly string[];
    readonly note?: string;
  }[];
  readonly crimes: readonly (Pick<Crime, 'id' | 'article' | 'title' | 'family' | 'conflict' | 'counterparts' | 'protected'> & {
    readonly amendment: string | null;
    readonly chargeable?: boolean;
    readonly sensitive?: boolean;
    readonly note?: string;
    readonly unconfirmed?: string;
    readonly when: readonly string[];
    readonly elements: readonly {
      readonly n: number;
      readonly ask: string;
      readonly note?: string;
      readonly unconfirmed?: string;
    }[];
    readonly context: readonly string[];
  })[];
  readonly modes: readonly Mode[];
  readonly filters: Instrument['filters'];
}

/** Signals other than words, weapons and what is struck: a slip of the pen would otherwise never be given, and never be noticed. */
const known =
  /^(?:attack|denied|event:[a-z-]+|detail:[a-z-]+|actor:(?:group|state)|killed:(?:others|total-protected)|harm:(?:any(?::[a-z-]+)?|many-protected-killed|mass-killed|[a-z-]+)|person:(?:protected|combatant|detained-civilian)|context:[a-z-]+)$/;

const broken = (id: string, what: string) =>
  new AssizeError(
    'law/broken-instrument',
    `The instrument "${id}" ${what}.`,
    'Correct its file; docs/method/law.md says what each field holds.',
  );

/**
 * An instrument from the contents of its file: every reference resolved, every element numbered. `lists` are the names of the
 * lists of words that its signals may use.
 * Throws `law/broken-instrument` for a file of another format, a repeated id, or a reference that leads nowhere.
 */
export function instrumentFrom(contents: unknown, lists: ReadonlySet<string>): Instrument {
  if (typeof contents !== 'object' || contents === null || (contents as InstrumentFile).format !== 'assize-instrument/1')
    throw broken('?', 'is not of the format assize-instrument/1');
  const fault = firstFault(InstrumentShape, contents);
  if (fault !== null) throw broken((contents as InstrumentFile).id ?? '?', `is not as the format asks: ${fault}`);
  const file = contents as InstrumentFile;
  const expression = (each: readonly string[]): Expression => each.map((one) => one.split('&').map((atom) => spread(atom)));
  function spread(atom: string): readonly Signal[] {
    const [kind, name] = [atom.slice(0, atom.indexOf(':')), atom.slice(atom.indexOf(':') + 1)];
    if (kind === 'words' && !lists.has(name)) throw broken(file.id, `names the list of words "${name}", which is not there`);
    if (kind === 'struck') return (file.protected[name] ?? [name]).map((code) => `struck:${code}`);
    if (kind === 'weapon') return (file.weapons[name] ?? [name]).map((code) => `weapon:${code}`);
    if (kind !== 'words' && !known.test(atom)) throw broken(file.id, `asks for "${atom}", which no claim gives`);
    return [atom];
  }
  const contexts = new Map(file.contexts.map((context) => [context.id, context]));
  for (const { id, rule } of file.contexts)
    if (!contextRules.includes(rule)) throw broken(file.id, `has a context "${id}" of an unknown rule`);
  for (const { id, elements } of file.modes)
    if (!elements.every(({ rule }) => partRules.includes(rule))) throw broken(file.id, `has a mode "${id}" of an unknown rule`);
  const ids = new Set(file.crimes.map(({ id }) => id));
  if (ids.size !== file.crimes.length) throw broken(file.id, 'has two crimes of one id');
  const amendments = Object.entries(file.amendments).map(([id, amendment]) => ({ id, ...amendment }));
  const asks = new Map(
    Object.entries(file.asks).map(([id, ask]) => [
      id,
      { ...ask, for: expression(ask.for), against: expression(ask.against), silence: ask.silence ?? null },
    ]),
  );
  const crimes = file.crimes.map((crime): Crime => {
    for (const other of crime.counterparts)
      if (!ids.has(other)) throw broken(file.id, `lacks ${other}, counterpart of ${crime.id}`);
    const amendment = amendments.find(({ id }) => id === crime.amendment) ?? null;
    if (crime.amendment !== null && amendment === null) throw broken(file.id, `lacks the amendment of ${crime.id}`);
    const own = crime.elements.map(({ n, ask: name, note, unconfirmed }, index): Element => {
      const ask = asks.get(name);
      if (!ask) throw broken(file.id, `lacks what element ${n} of ${crime.id} asks, "${name}"`);
      if (n !== index + 1) throw broken(file.id, `numbers the elements of ${crime.id} wrongly`);
      return {
        ...ask,
        id: `${crime.id}#${n}`,
        authority: `${file.authority.elements}, ${crime.article}, element ${n}`,
        rule: null,
        note: note ?? null,
        unconfirmed: unconfirmed ?? null,
      };
    });
    const around = crime.context.map((id): Element => {
      const context = contexts.get(id);
      if (!context) throw broken(file.id, `lacks the context "${id}" of ${crime.id}`);
      return {
        id: `${crime.id}#${id}`,
        kind: 'contextual',
        question: context.question,
        authority: `${file.authority.elements}, ${crime.article}, elements of context`,
        rule: context.rule,
        for: [],
        against: [],
        missing: context.missing,
        silence: null,
        note: context.note ?? null,
        unconfirmed: null,
      };
    });
    return {
      id: crime.id,
      article: crime.article,
      title: crime.title,
      family: crime.family,
      conflict: crime.conflict,
      counterparts: crime.counterparts,
      amendment,
      chargeable: crime.chargeable ?? true,
      sensitive: crime.sensitive ?? false,
      protected: crime.protected,
      note: crime.note ?? null,
      unconfirmed: crime.unconfirmed ?? null,
      when: expression(crime.when),
      elements: [...own, ...around],
    };
  });
  return {
    id: file.id,
    version: file.version,
    title: file.title,
    text: file.text,
    since: file.since ?? null,
    crimes,
    standards: file.standards,
    amendments,
    modes: file.modes,
    filters: file.filters,
  };
}
