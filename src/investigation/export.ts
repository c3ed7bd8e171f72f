import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  MANIFEST,
  type Manifest,
  type ManifestProof,
  type ManifestStamp,
  SUMS,
  compose,
  findingsDocument,
  listed,
  manifestText,
  sumsText,
} from '../dossier/index.ts';
import { openHead, parseKey } from '../ledger/index.ts';
import { AssizeError } from '../model/index.ts';
import { findingsSchemaText } from '../model/schema.ts';
import { type Kept, checkKept, partsOf, stampsOf } from '../vault/index.ts';
import { findingsOf } from './investigate.ts';
import { replay } from './kept.ts';
import type { OpenFile } from './open.ts';
import { readVerifier } from './verifier.ts';

/**
 * Writes a dossier into a new or empty folder: the computed pages and tables, the original bytes, the proofs that they stand in
 * the signed ledger, the verifier, the manifest and its sums. Enters the export in the ledger afterwards.
 */
export async function exportDossier(file: OpenFile, to: string): Promise<{ files: number; bytes: number }> {
  const folder = resolve(to);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0)
    throw new AssizeError(
      'investigation/not-empty',
      `"${to}" is not empty.`,
      'Name a new folder with --to: a dossier holds nothing but what it lists.',
    );
  const { vault } = file;
  const findings = (await file.store.findings(String(vault.size))) ?? (await findingsOf(file));
  const checkpoint = await vault.checkpoint();
  const texts = new Map(findings.readings.map((reading) => [reading.object, reading.text]));
  const textBySource = new Map(findings.sources.map((source) => [source.id as string, texts.get(source.object) ?? null]));
  const made = new Date().toISOString();
  const files = compose({
    findings: findingsDocument(findings),
    name: file.name,
    made,
    textOf: (source) => textBySource.get(source) ?? null,
    schema: findingsSchemaText(),
  });
  for (const [path, data] of await readVerifier()) files.set(path, data);

  const proofs: ManifestProof[] = [];
  const withheld: { object: string; because: string }[] = [];
  const { withdrawn } = await replay(vault);
  const list: ReturnType<typeof listed>[] = [];
  let bytes = 0;
  const write = async (path: string, data: Uint8Array) => {
    const full = join(folder, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, data, { flag: 'wx' });
    list.push(listed(path, data));
    bytes += data.length;
  };
  for (const [path, data] of files) await write(path, data);
  const written = new Set<string>();
  for await (const { index, entry } of vault.entries()) {
    if (entry.kind !== 'received') continue;
    const gone = withdrawn.get(entry.object);
    if (gone) {
      withheld.push({ object: entry.object, because: `withdrawn by ${gone.who}: ${gone.why}` });
      continue;
    }
    const path = `objects/${entry.object.slice(7)}`;
    if (!written.has(path)) {
      await write(path, await vault.getObject(entry.object));
      await chmod(join(folder, path), 0o444);
      written.add(path);
    }
    const proof = await vault.proofFor(index);
    proofs.push({ path, index, entry: proof.entry, inclusion: proof.path });
  }
  const stamps: ManifestStamp[] = [];
  for (const kept of await stampsOf(vault)) {
    const stamp = await stampFiles(file, kept, stamps.length + 1);
    if (stamp === null) continue;
    for (const [path, data] of stamp.files) await write(path, data);
    stamps.push(stamp.listed);
  }
  const manifest: Manifest = {
    format: 'assize-dossier/1',
    name: file.name,
    made,
    key: vault.key,
    checkpoint,
    files: list,
    proofs,
    ...(stamps.length > 0 ? { stamps } : {}),
    withheld,
  };
  const text = manifestText(manifest);
  await writeFile(join(folder, MANIFEST), text, { flag: 'wx' });
  await writeFile(join(folder, SUMS), sumsText(manifest), { flag: 'wx' });
  const kept = await vault.putObject(new TextEncoder().encode(text));
  await vault.append({ kind: 'exported', manifest: kept.digest, to: folder });
  await vault.checkpoint();
  // The findings are those of one entry earlier: an export changes none of them.
  await file.store.replace(findings, String(vault.size));
  return { files: list.length + 2, bytes };
}

/**
 * A time-stamp as it stands in a dossier, with its files; null where it does not hold, which `assize verify` tells of the file
 * itself, or is over a head of another ledger that was taken in.
 */
async function stampFiles(
  { vault }: OpenFile,
  kept: Kept,
  number: number,
): Promise<{ readonly listed: ManifestStamp; readonly files: Map<string, Uint8Array> } | null> {
  try {
    const { note, request, answer, against } = await partsOf(vault, kept.entry);
    const { proof, authority, policy, time } = kept.entry;
    await checkKept(vault, kept);
    const { size } = openHead(note, parseKey(vault.key));
    const { path: growth } = await vault.growthFrom(size);
    const files = new Map<string, Uint8Array>();
    const named = (name: string, data: Uint8Array): string => {
      files.set(`timestamps/${number}/${name}`, data);
      return `timestamps/${number}/${name}`;
    };
    const isToken = proof === 'rfc3161';
    const listed: ManifestStamp = {
      proof,
      authority,
      policy,
      time,
      checkpoint: named('checkpoint', note),
      request: request && named('request.tsq', request),
      answer: named(isToken ? 'answer.tsr' : 'checkpoint.ots', answer),
      against: against && named(isToken ? 'roots.pem' : 'headers.bin', against),
      growth,
    };
    return { listed, files };
  } catch (error) {
    if (error instanceof AssizeError) return null;
    throw error;
  }
}
