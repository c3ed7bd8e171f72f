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
import { fold } from './text.ts';

/** Words in a run that two texts must share to share a shingle. */
const RUN = 5;
/** Share of the shorter text's runs that must stand in the other for the two to be copies. */
const COPIED = 0.5;
/** Hash functions of a sketch, and how many of them make a band: pairs that share a band are compared in full. */
const SKETCH = 64;
const BAND = 4;

interface Body {
  readonly reading: Reading;
  readonly runs: ReadonlyMap<number, number>;
  readonly sketch: Uint32Array;
}

/**
 * Who repeats whom. Sources with the same bytes, and sources whose bodies share long runs of words, are of one origin; furniture
 * never counts, so that pages that share menus do not become copies. Support counts origins. A review can join or part.
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
  const find = (n: number): number => (parent[n] === n ? n : find(parent[n]!));
  const because = new Map<number, OriginReason[]>();
  const parted = partedBy(reviews);
  const join = (a: number, b: number, reason: OriginReason) => {
    if (parted.has(pairKey(ordered[a]!.id, ordered[b]!.id))) return;
    const [x, y] = [find(a), find(b)].sort((m, n) => m - n) as [number, number];
    if (x === y) return;
    parent[y] = x;
    because.set(x, [...(because.get(x) ?? []), ...(because.get(y) ?? []), reason]);
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
  const bodies = [...byObject].flatMap(([object, n]) => {
    const reading = readingOf.get(object as Source['object']);
    return reading ? [{ n, body: bodyOf(reading) }] : [];
  });
  for (const [a, b] of likelyPairs(bodies.map(({ body }) => body))) {
    const [one, two] = [bodies[a]!, bodies[b]!];
    const shared = sharedRuns(one.body, two.body);
    const shorter = Math.min(one.body.runs.size, two.body.runs.size);
    if (shorter < 8 || shared.count / shorter < COPIED) continue;
    join(one.n, two.n, {
      kind: 'near-copy',
      what: `${Math.round((100 * shared.count) / shorter)} % of the runs of ${RUN} words in the shorter of "${ordered[one.n]!.from}" and "${ordered[two.n]!.from}" stand in the other.`,
      source: ordered[two.n]!.id,
      span: shared.longest && { ...shared.longest, reading: two.body.reading.id },
    });
  }
  for (const { conclusion, name, reason } of standing(reviews))
    if (conclusion.kind === 'join-origins') {
      const [first, ...rest] = conclusion.sources.map((id) => at.get(id)).filter((n) => n !== undefined);
      if (first !== undefined)
        for (const n of rest) join(first, n, { kind: 'review', what: `${name}: ${reason}`, source: ordered[n]!.id, span: null });
    }

  const groups = new Map<number, number[]>();
  for (const n of ordered.keys()) groups.set(find(n), [...(groups.get(find(n)) ?? []), n]);
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

/** The runs of words of a body, each with where it first stands. */
function bodyOf(reading: Reading): Body {
  const runs = new Map<number, number>();
  let from = 0;
  const words: { hash: number; at: number }[] = [];
  const take = (to: number) => {
    for (const match of reading.text.slice(from, to).matchAll(/[\p{L}\p{N}]+/gu))
      words.push({ hash: hashOf(fold(match[0])), at: from + match.index });
  };
  for (const piece of reading.furniture.toSorted((a, b) => a.from - b.from)) {
    if (piece.from > from) take(piece.from);
    from = Math.max(from, piece.to);
  }
  take(reading.text.length);
  for (let n = 0; n + RUN <= words.length; n++) {
    let hash = 0;
    for (let k = 0; k < RUN; k++) hash = Math.imul(hash ^ words[n + k]!.hash, 0x01000193) >>> 0;
    if (!runs.has(hash)) runs.set(hash, words[n]!.at);
  }
  const sketch = new Uint32Array(SKETCH).fill(0xffffffff);
  for (const run of runs.keys())
    for (let k = 0; k < SKETCH; k++) {
      const value = mix(run, k);
      if (value < sketch[k]!) sketch[k] = value;
    }
  return { reading, runs, sketch };
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/** One of many hash functions over a hash: the finaliser of MurmurHash3 on a value shifted by k. */
function mix(hash: number, k: number): number {
  let x = (hash + Math.imul(k + 1, 0x9e3779b9)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Pairs whose sketches share a band (Broder, 1997), and short texts whose few runs another holds. */
function likelyPairs(bodies: readonly Body[]): [number, number][] {
  const buckets = new Map<string, number[]>();
  for (const [n, { sketch, runs }] of bodies.entries()) {
    if (runs.size === 0) continue;
    for (let band = 0; band < SKETCH / BAND; band++) {
      const key = `${band} ${sketch.subarray(band * BAND, (band + 1) * BAND).join(' ')}`;
      buckets.set(key, [...(buckets.get(key) ?? []), n]);
    }
    // A cut copy is a small part of a long text, and their sketches differ: a few of each text's smallest runs find it.
    for (const run of [...runs.keys()].sort((a, b) => mix(a, 0) - mix(b, 0)).slice(0, Math.max(8, Math.ceil(runs.size / 16)))) {
      const key = `run ${run}`;
      buckets.set(key, [...(buckets.get(key) ?? []), n]);
    }
  }
  const pairs = new Map<string, [number, number]>();
  for (const bucket of buckets.values())
    if (bucket.length <= 200)
      for (const [i, a] of bucket.entries()) for (const b of bucket.slice(i + 1)) pairs.set(`${a} ${b}`, [a, b]);
  return [...pairs.values()].sort(([a1, b1], [a2, b2]) => a1 - a2 || b1 - b2);
}

/** How many runs two bodies share, and where the longest stretch of them stands in the second. */
function sharedRuns(a: Body, b: Body): { count: number; longest: { from: number; to: number } | null } {
  let count = 0;
  let from = -1;
  let last = -1;
  let best: { from: number; to: number } | null = null;
  for (const [run, at] of b.runs) {
    if (!a.runs.has(run)) {
      from = -1;
      continue;
    }
    count += 1;
    if (from < 0) from = at;
    last = at;
    if (best === null || last - from > best.to - best.from) best = { from, to: last };
  }
  if (best !== null) {
    const rest = /^(?:[\p{L}\p{N}]+[^\p{L}\p{N}]*){1,5}/u.exec(b.reading.text.slice(best.to, best.to + 200))?.[0] ?? '';
    best = { from: best.from, to: best.to + rest.trimEnd().length };
    if (best.to <= best.from) best = null;
  }
  return { count, longest: best };
}
