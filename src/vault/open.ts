import { dirname, join } from 'node:path';
import { keyText, makeKey, openSigner, originOf, parseKey } from '../ledger/index.ts';
import { AssizeError, type Note } from '../model/index.ts';
import { CARD, type Card, cardText, keyPath, ledgerFolder, objectsFolder, readCard, scratchFolder } from './card.ts';
import { type Disk, machineDisk, writeWhole } from './disk.ts';
import { DiskVault, type FileSigner } from './disk-vault.ts';
import { takeLock } from './lock.ts';
import { Log, PENDING } from './log.ts';
import { Objects } from './objects.ts';
import { finishWithdrawals, readStanding } from './standing.ts';
import { telling } from './trouble.ts';
import type { Vault } from './vault.ts';

/** How a vault is begun: its name, the clock, and another disk than the machine's where a test brings one. */
export interface Beginning {
  readonly name: string;
  readonly now: () => Date;
  readonly disk?: Disk;
}

/**
 * Begins a vault in a folder, with a key of its own, and opens it for writing. Throws `vault/already-begun` where there is one: a
 * new key would make the old ledger unreadable.
 */
export async function createVault(folder: string, { name, now, disk: given = machineDisk }: Beginning): Promise<Vault> {
  const disk = telling(given);
  if ((await disk.look(join(folder, CARD))) !== null)
    throw new AssizeError(
      'vault/already-begun',
      `There is an investigation file in "${folder}" already.`,
      'Open it, or name another folder.',
    );
  const pem = makeKey();
  const key = keyText(openSigner(pem).publicKey);
  await disk.makeFolder(folder);
  for (const made of [scratchFolder(folder), ledgerFolder(folder), objectsFolder(folder)]) await disk.makeFolder(made);
  await disk.syncFolder(join(folder, 'vault'));
  await writeWhole(disk, folder, [{ path: keyPath(folder), data: pem, mode: 0o600 }]);
  // The card comes last: a folder is a vault when it has one, and then everything else is there.
  await writeWhole(disk, folder, [{ path: join(folder, CARD), data: cardText({ format: 'assize-vault/1', name, key }) }]);
  return openVault(folder, { mode: 'write', now, disk });
}

/** How a vault is opened: `write` takes the lock, `read` takes none and sees what was durable when it opened. */
export interface Opening {
  readonly mode: 'read' | 'write';
  readonly now: () => Date;
  readonly disk?: Disk;
  /** Go on although the clock went back, and say so in the ledger: the clock was wrong before, and is right now. */
  readonly acceptClock?: boolean;
}

/**
 * Opens a vault. Throws `vault/no-card`, `vault/malformed-card`, `vault/locked`, `vault/no-key`, `vault/other-key`,
 * `vault/unsigned-checkpoint` and `vault/broken-ledger`.
 */
export async function openVault(
  folder: string,
  { mode, now, disk: given = machineDisk, acceptClock = false }: Opening,
): Promise<Vault> {
  const disk = telling(given);
  const card = await readCard(disk, folder);
  const lock = mode === 'write' ? await takeLock(disk, join(folder, 'lock'), now) : null;
  try {
    const notes: Note[] = [];
    if (lock?.tookOver)
      notes.push({
        code: 'vault/lock-taken-over',
        source: null,
        what: `The right to write was left by ${lock.tookOver}.`,
        next: 'Nothing to do: what that process had confirmed is here. Run the same command again for what it had not.',
      });
    if (lock) {
      await settleNames(disk, folder);
      await clearScratch(disk, folder, notes);
    }
    const objects = new Objects(disk, objectsFolder(folder), scratchFolder(folder));
    const log = await Log.open({
      disk,
      folder: ledgerFolder(folder),
      origin: originOf(card.key),
      publicKey: parseKey(card.key),
      before: () => objects.flush(),
    });
    const signer = lock ? await readSigner(disk, folder, card) : null;
    const writing = lock && signer && { lock, signer, standing: await readStanding(log, card.key) };
    const vault = new DiskVault(folder, card, { disk, log, objects, now, notes, writing });
    if (writing) {
      await log.sweep();
      await finishWithdrawals(objects, writing.standing, notes);
      if (acceptClock) await vault.acceptClock();
      // A ledger says first of all what it is of; one that a crash left empty says it now.
      if (log.size === 0) await vault.append({ kind: 'opened', name: card.name });
      if (log.note === null) await vault.checkpoint();
    }
    return vault;
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/**
 * Makes durable the names that an earlier run may have left in the system's memory only: what is read now is built upon, and must
 * not be gone after the next power cut.
 */
async function settleNames(disk: Disk, folder: string): Promise<void> {
  const ledger = ledgerFolder(folder);
  for (const one of [join(ledger, PENDING), ledger, dirname(ledger), folder, dirname(folder)])
    if ((await disk.look(one)) === 'folder') await disk.syncFolder(one);
}

/** What is here was on its way in when a run was stopped; nothing names it. */
async function clearScratch(disk: Disk, folder: string, notes: Note[]): Promise<void> {
  const left = await disk.list(scratchFolder(folder));
  for (const name of left) await disk.remove(join(scratchFolder(folder), name));
  await disk.makeFolder(scratchFolder(folder));
  if (left.length > 0)
    notes.push({
      code: 'vault/receipt-cut-short',
      source: null,
      what: `${left.length === 1 ? 'One file was' : `${left.length} files were`} on the way in when an earlier run was stopped, and had not been confirmed.`,
      next: 'Run the same command again: what is already received is not taken twice.',
    });
}

async function readSigner(disk: Disk, folder: string, card: Card): Promise<FileSigner> {
  const pem = await disk.read(keyPath(folder)).then(
    (bytes) => new TextDecoder().decode(bytes),
    (cause: unknown) => {
      throw new AssizeError(
        'vault/no-key',
        'The private key of this file (keys/ledger.pem) cannot be read.',
        'Without it nothing can be added; everything can still be read, verified and exported from a copy.',
        { cause },
      );
    },
  );
  const signer = signerOf(pem);
  if (signer === null || keyText(signer.publicKey) !== card.key)
    throw new AssizeError(
      'vault/other-key',
      'The private key in keys/ is not the one that this file names.',
      'Put back the right key, or open the file for reading.',
    );
  return signer;
}

function signerOf(pem: string): FileSigner | null {
  try {
    return openSigner(pem);
  } catch {
    // Whatever does not parse is not the right key: said by the caller.
    return null;
  }
}
