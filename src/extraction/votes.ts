import type { Mention, Span, Vote } from '../model/index.ts';
import { subjectBefore, verbGroup } from './attribution/phrases.ts';
import { dependents } from './attribution/tree.ts';
import { actorsAt, type Actor, type Cast, mentionAt } from './events/actors.ts';
import { type Filler, joined, nounSlots, verbSlots } from './events/slots.ts';
import { headAfter, isNoun, isVerb, lemmaOf, phraseStart } from './events/words.ts';
import {
  anaphors,
  backingHyphens,
  bodies,
  bodyPlaces,
  drafting,
  draftingHyphens,
  draftNouns,
  failing,
  numbers,
  ordinals,
  passing,
  turns,
  vetoing,
} from './languages/en/votes.ts';
import type { Document, Sentence } from './types.ts';

/** A vote as one passage tells it, before it is given a voice. */
export interface VoteTelling {
  readonly token: number;
  readonly sentence: number;
  /** The words of the passage: a sentence, or the clause of it that speaks of this vote. */
  readonly passage: Span;
  readonly trigger: Span;
  readonly vote: Vote;
  readonly actors: readonly Actor[];
  readonly rule: string;
  readonly confidence: number;
}

interface Facts {
  token: number;
  rank: number;
  rule: string;
  end: number;
  outcome: Vote['outcome'];
  item: string | null;
  drafters: Mention[];
  vetoedBy: Mention[];
  opposedBy: Mention[];
  abstainedBy: Mention[];
  supportedBy: Mention[];
  backers: Mention[];
  backed: Mention[];
  inFavour: number | null;
  against: number | null;
  abstained: number | null;
  members: number | null;
  ordinal: number | null;
}

/** What earlier sentences said that later ones lean on. */
interface Context {
  item: string | null;
  body: string | null;
  /** Index of the last sentence that told of a vote; -1 when none has. */
  last: number;
}

const blank = (): Facts => ({
  token: -1,
  rank: 0,
  rule: '',
  end: -1,
  outcome: null,
  item: null,
  drafters: [],
  vetoedBy: [],
  opposedBy: [],
  abstainedBy: [],
  supportedBy: [],
  backers: [],
  backed: [],
  inFavour: null,
  against: null,
  abstained: null,
  members: null,
  ordinal: null,
});

/**
 * Votes of bodies, one telling for each passage: a sentence, or each half of one that sets two votes side by side ("while this
 * time …"). Who drafted is never who vetoed: each list is filled from its own verb. "Both failed" and "One, drafted by …" take
 * the item and the body from the sentences before them in the same document.
 */
export function findVotes(cast: Cast): VoteTelling[] {
  const { doc } = cast;
  const out: VoteTelling[] = [];
  const context: Context = { item: null, body: null, last: -1 };
  for (const sentence of doc.sentences) {
    for (const part of parts(doc, sentence)) {
      const telling = readPart(cast, sentence, part, context);
      if (telling === null) continue;
      out.push(telling);
      context.last = sentence.index;
      context.item = telling.vote.item ?? context.item;
      context.body = telling.vote.body ?? context.body;
    }
  }
  return out;
}

interface Part {
  readonly first: number;
  readonly last: number;
}

/** A sentence, or its two halves around "while", "whereas", ", but" when both speak of voting. */
function parts(doc: Document, sentence: Sentence): Part[] {
  for (let i = sentence.first + 3; i < sentence.last - 3; i++) {
    if (!turns.has(doc.tokens[i]!.lower)) continue;
    const halves = [
      { first: sentence.first, last: i },
      { first: i + 1, last: sentence.last },
    ];
    if (halves.every((half) => isAboutVotes(doc, half) || tellsOfTimes(doc, half))) return halves;
  }
  return [{ first: sentence.first, last: sentence.last }];
}

const within = (part: Part, i: number): boolean => part.first <= i && i < part.last;

