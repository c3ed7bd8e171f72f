import type { Relations } from './relations.ts';
import { bestOf, type ChoiceScorer, type MoveScorer } from './weights.ts';
import { mix } from './words.ts';

// Dependencies in one pass from left to right: arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011) chosen by a
// perceptron trained with a dynamic oracle (Goldberg and Nivre 2013). The root stands after the last word, so that every word
// waits for its head in the same way. A second set of weights names each relation as the arc is drawn.

export const SHIFT = 0;
/** The first word of the buffer becomes head of the top of the stack. */
export const LEFT = 1;
/** The second word of the stack becomes head of its top. */
export const RIGHT = 2;

const NONE = -1;
/** Word and lemma, and tag and relation, of a word that is not there. */
const ABSENT = 0x2545f491;
const NOTHING = 254;

/** The state of one parse. Lists are longer than the sentence; word `n` is the root. */
export class ParseState {
  n = 0;
  buffer = 0;
  top = 0;
  stack = new Int32Array(0);
  head = new Int32Array(0);
  label = new Int32Array(0);
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  lefts = new Int32Array(0);
  rights = new Int32Array(0);
  /** Hashes of word and lemma, tags and universal tags; the root's at place `n`. */
  word: Int32Array = new Int32Array(0);
  lemma: Int32Array = new Int32Array(0);
  tag: Int32Array = new Int32Array(0);
  /** Sets of labels already seen at the left and right of a word, as bits. */
  leftLabels = new Int32Array(0);
  rightLabels = new Int32Array(0);
  readonly atoms = new Int32Array(64);

  /** Makes the state ready for a sentence of `n` words; word, lemma and tag are then to be filled for 0 to n - 1. */
  begin(n: number): void {
    this.n = n;
    if (this.head.length <= n) {
      const size = 2 * n + 64;
      for (const name of lists) this[name] = new Int32Array(size);
    }
    this.buffer = 0;
    this.top = 0;
    this.head.fill(NONE, 0, n + 1);
    this.label.fill(NONE, 0, n + 1);
    this.left1.fill(NONE, 0, n + 1);
    this.left2.fill(NONE, 0, n + 1);
    this.right1.fill(NONE, 0, n + 1);
    this.right2.fill(NONE, 0, n + 1);
    this.lefts.fill(0, 0, n + 1);
    this.rights.fill(0, 0, n + 1);
    this.leftLabels.fill(0, 0, n + 1);
    this.rightLabels.fill(0, 0, n + 1);
    this.word[n] = 0x1b873593;
    this.lemma[n] = 0x1b873593;
    this.tag[n] = 255;
  }

  get done(): boolean {
    return this.buffer === this.n && this.top === 0;
  }

  /** Which transitions are possible, as bits. Only one word may hang from the root. */
  allowed(): number {
    let bits = 0;
    if (this.buffer < this.n) bits |= 1 << SHIFT;
    if (this.top >= 1 && (this.buffer < this.n || this.top === 1)) bits |= 1 << LEFT;
    if (this.top >= 2) bits |= 1 << RIGHT;
    return bits;
  }

  shift(): void {
    this.stack[this.top++] = this.buffer++;
  }

  /** Draws the arc of LEFT or RIGHT, without its label, and takes the dependent off the stack; gives the dependent. */
  arc(move: number): number {
    const child = this.stack[--this.top]!;
    const parent = move === LEFT ? this.buffer : this.stack[this.top - 1]!;
    this.head[child] = parent;
    if (child < parent) {
      this.left2[parent] = this.left1[parent]!;
      this.left1[parent] = child;
      this.lefts[parent]!++;
    } else {
      this.right2[parent] = this.right1[parent]!;
      this.right1[parent] = child;
      this.rights[parent]!++;
    }
    return child;
  }

  /** Names the relation of a word whose head is set. */
  name(child: number, label: number): void {
    this.label[child] = label;
    const parent = this.head[child]!;
    if (child < parent) this.leftLabels[parent]! |= 1 << (label % 31);
    else this.rightLabels[parent]! |= 1 << (label % 31);
  }
}

