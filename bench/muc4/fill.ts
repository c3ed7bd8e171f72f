// From the claims of one report to MUC-4 templates. The claims say what happened and who did it; who was hurt by name and what was
// hit is read from the grammar around the same words, since a claim holds classes and numbers and not the wording MUC-4 asks for.
import { analyse } from '../../src/extraction/document.ts';
import { findEntities } from '../../src/extraction/entities.ts';
import { nounSlots, verbSlots } from '../../src/extraction/events/slots.ts';
import { factualityOf } from '../../src/extraction/factuality.ts';
import { extract, type Tools } from '../../src/extraction/extract.ts';
import { numberAt } from '../../src/extraction/mentions/number.ts';
import { findTimes } from '../../src/extraction/mentions/when.ts';
import { findToponyms, type Toponym } from '../../src/extraction/mentions/where.ts';
import { readingOf } from '../../src/extraction/testing.ts';
import type { Document, EntityMention, TimeMention } from '../../src/extraction/types.ts';
import { monthNames, weekdayNames } from '../../src/extraction/languages/en/time.ts';
import { peopleNouns } from '../../src/extraction/languages/en/harm.ts';
import type { Claim } from '../../src/model/index.ts';
import type { Fill, Template } from './score.ts';
import { bandNames, datelines, humans, instruments, nations, organisations, rebels, state, things } from './words.ts';
import { publishedOn } from '../../src/model/testing/blank.ts';

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** Someone or something that an event names. */
interface Party {
  readonly words: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly number: string;
  readonly human: boolean;
  readonly at: number;
}

interface Incident {
  readonly type: string;
  readonly sentence: number;
  readonly last: number;
  readonly date: string | null;
  readonly place: Toponym | null;
  readonly perpetrators: Party[];
  readonly victims: { readonly party: Party; readonly effect: string | null }[];
  readonly targets: { readonly party: Party; readonly effect: string | null }[];
  readonly means: { readonly words: string; readonly type: string }[];
  readonly confidence: string;
  readonly stage: string;
}

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const dayText = (iso: string): string => `${iso.slice(8, 10)} ${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(2, 4)}`;

/** The day and the place that the first line of a wire report gives. */
function dateline(text: string): { day: string | null; country: string | null; body: number } {
  const head = text.slice(0, 200);
  const date = /(\d{1,2})\s+(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\s+(\d{2})/.exec(head);
  const day =
    date === null ? null : `19${date[3]}-${String(months.indexOf(date[2]!) + 1).padStart(2, '0')}-${date[1]!.padStart(2, '0')}`;
  const city = Object.keys(datelines).find((name) => head.startsWith(name));
  const mark = text.indexOf('[TEXT]');
  return { day, country: city === undefined ? null : datelines[city]!, body: mark < 0 ? 0 : mark + 6 };
}

/** Templates of one report. */
export function templatesOf(text: string, tools: Tools): Template[] {
  const { day, country, body } = dateline(text);
  // The head of the report, and words in brackets that editors put in, are no sentences; lengths stay, so that offsets hold.
  const blank =
    ' '.repeat(body) +
    text
      .slice(body)
      .replaceAll(
        /\[(?:PASSAGE OMITTED|WORDS? INDISTINCT|SENTENCE AS (?:RECEIVED|PUBLISHED)|SIC|AS RECEIVED)[^\]]*\]/g,
        (found) => ' '.repeat(found.length),
      );
  const reading = readingOf(blank, { published: day === null ? null : publishedOn(day) });
  const { claims } = extract(reading, tools);
  const doc = analyse(reading, tools.model);
  const mentions = findEntities(doc);
  const places = findToponyms(doc, mentions, tools.gazetteer).filter(({ where }) => !/^(?:THE|A|AN) /.test(where.name));
  const scene: Scene = { doc, mentions, places, day, claims, names: namesOf(doc, mentions), times: findTimes(doc) };
  const incidents = eventsOf(scene).flatMap((event) => incidentOf(scene, event));
  return merge(incidents)
    .map((incident) => templateOf(scene, incident, country))
    .filter((template) => template !== null);
}

interface Scene {
  readonly doc: Document;
  readonly mentions: readonly EntityMention[];
  readonly places: readonly Toponym[];
  readonly day: string | null;
  readonly claims: readonly Claim[];
  /** Fullest name of the text for a word of it. */
  readonly names: ReadonlyMap<string, string>;
  readonly times: readonly TimeMention[];
}

/** Each last word of a person's name with the fullest form that the text gives. */
function namesOf(doc: Document, mentions: readonly EntityMention[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const { kind, form, from, to } of mentions) {
    if (kind !== 'person' || !form.startsWith('name')) continue;
    const parts = flat(doc.text.slice(from, to)).toUpperCase().split(' ');
    const rank = parts.findLastIndex((part) => ranks.test(part));
    const name = parts.slice(rank + 1);
    if (name.length < 2 || name.length > 5) continue;
    for (const word of name.slice(1))
      if (word.length > 3 && (out.get(word) ?? '').length < name.join(' ').length) out.set(word, name.join(' '));
  }
  return out;
}

const kinds = new Set(['attack', 'killing', 'abduction', 'injury', 'destruction', 'casualties', 'pillage', 'torture']);

/** A word that tells of an incident, with the claim made of it where there is one. */
interface Event {
  readonly trigger: number;
  readonly said: string;
  readonly kind: string;
  readonly claim: Claim | null;
}

