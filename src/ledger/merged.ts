import { AssizeError, type Entry } from '../model/index.ts';
import { Authority } from './authority.ts';
import { keyIdOf, parseCheckpoint, parseNote } from './checkpoint.ts';
import { parseKey } from './record.ts';
import { isSignedBy } from './signature-anywhere.ts';
import { Frontier, type Hash, sameHash } from './tree.ts';

/** A ledger as judging it needs it: entries are asked for by their numbers. */
export interface Judged {
  readonly size: number;
  leaf(index: number): Hash;
  entry(index: number): Entry;
}

/** What is wrong with an entry: of a kind that `code` names, said in words. */
export interface Misplaced {
  readonly index: number;
  readonly code: 'signer' | 'merge';
  readonly what: string;
}

/** Merges in merges are followed so deep, and so many entries are judged for each that there is: no nest of ours needs more. */
const DEEPEST = 64;
const MOST_FOR_EACH = 64;

/** The origin of a ledger by its key: the name under which it signs checkpoints. */
export const originOf = (key: string): string => `assize/${key.slice(8, 24)}`;

/** A ledger that was judged: its key, and its entries by their numbers in the ledger that holds them all. */
export interface Told {
  readonly key: string;
  readonly numbers: readonly number[];
}

/**
 * Judges whose signature counts, along a ledger and along every ledger that was merged into it, each by its own keys; and that
 * each merged ledger is whole under its own last head. Gives what is wrong, and every ledger, the whole one first.
 */
export async function judge(
  ledger: Judged,
  founder: string,
): Promise<{ readonly wrong: readonly Misplaced[]; readonly ledgers: readonly Told[] }> {
  const walk: Walk = { ledger, found: [], ledgers: [], left: (ledger.size + 16) * MOST_FOR_EACH };
  const all = Array.from({ length: ledger.size }, (_, n) => n);
  await judgeAlong(walk, all, founder, 0);
  return { wrong: walk.found, ledgers: walk.ledgers };
}

/** The root over the first `size` of some entries. */
export function rootOver(ledger: Pick<Judged, 'leaf'>, numbers: readonly number[], size: number): Hash {
  const frontier = new Frontier();
  for (const number of numbers.slice(0, size)) frontier.append(ledger.leaf(number));
  return frontier.root();
}

interface Walk {
  readonly ledger: Judged;
  readonly found: Misplaced[];
  readonly ledgers: Told[];
  /** How many entries may still be judged: a ledger made to be merged with itself over and over must come to an end. */
  left: number;
}

async function judgeAlong(walk: Walk, numbers: readonly number[], founder: string, depth: number): Promise<void> {
  const { ledger, found, ledgers } = walk;
  ledgers.push({ key: founder, numbers });
  const authority = new Authority(founder);
  walk.left -= numbers.length;
  for (let at = 0; at < numbers.length; ) {
    const index = numbers[at]!;
    const entry = ledger.entry(index);
    const wrong = authority.admit(entry);
    if (wrong !== null) found.push({ index, code: 'signer', what: wrong });
    at += 1;
    if (entry.kind !== 'merged') continue;
    const say = (what: string) => void found.push({ index, code: 'merge', what });
    const end = Math.min(at + entry.entries, numbers.length);
    if (end < at + entry.entries) say(`it speaks of ${entry.entries} records that follow, and ${end - at} do`);
    const theirs = takenTogether(entry.parts, at, end);
    if (theirs === null) say('its parts are not records of this ledger, or do not hold all those that follow');
    else if (depth >= DEEPEST || walk.left < theirs.length)
      say('ledgers are merged into each other too deep or too often to be followed');
    else {
      const inner = theirs.map((place) => numbers[place]!);
      const head = entry.checkpoint === null ? null : await headProblem(ledger, inner, entry.key, entry.checkpoint);
      if (head !== null) say(head);
      await judgeAlong(walk, inner, entry.key, depth + 1);
    }
    at = end;
  }
}

/** The places that some ranges hold, in order; null when they reach over the end, hold the merge itself, or leave one out. */
function takenTogether(parts: readonly (readonly [number, number])[], first: number, end: number): number[] | null {
  const places: number[] = [];
  const missing = new Set(Array.from({ length: end - first }, (_, n) => first + n));
  for (const [from, to] of parts) {
    if (to > end || (from < first && to > first - 1) || places.length + to - from > end) return null;
    for (let place = from; place < to; place++) {
      places.push(place);
      missing.delete(place);
    }
  }
  return missing.size === 0 ? places : null;
}

async function headProblem(ledger: Judged, numbers: readonly number[], key: string, note: string): Promise<string | null> {
  try {
    return await headMismatch(ledger, numbers, key, note);
  } catch (error) {
    if (!(error instanceof AssizeError)) throw error;
    return `the head of the other ledger cannot be read: ${error.message}`;
  }
}

async function headMismatch(ledger: Judged, numbers: readonly number[], key: string, note: string): Promise<string | null> {
  const { text, signatures } = parseNote(note);
  const { origin, size, root } = parseCheckpoint(text);
  const publicKey = parseKey(key);
  const id = keyIdOf(originOf(key), publicKey);
  const message = new TextEncoder().encode(text);
  const own = signatures.filter(({ name, keyId }) => name === origin && sameHash(keyId, id));
  const signed = await Promise.all(own.map(({ signature }) => isSignedBy(publicKey, message, signature)));
  const isSigned = signed.includes(true);
  if (origin !== originOf(key) || !isSigned) return 'the head of the other ledger is not signed by its key';
  if (size > numbers.length) return `the other ledger had ${size} records, and ${numbers.length} are here`;
  return sameHash(rootOver(ledger, numbers, size), root) ? null : 'the records do not give the root that the other ledger signed';
}
