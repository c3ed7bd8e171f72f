import type { Scorer } from './weights.ts';
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
const ABSENT = 0x2545f491;

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
  readonly atoms = new Int32Array(ATOMS);

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

// The words that a transition looks at, each with its word, lemma, tag and label, and a few numbers about them.
const places = [
  's0',
  's1',
  's2',
  'b0',
  'b1',
  'b2',
  's0l',
  's0r',
  's0L',
  's0R',
  's1l',
  's1r',
  's1R',
  'b0l',
  'b0L',
  'b3',
  's0rr',
  's1rr',
];
const numbers = ['ds', 'db', 's0vl', 's0vr', 's1vl', 's1vr', 'b0vl', 's0ll', 's0lr', 's1lr', 'b0ll', 'sb', 'p0', 'm0'];
const ATOMS = places.length * 4 + numbers.length;

/** What a template's part stands for: "s0w" word, "s0m" lemma, "s0t" tag, "s0d" relation, or one of the numbers. */
function atomOf(name: string): number {
  const number = numbers.indexOf(name);
  if (number >= 0) return places.length * 4 + number;
  const place = places.indexOf(name.slice(0, -1));
  return place * 4 + 'wmtd'.indexOf(name.slice(-1));
}

/** Templates as rows of four atoms, -1 where a template has fewer. */
function templates(spec: string): Int32Array {
  const rows = spec.trim().split(/\s*\n\s*|\s*,\s*/);
  const table = new Int32Array(rows.length * 4).fill(-1);
  rows.forEach((row, r) => {
    row.split(' ').forEach((name, c) => {
      table[r * 4 + c] = atomOf(name);
    });
  });
  return table;
}

const moveTemplates = templates(`
s0w, s0t, s0w s0t, s1w, s1t, s1w s1t, b0w, b0t, b0w b0t, b1w, b1t, b1w b1t, b2t, b2w, b2w b2t, s2t, s2w
s0m, b0m, s1m, s0m b0m, s1m s0m, s1m b0m, s1m s0t, s1t s0m
s0w s0t b0w b0t, s0w s0t b0w, s0w b0w b0t, s0w s0t b0t, s0t b0w b0t, s0w b0w, s0t b0t, b0t b1t
s1w s0w, s1t s0t, s1w s0t, s1t s0w, s1t s0t b0t, s1w s0t b0t, s1t s0w b0t, s1t s0t b0w, s1t b0t, s1w b0w, s1t b0w, s1w b0t
b0t b1t b2t, s0t b0t b1t, s0w b0t b1t, s0t b0w b1t, s1t s0t b0t b1t, s2t s1t s0t, s0t b0t s0lt, s0t s0lt s0Lt, s0t s0rt s0Rt
s0t s0rt b0t, s0t b0t b0lt, b0t b0lt b0Lt, s1t s1rt s0t, s1t s1lt s0t, s1t s0t s0lt, s1t s0t s0rt, s1t s1rt b0t, s0w s0rt b0t
s0w ds, s0t ds, s1t s0t ds, s1w s0w ds, s0w db, s0t db, b0w db, b0t db, s0t b0t db, s0w b0w db
s0w s0vl, s0t s0vl, s0w s0vr, s0t s0vr, b0w b0vl, b0t b0vl, s1t s1vr, s1w s1vr
s0lw, s0lt, s0ld, s0rw, s0rt, s0rd, b0lw, b0lt, b0ld, s0Lt, s0Rt, s0Rd, s0Ld, s1rw, s1rt, s1rd, s1lt, s1ld, b0Lt, s1Rt, s1Rd
s0w s0lr, s0t s0lr, s0w s0ll, s0t s0ll, b0w b0ll, b0t b0ll, s1w s1lr, s1t s1lr, s1m s1lr s0t
s0t s0rd b0t, s0t s0ld b0t, s1t s1rd s0t, s1m s0t s0lw, s1t s0t s0lw, s1m s0lw, s0m s0lw b0t, s0t b0m b1t, s1t s0t b0m
s0t s0lw s0rt, s0rrt s0rt s0t, s1rrt s1rt s1t, s1m s1rd s0t, s1m s1rw s0t, s0m s0rw b0t
p0 s0t b0t, p0 s1t s0t, m0 s0t b0t, s1t s0t b0t p0, b0t b1t b2t b3t, b0w b1t, b0t b1w, s0t b1w, s0m b1m, b0m b1m
s1t s0t b0t b1w, sb s0t b0t, sb s1t s0t, s2t s1t s0t b0t, s2m s0t s1t, s2t s0t b0t, s2m s0m
`);
export const MOVE_FEATURES = moveTemplates.length / 4 + 1;

const LEMMA_SEED = 0x3ade68b1;

/** Writes the features that decide the next transition into `out` and gives their number. */
export function moveFeatures(state: ParseState, out: Int32Array): number {
  fillAtoms(state);
  const atoms = state.atoms;
  const rows = moveTemplates.length;
  let k = 0;
  for (let t = 0; t < rows; t += 4) {
    let h = mix(t + 17, atoms[moveTemplates[t]!]!);
    const b = moveTemplates[t + 1]!;
    if (b >= 0) {
      h = mix(h, atoms[b]!);
      const c = moveTemplates[t + 2]!;
      if (c >= 0) {
        h = mix(h, atoms[c]!);
        const d = moveTemplates[t + 3]!;
        if (d >= 0) h = mix(h, atoms[d]!);
      }
    }
    out[k++] = h;
  }
  out[k++] = LEMMA_SEED;
  return k;
}

