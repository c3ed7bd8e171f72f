// How far the claims of a program agree with what a person wrote down, field by field; wrong actors are counted apart.
import { extract, type Tools } from '../../src/extraction/extract.ts';
import type { Claim, Entity } from '../../src/model/index.ts';
import { type GoldClaim, type GoldReport, readingOfReport, triggerPlaces, valuesOf } from './report.ts';

export interface Tally {
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
  'parts',
  'cumulative',
  'speaker',
  'cue',
  'manner',
  'stance',
  'factuality',
  'when',
  'where',
  'within',
  'vote',
  'places',
] as const;
export type Field = (typeof fields)[number];
export interface Score {
  readonly tallies: ReadonlyMap<Field, Tally>;
  readonly wrongActors: readonly string[];
  readonly lines: readonly string[];
}

type Same = (expected: string, found: string) => boolean;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(the|a|an|its|his|her|our|their)\s+/, '')
    .replace(/['’]s$/, '');
const alike: Same = (a, b) => {
  const [x, y] = [plain(a), plain(b)];
  return x === y || (x.length > 3 && y.includes(x)) || (y.length > 3 && x.includes(y));
};
const equal: Same = (a, b) => a === b;

/** How well a claim pairs with an annotated one: by trigger, then by kind; 0 when they are not about the same words. */
function pairing(text: string, gold: GoldClaim, claim: Claim): number {
  const places = triggerPlaces(text, gold);
  const { trigger } = claim;
  const same = trigger !== null && places.some(({ from, to }) => trigger.from < to && from < trigger.to);
  const kind = valuesOf(gold.kind).any.includes(claim.kind);
  if (same) return kind ? 4 : 2;
  return kind && places.some(({ from, to }) => from >= claim.from && to <= claim.to) ? 1 : 0;
}

const asHarm = ({ outcome, class: who, min, max }: Claim['harms'][number]): string =>
  `${outcome} ${who} ${min ?? ''}-${max ?? ''}`;

/** What a claim says of each annotated field, in the words of the annotation. */
function told(claim: Claim): Record<'vote' | 'parts' | 'cumulative', string[]> {
  const { vote, harms } = claim;
  return {
    vote:
      vote === null
        ? []
        : [
            ...(['inFavour', 'against', 'abstained', 'members'] as const).flatMap((of) => (vote[of] === null ? [] : [`${of} ${vote[of]}`])),
            ...(vote.outcome === null ? [] : [`outcome ${vote.outcome}`]),
          ],
    parts: harms.filter(({ partOf }) => partOf !== null).map(asHarm),
    cumulative: harms
      .filter(({ scope }) => scope === 'cumulative')
      .map((harm) => `${asHarm(harm)}${harm.since?.first ? ` since ${harm.since.first}` : ''}`),
  };
}

/** Pairs annotated claims with found ones, the surest first, each used once: needed claims before those one may leave. */
function pairUp(report: GoldReport, claims: readonly Claim[]): Map<number, number> {
  const pairs = report.claims
    .flatMap((gold, g) => claims.map((claim, c) => ({ g, c, weight: pairing(report.text, gold, claim), gold, claim })))
    .filter(({ weight }) => weight > 0)
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        Number(a.gold.optional ?? false) - Number(b.gold.optional ?? false) ||
        Math.abs(a.g - a.c) - Math.abs(b.g - b.c),
    );
  const ofGold = new Map<number, number>();
  const used = new Set<number>();
  for (const { g, c, gold, weight } of pairs) {
    // What one may leave takes a claim only by its trigger: else it would excuse claims about something else.
    if (ofGold.has(g) || used.has(c) || (gold.optional === true && weight < 2)) continue;
    ofGold.set(g, c);
    used.add(c);
  }
  return ofGold;
}

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

  /** Lists against lists; what one need not find counts on neither side. Returns what was found and is not right. */
  function many(field: Field, expected: readonly string[], found: readonly string[], same: Same, about: string | null): string[] {
    const left = [...found];
    const missed: string[] = [];
    let [right, gold] = [0, 0];
    const take = (annotated: string): boolean => {
      const at = left.findIndex((other) => valuesOf(annotated).any.some((one) => same(one, other)));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    };
    const needed = expected.filter((each) => valuesOf(each).needed);
    for (const each of needed) {
      gold++;
      if (take(each)) right++;
      else missed.push(each);
    }
    for (const each of expected) if (!valuesOf(each).needed) take(each);
    count(field, gold, right + left.length, right);
    if (about !== null && missed.length + left.length > 0)
      lines.push(`${about.replace('FIELD', field.padEnd(10))}: missed [${missed.join('; ')}], extra [${left.join('; ')}]`);
    return left;
  }
  const one = (field: Field, expected: string | undefined, found: readonly string[], same: Same, about: string | null): void => {
    if (expected === undefined || found.length === 0) {
      const needed = expected !== undefined && valuesOf(expected).needed;
      count(field, needed ? 1 : 0, found.length === 0 ? 0 : 1, 0);
      if (about !== null && (needed || found.length > 0))
        lines.push(`${about.replace('FIELD', field.padEnd(10))}: wanted ${expected ?? '—'}, found ${found[0] ?? '—'}`);
      return;
    }
    const { any, needed } = valuesOf(expected);
    const right = found.some((word) => any.some((each) => same(each, word)));
    if (right && !needed) return;
    count(field, needed ? 1 : 0, 1, right ? 1 : 0);
    if (!right && about !== null)
      lines.push(`${about.replace('FIELD', field.padEnd(10))}: wanted ${expected}, found ${found[0]!}`);
  };

  for (const report of reports) {
    const { claims, entities } = extract(readingOfReport(report), tools);
    const ofGold = pairUp(report, claims);
    const excused = [...ofGold].filter(([g]) => report.claims[g]!.optional === true).length;
    const needed = report.claims.filter(({ optional }) => optional !== true).length;
    count('claim', needed, claims.length - excused, ofGold.size - excused);
    const used = new Set(ofGold.values());
    claims.forEach((claim, c) => {
      if (!used.has(c))
        lines.push(
          `${report.id}  extra    ${claim.kind} “${claim.trigger === null ? '' : report.text.slice(claim.trigger.from, claim.trigger.to)}”`,
        );
    });
    report.claims.forEach((gold, g) => {
      if (gold.optional === true) return;
      const index = ofGold.get(g);
      const claim = index === undefined ? null : claims[index]!;
      const about = claim === null ? null : `${report.id}  FIELD ${gold.kind} “${gold.near ?? gold.trigger}”`;
      if (claim === null) lines.push(`${report.id}  missing  ${gold.kind} “${gold.near ?? gold.trigger}”`);
      const words = (span: { readonly from: number; readonly to: number } | null | undefined): string[] =>
        span ? [report.text.slice(span.from, span.to)] : [];
      const name = (mention: { readonly from: number; readonly to: number; readonly name: string } | null | undefined): string[] =>
        mention ? [mention.name, ...words(mention)] : [];
      one('kind', gold.kind, claim === null ? [] : [claim.kind], equal, about);
      one(
        'trigger',
        gold.trigger,
        words(claim?.trigger),
        (a, b) => a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase()),
        about,
      );
      one('speaker', gold.speaker, name(claim?.voice.speaker), alike, about);
      one('factuality', gold.factuality, claim === null ? [] : [claim.factuality], equal, about);
      const { first = null, last = null } = claim?.when ?? {};
      one('when', gold.when, first === null && last === null ? [] : [`${first ?? ''}/${last ?? ''}`], equal, about);
      one('where', gold.where, name(claim?.where), alike, about);
      many('targets', gold.targets ?? [], claim?.targets.map((target) => target.class) ?? [], equal, about);
      many('weapons', gold.weapons ?? [], claim?.weapons.map((weapon) => weapon.class) ?? [], equal, about);
      many('harms', gold.harms ?? [], claim?.harms.map(asHarm) ?? [], equal, about);
      const wrong = many(
        'actors',
        gold.actors ?? [],
        claim?.actors.map((actor) => `${actor.role}: ${name(actor).join(' / ')}`) ?? [],
        sameActor,
        about,
      );
      for (const each of wrong) wrongActors.push(`${report.id}  ${gold.kind} “${gold.near ?? gold.trigger}”: ${each}`);
      if (report.places === undefined) return;
      const said = claim === null ? { vote: [], parts: [], cumulative: [] } : told(claim);
      if (gold.speaker !== undefined) one('cue', gold.cue, words(claim?.voice.cue), alike, about);
      if (gold.manner !== undefined) one('manner', gold.manner, claim === null ? [] : [claim.voice.manner], equal, about);
      one('stance', gold.stance ?? 'asserted', claim === null ? [] : [claim.stance], equal, about);
      many('parts', gold.parts ?? [], said.parts, equal, about);
      many('cumulative', gold.cumulative ?? [], said.cumulative, equal, about);
      if (gold.kind === 'vote') many('vote', gold.vote ?? [], said.vote, equal, about);
      if (gold.within !== undefined) many('within', gold.within, claim?.where?.within ?? [], alike, null);
    });
    if (report.places !== undefined)
      many('places', report.places, placesNamed(entities, report.text), alike, `${report.id}  FIELD`);
  }
  return { tallies, wrongActors, lines };
}

/** `role: name`, where the found name may come with the words it was read from ("role: name / words"). */
const sameActor: Same = (expected, found) => {
  const cut = (text: string): [string, string] => [text.slice(0, text.indexOf(': ')), text.slice(text.indexOf(': ') + 2)];
  const [[role, who], [foundRole, names]] = [cut(expected), cut(found)];
  return role === foundRole && names.split(' / ').some((one) => alike(who, one));
};

/** Each place that the text was found to name, once, in the words of the text. */
const placesNamed = (entities: readonly Entity[], text: string): string[] => [
  ...new Set(
    entities
      .filter(({ kind }) => kind === 'place')
      .map(({ mentions: [first], name }) => (first === undefined ? name : text.slice(first.from, first.to)))
      .map((word) => word.replace(/^(the|The)\s+/, '')),
  ),
];
