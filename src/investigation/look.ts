import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Pack, parsePack } from '../extraction/index.ts';
import { type Findings, type Note, type Source, digestOf, idFrom, parseDigest } from '../model/index.ts';
import { type ReadResult, sniff } from '../reading/index.ts';
import { bytesOf, collect, reasonOf } from './collect.ts';
import { type Kept, compute } from './compute.ts';
import type { WalkOptions } from './investigate.ts';
import { keptOf } from './kept.ts';
import { largestRead } from './limits.ts';
import { Readers } from './reader.ts';
import { tooLarge } from './receive.ts';
import { loadTools } from './resources.ts';

/** Files read together, nothing kept: no vault, no ledger. What is enclosed in them is read too. */
export async function lookAt(
  paths: readonly string[],
  { watch = () => {}, signal }: WalkOptions = {},
): Promise<{ kept: Kept; packs: Pack[] }> {
  const { files, notes } = await collect(paths);
  const readers = new Readers();
  const sources: Source[] = [];
  const results = new Map<Source['object'], ReadResult>();
  const packs: Pack[] = [];
  const problems: Note[] = [...notes];
  const add = async (bytes: Uint8Array, from: string, inside: Source['inside'], depth: number): Promise<void> => {
    const object = digestOf(bytes);
    const mediaType = sniff(bytes.subarray(0, 4096), from);
    const source: Source = {
      id: idFrom('source', object, from, inside),
      object,
      mediaType,
      bytes: bytes.length,
      at: '',
      from,
      inside,
    };
    if (sources.some((one) => one.id === source.id)) return;
    sources.push(source);
    const result = results.get(object) ?? (await readers.read(bytes, { path: from, object }));
    results.set(object, result);
    if (depth < 4) for (const inner of result.enclosed) await add(inner.bytes, `${from}/${inner.name}`, source.id, depth + 1);
  };
  try {
    let done = 0;
    for (const file of files) {
      signal?.throwIfAborted();
      try {
        const largest = largestRead(sniff(await headOf(file.path), file.from));
        if (file.bytes > largest) {
          const object = await digestOfFile(file.path);
          const source: Source = {
            id: idFrom('source', object, file.from, null),
            object,
            mediaType: 'application/octet-stream',
            bytes: file.bytes,
            at: '',
            from: file.from,
            inside: null,
          };
          sources.push(source);
          results.set(object, tooLarge(file.bytes, source.mediaType, largest));
        } else {
          const bytes = new Uint8Array(await readFile(file.path));
          if (/^\s*\{\s*"format"\s*:\s*"assize-gazetteer\/1"/.test(new TextDecoder().decode(bytes.subarray(0, 512))))
            packs.push(parsePack(new TextDecoder().decode(bytes)));
          else await add(bytes, file.from, null, 0);
        }
      } catch (error) {
        if (!(error instanceof Error && 'syscall' in error)) throw error;
        problems.push({
          code: 'investigation/unreadable-file',
          source: null,
          what: `"${file.from}" could not be read (${reasonOf(error)}).`,
          next: 'Give yourself permission to read it, then run the same command again.',
        });
      }
      done += 1;
      watch({ phase: 'reading', done, total: files.length, what: file.from });
    }
  } finally {
    await readers.close();
  }
  const kept = keptOf(
    { sources, reviews: [], notes: problems, packs: [], answers: [], withdrawn: new Map(), texts: new Map() },
    results,
  );
  return { kept, packs };
}

/** The digest of a file of any size, in one pass. */
async function digestOfFile(path: string): Promise<Source['object']> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(path)) hash.update(chunk);
  return parseDigest(`sha256:${hash.digest('hex')}`);
}

async function headOf(path: string): Promise<Uint8Array> {
  for await (const chunk of bytesOf(path)) return chunk.subarray(0, 4096);
  return new Uint8Array();
}

/** The findings of some files read together, nothing kept. */
export async function extractFiles(paths: readonly string[], options: WalkOptions = {}): Promise<Findings> {
  const { kept, packs } = await lookAt(paths, options);
  return compute(kept, await loadTools(packs), options);
}