function fillAtoms(state: ParseState): void {
  const { atoms, stack, top, buffer: b0, n, left1, left2, right1, right2, lefts, rights } = state;
  const s0 = top > 0 ? stack[top - 1]! : NONE;
  const s1 = top > 1 ? stack[top - 2]! : NONE;
  const s2 = top > 2 ? stack[top - 3]! : NONE;
  const s0r = s0 < 0 ? NONE : right1[s0]!;
  const s1r = s1 < 0 ? NONE : right1[s1]!;
  put(state, 0, s0);
  put(state, 1, s1);
  put(state, 2, s2);
  put(state, 3, b0);
  put(state, 4, b0 + 1 <= n ? b0 + 1 : NONE);
  put(state, 5, b0 + 2 <= n ? b0 + 2 : NONE);
  put(state, 6, s0 < 0 ? NONE : left1[s0]!);
  put(state, 7, s0r);
  put(state, 8, s0 < 0 ? NONE : left2[s0]!);
  put(state, 9, s0 < 0 ? NONE : right2[s0]!);
  put(state, 10, s1 < 0 ? NONE : left1[s1]!);
  put(state, 11, s1r);
  put(state, 12, s1 < 0 ? NONE : right2[s1]!);
  put(state, 13, left1[b0]!);
  put(state, 14, left2[b0]!);
  put(state, 15, b0 + 3 <= n ? b0 + 3 : NONE);
  put(state, 16, s0r < 0 ? NONE : right1[s0r]!);
  put(state, 17, s1r < 0 ? NONE : right1[s1r]!);
  let a = places.length * 4;
  atoms[a++] = s1 < 0 ? 0 : distance(s0 - s1);
  atoms[a++] = s0 < 0 ? 0 : distance(b0 - s0);
  atoms[a++] = s0 < 0 ? 0 : lefts[s0]!;
  atoms[a++] = s0 < 0 ? 0 : rights[s0]!;
  atoms[a++] = s1 < 0 ? 0 : lefts[s1]!;
  atoms[a++] = s1 < 0 ? 0 : rights[s1]!;
  atoms[a++] = lefts[b0]!;
  atoms[a++] = s0 < 0 ? 0 : state.leftLabels[s0]!;
  atoms[a++] = s0 < 0 ? 0 : state.rightLabels[s0]!;
  atoms[a++] = s1 < 0 ? 0 : state.rightLabels[s1]!;
  atoms[a++] = state.leftLabels[b0]!;
  atoms[a++] = (s0 < 0 ? 0 : s0 + 1 === b0 ? 1 : 2) + (s1 < 0 ? 0 : s1 + 1 === s0 ? 4 : 8) + (b0 >= n ? 16 : 0);
  // The words just before and after the place where stack and buffer meet.
  atoms[a++] = b0 > 0 ? state.tag[b0 - 1]! : 254;
  atoms[a++] = s0 > 0 ? state.tag[s0 - 1]! : 254;
}

function put(state: ParseState, place: number, i: number): void {
  const at = place * 4;
  const atoms = state.atoms;
  if (i < 0) {
    atoms[at] = ABSENT;
    atoms[at + 1] = ABSENT;
    atoms[at + 2] = 254;
    atoms[at + 3] = 254;
    return;
  }
  atoms[at] = state.word[i]!;
  atoms[at + 1] = state.lemma[i]!;
  atoms[at + 2] = state.tag[i]!;
  atoms[at + 3] = state.label[i]!;
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
  const clt = cl < 0 ? 254 : tag[cl]!;
  const cld = cl < 0 ? 254 : label[cl]!;
  const cl2w = cl2 < 0 ? ABSENT : word[cl2]!;
  const cl2d = cl2 < 0 ? 254 : label[cl2]!;
  const crd = cr < 0 ? 254 : label[cr]!;
  const crt = cr < 0 ? 254 : tag[cr]!;
  // The child itself is the outermost dependent of its head by now; the one before it is the second.
  const sib = way === 1 ? left2[parent]! : right2[parent]!;
  const sibd = sib < 0 ? 254 : label[sib]!;
  const sibt = sib < 0 ? 254 : tag[sib]!;
  const hl = left1[parent]!;
  const hld = hl < 0 || hl === child ? 254 : label[hl]!;
  const hlt = hl < 0 || hl === child ? 254 : tag[hl]!;
  const set = way === 1 ? state.leftLabels[parent]! : state.rightLabels[parent]!;
  const kids = state.leftLabels[child]!;
  const cBefore = child > 0 ? tag[child - 1]! : 254;
  const cAfter = child + 1 <= n ? tag[child + 1]! : 254;
  const hBefore = parent > 0 ? tag[parent - 1]! : 254;
  const hAfter = parent + 1 <= n ? tag[parent + 1]! : 254;
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
  moves: Scorer,
  labels: Scorer,
  labelCount: number,
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
    if (state.head[child] === state.n) {
      state.name(child, rootLabel);
      continue;
    }
    labels.score(features, labelFeatures(state, child, features), scores);
    state.name(child, bestLabel(labelCount, rootLabel, scores));
  }
}

/** The allowed transition with the highest score. */
export function bestMove(allowed: number, scores: Float64Array): number {
  let best = -1;
  for (let move = 0; move < 3; move++) if ((allowed >> move) & 1 && (best < 0 || scores[move]! > scores[best]!)) best = move;
  return best;
}

/** The label with the highest score, other than the root's. */
export function bestLabel(count: number, root: number, scores: Float64Array): number {
  let best = root === 0 ? 1 : 0;
  for (let label = best + 1; label < count; label++) if (label !== root && scores[label]! > scores[best]!) best = label;
  return best;
}
