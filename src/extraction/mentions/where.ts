import type { Where } from '../../model/index.ts';
import { foldName, type Gazetteer, type Place } from '../gazetteer.ts';
import {
  alpha2,
  commonWords,
  directions,
  dwellers,
  namedAfter,
  partNouns,
  placeNouns,
  placePrepositions,
  shortParts,
} from '../languages/en/places.ts';
import { monthNames, weekdayNames } from '../languages/en/time.ts';
import type { Document, EntityMention, PlaceMention, Token } from '../types.ts';
import { type Dateline, datelineOf, isShouted } from './datelines.ts';
import { numberAt } from './number.ts';
import { type Candidate, resolve } from './placing.ts';
import { capital, isCapitalsOnly } from './runs.ts';

export type { Gazetteer } from '../gazetteer.ts';

/** A resolved name; `actor` marks a country that acts and is no scene. */
export interface Toponym extends PlaceMention {
  readonly actor: boolean;
  /** The name alone, without "the eastern part of". */
  readonly nameSpan: { readonly from: number; readonly to: number };
}

/**
 * Places that a document speaks of as places: where something is or happens. Countries that only act, demonyms, organisations and
 * people are left out. Namesakes are told apart by what the document says (countries named, "Karsa, Velmar", places near by, size);
 * a name that fits none of the document's countries stays unplaced with what it lies in.
 */
export function findPlaces(doc: Document, mentions: readonly EntityMention[], gazetteer: Gazetteer): PlaceMention[] {
  const all = findToponyms(doc, mentions, gazetteer);
  const kept = all.filter(({ actor }) => !actor);
  const index = new Map(kept.map((each, at) => [each, at] as const));
  return kept.map(({ actor: _actor, nameSpan: _span, ...place }) => ({
    ...place,
    inside: place.inside === null ? null : (index.get(all[place.inside]!) ?? null),
  }));
}

/** Every name of a place, countries that act included; see `findPlaces`. */
export function findToponyms(doc: Document, mentions: readonly EntityMention[], gazetteer: Gazetteer): Toponym[] {
  const candidates = findCandidates(doc, mentions, gazetteer);
  const chosen = resolve(doc, candidates, placesInNames(doc, mentions, gazetteer), gazetteer);
  const out: Toponym[] = [];
  const at = new Int32Array(candidates.length).fill(-1);
  const holders: number[] = [];
  candidates.forEach((candidate, k) => {
    const place = chosen[k];
    if (place === undefined) return;
    at[k] = out.length;
    holders.push(candidate.holder);
    out.push(
      toponymOf(
        doc,
        candidate,
        place,
        candidate.holder < 0 ? null : candidates[candidate.holder]!,
        chosen[candidate.holder] ?? null,
      ),
    );
  });
  return out.map((each, k) => {
    const holder = holders[k]! < 0 ? -1 : at[holders[k]!]!;
    return holder < 0 ? each : { ...each, inside: holder };
  });
}

const isName = (token: Token): boolean =>
  token.upos === 'PROPN' || (/^\p{Lu}/u.test(token.text) && token.upos !== 'PUNCT' && token.upos !== 'NUM');
const inner: ReadonlySet<string> = new Set([
  '-',
  'al',
  'el',
  'ez',
  'ad',
  'de',
  'la',
  'le',
  'les',
  'du',
  'del',
  'dos',
  'of',
  'the',
  'and',
  'on',
  'ash',
  'as',
  'ibn',
  "'s",
  '’',
  "'",
  '‑',
  'an',
  'upon',
  'am',
  'ar',
  'es',
  'sur',
  'aan',
  'den',
]);
const isTime = (token: Token): boolean => monthNames.has(token.lower) || weekdayNames.has(token.lower);

/** Finds names in order: by entity mentions where there are, and by the gazetteer where the words around are those of a place. */
function findCandidates(doc: Document, mentions: readonly EntityMention[], gazetteer: Gazetteer): Candidate[] {
  const { tokens } = doc;
  const kinds = new Int8Array(tokens.length); // 1 a place or state, 2 something else that has a name
  const holders: (EntityMention | undefined)[] = [];
  const sorted = [...mentions].sort((a, b) => a.from - b.from || b.to - a.to);
  let at = 0;
  for (const mention of sorted) {
    while (at < tokens.length && tokens[at]!.to <= mention.from) at++;
    const named = mention.form === 'name' || mention.form === 'name+title' || mention.form === 'demonym';
    const placeLike = mention.form === 'name' && (mention.kind === 'place' || mention.kind === 'state');
    for (let k = at; k < tokens.length && tokens[k]!.from < mention.to; k++) {
      if (!named) continue;
      if (kinds[k] === 2 && placeLike) continue;
      kinds[k] = placeLike ? 1 : mention.form === 'demonym' ? 3 : 2;
      if (placeLike || mention.kind === 'facility' || mention.kind === 'person') holders[k] = mention;
    }
  }
  const found: Candidate[] = [];
  const persons = partsOfPersons(doc, mentions, gazetteer);
  const towns = establishedTowns(doc, gazetteer);
  for (const sentence of doc.sentences) {
    const title = sentence.kind !== 'body' && shouts(tokens, sentence.first, sentence.last);
    // All in capitals: only what the tagger takes for a name, and what a fitting country backs, is a place.
    const uncased = isCapitalsOnly(doc, sentence);
    let from = sentence.first;
    const dateline = datelineOf(doc, sentence);
    if (dateline !== null) {
      const made = datelinePlace(doc, dateline, gazetteer);
      if (made !== null) {
        found.push(made);
        from = made.last;
        kinds.fill(0, dateline.first, dateline.end);
      }
    }
    for (let i = from; i < sentence.last; i++) {
      const token = tokens[i]!;
      if (!/^\p{L}/u.test(token.text) || !isName(token)) continue;
      const short = abbreviationAt(doc, i, sentence.first, sentence.last, gazetteer);
      if (short !== null) {
        found.push({ ...plainCandidate(doc, i, short.last, [short.place], 3), kind: 'region' });
        i = short.last - 1;
        continue;
      }
      if (kinds[i] === 3) continue;
      const town = towns.get(token.lower)?.find((words) => words.every((word, k) => tokens[i + k]?.lower === word));
      if (town !== undefined && !continuesName(tokens, i, i + town.length)) {
        kinds.fill(0, i, i + town.length);
        persons.delete(token.lower);
      }
      if (kinds[i] === 2 && !namesPlace(doc, holders[i], i, sentence.first, gazetteer)) {
        const facility = holders[i];
        if (facility !== undefined && facility.kind === 'facility' && token.from === facility.from) {
          const made = facilityOf(doc, facility, i, sentence.last, gazetteer);
          if (made !== null) {
            found.push(made);
            i = made.last - 1;
          }
        }
        continue;
      }
      if (uncased && (token.upos !== 'PROPN' || commonWords.has(token.lower))) continue;
      if (persons.has(token.lower) && !saidToBePlace(doc, i, sentence.first, sentence.last, gazetteer)) continue;
      const street = streetEnd(tokens, i, sentence.last);
      if (street > 0) {
        const before = tokens[i - 1]?.lower ?? '';
        if (i > sentence.first && (placePrepositions.has(before) || before === 'of' || before === 'on'))
          found.push({ ...plainCandidate(doc, i, street, [], 3), kind: 'facility', facility: true });
        i = street - 1;
        continue;
      }
      const made = candidateAt(doc, i, sentence.first, sentence.last, kinds, gazetteer, title || uncased, holders[i]);
      if (made === null || (uncased && tokens.slice(made.first, made.last).every(({ upos }) => upos !== 'PROPN'))) continue;
      found.push(uncased ? { ...made, uncased } : made);
      i = made.last - 1;
    }
  }
  return linkHolders(doc, found);
}

