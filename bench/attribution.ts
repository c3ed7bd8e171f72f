// Who said what: source, cue and content against a file of annotated texts.
import { readFileSync } from 'node:fs';
import { attribute } from '../src/extraction/attribution.ts';
import { factualityOf } from '../src/extraction/factuality.ts';
import { findQuotations } from '../src/extraction/quotations.ts';
import { documentOf } from '../src/extraction/testing.ts';
import type { AttributedSpeech, Document, EntityMention } from '../src/extraction/types.ts';

type Spans = readonly (readonly [number, number])[];
interface Annotated {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans }[];
}
type Part = 'source' | 'cue' | 'content';
const parts: readonly Part[] = ['source', 'cue', 'content'];

/** Positions that count: white space, marks and commas at an edge or between two stretches are nobody's words. */
function positions(text: string, spans: Spans): Set<number> {
  const set = new Set<number>();
  for (let [from, to] of spans) {
    while (from < to && !/[\p{L}\p{N}]/u.test(text[from]!)) from++;
    while (to > from && !/[\p{L}\p{N}]/u.test(text[to - 1]!)) to--;
    for (let i = from; i < to; i++) if (/[\p{L}\p{N}]/u.test(text[i]!)) set.add(i);
  }
  return set;
}

const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  let n = 0;
  for (const i of a) if (b.has(i)) n++;
  return n;
};

const spansOf = (speech: AttributedSpeech, part: Part): Spans => {
  const spans =
    part === 'content'
      ? speech.content
      : part === 'cue'
        ? speech.cue
          ? [speech.cue]
          : []
        : speech.speakerSpan
          ? [speech.speakerSpan]
          : [];
  return spans.map(({ from, to }) => [from, to] as const);
};

interface Score {
  gold: number;
  found: number;
  exact: number;
  /** Sum over gold of the share of its letters found, and over found of the share that is right. */
  covered: number;
  right: number;
}
const f1 = (p: number, r: number): string => (p + r === 0 ? 0 : (2 * p * r) / (p + r)).toFixed(3);

