import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOf, type When } from '../model/index.ts';
import { type ReadResult, read } from './index.ts';
import { faults } from './testing.ts';

const folder = new URL('./golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => !name.endsWith('.golden.txt'));

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
    lines.push(
      `published  ${dated(about.published)}`,
      `updated    ${dated(about.updated)}`,
      `language   ${about.language.code}`,
      '',
    );
    for (const block of blocks) {
      const kind = furniture.find((piece) => piece.from <= block.from && block.to <= piece.to)?.kind ?? '';
      const words = text.slice(block.from, block.to);
      lines.push(
        `${`${block.from}–${block.to}`.padEnd(11)}${`${block.kind} ${kind}`.trim().padEnd(32)}${JSON.stringify(words.length > 72 ? `${words.slice(0, 72)}…` : words)}`,
      );
    }
  }
  for (const { name, bytes, mediaType } of enclosed) lines.push(`enclosed   ${name}, ${bytes.length} bytes, ${mediaType}`);
  for (const note of notes) lines.push(`note       ${note.code}: ${note.what}`);
  return `${lines.join('\n')}\n`;
}

describe('whole documents', () => {
  it.each(files)('%s comes out as its golden file says', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
    const result = await read(bytes, { path: name, object: digestOf(bytes) });
    if (result.reading !== null) expect(faults(result.reading)).toEqual([]);
    const golden = new URL(`${name}.golden.txt`, folder);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, written(result));
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : 'no golden file yet: UPDATE_GOLDEN=1 writes it').toBe(
      written(result),
    );
  });
});
