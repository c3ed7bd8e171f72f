import {
  type Claim,
  type Entity,
  type EventKind,
  eventKinds,
  type Extraction,
  type Factuality,
  type Harm,
  idFrom,
  type Mention,
  type Reading,
  type Span,
  type Stance,
  type Voice,
  type Where,
} from '../model/index.ts';
import { attribute } from './attribution.ts';
import { dependents, isParsed } from './attribution/tree.ts';
import { ByPlace, lastFrom } from './by-place.ts';
import { analyse } from './document.ts';
import { findEntities } from './entities.ts';
import { type Draft, draftsOf, giveHarms } from './events/drafts.ts';
import { findNamings } from './events/characterisation.ts';
import { clauseAround, union } from './events/passage.ts';
import { cueTokens, placeOf, type Site, timeOf } from './events/placing.ts';
import { type Actor, actorsAt, type Cast, castOf } from './events/actors.ts';
import { governingVerb, verbSlots } from './events/slots.ts';
import { detailOf, findTriggers, type Trigger } from './events/triggers.ts';
import { isPastForm, lemmaOf } from './events/words.ts';
import { factualityOf } from './factuality.ts';
import { findHarms } from './mentions/count.ts';
import type { Gazetteer } from './gazetteer.ts';
import { findPlaces } from './mentions/where.ts';
import { world } from './languages/en/world.ts';
import { nationalities } from './mentions/demonyms.ts';
import { findTimes } from './mentions/when.ts';
import { findWeapons } from './mentions/weapon.ts';
import { findQuotations, tokenAt } from './quotations.ts';
import { withFields } from './rows.ts';
import { type HeardVoice, stanceOf } from './stance.ts';
import type { SyntaxModel } from './syntax/model.ts';
import type { AttributedSpeech, Document, EntityMention, HarmMention, PlaceMention, TimeMention, Token } from './types.ts';
import { findVotes, type VoteTelling } from './votes.ts';

/** What extraction needs beside the text: the weights that tag and parse, and the places it can put on a map. */
export interface Tools {
  readonly model: SyntaxModel;
  readonly gazetteer: Gazetteer;
}

/** Version of the rules as a whole; part of every claim's method, so that a change of rules is visible. */
const VERSION = '1';

/** Everything found in one document, before claims are made of it. */
interface Scene {
  readonly doc: Document;
  readonly cast: Cast;
  readonly speeches: readonly AttributedSpeech[];
  readonly harms: readonly HarmMention[];
  readonly places: readonly PlaceMention[];
  readonly timesIn: ReadonlyMap<number, readonly TimeMention[]>;
  readonly placesIn: ReadonlyMap<number, readonly PlaceMention[]>;
  readonly cues: ReadonlySet<number>;
  /** What somebody tells of by its name: "reported heavy shelling". */
  readonly reported: ByPlace<Span>;
}

/**
 * What one reading says, as claims on its exact words, and whom it speaks of. Furniture gives nothing; every span lies in the
 * text; the same reading and tools give the same claims, in the order of the text.
 */
export function extract(reading: Reading, tools: Tools): Extraction {
  const doc = analyse(reading, tools.model);
  const mentions = findEntities(doc);
  const quotations = findQuotations(doc);
  const speeches = attribute(doc, mentions, quotations);
  const triggers = findTriggers(doc);
  const nations = nationalities(doc, mentions);
  const cast = castOf(doc, [...mentions, ...nations], findWeapons(doc), triggers);
  const times = findTimes(doc);
  const places = findPlaces(doc, mentions, tools.gazetteer);
  const scene: Scene = {
    doc,
    cast,
    speeches,
    harms: findHarms(doc, times),
    places,
    timesIn: Map.groupBy(times, ({ sentence }) => sentence),
    placesIn: Map.groupBy(places, ({ sentence }) => sentence),
    cues: cueTokens(doc, speeches),
    reported: new ByPlace(
      speeches.flatMap(({ rule, content }) => (rule.includes('object') ? content : [])),
      (span) => span,
    ),
  };
  const votes = findVotes(cast);
  const drafts = draftsOf(
    cast,
    triggers.filter((trigger) => !inVote(votes, trigger)),
  );
  giveHarms(doc, drafts, scene.harms);
  const told = drafts.filter((draft) => isTold(scene, draft));
  const claims = [
    ...told.flatMap((draft) => claimsOf(scene, draft, told, votes)),
    ...votes.map((vote) => voteClaim(scene, vote, told)),
    ...namingClaims(scene, told),
  ];
  claims.push(...statements(scene, claims));
  const settledClaims = claims.map((claim) => bothSides(scene, claim, claims)).map(withFields(reading, times, places));
  return {
    reading: reading.id,
    claims: inOrder(withContext(scene, settledClaims)),
    entities: entitiesOf(doc, [...mentions, ...usedOf(nations, settledClaims)]),
  };
}

/** "In a meeting with A, B said that the two sides have agreed": the two who met are the two sides. */
function bothSides({ doc }: Scene, claim: Claim, all: readonly Claim[]): Claim {
  const isPair = ({ from, to }: Span): boolean =>
    /^(the )?(two|both) (sides|parties|leaders|countries|governments|ministers|presidents)$/i.test(doc.text.slice(from, to)) ||
    (/^(sides|parties|leaders|countries|governments|ministers|presidents)$/i.test(doc.text.slice(from, to)) &&
      /\b(two|both)\s$/i.test(doc.text.slice(Math.max(0, from - 6), from)));
  if (!claim.actors.some(isPair)) return claim;
  const met = all.find(
    (other) => other.kind === 'meeting' && other.from < claim.to && claim.from < other.to && other.actors.length === 2,
  );
  if (met === undefined) return claim;
  return {
    ...claim,
    actors: claim.actors.flatMap((actor) =>
      isPair(actor) ? met.actors.map(({ entity, name }) => ({ ...actor, entity, name })) : [actor],
    ),
    method: { ...claim.method, confidence: Math.min(claim.method.confidence, 0.6), rule: `${claim.method.rule} two:sides` },
  };
}

