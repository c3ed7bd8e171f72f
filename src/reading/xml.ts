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

/**
 * The elements of one name in order, not those inside another of that name. Searched for by their tags, since a pattern that
 * looks for each end from each beginning would take time with the square of a hostile sheet. Nothing is ever expanded: a
 * document type with its entities is passed over.
 */
export function* elementsOf(xml: string, tag: string): Generator<{ readonly attributes: string; readonly inner: string }> {
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
      yield { attributes, inner: '' };
      at = end;
      continue;
    }
    const last = xml.indexOf(close, end);
    if (last === -1) return;
    yield { attributes, inner: xml.slice(end + 1, last) };
    at = last + close.length;
  }
}
