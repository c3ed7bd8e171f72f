/** How many one report gives killed and injured in one event, all its words taken together. */
export interface ReportToll {
  /** Whoever the report repeats, or its own name: each origin has one voice, its latest. */
  readonly origin: string;
  /** ISO date of publication, or null. */
  readonly at: string | null;
  readonly killed: number;
  readonly injured: number;
}

export interface Reconciled {
  readonly killed: number;
  readonly injured: number;
  readonly because: string;
}

/** The figure given most often; of figures given as often, the one that `prefer` chooses. */
function mostGiven(figures: readonly number[], prefer: (a: number, b: number) => number): number | null {
  const counts = new Map<number, number>();
  for (const figure of figures) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  let best: number | null = null;
  for (const [figure, count] of counts)
    if (best === null || count > counts.get(best)! || (count === counts.get(best)! && prefer(figure, best) === figure))
      best = figure;
  return best;
}

/**
 * Killed and injured in one event from the figures of several reports. A report that tells of no death does not deny one: among those
 * that do, the figure most origins give is taken, and of two given as often the higher, since the wounded die later and the dead do
 * not rise. How many were hit in all is decided in the same way, and of two the lower; who died is no longer among the injured.
 */
export function reconcileTolls(reports: readonly ReportToll[]): Reconciled {
  const latest = new Map<string, ReportToll>();
  for (const report of reports.toSorted((a, b) => order(a.at ?? '', b.at ?? '') || order(a.origin, b.origin)))
    latest.set(report.origin, report);
  const voices = [...latest.values()];
  const deaths = voices.map(({ killed }) => killed).filter((killed) => killed > 0);
  const hit = voices.map(({ killed, injured }) => killed + injured).filter((all) => all > 0);
  const killed = mostGiven(deaths, Math.max) ?? 0;
  const all = Math.max(killed, mostGiven(hit, Math.min) ?? 0);
  const giving = deaths.filter((one) => one === killed).length;
  return {
    killed,
    injured: all - killed,
    because:
      deaths.length === 0
        ? `No origin tells of a death; ${all} hit in all is what most of ${hit.length} give.`
        : `${killed} killed by ${giving} of the ${deaths.length} origins that tell of deaths; ${all} hit in all by most of ${hit.length}, so ${all - killed} injured.`,
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
