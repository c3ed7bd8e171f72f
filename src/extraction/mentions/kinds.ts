import type { EntityKind } from '../../model/index.ts';
import { facilityWords, forceWords, organisationWords, placeWords } from '../languages/en/world/bodies.ts';
import { mensNames, nameJoints, officeNouns, personNouns, womensNames } from '../languages/en/world/people.ts';
import type { World } from '../languages/en/world.ts';
import type { Document, Sentence, Token } from '../types.ts';
import { datelineOf } from './datelines.ts';

/** One occurrence of a name of unknown kind. Tokens `first` (included) to `last` (excluded). */
export interface Evidence {
  readonly doc: Document;
  readonly sentence: Sentence;
  readonly first: number;
  readonly last: number;
  readonly title: string | null;
  readonly uncased: boolean;
}

const within: ReadonlySet<string> = new Set([
  'in',
  'near',
  'outside',
  'around',
  'inside',
  'throughout',
  'across',
  'towards',
  'toward',
  'into',
  'within',
  'beyond',
  'around',
]);
const weaklyWithin: ReadonlySet<string> = new Set(['at', 'from', 'to', 'through', 'over', 'on', 'of']);
const placeNouns: ReadonlySet<string> = new Set(
  'city town village district province region suburb neighbourhood neighborhood area governorate county municipality hamlet quarter capital port island camp valley enclave countryside stronghold'.split(
    ' ',
  ),
);
const armedCues: ReadonlySet<string> = new Set(
  'militants militant fighters fighter rebels gunmen insurgents jihadists terrorists militia militiamen guerrillas commander commanders brigade faction group'.split(
    ' ',
  ),
);
const bodyCues: ReadonlySet<string> = new Set(
  'spokesman spokeswoman spokesperson officials official members member agency broadcaster newspaper party radio television network chairman headquarters offices staff employees website correspondent reporter'.split(
    ' ',
  ),
);
const saying: ReadonlySet<string> = new Set(
  'say tell add ask write reply explain recall think believe tweet admit insist remember'.split(' '),
);

/**
 * What a name stands for, from its own words and from all the places where it occurs; null when nothing speaks for any kind. A wrong
 * kind is worse than none, so weak signs must agree.
 */
export function kindOf(occurrences: readonly Evidence[], world: World): EntityKind | null {
  const [first] = occurrences;
  if (first === undefined) return null;
  const own = ownWords(first, world);
  if (own !== null) return own;
  if (occurrences.some(opensAsDateline)) return 'place';
  const votes: Record<'person' | 'place' | 'organisation' | 'armed-group', number> = {
    person: 0,
    place: 0,
    organisation: 0,
    'armed-group': 0,
  };
  const words = wordsIn(first);
  const parts = words.filter((word) => word !== '-');
  const given = parts[0] === undefined ? '' : fold(parts[0]);
  const hyphened = words.slice(0, 3).join('');
  if (mensNames.has(given) || womensNames.has(given) || mensNames.has(fold(hyphened))) votes.person += parts.length > 1 ? 4 : 1;
  if (parts.length > 1 && parts.slice(1).some((word) => nameJoints.has(word) && word.length > 1)) votes.person += 2;
  // "Al-Hadi Omar"
  if (parts.length > 2 && nameJoints.has(parts[0]!) && words[1] === '-' && mensNames.has(fold(parts.at(-1)!))) votes.person += 2;
  if (parts.some((word) => /^\p{Lu}\.$/u.test(word) || /^\p{L}\.$/u.test(word)) && parts.length > 1) votes.person += 3;
  for (const evidence of occurrences) vote(evidence, votes, world);
  const ranked = Object.entries(votes).sort((a, b) => b[1] - a[1]) as [EntityKind, number][];
  const [best, next] = ranked;
  if (best === undefined || best[1] < 2 || (next !== undefined && best[1] <= next[1])) {
    // An acronym of capitals is a body of some sort.
    if (parts.length === 1 && !first.uncased && /^\p{Lu}[\p{Lu}\d&-]{1,6}$/u.test(first.doc.tokens[first.first]!.text))
      return 'organisation';
    return best !== undefined && best[1] >= 2 && best[0] === 'person' ? 'person' : null;
  }
  return best[0];
}

