import type { Claim, CommandRelation, Entity, Incident } from '../model/index.ts';
import { Evidence, type FileEvidence, type LawInput, mentionsIn } from './evidence.ts';
import { tookPlace } from './signals.ts';

/** Words that tie a person to a body, and whether the person stands before them. */
const ties: readonly (readonly [pattern: RegExp, personFirst: boolean, kind: CommandRelation['kind']])[] = [
  [/\b(?:commander(?:-in-chief)? of|commanded(?! by)|commands|chief of staff of)\b/giu, true, 'command'],
  [/\b(?:head of|leader of)\b/giu, true, 'leadership'],
  [/\b(?:commanded by|under the command of)\b/giu, false, 'command'],
  [/\b(?:led by|headed by)\b/giu, false, 'leadership'],
  [/['’]s?\s(?:(?:military|field|overall|top|local|regional)\s)?(?:commander|chief of staff),?\s/giu, false, 'command'],
  [/['’]s?\s(?:(?:overall|top|supreme|political)\s)?leader,?\s/giu, false, 'leadership'],
];
/** How far from such words, in UTF-16 code units, a name may stand. */
const REACH = 60;

// Between a name and words of command stand only a comma, an article or a word of time or rank. A verb between them ("Ada Orr met
// the head of the Front") would make the wrong person a commander.
const link =
  /^(?:[\s,(–—-]|who\b|which\b|that\b|is\b|are\b|was\b|were\b|being\b|has\b|had\b|been\b|became\b|as\b|the\b|a\b|an\b|then\b|now\b|currently\b|current\b|acting\b|former\b|formerly\b|ex\b|late\b|previous\b|ousted\b|retired\b|deposed\b|overall\b|supreme\b|top\b|field\b|military\b|regional\b|local\b|operational\b|served\b|serves\b|serving\b|also\b|self-styled\b)*$/iu;
/** A few words that name no other relation may stand before the second name: "commander of the elite Fourth Division". */
const after =
  /^(?:\s*(?!by\b|in\b|near\b|from\b|against\b|with\b|to\b|at\b|on\b|for\b|and\b|who\b|whose\b|that\b)[\p{L}\p{N}.’'-]+){0,3}\s*$/iu;
const past = /\b(?:former|formerly|ex|late|previous|ousted|retired|deposed|one-time|then)\b[\s-]*(?:\p{L}+\s+){0,2}$/iu;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dated = /\b(since|from|until|till|between|and|to)\s+(?:(?:\d{1,2}\s+)?(\p{L}{3,9})\.?\s+)?((?:19|20)\d\d)\b/giu;

export const isPerson = ({ kind }: Entity): boolean => kind === 'person';
export const isBody = ({ kind }: Entity): boolean => kind === 'organisation' || kind === 'armed-group' || kind === 'state';

/** Whether a body is named as one unit among others of its side: whoever commands it does not for that command the rest. */
export const isUnit = ({ name }: Entity): boolean =>
  /\b(?:\d+(?:st|nd|rd|th)|divisions?|brigades?|battalions?|regiments?|corps|squadrons?|platoons?|company|battery|garrison|wing|directorate|department|branch|units?)\b/iu.test(
    name,
  );

/** First and last day that words near the tie give: "since May 2015", "from 2012 until 2014"; a month or a year at its widest. */
function statedDays(words: string): { readonly first: string | null; readonly last: string | null } {
  let first: string | null = null;
  let last: string | null = null;
  for (const [, word, month, year] of words.matchAll(dated)) {
    const n = month === undefined ? -1 : months.indexOf(month.slice(0, 3).toLowerCase());
    if (month !== undefined && n < 0) continue;
    const two = (value: number) => String(value).padStart(2, '0');
    const opening = n < 0 ? `${year}-01-01` : `${year}-${two(n + 1)}-01`;
    const closing =
      n < 0 ? `${year}-12-31` : `${year}-${two(n + 1)}-${two(new Date(Date.UTC(Number(year), n + 1, 0)).getUTCDate())}`;
    if (/^(?:since|from|between)$/iu.test(word!)) first ??= opening;
    else if (/^(?:until|till)$/iu.test(word!) || first !== null) last ??= closing;
  }
  return { first, last };
}

const anEvent: ReadonlySet<Claim['kind']> = new Set([
  'attack',
  'clash',
  'offensive',
  'siege',
  'territorial-change',
  'killing',
  'movement',
]);

/**
 * Who is said to lead or command what: a person and a body named next to words of command in one claim. Days are those that the
 * words give ("since May 2015"), or those of the event in which the command is told ("forces commanded by … attacked"); the day of
 * saying so is neither. Whoever only holds a title is not tied to anything by this, and a former commander is marked as such.
 */
export function findCommands(input: LawInput, file: FileEvidence = new Evidence(input)): CommandRelation[] {
  const spots = mentionsIn(input.entities);
  const texts = new Map(input.readings.map((reading) => [reading.id, reading]));
  const found = new Map<string, { relation: Omit<CommandRelation, 'claims'>; claims: Claim[] }>();
  for (const claim of file.claims) {
    if (!tookPlace(claim)) continue;
    const words = file.words(claim);
    const near = (spots.get(claim.reading) ?? []).filter(({ from, to }) => from >= claim.from && to <= claim.to);
    if (near.length < 2) continue;
    const text = texts.get(claim.reading)?.text ?? '';
    for (const [pattern, personFirst, kind] of ties)
      for (const match of words.matchAll(pattern)) {
        const begin = claim.from + match.index;
        const end = begin + match[0].length;
        const [left, right] = personFirst ? [isPerson, isBody] : [isBody, isPerson];
        const one = near
          .filter(({ to, entity }) => to <= begin && begin - to <= REACH && left(entity) && link.test(text.slice(to, begin)))
          .sort((a, b) => b.to - a.to)[0]?.entity;
        const other = near
          .filter(({ from, entity }) => from >= end && from - end <= REACH && right(entity) && after.test(text.slice(end, from)))
          .sort((a, b) => a.from - b.from)[0]?.entity;
        if (!one || !other) continue;
        const [person, over] = personFirst ? [one, other] : [other, one];
        const around = words.slice(Math.max(0, match.index - REACH), match.index + match[0].length + 2 * REACH);
        const stated = statedDays(around);
        const ofEvent = anEvent.has(claim.kind) && stated.first === null && stated.last === null;
        const day = (iso: string | null | undefined) => (ofEvent && iso ? iso.slice(0, 10) : null);
        const relation = {
          person: person.name,
          over: over.name,
          kind,
          first: stated.first ?? day(claim.when?.first),
          last: stated.last ?? day(claim.when?.last),
          days: stated.first !== null || stated.last !== null ? 'stated' : ofEvent && claim.when ? 'of-event' : null,
          past: past.test(words.slice(0, match.index)) || /\bformer(?:ly)?\b/iu.test(match[0]),
        } as const;
        const key = JSON.stringify(relation);
        const before = found.get(key) ?? { relation, claims: [] };
        if (!before.claims.includes(claim)) before.claims.push(claim);
        found.set(key, before);
      }
  }
  const order = ({ person, over, first, kind }: CommandRelation) => `${person} ${over} ${first ?? ''} ${kind}`;
  return [...found.values()]
    .map(({ relation, claims }): CommandRelation => ({ ...relation, claims: claims.map(({ id }) => id) }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/**
 * Whether a relation can have held when an incident took place. It cannot where stated days lie wholly before or after it, nor for
 * a former commander; the days of an event say nothing of other days, and an undated incident may lie on any.
 */
export function heldOn({ first, last, days, past: former }: CommandRelation, when: Incident['when']): boolean {
  if (former === true) return false;
  if (days !== 'stated' || when === null) return true;
  if (first !== null && when.last !== null && when.last.slice(0, 10) < first) return false;
  return !(last !== null && when.first !== null && when.first.slice(0, 10) > last);
}

/** Whether the days that the claims give for a command cover those of an incident; false where either gives none. */
export function heldThen(relation: CommandRelation, when: Incident['when']): boolean {
  const { first, last, days } = relation;
  if (!days || !when?.first || !when.last || !heldOn(relation, when)) return false;
  return (first === null || first <= when.first.slice(0, 10)) && (last === null || last >= when.last.slice(0, 10));
}