const lists = [
  'stack',
  'head',
  'label',
  'left1',
  'left2',
  'right1',
  'right2',
  'lefts',
  'rights',
  'word',
  'lemma',
  'tag',
  'leftLabels',
  'rightLabels',
] as const;

/**
 * What templates are made of. A word of the stack (s0 is its top), of the buffer (b0 is next), or a dependent of one (s0l its outermost
 * at the left, s0L the one before it, s1rr the outermost right dependent of s1r), as word (w), lemma (m), tag (t) or relation (d). Beside
 * these ds and db: how far s1 and b0 are from s0; vl and vr: how many dependents; ll and lr: the set of their relations; p0 and m0: the
 * tags just before b0 and s0. `fillAtoms` writes them in this order.
 */
const atomNames =
  's0w s0m s0t s1w s1m s1t s2m b0w b0m b0t b1w b1m b1t b2t b3t s0lw s0lt s0ld s0rw s0rt s0rd s0Lt s0Ld s0Rt s1lt s1ld s1rt s1rrt b0lw b0lt b0ld b0Lt ds db s0vr b0vl s0ll s1lr b0ll p0 m0'.split(
    ' ',
  );

/**
 * Templates as steps of hashing: each takes the hash of an earlier step and mixes one more atom in. Templates that begin with the same
 * atoms share their first steps, so atoms that many templates have are put first. Steps that are features come before those that are not in
 * the list of results.
 */
interface Steps {
  readonly features: number;
  readonly count: number;
  /** Where each step's result goes, and where the result it builds on lies. */
  readonly into: Int32Array;
  readonly from: Int32Array;
  readonly atom: Int32Array;
  readonly salt: Int32Array;
}

function stepsOf(spec: string): Steps {
  const rows = spec.trim().split(/\s*\n\s*|\s*,\s*/);
  const uses = new Map<string, number>();
  for (const row of rows) for (const atom of row.split(' ')) uses.set(atom, (uses.get(atom) ?? 0) + 1);
  const sorted = rows.map((row) => row.split(' ').sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1)));
  const features = new Set(sorted.map((atoms) => atoms.join(' ')));
  const paths = new Set(sorted.flatMap((atoms) => atoms.map((_, i) => atoms.slice(0, i + 1).join(' '))));
  const order = [...[...paths].filter((path) => features.has(path)), ...[...paths].filter((path) => !features.has(path))];
  const place = new Map(order.map((path, i) => [path, i]));
  const steps = order.toSorted((a, b) => a.split(' ').length - b.split(' ').length);
  const before = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf(' ')));
  return {
    features: features.size,
    count: steps.length,
    into: Int32Array.from(steps, (path) => place.get(path)!),
    // What a first step builds on lies behind all results, and is 0.
    from: Int32Array.from(steps, (path) => place.get(before(path)) ?? steps.length),
    atom: Int32Array.from(steps, (path) => atomNames.indexOf(path.slice(path.lastIndexOf(' ') + 1))),
    salt: Int32Array.from(steps, (_, i) => Math.imul(i + 1, 0x27d4eb2f)),
  };
}

// Of 143 templates these are the ones whose loss costs right heads; what places they still look at is all that is filled in.
const moves = stepsOf(`
b0Lt, b0ld, b0lt, b0lw, b0t, b1t, s0Ld, s0Lt, s0ld, s0lt, s0rd, s0rt, s0rw, s0w, s1ld, s1t, b0t b0ll, b0t b0vl
b0t b1t, b0t b1w, b0t db, b0w b0vl, b1m b0m, b1t b1w, s0lw s1m, s0m b1m, s0m s2m, s0t b1w, s0t db, s0t s0vr, s0t s0w
s0w s0ll, s0w s0vr, s1t s0w, s1t s1lr, b0t b0lt b0Lt, b0t b1t b2t, b0t s0w s0rt, b0t s1t s1rt, s0t b0t b0lt
s0t b0t b1t, s0t b0t db, s0t b0t m0, s0t b0t p0, s0t s0rt s0Rt, s0t s1t b0w, s0t s1t s0lt, s0t s1t s1lt
s0t s1t s1rt, s0t s1t s2m, s0w ds s1w, s1t s1rt s1rrt, b0t b1t b2t b3t, s0t b0t s1t b1t, s0t b0t s1t p0
`);
export const MOVE_FEATURES = moves.features;
/** How long a list for the features of a transition must be: it holds what they are built from as well. */
export const MOVE_HASHES = moves.count + 1;

