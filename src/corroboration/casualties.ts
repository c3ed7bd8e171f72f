import { type Claim, type ClaimId, type Harm, type OriginId, type TallyLine, agree } from '../model/index.ts';

/** What a figure is about: figures of different outcome, class, scope, period or blame are never one line and never added. */
function lineKey(harm: Harm): string {
  const since = harm.scope === 'cumulative' ? (harm.since?.first ?? 'open') : '';
  const blamed = harm.attributedTo
    .map(({ name }) => name)
    .toSorted()
    .join('|');
  return [
    harm.outcome,
    harm.class,
    harm.scope === 'cumulative' ? 'cumulative' : 'incident',
    since,
    harm.scope === 'cumulative' ? blamed : '',
  ].join(' ');
}

interface Figure {
  readonly claim: Claim;
  readonly harm: Harm;
  readonly origin: OriginId | null;
}

/**
 * The tally of an incident: for each outcome and class (and, for tolls over a period, each period and party blamed) every figure
 * with its claim; the range of all of them; and a best figure by the printed rule. Claims come in order of publication.
 */
export function tallyOf(claims: readonly Claim[], originOf: (claim: Claim) => OriginId | null): TallyLine[] {
  const lines = new Map<string, Figure[]>();
  for (const claim of claims) {
    if (claim.stance === 'denied' || !(claim.factuality === 'happened' || claim.factuality === 'ongoing')) continue;
    for (const harm of claim.harms) {
      const key = lineKey(harm);
      lines.set(key, [...(lines.get(key) ?? []), { claim, harm, origin: originOf(claim) }]);
    }
  }
  const keys = [...lines.keys()];
  return keys.map((key) => {
    const figures = lines.get(key)!;
    const { harm } = figures[0]!;
    const numbered = figures.filter(({ harm: { min, max } }) => min !== null || max !== null);
    const { best, rule } = bestOf(numbered);
    const holds = (figure: Figure) => best === null || agree(figure.harm, { min: best, max: best }) !== null;
    const mins = numbered.map(({ harm: { min } }) => min ?? 0);
    const maxes = numbered.map(({ harm: { max } }) => max);
    return {
      outcome: harm.outcome,
      class: harm.class,
      min: numbered.every(({ harm: { min } }) => min === null) ? null : Math.min(...mins),
      max: numbered.length === 0 || maxes.includes(null) ? null : Math.max(...maxes.map((max) => max!)),
      best,
      rule,
      scope: harm.scope,
      since: harm.since,
      attributedTo: [...new Set(figures.flatMap((figure) => figure.harm.attributedTo.map(({ name }) => name)))].toSorted(),
      partOf: wholeOf(figures, keys),
      from: unique(figures.filter(holds).map(({ claim }) => claim.id)),
      dissent: unique(figures.filter((figure) => !holds(figure)).map(({ claim }) => claim.id)),
    };
  });
}

const unique = (ids: readonly ClaimId[]): ClaimId[] => [...new Set(ids)];

/** The line of which this one is a part, as the passages themselves say it. */
function wholeOf(figures: readonly Figure[], keys: readonly string[]): number | null {
  for (const { claim, harm } of figures) {
    const whole = harm.partOf === null ? undefined : claim.harms[harm.partOf];
    const at = whole ? keys.indexOf(lineKey(whole)) : -1;
    if (at >= 0) return at;
  }
  return null;
}

/**
 * The figure shown as best: the one that most origins give, each origin by its latest figure; where as many give another, the
 * latest. A figure with a bound only counts for what it says: "at least 4" agrees with every figure from 4 up.
 */
function bestOf(figures: readonly Figure[]): { best: number | null; rule: string } {
  if (figures.length === 0) return { best: null, rule: 'no source gives a number' };
  const latest = new Map<OriginId | string, Figure>();
  for (const figure of figures) latest.set(figure.origin ?? figure.claim.id, figure);
  const voices = [...latest.values()];
  const values = [
    ...new Set(voices.map(({ harm: { min, max } }) => (min !== null && max !== null && min !== max ? null : (min ?? max)))),
  ].filter((value) => value !== null);
  if (values.length === 0) return { best: null, rule: 'only ranges are given' };
  let best = { value: values[0]!, count: -1, last: -1 };
  for (const value of values) {
    const agreeing = voices.map((voice, n) => (agree(voice.harm, { min: value, max: value }) ? n : -1)).filter((n) => n >= 0);
    // A bare bound is no figure of its own where another origin gives one.
    const stated = voices.findLastIndex(({ harm: { min, max } }) => (min ?? max) === value);
    const last = Math.max(stated, -1);
    if (agreeing.length > best.count || (agreeing.length === best.count && last > best.last))
      best = { value, count: agreeing.length, last };
  }
  const bounded = voices.every(({ harm: { min, max } }) => min !== max);
  const rule =
    voices.length === 1
      ? bounded
        ? 'the only origin gives a bound'
        : 'the only origin'
      : best.count > voices.length / 2
        ? `given by, or in agreement with, ${best.count} of ${voices.length} origins`
        : 'the latest figure, as no figure has most origins';
  return { best: bounded && voices.length === 1 ? null : best.value, rule };
}
