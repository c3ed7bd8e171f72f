import type { Agreement, Asked, ClaimView, Page, Queue, Review, SourceRow, Waiting } from '../../model/index.ts';
import { standingAnswers } from '../project.ts';
import { claimsById } from './claims.ts';
import { document, nothing } from './documents.ts';
import { type Database, listed, readCursor, writeCursor } from './page.ts';

/**
 * The claims that one person has not answered: first those that one other person has, so that every claim is soon read twice,
 * then by how much hangs on them. No answer of anyone comes with them. `late` are reviews that the findings do not know of yet.
 */
export async function queueOf(db: Database, late: readonly Review[], name: string, asked: Asked): Promise<Queue> {
  const start = asked.after === undefined ? 0 : Number(readCursor(asked.after).key);
  const counted = await db
    .selectFrom((q) =>
      q
        .selectFrom('answers')
        .select('claim')
        .select((e) => e.fn.countAll<number>().as('people'))
        .groupBy('claim')
        .as('by'),
    )
    .select(['claim', 'people'])
    .execute();
  const mine = new Set(
    (await db.selectFrom('answers').select('claim').where('name', '=', name).execute()).map((row) => row.claim),
  );
  for (const each of standingAnswers(late)) if (each.name === name) mine.add(each.claim);
  const { claims } = await document(db, 'counts', nothing);
  const second = counted.filter(({ claim, people }) => people === 1 && !mine.has(claim)).map(({ claim }) => claim);
  const read = new Set([...counted.map(({ claim }) => claim), ...mine]);
  const waiting: { id: string; why: Waiting['because'] }[] = [];
  const wanted = start + asked.limit;
  if (second.length > start) {
    const rows = await db
      .selectFrom('claims')
      .select(['id', 'why'])
      .where('id', 'in', listed(second))
      .orderBy('weight', 'desc')
      .orderBy('ord')
      .execute();
    for (const row of rows) waiting.push({ id: row.id, why: ['second', ...(JSON.parse(row.why) as Waiting['because'])] });
  } else for (const id of second) waiting.push({ id, why: ['second'] });
  if (waiting.length < wanted) {
    // What somebody has answered is few against what nobody has: enough rows are read to step over all of it.
    const rows = await db
      .selectFrom('claims')
      .select(['id', 'why'])
      .orderBy('weight', 'desc')
      .orderBy('ord')
      .limit(wanted - waiting.length + read.size)
      .execute();
    for (const row of rows) if (!read.has(row.id)) waiting.push({ id: row.id, why: JSON.parse(row.why) as Waiting['because'] });
  }
  const shown = waiting.slice(start, wanted);
  const views = new Map<string, ClaimView>(
    (
      await claimsById(
        db,
        shown.map((each) => each.id),
      )
    ).map((claim) => [claim.id, claim]),
  );
  const titles = await titlesOf(db, [...views.values()]);
  const total = claims - read.size + second.length;
  const page: Page<Waiting> = {
    items: shown.flatMap(({ id, why }) => {
      const claim = views.get(id);
      return claim ? [{ claim: { ...claim, reviews: [] }, title: titles.get(claim.source) ?? '', because: why }] : [];
    }),
    total,
    next: wanted < total ? writeCursor({ key: wanted, id: '' }) : null,
  };
  const one = counted.filter(({ people }) => people === 1).length;
  return { page, answered: [claims - counted.length, one, counted.length - one] };
}

async function titlesOf(db: Database, claims: readonly ClaimView[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(claims.map((claim) => claim.source))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('sources').select(['id', 'line']).where('id', 'in', listed(ids)).execute();
  return new Map(
    rows.map((row) => {
      const line = JSON.parse(row.line) as SourceRow;
      return [row.id, line.title ?? line.from];
    }),
  );
}

/** What pairs of people answered on the same claims. Every pair of people who both answered a claim counts once for it. */
export async function agreementOf(db: Database): Promise<Agreement> {
  const rows = await db
    .selectFrom('answers')
    .selectAll()
    .where('claim', 'in', (q) =>
      q
        .selectFrom('answers')
        .select('claim')
        .groupBy('claim')
        .having((e) => e.fn.countAll<number>(), '>', 1),
    )
    .orderBy('claim')
    .orderBy('name')
    .execute();
  const byClaim = new Map<string, typeof rows>();
  for (const row of rows) byClaim.set(row.claim, [...(byClaim.get(row.claim) ?? []), row]);
  const pairs: (readonly [string, string])[] = [];
  const differing: string[] = [];
  for (const [claim, answers] of byClaim) {
    if (answers.some((each) => each.answer !== answers[0]!.answer)) differing.push(claim);
    answers.forEach((a, at) => {
      for (const b of answers.slice(at + 1)) pairs.push([a.answer, b.answer]);
    });
  }
  const views = await claimsById(db, differing.slice(0, 500));
  return {
    both: byClaim.size,
    same: byClaim.size - differing.length,
    kappa: kappaOf(pairs),
    differ: views.map((claim) => ({
      claim,
      answers: byClaim.get(claim.id)!.map(({ name, answer, reason }) => ({ name, answer, reason })),
    })),
  };
}

/**
 * The kappa of Fleiss (1971) for two readers, over pairs of answers: who came first in a pair is chance, so both take their
 * shares from all answers together. Null for fewer than two pairs, and where all answers are one and the same.
 */
export function kappaOf(pairs: readonly (readonly [string, string])[]): number | null {
  if (pairs.length < 2) return null;
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const shares = new Map<string, number>();
  for (const answer of pairs.flat()) shares.set(answer, (shares.get(answer) ?? 0) + 1 / (2 * pairs.length));
  const chance = [...shares.values()].reduce((sum, share) => sum + share * share, 0);
  return chance > 1 - 1e-9 ? null : (observed - chance) / (1 - chance);
}
