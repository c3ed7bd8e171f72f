import { openVault } from '../open.ts';
import { receive, receivedAs } from './receive.ts';

// A process for the tests to kill: it receives files without end and says which of them are durable. Small and large ones, some
// withdrawn again, many at once, heads signed now and then. With a third argument it receives so many rounds and ends of itself.
const [folder, round, rounds = 'Infinity'] = process.argv.slice(2) as [string, string, string?];
const vault = await openVault(folder, { mode: 'write', now: () => new Date() });
process.stdout.write('open\n');
const utf8 = new TextEncoder();
for (let n = 0; n < Number(rounds); n++) {
  const names: string[] = [];
  for (let k = 0; k < 3; k++) {
    const from = `${round}/${n}-${k}.txt`;
    const text = `${from} ${'x'.repeat(k * 1000)}`;
    const large = async function* () {
      for (let piece = 0; piece < 5; piece++) yield new Uint8Array(300_000).fill(piece + n);
      yield utf8.encode(text);
    };
    const digest = await receive(vault, from, n % 5 === 4 && k === 0 ? large() : text);
    if (n % 7 === 3 && k === 1) await vault.withdraw(digest, 'a test', 'to see it gone');
    names.push(from);
  }
  if (n % 6 === 1) {
    // Enough of them to be placed and signed in another thread.
    const many = await Promise.all(
      Array.from({ length: 100 }, async (_, k) => {
        const from = `${round}/${n}-many-${k}.txt`;
        return receivedAs(from, await vault.putObject(utf8.encode(from)));
      }),
    );
    await vault.appendAll(many);
    names.push(...many.flatMap((draft) => (draft.kind === 'received' ? [draft.from] : [])));
  }
  await vault.flush();
  process.stdout.write(names.map((name) => `durable ${name}\n`).join(''));
  if (n % 4 === 3) await vault.checkpoint();
}
await vault.close();
