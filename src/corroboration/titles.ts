import { type Claim, type ClaimId, type EventKind, type HarmClass, type Incident, eventKinds } from '../model/index.ts';
import { fold } from './text.ts';

/** What a title is made from. */
export interface Titled {
  readonly kind: EventKind;
  readonly claims: readonly Claim[];
  readonly vote: Incident['vote'];
  readonly when: Incident['when'];
  readonly whenClaim: ClaimId | null;
  readonly where: Incident['where'];
  readonly tally: Incident['tally'];
  readonly textOf: (claim: Claim) => string;
}

const prefixes: Readonly<Partial<Record<Claim['factuality'], string>>> = {
  planned: 'Planned',
  offered: 'Offered',
  sought: 'Sought',
  hinted: 'Hinted at',
  hypothetical: 'Spoken of as possible',
  'did-not-happen': 'Did not happen',
};

/** How an attack is called by its form: once, and when several are told of. */
const forms: Readonly<Record<string, readonly [one: string, many: string]>> = {
  airstrike: ['Air strike', 'Air strikes'],
  'drone-strike': ['Drone strike', 'Drone strikes'],
  shelling: ['Shelling', 'Shelling'],
  'helicopter-attack': ['Helicopter attack', 'Helicopter attacks'],
  'chemical-attack': ['Chemical attack', 'Chemical attacks'],
  'remote-explosive': ['Explosion of a device or mine', 'Explosions of devices or mines'],
  'suicide-bombing': ['Suicide bombing', 'Suicide bombings'],
  bombing: ['Bombing', 'Bombings'],
  sniping: ['Sniper fire', 'Sniper fire'],
};

/** Whom a figure counts, in words. "People" is whoever the source did not describe. */
const people: Readonly<Record<HarmClass, readonly [one: string, many: string]>> = {
  unknown: ['person', 'people'],
  civilian: ['civilian', 'civilians'],
  child: ['child', 'children'],
  woman: ['woman', 'women'],
  man: ['man', 'men'],
  'older-person': ['older person', 'older people'],
  family: ['family', 'families'],
  'medical-worker': ['medical worker', 'medical workers'],
  'aid-worker': ['aid worker', 'aid workers'],
  journalist: ['journalist', 'journalists'],
  rescuer: ['rescuer', 'rescuers'],
  'teacher-or-student': ['teacher or student', 'teachers or students'],
  'displaced-person': ['displaced person', 'displaced people'],
  detainee: ['detainee', 'detainees'],
  combatant: ['fighter', 'fighters'],
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string) =>
  /^[\p{L}]{2,} [\p{Ll}]|^[\p{L}]+$/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function list(names: readonly string[], most = 3): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** Most frequent first, ties in order of coming. */
function ranked(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name);
}

/** True for a name that is written with a capital inside a sentence too: "Saint Brigid hospital", and not "Hospital". */
const proper = (name: string) => /\p{Lu}/u.test(name.replace(/^\P{L}*\p{L}+\s*/u, '')) || /^\p{Lu}\S*$/u.test(name);

/**
 * What was struck: one name for each class, the proper one before the common one; "Hospital" of a headline and "the Saint Brigid
 * hospital" of the report are one thing.
 */