/** Scores one set of texts and returns the lines of a table. `mentionsOf` finds who is spoken of, so that speakers can be named. */
export function score(
  texts: readonly Annotated[],
  mentionsOf: (doc: Document) => readonly EntityMention[] = () => [],
  show: (line: string) => void = () => undefined,
): { readonly lines: string[]; readonly content: { exact: number; overlap: number } } {
  const totals = new Map<Part, Score>(parts.map((part) => [part, { gold: 0, found: 0, exact: 0, covered: 0, right: 0 }]));
  let wrong = 0;
  let matched = 0;
  for (const { id, text, attributions } of texts) {
    const doc = documentOf(text);
    const found = attribute(doc, mentionsOf(doc), findQuotations(doc));
    const goldSets = attributions.map((gold) => new Map(parts.map((part) => [part, positions(text, gold[part])])));
    const foundSets = found.map((speech) => new Map(parts.map((part) => [part, positions(text, spansOf(speech, part))])));
    // Pairs by content (and cue where two contents are alike), best first, each used once.
    const pairs: { g: number; f: number; weight: number }[] = [];
    goldSets.forEach((gold, g) =>
      foundSets.forEach((mine, f) => {
        const both = shared(gold.get('content')!, mine.get('content')!);
        const dice = (2 * both) / Math.max(1, gold.get('content')!.size + mine.get('content')!.size);
        const cue = shared(gold.get('cue')!, mine.get('cue')!) > 0 ? 1 : 0;
        if (both > 0) pairs.push({ g, f, weight: dice + cue });
      }),
    );
    pairs.sort((a, b) => b.weight - a.weight || a.g - b.g || a.f - b.f);
    const partner = new Map<number, number>();
    const used = new Set<number>();
    for (const { g, f } of pairs) {
      if (partner.has(g) || used.has(f)) continue;
      partner.set(g, f);
      used.add(f);
    }
    for (const part of parts) {
      const total = totals.get(part)!;
      goldSets.forEach((gold, g) => {
        const want = gold.get(part)!;
        if (want.size === 0) return;
        total.gold++;
        const mine = partner.has(g) ? foundSets[partner.get(g)!]!.get(part)! : new Set<number>();
        const both = shared(want, mine);
        total.covered += both / want.size;
        if (mine.size > 0) total.right += both / mine.size;
        if (both === want.size && mine.size === want.size) total.exact++;
        else
          show(
            `${id} ${part}: want «${attributions[g]![part].map(([a, b]) => text.slice(a, b)).join(' … ')}» got «${
              partner.has(g)
                ? spansOf(found[partner.get(g)!]!, part)
                    .map(([a, b]) => text.slice(a, b))
                    .join(' … ')
                : ''
            }» ${partner.has(g) ? found[partner.get(g)!]!.rule : ''}`,
          );
        if (part === 'source' && mine.size > 0) {
          matched++;
          if (both === 0) wrong++;
        }
      });
      total.found += foundSets.filter((mine) => mine.get(part)!.size > 0).length;
    }
    found.forEach((speech, f) => {
      if (!used.has(f))
        show(
          `${id} extra: ${speech.rule} «${speech.speakerSpan ? text.slice(speech.speakerSpan.from, speech.speakerSpan.to) : ''}» «${speech.cue ? text.slice(speech.cue.from, speech.cue.to) : ''}» «${speech.content.map(({ from, to }) => text.slice(from, to)).join(' … ')}»`,
        );
    });
  }
  const lines = ['part     exact P  exact R  exact F1  overlap P  overlap R  overlap F1'];
  for (const part of parts) {
    const { gold, found, exact, covered, right } = totals.get(part)!;
    const p = exact / Math.max(1, found);
    const r = exact / Math.max(1, gold);
    const op = right / Math.max(1, found);
    const or = covered / Math.max(1, gold);
    lines.push(
      `${part.padEnd(8)} ${p.toFixed(3).padStart(7)}  ${r.toFixed(3).padStart(7)}  ${f1(p, r).padStart(8)}  ${op.toFixed(3).padStart(9)}  ${or.toFixed(3).padStart(9)}  ${f1(op, or).padStart(10)}`,
    );
  }
  lines.push(`wrong speakers: ${wrong} of ${matched} sources named`);
  const { gold, found, exact, covered, right } = totals.get('content')!;
  return {
    lines,
    content: {
      exact: Number(f1(exact / Math.max(1, found), exact / Math.max(1, gold))),
      overlap: Number(f1(right / Math.max(1, found), covered / Math.max(1, gold))),
    },
  };
}

const fixtures = '../src/extraction/fixtures/attribution/';
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/**
 * `--data FILE`: JSON lines of `{id, text, attributions}`; with it `--show` also prints every difference. Without a file both
 * halves of the project's own set are scored, and differences are never shown: the held-back half stays unseen.
 */
export function run(args: readonly string[]): void {
  const at = args.indexOf('--data');
  const files =
    at >= 0 && args[at + 1] !== undefined
      ? [args[at + 1]!]
      : ['tuned', 'held-back'].map((half) => new URL(`${fixtures}${half}.jsonl`, import.meta.url).pathname);
  for (const file of files) {
    const texts = lines<Annotated>(file);
    console.log(
      `attribution: ${texts.length} texts, ${texts.reduce((n, { attributions }) => n + attributions.length, 0)} attributions (${file.split('/').pop()})`,
    );
    for (const line of score(texts, undefined, at >= 0 && args.includes('--show') ? console.log : undefined).lines)
      console.log(line);
  }
  if (at < 0)
    console.log(scoreFactuality(lines<Judged>(new URL(`${fixtures}factuality-held-back.jsonl`, import.meta.url).pathname)));
}

interface Judged {
  readonly text: string;
  readonly from: number;
  readonly factuality: readonly string[];
}

/** The project's own sentences with one event word each: how often it is read right, and how often what is no fact is taken for one. */
export function scoreFactuality(cases: readonly Judged[]): string {
  const fact = /^(happened|ongoing)$/;
  let right = 0;
  let takenForFact = 0;
  for (const { text, from, factuality } of cases) {
    const doc = documentOf(text);
    const token = doc.tokens.find(({ to }) => to > from)!;
    const read = factualityOf(doc, token.index).factuality;
    if (factuality.includes(read)) right++;
    else if (fact.test(read) && !factuality.some((one) => fact.test(one))) takenForFact++;
  }
  return `factuality: ${right} of ${cases.length} right, ${takenForFact} taken for fact that are none`;
}

if (import.meta.main) run(process.argv.slice(2));