/** Places inside names of organisations and buildings ("the Karsa Fire Department"): nothing happens there, but they say where it is. */
function placesInNames(doc: Document, mentions: readonly EntityMention[], gazetteer: Gazetteer): Candidate[] {
  const { tokens } = doc;
  const found: Candidate[] = [];
  let at = 0;
  for (const { kind, form, from, to } of mentions) {
    if (form !== 'name' || (kind !== 'organisation' && kind !== 'armed-group' && kind !== 'facility')) continue;
    while (at > 0 && tokens[at]!.from > from) at--;
    while (at < tokens.length && tokens[at]!.from < from) at++;
    for (let i = at; i < tokens.length && tokens[i]!.to <= to; i++) {
      const token = tokens[i]!;
      if (!capital(token) || token.text.length < 4) continue;
      for (let last = Math.min(i + 3, tokens.length); last > i; last--) {
        if (tokens[last - 1]!.to > to || !capital(tokens[last - 1])) continue;
        const name = doc.text.slice(token.from, tokens[last - 1]!.to);
        if (last - i === 1 && commonWords.has(token.lower)) continue;
        const places = gazetteer.lookup(name);
        if (places.length === 0) continue;
        found.push(plainCandidate(doc, i, last, places, 1));
        i = last - 1;
        break;
      }
    }
  }
  return found;
}

/** A name with nothing about it but what it may mean. */
function plainCandidate(doc: Document, first: number, last: number, places: readonly Place[], cue: number): Candidate {
  const { tokens, text } = doc;
  return {
    first,
    last,
    sentence: tokens[first]!.sentence,
    name: text.slice(tokens[first]!.from, tokens[last - 1]!.to),
    places,
    kind: null,
    cue,
    actor: false,
    qualifiers: [],
    holder: -1,
    facility: false,
  };
}

/** The town of a dateline; without more than a dash the gazetteer must know it. */
function datelinePlace(doc: Document, { first, last, end, sure }: Dateline, gazetteer: Gazetteer): Candidate | null {
  const name = doc.text.slice(doc.tokens[first]!.from, doc.tokens[last - 1]!.to);
  const places = gazetteer.lookup(name);
  const qualifiers = qualifiersOf(doc, last, end, gazetteer);
  if (places.length === 0 && (!sure || qualifiers.length === 0)) return null;
  if (!sure && commonWords.has(name.toLowerCase())) return null;
  return { ...plainCandidate(doc, first, last, places, 3), qualifiers };
}

/** Whether a name that is in no list and was taken for a place has not the looks of something else: "in Week 7", "in the NFL". */
function looksLikePlace(tokens: readonly Token[], i: number, end: number, last: number): boolean {
  const token = tokens[i]!;
  if (tokens.slice(i, end).some(({ text }) => /^(?:I{2,3}|IV|VI*)$/.test(text)) || (end < last && tokens[end]!.upos === 'NUM'))
    return false;
  if (end - i > 1) return true;
  return !/^\p{Lu}{2,5}$/u.test(token.text) && !commonWords.has(token.lower) && capital(token);
}

/** Whether nearly every word of a line has a capital, so that capitals say little. */
function shouts(tokens: readonly Token[], first: number, last: number): boolean {
  let upper = 0;
  let all = 0;
  for (let k = first; k < last; k++) {
    if (!/^\p{L}{3}/u.test(tokens[k]!.text)) continue;
    all++;
    if (/^\p{Lu}/u.test(tokens[k]!.text)) upper++;
  }
  return all > 2 && upper / all > 0.8;
}

function facilityOf(doc: Document, mention: EntityMention, first: number, end: number, gazetteer: Gazetteer): Candidate | null {
  const { tokens } = doc;
  let last = first;
  while (last < end && tokens[last]!.from < mention.to) last++;
  if (last === first) return null;
  const name = doc.text.slice(tokens[first]!.from, tokens[last - 1]!.to);
  return { ...plainCandidate(doc, first, last, gazetteer.lookup(name), 3), kind: 'facility', facility: true };
}

