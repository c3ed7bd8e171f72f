import {
  AssizeError,
  type Claim,
  type ClaimId,
  digestOf,
  type EventKind,
  type Factuality,
  type Harm,
  type Mention,
  type Reading,
  type ReadingId,
  type Span,
  type When,
  type Where,
} from '../model/index.ts';
import { analyse } from './document.ts';
import { findEntities } from './entities.ts';
import { factualityOf } from './factuality.ts';
import type { Tools } from './extract.ts';
import { findHarms } from './mentions/count.ts';
import { readTarget } from './mentions/target.ts';
import { findTimes } from './mentions/when.ts';
import { findWeapons, type WeaponMention } from './mentions/weapon.ts';
import { findPlaces } from './mentions/where.ts';
import { type Drops, type Quoted, readAnswer, Tally } from './proposer-answer.ts';
import { type Agreement, compared } from './proposer-compare.ts';
import { type ProposedHarm, proposedHarms, sentencesOf } from './proposer.ts';
import { tokenAt } from './quotations.ts';
import type { Document, EntityMention, HarmMention, PlaceMention, TimeMention } from './types.ts';

/** Who was asked: enough to ask again, and no key. */
export interface Proposer {
  readonly protocol: 'openai' | 'anthropic';
  /** The address that the text was sent to. */
  readonly endpoint: string;
  readonly model: string;
  /** Version of the question. */
  readonly prompt: string;
}

/** What a proposer answered about one reading, kept as it came: it cannot be computed again. Format `assize-proposal/1`. */
export interface Answers {
  readonly format: 'assize-proposal/1';
  readonly reading: ReadingId;
  /** SHA-256 of the text that was asked about. */
  readonly text: string;
  readonly proposer: Proposer;
  readonly asked: readonly {
    readonly first: number;
    readonly last: number;
    /** What came back, or null; then `failure` says why. */
    readonly answer: string | null;
    readonly failure: string | null;
  }[];
}

/** A claim that a proposer proposes. Its words are the text's, its values are read from them by our own readers. */
export interface Proposal extends Span {
  readonly reading: ReadingId;
  readonly kind: EventKind;
  readonly trigger: Span;
  readonly factuality: Factuality;
  readonly speaker: Mention | null;
  readonly cue: Span | null;
  readonly when: When | null;
  readonly where: Where | null;
  readonly actors: readonly (Mention & { readonly role: string })[];
  readonly targets: readonly (Mention & { readonly class: string })[];
  readonly weapons: readonly (Mention & { readonly class: string })[];
  readonly harms: readonly Harm[];
  /** For each field, the quote that it rests on and the reader that made a value of it ('quote' where the words are the value). */
  readonly provenance: readonly (Span & { readonly field: string; readonly rule: string })[];
  readonly proposer: Proposer;
  /** How it stands to the claims that the rules make of the same words. */
  readonly rules: Agreement;
}

/** What came of the answers about one reading. */
export interface Proposed {
  readonly reading: ReadingId;
  readonly proposer: Proposer;
  readonly proposals: readonly Proposal[];
  /** What was dropped, by reason. */
  readonly dropped: Drops;
  /** Claims of the rules in the sentences asked about that no proposal names. */
  readonly onlyRules: readonly ClaimId[];
  /** Why parts of the text have no answer. */
  readonly failures: readonly string[];
}

