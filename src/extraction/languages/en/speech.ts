// English words of speech, thought and attitude, and of what keeps an event from being a fact. Data only: the grammar that
// uses them is in attribution/, stance.ts and factuality.ts.
import type { Stance } from '../../../model/index.ts';

/**
 * What a cue can take as what is said:
 * `clause`: "said (that) …" · `quote`: only words between quotation marks, or a clause before or after a comma ("…, he went on") ·
 * `to`: "promised to …" · `object`: "demanded a truce" · `hearer`: the first object is whom one tells, not what is told ·
 * `object-to`: "urged the army to withdraw" · `object-of`: "accused the army of …" · `naming`: "called the raid a crime".
 * A preposition (`on`, `for`, `at` …) brings in what is said: "called for a truce", "warned of famine".
 */
export type Takes = 'clause' | 'quote' | 'to' | 'object' | 'hearer' | 'object-to' | 'object-of' | 'naming' | `prep:${string}`;

export interface SpeechVerb {
  readonly takes: readonly Takes[];
  readonly stance: Stance;
  /** Stands after or inside what is said: "…, he said". */
  readonly parenthetical: boolean;
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const groups: readonly (readonly [lemmas: string, takes: string, stance: Stance, parenthetical: boolean])[] = [
  ['say', 'clause quote', 'asserted', true],
  ['tell inform notify brief remind assure reassure', 'clause quote hearer', 'asserted', true],
  ['promise pledge vow', 'clause quote to object', 'asserted', true],
  ['threaten offer undertake volunteer', 'to object', 'asserted', false],
  ['swear', 'clause quote to', 'asserted', true],
  ['agree', 'clause quote to prep:to prep:on', 'asserted', true],
  ['announce declare confirm report', 'clause quote object to', 'asserted', true],
  [
    'add state explain note observe remark mention recall stress emphasise emphasize underline underscore reiterate insist maintain argue continue conclude acknowledge admit concede reveal disclose point testify recount relate reply respond answer comment write post tweet shout cry whisper joke repeat affirm clarify specify elaborate complain lament boast predict caution counter retort sum describe',
    'clause quote',
    'asserted',
    true,
  ],
  ['hint signal imply intimate indicate suggest', 'clause quote prep:at', 'asserted', true],
  ['show find reckon estimate calculate assess', 'clause', 'asserted', false],
  ['admit acknowledge concede confess', 'clause quote object prep:to', 'asserted', true],
  ['claim', 'clause quote to object', 'alleged', true],
  ['allege charge contend assert', 'clause quote object', 'alleged', true],
  ['accuse suspect', 'object-of', 'alleged', false],
  ['blame', 'object', 'alleged', false],
  ['deny', 'clause object', 'denied', true],
  ['reject dismiss refute rebut disavow', 'object', 'denied', false],
  ['doubt', 'clause object', 'doubted', false],
  ['question', 'clause object', 'doubted', false],
  ['fear', 'clause object', 'feared', true],
  ['worry', 'clause prep:about', 'feared', true],
  ['demand', 'clause quote object to', 'demanded', true],
  ['urge ask order instruct tell press call implore beg', 'object-to', 'demanded', false],
  ['urge', 'clause quote object', 'demanded', true],
  ['call', 'prep:for prep:on', 'demanded', false],
  ['push press appeal', 'prep:for', 'demanded', false],
  ['ask', 'clause quote prep:for', 'demanded', true],
  ['appeal plead', 'quote prep:for', 'demanded', true],
  ['recommend propose request advocate', 'clause object', 'demanded', true],
  ['warn', 'clause quote hearer prep:of prep:against prep:about', 'feared', true],
  ['believe think feel suspect assume', 'clause', 'asserted', true],
  ['hope expect', 'clause to prep:for', 'asserted', true],
  ['know know realise realize learn hear understand', 'clause', 'asserted', false],
  ['want', 'object-to to object', 'demanded', false],
  ['wish', 'clause to', 'demanded', false],
  ['consider', 'clause naming', 'asserted', false],
  ['call label term brand dub deem pronounce declare', 'naming', 'asserted', false],
  ['describe characterise characterize denounce condemn decry slam depict portray', 'naming', 'asserted', false],
  ['condemn denounce decry deplore slam criticise criticize criticize protest', 'object', 'asserted', false],
  ['welcome praise hail applaud commend mourn regret', 'object', 'asserted', false],
  ['support back oppose', '', 'asserted', false],
  ['cite quote', '', 'reported', false],
  ['mull ponder wonder', 'clause', 'asserted', false],
];

function gather(): ReadonlyMap<string, SpeechVerb> {
  const verbs = new Map<string, SpeechVerb>();
  for (const [lemmas, takes, stance, parenthetical] of groups) {
    if (takes === '') continue;
    for (const lemma of words(lemmas)) {
      const before = verbs.get(lemma);
      verbs.set(lemma, {
        takes: [...new Set([...(before?.takes ?? []), ...(words(takes) as Takes[])])],
        stance: before?.stance ?? stance,
        parenthetical: (before?.parenthetical ?? false) || parenthetical,
      });
    }
  }
  return verbs;
}

/** Verbs that bring in what someone says, thinks or feels, by lemma. */
export const speechVerbs = gather();

/** The stance of one way of using a verb, where it differs from the verb's own ("called for": demanded). */
export function stanceOfUse(lemma: string, use: Takes): Stance {
  for (const [lemmas, takes, stance] of groups) if (words(lemmas).includes(lemma) && words(takes).includes(use)) return stance;
  return speechVerbs.get(lemma)?.stance ?? 'asserted';
}

/** Irregular and spelled forms that a rough tagger leaves without a lemma. */
export const speechForms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    said: 'say',
    says: 'say',
    saying: 'say',
    told: 'tell',
    tells: 'tell',
    telling: 'tell',
    wrote: 'write',
    written: 'write',
    thought: 'think',
    thinks: 'think',
    knew: 'know',
    known: 'know',
    found: 'find',
    felt: 'feel',
    swore: 'swear',
    heard: 'hear',
    learnt: 'learn',
    understood: 'understand',
  }),
);

