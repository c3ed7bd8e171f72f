import {
  type Chosen,
  type Claim,
  type ClaimId,
  type Figure,
  type Harm,
  type OriginId,
  type TallyLine,
  type TallyRule,
  agree,
  startOf,
} from '../model/index.ts';

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

/** Where the figures of an incident come from, and by which rule one is chosen. */
export interface Tallying {
  readonly originOf: (claim: Claim) => OriginId | null;
  readonly speakerOf: (claim: Claim) => string;
  readonly publishedOf: (claim: Claim) => string | null;
  readonly textOf: (claim: Claim) => string;
  readonly rule: TallyRule;
}

interface Given extends Figure {
  readonly said: Claim;
  readonly harm: Harm;
}

/**
 * The tally of an incident: for each outcome and class (and, for tolls over a period, each period and party blamed) every figure
 * with its claim; the range of those that count; and a best figure by the rule chosen, with what the other rules give. Nothing is
 * added. A later figure of one origin stands in the place of its earlier one. Claims come in order of publication.
 */
export function tallyOf(claims: readonly Claim[], tallying: Tallying): TallyLine[] {
  const lines = new Map<string, { said: Claim; harm: Harm }[]>();
  for (const said of claims) {
    if (said.stance === 'denied' || !(said.factuality === 'happened' || said.factuality === 'ongoing')) continue;
    for (const harm of said.harms) {
      const key = lineKey(harm);
      const line = lines.get(key);
      if (line) line.push({ said, harm });
      else lines.set(key, [{ said, harm }]);
    }
  }
  const keys = [...lines.keys()];
  const tally = keys.map((key): TallyLine => {
    const all = lines.get(key)!;
    const { harm } = all[0]!;
    const figures = standing(all, tallying);
    const numbered = figures.filter(({ min, max }) => min !== null || max !== null);
    const whole = numbered.filter((figure) => figure.standing === 'counts');
    // Where only a part was counted, the count of the part is shown, with what it is.
    const counting = whole.length > 0 ? whole : numbered.filter((figure) => figure.standing === 'partial');
    const byRule = (['range', 'majority', 'hierarchy', 'latest-official'] as const).map((rule) => choose(rule, counting));
    const { best, because } = byRule.find(({ rule }) => rule === tallying.rule)!;
    const holds = (figure: Given) => best === null || agree(figure, { min: best, max: best }) !== null;
    const mins = counting.map(({ min }) => min ?? 0);
    const maxes = counting.map(({ max }) => max);
    const low = counting.every(({ min }) => min === null) ? null : Math.min(...mins);
    const high = counting.length === 0 || maxes.includes(null) ? null : Math.max(...maxes.map((max) => max!));
    const shown = counting.length > 0 ? counting : figures;
    return {
      outcome: harm.outcome,
      class: harm.class,
      min: low,
      max: high,
      best,
      rule: because,
      scope: harm.scope,
      since: harm.since,
      attributedTo: [...new Set(all.flatMap((one) => one.harm.attributedTo.map(({ name }) => name)))].toSorted(),
      partOf: wholeOf(all, keys),
      from: unique(shown.filter(holds).map(({ claim }) => claim)),
      dissent: unique(shown.filter((figure) => !holds(figure)).map(({ claim }) => claim)),
      figures: figures.map(({ claim, min, max, origin, speaker, asOf, standing: now, supersededBy }) => ({
        claim,
        min,
        max,
        origin,
        speaker,
        asOf,
        standing: now,
        supersededBy,
      })),
      low,
      high,
      byRule,
      warnings: [],
    };
  });
  return tally.map((line) => ({ ...line, warnings: warningsOf(line, tally) }));
}

const unique = (ids: readonly ClaimId[]): ClaimId[] => [...new Set(ids)];