/** The words of nationality that a claim takes for who acts. */
function usedOf(nations: readonly EntityMention[], claims: readonly Claim[]): EntityMention[] {
  const spans = new Set(claims.flatMap(({ actors }) => actors.map(({ from, entity }) => `${from} ${entity ?? ''}`)));
  return nations.filter(({ from, entity }) => spans.has(`${from} ${entity}`));
}

/** A trigger that is one of the words of a vote is told by the vote. */
const inVote = (votes: readonly VoteTelling[], trigger: Trigger): boolean =>
  votes.some(
    ({ sentence, trigger: words, passage }) =>
      sentence === trigger.sentence &&
      ((words.from < trigger.to && trigger.from < words.to) ||
        (trigger.kind === 'military-support' && passage.from <= trigger.from && trigger.to <= passage.to)),
  );

/** Nouns that only mention an event in passing, with nothing known of it, are no claims: "fears of arrest", "the strikes". */
function isTold(scene: Scene, draft: Draft): boolean {
  const { doc, cast, speeches, reported } = scene;
  const { kind, roles, harms, trigger } = draft;
  const lemma = lemmaOf(doc.tokens[draft.token]!);
  if (lemma === 'death' && harms.length === 0) return false;
  // "without giving casualties", "gave no details of casualties": nothing is told of any.
  if (kind === 'casualties' && harms.length === 0) {
    const before = doc.tokens.slice(Math.max(0, draft.token - 4), draft.token).map(({ lower }) => lower);
    if (before.some((word) => /^(without|details?|information|figures?|count|estimates?)$/.test(word))) return false;
  }
  const { factuality } = factualityOf(doc, draft.factual);
  // To allow is an offer only while it is held out; support that would be, or is not, is what is said of it and no support.
  if (
    /^(allow|permit|let)$/.test(lemma) &&
    (factuality === 'happened' || factuality === 'ongoing' || factuality === 'did-not-happen')
  )
    return false;
  if (
    /^(support|back)$/.test(lemma) &&
    kind === 'military-support' &&
    (factuality === 'hypothetical' || factuality === 'did-not-happen')
  )
    return false;
  // "attackers armed with machetes": nobody is said to have armed them.
  if (kind === 'military-support' && lemma === 'arm' && roles.actors.every(({ role }) => role !== 'supporter')) return false;
  // Who tried to flee is not said to have fled.
  if (kind === 'displacement' && trigger.form === 'verb' && (factuality === 'sought' || factuality === 'hypothetical'))
    return false;
  // "offers his condolences": words of feeling hold nothing out.
  if (
    kind === 'offer' &&
    roles.fillers.some(
      ({ slot, head }) =>
        slot === 'obj' &&
        /^(condolence|sympathy|thank|apology|congratulation|prayer|respect|tribute|greeting|explanation|comment|assessment|glimpse|insight|view|chance|opportunity)s?$/.test(
          lemmaOf(doc.tokens[head]!),
        ),
    )
  )
    return false;
  // "Residents reported heavy shelling": what somebody tells of by its name is told.
  if (harmful.has(kind) && reported.touching(draft.span).some(({ from, to }) => from <= draft.span.from && draft.span.to <= to))
    return true;
  if (kind === 'offer' && trigger.form === 'noun' && heardBy(draft.span, speeches)) return true;
  if (kind === 'offer' && trigger.form === 'noun') return roles.actors.length > 0;
  if (trigger.form === 'verb' || harms.length > 0) return true;
  if (
    eventKinds.get(kind)?.family === 'speech' ||
    kind === 'casualties' ||
    kind === 'aid' ||
    kind === 'investigation' ||
    kind === 'ceasefire' ||
    kind === 'evacuation'
  )
    return true;
  if (roles.actors.length > 0 || roles.targets.length > 0 || roles.weapons.length > 0 || roles.places.length > 0) return true;
  if (timesAt(scene, draft.sentence).some(({ from, to }) => from < draft.span.to + 40 && draft.span.from < to + 40)) return true;
  const token = doc.tokens[draft.token]!;
  const plural = token.xpos === 'NNS' || token.xpos === 'NNPS';
  const near = roles.fillers.some(
    ({ slot, head }) =>
      (cast.at.get(head) ?? []).length > 0 || (/^(on|in|against|near)$/.test(slot) && doc.tokens[head]!.upos === 'PROPN'),
  );
  if (near) return true;
  return plural && (kind === 'attack' || kind === 'offensive' || kind === 'siege' || kind === 'clash');
}

const heardBy = ({ from, to }: Span, speeches: readonly AttributedSpeech[]): boolean =>
  speeches.some(({ content, manner }) => manner !== 'headline' && content.some((span) => span.from <= from && to <= span.to));

const mentionOf = (mention: EntityMention): Mention => ({
  from: mention.from,
  to: mention.to,
  entity: mention.entity,
  name: mention.name,
});

function voiceFrom(doc: Document, mentions: readonly EntityMention[], heard: HeardVoice): Voice {
  const { speakerSpan } = heard;
  // "However, contrary to the above A has announced": the parse gives a phrase of which only the end is who speaks.
  const opens = speakerSpan === null || !/[,;]/.test(doc.text.slice(speakerSpan.from, speakerSpan.to));
  const ending =
    heard.speaker === null && speakerSpan !== null && !opens
      ? mentions.find(({ to, form, kind }) => to === speakerSpan.to && form.startsWith('name') && kind !== 'place')
      : undefined;
  const speaker = heard.speaker ?? ending ?? null;
  return {
    manner: heard.manner,
    speaker:
      speaker !== null
        ? { ...mentionOf(speaker) }
        : speakerSpan === null
          ? null
          : { from: speakerSpan.from, to: speakerSpan.to, entity: null, name: doc.text.slice(speakerSpan.from, speakerSpan.to) },
    coSpeakers: heard.coSpeakers.map(mentionOf),
    via: heard.via === null ? null : mentionOf(heard.via),
    cue: heard.cue === null ? null : { from: heard.cue.from, to: heard.cue.to, lemma: heard.cue.lemma },
    content: heard.content === null ? null : { from: heard.content.from, to: heard.content.to },
  };
}