/** Whether a name is the town of a dateline. */
function opensAsDateline({ doc, sentence, first, last }: Evidence): boolean {
  if (first !== sentence.first) return false;
  const dateline = datelineOf(doc, sentence);
  return dateline?.sure === true && dateline.last === last;
}

function wordsIn({ doc, first, last }: Evidence): string[] {
  const words: string[] = [];
  for (let i = first; i < last; i++) words.push(doc.tokens[i]!.lower);
  return words;
}

/** Lower case without accents. */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What the words of the name itself say: "Front", "Ministry of …", "Hospital", "Province". */
function ownWords(evidence: Evidence, world: World): EntityKind | null {
  const words = wordsIn(evidence);
  const of = words.indexOf('of');
  const last = (of > 0 ? words[of - 1] : words[words.length - 1]) ?? '';
  const first = words[0] ?? '';
  if (evidence.title !== null && words.length - (of > 0 ? of : 0) > 0 && !organisationWords.has(last) && !forceWords.has(last))
    return 'person';
  if (words.length < 2) return null;
  if (/^(?:radio|tv|television|télévision|channel|agence|agencia|agenzia|médecins)$/.test(first)) return 'organisation';
  if (facilityWords.has(last) && !organisationWords.has(last)) return 'facility';
  if (last === 'district' && words.at(-2) === 'school') return 'organisation';
  if (placeWords.has(last) && !/^(?:north|south|east|west)$/.test(last)) return 'place';
  if (forceWords.has(last) || forceWords.has(first)) return 'armed-group';
  if (organisationWords.has(last)) return facilityWords.has(last) && last === 'university' ? 'organisation' : 'organisation';
  if (of > 0 && organisationWords.has(first)) return 'organisation';
  if (
    /^(?:mount|lake|north|south|east|west|northern|southern|eastern|western|central|greater|camp|fort|port|cape|al|new|san|santa|tel|deir)$/.test(
      first,
    )
  ) {
    if (words.length > 2 || /^(?:al|new|san|santa|deir|central)$/.test(first)) return null;
    return first === 'camp' || first === 'fort' ? 'facility' : 'place';
  }
  // "Iraqi Kurdish ..." and other words of nationality before something unknown: not a person.
  if (world.adjectives.has(first)) return null;
  return null;
}

const stateWord = (word: string, world: World): boolean =>
  world.names.get(word)?.some(({ words, known }) => words.length === 1 && known.kind === 'state') ?? false;

/** Whether a word is an office or says what a person is; "Envoy" with a capital keeps it in its lemma. */
function namesPerson({ lemma }: Token): boolean {
  const plain = lemma.toLowerCase();
  return officeNouns.has(plain) || personNouns.has(plain);
}

/** "the envoy for Karsa, Ana Ruel,": two or three words between commas, right after an office and what it is of. */
function officeBefore({ doc: { tokens }, sentence, first, last }: Evidence): boolean {
  if (last - first < 2 || last - first > 3 || tokens[first - 1]?.text !== ',' || !/^[,:]$/.test(tokens[last]?.text ?? ''))
    return false;
  for (let i = first - 2; i >= Math.max(sentence.first, first - 8); i--) {
    const { lower, upos } = tokens[i]!;
    if (officeNouns.has(lower)) return true;
    if (!/^(?:ADP|DET|NOUN|PROPN|ADJ)$/.test(upos)) return false;
  }
  return false;
}