function targetsOf(claims: readonly Claim[], textOf: (claim: Claim) => string): { name: string; place: boolean }[] {
  const byClass = new Map<string, string[]>();
  const inner = new Set<string>();
  for (const claim of claims)
    for (const { name, class: cls, from } of claim.targets) {
      // Whoever tells of an attack is not what was struck.
      if (name === claim.voice.speaker?.name) continue;
      byClass.set(cls, [...(byClass.get(cls) ?? []), name]);
      // A capital inside a sentence makes a name of its own; at its head, or in a headline, it may be any word.
      if (
        claim.voice.manner !== 'headline' &&
        name.includes(' ') &&
        /[\p{L},] $/u.test(textOf(claim).slice(Math.max(0, from - 2), from)) &&
        /^\p{Lu}/u.test(textOf(claim).slice(from))
      )
        inner.add(name);
    }
  const named = (name: string) => proper(name) || inner.has(name);
  const places = new Set(['city', 'place', 'town-or-village']);
  const persons = new Set<string>([...Object.keys(people), 'people', 'civilians', 'peacekeeper', 'rescue-team', 'person']);
  const chosen = [...byClass].map(([cls, names]) => {
    const order = ranked(names);
    const best = order.find((name) => named(name) && name.includes(' ')) ?? order.find((name) => !named(name)) ?? order[0]!;
    const common = !named(best) || (!places.has(cls) && !best.includes(' '));
    return {
      name: common ? withArticle(small(best)) : best,
      place: places.has(cls),
      person: persons.has(cls),
      count: names.length,
    };
  });
  const objects = chosen.filter(({ place, person }) => !place && !person);
  const things = objects.length > 0 ? objects : chosen.filter(({ place }) => !place);
  const shown = (things.length > 0 ? things : chosen).toSorted((a, b) => b.count - a.count);
  return shown.filter(({ name }, n) => shown.findIndex((other) => other.name === name) === n);
}

