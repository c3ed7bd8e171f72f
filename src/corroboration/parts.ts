import { type Incident, type Relation, endOf, startOf } from '../model/index.ts';

const isWhole = ({ kind, shelf, where, when }: Incident) =>
  shelf === 'incident' && (kind === 'offensive' || kind === 'siege') && where !== null && when?.first !== null && when !== null;
const isPart = ({ kind, shelf, where, when }: Incident) =>
  shelf === 'incident' && kind === 'attack' && where !== null && when !== null && when.first !== null;

/** Single attacks within the time and place of an offensive or a siege: kept by place, so that each is compared with few. */
export class Parts {
  readonly #wholes = new Map<string, Set<Incident>>();
  readonly #attacks = new Map<string, Set<Incident>>();

  add(incident: Incident): void {
    if (isWhole(incident)) put(this.#wholes, incident.where!.name, incident);
    if (isPart(incident)) for (const name of placesOf(incident)) put(this.#attacks, name, incident);
  }

  remove(incident: Incident): void {
    if (isWhole(incident)) this.#wholes.get(incident.where!.name)?.delete(incident);
    if (isPart(incident)) for (const name of placesOf(incident)) this.#attacks.get(name)?.delete(incident);
  }

  /** The relations of an attack to the wholes it lies in, in order of their ids. */
  within(part: Incident): Relation[] {
    if (!isPart(part)) return [];
    const wholes = placesOf(part).flatMap((name) => [...(this.#wholes.get(name) ?? [])]);
    return relations(wholes.map((whole) => [part, whole] as const));
  }

  /** The relations of an incident both to its wholes and to its parts. */
  touching(incident: Incident): Relation[] {
    if (!isWhole(incident)) return this.within(incident);
    const attacks = [...(this.#attacks.get(incident.where!.name) ?? [])];
    return [...this.within(incident), ...relations(attacks.map((part) => [part, incident] as const))];
  }
}

const placesOf = ({ where }: Incident) => [...new Set([where!.name, ...where!.within])];

function put(map: Map<string, Set<Incident>>, name: string, incident: Incident): void {
  const known = map.get(name);
  if (known) known.add(incident);
  else map.set(name, new Set([incident]));
}

const inTime = (part: Incident, whole: Incident) =>
  startOf(part.when!.first!) >= startOf(whole.when!.first!) &&
  (whole.when!.last === null || startOf(part.when!.first!) <= endOf(whole.when!.last));

const relations = (pairs: readonly (readonly [Incident, Incident])[]): Relation[] =>
  pairs
    .filter(([part, whole]) => part.id !== whole.id && inTime(part, whole))
    .toSorted(([a, x], [b, y]) => (x.id < y.id ? -1 : x.id > y.id ? 1 : a.id < b.id ? -1 : 1))
    .map(([part, whole]) => ({
      kind: 'part-of',
      claims: [part.claims[0]!, whole.claims[0]!],
      because: `Within the time and the place of “${whole.title}”.`,
    }));
