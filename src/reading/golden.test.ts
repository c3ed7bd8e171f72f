import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOf, type When } from '../model/index.ts';
import { type ReadResult, read } from './index.ts';
import { faults } from './testing.ts';
import { goodFiles } from './testing/good.ts';

const folder = new URL('./golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => !name.endsWith('.golden.txt') && name !== 'made');
const made = await goodFiles();

const said = (value: { readonly value: string; readonly where: string } | null) =>
  value === null ? '-' : `${value.value}  [${value.where}]`;
const dated = (when: (When & { readonly inferred: boolean; readonly where: string }) | null) =>
  when === null ? '-' : `${when.first} to ${when.last}, ${when.precision}${when.inferred ? ', inferred' : ''}  [${when.where}]`;

/** A result as a page that a person can review: what was found, then each block with its place, kind and first words. */
function written({ mediaType, reading, enclosed, notes }: ReadResult): string {
  const lines = [`kind       ${mediaType}`];
  if (reading !== null) {
    const { about, blocks, furniture, text } = reading;
    lines.push(`title      ${said(about.title)}`, `byline     ${said(about.byline)}`, `publisher  ${said(about.publisher)}`);
    lines.push(`published  ${dated(about.published)}`, `updated    ${dated(about.updated)}`, `language   ${about.language.code}`);
    if (about.incident !== undefined)
      lines.push(`incident   ${about.incident.when?.first ?? '-'}, ${said(about.incident.place)}`);
    lines.push('');
    for (const block of blocks) {
      const kind = furniture.find((piece) => piece.from <= block.from && block.to <= piece.to)?.kind ?? '';
      const words = text.slice(block.from, block.to);
      lines.push(
        `${`${block.from}–${block.to}`.padEnd(11)}${`${block.kind} ${kind}`.trim().padEnd(32)}${JSON.stringify(words.length > 72 ? `${words.slice(0, 72)}…` : words)}`,
      );
    }
  }
  for (const { name, bytes, mediaType: said } of enclosed) lines.push(`enclosed   ${name}, ${bytes.length} bytes, ${said}`);
  for (const note of notes) lines.push(`note       ${note.code}: ${note.what}`);
  return `${lines.join('\n')}\n`;
}

/** What a file gives, and what each file inside it gives, as deep as they go. */
async function tree(bytes: Uint8Array, path: string): Promise<string> {
  const result = await read(bytes, { path, object: digestOf(bytes) });
  if (result.reading !== null) expect(faults(result.reading)).toEqual([]);
  const inner: string[] = [];
  for (const one of result.enclosed) inner.push(`\n--- ${one.name}\n${await tree(one.bytes, `${path}/${one.name}`)}`);
  return written(result) + inner.join('');
}

async function compared(name: string, bytes: Uint8Array, golden: URL): Promise<void> {
  const given = await tree(bytes, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, given);
  expect(existsSync(golden) ? readFileSync(golden, 'utf8') : 'no golden file yet: UPDATE_GOLDEN=1 writes it').toBe(given);
}

describe('whole documents', () => {
  it.each(files)('%s comes out as its golden file says', async (name) => {
    await compared(name, new Uint8Array(readFileSync(new URL(name, folder))), new URL(`${name}.golden.txt`, folder));
  });
});

describe('a document of each kind, made for it', () => {
  it.each(made.map((file) => [file.name, file] as const))('%s comes out as its golden file says', async (name, { bytes }) => {
    await compared(name, bytes, new URL(`made/${name}.golden.txt`, folder));
  });
});
