import type { Asked, Dispute, DisputeKind, DisputeView, IncidentId, Page } from '../../model/index.ts';
import { claimsById } from './claims.ts';
import { incidentNames } from './names.ts';
import { type Database, pageOf, readCursor } from './page.ts';

/** Disputes with both sides' claims, in the order given. */
export async function viewDisputes(db: Database, disputes: readonly Dispute[]): Promise<DisputeView[]> {
  const claims = new Map(
    (await claimsById(db, [...new Set(disputes.flatMap((each) => each.claims.flat()))])).map((c) => [c.id, c]),
  );
  const ids = [...new Set(disputes.flatMap((each) => each.incident ?? []))];
  const names = await incidentNames(db, ids);
  const side = (of: readonly string[]) => of.flatMap((id) => claims.get(id) ?? []);
  return disputes.map((each) => ({
    id: each.id,
    kind: each.kind,
    severity: each.severity,
    what: each.what,
    incident: (each.incident === null ? undefined : names.get(each.incident)) ?? null,
    sides: [side(each.claims[0]), side(each.claims[1])],
  }));
}

/** The disputes of the file, the most severe first. */
export async function disputePage(db: Database, kind: DisputeKind | undefined, asked: Asked): Promise<Page<DisputeView>> {
  const selected = db.selectFrom('disputes').$if(kind !== undefined, (q) => q.where('kind', '=', kind!));
  const { total } = await selected.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await selected
    .select(['id', 'ord', 'json'])
    .$if(asked.after !== undefined, (q) => q.where('ord', '>', Number(readCursor(asked.after!).key)))
    .orderBy('ord')
    .limit(asked.limit + 1)
    .execute();
  const page = pageOf(
    rows,
    asked.limit,
    total,
    (row) => JSON.parse(row.json) as Dispute,
    (row) => ({ key: row.ord, id: row.id }),
  );
  return { ...page, items: await viewDisputes(db, page.items) };
}

export async function disputesOfIncident(db: Database, incident: IncidentId): Promise<DisputeView[]> {
  const rows = await db.selectFrom('disputes').select('json').where('incident', '=', incident).orderBy('ord').execute();
  return viewDisputes(
    db,
    rows.map((row) => JSON.parse(row.json) as Dispute),
  );
}