/** Writes the features that decide the next transition into `out` and gives their number. */
export function moveFeatures(state: ParseState, out: Int32Array): number {
  fillAtoms(state);
  const { atoms } = state;
  const { count, into, from, atom, salt } = moves;
  out[count] = 0;
  for (let i = 0; i < count; i++) out[into[i]!] = mix(out[from[i]!]! + salt[i]!, atoms[atom[i]!]!);
  return MOVE_FEATURES;
}

function fillAtoms(state: ParseState): void {
  const { atoms, stack, top, buffer: b0, n, word, lemma, tag, label, left1, left2, right1, right2 } = state;
  const s0 = top > 0 ? stack[top - 1]! : NONE;
  const s1 = top > 1 ? stack[top - 2]! : NONE;
  const s2 = top > 2 ? stack[top - 3]! : NONE;
  const b1 = b0 + 1 <= n ? b0 + 1 : NONE;
  const s0l = s0 < 0 ? NONE : left1[s0]!;
  const s0r = s0 < 0 ? NONE : right1[s0]!;
  const s0L = s0 < 0 ? NONE : left2[s0]!;
  const s0R = s0 < 0 ? NONE : right2[s0]!;
  const s1l = s1 < 0 ? NONE : left1[s1]!;
  const s1r = s1 < 0 ? NONE : right1[s1]!;
  const s1rr = s1r < 0 ? NONE : right1[s1r]!;
  const b0l = left1[b0]!;
  const b0L = left2[b0]!;
  const wordOf = (i: number): number => (i < 0 ? ABSENT : word[i]!);
  const lemmaOf = (i: number): number => (i < 0 ? ABSENT : lemma[i]!);
  const tagOf = (i: number): number => (i < 0 ? NOTHING : tag[i]!);
  const labelOf = (i: number): number => (i < 0 ? NOTHING : label[i]!);
  let a = 0;
  atoms[a++] = wordOf(s0);
  atoms[a++] = lemmaOf(s0);
  atoms[a++] = tagOf(s0);
  atoms[a++] = wordOf(s1);
  atoms[a++] = lemmaOf(s1);
  atoms[a++] = tagOf(s1);
  atoms[a++] = lemmaOf(s2);
  atoms[a++] = word[b0]!;
  atoms[a++] = lemma[b0]!;
  atoms[a++] = tag[b0]!;
  atoms[a++] = wordOf(b1);
  atoms[a++] = lemmaOf(b1);
  atoms[a++] = tagOf(b1);
  atoms[a++] = b0 + 2 <= n ? tag[b0 + 2]! : NOTHING;
  atoms[a++] = b0 + 3 <= n ? tag[b0 + 3]! : NOTHING;
  atoms[a++] = wordOf(s0l);
  atoms[a++] = tagOf(s0l);
  atoms[a++] = labelOf(s0l);
  atoms[a++] = wordOf(s0r);
  atoms[a++] = tagOf(s0r);
  atoms[a++] = labelOf(s0r);
  atoms[a++] = tagOf(s0L);
  atoms[a++] = labelOf(s0L);
  atoms[a++] = tagOf(s0R);
  atoms[a++] = tagOf(s1l);
  atoms[a++] = labelOf(s1l);
  atoms[a++] = tagOf(s1r);
  atoms[a++] = tagOf(s1rr);
  atoms[a++] = wordOf(b0l);
  atoms[a++] = tagOf(b0l);
  atoms[a++] = labelOf(b0l);
  atoms[a++] = tagOf(b0L);
  atoms[a++] = s1 < 0 ? 0 : distance(s0 - s1);
  atoms[a++] = s0 < 0 ? 0 : distance(b0 - s0);
  atoms[a++] = s0 < 0 ? 0 : state.rights[s0]!;
  atoms[a++] = state.lefts[b0]!;
  atoms[a++] = s0 < 0 ? 0 : state.leftLabels[s0]!;
  atoms[a++] = s1 < 0 ? 0 : state.rightLabels[s1]!;
  atoms[a++] = state.leftLabels[b0]!;
  atoms[a++] = b0 > 0 ? tag[b0 - 1]! : NOTHING;
  atoms[a++] = s0 > 0 ? tag[s0 - 1]! : NOTHING;
}