/** Verbs whose participle after the comma goes on with the words of the sentence's own subject: "…, adding that". */
export const goingOn: ReadonlySet<string> = new Set(
  words('add say warn call accuse urge insist stress note explain claim blame describe demand vow promise condemn tell argue'),
);

/** Verbs that hand the next verb's subject to their object: "prompting the minister to say". */
export const causing: ReadonlySet<string> = new Set(
  words('prompt lead cause force push compel allow enable drive bring oblige provoke'),
);

/** Nouns that stand for words said, thought or felt, and the stance they carry. `of` or `that` or `to` brings in the content. */
export const speechNouns: ReadonlyMap<string, Stance> = new Map<string, Stance>([
  ...words(
    'statement announcement declaration remark comment assertion confirmation assurance admission promise pledge vow view belief hope warning suggestion testimony account conclusion opinion message',
  ).map((noun) => [noun, 'asserted'] as const),
  ...words('claim allegation accusation charge suspicion').map((noun) => [noun, 'alleged'] as const),
  ...words('report rumour rumor').map((noun) => [noun, 'reported'] as const),
  ...words('denial rejection').map((noun) => [noun, 'denied'] as const),
  ...words('doubt').map((noun) => [noun, 'doubted'] as const),
  ...words('fear worry concern').map((noun) => [noun, 'feared'] as const),
  ...words('demand call appeal request plea').map((noun) => [noun, 'demanded'] as const),
]);

/** Nouns for what someone has put forward; with "attributed to X" they carry a speaker. */
export const proposalNouns: ReadonlySet<string> = new Set(
  words(
    'proposal statement remark comment claim report quote quotation offer plan message warning letter words document announcement',
  ),
);

/** Verb and noun together, as in "expressed outrage at": the verb, the nouns, and what brings in the content. */
export const expressing: ReadonlyMap<string, { readonly nouns: ReadonlySet<string>; readonly stance: Stance }> = new Map<
  string,
  { readonly nouns: ReadonlySet<string>; readonly stance: Stance }
>([
  ...words('express voice show convey').map(
    (verb) =>
      [
        verb,
        {
          nouns: new Set(
            words(
              'outrage concern alarm anger dismay regret sorrow shock support hope fear fears doubt doubts concerns condolences worry worries condemnation horror disgust solidarity sadness frustration confidence willingness readiness satisfaction optimism scepticism skepticism',
            ),
          ),
          stance: 'asserted',
        },
      ] as const,
  ),
  ...words('raise').map(
    (verb) => [verb, { nouns: new Set(words('concern concerns doubt doubts fears alarm')), stance: 'feared' }] as const,
  ),
  ...words('issue make give').map(
    (verb) =>
      [
        verb,
        { nouns: new Set(words('warning statement promise pledge appeal assurance assurances')), stance: 'asserted' },
      ] as const,
  ),
]);

/** Frames that are not verbs, as words: what comes after names the source. */
export const sourceFrames: readonly (readonly string[])[] = [
  ['according', 'to'],
  ['in', 'the', 'words', 'of'],
  ['in', 'the', 'view', 'of'],
  ['in', 'the', 'opinion', 'of'],
  ['as', 'per'],
];