/** Who says so, and how far they stand behind it. A speech without a cue of its own takes its speaker from its subject. */
function heard(
  scene: Scene,
  token: number,
  kind: EventKind,
  actors: readonly Actor[],
): { voice: Voice; stance: Stance; confidence: number } {
  const { doc, speeches } = scene;
  const { stance, voice } = stanceOf(doc, token, speeches, kind);
  const title = doc.sentences[doc.tokens[token]!.sentence]!.kind !== 'body';
  const plain = {
    ...voiceFrom(doc, scene.cast.mentions, voice),
    ...(title && voice.manner !== 'direct' ? { manner: 'headline' as const } : {}),
  };
  const own = actors.find(({ role }) => role === 'speaker' || (kind === 'demand' && role === 'requester'));
  if (own !== undefined && plain.speaker === null && plain.cue === null) {
    const { role: _role, ...speaker } = own;
    const cue = doc.tokens[token]!;
    return {
      voice: { ...plain, manner: 'stance', speaker, cue: { from: cue.from, to: cue.to, lemma: cue.lemma } },
      stance: kind === 'demand' ? 'demanded' : stance,
      confidence: 0.75,
    };
  }
  return { voice: plain, stance, confidence: voice.confidence };
}

/** Harm that is going on is taken for granted by whoever demands its end. */
const harmful: ReadonlySet<EventKind> = new Set<EventKind>(['attack', 'offensive', 'killing', 'siege', 'clash', 'destruction']);

/** What a hint, or a named hand in harm, makes of how real its word is: "against the A advance" does not make the advance a wish. */
function settled({ trigger, kind, roles, rule }: Draft, { cue }: Voice, read: Factuality, word: Token): Factuality {
  // "hit" is its own past; reports of a strike tell what was, unless the strikes keep on.
  if (read === 'ongoing' && ((kind === 'attack' && word.lower === 'hit') || isPastForm(word) || rule.startsWith('harm:')))
    return 'happened';
  if (read === 'happened' || read === 'ongoing') return read;
  if (cue !== null && /^(hint|signal|intimate)$/.test(cue.lemma) && read !== 'did-not-happen') return 'hinted';
  const done = trigger.form === 'noun' && harmful.has(kind) && roles.actors.some(({ role }) => role === 'agent');
  return done && read === 'sought' ? 'happened' : read;
}

const lasting: ReadonlySet<EventKind> = new Set<EventKind>(['offensive', 'military-support', 'siege', 'clash', 'deployment']);

/** "has supported A with a campaign for more than a year": what lasts until now, in the perfect, goes on. */
function goesOn({ doc }: Scene, { kind, token, trigger }: Draft, time: TimeMention | null): boolean {
  if (!lasting.has(kind) || time === null || !/^(for|since|over the)\b/i.test(doc.text.slice(time.from, time.to))) return false;
  const verb = trigger.form === 'verb' ? token : governingVerb(doc, token);
  if (verb === null) return false;
  const helpers = dependents(doc, verb, 'aux').map((i) => doc.tokens[i]!.lower);
  return helpers.some((word) => /^(has|have)$/.test(word));
}

/** What a kind of event makes of how real its word is: an offer is offered, a demand sought; saying has happened once it is said. */
function factualityFor(kind: EventKind, read: Factuality): Factuality {
  const real = read === 'happened' || read === 'ongoing';
  if (kind === 'offer') return real ? 'offered' : read;
  if (kind === 'demand') return real ? 'sought' : read;
  // A speech act that is told in the present has been made.
  if (kind === 'statement' || (eventKinds.get(kind)?.family === 'speech' && read === 'ongoing')) return 'happened';
  return read;
}

/** One claim for each event; "visited A and B" tells of two visits. */
function claimsOf(scene: Scene, draft: Draft, all: readonly Draft[], votes: readonly VoteTelling[]): Claim[] {
  const stops =
    draft.kind === 'visit'
      ? draft.roles.places.flatMap((head) =>
          scene.places.filter((place) => place.head === head && place.sentence === draft.sentence),
        )
      : [];
  return stops.length > 1 ? stops.map((place) => claimOf(scene, draft, all, votes, place)) : [claimOf(scene, draft, all, votes)];
}

/**
 * "A decides whether to meet B during his visit to C": nobody pays a visit to his own country, so where A's state is where the visit
 * goes, "his" is the one other person in the sentence, or nobody's.
 */
function abroad({ doc, cast }: Scene, draft: Draft, actors: readonly Actor[], place: Where | null): Actor[] {
  const land = place?.within.at(-1) ?? place?.name;
  if (draft.kind !== 'visit' || land === undefined) return [...actors];
  const people = cast.mentions.filter(
    ({ kind, form, sentence }) => kind === 'person' && form !== 'pronoun' && sentence === draft.sentence,
  );
  const stateOf = (entity: string | null): string | null =>
    cast.mentions.find((mention) => mention.entity === entity && mention.state !== null)?.state ?? null;
  const countryOf = (entity: string): string | undefined => world.states.get(stateOf(entity) ?? '');
  const owner = draft.roles.fillers.find(({ slot, head }) => slot === 'poss' && /^(his|her)$/.test(doc.tokens[head]!.lower));
  if (owner !== undefined && actors.every(({ role }) => role !== 'visitor')) {
    // Nobody knows who "his" is: of all named in the sentence, the only one to whom that country is foreign.
    const foreign = [...new Set(people.map(({ entity }) => entity))].filter((entity) => countryOf(entity) !== land);
    const [only] = people.filter(({ entity }) => entity === foreign[0] && countryOf(entity) !== undefined);
    const { from, to } = doc.tokens[owner.head]!;
    if (foreign.length === 1 && only !== undefined)
      return [...actors, { from, to, entity: only.entity, name: only.name, role: 'visitor' }];
  }
  return actors.flatMap((actor) => {
    if (actor.role !== 'visitor' || !/^(his|her|their)$/i.test(doc.text.slice(actor.from, actor.to))) return [actor];
    const own = stateOf(actor.entity);
    if (own === null || world.states.get(own) !== land) return [actor];
    const others = people.filter(({ entity, from }) => entity !== actor.entity && from < actor.from && stateOf(entity) !== own);
    const [other] = others;
    if (other === undefined || others.some(({ entity }) => entity !== other.entity)) return [];
    return [{ ...actor, entity: other.entity, name: other.name }];
  });
}

