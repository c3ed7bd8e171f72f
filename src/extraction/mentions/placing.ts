import { metresBetween } from '../../model/index.ts';
import { foldName, type Gazetteer, type Place } from '../gazetteer.ts';
import { capital } from './runs.ts';
import type { Document } from '../types.ts';

// Which of the places that bear a name is meant. What a document names otherwise decides: the country and the part of it that are named
// outright or that most of its names lie in, the places near by, the words beside the name; what nothing speaks for is left unplaced.

/** A name that may be a place, before it is resolved. Token indices: `first` included, `last` excluded. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  readonly name: string;
  readonly places: readonly Place[];
  /** What kind the words beside it say it is ("the district of …"), or null. */
  readonly kind: string | null;
  /** How plainly the words say that it is a place: 3 a place noun or place mention, 2 a preposition, 1 an attribute, 0 nothing. */
  readonly cue: number;
  /** A state or people that acts ("Russia vetoed"): named, but nothing happens there. */
  readonly actor: boolean;
  /** Names after it that say where it lies: ", Syria". */
  readonly qualifiers: readonly string[];
  /** Index of the candidate that holds it by grammar ("Syria's city of Aleppo", "the district of Said in Aleppo"), or -1. */
  readonly holder: number;
  readonly facility: boolean;
  /** Whether it is known only by another spelling. */
  readonly loose?: boolean;
  /** Whether its sentence is all in capitals. */
  readonly uncased?: boolean;
}

/** How much the names of a document speak for each country ("US") and each part of one ("US/Ohio"): 1 for a name that can mean nothing else. */
interface Setting {
  readonly votes: ReadonlyMap<string, number>;
  /** The share of each name in a vote, by folded name and place, since no name speaks for itself: "karsa US/Ohio". */
  readonly own: ReadonlyMap<string, number>;
  /** How many parts of countries have a vote that counts. */
  readonly parts: number;
}

/** What the other names of a document say for a country or a part of one. */
const voteOf = ({ votes, own }: Setting, where: string | null, name: string): number =>
  where === null ? 0 : (votes.get(where) ?? 0) - (own.get(`${name} ${where}`) ?? 0);

/** Countries so large that a text set in one of them need not speak of its other end: there the part decides. */
const vast: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'RU', 'BR', 'CN', 'IN', 'AR', 'MX', 'ID']);

const isWide = ({ kind }: Place): boolean => kind === 'country' || kind === 'area' || kind === 'water';

/** The part of a country in which a place lies or which it is ("US/Ohio"), or null. */
function partOf({ country, kind, name, within }: Place): string | null {
  if (country === null || isWide({ kind } as Place)) return null;
  if (within.length >= 2) return `${country}/${within.at(-2)!}`;
  return kind === 'region' ? `${country}/${name}` : null;
}

/** Whether a name is that of a part of a country and of a country or city besides: Georgia, Washington, Quebec. */
const isTwofold = ({ places }: Candidate): boolean =>
  places.some(({ kind, within }) => kind === 'region' && within.length <= 1) &&
  places.some(({ kind, population, country }) => kind === 'country' || country === null || population >= 100_000);

/**
 * Chooses one place for every name, or null where none fits; undefined drops a name that turns out to be no place at all. Names are
 * weighed three times: by what is named outright, then knowing where the other names lie, then once more when these have settled.
 * `hints` are names that only help to place the others.
 */