function isAboutVotes(doc: Document, { first, last }: Part): boolean {
  for (let i = first; i < last; i++) {
    const lemma = lemmaOf(doc.tokens[i]!);
    if (lemma === 'veto' || lemma === 'abstain' || lemma === 'abstention') return true;
    if (lemma === 'resolution' || (lemma === 'vote' && doc.tokens[i]!.upos !== 'PROPN')) return true;
    if (draftNouns.has(lemma) && isNoun(doc.tokens[i]) && lemma !== 'text' && lemma !== 'measure') return true;
  }
  return false;
}

/** "the last 4 times", "on three earlier occasions": other votes than the one just told. */
function tellsOfTimes(doc: Document, { first, last }: Part): boolean {
  for (let i = first; i < last; i++) if (/^(times?|occasions?)$/.test(doc.tokens[i]!.lower)) return true;
  return false;
}

const isDraft = (doc: Document, i: number): boolean => isNoun(doc.tokens[i]) && draftNouns.has(lemmaOf(doc.tokens[i]!));

function readPart(cast: Cast, sentence: Sentence, part: Part, context: Context): VoteTelling | null {
  const { doc } = cast;
  const near = context.last >= 0 && sentence.index - context.last <= 4;
  const about = isAboutVotes(doc, part);
  if (!about && !near) return null;
  const facts = blank();
  const people = (fillers: readonly Filler[], list: Mention[]): number => {
    const before = list.length;
    for (const filler of fillers)
      if (filler.sure >= 0.55 && within(part, filler.head))
        for (const { role: _role, ...mention } of actorsOrStates(cast, filler))
          if (!list.some(({ from }) => from === mention.from)) list.push(mention);
    return list.length - before;
  };
  const cue = (token: number, rank: number, rule: string, end = token): void => {
    if (rank <= facts.rank) return;
    facts.rank = rank;
    facts.token = token;
    facts.rule = rule;
    facts.end = end;
  };
  for (let i = part.first; i < part.last; i++) {
    const token = doc.tokens[i]!;
    const lemma = lemmaOf(token);
    if (isVerb(token)) readVerb(cast, part, i, lemma, facts, people, cue, near);
    else if (isNoun(token)) readNoun(cast, i, lemma, facts, people, cue);
    else if (/^veto(ed|es|ing)$/.test(token.lower)) readStrayVeto(cast, sentence, i, facts, cue);
  }
  readNumbers(cast, part, facts, about || near, cue);
  if (facts.rank === 0 && near && tellsOfTimes(doc, part)) readBacking(cast, part, facts, people, cue);
  if (facts.rank === 0) return null;
  facts.ordinal = ordinalIn(doc, part);
  const anaphoric = leansBack(doc, part, facts);
  // "Both resolutions", "the draft": what they are on was said before.
  if (anaphoric && facts.item !== null && facts.item.split(' ').length < 3 && context.item !== null) facts.item = context.item;
  const text = doc.text.slice(doc.tokens[part.first]!.from, doc.tokens[part.last - 1]!.to);
  const body = bodyIn(text) ?? (anaphoric || near ? context.body : null);
  const item = facts.item ?? (anaphoric ? context.item : null);
  const { token, end, rule } = facts;
  const split = part.first !== sentence.first || part.last !== sentence.last;
  const first = doc.tokens[part.first]!;
  let lastToken = part.last - 1;
  if (split) while (lastToken > part.first && doc.tokens[lastToken]!.upos === 'PUNCT') lastToken--;
  const abstaining = rule === 'vote:abstain';
  const actors: Actor[] = [
    ...facts.vetoedBy.map((who) => ({ ...who, role: 'agent' })),
    ...facts.abstainedBy.map((who) => ({ ...who, role: abstaining ? 'agent' : 'abstainer' })),
    ...facts.opposedBy
      .filter(({ from }) => !facts.vetoedBy.some((who) => who.from === from))
      .map((who) => ({ ...who, role: 'opponent' })),
    ...facts.drafters.map((who) => ({ ...who, role: 'drafter' })),
    ...facts.supportedBy.map((who) => ({ ...who, role: 'supporter' })),
    ...facts.backers.map((who) => ({ ...who, role: 'supporter' })),
    ...facts.backed.map((who) => ({ ...who, role: 'beneficiary' })),
  ];
  return {
    token,
    sentence: sentence.index,
    passage: split ? { from: first.from, to: doc.tokens[lastToken]!.to } : { from: sentence.from, to: sentence.to },
    trigger: {
      from: Math.min(doc.tokens[token]!.from, doc.tokens[end]!.from),
      to: Math.max(doc.tokens[token]!.to, doc.tokens[end]!.to),
    },
    vote: {
      body,
      item,
      drafters: facts.drafters,
      inFavour: facts.inFavour,
      against: facts.against,
      abstained: facts.abstained,
      members: facts.members,
      vetoedBy: facts.vetoedBy,
      opposedBy: facts.opposedBy,
      abstainedBy: facts.abstainedBy,
      supportedBy: facts.supportedBy,
      outcome: facts.outcome,
      ordinal: facts.ordinal,
    },
    actors,
    rule,
    confidence: anaphoric || (near && !about) ? 0.7 : 0.85,
  };
}

