import { keysNamed, openFile, sealFile, sealedIn, unsealTo } from '../../investigation/index.ts';
import { parseDigest } from '../../model/index.ts';
import { type Command, type Given, WrongUse, needs } from '../options.ts';
import { passphraseFile, passphrases } from '../passphrase.ts';
import { plain, print } from '../terminal.ts';
import { HERE } from './investigate.ts';

type Vault = Awaited<ReturnType<typeof openFile>>['vault'];
type Key = Awaited<ReturnType<Vault['unlock']>>;

const inFolder = { name: 'in', value: 'FOLDER', what: `the folder of the investigation file (default: ${HERE})` } as const;
/** The option by which a person signs. */
export const asPerson = {
  name: 'as',
  value: 'NAME',
  what: 'sign as this person (a name or a key), who is asked for a passphrase',
} as const;

/** The key of the person who signs, unlocked; undefined when nobody was named. */
export async function unlocked(vault: Vault, given: Given): Promise<Key | undefined> {
  const name = given.value(asPerson.name);
  if (name === undefined) return undefined;
  const [key] = await keysNamed(vault, [name]);
  const [passphrase] = await passphrases(given, [`Passphrase of ${name}`]);
  return vault.unlock(key!, passphrase!);
}

export const keysCommand: Command = {
  name: 'keys',
  usage: 'assize keys [add --name NAME | rotate NAME | revoke NAME --why WHY] [--in FOLDER]',
  what: 'Lists the keys of people, adds one, changes one for another, or revokes one.',
  more: `A person's key lies in the folder under a passphrase. To rotate asks for the old passphrase and then for the new one. A key that is lost
loses no evidence: what it signed stands; revoke it and add another.`,
  options: [
    inFolder,
    { name: 'name', value: 'NAME', what: 'with add: whose key it is' },
    { name: 'why', value: 'WHY', what: 'with revoke: why; stays to be read' },
    passphraseFile,
  ],
  words: ['add', 'rotate', 'revoke'],
  async run(given) {
    const [act, whom] = given.paths;
    const [name, why] = [given.value('name'), given.value('why')];
    if (
      (act !== undefined && !['add', 'rotate', 'revoke'].includes(act)) ||
      (act === 'add' && !name) ||
      (act === 'rotate' && !whom) ||
      (act === 'revoke' && (!whom || !why))
    )
      throw new WrongUse('assize keys was not told what to do.', `Usage: ${keysCommand.usage}`);
    const file = await openFile(given.value('in') ?? HERE);
    try {
      const { vault } = file;
      if (act === 'add') {
        const [passphrase] = await passphrases(given, [`New passphrase of ${name}`]);
        await vault.addKey({ name: name!, passphrase: passphrase! });
      } else if (act === 'rotate') {
        const [key] = await keysNamed(vault, [whom!]);
        const [old, young] = await passphrases(given, [`Passphrase of ${whom}`, `New passphrase of ${whom}`]);
        const unlockedKey = await vault.unlock(key!, old!);
        await vault.addKey({ name: unlockedKey.name, passphrase: young! }, unlockedKey);
      } else if (act === 'revoke') {
        const [key] = await keysNamed(vault, [whom!]);
        await vault.revokeKey(key!, why!);
      }
      const people = await vault.people();
      await print(
        people.length === 0
          ? 'Nobody has a key here: entries are signed by the key of the file.'
          : people
              .map(({ key, name: of, ended }) => `${key}  ${plain(of)}${ended === null ? '' : `  (${plain(ended)})`}`)
              .join('\n'),
      );
      return 0;
    } finally {
      await file.close();
    }
  },
};

export const sealCommand: Command = {
  name: 'seal',
  usage: 'assize seal [PATH… --to NAME,NAME… --label TEXT] [--in FOLDER] [--as NAME]',
  what: 'Keeps files so that only some people can open them; without a path, lists what is sealed.',
  more: `Sealed by age (age-encryption.org) to the keys of these people. Nothing in the open tells what is inside but the label that you give; it is
not read for findings. The file that you name stays where it is: remove it yourself.`,
  options: [
    inFolder,
    { name: 'to', value: 'NAMES', what: 'who can open it: names or keys, with commas between them' },
    { name: 'label', value: 'TEXT', what: 'what may be said of it in the open' },
    asPerson,
    passphraseFile,
  ],
  async run(given) {
    const [to, label] = [given.value('to'), given.value('label')];
    if (given.paths.length > 0 && (!to || label === undefined))
      throw new WrongUse('assize seal needs --to and --label.', `Usage: ${sealCommand.usage}`);
    const file = await openFile(given.value('in') ?? HERE);
    try {
      const { vault } = file;
      if (given.paths.length > 0) {
        const keys = await keysNamed(
          vault,
          to!.split(',').map((one) => one.trim()),
        );
        const by = await unlocked(vault, given);
        for (const path of given.paths) await sealFile(vault, path, { to: keys, label: label!, ...(by ? { by } : {}) });
      }
      const sealed = await sealedIn(vault);
      await print(
        sealed.length === 0
          ? 'Nothing is sealed here.'
          : sealed.map(({ object, label: said, to: keys }) => `${object}  ${plain(said)}  (for ${keys.length})`).join('\n'),
      );
      return 0;
    } finally {
      await file.close();
    }
  },
};

export const unsealCommand: Command = {
  name: 'unseal',
  usage: 'assize unseal OBJECT --as NAME --to FILE [--in FOLDER]',
  what: 'Opens a sealed object into a new file that only you may read.',
  options: [inFolder, asPerson, { name: 'to', value: 'FILE', what: 'the new file to write' }, passphraseFile],
  async run(given) {
    needs(unsealCommand, given, 'a sealed object');
    const to = given.value('to');
    if (!to || !given.value(asPerson.name))
      throw new WrongUse('assize unseal needs --as and --to.', `Usage: ${unsealCommand.usage}`);
    const file = await openFile(given.value('in') ?? HERE);
    try {
      const key = await unlocked(file.vault, given);
      await unsealTo(file.vault, parseDigest(given.paths[0]!), key!, to);
      await print(`Wrote ${to}.`);
      return 0;
    } finally {
      await file.close();
    }
  },
};
