import type { Span } from '../../model/index.ts';

/** A stretch of text over which the same spans lie. */
export interface Segment<Id extends string> extends Span {
  /** The spans that cover it, the widest first. */
  readonly ids: readonly Id[];
  /** The spans that begin here. */
  readonly opens: readonly Id[];
}

/**
 * Cuts `block` wherever a span begins or ends, so that overlapping spans can be lit without one element crossing another.
 * The segments join to the block without gap or overlap; empty spans are left out.
 */
export function segments<Id extends string>(block: Span, spans: readonly (Span & { readonly id: Id })[]): Segment<Id>[] {
  const inside = spans
    .filter((span) => span.from < block.to && span.to > block.from && span.to > span.from)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const cuts = new Set([block.from, block.to]);
  for (const span of inside) {
    cuts.add(Math.max(block.from, span.from));
    cuts.add(Math.min(block.to, span.to));
  }
  const edges = [...cuts].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1]!;
    const over = inside.filter((span) => span.from <= from && span.to >= to);
    return {
      from,
      to,
      ids: over.map((span) => span.id),
      opens: over.filter((span) => span.from === from).map((span) => span.id),
    };
  });
}
