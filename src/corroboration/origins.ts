import {
  type Claim,
  type Origin,
  type OriginReason,
  type Reading,
  type Review,
  type Source,
  type SourceId,
  idFrom,
} from '../model/index.ts';
import {
  type Facts,
  RUN,
  bodyOf,
  countRuns,
  eachLikelyPair,
  eachPairByFacts,
  factsOf,
  houseLines,
  longestShared,
  sharedFacts,
  sharedRuns,
} from './fingerprints.ts';

/** Share of the shorter text's runs that must stand in the other for the two to be copies, and how many runs at least. */
const COPIED = 0.5;
const LEAST = 12;
/** A text of one sentence that stands whole in another is a copy of it too. */
const WHOLE = 0.95;
const LEAST_WHOLE = 8;
/** Whether so many runs in common, and such a share of the shorter text's, make a copy. */
export const isCopy = (count: number, share: number): boolean =>
  (count >= LEAST && share >= COPIED) || (count >= LEAST_WHOLE && share >= WHOLE);
/** A report told again in other words: most of its names and numbers, in much the same order, and most of its other words. */
const RETOLD = { facts: 9, share: 0.7, inOrder: 0.7, words: 0.55 } as const;
/** Above so many texts only copies are looked for: to look for retold reports, the facts of all would have to be held at once. */
const MOST_RETOLD = 20_000;

/**
 * Who repeats whom. Sources with the same bytes, sources whose bodies share long runs of words, and reports told again in other
 * words, fact by fact in the same order, are of one origin; furniture never counts, so that pages that share menus do not become
 * copies. Support counts origins. A review can join or part. Time grows with the number of words, not of pairs.
 */
export function findOrigins(
  sources: readonly Source[],
  readings: readonly Reading[],
  _claims: readonly Claim[],
  reviews: readonly Review[],
): Origin[] {
  const readingOf = new Map(readings.map((reading) => [reading.object, reading]));
  // In the order of their ids, so that the order of arrival changes nothing.
  const ordered = sources.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const at = new Map(ordered.map((source, n) => [source.id, n]));
  const parent = ordered.map((_, n) => n);
  const find = (n: number): number => {
    let at = n;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const because = new Map<number, OriginReason[]>();
  const parted = partedBy(reviews);
  const join = (a: number, b: number, reason: OriginReason) => {
    if (parted.has(pairKey(ordered[a]!.id, ordered[b]!.id))) return;
    const [x, y] = [find(a), find(b)].sort((m, n) => m - n) as [number, number];
    if (x === y) return;
    parent[y] = x;
    const reasons = because.get(x) ?? [];
    reasons.push(...(because.get(y) ?? []), reason);
    because.set(x, reasons);
  };

  const byObject = new Map<string, number>();
  for (const [n, source] of ordered.entries()) {
    const first = byObject.get(source.object);
    if (first === undefined) byObject.set(source.object, n);
    else
      join(first, n, {
        kind: 'same-object',
        what: `"${source.from}" has the same bytes as "${ordered[first]!.from}".`,
        source: source.id,
        span: null,
      });
  }
  const read: { n: number; reading: Reading }[] = [];
  for (const [object, n] of byObject) {
    const reading = readingOf.get(object as Source['object']);
    if (reading) read.push({ n, reading });
  }
  const { house, repeats } = houseLines(read.map(({ reading }) => reading));
  const counted = countRuns(read.map(({ reading }) => bodyOf(reading, house)));
  const bodies = read.map(({ n }, at) => ({ n, body: counted[at]! }));
  eachLikelyPair(counted, (a, b) => {
    const [one, two] = [bodies[a]!, bodies[b]!];
    if (find(one.n) === find(two.n)) return;
    const { count, share } = sharedRuns(one.body, two.body);
    const shorter = Math.min(one.body.runs.length, two.body.runs.length);
    if (!isCopy(count, share)) return;
    const longest = longestShared(one.body, two.body.reading);
    join(one.n, two.n, {
      kind: 'near-copy',
      what: `${Math.round((100 * count) / shorter)} % of the runs of ${RUN} words in the shorter of "${ordered[one.n]!.from}" and "${ordered[two.n]!.from}" stand in the other.`,
      source: ordered[two.n]!.id,
      span: longest && { ...longest, reading: two.body.reading.id },
    });
  });
  if (bodies.length <= MOST_RETOLD) {
    // What stands word for word in three texts is furniture or a copy found already, and no sign of retelling.
    const facts: Facts[] = bodies.map(({ body }) => factsOf(body.reading, (line) => repeats(line) >= 3));
    eachPairByFacts(facts, (a, b) => {
      const [one, two] = [bodies[a]!, bodies[b]!];
      if (find(one.n) === find(two.n)) return;
      const shared = sharedFacts(facts[a]!, facts[b]!);
      if (
        shared.facts < RETOLD.facts ||
        shared.share < RETOLD.share ||
        shared.inOrder < RETOLD.inOrder ||
        shared.words < RETOLD.words
      )
        return;
      const longest = longestShared(one.body, two.body.reading);
      join(one.n, two.n, {
        kind: 'near-copy',
        what: `"${ordered[one.n]!.from}" and "${ordered[two.n]!.from}" tell the same ${shared.facts} names and numbers, ${Math.round(100 * shared.inOrder)} % of them in one order, with ${Math.round(100 * shared.words)} % of the same other words: one retells the other.`,
        source: ordered[two.n]!.id,
        span: longest && { ...longest, reading: two.body.reading.id },
      });
    });
  }
  for (const { conclusion, name, reason } of standing(reviews))
    if (conclusion.kind === 'join-origins') {
      const [first, ...rest] = conclusion.sources.map((id) => at.get(id)).filter((n) => n !== undefined);
      if (first !== undefined)
        for (const n of rest) join(first, n, { kind: 'review', what: `${name}: ${reason}`, source: ordered[n]!.id, span: null });
    }

  const groups = new Map<number, number[]>();
  for (const n of ordered.keys()) {
    const group = groups.get(find(n));
    if (group) group.push(n);
    else groups.set(find(n), [n]);
  }
  return [...groups].map(([root, members]) => ({
    id: idFrom('origin', ordered[members[0]!]!.id),
    sources: members.map((n) => ordered[n]!.id),
    because: because.get(root) ?? [
      { kind: 'alone', what: 'No other source in the file repeats it.', source: ordered[root]!.id, span: null },
    ],
  }));
}

const standing = (reviews: readonly Review[]) => {
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  return reviews.filter(({ id }) => !undone.has(id));
};

const pairKey = (a: SourceId, b: SourceId) => (a < b ? `${a} ${b}` : `${b} ${a}`);

function partedBy(reviews: readonly Review[]): ReadonlySet<string> {
  const parted = new Set<string>();
  for (const { conclusion } of standing(reviews))
    if (conclusion.kind === 'part-origins')
      for (const a of conclusion.sources) for (const b of conclusion.sources) if (a !== b) parted.add(pairKey(a, b));
  return parted;
}