/** Words that end the name of a part of a country. */
const divisions = /^(?:County|Township|Parish|Borough|Governorate|Oblast|Raion|Shire)$/;

/** Where a run of capitals ends that is the name of a street ("South Karsa Avenue"), or -1: its town, if any, stands elsewhere. */
function streetEnd(tokens: readonly Token[], i: number, last: number): number {
  for (let k = i + 1; k < Math.min(last, i + 5); k++) {
    if (tokens[k]!.from !== tokens[k - 1]!.to + 1 || !isName(tokens[k]!)) return -1;
    if (streets.test(tokens[k]!.text)) return k + 1;
    // "Karsa St.", and not "Karsa St. Ansel": a short saint has a name behind it.
    if (/^St\.?$/.test(tokens[k]!.text) && !capital(tokens[k + 1])) return k + 1;
  }
  return -1;
}
const streets =
  /^(?:Street|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.?|Lane|Ln\.?|Boulevard|Blvd\.?|Highway|Hwy\.?|Parkway|Pkwy\.?|Court|Ct\.?|Circle|Terrace|Place|Turnpike|Expressway|Freeway)$/;

const institutions =
  /^(?:parliament|congress|council|assembly|court|senate|government|ministry|commission|army|police|tribunal|bank|hospital|state)$/;
const blowsOn = /^(?:raids?|airstrikes?|strikes|shelling|bombardment|bombing|advance|offensive|assault|siege|march)$/;
const fates =
  /^(?:siege|capture|recapture|shelling|bombardment|bombing|fall|battle|liberation|destruction|outskirts|residents|people|mayor|market|centre|center|terminal|station|port|road)$/;
const motions =
  /^(?:fle[ed]|fled|flee|moved?|moving|walk|walked|drove|drive|travell?ed|went|returned?|withdrew|withdraw|withdrawn|pulled|advanced|advancing|marched|evacuated|displaced|deported|transferred|taken|brought|sent|left|leave|leaving|escaped|arrived|reached|driven|forced)$/;

/** Words before a name that no gazetteer knows, after which only places stand: "the raid on X", "fled to X", "the siege of X". */
function speaksOfPlace(tokens: readonly Token[], i: number, first: number): boolean {
  if (institutions.test(tokens[i]!.lower)) return false;
  const link = tokens[i - 1];
  const noun = tokens[i - 2];
  if (i - 1 < first || link === undefined) return false;
  if (/^(?:near|outside|around|towards?|inside)$/.test(link.lower)) return true;
  if (i - 2 < first || noun === undefined) return false;
  if (link.lower === 'on') return blowsOn.test(noun.lower);
  // "Ana Orlin, 34, of Karsa", "the front line east of Karsa"
  if (link.lower === 'of' && noun.text === ',' && i - 3 >= first) return tokens[i - 3]!.upos === 'NUM';
  if (link.lower === 'of') return fates.test(noun.lower) || directions.has(noun.lower);
  if (link.lower === 'from' && dwellers.has(noun.lower)) return true;
  if (link.lower !== 'to' && link.lower !== 'from' && link.lower !== 'at' && link.lower !== 'for') return false;
  for (let k = i - 2; k >= Math.max(first, i - 8); k--) {
    if (motions.test(tokens[k]!.lower)) return true;
    if (/^[,;:]$/.test(tokens[k]!.text)) break;
  }
  return link.lower === 'at' && noun.upos === 'NOUN';
}

const geography =
  /^(?:hills?|mountains?|plains?|plateau|pass|river|lake|checkpoint|crossing|camp|valley|islands?|peninsula|forest|desert|bridge|airport|airbase|basin|junction|bay|delta|gorge|ridge|heights|canal|dam)$/;

/** "the Sefid hills", "at the Jisr checkpoint": where such a name ends, or -1. */
function beforeGeography(tokens: readonly Token[], i: number, run: number, last: number, first: number): number {
  const lead = tokens[i - 1];
  if (i <= first || lead === undefined || !(lead.lower === 'the' || placePrepositions.has(lead.lower))) return -1;
  for (let k = i + 1; k < Math.min(last, run + 1) && k < i + 4; k++) {
    if (geography.test(tokens[k]!.lower)) return k + 1;
    if (!isName(tokens[k]!)) return -1;
  }
  return -1;
}