/** Answers as they were kept. Throws `extraction/bad-answers` where bytes are none. */
export function parseAnswers(json: string): Answers {
  const bad = (): AssizeError =>
    new AssizeError(
      'extraction/bad-answers',
      'A kept answer of a proposer is not of the format "assize-proposal/1".',
      'Check the vault with `assize verify`; ask again with --proposer.',
    );
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw bad();
  }
  const answers = value as Answers;
  const isText = (each: unknown): boolean => typeof each === 'string';
  const fits =
    typeof value === 'object' &&
    value !== null &&
    answers.format === 'assize-proposal/1' &&
    isText(answers.reading) &&
    isText(answers.text) &&
    typeof answers.proposer === 'object' &&
    answers.proposer !== null &&
    /^(openai|anthropic)$/.test(answers.proposer.protocol) &&
    [answers.proposer.endpoint, answers.proposer.model, answers.proposer.prompt].every(isText) &&
    Array.isArray(answers.asked) &&
    answers.asked.every(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        ['first', 'last'].every((name) => Number.isInteger((one as Record<string, unknown>)[name])) &&
        ['answer', 'failure'].every((name) => {
          const each = (one as Record<string, unknown>)[name];
          return each === null || isText(each);
        }),
    );
  if (!fits) throw bad();
  return answers;
}

interface Readers {
  readonly doc: Document;
  readonly mentions: readonly EntityMention[];
  readonly times: readonly TimeMention[];
  readonly places: readonly PlaceMention[];
  readonly harms: readonly HarmMention[];
  readonly weapons: readonly WeaponMention[];
}

/**
 * What a proposer proposes for a reading, beside the claims that the rules made of it, which it does not touch. The same answers
 * and reading give the same proposals. Answers about another text than the reading's give nothing.
 */
export function proposalsFrom(answers: Answers, reading: Reading, claims: readonly Claim[], tools: Tools): Proposed {
  const { proposer } = answers;
  const nothing = { reading: reading.id, proposer, proposals: [], dropped: {}, onlyRules: [] };
  if (answers.reading !== reading.id || answers.text !== digestOf(reading.text))
    return { ...nothing, failures: ['the answers are about another text'] };
  const doc = analyse(reading, tools.model);
  const sentences = sentencesOf(doc);
  const mentions = findEntities(doc);
  const times = findTimes(doc);
  const readers: Readers = {
    doc,
    mentions,
    times,
    places: findPlaces(doc, mentions, tools.gazetteer),
    harms: findHarms(doc, times),
    weapons: findWeapons(doc),
  };
  const tally = new Tally();
  const own = claims.filter((claim) => claim.reading === reading.id);
  const used = new Set<ClaimId>();
  const proposals: Proposal[] = [];
  const asked: Span[] = [];
  for (const { first, last, answer } of answers.asked) {
    if (answer === null) continue;
    const range = sentences.filter(({ number }) => number >= first && number <= last);
    if (range.length > 0) asked.push({ from: range[0]!.from, to: range.at(-1)!.to });
    for (const quoted of readAnswer(answer, reading.text, sentences, { first, last }, tally)) {
      const draft = resolve(quoted, readers, reading.id, proposer, tally);
      const rules = compared(
        draft,
        own.filter(({ id }) => !used.has(id)),
        reading.text,
      );
      if (rules.claim !== null) used.add(rules.claim);
      proposals.push({ ...draft, rules });
    }
  }
  return {
    reading: reading.id,
    proposer,
    proposals: proposals.sort((a, b) => a.trigger.from - b.trigger.from || a.kind.localeCompare(b.kind)),
    dropped: tally.counts,
    onlyRules: own
      .filter(({ id, from, to }) => !used.has(id) && asked.some((span) => span.from <= from && to <= span.to))
      .map(({ id }) => id),
    failures: [...new Set(answers.asked.flatMap(({ failure }) => (failure === null ? [] : [failure])))],
  };
}