const sentencesOf = new WeakMap<readonly Draft[], ReadonlyMap<number, readonly Draft[]>>();

/** The drafts of one sentence; a list is sorted by sentences once, since a long text has thousands. */
function draftsIn(all: readonly Draft[], sentence: number): readonly Draft[] {
  let sorted = sentencesOf.get(all);
  if (sorted === undefined) {
    sorted = Map.groupBy(all, (draft) => draft.sentence);
    sentencesOf.set(all, sorted);
  }
  return sorted.get(sentence) ?? [];
}

function claimOf(
  scene: Scene,
  draft: Draft,
  all: readonly Draft[],
  votes: readonly VoteTelling[],
  stop: PlaceMention | null = null,
): Claim {
  const { doc } = scene;
  const { roles, kind } = draft;
  const answered = answerTo(scene, draft);
  const everyone = [...roles.actors, ...answered.actors];
  const holder = draft.heldBy === undefined ? undefined : all.find((other) => other.token === draft.heldBy);
  const {
    voice,
    stance,
    confidence: heardAt,
  } = holder === undefined
    ? heard(scene, draft.token, kind, everyone)
    : heard(scene, holder.token, holder.kind, holder.roles.actors);
  // Who speaks is the voice, and stands among the actors only for what they do beside speaking.
  const speaks = ({ from, entity }: Mention): boolean =>
    voice.speaker !== null && (voice.speaker.from === from || (entity !== null && voice.speaker.entity === entity));
  const named = everyone.filter(
    (actor) => actor.role !== 'speaker' && !(actor.role === 'requester' && draft.kind !== 'demand' && speaks(actor)),
  );
  const {
    factuality,
    confidence: realAt,
    rule: realBy,
  } = factualityOf(doc, draft.factual, kind === 'visit' || kind === 'meeting' ? kind : undefined);
  const site: Site = { token: draft.token, tokens: draft.tokens, sentence: draft.sentence };
  const beside = draftsIn(all, draft.sentence);
  const others = new Set([
    ...beside.filter((other) => other !== draft).flatMap((other) => [...other.tokens]),
    ...votes.filter(({ sentence }) => sentence === draft.sentence).map(({ token }) => token),
  ]);
  const spokenKind = eventKinds.get(kind)?.family === 'speech' || kind === 'offer' || kind === 'demand';
  // An offer, a demand, a denial is made by being said: when it was said is when it was.
  const time =
    timeOf(doc, timesAt(scene, draft.sentence), site, others, scene.cues) ??
    (spokenKind && !scene.cues.has(draft.token) ? saidAt(scene, draft, voice, others) : null);
  const grounds = new Set(roles.places);
  for (const { head } of roles.fillers)
    if (roles.targets.some(({ from, to }) => from <= doc.tokens[head]!.from && doc.tokens[head]!.to <= to)) grounds.add(head);
  const taken: Span[] = [...named, ...(voice.speaker === null ? [] : [voice.speaker])];
  const timed = time ?? sharedTime(scene, draft, all, others) ?? (lasting.has(kind) ? sinceThen(scene, draft) : null);
  // What is said reaches across the verb of saying: a place inside the words said is the event's, not the speaker's.
  const { content } = voice;
  const inContent = (token: number): boolean =>
    content !== null && content.from <= doc.tokens[token]!.from && doc.tokens[token]!.to <= content.to;
  const here = scene.placesIn.get(draft.sentence) ?? [];
  const spoken = here.filter(({ head }) => inContent(head));
  const speechTokens = new Set(
    beside.filter((other) => eventKinds.get(other.kind)?.family === 'speech').flatMap((other) => [...other.tokens]),
  );
  const plain = new Set([...others].filter((token) => !speechTokens.has(token)));
  const saying = eventKinds.get(kind)?.family === 'speech' || kind === 'demand';
  const place = saying
    ? null
    : stop !== null
      ? { place: stop, score: 3 }
      : (placeOf(doc, scene.places, here, site, grounds, others, scene.cues, taken) ??
        (inContent(draft.token)
          ? onlyPlace(placeOf(doc, scene.places, spoken, site, grounds, plain, new Set(), taken), spoken, doc, draft)
          : null) ??
        knownTown(scene, draft));
  // Whoever was harmed is not who did it, however the parse has it.
  const actors = abroad(scene, draft, named, place?.place.where ?? null).filter(
    ({ role, from, to }) =>
      role !== 'agent' || !draft.harms.some((index) => scene.harms[index]!.from < to && from < scene.harms[index]!.to),
  );
  const harms = harmsOf(scene, draft, actors, all);
  const subject = roles.fillers.find(({ slot }) => slot === 'subj');
  const detail = detailOf(
    doc,
    draft.trigger,
    roles.weapons.map((weapon) => weapon.class),
    subject === undefined ? null : lemmaOf(doc.tokens[subject.head]!),
  );
  const needed: Span[] = [
    draft.span,
    ...roles.targets,
    ...roles.weapons,
    ...actors,
    ...harms,
    ...voiceSpans(voice),
    ...(timed === null ? [] : [timed.time]),
    ...(place === null || place.place.sentence !== draft.sentence ? [] : [place.place]),
  ];
  const passage = union(
    clauseAround(
      doc,
      draft.token,
      needed.filter((span) => inSentence(doc, draft.sentence, span)),
    ),
    needed,
  );
  const real = factuality === 'happened' || factuality === 'ongoing';
  const confidence = Math.min(
    draft.confidence,
    heardAt,
    realAt,
    answered.actors.length > 0 ? 0.6 : 1,
    place === null || place.score >= 2 ? 1 : 0.7,
  );
  return finish(scene, {
    kind,
    detail,
    passage,
    voice,
    stance:
      answered.actors.length > 0 && stance === 'asserted'
        ? 'alleged'
        : // "was blamed on A", "was attributed to A": by nobody who is named, so it is told as blame and no more.
          holder?.kind === 'accusation' && stance === 'asserted' && voice.speaker === null
          ? 'alleged'
          : stance === 'demanded' && real && harmful.has(kind)
            ? 'asserted'
            : stance,
    factuality: factualityFor(
      kind,
      answered.actors.length > 0
        ? 'happened'
        : goesOn(scene, draft, timed?.time ?? null)
          ? 'ongoing'
          : settled(draft, voice, factuality, doc.tokens[draft.factual]!),
    ),
    trigger: draft.span,
    when: timed?.time.when ?? null,
    where: place?.place.where ?? null,
    actors,
    targets: roles.targets.filter((target) => !actors.some((actor) => actor.from === target.from)),
    weapons: roles.weapons,
    harms,
    vote: null,
    rule: `${draft.rule} ${realBy}`,
    confidence,
  });
}