/** "a market", "hospitals", "an aid convoy": only where the name is a plain noun in the singular. */
function withArticle(name: string): string {
  const last = name.split(' ').at(-1)!;
  if (
    /(?:s|people|men|women|children|cattle|infrastructure)$/.test(last) ||
    /^(?:the|a|an|his|her|its|their|own|two|three|\d+)\b/.test(name)
  )
    return name;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "8 Oct 2016", "3–9 Oct 2016", "Sep 2016", "by 10 Oct 2016", "since 20 Feb 2019"; words in quotation marks where no day is known. */
export function dayText(when: NonNullable<Incident['when']>, words: string | null, lasts = false): string {
  const part = (iso: string) => {
    const [year, month, day] = iso.slice(0, 10).split('-');
    return { year: year!, month: months[Number(month) - 1] ?? '', day: day ? String(Number(day)) : '' };
  };
  const full = (iso: string) => {
    const { year, month, day } = part(iso);
    return `${day} ${month} ${year}`.trim();
  };
  if (when.first === null && when.last === null) return words === null ? '' : `“${words}”`;
  if (when.first === null) return `by ${full(when.last!)}`;
  if (when.last === null || lasts) return `since ${full(when.first)}`;
  const [a, b] = [part(when.first), part(when.last)];
  if (when.precision === 'year' && a.year === b.year) return a.year;
  if (when.precision === 'month' && a.year === b.year && a.month === b.month) return `${a.month} ${a.year}`;
  if (when.first.slice(0, 10) === when.last.slice(0, 10)) return full(when.first);
  if (a.year !== b.year) return `${full(when.first)} – ${full(when.last)}`;
  return a.month === b.month ? `${a.day}–${b.day} ${b.month} ${b.year}` : `${a.day} ${a.month} – ${b.day} ${b.month} ${b.year}`;
}

/** "at least 12 people", "9 to 10 people", "2 journalists". */
function countText({ min, max, best, class: cls }: Pick<Incident['tally'][number], 'min' | 'max' | 'best' | 'class'>): string {
  const number = (n: number) => n.toLocaleString('en');
  const [one, many] = people[cls];
  if (min === null && max === null) return many;
  if (best !== null) return `${number(best)} ${best === 1 ? one : many}`;
  if (max === null) return `at least ${number(min!)} ${many}`;
  if (min === null || min === 0) return `up to ${number(max)} ${many}`;
  return `${min === max ? number(min) : `${number(min)} to ${number(max)}`} ${max === 1 ? one : many}`;
}

/**
 * A line for a list, made from fields and words and never from judgement: what, on what, where, when; for words, who says what. What
 * was only planned, offered or feared says so first. Words of a report stand in it only where the fields give nothing, in quotation marks.
 */
export function titleOf(told: Titled): string {
  const { kind, claims, vote, textOf } = told;
  const main = claims.find((claim) => claim.kind === kind) ?? claims[0]!;
  const prefix = claims.every(({ factuality }) => factuality !== 'happened' && factuality !== 'ongoing')
    ? prefixes[main.factuality]
    : undefined;
  const family = eventKinds.get(kind)!.family;
  const speaker = main.voice.speaker?.name;
  if (kind === 'vote' && vote) return `${voteTitle(vote, claims)}${whenPart(told)}`;
  if (family === 'speech' || (kind === 'demand' && speaker)) {
    const { from, to } = main.voice.content ?? main;
    const label = eventKinds.get(kind)!.label.toLowerCase();
    const said = cut(textOf(main).slice(from, to), 90);
    return speaker ? `${speaker}${kind === 'statement' ? '' : ` (${label})`}: ${said}` : `${capital(label)}: “${said}”`;
  }
  const text = family === 'violence' ? violence(told) : others(told);
  const start = (line: string) => (prefix ? `${prefix}: ${line.charAt(0).toLowerCase()}${line.slice(1)}` : line);
  return start(text ?? fallback(told, main));
}

/** The kind, who says so, and the words around the one that tells of it. */
function fallback(told: Titled, main: Claim): string {
  const { kind, textOf } = told;
  const label = wordOf(kind);
  const at = main.trigger ?? main;
  const text = textOf(main);
  const from = Math.max(main.from, at.from - 45);
  const to = Math.min(main.to, at.to + 45);
  let words = text.slice(from, to);
  if (from > main.from) words = `…${words.slice(words.indexOf(' ') + 1)}`;
  if (to < main.to) words = `${words.slice(0, words.lastIndexOf(' '))}…`;
  const by = main.voice.speaker?.name;
  return `${label}${by ? `, told by ${by}` : ''}: “${words.replace(/\s+/g, ' ').trim()}”`;
}

function voteTitle(vote: NonNullable<Incident['vote']>, claims: readonly Claim[]): string {
  const role = (wanted: string) =>
    ranked(claims.flatMap(({ actors }) => actors.filter((one) => one.role === wanted).map(({ name }) => name)));
  if (vote.outcome === null && vote.inFavour === null && vote.drafters.length === 0 && role('beneficiary').length > 0)
    return `Votes: ${list(role('supporter'))} backing ${list(role('beneficiary'))}`;
  const by =
    vote.drafters.length > 0
      ? ` of ${list(vote.drafters)}`
      : vote.supportedBy.length > 0
        ? ` backed by ${list(vote.supportedBy)}`
        : '';
  const outcome =
    vote.outcome === 'vetoed'
      ? `vetoed${vote.vetoedBy.length > 0 ? ` by ${list(vote.vetoedBy)}` : ''}`
      : vote.outcome === null
        ? vote.inFavour === null
          ? 'vote'
          : `${vote.inFavour} in favour${vote.against === null ? '' : `, ${vote.against} against`}${vote.abstained === null ? '' : `, ${vote.abstained} abstaining`}`
        : vote.outcome === 'pending'
          ? 'vote to come'
          : vote.outcome;
  return `Draft resolution${by}: ${outcome}`;
}

function whenPart({ when, whenClaim, claims, textOf, kind }: Titled): string {
  if (when === null) return '';
  const claim = claims.find(({ id }) => id === whenClaim);
  const words = claim && when.text ? textOf(claim).slice(when.text.from, when.text.to).replace(/\s+/g, ' ') : null;
  const lasts = kind === 'siege' && claim?.factuality === 'ongoing';
  const text = dayText(when, words !== null && words.length < 40 ? words : null, lasts);
  return text === '' ? '' : `, ${text}`;
}

function placePart({ where }: Titled, shown: string): string {
  if (where === null) return '';
  return fold(shown).includes(fold(where.name)) ? '' : `, ${where.name}`;
}

const wordOf = (kind: EventKind): string =>
  (
    ({
      'territorial-change': 'Ground taken or lost',
      offensive: 'Offensive',
      movement: 'Movement of forces',
      deployment: 'Deployment',
      'weapon-use': 'Use of a weapon',
      detention: 'Detention',
      draft: 'Draft',
      prosecution: 'Prosecution',
    }) as Partial<Record<EventKind, string>>
  )[kind] ?? eventKinds.get(kind)!.label;

/** Attacks and what was done to people. Null where no field says more than the kind. */
function violence(told: Titled): string | null {
  const { kind, claims, tally } = told;
  const detail = ranked(claims.map((claim) => claim.detail).filter((one) => one !== null))[0];
  const targets = targetsOf(claims, told.textOf);
  const several =
    targets.length > 1 ||
    targets.some(({ name }) => name.endsWith('s')) ||
    claims.some(({ factuality }) => factuality === 'ongoing');
  const form = detail ? forms[detail]?.[several ? 1 : 0] : undefined;
  const toll = tally.find(({ partOf, outcome, min, max }) => partOf === null && (min ?? max) !== null && outcome !== 'besieged');
  const tail = (shown: string) => `${shown}${placePart(told, shown)}${whenPart(told)}`;
  if (kind === 'killing' || kind === 'injury' || kind === 'casualties' || toll?.scope === 'cumulative')
    return harmTitle(told, form ?? null);
  if (kind === 'attack' || kind === 'destruction') {
    const what = form ?? (kind === 'attack' ? (several ? 'Attacks' : 'Attack') : 'Destruction');
    if (targets.length > 0)
      return tail(`${what} ${kind === 'attack' && what !== 'Shelling' ? 'on' : 'of'} ${list(targets.map(({ name }) => name))}`);
    if (told.where) return `${what}, ${told.where.name}${whenPart(told)}`;
    const by = agents(claims);
    const blamed = claims.find(({ voice }) => voice.speaker !== null)?.voice.speaker?.name;
    if (by.length > 0)
      return blamed && !by.includes(blamed)
        ? `${what} that ${blamed} lays to ${list(by)}${whenPart(told)}`
        : `${what} laid to ${list(by)}${whenPart(told)}`;
    if (toll) return tail(`${what}: ${countText(toll)} ${toll.outcome}`);
    if (form !== undefined && told.when?.first) return `${what}${whenPart(told)}`;
    return null;
  }
  const label = wordOf(kind);
  if (kind === 'siege') {
    const what = targets[0]?.name ?? told.where?.name;
    return what ? tail(`Siege of ${what}`) : null;
  }
  if (toll) return tail(`${label} of ${countText(toll)}`);
  const victims = targets.map(({ name }) => name);
  if (victims.length > 0) return tail(`${label}: ${list(victims)}`);
  return told.where ? `${label}, ${told.where.name}${whenPart(told)}` : null;
}

/** Those who did it as claims say, most named first. */
const agents = (claims: readonly Claim[]) =>
  ranked(claims.flatMap((claim) => claim.actors.filter(({ role }) => role === 'agent').map(({ name }) => name)));

/** "At least 291 people killed since 22 Sep, laid to Russia and Syria". */
function harmTitle(told: Titled, form: string | null): string | null {
  const { kind, claims, tally } = told;
  const lines = tally.filter(({ partOf }) => partOf === null);
  const line = lines.find(({ min, max }) => (min ?? max) !== null) ?? lines[0];
  if (!line) return told.where ? `${wordOf(kind)}, ${told.where.name}${whenPart(told)}` : null;
  const number = (line.min ?? line.max) !== null;
  if (!number && line.outcome === 'casualties') return `Casualties, number not given${placePart(told, '')}${whenPart(told)}`;
  const text = number
    ? `${capital(countText(line))} ${line.outcome}`
    : `${capital(people[line.class][1])} ${line.outcome}, number not given`;
  const blamed = line.attributedTo.length > 0 ? line.attributedTo : [];
  const toll = line.scope === 'cumulative';
  const since = toll && !told.when && line.since ? '' : whenPart(told);
  const by = blamed.length > 0 ? `, laid to ${list(blamed)}` : '';
  const how = form === null || !toll ? '' : ` by ${form.toLowerCase()}`;
  const near = targetsOf(claims, told.textOf)[0];
  const at = near && !toll ? ` at ${near.name}` : '';
  return `${text}${how}${at}${placePart(told, text)}${since}${by}`;
}

/** War, diplomacy, justice and aid: the parties in their roles. Null where nobody and no place is named. */
function others(told: Titled): string | null {
  const { kind, claims } = told;
  const named = (...roles: string[]) =>
    ranked(claims.flatMap((claim) => claim.actors.filter(({ role }) => roles.includes(role)).map(({ name }) => name)));
  const label = wordOf(kind);
  const detail = ranked(claims.map((claim) => claim.detail).filter((one) => one !== null))[0] ?? null;
  const tail = (shown: string) => `${shown}${placePart(told, shown)}${whenPart(told)}`;
  const by = named('agent');
  const parties = [...new Set([...named('participant'), ...by])];
  const to = named('recipient', 'beneficiary').filter((name) => !by.includes(name));
  const says = ranked(claims.map(({ voice }) => voice.speaker?.name).filter((name) => name !== undefined))[0];
  switch (kind) {
    case 'visit':
    case 'meeting': {
      const guests = named('visitor');
      if (guests.length > 0) {
        const host = named('host', 'participant').filter((name) => !guests.includes(name));
        const where = told.where ? ` to ${told.where.name}` : '';
        return `Visit of ${list(guests)}${where}${host.length > 0 ? `, to meet ${list(host)}` : ''}${whenPart(told)}`;
      }
      return parties.length > 0 ? tail(`${label} of ${list(parties)}`) : null;
    }
    case 'territorial-change': {
      const what = detail === 'taken' ? 'Ground taken' : detail === 'lost' ? 'Ground lost' : label;
      return by.length > 0 ? tail(`${what} by ${list(by)}`) : told.where ? tail(what) : null;
    }
    case 'offensive': {
      const backed = named('supporter').filter((name) => !by.includes(name));
      return by.length > 0
        ? tail(`Offensive of ${list(by)}${backed.length > 0 ? `, backed by ${list(backed)}` : ''}`)
        : told.where
          ? tail('Offensive')
          : null;
    }
    case 'military-support': {
      const givers = [...named('supporter'), ...by];
      const takers = named('beneficiary', 'recipient');
      if (givers.length + takers.length === 0) return null;
      return tail(
        `Military support${givers.length > 0 ? ` by ${list(givers)}` : ''}${takers.length > 0 ? ` for ${list(takers)}` : ''}`,
      );
    }
    case 'weapon-use': {
      const weapons = ranked(claims.flatMap((claim) => claim.weapons.map(({ name }) => name)));
      return weapons.length > 0 ? tail(`Use of ${list(weapons)}${by.length > 0 ? ` by ${list(by)}` : ''}`) : null;
    }
    case 'deployment':
      return by.length > 0 ? tail(`${detail === 'base' ? 'Military base' : label} of ${list(by)}`) : null;
    case 'investigation':
    case 'referral':
    case 'prosecution': {
      const asking = [...named('requester'), ...by];
      const body = named('recipient');
      if (asking.length + body.length > 0) return tail(`${label}: ${list([...new Set([...asking, ...body])])}`);
      return told.where
        ? tail(says ? `${label}, spoken of by ${says}` : label)
        : says
          ? `${label}, spoken of by ${says}${whenPart(told)}`
          : null;
    }
    case 'clash':
    case 'cooperation':
    case 'agreement': {
      const what = kind === 'cooperation' && detail !== null ? `${label} ${detail}` : label;
      return parties.length > 0 ? tail(`${what}: ${list(parties)}`) : told.where ? tail(what) : null;
    }
    default: {
      const doers = by.length > 0 ? by : named('requester', 'supporter', 'drafter', 'participant');
      if (doers.length + to.length > 0)
        return tail(`${label}${doers.length > 0 ? ` of ${list(doers)}` : ''}${to.length > 0 ? ` to ${list(to)}` : ''}`);
      if (says) return tail(`${label}, spoken of by ${says}`);
      return told.where ? tail(label) : null;
    }
  }
}

function cut(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', most) > 20 ? flat.lastIndexOf(' ', most) : most)}…`;
}
