import type { FindingsJson } from '../../model/index.ts';

/** An offset in UTF-16 code units as an offset in code points, which is what Web Annotation positions count (§4.2.5). */
export function codePoints(text: string, offset: number): number {
  let points = 0;
  for (let unit = 0; unit < offset; points++) unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  return points;
}

/**
 * Every claim as a W3C Web Annotation (2017): a TextQuoteSelector with its surroundings and a TextPositionSelector in code
 * points over the text of the reading, which stands in the dossier under `texts/`.
 */
export function annotations(
  findings: FindingsJson,
  textOf: (source: string) => string | null,
  textPath: (source: string) => string,
): string {
  const items = findings.claims.flatMap((claim) => {
    const text = textOf(claim.source);
    if (text === null) return [];
    return [
      {
        id: `urn:assize:${claim.id}`,
        type: 'Annotation',
        motivation: 'classifying',
        body: {
          type: 'TextualBody',
          format: 'application/json',
          value: JSON.stringify({ kind: claim.kind, stance: claim.stance, factuality: claim.factuality }),
        },
        target: {
          source: textPath(claim.source),
          selector: [
            {
              type: 'TextQuoteSelector',
              exact: claim.quote,
              prefix: text.slice(Math.max(0, claim.from - 32), claim.from),
              suffix: text.slice(claim.to, claim.to + 32),
            },
            { type: 'TextPositionSelector', start: codePoints(text, claim.from), end: codePoints(text, claim.to) },
          ],
        },
      },
    ];
  });
  return `${JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', total: items.length, first: { type: 'AnnotationPage', items } }, null, 1)}\n`;
}