/** Members of a body are states more often than not; a place that is a state's name votes as that state. */
function actorsOrStates(cast: Cast, filler: Filler): Actor[] {
  const list = actorsAt(cast, filler, 'participant');
  if (list.length > 0) return list.filter(({ name }) => !/^(members?|countries|states|council|resolutions?)$/i.test(name));
  const mention = mentionAt(cast, filler.head);
  if (mention !== null && mention.state !== null && mention.kind === 'place')
    return [{ from: mention.from, to: mention.to, entity: mention.entity, name: mention.name, role: 'participant' }];
  // Only states and bodies vote: a name that nobody knows is one of them.
  return mention === null ? actorsAt(cast, filler, 'agent').map((actor) => ({ ...actor, role: 'participant' })) : [];
}

/** "vetoed" that the tagger took for another class: the phrase before it vetoed the phrase after it. */
function readStrayVeto(cast: Cast, sentence: Sentence, i: number, facts: Facts, cue: CueAt): void {
  const { doc } = cast;
  facts.outcome = 'vetoed';
  cue(i, 9, 'vote:veto');
  const after = headAfter(doc, i + 1);
  const passive = doc.tokens
    .slice(Math.max(sentence.first, i - 3), i)
    .some(({ lower }) => /^(was|were|been|be|being)$/.test(lower));
  if (passive) {
    const by = doc.tokens[i + 1]?.lower === 'by' ? headAfter(doc, i + 2) : null;
    if (by !== null)
      for (const head of joined(doc, by))
        for (const who of actorsOrStates(cast, { slot: 'by', head, sure: 0.7 })) push(facts.vetoedBy, who);
    return;
  }
  if (after !== null && isDraft(doc, after)) facts.item = itemOf(doc, after) ?? facts.item;
  const before = subjectBefore(doc, sentence, verbGroup(doc, sentence, i).first);
  if (before?.safe)
    for (const who of actorsOrStates(cast, { slot: 'subj', head: before.head, sure: 0.7 })) push(facts.vetoedBy, who);
}

type People = (fillers: readonly Filler[], list: Mention[]) => number;
type CueAt = (token: number, rank: number, rule: string, end?: number) => void;