/** The figures of a line in order of publication, each with whether it still counts. */
function standing(all: readonly { said: Claim; harm: Harm }[], { originOf, speakerOf, publishedOf, textOf }: Tallying): Given[] {
  const given = all.map(
    ({ said, harm }): Given => ({
      said,
      harm,
      claim: said.id,
      min: harm.min,
      max: harm.max,
      origin: originOf(said),
      speaker: speakerOf(said),
      asOf: harm.scope === 'cumulative' && said.when?.last ? said.when.last.slice(0, 10) : publishedOf(said),
      standing: isPartial(said, harm, textOf(said)) ? 'partial' : 'counts',
      supersededBy: null,
    }),
  );
  return given.map((figure, at) => {
    if (figure.standing !== 'counts') return figure;
    // A headline leaves out the hedge that the report below it gives.
    const below =
      figure.said.voice.manner === 'headline' &&
      given.find(
        (other) =>
          other.said.reading === figure.said.reading &&
          other.said.voice.manner !== 'headline' &&
          other.standing === 'counts' &&
          agree(other, figure) !== null,
      );
    if (below) return { ...figure, standing: 'superseded', supersededBy: below.claim };
    if (figure.origin === null || figure.asOf === null) return figure;
    const later = given.findLast(
      (other, n) =>
        n > at &&
        other.standing === 'counts' &&
        other.origin === figure.origin &&
        other.asOf !== null &&
        startOf(other.asOf) > startOf(figure.asOf!) &&
        (other.min !== figure.min || other.max !== figure.max),
    );
    return later ? { ...figure, standing: 'superseded', supersededBy: later.claim } : figure;
  });
}