const timesAt = ({ timesIn }: Scene, sentence: number): readonly TimeMention[] => timesIn.get(sentence) ?? [];

/** The time that a verb of saying has for itself: "said on Monday". */
function spokenWhen(scene: Scene, token: number): ReturnType<typeof timeOf> {
  const { sentence } = scene.doc.tokens[token]!;
  const { first, last } = scene.doc.sentences[sentence]!;
  const others = new Set<number>();
  for (let k = first; k < last; k++) if (k !== token && scene.cast.strikes.has(k)) others.add(k);
  return timeOf(scene.doc, timesAt(scene, sentence), { token, tokens: new Set([token]), sentence }, others, new Set());
}

/** When the words that make an offer or a demand were said: the time beside the cue of their speech. */
function saidAt(scene: Scene, draft: Draft, { cue }: Voice, others: ReadonlySet<number>): ReturnType<typeof timeOf> {
  const { doc } = scene;
  const token = cue === null ? -1 : tokenOf(doc, cue);
  if (token < 0 || doc.tokens[token]!.sentence !== draft.sentence) return null;
  const site = { token, tokens: new Set([token]), sentence: draft.sentence };
  return timeOf(doc, timesAt(scene, draft.sentence), site, others, new Set());
}

/** A means shares the time of the verb it serves: "supported … with a bombing campaign … for more than a year". */
function sharedTime(scene: Scene, draft: Draft, all: readonly Draft[], others: ReadonlySet<number>): ReturnType<typeof timeOf> {
  const { doc, cues } = scene;
  const verb = draft.trigger.form === 'noun' ? governingVerb(doc, draft.token) : null;
  const upper = verb === null ? undefined : draftsIn(all, draft.sentence).find((other) => other.tokens.has(verb));
  if (upper === undefined || doc.tokens[draft.token - 1] === undefined) return null;
  const linked = dependents(doc, draft.token, 'case').some((i) => doc.tokens[i]!.lower === 'with');
  if (!linked) return null;
  return timeOf(
    doc,
    timesAt(scene, upper.sentence),
    { token: upper.token, tokens: upper.tokens, sentence: upper.sentence },
    new Set([...others].filter((token) => !upper.tokens.has(token))),
    cues,
  );
}

/** "Ever since March, after the offensive was launched, …": what lasts has begun then. */
function sinceThen(scene: Scene, { sentence, token }: Draft): ReturnType<typeof timeOf> {
  const { doc } = scene;
  const { first, from } = doc.sentences[sentence]!;
  const time = timesAt(scene, sentence).find((each) => each.from - from < 6);
  if (time === undefined || !/^(?:ever )?since\b/i.test(doc.text.slice(from, time.to))) return null;
  const between = doc.tokens.slice(first, token).filter((each) => each.from >= time.to && each.from < doc.tokens[token]!.from);
  const opens = between.find(({ upos }) => upos !== 'PUNCT');
  return /^(after|when)$/.test(opens?.lower ?? '') && between.every(({ upos }) => upos !== 'VERB') ? { time, score: 1.5 } : null;
}

/** Inside words said, a place hung on the verb of saying belongs to the one event told there. */
function onlyPlace(
  found: ReturnType<typeof placeOf>,
  spoken: readonly PlaceMention[],
  doc: Document,
  draft: Draft,
): ReturnType<typeof placeOf> {
  if (found !== null) return found;
  const family = eventKinds.get(draft.kind)?.family;
  if (family !== 'violence' && family !== 'aid') return null;
  const after = spoken.filter(
    (place) =>
      place.sentence === draft.sentence && place.from >= draft.span.to && doc.tokens[place.head - 1]?.sentence === draft.sentence,
  );
  return after.length === 1 ? { place: after[0]!, score: 1.5 } : null;
}