export function resolve(
  doc: Document,
  named: readonly Candidate[],
  hints: readonly Candidate[],
  gazetteer: Gazetteer,
): (Place | null | undefined)[] {
  const candidates = [...named, ...hints];
  const setting = settingOf(doc, candidates, gazetteer);
  const ground = groundOf(candidates);
  const chosen: (Place | null | undefined)[] = [];
  for (let pass = 0; pass < 3; pass++) {
    const anchors = new Map<string, { readonly place: Place; readonly name: string }>();
    /** What a name means where words beside it say so, by folded name: it means the same in the rest of the document. */
    const senses = new Map<string, Place | null>();
    chosen.forEach((place, at) => {
      const { name, qualifiers } = candidates[at]!;
      const folded = foldName(name);
      if (place === null && qualifiers.length > 0 && !senses.has(folded)) senses.set(folded, null);
      if (place === null || place === undefined || isWide(place)) return;
      if (place.kind !== 'region' || place.radiusMetres < 60_000) anchors.set(place.id, { place, name: folded });
      if (qualifiers.length > 0 && !senses.has(folded) && lies(place, qualifiers.map(foldName), gazetteer) === 2)
        senses.set(folded, place);
    });
    const near = [...anchors.values()].slice(0, 300);
    const before = [...chosen];
    const weighed = new Map<string, Place | null | undefined>();
    candidates.forEach((candidate, at) => {
      // "Savannah, Georgia": what qualifies the name may be a state or a country, so the name is chosen first and decides.
      const twofold = candidate.holder >= 0 && isTwofold(candidates[candidate.holder]!) && candidate.qualifiers.length > 0;
      const holder = candidate.holder < 0 || twofold ? null : (before[candidate.holder] ?? null);
      const key = [
        candidate.name,
        candidate.kind,
        candidate.cue,
        candidate.facility,
        candidate.qualifiers.join('/'),
        holder?.id,
        candidate.uncased,
      ].join('|');
      if (!weighed.has(key))
        weighed.set(key, choose(candidate, setting, pass === 0 ? ground : null, near, senses, holder, gazetteer));
      chosen[at] = weighed.get(key);
    });
    candidates.forEach(({ holder, qualifiers }, at) => {
      const place = chosen[at];
      if (holder < 0 || place === null || place === undefined || qualifiers.length === 0) return;
      const state = candidates[holder]!.places.find(
        ({ kind, name, country }) => kind === 'region' && country === place.country && place.within.includes(name),
      );
      if (state !== undefined) chosen[holder] = state;
    });
  }
  return chosen.slice(0, named.length);
}

/** Whether a place lies in all that is asked (2), in some of it (1) or in none (0), by the names it lies in or within their reach. */
function lies(place: Place, asked: readonly string[], gazetteer: Gazetteer): 0 | 1 | 2 {
  const holders = place.within.map(foldName);
  if (place.country !== null) holders.push(foldName(gazetteer.country(place.country)?.name ?? ''));
  const met = asked.filter(
    (name) =>
      holders.includes(name) ||
      gazetteer
        .lookup(name)
        .some(
          (holder) =>
            holder.kind === 'region' && holder.country === place.country && metresBetween(holder, place) <= holder.radiusMetres,
        ),
  ).length;
  return met === 0 ? 0 : met === asked.length ? 2 : 1;
}

/** How many people speak for a place, where several share a name; places without a number count as small. */
const size = ({ population, kind }: Place): number => Math.sqrt(population + (kind === 'region' ? 100_000 : 500));

