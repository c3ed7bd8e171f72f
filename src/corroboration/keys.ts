import { type Compared, anchored, nameKey } from './compared.ts';

/** Keys by which claims find one another: what they share must be one of these. Each says enough that few events have it. */
export function keysOf(record: Compared): string[] {
  const { claim, family: kind, actors, proper, classes, place } = record;
  const keys = [`${kind} reading ${claim.reading}`];
  const days = daysOf(record);
  const months = new Set(
    days.length > 0 ? days.map((day) => day.slice(0, 7)) : claim.when?.first ? [claim.when.first.slice(0, 7)] : [],
  );
  if ((record.extent === 'campaign' || record.period) && claim.when?.first)
    keys.push(`${kind} since ${claim.when.first.slice(0, 10)}`);
  for (const target of proper) keys.push(`${kind} target ${target}`);
  for (const name of record.named) keys.push(`${kind} name ${name}`);
  if (place !== null) {
    keys.push(`${kind} at ${place}`);
    for (const one of classes) keys.push(`${kind} ${one} at ${place}`);
    for (const month of months) keys.push(`${kind} at ${place} ${month}`);
    for (const harm of claim.harms) if (harm.min !== null) keys.push(`${kind} at ${place} ${harm.outcome} ${harm.min}`);
  }
  for (const day of days) {
    for (const one of classes) keys.push(`${kind} ${one} on ${day}`);
    for (const harm of claim.harms) if (harm.min !== null) keys.push(`${kind} on ${day} ${harm.outcome} ${harm.min}`);
    for (const actor of actors) keys.push(`${kind} actor ${actor} ${day}`);
  }
  if (!anchored.has(kind)) {
    for (const actor of actors) keys.push(`${kind} actor ${actor}`, `${kind} actor ${actor} ${[...months][0] ?? ''}`);
    const pair = [...actors].sort((x, y) => (x < y ? -1 : 1)).slice(0, 2);
    if (pair.length === 2) keys.push(`${kind} actors ${pair.join(' and ')}`);
  } else if (claim.harms.some(({ scope }) => scope === 'cumulative'))
    for (const actor of actors) keys.push(`${kind} toll ${actor}`);
  // A sentence taken over whole is found by three of its words, the same three in every report.
  if (anchored.has(kind) && record.words.length >= 7) keys.push(`${kind} words ${record.words.slice(0, 3).join(' ')}`);
  if (claim.vote)
    for (const one of [...claim.vote.drafters, ...claim.vote.vetoedBy, ...claim.vote.opposedBy, ...claim.vote.supportedBy])
      keys.push(`vote ${nameKey(one.name, one.entity)}`);
  if (record.speaker !== null) {
    keys.push(`${kind} by ${record.speaker}`);
    // Someone who is quoted every day is found by the months about it: what is published further apart is said again.
    if (record.published !== null)
      for (const month of [0, 1]) keys.push(`${kind} by ${record.speaker} ${Math.floor(record.published / DAY / LATE) + month}`);
  }
  return keys;
}

const DAY = 86_400_000;
/** As many days as words may be published apart and still be one saying. */
const LATE = 30;

/** The days of a time that is known to three days or better, with the days beside them. */
function daysOf({ first, end }: Compared): string[] {
  if (first === null || end === null) return [];
  const [from, to] = [Math.floor(first / DAY), Math.ceil(end / DAY) - 1];
  if (to - from > 2 || to < from) return [];
  return Array.from({ length: to - from + 3 }, (_, n) => new Date((from + n - 1) * DAY).toISOString().slice(0, 10));
}