function candidateAt(
  doc: Document,
  i: number,
  first: number,
  last: number,
  kinds: Int8Array,
  gazetteer: Gazetteer,
  title: boolean,
  mention: EntityMention | undefined,
): Candidate | null {
  const { tokens, text } = doc;
  const token = tokens[i]!;
  if (token.upos === 'DET' && /^an?$/.test(token.lower)) return null;
  if (isTime(token) && !(tokens[i + 1] !== undefined && isName(tokens[i + 1]!) && tokens[i + 1]!.from <= token.to + 1))
    return null;
  // The longest run of name words that the gazetteer knows.
  let run = i + 1;
  while (run < last && run - i < 8) {
    const next = tokens[run]!;
    if (kinds[run] === 2 || kinds[run] === 3) break;
    const glued = next.from - tokens[run - 1]!.to <= 1;
    if (!glued || next.text.includes('\n')) break;
    if (isName(next) && !/^[.,;:!?"”]/.test(next.text)) run++;
    else if (
      inner.has(next.lower) &&
      run + 1 < last &&
      (isName(tokens[run + 1]!) || inner.has(tokens[run + 1]!.lower) || /^\p{L}/u.test(tokens[run + 1]!.text)) &&
      next.lower !== 'and'
    )
      run++;
    else if (next.text === ',' && run + 1 < last && /^d\.?c\.?$/i.test(tokens[run + 1]!.text)) run += 2;
    else break;
  }
  let end = -1;
  /** Where a name ends that a word like "hills" makes a place, or -1. */
  let geographic = -1;
  let places: readonly Place[] = [];
  let loose: readonly Place[] | null = null;
  for (let k = run; k > i; k--) {
    const lastToken = tokens[k - 1]!;
    if (!/[\p{L}\p{N}.]$/u.test(lastToken.text) || (inner.has(lastToken.lower) && k - 1 > i)) continue;
    const said = text.slice(token.from, lastToken.to);
    let hits = gazetteer.lookup(said);
    // "Northeast Karsa": a part of Karsa, where no list has it by its whole name.
    if (hits.length === 0 && k - i > 1 && directions.has(token.lower))
      hits = gazetteer.lookup(text.slice(tokens[i + 1]!.from, lastToken.to)).filter(({ population }) => population >= 20_000);
    // Other spellings only where the words around say that this is a place: "There" is not Tyre, nor SANA Sanaa.
    if (hits.length === 0 && said.length >= 5 && !/^[\p{Lu}\s-]+$/u.test(said) && (kinds[i] === 1 || locative(tokens, i, first)))
      loose = hits = gazetteer.lookup(said, true);
    if (hits.length > 0) {
      end = k;
      places = hits;
      break;
    }
    // A county is not the town it shares its name with.
    if (k - i > 1 && divisions.test(lastToken.text)) {
      end = k;
      break;
    }
  }
  const mentionEnd = mention === undefined ? -1 : endOf(tokens, i, last, mention.to);
  const before = i > first ? tokens[i - 1]! : undefined;
  const placeMention = kinds[i] === 1;
  if (end < 0 && placeMention && mention!.from === token.from) {
    end = mentionEnd;
    if (!looksLikePlace(tokens, i, end, last)) return null;
  }
  if (end < 0) {
    // A name no gazetteer knows is a place where a place noun says so: "the village of Karsa".
    const said = nounBefore(tokens, i, first);
    const plain =
      kinds[i] === 0 && said !== null && said.of && placeNouns.has(said.noun) && placeNouns.get(said.noun) !== 'facility';
    const after = tokens[i + 1];
    const followed =
      kinds[i] === 0 &&
      after !== undefined &&
      i + 1 < last &&
      placeNouns.has(after.lower) &&
      /^(?:district|province|neighbourhood|neighborhood|governorate|oblast|village|region|county|town)$/.test(after.lower) &&
      before !== undefined &&
      (placePrepositions.has(before.lower) || before.lower === 'the' || before.lower === 'of');
    geographic = kinds[i] === 0 && token.upos === 'PROPN' ? beforeGeography(tokens, i, run, last, first) : -1;
    if (/^\p{Lu}{2,5}$/u.test(token.text)) return null;
    if (!plain && !followed && geographic < 0 && !(kinds[i] === 0 && token.upos === 'PROPN' && speaksOfPlace(tokens, i, first)))
      return null;
    end = i + 1;
    while (end < run && isName(tokens[end]!) && !isTime(tokens[end]!)) end++;
    if (geographic > end) end = geographic;
  }
  if (end - i === 1 && token.text.length <= 2 && !placeMention && !/^(?:US|UK)$/.test(token.text)) return null;
  const name = text.slice(token.from, tokens[end - 1]!.to);
  if (/^(?:US|us)$/.test(name) && name !== 'US') return null;
  // Capitals in a line that has small letters are those of an abbreviation: SANA is an agency, "US" and "UAE" are countries.
  if (
    !placeMention &&
    !title &&
    end - i === 1 &&
    token.text.length >= 3 &&
    /^\p{Lu}+$/u.test(token.text) &&
    places[0]?.kind !== 'country' &&
    !shouts(tokens, first, last)
  )
    return null;
  const after = end < last ? tokens[end]! : undefined;
  const country = places[0]?.kind === 'country' || places[0]?.kind === 'area';
  const noun = nounBefore(tokens, i, first);
  const nounAfter =
    after !== undefined &&
    placeNouns.has(after.lower) &&
    !/^(?:state|bank|station|country|area|school|church|base|port|square|market|capital)$/.test(after.lower)
      ? placeNouns.get(after.lower)!
      : null;
  const kind = noun !== null && noun.of ? (placeNouns.get(noun.noun) ?? null) : nounAfter;
  // Part of a longer name that is no place: "Paris Hilton", "Geneva Convention", "Aleppo Media Centre".
  if (
    !placeMention &&
    after !== undefined &&
    after.from <= tokens[end - 1]!.to + 1 &&
    isName(after) &&
    /^\p{Lu}/u.test(after.text) &&
    after.upos === 'PROPN' &&
    !isTime(after) &&
    !title &&
    !placeNouns.has(after.lower) &&
    !directions.has(after.lower)
  )
    return null;
  if (
    !placeMention &&
    before !== undefined &&
    before.upos === 'PROPN' &&
    isName(before) &&
    kinds[i - 1] !== 1 &&
    kinds[i - 1] !== 3 &&
    before.to + 1 >= token.from &&
    !title &&
    !directions.has(before.lower) &&
    !isTime(before) &&
    !/^(?:new|old|greater|rural|downtown|city|town|village|mount|lake|mr)$/.test(before.lower)
  )
    return null;
  if (
    after !== undefined &&
    after.text === '-' &&
    after.from === tokens[end - 1]!.to &&
    /^(?:based|led|backed|held|controlled|born|style|run|made|owned|allied|funded)$/.test(tokens[end + 1]?.lower ?? '')
  ) {
    if (!/^(?:based|born)$/.test(tokens[end + 1]!.lower)) return actorOnly(places, name) ? make(0, true) : null;
  }
  if (namesSomething(tokens, end, last)) return null;
  // "U.S. 41" is a road.
  if (country && after !== undefined && /^\d/.test(after.text) && /^U\.?S\.?$/.test(name)) return null;
  // "the Mysore": a ship or a hotel, unless the article belongs to the name or to a noun behind.
  if (
    before?.lower === 'the' &&
    places.length > 0 &&
    places.every((place) => place.kind === 'city' || place.kind === 'town' || place.kind === 'village') &&
    (after === undefined || /^(?:PUNCT|VERB|AUX|ADP|CCONJ)$/.test(after.upos)) &&
    after?.text !== '-' &&
    gazetteer.lookup(`the ${name}`).length === 0
  )
    return null;
  let cue = 0;
  if (noun !== null && noun.of && (placeNouns.has(noun.noun) || partNouns.has(noun.noun))) cue = 3;
  else if ((nounAfter !== null && nounAfter !== 'facility') || geographic >= 0) cue = 3;
  else if (before !== undefined && placePrepositions.has(before.lower)) cue = 2;
  else if (before !== undefined && directions.has(before.lower)) cue = 2;
  else if (noun !== null && noun.of) cue = 2;
  else if (before?.lower === 'on' && upon.test(tokens[i - 2]?.lower ?? '')) cue = 2;
  else if (after?.text === ',' && qualifiersOf(doc, end, last, gazetteer).length > 0) cue = 2;
  else if (before !== undefined && before.text === ',' && kinds[i - 2] === 1) cue = 2;
  else if (
    before !== undefined &&
    (before.text === ',' || before.lower === 'and' || before.lower === 'or') &&
    i - 2 >= first &&
    isName(tokens[i - 2]!)
  )
    cue = 1;
  else if (after !== undefined && (after.upos === 'NOUN' || after.xpos === 'POS')) cue = 1;
  const strong = places.some(
    (place) =>
      place.kind === 'country' ||
      place.kind === 'capital' ||
      place.kind === 'region' ||
      place.kind === 'area' ||
      place.population >= 100_000 ||
      place.rank === 0 ||
      place.id.startsWith('assize:'),
  );
  const ordinary = commonWords.has(name.toLowerCase().replace(/^the |\.$/g, ''));
  if (placeMention && ordinary && cue < 2) return null;
  if (!placeMention) {
    if (ordinary && cue < 3) return null;
    if (ordinary && cue === 3 && end - i === 1 && token.upos !== 'PROPN') return null;
    if (cue === 0 && !strong) return null;
    if (cue <= 1 && !strong && !(i > first)) return null;
    if (cue === 0 && i === first && !country && !placesWide(places)) return null;
  }
  return make(cue, country && actsHere(tokens, i, first));

  function make(strength: number, acts: boolean): Candidate {
    return {
      first: i,
      last: end,
      sentence: token.sentence,
      name,
      places,
      kind,
      cue: placeMention ? Math.max(strength, 1) : strength,
      actor: acts,
      qualifiers: country ? [] : qualifiersOf(doc, end, last, gazetteer),
      holder: -1,
      facility: false,
      ...(loose === places && places.length > 0 ? { loose: true } : {}),
    };
  }
}

/** What comes down or closes in "on" a place. */
const upon =
  /^(?:fall|falls|fell|falling|fire|fires|fired|firing|drop|drops|dropped|dropping|rain|rained|raining|land|landed|landing|raids?|attacks?|assaults?|strikes?|airstrikes?|advance|advances|advanced|advancing|march|marched|marching|bombs?|shells?|rockets?|missiles?|siege|bombardment|shelling|offensive)$/;

const actorOnly = (places: readonly Place[], name: string): boolean => places[0]?.kind === 'country' && name.length > 1;
const placesWide = (places: readonly Place[]): boolean =>
  places.some((place) => place.population >= 50_000 || place.kind === 'region' || place.rank === 0);

function endOf(tokens: readonly Token[], i: number, last: number, to: number): number {
  let k = i;
  while (k < last && tokens[k]!.from < to) k++;
  return Math.max(k, i + 1);
}

/** Whether a preposition of place, a direction or "of" with a noun of place stands before a name. */
function locative(tokens: readonly Token[], i: number, first: number): boolean {
  const before = i > first ? tokens[i - 1]!.lower : '';
  return placePrepositions.has(before) || directions.has(before) || nounBefore(tokens, i, first) !== null;
}

/** A country is a scene after "in", "across" or "northern", or as what is bombed or inhabited; otherwise it acts. */
function actsHere(tokens: readonly Token[], first: number, start: number): boolean {
  const before = first > start ? tokens[first - 1]!.lower : '';
  const early = before === 'the' && first - 1 > start ? tokens[first - 2]!.lower : before;
  if (directions.has(early)) return false;
  if (/^(?:from|to|towards?|between|through|onto|via|along|opposite|off|over)$/.test(early))
    return !/^(?:fled|flee|fleeing|travel|travelled|entered|arrived|refugees|returned|return|deported|border|planes|flew|flown)$/.test(
      tokens[first - 2]?.lower ?? '',
    );
  return !placePrepositions.has(early) && nounBefore(tokens, first, start) === null;
}

/** "Paris climate agreement", "Geneva talks": the name is that of an agreement and not of a scene. */
function namesSomething(tokens: readonly Token[], end: number, last: number): boolean {
  for (let k = end; k < Math.min(last, end + 3); k++) {
    const { lower, upos } = tokens[k]!;
    if (namedAfter.has(lower)) return true;
    if (upos !== 'NOUN' && upos !== 'ADJ' && upos !== 'PROPN') return false;
  }
  return false;
}

/** The noun that a name hangs on by "of" or by standing right after it: "the city of Homs", "district of Said". */
function nounBefore(
  tokens: readonly Token[],
  i: number,
  first: number,
): { readonly noun: string; readonly of: boolean; readonly at: number } | null {
  let k = i - 1;
  if (k >= first && tokens[k]!.lower === 'the') k--;
  if (k < first || tokens[k]!.lower !== 'of') return null;
  k--;
  if (k < first) return null;
  const { lower } = tokens[k]!;
  const noun =
    placeNouns.has(lower) || partNouns.has(lower) || directions.has(lower)
      ? lower
      : lower.endsWith('ies') && placeNouns.has(`${lower.slice(0, -3)}y`)
        ? `${lower.slice(0, -3)}y`
        : lower.endsWith('s') && placeNouns.has(lower.slice(0, -1))
          ? lower.slice(0, -1)
          : null;
  if (noun !== null) return { noun, of: true, at: k };
  return /^(?:bombing|bombardment|shelling|siege|capture|fall|invasion|occupation|control|battle|liberation|seizure|offensive|people|residents|inhabitants|population|mayor|streets|skies)$/.test(
    lower,
  )
    ? { noun: lower, of: true, at: k }
    : null;
}

/** What stands after a name to say where it lies: "Karsa, Velmar", "Moss Point (Ohio)", "in northern Velmar". */
function qualifiersOf(doc: Document, end: number, last: number, gazetteer: Gazetteer): string[] {
  const { tokens, text } = doc;
  const out: string[] = [];
  let k = end;
  for (let turn = 0; turn < 2 && k + 1 < last; turn++) {
    const link = tokens[k]!.text;
    if (link !== ',' && link !== '(') break;
    const short = abbreviationAt(doc, k + 1, end - 1, last, gazetteer);
    if (short !== null) {
      out.push(short.place.name);
      k = short.last;
      continue;
    }
    let stop = k + 1;
    while (stop < last && stop - k < 5 && isName(tokens[stop]!) && !isTime(tokens[stop]!)) stop++;
    if (stop === k + 1) break;
    let hit = -1;
    for (let j = stop; j > k + 1 && hit < 0; j--) {
      const said = text.slice(tokens[k + 1]!.from, tokens[j - 1]!.to);
      if (!gazetteer.lookup(said).some(({ kind }) => kind === 'country' || kind === 'region')) continue;
      out.push(said);
      hit = j;
    }
    if (hit < 0) break;
    k = hit;
  }
  return out;
}

/** A part of a country written short, and where that ends, its stop included. */
interface ShortName {
  readonly place: Place;
  readonly last: number;
}

/**
 * A state or province written short after the name of a town ("Karsa, Fla.", "Karsa (TX)"), or as initials anywhere ("N.Y."). With few
 * letters it must have its stop or stand in capitals, since "Miss", "Wash" and "Man" are words.
 */
function abbreviationAt(doc: Document, i: number, first: number, last: number, gazetteer: Gazetteer): ShortName | null {
  const { tokens, text } = doc;
  const token = tokens[i]!;
  if (token.text.length > 6) return null;
  const link = tokens[i - 1];
  const named = i - 2 >= first && /^[,(]$/.test(link?.text ?? '') && (isName(tokens[i - 2]!) || tokens[i - 2]!.text === '.');
  if (!named && (!/^\p{Lu}\.\p{L}/u.test(token.text) || tokens[i - 1]?.upos === 'NUM')) return null;
  for (let k = Math.min(last, i + 4); k > i; k--) {
    const said = text.slice(token.from, tokens[k - 1]!.to);
    const part = shortParts.get(said.replaceAll(/[.\s]/g, ''));
    // Initials alone are those of names of several words: "N.Y.", and "L.A." is no state.
    if (part === undefined || (!named && !part.includes(' '))) continue;
    const stopped = said.endsWith('.');
    const closed = !stopped && k < last && tokens[k]!.text === '.' && tokens[k]!.from === tokens[k - 1]!.to;
    if (!stopped && !closed && !/^\p{Lu}{2,3}$/u.test(said) && !said.includes('.')) continue;
    const place = gazetteer.lookup(part).find(({ kind, within }) => kind === 'region' && within.length <= 1);
    // Where all is in capitals, "ON" and "OR" are words.
    const postal = !stopped && !closed && !said.includes('.');
    if (postal && (isShouted(doc, doc.sentences[token.sentence]!) || !townEnds(doc, i - 1, first, gazetteer))) continue;
    if (place !== undefined) return { place, last: closed ? k + 1 : k };
  }
  return null;
}

/** Towns that a dateline or a state written short after them shows to be towns, by their first word: what else bears the name is that town. */
function establishedTowns(doc: Document, gazetteer: Gazetteer): ReadonlyMap<string, readonly (readonly string[])[]> {
  const { tokens } = doc;
  const towns = new Map<string, string[][]>();
  const add = (first: number, last: number): void => {
    const words = tokens.slice(first, last).map(({ lower }) => lower);
    towns.set(words[0]!, [...(towns.get(words[0]!) ?? []), words]);
  };
  for (const sentence of doc.sentences) {
    const dateline = datelineOf(doc, sentence);
    if (dateline !== null && datelinePlace(doc, dateline, gazetteer) !== null) add(dateline.first, dateline.last);
    for (let i = sentence.first + 1; i + 1 < sentence.last; i++) {
      if (tokens[i]!.text !== ',' || abbreviationAt(doc, i + 1, sentence.first, sentence.last, gazetteer) === null) continue;
      for (let first = Math.max(sentence.first, i - 3); first < i; first++) {
        if (!tokens.slice(first, i).every((token) => capital(token))) continue;
        if (gazetteer.lookup(doc.text.slice(tokens[first]!.from, tokens[i - 1]!.to)).length === 0) continue;
        add(first, i);
        break;
      }
    }
  }
  return towns;
}

/** Whether a name goes on before or after a stretch of tokens. */
function continuesName(tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1];
  const after = tokens[last];
  return (
    (capital(before) && before!.upos === 'PROPN' && before!.to + 1 === tokens[first]!.from) ||
    (capital(after) && after!.upos === 'PROPN' && after!.from === tokens[last - 1]!.to + 1)
  );
}

/** Whether a name that the gazetteer knows ends before a token: "Jorge Elm, MD" is no town of Maryland. */
function townEnds({ tokens, text }: Document, end: number, first: number, gazetteer: Gazetteer): boolean {
  for (let i = end - 1; i >= Math.max(first, end - 3) && capital(tokens[i]); i--)
    if (gazetteer.lookup(text.slice(tokens[i]!.from, tokens[end - 1]!.to)).length > 0)
      return !capital(tokens[i - 1]) || i === first || end - i > 1;
  return false;
}

/** The words of persons' names, each in lower case; names that the gazetteer holds as a whole are left out ("San Salvador"). */
function partsOfPersons(doc: Document, mentions: readonly EntityMention[], gazetteer: Gazetteer): Set<string> {
  const parts = new Set<string>();
  for (const { kind, form, from, to, head, name } of mentions) {
    if (kind !== 'person' || !form.startsWith('name')) continue;
    if (name.includes(' ') && gazetteer.lookup(name).length > 0) continue;
    for (let k = head; k >= 0 && doc.tokens[k]!.from >= from; k--) addPart(doc.tokens[k]!);
    for (let k = head + 1; k < doc.tokens.length && doc.tokens[k]!.to <= to; k++) addPart(doc.tokens[k]!);
  }
  return parts;

  function addPart({ text, lower, upos }: Token): void {
    if (upos === 'PROPN' && text.length > 2) parts.add(lower);
  }
}

/** Whether a word that is part of a person's name is nevertheless said to be a place: "in Jackson, Miss.", "the town of Jackson". */
function saidToBePlace(doc: Document, i: number, first: number, last: number, gazetteer: Gazetteer): boolean {
  const { tokens } = doc;
  const next = tokens[i + 1];
  if (next !== undefined && isName(next) && next.from === tokens[i]!.to + 1) return true; // a longer name, which is looked up as such
  if (next?.xpos === 'POS') return false;
  if (qualifiersOf(doc, i + 1, last, gazetteer).length > 0) return true;
  const said = nounBefore(tokens, i, first);
  if (said !== null && placeNouns.has(said.noun)) return true;
  return /^(?:in|near|outside)$/.test(tokens[i - 1]?.lower ?? '') && i > first;
}

/** Whether what was taken for a person is a place by its whole name, after a preposition of place: "in Glen Flora". */
function namesPlace(doc: Document, mention: EntityMention | undefined, i: number, first: number, gazetteer: Gazetteer): boolean {
  if (mention?.kind !== 'person' || doc.tokens[i]!.from !== mention.from || i === first) return false;
  if (!placePrepositions.has(doc.tokens[i - 1]!.lower)) return false;
  const said = doc.text.slice(mention.from, mention.to);
  return said.includes(' ') && gazetteer.lookup(said).length > 0;
}

/** Ties a place to what holds it in the same sentence, and a district to the last city before it. */
function linkHolders(doc: Document, found: readonly Candidate[]): Candidate[] {
  const { tokens } = doc;
  const linked: Candidate[] = [];
  let city = -1;
  found.forEach((candidate, at) => {
    let holder = -1;
    const previous = found[at - 1];
    const next = found[at + 1];
    const words = (from: number, to: number): string =>
      tokens
        .slice(from, to)
        .map((token) => token.lower)
        .join(' ');
    if (next !== undefined && next.sentence === candidate.sentence && next.first - candidate.last <= 6) {
      const between = words(candidate.last, next.first);
      if ((between === ',' && candidate.qualifiers.length > 0) || held.test(between)) holder = at + 1;
    }
    if (
      holder < 0 &&
      previous !== undefined &&
      previous.sentence === candidate.sentence &&
      candidate.first - previous.last <= 7
    ) {
      const between = words(previous.last, candidate.first);
      if (owned.test(between)) holder = at - 1;
    }
    const small = candidate.kind === 'district' || candidate.kind === 'camp' || candidate.facility;
    if (holder < 0 && small && city >= 0 && found[city]!.name !== candidate.name) holder = city;
    if (
      !small &&
      !candidate.actor &&
      candidate.places.some(({ kind }) => kind === 'city' || kind === 'capital' || kind === 'town')
    )
      city = at;
    linked.push(holder < 0 ? candidate : { ...candidate, holder });
  });
  return linked;
}

/** Between a place and what holds it: "in", "in the central city of". */
const held =
  /^(?:(?:district|neighbourhood|neighborhood|area|quarter|suburb|hospital|camp|village|town|city|province|region) )?(?:in|of|outside|near)(?: (?:the|northern|southern|eastern|western|central|city|town|part|countryside|province|region|of|besieged|rebel|held|-)){0,5}$/;
/** Between a holder and its place: "'s", "'s northern city of". */
const owned = /^(?:'s|’s)(?: [a-z-]+){0,3}$/;

/** "10 km north of": metres and bearing in degrees (-1 when none is given). */
function offsetBefore(
  doc: Document,
  at: number,
  first: number,
): { readonly metres: number; readonly bearing: number; readonly from: number } | null {
  const { tokens } = doc;
  let k = at - 1;
  if (k < first) return null;
  if (tokens[k]!.lower !== 'of' && tokens[k]!.lower !== 'from' && tokens[k]!.lower !== 'outside') return null;
  let bearing = -1;
  k--;
  if (k >= first && directions.has(tokens[k]!.lower)) {
    bearing = directions.get(tokens[k]!.lower)!;
    k--;
    if (k >= first && (tokens[k]!.lower === 'the' || tokens[k]!.lower === '-')) k--;
    if (k >= first && tokens[k]!.lower === 'to') k--;
  }
  if (k >= first && tokens[k]!.lower === ')') while (k > first && tokens[k]!.lower !== '(') k--;
  if (k >= first && tokens[k]!.lower === '(') k--;
  if (k < first || !/^(?:km|kilometres?|kilometers?|kms|miles?|mi|metres|meters|m)$/.test(tokens[k]!.lower)) return null;
  const unit = tokens[k]!.lower.startsWith('mi') ? 1609 : /^(?:m|metres|meters)$/.test(tokens[k]!.lower) ? 1 : 1000;
  for (let back = Math.max(first, k - 5); back < k; back++) {
    const number = numberAt(doc, back, k);
    if (number !== null && number.value !== null && (number.last === k || (number.last === k - 1 && tokens[k - 1]!.text === '-')))
      return { metres: number.value * unit, bearing, from: back };
  }
  return null;
}

/** Where the words before a name that narrow or move it begin ("the eastern part of", "northern"), with the factor for its radius. */
function qualified(
  doc: Document,
  candidate: Candidate,
  first: number,
): { readonly from: number; readonly size: number; readonly rule: string } {
  const { tokens } = doc;
  let k = candidate.first;
  let size = 1;
  let rule = 'name';
  if (k - 1 >= first && tokens[k - 1]!.lower === 'the') k--;
  if (k - 2 >= first && tokens[k - 1]!.lower === 'of') {
    const { lower } = tokens[k - 2]!;
    const noun = partNouns.has(lower) || placeNouns.has(lower) || directions.has(lower);
    if (noun) {
      size = partNouns.get(lower) ?? 1;
      rule = partNouns.has(lower) && !placeNouns.has(lower) ? 'part' : 'kind';
      k -= 2;
      while (
        k - 1 >= first &&
        (tokens[k - 1]!.upos === 'ADJ' || directions.has(tokens[k - 1]!.lower) || partNouns.has(tokens[k - 1]!.lower)) &&
        candidate.first - k < 7
      ) {
        if (directions.has(tokens[k - 1]!.lower)) rule = rule === 'kind' ? 'kind' : 'part';
        k--;
      }
      if (k - 1 >= first && /^(?:the|a|an|its)$/.test(tokens[k - 1]!.lower)) k--;
      return { from: k, size, rule };
    }
  }
  k = candidate.first;
  if (k - 1 >= first && directions.has(tokens[k - 1]!.lower) && tokens[k - 1]!.lower !== 'west')
    return { from: k - 1, size: 1, rule: 'part' };
  if (k - 1 >= first && /^(?:near|outside|around)$/.test(tokens[k - 1]!.lower)) return { from: k, size: 2.5, rule: 'near' };
  return { from: k, size, rule };
}

function toponymOf(
  doc: Document,
  candidate: Candidate,
  place: Place | null,
  holding: Candidate | null,
  holder: Place | null,
): Toponym {
  const { tokens, text } = doc;
  const { first: start, last: stop } = doc.sentences[candidate.sentence]!;
  const offset = offsetBefore(doc, candidate.first, start);
  const { from, size, rule } = qualified(doc, candidate, start);
  let { last } = candidate;
  // "Idlib province", "Aleppo city": the noun after it belongs to the name.
  const noun = last < stop ? tokens[last]! : undefined;
  let widened = 1;
  if (
    noun !== undefined &&
    /^(?:province|governorate|oblast|region|county|countryside|district|city|town|village)$/.test(noun.lower) &&
    noun.from <= tokens[last - 1]!.to + 1
  ) {
    last++;
    if (/^(?:province|governorate|oblast|region|countryside|county)$/.test(noun.lower)) widened = -1;
  }
  const first = offset === null ? from : offset.from;
  const span = { from: tokens[first]!.from, to: tokens[last - 1]!.to };
  const nameSpan = { from: tokens[candidate.first]!.from, to: tokens[candidate.last - 1]!.to };
  const within: string[] = [];
  const add = (name: string): void => {
    if (name !== place?.name && !within.includes(name) && foldName(name) !== foldName(candidate.name)) within.push(name);
  };
  if (holding !== null) add(holder?.name ?? holding.name);
  for (const name of place?.within ?? []) add(name);
  for (const name of holder?.within ?? []) add(name);
  if (place === null) for (const name of candidate.qualifiers) add(name);
  const narrowed = rule === 'part' ? text.slice(span.from, span.to).replace(/^the\s+/i, '') : null;
  const where: Where = {
    ...span,
    name: offset !== null ? text.slice(span.from, span.to) : (narrowed ?? place?.name ?? candidate.name),
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    radiusMetres: place === null ? null : reach(place, size, widened),
    within: narrowed !== null || offset !== null ? [...new Set([place?.name ?? candidate.name, ...within])] : within,
    gazetteer: place?.id ?? null,
  };
  const moved = offset !== null && place !== null ? shifted(where, offset, place) : where;
  return {
    from: span.from,
    to: span.to,
    where: moved,
    sentence: candidate.sentence,
    head: candidate.last - 1,
    inside: null,
    rule: `place/${offset !== null ? 'offset' : candidate.facility ? 'facility' : place === null ? 'unplaced' : rule}`,
    actor: candidate.actor,
    nameSpan,
  };

  function shifted(base: Where, by: { readonly metres: number; readonly bearing: number }, at: Place): Where {
    if (by.bearing < 0) return { ...base, radiusMetres: Math.round(at.radiusMetres + by.metres) };
    const angle = (by.bearing * Math.PI) / 180;
    const lat = at.lat + (by.metres * Math.cos(angle)) / 111_195;
    const lon = at.lon + (by.metres * Math.sin(angle)) / (111_195 * Math.cos((at.lat * Math.PI) / 180));
    // The bearing is one of eight, so the true place may lie a quarter of the way round it; distances in reports are round.
    return {
      ...base,
      lat: Number(lat.toFixed(5)),
      lon: Number(lon.toFixed(5)),
      radiusMetres: Math.round(at.radiusMetres + by.metres * 0.5),
    };
  }

  function reach(at: Place, factor: number, wide: number): number {
    if (wide < 0 && at.kind !== 'region' && at.kind !== 'country') return Math.max(60_000, at.radiusMetres * 4);
    return Math.round(at.radiusMetres * Math.max(1, factor));
  }
}

/** Alpha-2 of an alpha-3 code, or null. */
export const stateOf = (alpha3: string): string | null => alpha2.get(alpha3) ?? null;