const OF_THEM =
  /^\S+(?: \S+)? (?:of|among|d[’']entre) (?:them|those|whom|these|eux|elles|the (?:dead|wounded|killed|injured|victims))\b/iu;

/** "Eleven bodies in the corridor", "two of the wounded died": some of the people, and not how many there were. */
function isPartial({ kind, harms }: Claim, harm: Harm, text: string): boolean {
  if (harm.scope === 'unclear') return true;
  const whole = harm.partOf === null ? undefined : harms[harm.partOf];
  if (whole && lineKey(whole) === lineKey(harm)) return true;
  // "Two of them", "three of the dead" as one expression or with the words after it; "of" before a place is no such part.
  if (harm.scope === 'incident' && harm.partOf === null && OF_THEM.test(text.slice(harm.from, harm.to + 24).replace(/\s+/g, ' ')))
    return true;
  return kind === 'killing' && harm.outcome === 'injured' && !harms.some(({ outcome }) => outcome === 'killed');
}

/** The line of which this one is a part, as the passages themselves say it. */
function wholeOf(figures: readonly { said: Claim; harm: Harm }[], keys: readonly string[]): number | null {
  for (const { said, harm } of figures) {
    const whole = harm.partOf === null ? undefined : said.harms[harm.partOf];
    const at = whole && lineKey(whole) !== lineKey(harm) ? keys.indexOf(lineKey(whole)) : -1;
    if (at >= 0) return at;
  }
  return null;
}

/** Whose figure is taken before whose, where the user asks for the better placed source. */
const placed = ['medical', 'un', 'ngo', 'witness', 'government', 'named-person', 'media', 'other', 'armed-group', 'unnamed'];
const official = new Set(['government', 'armed-group', 'un', 'medical']);
const valueOf = ({ min, max }: Given) => (min !== null && max !== null && min !== max ? null : (min ?? max));

function choose(rule: TallyRule, figures: readonly Given[]): Chosen {
  if (figures.length === 0) return { rule, best: null, because: 'no source gives a number' };
  if (rule === 'range') return { rule, best: null, because: `the range of ${figures.length} figures; none is preferred` };
  if (rule === 'majority') return { rule, ...majority(figures) };
  if (rule === 'hierarchy') {
    const rank = (figure: Given) => (placed.includes(figure.speaker) ? placed.indexOf(figure.speaker) : placed.length);
    const top = Math.min(...figures.map(rank));
    const last = figures.findLast((figure) => rank(figure) === top)!;
    return { rule, best: valueOf(last), because: `the latest figure of the best placed kind of source: ${last.speaker}` };
  }
  const last = figures.findLast(({ speaker }) => official.has(speaker));
  return last
    ? { rule, best: valueOf(last), because: `the latest official figure (${last.speaker})` }
    : { rule, best: null, because: 'no official source gives a number' };
}

/**
 * The figure that most origins give, each origin by its latest figure; where as many give another, the latest. A figure with a
 * bound only counts for what it says: "at least 4" agrees with every figure from 4 up.
 */
function majority(figures: readonly Given[]): { best: number | null; because: string } {
  const latest = new Map<OriginId | string, Given>();
  for (const figure of figures) {
    const voice = figure.origin ?? figure.claim;
    latest.delete(voice);
    latest.set(voice, figure);
  }
  const voices = [...latest.values()];
  const values = [...new Set(voices.map(valueOf))].filter((value) => value !== null);
  if (values.length === 0) return { best: null, because: 'only ranges are given' };
  let best = { value: values[0]!, count: -1, last: -1 };
  for (const value of values) {
    const count = voices.filter((voice) => agree(voice, { min: value, max: value })).length;
    // A bare bound is no figure of its own where another origin gives one.
    const last = voices.findLastIndex(({ min, max }) => (min ?? max) === value);
    if (count > best.count || (count === best.count && last > best.last)) best = { value, count, last };
  }
  const bounded = voices.every(({ min, max }) => min !== max);
  const because =
    voices.length === 1
      ? bounded
        ? 'the only origin gives a bound'
        : 'the only origin'
      : best.count > voices.length / 2
        ? `given by, or in agreement with, ${best.count} of ${voices.length} origins`
        : 'the latest figure, as no figure has most origins';
  return { best: bounded && voices.length === 1 ? null : best.value, because };
}

/** Parts that exceed their whole, and civilians that exceed all people: said, and never mended. */
function warningsOf(line: TallyLine, tally: readonly TallyLine[]): string[] {
  const wholes = tally.filter(
    (whole, at) =>
      line.partOf === at ||
      (whole !== line &&
        whole.class === 'unknown' &&
        line.class !== 'unknown' &&
        whole.outcome === line.outcome &&
        whole.scope === line.scope &&
        whole.since?.first === line.since?.first &&
        whole.attributedTo.join() === line.attributedTo.join()),
  );
  return wholes
    .filter(
      (whole) =>
        line.low !== null && line.low !== undefined && whole.high !== null && whole.high !== undefined && line.low > whole.high,
    )
    .map(
      (whole) =>
        `At least ${line.low} ${line.class} ${line.outcome} are more than the ${whole.high} people ${whole.outcome} in all.`,
    );
}

/** How the figure shown changed as reports came in, each step with the claim that changed it. Lines of more figures are not retraced. */
const RETRACED = 200;

export function revisionsOf(
  tally: readonly TallyLine[],
  rule: TallyRule,
): { from: number; to: number; line: TallyLine; by: ClaimId; at: string | null }[] {
  return tally.flatMap((line) => {
    const figures = (line.figures ?? []).filter(
      ({ standing: now, min, max }) => now !== 'partial' && (min !== null || max !== null),
    );
    if (figures.length < 2 || figures.length > RETRACED) return [];
    const steps: { from: number; to: number; line: TallyLine; by: ClaimId; at: string | null }[] = [];
    let shown: number | null = null;
    for (let n = 1; n <= figures.length; n++) {
      // As it stood then: each origin by the latest of what it had given.
      const known = figures.slice(0, n).map((figure) => ({ ...figure, standing: 'counts' }) as Given);
      const { best } = choose(rule === 'range' ? 'majority' : rule, known);
      const now = best ?? known.at(-1)!.min;
      if (shown !== null && now !== null && now !== shown)
        steps.push({ from: shown, to: now, line, by: figures[n - 1]!.claim, at: figures[n - 1]!.asOf });
      shown = now ?? shown;
    }
    return steps;
  });
}
