import {
  type Stamp,
  type StampParts,
  anchorsOf,
  calendarDigest,
  checkProof,
  checkStamp,
  hashToHex,
  proofFromReply,
  readProof,
  verifyTimestamp,
  withReply,
  writeProof,
  writeTimestampRequest,
} from '../ledger/index.ts';
import { AssizeError, type Digest, type Stamped, sha256 } from '../model/index.ts';
import type { Placed, Vault } from './vault.ts';

// Time-stamps over the ledger's head, from whoever the user named. A head is stamped, not each file: all entries under it are
// then older than the stamp. Nothing here is asked unless an authority was named.

/** Somebody who says when a hash was there. */
export type TimeAuthority =
  | {
      readonly kind: 'rfc3161';
      readonly url: string;
      /** The root certificates that are trusted for it, in PEM. */
      readonly roots: string;
      /** The policy to demand (an OID), or null for whatever the authority uses. */
      readonly policy: string | null;
    }
  | { readonly kind: 'opentimestamps'; readonly url: string };

/** The network, as this room needs it: sends bytes (or asks, where `body` is null) and gives the answer. Throws AssizeError. */
export type Ask = (url: string, body: Uint8Array | null, signal?: AbortSignal) => Promise<Uint8Array>;

/** What is needed besides the vault: the network, and bytes that nobody can guess. */
export interface Means {
  readonly ask: Ask;
  readonly chance: (bytes: number) => Uint8Array;
  readonly signal?: AbortSignal;
}

/** What came of asking one authority. */
export interface Asked {
  readonly authority: string;
  /** Null where it was not entered: nothing was due, or it failed. */
  readonly entered: Placed | null;
  readonly failure: AssizeError | null;
}

/** An entry of a time-stamp with its number. */
export interface Kept {
  readonly index: number;
  readonly entry: Stamped;
}

/** The time-stamps of a vault, in order. A later one of the same note by the same authority takes the place of the earlier. */
export async function stampsOf(vault: Vault): Promise<Kept[]> {
  const found = new Map<string, Kept>();
  for await (const { index, entry } of vault.entries())
    if (entry.kind === 'stamped') found.set(`${entry.authority} ${entry.checkpoint}`, { index, entry });
  return [...found.values()];
}

/** The bytes that an entry of a time-stamp names. Throws what reading objects throws. */
export async function partsOf(
  vault: Pick<Vault, 'getObject'>,
  { checkpoint, request, answer, against }: Pick<Stamped, 'checkpoint' | 'request' | 'answer' | 'against'>,
): Promise<StampParts> {
  const kept = (digest: Digest | null) => (digest === null ? null : vault.getObject(digest));
  return {
    note: await vault.getObject(checkpoint),
    request: await kept(request),
    answer: await vault.getObject(answer),
    against: await kept(against),
  };
}

/** Checks a time-stamp of a vault. Throws what `checkStamp` throws. */
export const checkKept = async (vault: Pick<Vault, 'getObject'>, { entry }: Kept): Promise<Stamp> =>
  checkStamp(entry, await partsOf(vault, entry));

/** Whether an authority has something to say: entries have come in since it last did. Its own answers are no reason to ask. */
export async function isDue(vault: Vault, { url }: Pick<TimeAuthority, 'url'>): Promise<boolean> {
  let due = false;
  for await (const { entry } of vault.entries()) {
    if (entry.kind !== 'stamped') due = true;
    // The entry stands after what it covers; what came in while the authority was asked is covered the next time.
    else if (entry.authority === url) due = false;
  }
  return due;
}

/**
 * Asks each authority about the ledger's head as it is now, all at once, and enters what was answered and found right. One that
 * fails does not keep the others; the failure is told and the same is asked the next time. Appends; makes durable.
 */
export async function stampHead(vault: Vault, authorities: readonly TimeAuthority[], means: Means): Promise<Asked[]> {
  const note = new TextEncoder().encode(await vault.checkpoint());
  const answers = authorities.map(async (authority) => {
    try {
      return { authority, draft: await answerOf(authority, note, means), failure: null };
    } catch (error) {
      if (!(error instanceof AssizeError)) throw error;
      return { authority, draft: null, failure: error };
    }
  });
  const asked: Asked[] = [];
  for (const { authority, draft, failure } of await Promise.all(answers))
    asked.push({
      authority: authority.url,
      entered: draft && (await enter(vault, draft)),
      failure,
    });
  if (asked.some(({ entered }) => entered !== null)) await vault.checkpoint();
  return asked;
}

interface Draft extends Pick<Stamped, 'proof' | 'authority' | 'policy' | 'time'> {
  readonly parts: StampParts;
}