const distance = (d: number): number => (d < 5 ? d : d < 7 ? 5 : d < 11 ? 6 : d < 21 ? 7 : 8);

export const LABEL_FEATURES = 60;

/** Writes the features that name the relation of `child` to its head into `out` and gives their number. */
export function labelFeatures(state: ParseState, child: number, out: Int32Array): number {
  const { word, lemma, tag, label, left1, left2, right1, right2, n, head } = state;
  const parent = head[child]!;
  const hw = word[parent]!;
  const hm = lemma[parent]!;
  const ht = tag[parent]!;
  const cw = word[child]!;
  const cm = lemma[child]!;
  const ct = tag[child]!;
  const way = child < parent ? 1 : 2;
  const dist = way * 16 + distance(way === 1 ? parent - child : child - parent);
  const cl = left1[child]!;
  const cl2 = left2[child]!;
  const cr = right1[child]!;
  const clw = cl < 0 ? ABSENT : word[cl]!;
  const clt = cl < 0 ? NOTHING : tag[cl]!;
  const cld = cl < 0 ? NOTHING : label[cl]!;
  const cl2w = cl2 < 0 ? ABSENT : word[cl2]!;
  const cl2d = cl2 < 0 ? NOTHING : label[cl2]!;
  const crd = cr < 0 ? NOTHING : label[cr]!;
  const crt = cr < 0 ? NOTHING : tag[cr]!;
  // The child itself is the outermost dependent of its head by now; the one before it is the second.
  const sib = way === 1 ? left2[parent]! : right2[parent]!;
  const sibd = sib < 0 ? NOTHING : label[sib]!;
  const sibt = sib < 0 ? NOTHING : tag[sib]!;
  const hl = left1[parent]!;
  const hld = hl < 0 || hl === child ? NOTHING : label[hl]!;
  const hlt = hl < 0 || hl === child ? NOTHING : tag[hl]!;
  const set = way === 1 ? state.leftLabels[parent]! : state.rightLabels[parent]!;
  const kids = state.leftLabels[child]!;
  const cBefore = child > 0 ? tag[child - 1]! : NOTHING;
  const cAfter = child + 1 <= n ? tag[child + 1]! : NOTHING;
  const hBefore = parent > 0 ? tag[parent - 1]! : NOTHING;
  const hAfter = parent + 1 <= n ? tag[parent + 1]! : NOTHING;
  const wBefore = child > 0 ? word[child - 1]! : ABSENT;
  let k = 0;
  out[k++] = mix(mix(101, way), 0);
  out[k++] = mix(mix(102, way), ct);
  out[k++] = mix(mix(103, way), cw);
  out[k++] = mix(mix(104, way), hw);
  out[k++] = mix(mix(105, way), ht);
  out[k++] = mix(mix(mix(106, way), ht), ct);
  out[k++] = mix(mix(mix(107, dist), ht), ct);
  out[k++] = mix(mix(mix(108, way), hw), ct);
  out[k++] = mix(mix(mix(109, way), ht), cw);
  out[k++] = mix(mix(mix(110, way), hm), cm);
  out[k++] = mix(mix(mix(111, way), hm), ct);
  out[k++] = mix(mix(mix(112, way), hm), cld);
  out[k++] = mix(mix(mix(113, way), hm), clw);
  out[k++] = mix(mix(mix(114, way), ht), clw);
  out[k++] = mix(mix(mix(mix(115, way), ht), ct), clw);
  out[k++] = mix(mix(mix(mix(116, way), ht), ct), cld);
  out[k++] = mix(mix(mix(mix(117, way), ht), ct), kids);
  out[k++] = mix(mix(mix(mix(118, way), ht), ct), set);
  out[k++] = mix(mix(mix(mix(119, way), hm), ct), set);
  out[k++] = mix(mix(mix(mix(120, way), ht), ct), sibd);
  out[k++] = mix(mix(mix(mix(121, way), ht), ct), sibt);
  out[k++] = mix(mix(mix(mix(122, way), hm), ct), sibd);
  out[k++] = mix(mix(mix(mix(123, way), ht), ct), hlt);
  out[k++] = mix(mix(mix(mix(124, way), ht), ct), hld);
  out[k++] = mix(mix(mix(mix(125, way), ht), ct), crd);
  out[k++] = mix(mix(mix(mix(126, way), ht), ct), crt);
  out[k++] = mix(mix(mix(127, way), ct), cBefore);
  out[k++] = mix(mix(mix(128, way), ct), cAfter);
  out[k++] = mix(mix(mix(mix(129, way), ct), cBefore), ht);
  out[k++] = mix(mix(mix(mix(130, way), ct), cAfter), ht);
  out[k++] = mix(mix(mix(mix(131, way), hBefore), ht), ct);
  out[k++] = mix(mix(mix(mix(132, way), hAfter), ht), ct);
  out[k++] = mix(mix(mix(133, way), cw), clw);
  out[k++] = mix(mix(mix(134, way), cm), set);
  out[k++] = mix(mix(mix(135, way), cl2d), cld);
  out[k++] = mix(mix(mix(136, way), cl2w), ct);
  out[k++] = mix(mix(mix(137, way), ct), state.rightLabels[child]!);
  out[k++] = mix(mix(mix(138, way), ht), state.leftLabels[parent]!);
  out[k++] = mix(mix(mix(mix(139, way), ht), ct), state.leftLabels[parent]!);
  out[k++] = mix(mix(mix(140, way), cw), ct);
  out[k++] = mix(mix(mix(141, way), wBefore), ct);
  out[k++] = mix(mix(mix(mix(142, dist), ht), ct), clt);
  out[k++] = mix(mix(mix(143, way), cm), clt);
  out[k++] = mix(mix(mix(mix(144, way), hm), ct), clt);
  return k;
}

