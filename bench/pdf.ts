import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../src/model/index.ts';
import { read } from '../src/reading/index.ts';
import { type Words, pdfOf } from '../src/reading/testing/make.ts';

const sentence =
  'At least four people were killed when shells fell on the grain market of Qarna on Monday, the council said; the governor denied it.';

/** A page of close print: a head, fifty lines in one column, a page number. */
function page(number: number): Words[] {
  const lines = Array.from({ length: 50 }, (_, i): Words => {
    const from = (number * 7 + i * 13) % 40;
    return [72, 750 - i * 13, 11, `${sentence.slice(from)} ${sentence.slice(0, from)}`.slice(0, 95)];
  });
  return [[72, 800, 9, 'Council of Qarna: report on the market'], ...lines, [290, 40, 9, String(number + 1)]];
}

/** The quickest of some runs: whatever else the machine does only adds. */
async function quickest(runs: number, each: () => unknown): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = performance.now();
    await each();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

/** `npm run bench pdf -- [FILE …] [--pages N]`: the files, or a report made for it, read beside `pdftotext -bbox-layout`, in one run. */
export async function run(args: string[]): Promise<void> {
  const pages = args.includes('--pages') ? Number(args[args.indexOf('--pages') + 1]) : 200;
  const files = args.filter((arg, i) => !arg.startsWith('-') && args[i - 1] !== '--pages');
  const folder = mkdtempSync(join(tmpdir(), 'assize-bench-'));
  try {
    if (files.length === 0) {
      const made = join(folder, 'report.pdf');
      writeFileSync(made, pdfOf(Array.from({ length: pages }, (_, i) => page(i))));
      files.push(made);
    }
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(file));
      const object = digestOf(bytes);
      const { reading } = await read(bytes, { path: file, object });
      const count = reading?.blocks.at(-1)?.page ?? 0;
      const once = () => read(bytes, { path: file, object });
      // The first call above loads the library, which a thread of the walk does once for all its documents.
      let ours = await quickest(3, once);
      const peer = spawnSync('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer: 1 << 30 });
      console.log(`${file}: ${count} pages, ${reading?.text.length ?? 0} characters, ${reading?.anchors.length ?? 0} places`);
      if (peer.error !== undefined) {
        console.log(`${((ours / Math.max(1, count)) * 1).toFixed(1)} ms a page; pdftotext is not installed here`);
        continue;
      }
      const theirs = await quickest(5, () => spawnSync('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer: 1 << 30 }));
      ours = Math.min(ours, await quickest(3, once));
      console.log(
        `ms a page: this ${(ours / count).toFixed(1)}, pdftotext -bbox-layout ${(theirs / count).toFixed(1)}: ${(ours / theirs).toFixed(1)} times`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
