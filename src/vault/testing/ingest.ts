import { idFrom } from '../../model/index.ts';
import { openVault } from '../open.ts';

// A process for the tests to kill: it receives small files without end and says which of them are durable.
const [folder, round] = process.argv.slice(2) as [string, string];
const vault = await openVault(folder, { mode: 'write', now: () => new Date() });
for (let n = 0; ; n++) {
  const names: string[] = [];
  for (let k = 0; k < 3; k++) {
    const from = `${round}/${n}-${k}.txt`;
    const { digest, bytes } = await vault.putObject(new TextEncoder().encode(`${from} ${'x'.repeat(k * 1000)}`));
    await vault.append({
      kind: 'received',
      source: idFrom('source', digest, from, null),
      object: digest,
      bytes,
      mediaType: 'text/plain',
      from,
      inside: null,
      role: 'report',
    });
    names.push(from);
  }
  await vault.flush();
  process.stdout.write(names.map((name) => `durable ${name}\n`).join(''));
  if (n % 4 === 3) await vault.checkpoint();
}