/** Words of incidents by stem, for those of which no claim was made. */
const stems: readonly (readonly [string, RegExp])[] = [
  [
    'killing',
    /^(?:KILL(?:ED|ING|INGS)?|MURDER(?:ED|S|ING)?|ASSASSINAT(?:ED|ION|ING|IONS)|SLAIN|MASSACRED?|EXECUTED|DIED|DEATHS?|GUNNED|SLAYING)$/,
  ],
  ['injury', /^(?:WOUND(?:ED|ING)|INJUR(?:ED|ING))$/],
  ['abduction', /^(?:KIDNAP(?:PED|PING|PINGS|ED|ING)|ABDUCT(?:ED|ION|ING)|HOSTAGES?)$/],
  [
    'attack',
    /^(?:ATTACK(?:ED|S|ING)?|EXPLO(?:DED|SIONS?|DING)|BOMB(?:ED|INGS?)|DYNAMITED|MACHINEGUNNED|STRAFED|AMBUSHED|HURLED|THREW|THROWN|BLEW|BLOWN|DETONATED|BLAST|PLANTED|PLACED|SHOT|RIDDLED|FIRED|SHELLED|ASSAULTED|RAIDED)$/,
  ],
  ['destruction', /^(?:DESTROY(?:ED|ING)|DAMAG(?:ED|ING)|BURN(?:ED|ING|T)|SABOTAGED|TOPPLED|TORCHED)$/],
];

function eventsOf(scene: Scene): Event[] {
  const { doc, claims } = scene;
  const out: Event[] = [];
  const seen = new Set<number>();
  for (const claim of claims) {
    if (claim.trigger === null) continue;
    const trigger = doc.tokens.findIndex(({ from }) => from === claim.trigger!.from);
    if (trigger < 0) continue;
    for (let k = trigger; k < doc.tokens.length && doc.tokens[k]!.from < claim.trigger.to; k++) seen.add(k);
    if (
      !kinds.has(claim.kind) ||
      (claim.factuality !== 'happened' && claim.factuality !== 'ongoing') ||
      claim.stance === 'denied'
    )
      continue;
    out.push({
      trigger,
      said: flat(doc.text.slice(claim.trigger.from, claim.trigger.to)).toUpperCase(),
      kind: claim.kind,
      claim,
    });
  }
  for (const token of doc.tokens) {
    if (seen.has(token.index)) continue;
    const word = token.text.toUpperCase();
    const stem = stems.find(([, pattern]) => pattern.test(word));
    if (stem === undefined) continue;
    const { factuality } = factualityOf(doc, token.index);
    if (factuality !== 'happened' && factuality !== 'ongoing') continue;
    out.push({ trigger: token.index, said: word, kind: stem[0], claim: null });
  }
  return out.sort((a, b) => a.trigger - b.trigger);
}

const aux =
  /^(?:WAS|WERE|BEEN|BEING|IS|ARE|HAS|HAVE|HAD|ALSO|LATER|REPORTEDLY|APPARENTLY|SERIOUSLY|SLIGHTLY|SHOT|AND|BRUTALLY|ALLEGEDLY|BADLY|FATALLY)$/;
const isNominal = (upos: string): boolean => /^(?:NOUN|PROPN)$/.test(upos);