/** Participles of passives that tell hearsay without a speaker: "is said to", "was reported to". The stance they give. */
export const hearsayParticiples: ReadonlyMap<string, Stance> = new Map<string, Stance>([
  ...[
    'said',
    'reported',
    'understood',
    'known',
    'thought',
    'believed',
    'rumoured',
    'rumored',
    'presumed',
    'assumed',
    'considered',
    'estimated',
    'told',
  ].map((word) => [word, 'reported'] as const),
  ...['accused', 'alleged', 'suspected', 'claimed', 'charged', 'blamed'].map((word) => [word, 'alleged'] as const),
  ...['feared'].map((word) => [word, 'feared'] as const),
  ...['denied'].map((word) => [word, 'denied'] as const),
]);

/** Adverbs and adjectives that do the same. */
export const hearsayWords: ReadonlyMap<string, Stance> = new Map<string, Stance>([
  ...['reportedly', 'apparently', 'supposedly', 'seemingly', 'unconfirmed'].map((word) => [word, 'reported'] as const),
  ...['allegedly', 'alleged', 'purportedly', 'purported', 'suspected', 'accused', 'so-called'].map(
    (word) => [word, 'alleged'] as const,
  ),
  ...['feared'].map((word) => [word, 'feared'] as const),
]);

/** Words by which a hearer is known to be an outlet: the one who carries the words and not the one who speaks. */
export const outletWords: ReadonlySet<string> = new Set(
  words(
    'radio television tv broadcaster newspaper daily weekly magazine agency news channel station outlet press network journal website reporter reporters correspondent afp reuters bbc cnn ap associated tass interfax sana xinhua anadolu jazeera dpa efe ansa times post guardian monde figaro tribune herald gazette observer telegraph rtl tmc bfm rfi ria novosti inter',
  ),
);

/** Words that speak for someone: "a spokesman for the ministry". */
export const spokesWords: ReadonlySet<string> = new Set(
  words('spokesman spokeswoman spokesperson spokespeople mouthpiece statement communique communiqué'),
);

/** Heads that do not say anything themselves, whatever the grammar thinks. */
export const neverSpeakers: ReadonlySet<string> = new Set(
  words(
    'it there that this which what monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december week month year day night morning evening afternoon today yesterday tomorrow time bombing shelling strike airstrike attack raid explosion blast shell missile rocket fire house bridge road hospital school clinic convoy act acts vote votes resolution resolutions draft drafts attacks strikes airstrikes war conflict fighting offensive siege situation offer proposal move decision meeting visit toll',
  ),
);

export const timeWords: ReadonlySet<string> = new Set(
  words(
    'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight overnight earlier later recently again then now afterwards early late previously already also',
  ),
);

/** Determiners and adjectives of time that make "last week" an adverbial. */
export const timeNouns: ReadonlySet<string> = new Set(
  words('week month year night day morning evening afternoon weekend hour time'),
);

// --- what keeps an event from being a fact ---

/** What a word makes of the event that depends on it. */
export type Embedding =
  | 'planned'
  | 'offered'
  | 'sought'
  | 'hinted'
  | 'hypothetical'
  | 'did-not-happen'
  /** "end", "halt": the event was going on; whether it stopped is the outer word's affair. */
  | 'ends'
  /** "managed", "began": it happened if the outer word did. */
  | 'happens'
  /** "condemn", "investigate", "after": the event is taken for granted, whatever the outer word says. */
  | 'taken-for-granted';

function classes(rows: readonly (readonly [Embedding, string])[]): ReadonlyMap<string, Embedding> {
  return new Map(rows.flatMap(([kind, list]) => words(list).map((word) => [word, kind] as const)));
}

/** Verbs (by lemma) over an infinitive, a clause, a gerund or an object. */
export const embeddingVerbs = classes([
  [
    'planned',
    'plan intend schedule prepare expect decide agree undertake arrange resolve mean slate set commission anticipate await gear vow pave',
  ],
  ['offered', 'offer promise pledge guarantee volunteer commit assure'],
  [
    'sought',
    'seek want demand urge ask request call press push appeal aim try attempt hope wish need insist require propose recommend beg implore plead work strive struggle order instruct advocate lobby desire mandate fight pursue encourage persuade convince invite campaign stand strive endeavour endeavor',
  ],
  ['hinted', 'hint signal float intimate'],
  [
    'hypothetical',
    'threaten consider contemplate weigh mull discuss fear risk doubt suggest imagine suppose speculate wonder debate envisage ponder study',
  ],
  [
    'did-not-happen',
    'fail refuse avoid prevent decline block avert forgo forgo cancel abandon thwart foil deny withhold shelve scrap postpone delay forbid ban prohibit refrain reject rule_out obstruct hinder deter bar preclude neglect veto call_off',
  ],
  ['ends', 'end halt stop cease suspend discontinue lift freeze interrupt terminate'],
  [
    'happens',
    'manage begin start continue help succeed keep resume proceed go come finish complete carry launch conduct commit wage cause make force prompt get',
  ],
  [
    'taken-for-granted',
    'condemn denounce investigate probe criticise criticize deplore regret mourn survive witness document record watch see describe recall remember flee protest decry blame accuse admit acknowledge avenge punish prosecute justify explain follow mark commemorate label examine',
  ],
]);

