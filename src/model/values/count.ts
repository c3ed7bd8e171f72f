/** How many, with the hedge kept: "at least four" is { min: 4, max: null }, with no upper bound. Vague words have no minimum. */
export interface Count {
  readonly min: number | null;
  readonly max: number | null;
}

/** The counts that would satisfy both, or null when the two cannot both be true. A null minimum is 0. */
export function agree(a: Count, b: Count): Count | null {
  const min = Math.max(a.min ?? 0, b.min ?? 0);
  const max = Math.min(a.max ?? Number.POSITIVE_INFINITY, b.max ?? Number.POSITIVE_INFINITY);
  if (min > max) return null;
  return { min: a.min === null && b.min === null ? null : min, max: max === Number.POSITIVE_INFINITY ? null : max };
}