/** Who suffered or did it, by the order of words, where the parse gives nobody. */
function byOrder(scene: Scene, trigger: number): { patients: number[]; agents: number[] } {
  const { doc } = scene;
  const { tokens } = doc;
  const { first, last } = doc.sentences[tokens[trigger]!.sentence]!;
  const word = (k: number): string => (k >= first && k < last ? tokens[k]!.text.toUpperCase() : '');
  const patients: number[] = [];
  const agents: number[] = [];
  let k = trigger - 1;
  let passive = false;
  while (k >= first && (aux.test(word(k)) || /^["“”]$/.test(word(k)) || tokens[k]!.upos === 'ADV')) {
    if (/^(?:WAS|WERE|BEEN|BEING|IS|ARE)$/.test(word(k))) passive = true;
    k--;
  }
  const noun = isNominal(tokens[trigger]!.upos);
  /** Heads of the noun phrases that end at or before `at`, over commas, "and" and appositions. */
  const leftward = (at: number): number[] => {
    const heads: number[] = [];
    for (let m = at; m >= first && at - m < 24; m--) {
      const { upos } = tokens[m]!;
      if (isNominal(upos) && !(m + 1 <= at && isNominal(tokens[m + 1]!.upos))) {
        heads.push(m);
        continue;
      }
      if (upos === 'VERB' || /^(?:BY|AGAINST|FROM|THAT|;)$/.test(word(m))) break;
    }
    return heads;
  };
  const rightward = (at: number): number | null => {
    for (let m = at; m < last && m - at < 9; m++) {
      if (isNominal(tokens[m]!.upos) && !(m + 1 < last && isNominal(tokens[m + 1]!.upos))) return m;
      if (/^(?:VERB|AUX|ADP|PUNCT|SCONJ)$/.test(tokens[m]!.upos) && m > at) return null;
    }
    return null;
  };
  if (!noun && passive) {
    const heads = leftward(k);
    // A name nearest wins; else the first noun phrase of the chain that names people or things.
    const chosen = heads.find((head) => partyAt(scene, head)?.name != null) ?? heads.at(-1);
    if (chosen !== undefined) patients.push(chosen);
  } else if (!noun) {
    const object = rightward(trigger + 1);
    if (object !== null) patients.push(object);
    const subject = leftward(k)[0];
    if (subject !== undefined) agents.push(subject);
  } else if (word(trigger + 1) === 'OF' || word(trigger + 1) === 'AGAINST' || word(trigger + 1) === 'ON') {
    const object = rightward(trigger + 2);
    if (object !== null) patients.push(object);
  }
  if (
    patients.length === 0 ||
    /^(?:HURLED|THREW|THROWN|PLACED|PLANTED|EXPLODED|EXPLOSIONS?|DETONATED|ATTACKS?|BLAST|FIRED)$/.test(word(trigger))
  )
    for (let m = trigger + 1; m < Math.min(last, trigger + 25); m++) {
      if (!/^(?:AT|AGAINST|FRONT|NEAR|INSIDE|ON|OUTSIDE|UNDER|BY|IN)$/.test(word(m))) continue;
      const object = rightward(word(m + 1) === 'OF' ? m + 2 : m + 1);
      const party = object === null ? null : partyAt(scene, object);
      if (party !== null && !party.human && isThing(party.words)) patients.push(object!);
    }
  for (let m = trigger + 1; m < Math.min(last, trigger + 9); m++) {
    if (word(m) !== 'BY') continue;
    const agent = rightward(m + 1);
    if (agent !== null) agents.push(agent);
    break;
  }
  return { patients, agents };
}

function incidentOf(scene: Scene, { trigger, said, kind, claim }: Event): Incident[] {
  const { doc } = scene;
  const token = doc.tokens[trigger]!;
  const { sentence } = token;
  const { from, to } = doc.sentences[sentence]!;
  const words = flat(doc.text.slice(from, to)).toUpperCase();
  const slots = token.upos === 'VERB' ? verbSlots(doc, trigger) : nounSlots(doc, trigger);
  const killing = /KILL|MURDER|ASSASSIN|SLAY|SLAIN|DEATH|DIE|EXECUT|MASSACR|SHOT|GUNNED|BODY|BODIES/.test(said);
  const intransitive = /^(?:DIED?|DYING|DIES|PERISHED)$/.test(said);
  const patients: Party[] = [];
  const agents: Party[] = [];
  for (const { slot, head, sure } of slots) {
    if (sure < 0.5) continue;
    const party = partyAt(scene, head);
    if (party === null) continue;
    if (slot === 'obj' || (intransitive && slot === 'subj') || ((slot === 'of' || slot === 'poss') && token.upos !== 'VERB'))
      patients.push(party);
    else if (/^(?:against|on|at|into)$/.test(slot) && (isThing(party.words) || party.human)) patients.push(party);
    else if (slot === 'subj' || slot === 'by') agents.push(party);
  }
  for (const { role, from: start } of claim?.actors ?? []) {
    if (role !== 'agent' && role !== 'accused') continue;
    const mention = scene.mentions.find((each) => each.from === start);
    const party = mention === undefined ? null : partyAt(scene, mention.head);
    if (party !== null && !agents.some((each) => each.at === party.at)) agents.push(party);
  }
  for (const { from: start, to: end } of claim?.harms ?? []) {
    const head = doc.tokens.findLastIndex((each) => each.from >= start && each.to <= end);
    const party = head < 0 ? null : partyAt(scene, head);
    if (party !== null && party.human && !patients.some(({ at }) => at === party.at)) patients.push(party);
  }
  for (const { from: start, to: end } of claim?.targets ?? []) {
    const head = doc.tokens.findLastIndex((each) => each.from >= start && each.to <= end);
    const party = head < 0 ? null : partyAt(scene, head);
    if (party !== null && !patients.some(({ at }) => at === party.at)) patients.push(party);
  }
  const ordered = byOrder(scene, trigger);
  if (!patients.some(({ human, words: what }) => human || isThing(what)))
    for (const head of ordered.patients) {
      const party = partyAt(scene, head);
      if (party !== null) patients.push(party);
    }
  if (agents.length === 0)
    for (const head of ordered.agents) {
      const party = partyAt(scene, head);
      if (party !== null) agents.push(party);
    }
  const own0 = meansIn(words);
  const perpetrators = agents.filter(
    ({ words: who }) => (rebels.test(who) || state.test(who) || organisations.test(who)) && !isWeapon(who),
  );
  // Nobody by grammar: a band or an organisation that the sentence, or the next one, names and that suffers nothing itself.
  if (perpetrators.length === 0) perpetrators.push(...handsNear(scene, sentence, patients));
  const effect = killing ? 'DEATH' : kind === 'injury' ? 'INJURY' : null;
  const victims = patients
    .filter(
      ({ human, words: who }) =>
        human && !/\b(?:GUERR?ILLAS?|REBELS?|SUBVERSIVES?|TERRORISTS?|EXTREMISTS?|INSURGENTS?|CONTRAS)\b/.test(who),
    )
    .filter(({ words: who, name }) => name !== null || classOf(humans, who) !== 'ACTIVE MILITARY')
    .filter(({ words: who, name, number }) => name !== null || (who !== '' && !bareNumber.test(who) && !(Number(number) >= 400)))
    .map((party) => ({ party, effect: effectFor(claim, party, effect) }));
  const wrecked = /DESTROY|BURN|BLEW|BLOWN|DEMOLISH/.test(`${said} ${words}`) ? 'DESTROYED' : 'SOME DAMAGE';
  const targets = patients
    .filter(
      ({ human, words: what }) =>
        !human &&
        isThing(what) &&
        !/\b(?:MILITARY|ARMY|TROOPS?|BATTALION|BRIGADE|AIR FORCE|GARRISON|BARRACKS|WARSHIPS?|DEATHS?)\b/.test(what) &&
        !/(?:^|\s)(?:GOVERNMENT|PARTY|HOPEFUL|CANDIDATE|UNION|ORGANIZATIONS?|COMMITTEE|AGENTS?)$/.test(what),
    )
    .map((party) => ({
      party,
      effect: /DESTROY|BURN|BLEW UP|BLOWN UP|DEMOLISH|DAMAG/.test(said)
        ? wrecked
        : /BOMB|EXPLO|DYNAMIT/.test(`${said} ${words}`)
          ? 'SOME DAMAGE'
          : null,
    }));
  const around = (from2: number, to2: number): string =>
    doc.sentences
      .slice(Math.max(0, sentence + from2), sentence + to2 + 1)
      .map((each) => flat(doc.text.slice(each.from, each.to)).toUpperCase())
      .join(' ');
  const blast = /\b(?:BOMBS?|EXPLOSI(?:ON|ONS|VES?)|DYNAMITE|EXPLODED|CAR-?BOMB|DETONATED)\b/;
  const shooting = /SHOT|GUNNED|MACHINEGUN|RIDDLED|BULLET|STAB/.test(words);
  const bombed =
    (targets.length > 0 && blast.test(around(-1, 1))) ||
    (victims.length > 0 && !shooting && kind !== 'attack' && blast.test(around(-1, 0)));
  const means = own0.length > 0 ? own0 : bombed ? meansIn(around(-1, 1)) : own0;
  const type =
    kind === 'abduction'
      ? 'KIDNAPPING'
      : /BOMB|EXPLO|DYNAMIT|BLAST|BLEW|BLOWN/.test(said) ||
          (/BOMB|EXPLOSI|DYNAMIT|EXPLODED/.test(words) && !/SHOT|GUNNED|MACHINEGUN/.test(said)) ||
          (bombed && !/BURN|ARSON|FIRE TO|ON FIRE|TORCH/.test(said))
        ? 'BOMBING'
        : /BURN|ARSON|FIRE TO|ON FIRE|TORCH/.test(said)
          ? 'ARSON'
          : 'ATTACK';
  if (victims.length === 0 && targets.length === 0) return [];
  if (
    claim?.harms.some(({ scope, since }) => scope === 'cumulative' && since !== null) === true ||
    /\b(?:SO FAR THIS YEAR|IN THE (?:LAST|PAST) \w+ YEARS|SINCE 19\d\d|\d+ YEARS AGO|OVER THE YEARS)\b/.test(words)
  )
    return [];
  if (
    perpetrators.length > 0 &&
    perpetrators.every(({ words: who }) => state.test(who)) &&
    targets.length === 0 &&
    victims.every(({ party }) => !party.human)
  )
    return [];
  const when = claim?.when ?? null;
  const own = when !== null && when.first !== null && when.last !== null && when.first === when.last ? when.first : null;
  const told =
    own ??
    [0, -1, 1]
      .map(
        (near) =>
          scene.times.find(
            ({ sentence: at, when: { first, last: end, precision } }) =>
              at === sentence + near &&
              precision === 'day' &&
              first !== null &&
              first === end &&
              (scene.day === null || first <= scene.day) &&
              (near === 0 || doc.sentences[at]!.block === doc.sentences[sentence]!.block),
          )?.when.first,
      )
      .find((first) => first !== undefined && first !== null) ??
    null;
  const date = told === null ? null : dayText(told);
  if (
    when !== null &&
    when.last !== null &&
    scene.day !== null &&
    Date.parse(scene.day) - Date.parse(when.last) > 75 * 86_400_000
  )
    return [];
  const place = placeFor(scene, claim, sentence);
  return [
    {
      type,
      sentence,
      last: sentence,
      date,
      place,
      perpetrators,
      victims,
      targets,
      means,
      confidence: confidenceOf(words),
      stage: 'ACCOMPLISHED',
    },
  ];
}

/** Bands and organisations named in a sentence or next to it, apart from those who suffer. */
function handsNear(scene: Scene, sentence: number, patients: readonly Party[]): Party[] {
  const { doc } = scene;
  for (const near of [sentence, sentence + 1, sentence - 1]) {
    const span = doc.sentences[near];
    if (span === undefined || span.block !== doc.sentences[sentence]!.block) continue;
    const found: Party[] = [];
    for (let k = span.first; k < span.last; k++) {
      const token = doc.tokens[k]!;
      if (!isNominal(token.upos) || (k + 1 < span.last && isNominal(doc.tokens[k + 1]!.upos))) continue;
      const party = partyAt(scene, k);
      if (
        party === null ||
        !bands.test(party.words) ||
        isWeapon(party.words) ||
        /^(?:OF|FROM|AGAINST)$/.test(doc.tokens[k - 1]?.text ?? '')
      )
        continue;
      if (patients.some(({ at, words }) => at === party.at || words.includes(party.words) || party.words.includes(words)))
        continue;
      found.push(party);
    }
    if (found.length > 0) return found.slice(0, 2);
  }
  return [];
}

const bands =
  /\b(?:GUERR?ILLAS?|TERRORISTS?|REBELS|SUBVERSIVES|EXTREMISTS|COMMANDOS?|HIT ?MEN|GUNM[AE]N|KIDNAPPERS|FMLN|ELN|FARC|EPL|M-19|MRTA|SHINING PATH|SENDERO|EXTRADITABLES|FPMR|FARABUNDO MARTI|LIBERATION (?:ARMY|FRONT|FORCES)|TUPAC AMARU|DEATH SQUADS?|CARTEL|DRUG TRAFFICKERS|DRUG (?:MAFIA|LORDS|DEALERS)|(?:UNIDENTIFIED|UNKNOWN|ARMED|HOODED|MASKED) (?:MEN|PERSONS|INDIVIDUALS|YOUTHS|GROUP|PEOPLE|SUBJECTS)|CONTRAS)\b/;

function effectFor(claim: Claim | null, party: Party, own: string | null): string | null {
  const harm = claim?.harms.find(({ from, to }) => from <= party.at && party.at < to);
  if (harm?.outcome === 'killed') return 'DEATH';
  if (harm?.outcome === 'injured') return 'INJURY';
  return own;
}

const bareNumber =
  /^(?:\d[\d,.]*|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE|DOZENS?|HUNDREDS?|THOUSANDS?|MORE|SEVERAL|MANY)$/;
const ranks =
  /^(?:MINISTER|GENERAL|COLONEL|MAJOR|CAPTAIN|LIEUTENANT|SERGEANT|LEADER|ATTORNEY|LAWYER|JUDGE|SENATOR|DEPUTY|MAYOR|GOVERNOR|PRESIDENT|DIRECTOR|SECRETARY|PRIEST|FATHER|BISHOP|ARCHBISHOP|MONSIGNOR|DR|DOCTOR|CANDIDATE|AMBASSADOR|CONSUL|JOURNALIST|REPORTER|BUSINESSMAN|INDUSTRIALIST|RANCHER|SOLDIER|POLICEMAN|CHIEF|COMMANDER|OFFICIAL|MAGISTRATE|ENGINEER|PROFESSOR|RECTOR|STUDENT|CITIZEN|SON|DAUGHTER|WIFE|BROTHER|COUNCILMAN|MISS|MRS|MR|DEAN|COMRADE|GEN|COL|LT|POLITICIAN|CONGRESSMAN|UNIONIST|PROSECUTOR|MANAGER|DRIVER|BODYGUARD)$/;
const isThing = (words: string): boolean => things.some(([, pattern]) => pattern.test(words));
const isWeapon = (words: string): boolean => instruments.some(([, pattern]) => pattern.test(words)) && !rebels.test(words);
const classOf = (rows: typeof humans, words: string): string | null =>
  rows.find(([, pattern]) => pattern.test(words))?.[0] ?? null;

/** The noun phrase around a head word, as MUC-4 writes it. */
function partyAt(scene: Scene, at: number): Party | null {
  const { doc, mentions } = scene;
  const { tokens } = doc;
  let head = at;
  for (let turn = 0; turn < 4; turn++) {
    const { deprel, head: up, sentence } = tokens[head]!;
    if (!/^(?:compound|amod|nummod)/.test(deprel) || up <= head || up - head > 7 || tokens[up]!.sentence !== sentence) break;
    head = up;
  }
  const token = tokens[head]!;
  if (!/^(?:NOUN|PROPN|NUM|ADJ)$/.test(token.upos)) return null;
  const { first, last } = doc.sentences[token.sentence]!;
  const mention = mentions.find(({ from, to, form }) => form !== 'pronoun' && from <= token.from && token.to <= to);
  let begin = head;
  while (
    begin - 1 >= first &&
    head - begin < 9 &&
    /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[begin - 1]!.upos) &&
    tokens[begin - 1]!.deprel !== 'appos' &&
    !/^(?:ALL|BOTH|YESTERDAY|TODAY)$/.test(tokens[begin - 1]!.text.toUpperCase())
  )
    begin--;
  let end = head + 1;
  while (
    end < last &&
    (/^(?:flat|compound)/.test(tokens[end]!.deprel) || (tokens[end]!.upos === 'PROPN' && tokens[end - 1]!.upos === 'PROPN')) &&
    end - head < 6
  )
    end++;
  if (
    /^(?:members?|group|groups|leaders?|heads?|residents?|employees?|offices?|headquarters|house|home|residence|column|units?|director|president|facilities|branch|branches|building|mayor|minister|secretary|candidate|officials?)$/.test(
      token.lower,
    ) &&
    tokens[end]?.lower === 'of' &&
    end + 1 < last
  ) {
    let k = end + 1;
    while (k < last && k - end < 7 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[k]!.upos)) k++;
    if (k > end + 1) end = k;
  }
  while (begin < head && tokens[begin]!.upos === 'DET') begin++;
  const person =
    mention?.kind === 'person' ||
    ((mention === undefined || mention.kind === 'group' || mention.kind === 'role') &&
      token.upos === 'PROPN' &&
      !isThing(flat(doc.text.slice(tokens[begin]!.from, tokens[end - 1]!.to)).toUpperCase()) &&
      !peopleNouns.has(token.lower) &&
      !organisations.test(token.text.toUpperCase()));
  let words = flat(doc.text.slice(tokens[begin]!.from, tokens[end - 1]!.to)).toUpperCase();
  let name: string | null = null;
  let role: string | null = null;
  if (person) {
    const title =
      /^((?:(?:GEN|COL|DR|LT|MAJ|CAPT|MR|MRS|SGT|PROF|REV|ENGINEER|GENERAL|COLONEL|MAJOR|CAPTAIN|LIEUTENANT|DOCTOR|SENATOR|MAYOR|MINISTER|PRESIDENT|JUDGE|FATHER|MONSIGNOR|BISHOP|ARCHBISHOP|GOVERNOR|DEPUTY|LAWYER|AMBASSADOR|PRIEST)\.?\s+)+)/;
    const near = mention?.kind === 'person' ? mention : { from: tokens[begin]!.from, to: tokens[end - 1]!.to };
    const whole = flat(doc.text.slice(near.from, near.to)).toUpperCase();
    name = whole.replace(title, '').replace(/'S$/, '');
    const before = flat(doc.text.slice(tokens[begin]!.from, Math.max(tokens[begin]!.from, near.from))).toUpperCase();
    role = `${before} ${title.exec(whole)?.[1] ?? ''}`.trim();
    // "CASTELLAR, MAYOR OF ACHI,"
    if (role === '') {
      const at = tokens.findIndex(({ from }) => from >= near.to);
      if (at > 0 && at < last && tokens[at]!.text === ',') {
        let k = at + 1;
        if (tokens[k]?.upos === 'NUM') k += tokens[k + 1]?.text === ',' ? 2 : 1;
        const start = k;
        while (k < last && k - start < 9 && /^(?:DET|ADJ|NOUN|PROPN|ADP)$/.test(tokens[k]!.upos)) k++;
        const said =
          k > start
            ? flat(doc.text.slice(tokens[start]!.from, tokens[k - 1]!.to))
                .toUpperCase()
                .replace(/^(?:THE|A|AN) /, '')
            : '';
        if (classOf(humans, said) !== null && !/^(?:IN|ON|AT|BY|FOR)\b/.test(said)) role = said;
      }
    }
    // In capitals the words before a name run into it: what stands up to the last word of rank is the role.
    const parts = name.split(' ');
    const rank = parts.findLastIndex((part) => ranks.test(part));
    if (rank >= 0) {
      role = `${role ?? ''} ${parts.slice(0, rank + 1).join(' ')}`.trim();
      name = parts.slice(rank + 1).join(' ');
    }
    name = name.replace(/^(?:THE|A|AN|ONE|TWO) .*$/, '');
    if (/^[A-Z-]{4,}$/.test(name) && mention?.kind !== 'armed-group') name = scene.names.get(name) ?? name;
    const doubtful = mention?.kind !== 'person' && (!name.includes(' ') || name.split(' ').length > 5);
    if (
      doubtful ||
      !/^[A-Z.' -]+$/.test(name) ||
      name.split(' ').some((part) => weekdayNames.has(part.toLowerCase()) || monthNames.has(part.toLowerCase()))
    )
      name = '';
    if (name === '' || /^(?:GUERR?ILLAS?|TERRORISTS?|SUBVERSIVES?)$/.test(name)) {
      name = null;
      words = role ?? words;
    }
  }
  // "LEGAL ADVISER ANA DAZA", "PARTY CANDIDATE LUIS GALAN": capitals run an office and a name into one phrase.
  if (name === null && !/\d/.test(words)) {
    const parts = words.split(' ');
    const rank = parts.findLastIndex(
      (part) =>
        ranks.test(part) || /^(?:ADVISE?OR|ADVISER|COORDINATOR|SPOKESMAN|HOPEFUL|DELEGATE|TREASURER|INSPECTOR)$/.test(part),
    );
    const rest = parts.slice(rank + 1);
    const known = rest.length === 1 ? scene.names.get(rest[0]!) : rest.length < 5 ? rest.join(' ') : undefined;
    if (
      rank >= 0 &&
      rest.length > 0 &&
      known !== undefined &&
      rest.every((part) => /^[A-Z.'-]+$/.test(part)) &&
      !isThing(rest.join(' ')) &&
      classOf(humans, rest.join(' ')) === null
    ) {
      role = parts.slice(0, rank + 1).join(' ');
      name = known;
    }
  }
  // "HIS COMPANION GILDA FLORES": the name stands beside the noun.
  if (name === null && peopleNouns.has(token.lower)) {
    const beside = tokens.findIndex(({ head: up, deprel, upos }) => up === head && deprel === 'appos' && upos === 'PROPN');
    if (beside > head && beside - head < 4) {
      let stop = beside + 1;
      while (stop < last && tokens[stop]!.upos === 'PROPN') stop++;
      if (stop - beside > 1) {
        role = words;
        name = flat(doc.text.slice(tokens[beside]!.from, tokens[stop - 1]!.to)).toUpperCase();
      }
    }
  }
  const noun = token.lower;
  const human =
    name !== null ||
    peopleNouns.has(noun) ||
    mention?.kind === 'group' ||
    mention?.kind === 'role' ||
    (classOf(humans, words) !== null && !isThing(words)) ||
    token.upos === 'NUM';
  if (mention?.kind === 'place' || mention?.kind === 'state') return null;
  const counted = numberAt(doc, begin, Math.min(last, head + 1));
  const plural = token.xpos === 'NNS' || token.xpos === 'NNPS' || /^(?:people|police|policemen|men|women|children)$/.test(noun);
  const number =
    name !== null ? '1' : counted?.value !== null && counted?.value !== undefined ? `${counted.value}` : plural ? 'PLURAL' : '1';
  if (
    token.upos === 'NUM' &&
    (counted === null ||
      tokens[head + 1]?.sentence !== token.sentence ||
      monthNames.has(tokens[head + 1]!.lower) ||
      tokens[head]!.head === head + 1)
  )
    return null;
  if (/^(?:SUSPECTS?|SECTOR|TOTAL PERSONS)$/.test(words.replace(/^\d+ /, ''))) return null;
  words = words.replace(/^(?:ABOUT|AT LEAST|LEAST|SOME|MORE THAN|NEARLY|ALMOST) /, '');
  return { words, name, role: role === '' ? null : role, number, human, at: token.from };
}

function meansIn(words: string): { words: string; type: string }[] {
  const out: { words: string; type: string }[] = [];
  for (const [type, pattern] of instruments) {
    const found = pattern.exec(words);
    if (found === null || out.length > 0) continue;
    // Charges are brought as well as laid, and miners have mines.
    if (
      /^(?:CHARGES?|DEVICES?|MINES?)$/.test(found[0]) &&
      !/EXPLO|BOMB|DYNAMIT|DETONAT|BLEW|BLOWN|PLANTED|LAND ?MINE/.test(words)
    )
      continue;
    out.push({ words: found[0], type });
  }
  return out;
}

function confidenceOf(words: string): string {
  if (/CLAIM(?:ED|ING|S)? (?:CREDIT|RESPONSIBILITY|TO HAVE)|ADMITTED|HAS CLAIMED/.test(words)) return 'CLAIMED OR ADMITTED';
  if (/ACCUS|BLAM|SUSPECT|ALLEG|ATTRIBUT|BELIEVED|PRESUM|APPARENTLY|REPORTEDLY/.test(words))
    return /POLICE|AUTHORIT|MILITARY|ARMED FORCES|GOVERNMENT|OFFICIAL|ARMY/.test(words)
      ? 'SUSPECTED OR ACCUSED BY AUTHORITIES'
      : 'SUSPECTED OR ACCUSED';
  return 'REPORTED AS FACT';
}

function placeFor({ places }: Scene, claim: Claim | null, sentence: number): Toponym | null {
  const towns = (at: number): Toponym | undefined =>
    places.find((each) => each.sentence === at && each.where.within.length > 0) ??
    places.find((each) => each.sentence === at && !each.actor);
  const own = claim === null || claim.where === null ? undefined : places.find(({ where }) => where.name === claim.where!.name);
  return own ?? towns(sentence) ?? towns(sentence + 1) ?? towns(sentence - 1) ?? null;
}

/** Whether two incidents could be one told twice. */
function same(a: Incident, b: Incident): boolean {
  if (
    a.type !== b.type &&
    !(a.type === 'ATTACK' && b.type === 'BOMBING' && b.sentence - a.last <= 1) &&
    !(b.type === 'ATTACK' && a.type === 'BOMBING' && b.sentence - a.last <= 2)
  )
    return false;
  const names = (incident: Incident): string[] =>
    incident.victims.flatMap(({ party }) => (party.name === null ? [] : party.name.split(' ').filter((word) => word.length > 3)));
  const [x, y] = [names(a), names(b)];
  if (x.length > 0 && y.length > 0) return x.some((word) => y.includes(word)) || b.sentence === a.last;
  if (a.date !== null && b.date !== null && a.date !== b.date) return false;
  if (b.sentence - a.last <= 6) return true;
  const nouns = (incident: Incident): string[] =>
    [...incident.victims, ...incident.targets].map(({ party }) => party.words.split(' ').at(-1)!);
  return nouns(a).some((noun) => nouns(b).includes(noun));
}

function merge(incidents: readonly Incident[]): Incident[] {
  const out: Incident[] = [];
  for (const incident of incidents) {
    const at = out.findLastIndex((each) => same(each, incident));
    if (at < 0) {
      out.push(incident);
      continue;
    }
    const each = out[at]!;
    out[at] = {
      ...each,
      type: each.type === 'ATTACK' && incident.type === 'BOMBING' ? 'BOMBING' : each.type,
      last: incident.sentence,
      date: each.date ?? incident.date,
      place: each.place ?? incident.place,
      perpetrators: [...each.perpetrators, ...incident.perpetrators],
      victims: [...each.victims, ...incident.victims],
      targets: [...each.targets, ...incident.targets],
      means: each.means.length > 0 ? each.means : incident.means,
      confidence: each.confidence === 'REPORTED AS FACT' ? incident.confidence : each.confidence,
    };
  }
  return out;
}

const fill = (value: string, of: readonly string[] | null = null): Fill => ({ optional: false, alts: [value], of });

/** Keeps one of those that share a name or a head noun; the longest wording wins. */
function distinct<T extends { readonly party: Party }>(list: readonly T[]): T[] {
  const out: T[] = [];
  for (const each of list) {
    const key = (party: Party): string => (party.name ?? party.words).split(' ').at(-1)!;
    const at = out.findIndex(
      ({ party }) =>
        key(party) === key(each.party) ||
        (party.name !== null &&
          each.party.name !== null &&
          party.name.split(' ').some((word) => word.length > 3 && each.party.name!.includes(word))),
    );
    if (at < 0) out.push(each);
    else if ((each.party.name ?? each.party.words).length > (out[at]!.party.name ?? out[at]!.party.words).length)
      out[at] = { ...out[at]!, ...each };
  }
  return out;
}

function templateOf({ doc, day }: Scene, incident: Incident, home: string | null): Template | null {
  const slots: Record<string, Fill[]> = {};
  const put = (slot: string, ...fills: Fill[]): void => {
    if (fills.length > 0) slots[slot] = [...(slots[slot] ?? []), ...fills];
  };
  put('INCIDENT: DATE', ...(incident.date !== null ? [fill(incident.date)] : day !== null ? [fill(`- ${dayText(day)}`)] : []));
  const { place } = incident;
  const lies = place === null ? '' : upper(place.where.within.at(-1) ?? '');
  const country =
    place === null
      ? home
      : place.where.within.length === 0 && latin.has(upper(place.where.name))
        ? upper(place.where.name)
        : lies !== '' && latin.has(lies)
          ? lies
          : home;
  const local = place === null ? '' : upper(flat(doc.text.slice(place.nameSpan.from, place.nameSpan.to)));
  if (country !== null)
    put(
      'INCIDENT: LOCATION',
      fill(place !== null && local !== country && !latin.has(local) ? `${country}: ${local} (CITY)` : country),
    );
  put('INCIDENT: TYPE', fill(incident.type));
  put('INCIDENT: STAGE OF EXECUTION', fill(incident.stage));
  const [means] = incident.means;
  if (means !== undefined) {
    const named = !/^(?:SHOTS?|GUNS?)$/.test(means.words);
    if (named) put('INCIDENT: INSTRUMENT ID', fill(means.words));
    put('INCIDENT: INSTRUMENT TYPE', fill(means.type, [means.words]));
  } else if (incident.type === 'BOMBING') put('INCIDENT: INSTRUMENT TYPE', fill('BOMB', ['-']));
  const who = distinct(incident.perpetrators.map((party) => ({ party })));
  const groups = who.filter(
    ({ party }) =>
      organisations.test(party.words) && !/\b(?:MEMBERS|GUERR?ILLAS|SOLDIERS|TERRORISTS|REBELS|MEN)$/.test(party.words),
  );
  const single = who.filter((each) => !groups.includes(each));
  const stateMade =
    who.length > 0 && who.every(({ party }) => state.test(party.words) && !/GUERR?ILLA|TERRORIST|REBEL/.test(party.words));
  put('PERP: INCIDENT CATEGORY', fill(stateMade ? 'STATE-SPONSORED VIOLENCE' : 'TERRORIST ACT'));
  for (const { party } of single)
    if (!/\b(?:ATTACKS?|RADIO|STATION|CONVOY|COMMUNIQUE|OFFENSIVE|ACTIONS?|ACTIVITY|CAMPS?|LEADERSHIP)$/.test(party.words))
      put('PERP: INDIVIDUAL ID', fill(party.name ?? party.words.replace(/ (?:TODAY|YESTERDAY|LAST NIGHT)$/, '')));
  for (const names of organisationsOf(doc, incident, groups, single)) {
    put('PERP: ORGANIZATION ID', { ...fill(names[0]!), alts: names });
    put('PERP: ORGANIZATION CONFIDENCE', fill(incident.confidence, names));
  }
  // Where people were killed, a car or a street named beside them is where it happened; what was hit shows its damage.
  const slain = incident.type === 'ATTACK' && incident.victims.some(({ effect }) => effect === 'DEATH');
  for (const { party, effect } of distinct(incident.targets.filter((target) => !slain || target.effect !== null))) {
    put('PHYS TGT: ID', fill(party.words));
    put('PHYS TGT: TYPE', fill(classOf(things, party.words) ?? 'OTHER', [party.words]));
    put('PHYS TGT: NUMBER', fill(party.number, [party.words]));
    if (effect !== null) put('PHYS TGT: EFFECT OF INCIDENT', fill(effect, [party.words]));
    const nation = foreign(party.words, country);
    if (nation !== null) put('PHYS TGT: FOREIGN NATION', fill(nation, [party.words]));
  }
  for (const { party, effect } of distinct(incident.victims)) {
    const key = party.name ?? party.words;
    if (party.name !== null) {
      put('HUM TGT: NAME', fill(party.name));
      if (party.role !== null) put('HUM TGT: DESCRIPTION', fill(party.role, [party.name]));
    } else put('HUM TGT: DESCRIPTION', fill(party.words));
    put('HUM TGT: TYPE', fill(classOf(humans, party.role ?? party.words) ?? 'CIVILIAN', [key]));
    put('HUM TGT: NUMBER', fill(party.number, [key]));
    if (effect !== null) put('HUM TGT: EFFECT OF INCIDENT', fill(effect, [key]));
    const nation = foreign(`${party.role ?? ''} ${party.words}`, country);
    if (nation !== null) put('HUM TGT: FOREIGN NATION', fill(nation, [key]));
  }
  // Harm to people who are only "civilians" or "leaders", with no day, no hand and no town, is told in general.
  const vague =
    incident.victims.every(({ party }) => party.name === null && party.number === 'PLURAL') &&
    incident.targets.every(({ party }) => party.number === 'PLURAL');
  if (vague && incident.date === null && (who.length === 0 || place === null)) return null;
  return { optional: false, slots };
}

/** Whose deed it was, each with all of its names: whom the grammar names, else the band that the guerrillas told of belong to. */
function organisationsOf(
  doc: Document,
  incident: Incident,
  groups: readonly { readonly party: Party }[],
  single: readonly { readonly party: Party }[],
): (readonly string[])[] {
  const out = new Map<string, readonly string[]>();
  for (const { party } of [...groups, ...single]) {
    const band = bandNames.find(([pattern]) => pattern.test(party.words));
    if (band !== undefined) out.set(band[1][0]!, [...band[1], party.words]);
    else if (groups.some((each) => each.party === party)) out.set(party.words, [party.words]);
  }
  if (out.size > 0) return [...out.values()];
  if (!single.some(({ party }) => /GUERR?ILLA|TERRORIST|REBEL|SUBVERSIVE|EXTREMIST|INSURGENT/.test(party.words))) return [];
  const inText = (from: number, to: number): (readonly string[])[] => {
    const words = flat(doc.text.slice(from, to)).toUpperCase();
    return bandNames.filter(([pattern]) => pattern.test(words)).map(([, names]) => names);
  };
  const first = doc.sentences[Math.max(0, incident.sentence - 2)]!;
  const last = doc.sentences[Math.min(doc.sentences.length - 1, incident.last + 2)]!;
  const near = inText(first.from, last.to);
  const all = near.length > 0 ? near : inText(0, doc.text.length);
  return all.length === 1 ? all : [];
}

/** The nation that words name, where it is another than the country of the incident. */
function foreign(words: string, country: string | null): string | null {
  const nation = classOf(nations, words);
  return nation === country ? null : nation;
}

/** Countries of the region that the reports are of. */
const latin = new Set([...Object.values(datelines), 'NICARAGUA', 'DOMINICAN REPUBLIC', 'HAITI', 'CUBA']);

/** Capitals without accents. */
const upper = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();
