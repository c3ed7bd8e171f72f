import {
  type Asked,
  type Assessment,
  type ClaimId,
  type Conclusion,
  type EntityRow,
  type Page,
  type Review,
  type ReviewView,
  type SourceId,
  type Subject,
  writtenId,
} from '../../model/index.ts';
import { claimsById } from './claims.ts';
import { type Database, listed, readCursor, writeCursor } from './page.ts';
import { sourcesById } from './sources.ts';

/** Every review in the order it was entered; `late` are those that the findings do not know of yet. */
export async function allReviews(db: Database, late: readonly Review[]): Promise<Review[]> {
  const rows = await db.selectFrom('reviews').select('json').orderBy('ord').execute();
  const known = rows.map((row) => JSON.parse(row.json) as Review);
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...late.filter(({ id }) => !ids.has(id))];
}

/** The reviews about any of these, in the order they were entered. */
export async function reviewsOn(db: Database, subjects: readonly string[]): Promise<Review[]> {
  if (subjects.length === 0) return [];
  const rows = await db
    .selectFrom('reviews')
    .select(['json', 'ord'])
    .where('id', 'in', (q) => q.selectFrom('review_subjects').select('review').where('subject', 'in', listed(subjects)))
    .orderBy('ord')
    .execute();
  return rows.map((row) => JSON.parse(row.json) as Review);
}

/** The change log, the newest first, with what each conclusion was about. */
export async function logPage(db: Database, late: readonly Review[], asked: Asked): Promise<Page<ReviewView>> {
  const all = await allReviews(db, late);
  const undone = new Map(
    all.flatMap(({ id, conclusion }) => (conclusion.kind === 'undo' ? [[conclusion.review, id] as const] : [])),
  );
  const start = asked.after === undefined ? 0 : Number(readCursor(asked.after).key);
  const newest = all.toReversed();
  const shown = newest.slice(start, start + asked.limit);
  const items: ReviewView[] = [];
  for (const review of shown)
    items.push({ ...review, subjects: await subjectsOf(db, review.conclusion), undoneBy: undone.get(review.id) ?? null });
  const next = start + asked.limit;
  return { items, total: all.length, next: next < all.length ? writeCursor({ key: next, id: '' }) : null };
}

/** At most a dozen subjects: a line that names more is read by nobody. */
const NAMED = 12;

async function subjectsOf(db: Database, conclusion: Conclusion): Promise<Subject[]> {
  const claims = async (ids: readonly ClaimId[]): Promise<Subject[]> => {
    const found = new Map((await claimsById(db, ids.slice(0, NAMED))).map((claim) => [claim.id, claim]));
    return ids.slice(0, NAMED).map((id) => {
      const claim = found.get(id);
      return { kind: 'claim', id, label: claim?.quote ?? null, source: (claim?.source as SourceId | undefined) ?? null };
    });
  };
  const incidents = async (ids: readonly string[]): Promise<Subject[]> => {
    const rows = await db.selectFrom('incidents').select(['id', 'title']).where('id', 'in', ids.slice(0, NAMED)).execute();
    const titles = new Map(rows.map((row) => [row.id, row.title]));
    return ids.slice(0, NAMED).map((id) => ({ kind: 'incident', id, label: titles.get(id) ?? null, source: null }));
  };
  switch (conclusion.kind) {
    case 'join':
      return incidents(conclusion.incidents);
    case 'part':
      return [...(await incidents([conclusion.incident])), ...(await claims(conclusion.claims))];
    case 'confirm':
    case 'reject':
      return claims([conclusion.claim]);
    case 'join-origins':
    case 'part-origins': {
      const rows = new Map((await sourcesById(db, conclusion.sources)).map((row) => [row.id, row.title ?? row.from]));
      return conclusion.sources.slice(0, NAMED).map((id) => ({ kind: 'source', id, label: rows.get(id) ?? null, source: null }));
    }
    case 'join-entities':
    case 'part-entities': {
      const entities = conclusion.kind === 'join-entities' ? conclusion.entities : [conclusion.entity];
      const rows = await db.selectFrom('entities').select(['id', 'line']).where('id', 'in', entities.slice(0, NAMED)).execute();
      const names = new Map(rows.map((row) => [row.id, (JSON.parse(row.line) as EntityRow).name]));
      return entities.slice(0, NAMED).map((id) => ({ kind: 'entity', id, label: names.get(id) ?? null, source: null }));
    }
    case 'set-element':
      return [
        ...(await incidents([conclusion.incident])),
        { kind: 'element', id: conclusion.element, label: await questionOf(db, conclusion), source: null },
      ];
    case 'set-grade':
      return incidents([conclusion.incident]);
    case 'set-rule':
      return incidents(conclusion.incident === null ? [] : [conclusion.incident]);
    case 'write':
      return claims([writtenId(conclusion), ...(conclusion.instead === null ? [] : [conclusion.instead])]);
    default:
      return [{ kind: 'review', id: conclusion.review, label: null, source: null }];
  }
}

/** The question that an element of a crime asks, in the words of the assessment. */
async function questionOf(
  db: Database,
  { incident, element }: Extract<Conclusion, { kind: 'set-element' }>,
): Promise<string | null> {
  const rows = await db.selectFrom('assessments').select('json').where('incident', '=', incident).execute();
  for (const row of rows)
    for (const each of (JSON.parse(row.json) as Assessment).elements) if (each.id === element) return each.question;
  return null;
}