const negated = (doc: Document, verb: number): boolean =>
  dependents(doc, verb, 'advmod').some((i) => /^(not|n't|n’t|never)$/.test(doc.tokens[i]!.lower));

function readVerb(
  cast: Cast,
  part: Part,
  i: number,
  lemma: string,
  facts: Facts,
  people: People,
  cue: CueAt,
  near: boolean,
): void {
  const { doc } = cast;
  const slots = (): Filler[] => verbSlots(doc, i);
  const has = (list: readonly Filler[], slot: string, test: (head: number) => boolean): boolean =>
    list.some((filler) => filler.slot === slot && test(filler.head));
  const draft = (head: number): boolean =>
    isDraft(doc, head) ||
    (near && anaphors.has(doc.tokens[head]!.lower)) ||
    (isDraft(doc, nounOf(doc, head)) && nounOf(doc, head) !== head);
  if (lemma === 'veto') {
    const list = slots();
    people(
      list.filter(({ slot }) => slot === 'subj'),
      facts.vetoedBy,
    );
    if (facts.vetoedBy.length === 0) pushOpening(doc, i, facts.vetoedBy);
    const item = list.find(({ slot }) => slot === 'obj');
    if (item !== undefined) facts.item = itemOf(doc, item.head) ?? facts.item;
    if (!negated(doc, i)) facts.outcome = 'vetoed';
    cue(i, 9, 'vote:veto');
    return;
  }
  if (vetoing.has(lemma)) {
    const list = slots();
    const veto = list.find(({ slot, head }) => slot === 'obj' && lemmaOf(doc.tokens[head]!) === 'veto');
    if (veto === undefined) return;
    people(
      list.filter(({ slot }) => slot === 'subj'),
      facts.vetoedBy,
    );
    facts.outcome = 'vetoed';
    cue(i, 9, 'vote:veto', veto.head);
    return;
  }
  if (lemma === 'abstain') {
    const list = slots();
    people(
      list.filter(({ slot }) => slot === 'subj'),
      facts.abstainedBy,
    );
    for (const { slot, head } of list) if (slot === 'subj' && facts.abstained === null) facts.abstained = countAt(doc, head);
    cue(i, 5, 'vote:abstain');
    return;
  }
  if (passing.has(lemma) || failing.has(lemma)) {
    const list = slots();
    const failed = lemma === 'fail' || lemma === 'fall';
    const inner = failed ? dependents(doc, i, 'xcomp').find((k) => passing.has(lemmaOf(doc.tokens[k]!))) : undefined;
    const upper = doc.tokens[i]!.head >= 0 ? doc.tokens[doc.tokens[i]!.head]! : null;
    if (passing.has(lemma) && upper !== null && lemmaOf(upper) === 'fail' && within(part, upper.index)) return;
    const end = inner ?? passAfter(doc, i, part, failed);
    const subjectDraft = has(list, 'subj', draft);
    const objectDraft = has(list, 'obj', draft) || (inner !== undefined && has(verbSlots(doc, inner), 'obj', draft));
    if (failed ? !(subjectDraft || objectDraft || end !== undefined) : !(objectDraft || (subjectDraft && lemma === 'pass')))
      return;
    if (failed && !subjectDraft && !objectDraft && end !== undefined && !near && !isAboutVotes(doc, part)) return;
    const item =
      list.find(({ slot, head }) => (slot === 'obj' || slot === 'subj') && draft(head)) ??
      (inner === undefined ? undefined : verbSlots(doc, inner).find(({ slot, head }) => slot === 'obj' && draft(head)));
    if (item !== undefined) facts.item = itemOf(doc, item.head) ?? facts.item;
    const no = failing.has(lemma) || negated(doc, i);
    if (facts.outcome === null) facts.outcome = no ? 'failed' : isFuture(doc, i) ? 'pending' : 'adopted';
    if (lemma === 'block' || lemma === 'reject')
      people(
        list.filter(({ slot, head }) => slot === 'subj' && !bodyIn(doc.tokens[head]!.text)),
        facts.opposedBy,
      );
    cue(i, 8, no ? 'vote:failed' : 'vote:adopted', end ?? i);
    return;
  }
  if (lemma === 'oppose') {
    const list = slots();
    if (!has(list, 'obj', draft)) return;
    people(
      list.filter(({ slot }) => slot === 'subj'),
      facts.opposedBy,
    );
    cue(i, 4, 'vote:oppose');
    return;
  }
  if (lemma === 'vote') {
    const list = slots();
    const way = wayOf(doc, i, part);
    const subject = list.filter(({ slot }) => slot === 'subj');
    const named = people(subject, way === 'against' ? facts.opposedBy : way === 'favour' ? facts.supportedBy : []);
    const count = subject.map(({ head }) => countAt(doc, head)).find((n) => n !== null) ?? null;
    if (count !== null && named === 0 && way === 'favour') facts.inFavour = count;
    if (count !== null && named === 0 && way === 'against') facts.against = count;
    if (way === null && isFuture(doc, i) && facts.outcome === null) facts.outcome = 'pending';
    if (way !== null || isFuture(doc, i) || subject.length > 0) cue(i, way === null ? 3 : 6, 'vote:voted');
    return;
  }
  if (/^(favour|favor|support|back|endorse)$/.test(lemma)) {
    const list = slots();
    if (!has(list, 'obj', draft)) return;
    const subject = list.filter(({ slot }) => slot === 'subj');
    const count = subject.map(({ head }) => countAt(doc, head)).find((n) => n !== null) ?? null;
    if (count !== null) facts.inFavour = count;
    else people(subject, facts.supportedBy);
    cue(i, 6, 'vote:in-favour');
    return;
  }
  if (drafting.has(lemma)) {
    const list = slots();
    if (!has(list, 'obj', draft)) return;
    // Who drafts is never who votes: the drafters are read here and nowhere else.
    people(
      list.filter(({ slot }) => slot === 'subj'),
      facts.drafters,
    );
  }
}

/** "to pass", "to be adopted" within a few words after "failed". */
function passAfter(doc: Document, i: number, part: Part, failed: boolean): number | undefined {
  if (!failed || doc.tokens[i + 1]?.lower !== 'to') return undefined;
  for (let k = i + 2; k < Math.min(part.last, i + 5); k++) if (passing.has(lemmaOf(doc.tokens[k]!))) return k;
  return undefined;
}

/** The noun that a numeral or pronoun stands before: "two of the drafts". */
function nounOf(doc: Document, head: number): number {
  const of = dependents(doc, head, 'nmod').find((i) => isNoun(doc.tokens[i]));
  return of ?? head;
}

const isFuture = (doc: Document, verb: number): boolean =>
  dependents(doc, verb, 'aux').some((i) => /^(will|'ll|would|may|could|might|to)$/.test(doc.tokens[i]!.lower)) ||
  dependents(doc, verb, 'mark').some((i) => doc.tokens[i]!.lower === 'to');

/** "voted in favour", "voted for", "voted against". */
function wayOf(doc: Document, verb: number, part: Part): 'favour' | 'against' | null {
  for (let k = verb + 1; k < Math.min(part.last, verb + 5); k++) {
    const word = doc.tokens[k]!.lower;
    if (word === 'against' || word === 'no') return 'against';
    if (/^(favour|favor|for|yes)$/.test(word)) return 'favour';
    if (word === ',' || word === 'and') return null;
  }
  return null;
}

/** "Tessaly vetoed …": a word that opens the sentence right before the verb is a name, whatever the tagger takes it for. */
function pushOpening(doc: Document, verb: number, list: Mention[]): void {
  const sentence = doc.sentences[doc.tokens[verb]!.sentence]!;
  const token = doc.tokens[sentence.first]!;
  const between = doc.tokens.slice(sentence.first + 1, verb);
  if (sentence.kind !== 'body' || verb === sentence.first || !between.every(({ upos }) => upos === 'AUX' || upos === 'ADV'))
    return;
  if (
    !/^\p{Lu}\p{L}+$/u.test(token.text) ||
    /^(PRON|DET|NOUN|NUM)$/.test(token.upos) ||
    /^(finally|yesterday|today|also|then|later|twice|once|again|thus|instead|never)$/.test(token.lower)
  )
    return;
  list.push({ from: token.from, to: token.to, entity: null, name: token.text });
}

/** "after A cast its veto", where the tagger takes the verb for a noun. Returns how many were found. */
function castBefore(cast: Cast, veto: number, facts: Facts): number {
  const { doc } = cast;
  const [verb, whose] = [doc.tokens[veto - 2], doc.tokens[veto - 1]];
  if (whose?.xpos !== 'PRP$' || !/^(casts?|used|uses|wielded|exercised)$/.test(verb?.lower ?? '')) return 0;
  const before = subjectBefore(doc, doc.sentences[doc.tokens[veto]!.sentence]!, veto - 2);
  const who = before === null ? [] : actorsOrStates(cast, { slot: 'subj', head: before.head, sure: 0.7 });
  for (const each of who) push(facts.vetoedBy, each);
  return who.length;
}

function readNoun(cast: Cast, i: number, lemma: string, facts: Facts, people: People, cue: CueAt): void {
  const { doc } = cast;
  const token = doc.tokens[i]!;
  if (lemma === 'veto') {
    const list = nounSlots(doc, i);
    const found = people(
      // Whose "its veto" is, is who casts it: the pronoun alone may mean the council.
      list.filter(({ slot, head }) => /^(poss|by|from|dem)$/.test(slot) && doc.tokens[head]!.xpos !== 'PRP$'),
      facts.vetoedBy,
    );
    const of = list.find(({ slot }) => slot === 'of' || slot === 'on');
    if (of !== undefined && isDraft(doc, of.head)) facts.item = itemOf(doc, of.head) ?? facts.item;
    const governor = token.head >= 0 ? lemmaOf(doc.tokens[token.head]!) : '';
    const cast0 = found > 0 ? 0 : castBefore(cast, i, facts);
    if (found + cast0 > 0 && !/^(threaten|threat|avoid)$/.test(governor)) facts.outcome = 'vetoed';
    if (found + cast0 > 0) cue(i, cast0 > 0 ? 5 : 7, 'vote:veto');
    return;
  }
  if (lemma === 'abstention') {
    const list = nounSlots(doc, i);
    people(
      list.filter(({ slot }) => slot === 'poss' || slot === 'by' || slot === 'from'),
      facts.abstainedBy,
    );
    facts.abstained ??= countAt(doc, i);
    cue(i, 4, 'vote:abstain');
    return;
  }
  if (lemma === 'opposition' && facts.rank > 0) {
    people(
      nounSlots(doc, i).filter(({ slot }) => slot === 'from' || slot === 'by' || slot === 'poss' || slot === 'of'),
      facts.opposedBy,
    );
    return;
  }
  if (lemma === 'vote' && token.upos === 'NOUN') {
    const on = nounSlots(doc, i).find(({ slot }) => slot === 'on');
    if (on !== undefined) facts.item = itemOf(doc, on.head) ?? facts.item;
    const named = bodyIn(doc.text.slice(doc.tokens[phraseStart(doc, i)]!.from, token.to)) !== null;
    if (on !== undefined || named) cue(i, 2, 'vote:noun');
    return;
  }
  if (!isDraft(doc, i)) return;
  const start = phraseStart(doc, i);
  for (let k = start; k < i; k++) {
    const word = doc.tokens[k]!;
    const last = /-([a-z]+)$/.exec(word.lower)?.[1] ?? (doc.tokens[k + 1]?.text === '-' ? doc.tokens[k + 2]?.lower : undefined);
    const filler: Filler = { slot: 'dem', head: k, sure: 0.8 };
    if (last !== undefined && draftingHyphens.has(last)) named(cast, filler, facts.drafters);
    else if (last !== undefined && backingHyphens.has(last)) named(cast, filler, facts.backers);
    else if (last === undefined && k < i && doc.tokens[k - 1]?.text !== '-') {
      // "a French draft", "Russia's resolution": whose draft it is. The body's own name is no drafter.
      if (word.xpos === 'POS') named(cast, { ...filler, head: k - 1, slot: 'poss' }, facts.drafters);
      else if (word.upos === 'ADJ') named(cast, filler, facts.drafters);
    }
  }
  // "a draft by France and Spain", "a resolution drafted by …" when the parse hangs the participle elsewhere.
  const next = doc.tokens[i + 1];
  const by =
    next?.lower === 'by'
      ? i + 2
      : next !== undefined && drafting.has(lemmaOf(next)) && doc.tokens[i + 2]?.lower === 'by'
        ? i + 3
        : -1;
  if (by > 0)
    for (const { slot, head, sure } of nounSlots(doc, i))
      if (slot === 'by' && head >= by)
        for (const who of actorsOrStates(cast, { slot: 'by', head, sure })) push(facts.drafters, who);
}

function push(list: Mention[], { from, to, entity, name }: Mention): void {
  if (!list.some((known) => known.from === from)) list.push({ from, to, entity, name });
}

/** The state, group or organisation named at a word before a draft. */
function named(cast: Cast, { head }: Filler, list: Mention[]): void {
  const mention = (cast.at.get(head) ?? []).find(
    ({ kind, form }) => kind === 'state' || kind === 'armed-group' || (kind === 'place' && form === 'demonym'),
  );
  if (mention !== undefined && !list.some(({ entity }) => entity === mention.entity)) push(list, mention);
}

const numberOf = (text: string): number | null =>
  numbers.get(text.toLowerCase()) ?? (/^\d{1,3}$/.test(text) ? Number(text) : null);

/** The number that stands with a noun ("eleven members"), or that the word is. */
function countAt(doc: Document, head: number): number | null {
  const own = numberOf(doc.tokens[head]!.text);
  if (own !== null && doc.tokens[head]!.lower !== 'one') return own;
  for (const i of dependents(doc, head, 'nummod')) {
    const n = numberOf(doc.tokens[i]!.text);
    if (n !== null) return n;
  }
  return null;
}

const number = String.raw`(\d{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)`;
const inFavour = new RegExp(
  String.raw`\b${number} (?:votes? |members? |countries |states |voted )?(?:voted )?(?:in favou?r|for)\b`,
  'i',
);
const against = new RegExp(String.raw`\b${number} (?:votes? |members? |countries |states |voted )?(?:voted )?against\b`, 'i');
const abstentions = new RegExp(String.raw`\b${number} (?:abstentions?|abstain(?:ed|ing)?|members abstain(?:ed|ing)?)\b`, 'i');
const ofMembers = new RegExp(
  String.raw`\b${number} (?:out )?of (?:the |its |all )?${number}(?:[- ](?:council |voting )?(?:members?|states|nations|countries))?\b`,
  'i',
);
const toVote = new RegExp(
  String.raw`\b(?:by|vote of|voted) ${number}(?: votes)?[- –]to[- ](?:${number}|none)\b|\b(?:by|vote of|voted) ${number}[-–]${number}\b`,
  'i',
);

function readNumbers(cast: Cast, part: Part, facts: Facts, about: boolean, cue: CueAt): void {
  if (!about) return;
  const { doc } = cast;
  const from = doc.tokens[part.first]!.from;
  const text = doc.text.slice(from, doc.tokens[part.last - 1]!.to);
  const at = (match: RegExpExecArray): number => {
    for (let i = part.first; i < part.last; i++) if (doc.tokens[i]!.to > from + match.index) return i;
    return part.first;
  };
  const members = ofMembers.exec(text);
  const favoured = /\b(?:favou?red|in favou?r|for it|backed it|supported it|approved it|voted for)\b/i.exec(text);
  if (members !== null && favoured !== null && members.index < favoured.index) {
    facts.inFavour ??= numberOf(members[1]!);
    facts.members ??= numberOf(members[2]!);
    cue(wordAt(doc, part, from + favoured.index), 6, 'vote:in-favour');
  }
  const yes = inFavour.exec(text);
  if (yes !== null && facts.rank > 0 && facts.inFavour === null && /favou?r/i.test(yes[0])) facts.inFavour = numberOf(yes[1]!);
  else if (yes !== null && facts.inFavour === null && /favou?r/i.test(yes[0])) {
    facts.inFavour = numberOf(yes[1]!);
    cue(at(yes), 6, 'vote:in-favour');
  }
  const no = against.exec(text);
  if (no !== null && facts.rank > 0) facts.against ??= numberOf(no[1]!);
  const away = abstentions.exec(text);
  if (away !== null) {
    facts.abstained ??= numberOf(away[1]!);
    cue(at(away), 4, 'vote:abstain');
  }
  const to = toVote.exec(text);
  if (to !== null && facts.rank > 0) {
    facts.inFavour ??= numberOf(to[1] ?? to[3]!);
    facts.against ??= /none$/i.test(to[0]) ? 0 : numberOf(to[2] ?? to[4]!);
  }
}

const wordAt = (doc: Document, part: Part, offset: number): number => {
  for (let i = part.first; i < part.last; i++) if (doc.tokens[i]!.to > offset) return i;
  return part.first;
};

/** "In the last four times, A was backed by B": other votes than the one just told, and who stood with whom. */
function readBacking(cast: Cast, part: Part, facts: Facts, people: People, cue: CueAt): void {
  const { doc } = cast;
  for (let i = part.first; i < part.last; i++) {
    if (!isVerb(doc.tokens[i]) || !/^(back|support|join)$/.test(lemmaOf(doc.tokens[i]!))) continue;
    const list = verbSlots(doc, i);
    if (
      people(
        list.filter(({ slot }) => slot === 'subj'),
        facts.backers,
      ) > 0
    ) {
      people(
        list.filter(({ slot }) => slot === 'obj'),
        facts.backed,
      );
      cue(i, 3, 'vote:backing');
    }
  }
}

function ordinalIn(doc: Document, { first, last }: Part): number | null {
  for (let i = first; i + 1 < last; i++) {
    if (!/^(time|veto|such)$/.test(doc.tokens[i + 1]!.lower)) continue;
    const word = doc.tokens[i]!.lower;
    const n = ordinals.get(word) ?? (/^\d{1,2}(st|nd|rd|th)$/.test(word) ? Number.parseInt(word, 10) : null);
    if (n !== null) return n;
  }
  return null;
}

/** Whether the passage takes what was voted on from before: "Both resolutions", "One, drafted by …", "it". */
function leansBack(doc: Document, { first, last }: Part, facts: Facts): boolean {
  for (let i = first; i < Math.min(last, first + 6); i++) {
    const word = doc.tokens[i]!.lower;
    if (word === 'the' && isDraft(doc, i + 1)) return true;
    if (!anaphors.has(word)) continue;
    if (word === 'this' || word === 'that' || word === 'first' || word === 'second') return isDraft(doc, i + 1);
    return true;
  }
  for (let i = first; i + 1 < last; i++)
    if (doc.tokens[i]!.lower === 'the' && isDraft(doc, i + 1)) return facts.item === null || facts.item.split(' ').length < 4;
  return false;
}

/** The words for what is voted on: the draft with what it is on or aimed at, without who drafted it. Null for a bare pronoun. */
function itemOf(doc: Document, head: number): string | null {
  if (!isNoun(doc.tokens[head])) return null;
  const sentence = doc.sentences[doc.tokens[head]!.sentence]!;
  let first = phraseStart(doc, head);
  while (first < head && /^(the|a|an|both|even|this|that)$/.test(doc.tokens[first]!.lower)) first++;
  let last = head;
  const tail = dependents(doc, head, 'nmod', 'acl').filter((i) => i > head);
  for (const i of tail) {
    const token = doc.tokens[i]!;
    const mark = doc.tokens[i - 1]!.lower;
    const about = dependents(doc, i, 'case').map((k) => doc.tokens[k]!.lower);
    if (about.includes('on') || about.includes('for') || (/^(aim|call|demand|seek)$/.test(lemmaOf(token)) && mark !== 'by')) {
      const list = joined(doc, i);
      let end = i;
      const open = [i, ...list];
      for (let steps = 0; open.length > 0 && steps < 60; steps++) {
        const at = open.pop()!;
        end = Math.max(end, at);
        open.push(
          ...dependents(doc, at, 'nmod', 'obj', 'obl', 'compound', 'amod', 'advcl', 'flat', 'ccomp', 'xcomp').filter(
            (k) => k > head,
          ),
        );
      }
      last = Math.max(last, end);
    }
  }
  last = Math.min(last, sentence.last - 1);
  return doc.text.slice(doc.tokens[first]!.from, doc.tokens[last]!.to);
}

function bodyIn(text: string): string | null {
  for (const pattern of bodies) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  for (const pattern of bodyPlaces) {
    const match = pattern.exec(text);
    if (match !== null) return match[1]!;
  }
  return null;
}