/** Verbs that say how far another has got, and take it with "-ing". */
export const phaseVerbs: ReadonlySet<string> = new Set(words('keep continue start begin stop resume cease'));

/** Verbs that only allow: the permitted event is offered when the permission itself is only hinted, planned or asked for. */
export const allowing: ReadonlySet<string> = new Set(words('allow permit let enable authorise authorize'));

/** Nouns (by lemma) over "to …", "of …", "for …". */
export const embeddingNouns = classes([
  ['planned', 'plan intention schedule preparation decision agreement arrangement prospect date timetable deal'],
  ['offered', 'offer promise pledge guarantee commitment willingness readiness'],
  [
    'sought',
    'demand call appeal request effort attempt bid proposal push aim goal objective hope need desire wish plea resolution draft initiative mission negotiation talk way order requirement drive motion petition',
  ],
  ['hinted', 'hint signal'],
  [
    'hypothetical',
    'threat risk possibility fear danger chance likelihood option idea question suggestion potential opportunity condition ability capability right capacity',
  ],
  ['did-not-happen', 'failure refusal absence lack inability denial ban cancellation prevention reluctance'],
  ['ends', 'end halt cessation stop suspension pause break lifting'],
  [
    'taken-for-granted',
    'investigation inquiry outrage anger condemnation report reports responsibility grief concern probe trial prosecution perpetrator victim survivor aftermath wake',
  ],
]);

/** Adjectives over an infinitive or before the noun of the event. */
export const embeddingAdjectives = classes([
  [
    'planned',
    'planned scheduled upcoming forthcoming expected imminent future next set due prepared ready impending pending likely bound',
  ],
  ['offered', 'offered promised pledged willing'],
  ['sought', 'meant intended aimed designed proposed attempted requested demanded desired eager keen anxious needed necessary'],
  ['happens', 'successful'],
  ['hypothetical', 'possible potential threatened hypothetical able feared would-be eventual unlikely'],
  ['did-not-happen', 'failed cancelled canceled averted thwarted foiled aborted postponed unable unwilling reluctant abandoned'],
]);

/** Words of negation inside a clause, besides "not" and "n't". */
export const negations: ReadonlySet<string> = new Set(
  words("not n't never no neither nor nobody none nothing hardly scarcely without nowhere"),
);

/** Marks of a condition or of an open question. */
export const conditionMarks: ReadonlySet<string> = new Set(words('if unless whether provided lest'));

/**
 * Events that are taken for granted when they stand, definite or plural, under a verb of wanting or speaking:
 * "wants the bombardment investigated" does not make the bombardment a wish.
 */
export const harmNouns: ReadonlySet<string> = new Set(
  words(
    'attack bombardment bombing shelling airstrike air-strike strike raid killing massacre siege offensive assault abduction torture atrocity crime violence destruction explosion blast casualty death victim displacement war conflict bloodshed abuse act injury',
  ),
);

/** Verbs under which even a noun of harm has not happened: "planned an attack", "prevented a massacre". */
export const undoesHarm: ReadonlySet<string> = new Set(
  words('plan threaten prevent avoid avert cancel foil thwart fear risk call-off postpone order contemplate prepare consider'),
);

/** Verbs whose subject is the event itself: "the ceasefire collapsed", "the meeting will take place". */
export const occurringVerbs: ReadonlySet<string> = new Set(
  words(
    'occur happen take begin start hold come go follow continue resume fail last proceed collapse materialise materialize end unfold',
  ),
);

/** Verbs that carry out what their object names: the event is as real as the verb. */
export const doingVerbs: ReadonlySet<string> = new Set(
  words('launch carry conduct commit stage mount perpetrate execute wage unleash begin start resume continue lead join'),
);

/** Prepositions and conjunctions that take what follows for granted. */
export const timeShields: ReadonlySet<string> = new Set(
  words('after since following despite during amid over about into because before when while as although though given upon due'),
);

/** Prepositions that make a gerund a purpose. */
export const purposeMarks: ReadonlySet<string> = new Set(words('for toward towards'));

/** Verbs of going somewhere: an infinitive after them is what they go for. */
export const goingVerbs: ReadonlySet<string> = new Set(words('move go come return travel rush head fly race meet gather'));

/** Nouns for texts, which exist whether or not what they ask for comes about. */
export const documentNouns: ReadonlySet<string> = new Set(
  words('resolution draft text document letter statement report declaration proposal'),
);