/** "the city", "the town" as what was struck or taken: the last such place that the document named, not far before. */
function knownTown({ doc, places }: Scene, draft: Draft): ReturnType<typeof placeOf> {
  const heads = [
    ...draft.roles.places,
    ...draft.roles.fillers.filter(({ slot }) => /^(obj|of|on|in|into)$/.test(slot)).map(({ head }) => head),
  ];
  const verb = governingVerb(doc, draft.token);
  if (verb !== null) heads.push(...dependents(doc, verb, 'nsubj'));
  const named = heads.some((head) => townLike(doc, head) || dependents(doc, head, 'nmod').some((i) => townLike(doc, i)));
  if (!named) return null;
  const before = places.filter(
    (place) =>
      place.to <= draft.span.from &&
      place.where.radiusMetres !== null &&
      place.where.radiusMetres <= 60_000 &&
      !travelledTo(doc, place),
  );
  const last = before.at(-1);
  if (last === undefined) return null;
  // "eastern Karsa" speaks of Karsa: the city is that one, where the document also names it by itself.
  const town = last.where.name.replace(partOfTown, '');
  const itself = before.findLast(({ where }) => where.name === town);
  if (itself === undefined) return null;
  if (draft.sentence - last.sentence <= 3) return { place: itself, score: 1.6 };
  // Further back only where the document has spoken of one town all along.
  return draft.sentence - last.sentence <= 12 && before.every(({ where }) => where.name.replace(partOfTown, '') === town)
    ? { place: itself, score: 1.5 }
    : null;
}

const partOfTown =
  /^(?:the )?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|cent(?:ral|re|er)|outskirts|suburbs?|city|town|village)(?:ern)?)(?: (?:part|side|half|city|town|outskirts|suburbs?|districts?))?(?: of)? /i;

/** "visited A and B", "talks in C": where people went to speak is not the town that is spoken of. */
function travelledTo(doc: Document, { head }: PlaceMention): boolean {
  let at = head;
  for (let steps = 0; steps < 4; steps++) {
    at = doc.tokens[at]!.head;
    if (at < 0) return false;
    if (/^(visit|travel|fly|arrive|meet|meeting|talks?|summit|conference|interview)$/.test(lemmaOf(doc.tokens[at]!))) return true;
    if (doc.tokens[at]!.upos === 'VERB') return false;
  }
  return false;
}

const townLike = (doc: Document, head: number): boolean =>
  /^(city|town|village)$/.test(lemmaOf(doc.tokens[head]!)) &&
  dependents(doc, head, 'det').some((i) => /^(the|this|that)$/.test(doc.tokens[i]!.lower)) &&
  dependents(doc, head, 'nmod', 'compound', 'appos').length === 0;

const inSentence = (doc: Document, sentence: number, { from, to }: Span): boolean => {
  const each = doc.sentences[sentence]!;
  return each.from <= from && to <= each.to;
};

const voiceSpans = ({ speaker, cue }: Voice): Span[] => [...(speaker === null ? [] : [speaker]), ...(cue === null ? [] : [cue])];

interface Parts extends Omit<Claim, 'id' | 'reading' | 'from' | 'to' | 'method'> {
  readonly passage: Span;
  readonly rule: string;
  readonly confidence: number;
}

function finish({ doc }: Scene, { passage, rule, confidence, ...parts }: Parts): Claim {
  const { id: reading } = doc.reading;
  const said = [
    ...parts.actors.map(({ name, role }) => `${role}:${name}`),
    ...parts.harms.map(({ outcome, min, max }) => `${outcome}:${min}-${max}`),
    parts.factuality,
    ...(parts.kind === 'visit' && parts.where !== null ? [parts.where.name] : []),
  ].join('|');
  return {
    id: idFrom('claim', reading, parts.kind, passage.from, passage.to, parts.trigger?.from ?? passage.from, said),
    reading,
    from: passage.from,
    to: passage.to,
    ...parts,
    method: { rule, version: VERSION, confidence: Math.round(Math.max(0.1, confidence) * 100) / 100 },
  };
}

/** The numbers of people that the event was given, with whom the same sentence holds responsible, in its own words. */
function harmsOf(scene: Scene, draft: Draft, actors: readonly Actor[], all: readonly Draft[]): Harm[] {
  const blamed = actors.filter(({ role }) => role === 'agent');
  const by = blamed.length > 0 ? blamed : blamedBy(scene, draft, all);
  const attributedTo = by.map(({ role: _role, ...mention }) => mention);
  return draft.harms.map((index) => {
    const { sentence: _sentence, trigger: _trigger, rule: _rule, partOf, ...harm } = scene.harms[index]!;
    const whole = partOf === null ? -1 : draft.harms.indexOf(partOf);
    return { ...harm, partOf: whole < 0 ? null : whole, attributedTo };
  });
}

/** "after the offensive that A and B began more than … have died": whose offensive it was, in the same sentence. */
function blamedBy({ doc }: Scene, draft: Draft, all: readonly Draft[]): Actor[] {
  if (!/^(killing|injury|casualties)$/.test(draft.kind) || draft.harms.length === 0) return [];
  const others = draftsIn(all, draft.sentence).filter(
    (other) => other !== draft && (other.kind === 'offensive' || other.kind === 'attack'),
  );
  if (others.length !== 1) return [];
  const other = others[0]!;
  const chain: number[] = [];
  for (let at = other.token; at >= 0 && chain.length < 12 && !chain.includes(at); at = doc.tokens[at]!.head) chain.push(at);
  const under = chain.some((at) => draft.tokens.has(at));
  const link = doc.tokens
    .slice(doc.sentences[draft.sentence]!.first, other.token)
    .some(({ lower }) => /^(after|since|when|during|following|in)$/.test(lower));
  return under || link ? other.roles.actors.filter(({ role }) => role === 'agent') : [];
}

