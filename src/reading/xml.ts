const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an XML document with the five named and all numbered characters written out. Other entities stay as they are written. */
export const unescaped = (xml: string): string =>
  xml.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );

/** An element as it is written: where it begins and ends, where its content begins, its attributes in one string. */
export interface XmlElement {
  readonly attributes: string;
  readonly inner: string;
  readonly from: number;
  readonly innerFrom: number;
  readonly to: number;
}

/**
 * The elements of one name in order, not those inside another of that name. Searched for by their tags, since a pattern that
 * looks for each end from each beginning would take time with the square of a hostile sheet. Nothing is ever expanded: a
 * document type with its entities is passed over.
 */
export function* elementsOf(xml: string, tag: string): Generator<XmlElement> {
  const open = `<${tag}`;
  const close = `</${tag}>`;
  for (let at = xml.indexOf(open); at !== -1; at = xml.indexOf(open, at)) {
    if (!/[\s/>]/.test(xml[at + open.length] ?? '')) {
      at += open.length;
      continue;
    }
    const end = xml.indexOf('>', at);
    if (end === -1) return;
    const attributes = xml.slice(at + open.length, end);
    if (attributes.endsWith('/')) {
      yield { attributes, inner: '', from: at, innerFrom: end + 1, to: end + 1 };
      at = end;
      continue;
    }
    const last = xml.indexOf(close, end);
    if (last === -1) return;
    yield { attributes, inner: xml.slice(end + 1, last), from: at, innerFrom: end + 1, to: last + close.length };
    at = last + close.length;
  }
}

/** Character data as pieces with their places: what stands between two characters written by name or number, and each of those. */
export function* wordsOf(
  written: string,
  offset: number,
  part: string,
): Generator<{ readonly text: string; readonly from: number; readonly to: number; readonly part: string }> {
  for (const match of written.matchAll(/[^&]+|&[^;&<]{0,12};?/g)) {
    const from = offset + match.index;
    yield { text: match[0].startsWith('&') ? unescaped(match[0]) : match[0], from, to: from + match[0].length, part };
  }
}