/** Objects first: an entry never names what is not there. */
async function enter(vault: Vault, { parts, proof, authority, policy, time }: Draft): Promise<Placed> {
  const put = async (bytes: Uint8Array | null) => (bytes === null ? null : (await vault.putObject(bytes)).digest);
  const { digest: checkpoint } = await vault.putObject(parts.note);
  const { digest: answer } = await vault.putObject(parts.answer);
  const [request, against] = [await put(parts.request), await put(parts.against)];
  return vault.append({ kind: 'stamped', proof, checkpoint, request, answer, against, authority, policy, time });
}

async function answerOf(authority: TimeAuthority, note: Uint8Array, { ask, chance, signal }: Means): Promise<Draft> {
  const digest = sha256(note);
  if (authority.kind === 'rfc3161') {
    const { url, roots, policy } = authority;
    const request = writeTimestampRequest(digest, chance(8), policy);
    const answer = await ask(url, request, signal);
    const { time } = await verifyTimestamp({ request, answer, roots });
    const against = new TextEncoder().encode(roots);
    return { proof: 'rfc3161', authority: url, policy, time, parts: { note, request, answer, against } };
  }
  const nonce = chance(16);
  const reply = await ask(`${authority.url.replace(/\/$/, '')}/digest`, calendarDigest(digest, nonce), signal);
  const answer = writeProof(proofFromReply(digest, nonce, reply));
  return {
    proof: 'opentimestamps',
    authority: authority.url,
    policy: null,
    time: checkProof(answer, digest).time,
    parts: { note, request: null, answer, against: null },
  };
}

/** Calendars that take what is handed in at the public pools; more are those that the user named. */
const CALENDARS: readonly string[] = [
  'https://alice.btc.calendar.opentimestamps.org',
  'https://bob.btc.calendar.opentimestamps.org',
  'https://finney.calendar.eternitywall.com',
  'https://btc.calendar.catallaxy.com',
];

/**
 * Asks calendars for what they have added to proofs that still wait, and enters the proofs that grew. The addresses stand in the
 * proofs, so that only known calendars and those the user named are asked: a crafted proof must not send us elsewhere.
 */
export async function upgradeProofs(
  vault: Vault,
  authorities: readonly TimeAuthority[],
  { ask, signal }: Means,
): Promise<Asked[]> {
  const named = authorities.filter(({ kind }) => kind === 'opentimestamps').map(({ url }) => url.replace(/\/$/, ''));
  if (named.length === 0) return [];
  const asked: Asked[] = [];
  for (const { entry } of await stampsOf(vault)) {
    if (entry.proof !== 'opentimestamps' || entry.time !== null) continue;
    const parts = await partsOf(vault, entry);
    let proof = readProof(parts.answer);
    const before = anchorsOf(proof);
    if (before.blocks.length > 0) continue;
    let failure: AssizeError | null = null;
    for (const { uri, message } of before.pending) {
      const calendar = uri.replace(/\/$/, '');
      if (!CALENDARS.includes(calendar) && !named.includes(calendar)) continue;
      try {
        proof = withReply(proof, message, await ask(`${calendar}/timestamp/${hashToHex(message)}`, null, signal));
      } catch (error) {
        if (!(error instanceof AssizeError)) throw error;
        failure = error;
      }
    }
    const grew = anchorsOf(proof).blocks.length > 0;
    const answer = grew ? writeProof(proof) : parts.answer;
    const placed = grew ? await enter(vault, { ...entry, parts: { ...parts, answer } }) : null;
    asked.push({ authority: entry.authority, entered: placed, failure: grew ? null : failure });
  }
  if (asked.some(({ entered }) => entered !== null)) await vault.checkpoint();
  return asked;
}

/**
 * Enters the headers of blocks (80 bytes each) for the proofs that lead to them. With them a proof shows a time. Gives the
 * entries. Throws `ledger/malformed-header`, and `vault/no-such-proof` where no proof leads to any of them.
 */
export async function addHeaders(vault: Vault, headers: Uint8Array): Promise<Placed[]> {
  const entered: Placed[] = [];
  for (const { entry } of await stampsOf(vault)) {
    if (entry.proof !== 'opentimestamps' || entry.time !== null) continue;
    const parts = await partsOf(vault, entry);
    const { time } = checkProof(parts.answer, sha256(parts.note), headers);
    if (time !== null) entered.push(await enter(vault, { ...entry, time, parts: { ...parts, against: headers } }));
  }
  if (entered.length === 0)
    throw new AssizeError(
      'vault/no-such-proof',
      'No proof of this file leads to a block with that header.',
      'Run `assize timestamp list` to see the heights of the blocks that proofs lead to.',
    );
  await vault.checkpoint();
  return entered;
}