/** Adds what one occurrence says: its preposition, its neighbours, the verb it is the subject of, what stands beside it. */
function vote(
  evidence: Evidence,
  votes: Record<'person' | 'place' | 'organisation' | 'armed-group', number>,
  world: World,
): void {
  const { doc, sentence, first, last, title } = evidence;
  const { tokens } = doc;
  if (title !== null) votes.person += 4;
  let before = first - 1;
  const determined = tokens[before]?.lower === 'the' && before >= sentence.first;
  if (determined) before--;
  while (
    before > sentence.first &&
    /^(?:northern|southern|eastern|western|central|downtown|nearby|besieged|northeastern|northwestern|southeastern|southwestern)$/.test(
      tokens[before]!.lower,
    )
  ) {
    votes.place += 2;
    before--;
  }
  const previous = before >= sentence.first ? tokens[before] : undefined;
  const next = last < sentence.last ? tokens[last] : undefined;
  const after = last + 1 < sentence.last ? tokens[last + 1] : undefined;
  if (previous !== undefined && !determined) {
    if (within.has(previous.lower)) votes.place += 2;
    else if (weaklyWithin.has(previous.lower)) {
      const noun = tokens[before - 1];
      votes.place +=
        previous.lower === 'of' && noun !== undefined && placeNouns.has(noun.lower)
          ? 4
          : previous.lower === 'at' || previous.lower === 'from'
            ? 1
            : 0.4;
    }
    if (placeNouns.has(previous.lower) && previous.lower !== 'capital') votes.place += 3;
    if (personNouns.has(previous.lower) || officeNouns.has(previous.lower)) votes.person += 2;
  }
  if (next !== undefined) {
    if (placeNouns.has(next.lower)) votes.place += 3;
    if (armedCues.has(next.lower)) votes['armed-group'] += 2;
    if (bodyCues.has(next.lower)) votes.organisation += 2;
    // "Votel, 58, said"
    if (next.text === ',' && after !== undefined && /^\d{1,2}$/.test(after.text) && /^[,.]$/.test(tokens[last + 2]?.text ?? ''))
      votes.person += 4;
    if (next.text === ',' && after !== undefined && /^(?:who|whose)$/.test(after.lower)) votes.person += 3;
    if (next.text === '(' && after !== undefined && /^\p{Lu}{2,7}$/u.test(after.text)) votes.organisation += 3;
  }
  if (officeBefore(evidence)) votes.person += 4;
  for (let i = first; i < last; i++) {
    const token = tokens[i]!;
    const head = token.head >= 0 ? tokens[token.head]! : null;
    if (head === null || (token.head >= first && token.head < last)) continue;
    if (token.deprel === 'nsubj' && head.upos === 'VERB') {
      if (saying.has(head.lemma)) votes.person += determined ? 0 : 2;
      else if (/^(?:announce|deny|claim|report|condemn|publish)$/.test(head.lemma))
        votes[determined ? 'organisation' : 'person'] += 1;
    }
    // "told Chile Hoy": whoever is told and begins like a state is a newspaper or a station.
    if (/^i?obj$/.test(token.deprel) && head.lemma === 'tell' && last - first > 1 && stateWord(tokens[first]!.lower, world))
      votes.organisation += 3;
    if (token.deprel === 'appos' && namesPerson(head)) votes.person += 4;
    if (head.deprel === 'nmod:poss' && head.index === i) votes.person += 0.5;
  }
  // "Ayrault, the foreign minister": what stands beside a name says what it is.
  for (let i = last; i < Math.min(sentence.last, last + 8); i++) {
    const token = tokens[i]!;
    if (token.deprel === 'appos' && token.head >= first && token.head < last) {
      if (namesPerson(token)) votes.person += 4;
      if (placeNouns.has(token.lemma)) votes.place += 4;
      if (armedCues.has(token.lower)) votes['armed-group'] += 4;
      if (organisationWords.has(token.lower)) votes.organisation += 4;
    }
  }
  // "the Keystone pipeline": the article belongs to the noun behind.
  if (determined && last - first >= 2 && next?.upos !== 'NOUN') votes.organisation += 2;
}