/** Chooses transitions until every word has its head and relation. */
export function parseRow(
  state: ParseState,
  moves: MoveScorer,
  labels: ChoiceScorer,
  relations: Relations,
  rootLabel: number,
  features: Int32Array,
  scores: Float64Array,
): void {
  while (!state.done) {
    const allowed = state.allowed();
    let move: number;
    if (allowed === 1 << SHIFT) move = SHIFT;
    else if (allowed === 1 << LEFT) move = LEFT;
    else if (allowed === 1 << RIGHT) move = RIGHT;
    else {
      moves.score(features, moveFeatures(state, features), scores);
      move = bestMove(allowed, scores);
    }
    if (move === SHIFT) {
      state.shift();
      continue;
    }
    const child = state.arc(move);
    const parent = state.head[child]!;
    if (parent === state.n) {
      state.name(child, rootLabel);
      continue;
    }
    const options = relations.between(move === LEFT, state.tag[parent]!, state.tag[child]!);
    if (options.length > 1) labels.score(features, labelFeatures(state, child, features), options, scores);
    state.name(child, bestOf(options, scores));
  }
}

/** The allowed transition with the highest score. */
export function bestMove(allowed: number, scores: Float64Array): number {
  let best = -1;
  for (let move = 0; move < 3; move++) if ((allowed >> move) & 1 && (best < 0 || scores[move]! > scores[best]!)) best = move;
  return best;
}