/** Our own reading of the quoted words; a quote in which our readers find nothing of its kind is dropped. */
function resolve(
  { kind, trigger, fields }: Quoted,
  { doc, mentions, times, places, harms, weapons }: Readers,
  reading: ReadingId,
  proposer: Proposer,
  tally: Tally,
): Omit<Proposal, 'rules'> {
  const provenance: (Span & { field: string; rule: string })[] = [{ ...trigger, field: 'trigger', rule: 'quote' }];
  const meets = (span: Span) => (other: Span) => other.from < span.to && span.from < other.to;
  const kept = <T>(field: string, span: Span, rule: string, value: T | undefined): T[] => {
    if (value === undefined) {
      tally.drop('not-read');
      return [];
    }
    provenance.push({ ...span, field, rule });
    return [value];
  };
  const words = ({ from, to }: Span): string => doc.text.slice(from, to);
  const named = (span: Span): Mention => {
    const head = headOf(doc, span);
    const list = mentions.filter(meets(span));
    const mention = list.find((one) => one.head === head) ?? list.find((one) => one.from >= span.from && one.to <= span.to);
    return { ...span, entity: mention?.entity ?? null, name: mention?.name ?? words(span) };
  };
  const of = (name: string): Span[] => fields.filter(({ field }) => field === name).map(({ span }) => span);
  const head = headOf(doc, trigger);
  const factuality = factualityOf(doc, head, kind);
  provenance.push({ ...trigger, field: 'factuality', rule: `factuality:${factuality.rule}` });
  const [speaker = null] = of('speaker').flatMap((span) => kept('speaker', span, 'quote', named(span)));
  const [cue = null] = of('cue').flatMap((span) => kept('cue', span, 'quote', span));
  const [when = null] = of('when').flatMap((span) => {
    const time = times.find(meets(span));
    return kept('when', span, `when:${time?.rule}`, time?.when);
  });
  const [where = null] = of('where').flatMap((span) => {
    const place = places.find(meets(span));
    return kept('where', span, `where:${place?.rule}`, place?.where);
  });
  const actors = fields
    .filter(({ field }) => /^(agent|supporter|participant|recipient|requester|accused|drafter)$/.test(field))
    .flatMap(({ field, span }) => kept(`actors:${field}`, span, 'quote', { ...named(span), role: field }));
  const targets = of('target').flatMap((span) => {
    const at = headOf(doc, span);
    const target = readTarget(doc, at, mentions.find((one) => one.head === at) ?? null);
    return kept('targets', span, 'target', target === null ? undefined : { ...named(span), class: target.class });
  });
  const means = of('weapon').flatMap((span) => {
    const weapon = weapons.find(meets(span));
    return kept('weapons', span, 'weapon', weapon && { ...named(span), class: weapon.class });
  });
  const counted = fields
    .filter(({ field }) => (proposedHarms as readonly string[]).includes(field))
    .flatMap(({ field, span }) => {
      const harm = harms.find((one) => meets(span)(one) && one.outcome === (field as ProposedHarm));
      if (harm === undefined) return kept<Harm>(`harms:${field}`, span, 'count', undefined);
      const { outcome, class: who, min, max, hedge, scope, since, from, to, rule } = harm;
      const value: Harm = { from, to, outcome, class: who, min, max, hedge, scope, since, partOf: null, attributedTo: [] };
      return kept(`harms:${field}`, span, `count:${rule}`, value);
    });
  const all = [trigger, ...provenance];
  return {
    reading,
    from: Math.min(...all.map(({ from }) => from)),
    to: Math.max(...all.map(({ to }) => to)),
    kind,
    trigger,
    factuality: factuality.factuality,
    speaker,
    cue,
    when,
    where,
    actors,
    targets,
    weapons: means,
    harms: counted,
    provenance: provenance.sort((a, b) => a.from - b.from || a.field.localeCompare(b.field)),
    proposer,
  };
}

/** The word of a span that the others in it depend on: the first whose own head lies outside. */
function headOf(doc: Document, { from, to }: Span): number {
  const first = Math.min(tokenAt(doc, from), doc.tokens.length - 1);
  let last = first;
  while (last + 1 < doc.tokens.length && doc.tokens[last + 1]!.from < to) last++;
  for (let i = first; i <= last; i++) {
    const { head } = doc.tokens[i]!;
    if (head < first || head > last) return i;
  }
  return last;
}
