import { type Incident, type Relation, endOf, startOf } from '../model/index.ts';

/** Days from which fighting is a war or a battle, and no clash of a day. */
const LONG = 21;
const DAY = 86_400_000;

/** An incident with the time it covers; an open end is later than any. */
interface Span {
  readonly incident: Incident;
  readonly from: number;
  readonly to: number;
}

function spanOf(incident: Incident): Span | null {
  const { shelf, where, when } = incident;
  if (shelf !== 'incident' || where === null || when === null || when.first === null) return null;
  return { incident, from: startOf(when.first), to: when.last === null ? Number.POSITIVE_INFINITY : endOf(when.last) };
}

/** What others can lie in: a siege, an offensive, or fighting that lasts, as a war does. */
const isWhole = ({ incident: { kind }, from, to }: Span) =>
  kind === 'offensive' || kind === 'siege' || (kind === 'clash' && to - from > LONG * DAY);
/** What can lie in another: an attack, or a whole of its own. */
const isPart = (span: Span) => span.incident.kind === 'attack' || span.incident.kind === 'clash' || isWhole(span);

/**
 * Parts and wholes by time and place: a strike in an offensive in a war. Kept by place, so that each is compared with few. What names
 * no place or no day is a part of nothing: nobody says of what.
 */
export class Parts {
  readonly #wholes = new Map<string, Set<Incident>>();
  readonly #parts = new Map<string, Set<Incident>>();

  add(incident: Incident): void {
    this.#each(incident, (places, name) => {
      const known = places.get(name);
      if (known) known.add(incident);
      else places.set(name, new Set([incident]));
    });
  }

  remove(incident: Incident): void {
    this.#each(incident, (places, name) => places.get(name)?.delete(incident));
  }

  #each(incident: Incident, visit: (places: Map<string, Set<Incident>>, name: string) => void): void {
    const span = spanOf(incident);
    if (span === null) return;
    if (isWhole(span)) visit(this.#wholes, incident.where!.name);
    if (isPart(span)) for (const name of placesOf(incident)) visit(this.#parts, name);
  }

  /** The relations of an incident to the wholes it lies in, in order of their ids. */
  within(part: Incident): Relation[] {
    const span = spanOf(part);
    if (span === null || !isPart(span)) return [];
    const wholes = placesOf(part).flatMap((name) => [...(this.#wholes.get(name) ?? [])]);
    return relations(wholes.map((whole) => [part, whole] as const));
  }

  /** The relations of an incident both to its wholes and to its parts. */
  touching(incident: Incident): Relation[] {
    const span = spanOf(incident);
    if (span === null || !isWhole(span)) return this.within(incident);
    const parts = [...(this.#parts.get(incident.where!.name) ?? [])];
    return [...this.within(incident), ...relations(parts.map((part) => [part, incident] as const))];
  }
}

const placesOf = ({ where }: Incident) => [...new Set([where!.name, ...where!.within])];

/** An attack that begins in the time of a whole; and a whole that lies in a longer one from its first day to its last. */
function liesIn(part: Span, whole: Span): boolean {
  if (part.incident.id === whole.incident.id || part.from < whole.from || part.from >= whole.to) return false;
  if (!isWhole(part)) return true;
  const shorter = part.to - part.from < whole.to - whole.from || (part.to === whole.to && part.from > whole.from);
  return part.to <= whole.to && shorter;
}

const day = (iso: string | null) => iso?.slice(0, 10) ?? 'no end told';

function because({ when, where }: Incident, whole: Incident): string {
  const [inner, outer] = [where!.name, whole.where!.name];
  const time = `${day(when!.first)} lies in ${day(whole.when!.first)} to ${day(whole.when!.last)}`;
  return `Within the time and the place of “${whole.title}”: ${time}; ${inner === outer ? `both in ${inner}` : `${inner} lies in ${outer}`}.`;
}

const relations = (pairs: readonly (readonly [Incident, Incident])[]): Relation[] =>
  pairs
    .filter(([part, whole]) => liesIn(spanOf(part)!, spanOf(whole)!))
    .toSorted(([a, x], [b, y]) => (x.id < y.id ? -1 : x.id > y.id ? 1 : a.id < b.id ? -1 : 1))
    .map(([part, whole]) => ({
      kind: 'part-of',
      claims: [part.claims[0]!, whole.claims[0]!],
      because: because(part, whole),
    }));
