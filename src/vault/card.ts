import { join } from 'node:path';
import { canonical, parseKey } from '../ledger/index.ts';
import { AssizeError, sha256Hex } from '../model/index.ts';
import type { Disk } from './disk.ts';

/** What `assize.json` says: enough to check the ledger. Its bytes are the canonical JSON of these fields and a line feed. */
export interface Card {
  readonly format: 'assize-vault/1';
  readonly name: string;
  /** The public key of the ledger: `ed25519:` and 64 hex digits. */
  readonly key: string;
}

export const CARD = 'assize.json';
export const cardText = (card: Card): string => `${canonical({ ...card })}\n`;
export const ledgerFolder = (folder: string): string => join(folder, 'vault', 'ledger');
export const objectsFolder = (folder: string): string => join(folder, 'vault', 'objects');
export const scratchFolder = (folder: string): string => join(folder, 'vault', 'incoming');
export const keyPath = (folder: string): string => join(folder, 'keys', 'ledger.pem');

export const peopleFolder = (folder: string): string => join(folder, 'keys', 'people');

/** The sum of a key's file lies beside it: only its person can open it, and anybody should see whether it is whole. */
export const SUM = '.sha256';
/** As `sha256sum` writes it, and reads it again with `-c`. */
export const sumText = (name: string, data: Uint8Array): string => `${sha256Hex(data)}  ${name}\n`;

/** The card of a vault. Throws `vault/no-card` and `vault/malformed-card`. */
export async function readCard(disk: Disk, folder: string): Promise<Card> {
  const text = await disk.read(join(folder, CARD)).then(
    (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    (cause: unknown) => {
      throw new AssizeError(
        'vault/no-card',
        `There is no readable ${CARD} in "${folder}".`,
        'Name the folder of an investigation file.',
        { cause },
      );
    },
  );
  let value: Partial<Card> | null = null;
  try {
    value = JSON.parse(text) as Partial<Card> | null;
  } catch {
    // Told below with everything else that can be wrong with it.
  }
  if (value?.format !== 'assize-vault/1' || typeof value.name !== 'string' || typeof value.key !== 'string')
    throw new AssizeError(
      'vault/malformed-card',
      `${CARD} in "${folder}" is not one that this version of Assize can read.`,
      'Take it from another copy, or open the file with the version that made it.',
    );
  parseKey(value.key);
  return { format: value.format, name: value.name, key: value.key };
}
