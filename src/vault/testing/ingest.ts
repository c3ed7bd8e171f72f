import { type EntryDraft, idFrom } from '../../model/index.ts';
import { openVault } from '../open.ts';

// A process for the tests to kill: it receives files without end and says which of them are durable. Small and large ones, some
// withdrawn again, heads signed now and then. With a third argument it receives so many rounds and ends of itself.
const [folder, round, rounds = 'Infinity'] = process.argv.slice(2) as [string, string, string?];
const vault = await openVault(folder, { mode: 'write', now: () => new Date() });
process.stdout.write('open\n');
for (let n = 0; n < Number(rounds); n++) {
  const names: string[] = [];
  for (let k = 0; k < 3; k++) {
    const from = `${round}/${n}-${k}.txt`;
    const text = new TextEncoder().encode(`${from} ${'x'.repeat(k * 1000)}`);
    const large = async function* () {
      for (let piece = 0; piece < 5; piece++) yield new Uint8Array(300_000).fill(piece + n);
      yield text;
    };
    const { digest, bytes } = await vault.putObject(n % 5 === 4 && k === 0 ? large() : text);
    const received: EntryDraft = {
      kind: 'received',
      source: idFrom('source', digest, from, null),
      object: digest,
      bytes,
      mediaType: 'text/plain',
      from,
      inside: null,
      role: 'report',
    };
    await vault.append(received);
    if (n % 7 === 3 && k === 1) await vault.withdraw(digest, 'a test', 'to see it gone');
    names.push(from);
  }
  await vault.flush();
  process.stdout.write(names.map((name) => `durable ${name}\n`).join(''));
  if (n % 4 === 3) await vault.checkpoint();
}
await vault.close();
