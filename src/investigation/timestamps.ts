import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { AssizeError, type Stamped } from '../model/index.ts';
import {
  type Asked,
  type Means,
  type TimeAuthority,
  addHeaders,
  askOverHttp,
  checkKept,
  isAddress,
  isDue,
  keepUp,
  readAuthorities,
  stampHead,
  stampsOf,
  openVault,
  upgradeProofs,
  writeAuthorities,
} from '../vault/index.ts';
import { readTimestampRequest, writeTimestampRequest } from '../ledger/index.ts';
import type { OpenFile } from './open.ts';

// Time-stamps for an open file. Nobody is asked whom the user did not name.

const chance = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** The authorities that the user named for a file. */
export const timeAuthorities = (folder: string): Promise<TimeAuthority[]> => readAuthorities(resolve(folder));

/**
 * Names an authority, in the place of one at the same address. Throws `investigation/no-address`, `investigation/no-roots`, and
 * what parsing a policy throws.
 */
export async function nameAuthority(file: Pick<OpenFile, 'folder'>, authority: TimeAuthority): Promise<void> {
  if (!isAddress(authority.url))
    throw new AssizeError(
      'investigation/no-address',
      `"${authority.url.slice(0, 200)}" is not an address that can be asked.`,
      'An address begins with https:// or http:// and holds no password.',
    );
  if (authority.kind === 'rfc3161') {
    if (!authority.roots.includes('-----BEGIN CERTIFICATE-----'))
      throw new AssizeError(
        'investigation/no-roots',
        'The file of root certificates holds none.',
        "Get the authority's root certificate in PEM from its own pages, and name that file with --roots.",
      );
    // Written and read once, so that a policy with a slip of the pen is told of now and not at each request.
    readTimestampRequest(writeTimestampRequest(new Uint8Array(32), Uint8Array.of(1), authority.policy));
  }
  const others = (await readAuthorities(file.folder)).filter(({ url }) => url !== authority.url);
  await writeAuthorities(file.folder, [...others, authority]);
}

/** Takes an authority off the list. Says whether it was on it. What it said before stays in the ledger. */
export async function dropAuthority(file: Pick<OpenFile, 'folder'>, address: string): Promise<boolean> {
  const named = await readAuthorities(file.folder);
  const left = named.filter(({ url }) => url !== address);
  if (left.length < named.length) await writeAuthorities(file.folder, left);
  return left.length < named.length;
}

/**
 * Asks the authorities that were named about the head, those of them that have something to say, and calendars about proofs that
 * wait. Gives what came of each; no failure of theirs is an error here.
 */
export async function askForTime(file: OpenFile, means: Partial<Means> = {}): Promise<Asked[]> {
  const authorities = await readAuthorities(file.folder);
  if (authorities.length === 0) return [];
  const with_: Means = { ask: askOverHttp(), chance, ...means };
  const before = file.vault.size;
  const findings = await file.store.findings(String(before));
  const due: TimeAuthority[] = [];
  for (const one of authorities) if (await isDue(file.vault, one)) due.push(one);
  const grown = await upgradeProofs(file.vault, authorities, with_);
  const asked = due.length === 0 ? [] : await stampHead(file.vault, due, with_);
  const all = [...grown, ...asked];
  const entered = all.filter((one) => one.entered !== null).length;
  // Time-stamps change no finding. Where something else came in meanwhile, whoever entered it computes anew.
  if (findings !== null && entered > 0 && file.vault.size === before + entered)
    await file.store.replace(findings, String(file.vault.size));
  return all;
}

const MINUTE = 60_000;

/**
 * Asks for the time in the background as long as a file is open: ten minutes after the last answer, and sooner where there was
 * none. `tell` hears of each answer and each failure. Stop it before the file is closed.
 */
export function keepTime(file: OpenFile, tell: (asked: Asked) => void): { stop(): Promise<void> } {
  let seen = -1;
  return keepUp({
    period: 10 * MINUTE,
    again: MINUTE,
    wait: (milliseconds, signal) => after(milliseconds, undefined, { signal, ref: false }).catch(() => undefined),
    async round(signal) {
      // The ledger is walked only where something came in; a proof that waits is asked about each time.
      if (file.vault.size === seen && !(await hasWaiting(file))) return true;
      const asked = await askForTime(file, { signal });
      if (signal.aborted) return true;
      for (const one of asked) tell(one);
      const isDone = asked.every(({ failure }) => failure === null);
      seen = isDone ? file.vault.size : -1;
      return isDone;
    },
  });
}

async function hasWaiting(file: OpenFile): Promise<boolean> {
  return (await stampsOf(file.vault)).some(({ entry }) => entry.proof === 'opentimestamps' && entry.time === null);
}

/** A time-stamp of a file: what its entry says, and what it was found to show. */
export interface TimeStamp {
  readonly index: number;
  readonly authority: string;
  readonly proof: Stamped['proof'];
  /** How many entries of the ledger are under the head that was stamped. */
  readonly size: number;
  /** ISO 8601 in UTC; null while it proves nothing yet. */
  readonly time: string | null;
  /** What a person should know of it, in a sentence. */
  readonly what: string;
  /** What is wrong with it, or null. */
  readonly fault: AssizeError | null;
}

/** Every time-stamp of the file in a folder, each checked again. Takes no lock. */
export async function timeStamps(folder: string): Promise<TimeStamp[]> {
  const vault = await openVault(resolve(folder), { mode: 'read', now: () => new Date() });
  const all: TimeStamp[] = [];
  for (const kept of await stampsOf(vault)) {
    const { index, entry } = kept;
    const common = { index, authority: entry.authority, proof: entry.proof };
    try {
      const size = Number(new TextDecoder().decode(await vault.getObject(entry.checkpoint)).split('\n')[1]);
      const found = await checkKept(vault, kept);
      const heights = found.proof === 'opentimestamps' ? found.blocks.map(({ height }) => height).join(', ') : '';
      const what =
        found.proof === 'rfc3161'
          ? `${found.authority} under the root ${found.root.slice(0, 16)}…, policy ${found.policy}, number ${found.serial}`
          : found.time !== null
            ? `by block ${heights} of Bitcoin, whose header states that time to about two hours`
            : heights === ''
              ? 'a calendar has promised to put it into a block: this proves nothing yet'
              : `leads to block ${heights} of Bitcoin: proves a time once the header of that block is added`;
      all.push({ ...common, size, time: found.time, what, fault: null });
    } catch (error) {
      if (!(error instanceof AssizeError)) throw error;
      all.push({ ...common, size: 0, time: null, what: error.message, fault: error });
    }
  }
  await vault.close();
  return all;
}

/** Adds the headers of blocks (in hex, 160 digits each, or as bytes) to the proofs that lead to them. Gives how many show a time now. */
export async function addBlockHeaders({ vault }: Pick<OpenFile, 'vault'>, given: Uint8Array): Promise<number> {
  const text = new TextDecoder().decode(given).replace(/\s+/g, '');
  const bytes = /^[0-9a-fA-F]+$/.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : given;
  return (await addHeaders(vault, bytes)).length;
}
