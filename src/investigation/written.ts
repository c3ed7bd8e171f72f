import { type Claim, type Entity, type Reading, type Review, type Where, type Written, writtenId } from '../model/index.ts';

/** The conclusions of one kind that stand, with who entered them. */
function standing(reviews: readonly Review[]): { readonly review: Review; readonly written: Written }[] {
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  return reviews.flatMap((review) =>
    review.conclusion.kind === 'write' && !undone.has(review.id) ? [{ review, written: review.conclusion }] : [],
  );
}

/**
 * The claims that people wrote on exact words, beside those that rules found. A mended claim keeps what its writer left as it was,
 * with the words that say it; what is new rests on the whole passage, or on the name where the passage holds it. A place is put on the
 * map only where another claim of the file has placed that name: nobody's hand is taken for a gazetteer.
 */
export function withWritten(
  claims: readonly Claim[],
  { reviews, readings, entities }: { reviews: readonly Review[]; readings: readonly Reading[]; entities: readonly Entity[] },
): Claim[] {
  const written = standing(reviews);
  if (written.length === 0) return [...claims];
  const textOf = new Map(readings.map((reading) => [reading.id, reading.text]));
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const nameOf = new Map(entities.map((entity) => [entity.id, entity.name]));
  const placed = new Map<string, Where>();
  for (const { where } of claims)
    if (where !== null && where.lat !== null && !placed.has(where.name)) placed.set(where.name, where);
  const made = new Map<Claim['id'], Claim>();
  for (const { written: on } of written) {
    const text = textOf.get(on.reading);
    // The text is gone (withdrawn), or never had these words: no passage, no claim.
    if (text === undefined || on.to > text.length || on.from >= on.to) continue;
    const before = on.instead === null ? undefined : claimOf.get(on.instead);
    const id = writtenId(on);
    made.set(id, { ...fieldsOf(on, before, text, placed, nameOf), id });
  }
  return [...claims, ...[...made.values()].filter((claim) => !claimOf.has(claim.id))];
}

function fieldsOf(
  { reading, from, to, says }: Written,
  before: Claim | undefined,
  text: string,
  placed: ReadonlyMap<string, Where>,
  nameOf: ReadonlyMap<Entity['id'], string>,
): Omit<Claim, 'id'> {
  const within = (words: string) => {
    const at = text.slice(from, to).indexOf(words);
    return at < 0 ? { from, to } : { from: from + at, to: from + at + words.length };
  };
  const { when, place, actor, harm } = says;
  const sameTime = when !== null && before?.when?.first === when.first && before.when.last === when.last;
  const [first] = before?.harms ?? [];
  const sameHarm =
    harm !== null &&
    first?.outcome === harm.outcome &&
    first.class === harm.class &&
    first.min === harm.min &&
    first.max === harm.max;
  const known = place === null ? undefined : placed.get(place);
  return {
    reading,
    from,
    to,
    kind: says.event,
    detail: before?.kind === says.event ? before.detail : null,
    voice: before?.voice ?? { manner: 'narrator', speaker: null, coSpeakers: [], via: null, cue: null, content: null },
    stance: says.stance,
    factuality: says.factuality,
    trigger: before?.trigger ?? null,
    when: sameTime
      ? (before?.when ?? null)
      : when && {
          ...when,
          precision: when.first !== null && when.first === when.last ? 'day' : 'vague',
          text: null,
          anchor: 'stated',
        },
    where:
      place === null
        ? null
        : before?.where?.name === place
          ? before.where
          : {
              lat: null,
              lon: null,
              radiusMetres: null,
              within: [],
              gazetteer: null,
              ...known,
              name: place,
              ...within(place),
            },
    actors:
      actor === null
        ? []
        : before?.actors.some((each) => each.entity === actor)
          ? before.actors.filter((each) => each.entity === actor)
          : [{ ...within(nameOf.get(actor) ?? ''), entity: actor, name: nameOf.get(actor) ?? actor, role: 'agent' }],
    targets: before?.targets ?? [],
    weapons: before?.weapons ?? [],
    harms: sameHarm
      ? (before?.harms ?? [])
      : harm === null
        ? []
        : [{ ...harm, from, to, hedge: null, partOf: null, scope: 'incident', since: null, attributedTo: [] }],
    vote: before?.kind === says.event ? before.vote : null,
    method: { rule: 'written by a person', version: '1', confidence: 1 },
  };
}

/** The reviews as gathering takes them: a claim that somebody mended is one that they rejected. */
export function asAnswers(reviews: readonly Review[]): Review[] {
  return reviews.flatMap((review) => {
    const { conclusion } = review;
    if (conclusion.kind !== 'write' || conclusion.instead === null) return [review];
    return [{ ...review, conclusion: { kind: 'reject' as const, claim: conclusion.instead } }];
  });
}