/** What the names of a document, weighed together, say of where it is set. */
function settingOf(doc: Document, candidates: readonly Candidate[], gazetteer: Gazetteer): Setting {
  const votes = new Map<string, number>();
  const own = new Map<string, number>();
  const add = (key: string | null, weight: number, name: string): void => {
    if (key === null) return;
    votes.set(key, (votes.get(key) ?? 0) + weight);
    own.set(`${name} ${key}`, (own.get(`${name} ${key}`) ?? 0) + weight);
  };
  const vote = (place: Place, weight: number, name: string): void => {
    add(place.country, weight, name);
    add(partOf(place), weight, name);
  };
  const times = new Map<string, number>();
  for (const candidate of candidates) {
    const { places, cue, qualifiers } = candidate;
    const [top] = places;
    if (top === undefined || isTwofold(candidate)) continue;
    const name = foldName(candidate.name);
    const met = (times.get(name) ?? 0) + 1;
    times.set(name, met);
    // A name said again and again says little more than one said twice.
    if (met > 3) continue;
    const weight = met === 1 ? 1 : 0.3;
    if (top.kind === 'country' || (top.kind === 'region' && top.within.length <= 1 && top.id.startsWith('assize:'))) {
      vote(top, weight, name);
      continue;
    }
    const asked = qualifiers.map(foldName);
    const meant = asked.length === 0 ? places : places.filter((place) => lies(place, asked, gazetteer) === 2);
    // Each country and part gets the share of its largest place of that name.
    const shares = new Map<string, { place: Place; share: number }>();
    let sum = 0;
    for (const place of meant) {
      const key = `${place.country ?? ''} ${partOf(place) ?? ''}`;
      const known = shares.get(key);
      const share = size(place);
      if (known !== undefined && known.share >= share) continue;
      sum += share - (known?.share ?? 0);
      shares.set(key, { place, share });
    }
    const plain = (asked.length > 0 ? 1.5 : cue >= 2 ? 1 : 0.4) * weight;
    for (const { place, share } of shares.values()) vote(place, (plain * share) / sum, name);
  }
  for (const [code, weight] of demonymStates(doc)) add(code, weight, '');
  let parts = 0;
  for (const [key, weight] of votes) if (key.includes('/') && weight >= 1) parts++;
  return { votes, own, parts };
}

/** Which names may lie in each square degree, each with the share of its inhabitants that live there. */
type Ground = ReadonlyMap<number, ReadonlyMap<string, number>>;

const squareOf = (lat: number, lon: number): number => 360 * Math.round(lat + 90) + Math.round(lon + 180);

function groundOf(candidates: readonly Candidate[]): Ground {
  const ground = new Map<number, Map<string, number>>();
  const done = new Set<string>();
  for (const { name, places } of candidates) {
    const folded = foldName(name);
    if (done.has(folded)) continue;
    done.add(folded);
    const small = places.filter((place) => !isWide(place) && (place.kind !== 'region' || place.within.length > 1));
    const sum = small.reduce((total, place) => total + size(place), 0);
    for (const place of small) {
      const square = squareOf(place.lat, place.lon);
      const names = ground.get(square) ?? new Map<string, number>();
      names.set(folded, Math.max(names.get(folded) ?? 0, size(place) / sum));
      ground.set(square, names);
    }
  }
  return ground;
}

/** How much of the other names may lie about a place: two that are seldom near each other elsewhere say that both are meant here. */
function neighbours(ground: Ground, { lat, lon }: Place, name: string): number {
  const best = new Map<string, number>();
  for (let north = -1; north <= 1; north++)
    for (let east = -1; east <= 1; east++)
      for (const [other, share] of ground.get(squareOf(lat + north, lon + east)) ?? [])
        if (other !== name) best.set(other, Math.max(best.get(other) ?? 0, share));
  let sum = 0;
  for (const share of best.values()) sum += share;
  return sum;
}

/** Alpha-2 codes of states that adjectives of the text point to, with how much: only a vote for a country, never a place. */
function demonymStates(doc: Document): [string, number][] {
  const out = new Map<string, number>();
  const seen = new Set<string>();
  for (const token of doc.tokens) {
    if (!capital(token) || token.text.length < 5 || seen.has(token.lower)) continue;
    seen.add(token.lower);
    const code = demonyms.get(token.lower);
    if (code !== undefined) out.set(code, 0.5);
  }
  return [...out];
}

