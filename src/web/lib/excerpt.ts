import type { Span } from '../../model/index.ts';

/**
 * The stretch of a passage that holds its telling parts with `around` units on either side, cut at white space. A passage that
 * is not much longer, or whose parts stand elsewhere, comes whole.
 */
export function excerpt(passage: Span & { readonly quote: string }, parts: readonly Span[], around = 70): Span {
  const inside = parts.filter((part) => part.from >= passage.from && part.to <= passage.to);
  const whole = { from: passage.from, to: passage.to };
  if (inside.length === 0) return whole;
  let from = Math.max(passage.from, Math.min(...inside.map((part) => part.from)) - around);
  let to = Math.min(passage.to, Math.max(...inside.map((part) => part.to)) + around);
  const isSpace = (at: number) => /\s/.test(passage.quote[at - passage.from] ?? ' ');
  while (from > passage.from && !isSpace(from - 1)) from -= 1;
  while (to < passage.to && !isSpace(to)) to += 1;
  return passage.to - passage.from - (to - from) < 40 ? whole : { from, to };
}
