import type { Note } from '../../model/index.ts';
import { type Drawn, found, note } from '../drawn.ts';
import { elementsOf, unescaped } from '../xml.ts';

/** What a document says of itself in fields that nobody sees on its pages; each as it is written, dates in ISO 8601. */
export interface Properties {
  readonly title: string | null;
  readonly author: string | null;
  readonly created: string | null;
  readonly changed: string | null;
  readonly program: string | null;
}

const said = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.replace(/[\s\0]+/g, ' ').trim() : '';
  return text === '' ? null : text.slice(0, 200);
};

const first = (xml: string, names: readonly string[]): string | null => {
  for (const name of names) {
    const [element] = elementsOf(xml, name);
    const words = said(unescaped(element?.inner ?? ''));
    if (words !== null) return words;
  }
  return null;
};

/** The fields of an office document: `docProps/core.xml` (ECMA-376 Part 2 §11) or `meta.xml` (OpenDocument 1.2 Part 1 §4.3). */
export const officeProperties = (xml: string): Properties => ({
  title: first(xml, ['dc:title']),
  author: first(xml, ['meta:initial-creator', 'dc:creator']),
  created: first(xml, ['dcterms:created', 'meta:creation-date']),
  changed: first(xml, ['dcterms:modified', 'dc:date']),
  program: first(xml, ['meta:generator']),
});

/** "D:20160504101500+03'00'" (ISO 32000-1 §7.9.4) in ISO 8601, its zone kept where it is given. */
function pdfDate(value: unknown): string | null {
  const match = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})\d{0,2}(Z|[+-]\d{2}'?\d{2})?)?/.exec(said(value) ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, zone = ''] = match;
  const shift = zone.replace(/^([+-]\d{2})'?(\d{2})$/, '$1:$2');
  return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}${shift}`}`;
}

/** The document information of a PDF (ISO 32000-1 §14.3.3), as its reader gives it. */
export const pdfProperties = (info: Readonly<Record<string, unknown>>): Properties => ({
  title: said(info['Title']),
  author: said(info['Author']),
  created: pdfDate(info['CreationDate']),
  changed: pdfDate(info['ModDate']),
  program: said(info['Creator']) ?? said(info['Producer']),
});

/** The `\info` group of a rich text file: its plain fields and its two times. */
export function rtfProperties(source: string): Properties {
  const from = source.indexOf('{\\info');
  const info = from === -1 ? '' : source.slice(from, from + 4000);
  const field = (name: string) => said(new RegExp(`\\{\\\\${name} ([^{}\\\\]{1,300})\\}`).exec(info)?.[1]);
  const time = (name: string) => {
    const group = new RegExp(`\\{\\\\${name}((?:\\\\[a-z]+\\d+){1,8})\\}`).exec(info)?.[1] ?? '';
    const part = (key: string) => new RegExp(`\\\\${key}(\\d{1,4})`).exec(group)?.[1]?.padStart(2, '0');
    const [year, month, day, hour, minute] = ['yr', 'mo', 'dy', 'hr', 'min'].map(part);
    if (year === undefined || month === undefined || day === undefined) return null;
    return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute ?? '00'}`}`;
  };
  return {
    title: field('title'),
    author: field('author'),
    created: time('creatim'),
    changed: time('revtim'),
    program: null,
  };
}

/** The note of what a document says of itself, or null where it says nothing but its program. */
function propertiesNote({ title, author, created, changed, program }: Properties): Note | null {
  if (title === null && author === null && created === null && changed === null) return null;
  const parts = [
    ...(title === null ? [] : [`titled "${title}"`]),
    ...(author === null ? [] : [`by ${author}`]),
    ...(created === null ? [] : [`made ${created}`]),
    ...(changed === null ? [] : [`changed ${changed}`]),
    ...(program === null ? [] : [`with ${program}`]),
  ];
  return note(
    'reading/document-properties',
    `The file says of itself: ${parts.join(', ')}. Whoever had the file could have written it; no date or maker is taken from it.`,
    'Compare it with what the pages say, and ask the sender where they differ.',
  );
}

/**
 * A drawn document with what it says of itself as a note. Its title is taken where the pages show none; its author, who may have done no
 * more than install the program, and its times, which are not of publication, are taken for nothing.
 */
export function withProperties(drawn: Drawn, properties: Properties): Drawn {
  const own = propertiesNote(properties);
  const title = drawn.about.title ?? (properties.title === null ? null : found(properties.title, null, 'document properties'));
  return { ...drawn, about: { ...drawn.about, title }, notes: own === null ? drawn.notes : [...drawn.notes, own] };
}