const demonyms: ReadonlyMap<string, string> = new Map(
  `syrian:SY ukrainian:UA russian:RU israeli:IL palestinian:PS lebanese:LB iraqi:IQ yemeni:YE sudanese:SD libyan:LY afghan:AF burmese:MM turkish:TR iranian:IR
  ethiopian:ET somali:SO malian:ML nigerian:NG congolese:CD egyptian:EG jordanian:JO saudi:SA french:FR british:GB german:DE american:US chinese:CN indian:IN
  pakistani:PK armenian:AM azerbaijani:AZ georgian:GE colombian:CO mexican:MX guatemalan:GT salvadoran:SV peruvian:PE chilean:CL bolivian:BO honduran:HN
  venezuelan:VE haitian:HT nicaraguan:NI filipino:PH indonesian:ID bosnian:BA serbian:RS croatian:HR kosovar:XK tunisian:TN algerian:DZ moroccan:MA kenyan:KE
  ugandan:UG rwandan:RW burundian:BI chadian:TD cameroonian:CM mozambican:MZ burkinabe:BF`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** A place among others of its name, with what speaks for it. */
interface Weighed {
  readonly place: Place;
  readonly score: number;
  /** 2 where the words beside the name say that it lies there, 1 where some of them do. */
  readonly told: 0 | 1 | 2;
  /** Metres to the nearest other place of the document. */
  readonly nearest: number;
}

/** The place that is meant; null when it is a place but not known which, undefined when it is taken for no place. */
function choose(
  candidate: Candidate,
  setting: Setting,
  ground: Ground | null,
  anchors: readonly { readonly place: Place; readonly name: string }[],
  senses: ReadonlyMap<string, Place | null>,
  holder: Place | null,
  gazetteer: Gazetteer,
): Place | null | undefined {
  const { name, places, qualifiers, kind } = candidate;
  if (places.length === 0) return null;
  const small = kind === 'district' || kind === 'camp' || kind === 'facility' || candidate.facility;
  const asked = qualifiers.map(foldName);
  const folded = foldName(name);
  const sense = senses.get(folded);
  // "Karsa, Ohio" is in no list: a bare "Karsa" is then not the town of another state either.
  if (sense === null && asked.length === 0 && !places.some(isWide)) return null;
  const twofold = isTwofold(candidate);
  let best: Weighed | null = null;
  for (const place of places) {
    let score = worth(place, gazetteer);
    if (twofold && place.kind === 'country') score -= 5;
    if (!twofold && place.kind === 'region' && place.within.length <= 1 && place.id.startsWith('assize:')) score += 3;
    const told = asked.length === 0 ? 0 : lies(place, asked, gazetteer);
    if (asked.length > 0) score += told === 2 ? 12 : told === 1 ? 6 : -8;
    if (sense?.id === place.id && asked.length === 0) score += 8;
    score += spokenFor(place, setting, folded, twofold);
    let nearest = Number.POSITIVE_INFINITY;
    if (!isWide(place))
      // Beyond three degrees of latitude, which are more than 300 km, no distance tells anything.
      for (const anchor of anchors)
        if (anchor.name !== folded && Math.abs(anchor.place.lat - place.lat) < 3)
          nearest = Math.min(nearest, metresBetween(anchor.place, place));
    if (ground !== null) score += Math.min(2.5, 2.5 * neighbours(ground, place, folded));
    score += nearest < 40_000 ? 3 : nearest < 100_000 ? 2 : nearest < 300_000 ? 1 : 0;
    if (holder !== null && holder !== place) {
      const inside = metresBetween(holder, place) <= holder.radiusMetres + place.radiusMetres + (small ? 30_000 : 60_000);
      score += inside ? 6 : -10;
    }
    score += fits(place, kind, small);
    if (best === null || score > best.score) best = { place, score, told, nearest };
  }
  return best === null ? null : accepted(best, candidate, setting, holder, small, gazetteer);
}

/** What the document's other names say for a place: in a vast country its part counts most, in others the country. */
function spokenFor(place: Place, setting: Setting, name: string, twofold: boolean): number {
  const country = voteOf(setting, place.country, name);
  const part = voteOf(setting, partOf(place), name);
  if (place.country !== null && vast.has(place.country)) return Math.min(4, 1.6 * part) + Math.min(twofold ? 4 : 2, country);
  return Math.min(4, 1.6 * country) + Math.min(2, part);
}

/** What a place is worth by itself: its size, its rank among places, the trust in its pack. */
function worth(place: Place, gazetteer: Gazetteer): number {
  // The greatest cities are meant where nothing near by says otherwise.
  const great = place.population >= 1_000_000 ? 1.5 : place.population >= 300_000 ? 1 : 0;
  let score = Math.log10(place.population + 1) + great;
  if (place.id.startsWith('assize:')) score += 1;
  else if (place.rank === 0 && gazetteer.packs.length > 1) score += 1.5;
  if (place.kind === 'country') score += 8;
  else if (place.kind === 'area' || place.kind === 'water') score += 6;
  else if (place.kind === 'capital') score += 1.5;
  else if (place.kind === 'region') score += place.within.length <= 1 ? 3 : 2;
  return score;
}

/** How well a place is of the kind that the words give: "the village of …" is not the great city of that name. */
function fits(place: Place, kind: string | null, small: boolean): number {
  let score = 0;
  if (kind === 'village' && place.population > 100_000) score -= 3;
  if (small && (place.kind === 'city' || place.kind === 'country') && place.population > 100_000) score -= 2;
  if ((kind === 'city' || kind === 'town') && place.kind === 'region') score -= 4;
  if (kind === 'region' && place.kind === 'region') score += 3;
  if (kind === 'country' && place.kind === 'country') score += 3;
  return score;
}

/** Whether enough speaks for the best place of a name to say that it is meant. */
function accepted(
  { place, told, nearest }: Weighed,
  candidate: Candidate,
  setting: Setting,
  holder: Place | null,
  small: boolean,
  gazetteer: Gazetteer,
): Place | null | undefined {
  const { qualifiers, cue, places } = candidate;
  const name = foldName(candidate.name);
  const inCountry = voteOf(setting, place.country, name) > 0.3;
  // A district without a place in its city is not the namesake in another country.
  if (small && holder === null && place.population < 100_000 && place.rank > 0 && cue >= 3 && !inCountry) return null;
  const part = voteOf(setting, partOf(place), name);
  const wide =
    isWide(place) ||
    (place.kind === 'region' && place.within.length <= 1) ||
    place.kind === 'capital' ||
    place.population >= 250_000 ||
    place.rank === 0 ||
    place.id.startsWith('assize:');
  const outside =
    holder !== null &&
    holder.name !== place.name &&
    metresBetween(holder, place) > holder.radiusMetres + place.radiusMetres + 60_000;
  if (outside && !wide) return null;
  if (qualifiers.length > 0 && told === 0 && !wide && qualifiers.some((name) => gazetteer.lookup(name).length > 0)) return null;
  if (candidate.loose === true && told === 0 && !inCountry) return null;
  if (candidate.uncased === true && told === 0 && !inCountry && !isWide(place) && place.kind !== 'capital') return undefined;
  if (told > 0 || wide) return place;
  // In a vast country it is the part that must be spoken of, or places near by.
  const known = inCountry && (!vast.has(place.country ?? '') || part >= 0.8 || nearest < 250_000);
  if (known || nearest < 150_000) return place;
  const others = places.filter((other) => other !== place && metresBetween(other, place) > 50_000);
  const leading = others.every(({ population }) => place.population >= 2 * population);
  // A name of two words that only one place bears says enough by itself.
  if (places.length === 1 && candidate.last - candidate.first > 1) return place;
  // "Karsa" in a text about Ohio is some village of Ohio rather than the town of that name in Texas.
  const elsewhere = part < 0.3 && setting.parts > 0 && others.length > 0;
  if (inCountry && leading && !elsewhere && (cue >= 2 || place.population >= 50_000)) return place;
  const silent = ![...setting.votes.keys()].some((key) => !key.includes('/') && voteOf(setting, key, name) > 0.3);
  if (silent && leading) return place;
  return cue >= 2 ? null : undefined;
}
