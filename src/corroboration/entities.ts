import type { Claim, Entity, EntityId, Extraction, Mention, Review } from '../model/index.ts';
import { fold } from './text.ts';

/**
 * Entities joined over all documents of a file. The same kind and name are one already by their id; beyond that a person known
 * by a surname joins the only person in the file whose full name ends in it, and names that differ in accents or in "the" join.
 * Where there are two candidates nothing is joined: two people made one is worse than one person shown twice.
 */
export function resolveEntities(
  extractions: readonly Extraction[],
  reviews: readonly Review[],
): { entities: Entity[]; rename: ReadonlyMap<EntityId, EntityId> } {
  const byId = new Map<EntityId, Entity>();
  for (const { entities } of extractions)
    for (const entity of entities) {
      const known = byId.get(entity.id);
      byId.set(entity.id, known ? merge(known, entity) : entity);
    }
  const all = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parent = new Map<EntityId, EntityId>();
  const find = (id: EntityId): EntityId => {
    let at = id;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  const join = (into: EntityId, from: EntityId) => {
    const [a, b] = [find(into), find(from)];
    if (a !== b) parent.set(b, a);
  };

  const keyOf = (entity: Entity) =>
    `${entity.kind} ${fold(entity.name)
      .replace(/^the /, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()}`;
  const byKey = new Map<string, Entity>();
  for (const entity of all) {
    const same = byKey.get(keyOf(entity));
    if (same) join(same.id, entity.id);
    else byKey.set(keyOf(entity), entity);
  }
  const people = all.filter(({ kind }) => kind === 'person');
  const full = new Map<string, Set<EntityId>>();
  for (const person of people) {
    const parts = fold(person.name)
      .split(/[\s.]+/)
      .filter(Boolean);
    if (parts.length < 2) continue;
    const last = parts.at(-1)!;
    full.set(last, (full.get(last) ?? new Set()).add(find(person.id)));
  }
  for (const person of people) {
    const parts = fold(person.name)
      .split(/[\s.]+/)
      .filter(Boolean);
    if (parts.length !== 1) continue;
    const candidates = new Set([...(full.get(parts[0]!) ?? [])].map(find));
    if (candidates.size === 1) join([...candidates][0]!, person.id);
  }
  const rename = new Map(all.map(({ id }) => [id, find(id)]));
  reviewEntities(rename, reviews);

  const joined = new Map<EntityId, Entity>();
  const parts = new Map<EntityId, { id: EntityId; name: string }[]>();
  for (const entity of all) {
    const root = rename.get(entity.id)!;
    const known = joined.get(root);
    joined.set(root, known ? { ...merge(known, entity), id: root } : { ...entity, id: root });
    parts.set(root, [...(parts.get(root) ?? []), { id: entity.id, name: entity.name }]);
  }
  for (const [id, own] of parts) if (own.length > 1) joined.set(id, { ...joined.get(id)!, parts: own });
  return { entities: [...joined.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), rename };
}

/** What people joined and parted, in the order in which they did: the last word on two names holds. */
function reviewEntities(rename: Map<EntityId, EntityId>, reviews: readonly Review[]): void {
  const lead = (to: EntityId, which: (id: EntityId, root: EntityId) => boolean) => {
    for (const [id, root] of rename) if (which(id, root)) rename.set(id, to);
  };
  const undone = new Set(reviews.flatMap(({ conclusion }) => (conclusion.kind === 'undo' ? [conclusion.review] : [])));
  for (const { id: review, conclusion } of reviews) {
    if (undone.has(review)) continue;
    if (conclusion.kind === 'join-entities') {
      const [into, ...others] = conclusion.entities.flatMap((id) => rename.get(id) ?? []);
      if (into !== undefined) lead(into, (_, root) => others.includes(root));
    } else if (conclusion.kind === 'part-entities') {
      const from = rename.get(conclusion.entity);
      const group = [...rename].flatMap(([id, root]) => (root === from ? [id] : []));
      const parted = group.filter((id) => conclusion.parts.includes(id));
      const [first] = parted;
      const rest = group.find((id) => !parted.includes(id));
      // Where nothing or everything would be parted, the names stay together.
      if (from === undefined || first === undefined || rest === undefined) continue;
      lead(first, (id) => parted.includes(id));
      if (parted.includes(from)) lead(rest, (id, root) => root === from && !parted.includes(id));
    }
  }
}

function merge(a: Entity, b: Entity): Entity {
  // The longer name is the fuller one; of two as long the first in order, so that order of arrival changes nothing.
  const [main, other] = b.name.length > a.name.length || (b.name.length === a.name.length && b.name < a.name) ? [b, a] : [a, b];
  const aliases = new Set([...main.aliases, ...other.aliases, other.name]);
  aliases.delete(main.name);
  return {
    ...main,
    aliases: [...aliases].sort((x, y) => (x < y ? -1 : 1)),
    state: main.state ?? other.state,
    mentions: [...main.mentions, ...other.mentions].sort((x, y) =>
      x.reading < y.reading ? -1 : x.reading > y.reading ? 1 : x.from - y.from,
    ),
  };
}

/** Claims with every mention led to the joined entity and its fullest name. */
export function applyEntities(
  claims: readonly Claim[],
  rename: ReadonlyMap<EntityId, EntityId>,
  entities: readonly Entity[],
): Claim[] {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const led = <M extends Mention>(mention: M): M => {
    if (mention.entity === null) return mention;
    const entity = rename.get(mention.entity) ?? mention.entity;
    return { ...mention, entity, name: names.get(entity) ?? mention.name };
  };
  return claims.map((claim) => ({
    ...claim,
    voice: {
      ...claim.voice,
      speaker: claim.voice.speaker && led(claim.voice.speaker),
      coSpeakers: claim.voice.coSpeakers.map(led),
      via: claim.voice.via && led(claim.voice.via),
    },
    actors: claim.actors.map(led),
    targets: claim.targets.map(led),
    weapons: claim.weapons.map(led),
    harms: claim.harms.map((harm) => ({ ...harm, attributedTo: harm.attributedTo.map(led) })),
    vote: claim.vote && {
      ...claim.vote,
      drafters: claim.vote.drafters.map(led),
      vetoedBy: claim.vote.vetoedBy.map(led),
      opposedBy: claim.vote.opposedBy.map(led),
      abstainedBy: claim.vote.abstainedBy.map(led),
      supportedBy: claim.vote.supportedBy.map(led),
    },
  }));
}
