import { basename, join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type PersonalKey, type Signer, canonical, keyText, makeKey, openSigner } from '../ledger/index.ts';
import { AssizeError, type PersonId, idFrom } from '../model/index.ts';
import { SUM, peopleFolder, sumText } from './card.ts';
import { type Disk, isAbsent, writeWhole } from './disk.ts';

// A person's keys lie in the file's folder, sealed under a passphrase by age (age-encryption.org/v1, scrypt): whoever finds the
// folder finds nothing that signs in that person's name.

/** A person's keys, unlocked: to sign in that person's name, and to open what is sealed to that person. */
export interface UnlockedKey {
  readonly person: PersonId;
  readonly name: string;
  /** `ed25519:` and 64 hex digits. */
  readonly key: string;
  readonly signer: Signer;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
}

/** The shortest passphrase that is taken. It protects against whoever has the folder and much time. */
const SHORTEST = 12;
/** The work of deriving a key from a passphrase: 2 to this power (scrypt, RFC 7914). What age itself uses. */
export const WORK = 18;

const FORMAT = 'assize-person/1';

const keyFile = (folder: string, person: PersonId, key: string): string =>
  join(peopleFolder(folder), `${person}-${key.slice(8, 24)}.age`);

/** Makes keys for a person and keeps them, sealed; durable when this returns. Gives what an entry says of them. */
export async function makePersonalKey(
  disk: Disk,
  folder: string,
  { name, passphrase, work = WORK }: { readonly name: string; readonly passphrase: string; readonly work?: number },
): Promise<{ readonly unlocked: UnlockedKey; readonly recipient: string }> {
  if (name.trim() === '') throw new AssizeError('vault/no-name', 'A key needs the name of its person.', 'Say whose key it is.');
  if (passphrase.length < SHORTEST)
    throw new AssizeError(
      'vault/short-passphrase',
      `A passphrase of fewer than ${SHORTEST} characters does not protect a key.`,
      'Take four or five random words.',
    );
  const signing = makeKey();
  const identity = await generateX25519Identity();
  const signer = openSigner(signing);
  const unlocked: UnlockedKey = {
    person: idFrom('person', name.trim()),
    name: name.trim(),
    key: keyText(signer.publicKey),
    signer,
    identity,
  };
  const { person, key } = unlocked;
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(work);
  encrypter.setPassphrase(passphrase.normalize('NFC'));
  const data = await encrypter.encrypt(canonical({ format: FORMAT, person, name: unlocked.name, key, signing, identity }));
  const path = keyFile(folder, person, key);
  await writeWhole(disk, folder, [
    { path, data, mode: 0o600 },
    { path: `${path}${SUM}`, data: sumText(basename(path), data) },
  ]);
  return { unlocked, recipient: await identityToRecipient(identity) };
}

/** Unlocks a key of a person. Throws `vault/no-key-file`, `vault/wrong-passphrase` and `vault/other-key`. */
export async function unlockKey(
  disk: Disk,
  folder: string,
  { person, name, key }: PersonalKey,
  passphrase: string,
): Promise<UnlockedKey> {
  const path = keyFile(folder, person, key);
  const sealed = await disk.read(path).catch((error: unknown) => {
    throw isAbsent(error)
      ? new AssizeError(
          'vault/no-key-file',
          `The key ${key} of ${name} is not in this copy of the file.`,
          'Use the copy in which it was made, or have another key added for the same person.',
          { cause: error },
        )
      : error;
  });
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize('NFC'));
  let text: string;
  try {
    text = await decrypter.decrypt(sealed, 'text');
  } catch (cause) {
    throw new AssizeError(
      'vault/wrong-passphrase',
      `The passphrase does not open the key ${key} of ${name}, or its file is damaged.`,
      'Try again. A passphrase that is lost loses no evidence: revoke the key and add another.',
      { cause },
    );
  }
  const held = JSON.parse(text) as { readonly format?: unknown; readonly signing?: unknown; readonly identity?: unknown };
  if (held.format === FORMAT && typeof held.signing === 'string' && typeof held.identity === 'string') {
    const signer = openSigner(held.signing);
    if (keyText(signer.publicKey) === key) return { person, name, key, signer, identity: held.identity };
  }
  throw new AssizeError(
    'vault/other-key',
    `The file of the key ${key} of ${name} holds another key.`,
    'Take it from another copy, and keep this one: somebody may have swapped it.',
  );
}