/** "Who bombs the town? The A do, and so do the B": the answer names who did it, and the two sentences are one passage. */
function answerTo({ doc, cast }: Scene, draft: Draft): { actors: Actor[] } {
  const sentence = doc.sentences[draft.sentence]!;
  const first = doc.tokens.slice(sentence.first, sentence.first + 2).find(({ upos }) => upos !== 'PUNCT');
  if (first?.lower !== 'who' || doc.tokens.slice(sentence.last - 2, sentence.last).every(({ text }) => text !== '?'))
    return { actors: [] };
  const next = doc.sentences[draft.sentence + 1];
  if (next === undefined || next.block !== sentence.block) return { actors: [] };
  const opening = doc.tokens[next.first]!.lower;
  if (!/^(there|it|that)$/.test(opening) || !/^(is|are|was|were|'s)$/.test(doc.tokens[next.first + 1]?.lower ?? ''))
    return { actors: [] };
  const actors: Actor[] = [];
  for (let i = next.first + 2; i < next.last; i++) {
    const token = doc.tokens[i]!;
    if (/^(who|which|that)$/.test(token.lower) || token.upos === 'VERB') break;
    if (!/^(NOUN|PROPN)$/.test(token.upos)) continue;
    for (const actor of actorsAt(cast, { slot: 'subj', head: i, sure: 0.8 }, 'agent'))
      if (!actors.some(({ from, entity }) => from === actor.from || (entity !== null && entity === actor.entity)))
        actors.push(actor);
  }
  return { actors };
}

function voteClaim(scene: Scene, telling: VoteTelling, told: readonly Draft[]): Claim {
  const { doc } = scene;
  const { voice, stance, confidence: heardAt } = heard(scene, telling.token, 'vote', []);
  const site: Site = { token: telling.token, tokens: new Set([telling.token]), sentence: telling.sentence };
  const time = timeOf(
    doc,
    timesAt(scene, telling.sentence).filter(({ from, to }) => telling.passage.from <= from && to <= telling.passage.to),
    site,
    new Set(told.filter(({ sentence }) => sentence === telling.sentence).flatMap(({ tokens }) => [...tokens])),
    scene.cues,
  );
  const { factuality, rule } = factualityOf(doc, telling.token);
  const settled = telling.vote.outcome !== null && telling.vote.outcome !== 'pending';
  const numbers = telling.vote.inFavour !== null || telling.vote.abstainedBy.length > 0;
  return finish(scene, {
    kind: 'vote',
    detail: null,
    passage: union(telling.passage, [telling.trigger, ...telling.actors, ...voiceSpans(voice)]),
    voice,
    stance,
    factuality: settled || numbers ? 'happened' : factuality,
    trigger: telling.trigger,
    when: time?.time.when ?? null,
    where: null,
    actors: telling.actors,
    targets: [],
    weapons: [],
    harms: [],
    vote: telling.vote,
    rule: `${telling.rule} ${rule}`,
    confidence: Math.min(telling.confidence, heardAt),
  });
}

function namingClaims(scene: Scene, told: readonly Draft[]): Claim[] {
  const { doc, cast, speeches } = scene;
  return findNamings(doc, speeches).map((naming) => {
    const token = doc.tokens[naming.token]!;
    const fillers = token.upos === 'VERB' && isParsed(doc, naming.sentence) ? verbSlots(doc, naming.token) : [];
    const commits = lemmaOf(token) === 'commit';
    const actors = fillers
      .filter(({ slot, sure }) => slot === 'subj' && sure >= 0.55)
      .flatMap((filler) => actorsAt(cast, filler, commits ? 'accused' : 'speaker'));
    const { voice, stance, confidence } = heard(scene, naming.token, 'characterisation', actors);
    const { factuality } = factualityOf(doc, naming.token);
    const event = told.find(
      (draft) =>
        draft.sentence === naming.sentence && (draft.kind === 'attack' || draft.kind === 'siege' || draft.kind === 'killing'),
    );
    const needed = [naming.trigger, naming.name, ...voiceSpans(voice)];
    return finish(scene, {
      kind: 'characterisation',
      detail: null,
      passage: union(
        clauseAround(
          doc,
          naming.token,
          needed.filter((span) => inSentence(doc, naming.sentence, span)),
        ),
        needed,
      ),
      voice,
      stance,
      factuality,
      trigger: naming.trigger,
      when: voice.cue === null ? null : (spokenWhen(scene, tokenOf(doc, voice.cue))?.time.when ?? null),
      where: null,
      actors: actors.filter(({ role }) => role !== 'speaker'),
      targets: event?.roles.targets ?? [],
      weapons: [],
      harms: [],
      vote: null,
      rule: naming.rule,
      confidence: Math.min(0.8, confidence),
    });
  });
}

/** The sentences that a span touches. */
const sentencesOver = ({ sentences }: Document, { from, to }: Span): readonly Span[] =>
  sentences.slice(Math.max(0, lastFrom(sentences, from)), lastFrom(sentences, to - 1) + 1).filter((each) => each.to > from);

/** Words of someone named that tell of no event: so that everyone who says something is listed with what they say. */
function statements(scene: Scene, claims: readonly Claim[]): Claim[] {
  const { doc, speeches } = scene;
  const out: Claim[] = [];
  const told = new ByPlace(
    claims.flatMap(({ trigger, voice, factuality }) => (trigger === null ? [] : [{ trigger, voice, factuality }])),
    ({ trigger }) => trigger,
  );
  for (const speech of speeches) {
    const { cue, content, speaker, speakerSpan } = speech;
    if (content.length === 0 || speech.manner === 'headline') continue;
    // "continue to fight", "maintain a base": such verbs tell what is said only with a clause or a quotation.
    if (
      cue !== null &&
      speech.manner === 'indirect' &&
      /^(continue|maintain|threaten)$/.test(cue.lemma) &&
      !/^\W*(that|it|he|she|they|there)\b/i.test(doc.text.slice(cue.to, cue.to + 12))
    )
      continue;
    if (speaker === null && speakerSpan === null) continue;
    const carried = [...content, ...(cue === null ? [] : [cue])]
      .flatMap((span) => told.touching(span))
      .some(
        ({ trigger, voice }) =>
          (content.some((span) => span.from <= trigger.from && trigger.to <= span.to) ||
            (cue !== null && trigger.from < cue.to && cue.from < trigger.to)) &&
          (speech.manner === 'stance' ||
            voice.cue === null ||
            cue === null ||
            voice.cue.from === cue.from ||
            (trigger.from < cue.to && cue.from < trigger.to)),
      );
    // "spoke of a plan to set up a base": the plan is told by the event that follows.
    const last = content.at(-1)!;
    const planned = told
      .touching({ from: last.to, to: last.to + ' for '.length + 1 })
      .some(
        ({ trigger, factuality }) =>
          factuality === 'planned' &&
          trigger.from >= last.to &&
          /^\s(?:of|to|for)\s$/.test(doc.text.slice(last.to, trigger.from)),
      );
    if (carried || planned) continue;
    const token = tokenOf(doc, cue ?? content[0]!);
    if (token < 0) continue;
    const { voice, confidence } = {
      voice: { ...voiceFrom(doc, scene.cast.mentions, asHeard(speech)) },
      confidence: speech.confidence,
    };
    const spans: Span[] = [...(cue === null ? [] : [cue]), ...content, ...voiceSpans(voice)];
    const sentences = spans.flatMap((span) => sentencesOver(doc, span));
    const passage = union(spans[0]!, [...spans.slice(1), ...sentences]);
    const cueSpan = cue === null ? content[0]! : { from: cue.from, to: cue.to };
    out.push(
      finish(scene, {
        kind: kindOfSpeech(speech),
        detail: null,
        passage,
        voice,
        stance: stanceOf(doc, token, speeches, 'statement').stance,
        factuality: 'happened',
        trigger: cueSpan,
        when: cue === null ? null : (spokenWhen(scene, token)?.time.when ?? null),
        where: null,
        actors: [],
        targets: [],
        weapons: [],
        harms: [],
        vote: null,
        rule: `statement:${speech.rule}`,
        confidence,
      }),
    );
  }
  return out;
}

/** An attitude set in a frame of its own, "expressed outrage at", is a condemnation; a warning verb a warning; else a statement. */
function kindOfSpeech({ manner, cue }: AttributedSpeech): EventKind {
  const lemma = cue?.lemma ?? '';
  if (manner === 'characterisation') return 'characterisation';
  if (/^(condemn|denounce|decry|deplore|slam|outrage)/.test(lemma) || /outrage|horror|condemnation/.test(lemma))
    return 'condemnation';
  if (lemma.startsWith('warn')) return 'warning';
  if (/^(demand|urge|insist|call)/.test(lemma)) return 'demand';
  if (/^(deny|refute|reject|dismiss)/.test(lemma)) return 'denial';
  if (/^(accuse|blame)/.test(lemma)) return 'accusation';
  if (/^(acknowledge|admit|concede|confess)/.test(lemma)) return 'admission';
  return 'statement';
}

const asHeard = (speech: AttributedSpeech): HeardVoice => ({
  manner: speech.manner,
  speaker: speech.speaker,
  speakerSpan: speech.speakerSpan,
  coSpeakers: speech.coSpeakers,
  via: speech.via,
  cue: speech.cue,
  content: speech.content.length === 0 ? null : { from: speech.content[0]!.from, to: speech.content.at(-1)!.to },
  confidence: speech.confidence,
  rule: speech.rule,
});

/** The first token that a span touches, or -1. */
function tokenOf(doc: Document, span: Span): number {
  const token = tokenAt(doc, span.from);
  return token < doc.tokens.length && doc.tokens[token]!.from < span.to ? token : -1;
}

/** An attack without a place of its own, told in a paragraph whose claims so far name one place only, was there: with less confidence. */
function withContext({ doc }: Scene, claims: readonly Claim[]): Claim[] {
  const { blocks } = doc.reading;
  const blockOf = (claim: Claim): number => {
    // Blocks stand in the order of the text and apart from each other.
    const last = lastFrom(blocks, claim.from);
    return last >= 0 && claim.from < blocks[last]!.to ? last : -1;
  };
  const attackLike = /^(attack|killing|injury|casualties|destruction)$/;
  const placed = Map.groupBy(
    claims.filter(({ where, kind }) => where !== null && attackLike.test(kind)),
    blockOf,
  );
  return claims.map((claim) => {
    if (claim.where !== null || !attackLike.test(claim.kind) || claim.factuality !== 'happened') return claim;
    const before = (placed.get(blockOf(claim)) ?? []).filter((other) => other.from < claim.from);
    const names = new Set(before.map(({ where }) => where!.name));
    if (names.size !== 1) return claim;
    return {
      ...claim,
      where: before.at(-1)!.where,
      method: {
        ...claim.method,
        rule: `${claim.method.rule} where:paragraph`,
        confidence: Math.round(Math.max(0.1, claim.method.confidence - 0.2) * 100) / 100,
      },
    };
  });
}

/** In the order of the text; one claim for each kind and trigger. */
function inOrder(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return [...claims]
    .sort((a, b) => (a.trigger?.from ?? a.from) - (b.trigger?.from ?? b.from) || a.kind.localeCompare(b.kind))
    .filter((claim) => {
      const key = `${claim.kind} ${claim.trigger?.from ?? claim.from} ${claim.kind === 'visit' ? claim.where?.from : ''}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Each entity once, with every mention of it in the order of the text. */
function entitiesOf(doc: Document, mentions: readonly EntityMention[]): Entity[] {
  const byId = Map.groupBy(mentions, ({ entity }) => entity);
  return [...byId.values()].map((list) => {
    const first = list.find(({ form }) => form !== 'pronoun') ?? list[0]!;
    const aliases = [
      ...new Set(
        list.filter(({ form }) => form === 'name' || form === 'name+title').map(({ from, to }) => doc.text.slice(from, to)),
      ),
    ].filter((alias) => alias !== first.name);
    return {
      id: first.entity,
      kind: first.kind,
      name: first.name,
      aliases,
      state: list.find(({ state }) => state !== null)?.state ?? null,
      mentions: list.map(({ from, to, form }) => ({ reading: doc.reading.id, from, to, form })),
    };
  });
}
