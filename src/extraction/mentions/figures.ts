import type { EntityKind } from '../../model/index.ts';
import type { Figure, Sighting } from '../entities.ts';
import { mensNames, womensNames } from '../languages/en/world/people.ts';
import { fold } from './kinds.ts';

// Who has been spoken of so far, kept so that each new name or phrase finds whom it means without looking through all of them.

const isGovernment = (figure: Figure): boolean => figure.canonical.startsWith('government of ');

/** Who was spoken of in one way: all of them, the last, and the one before the last. */
class Trail {
  readonly all = new Set<Figure>();
  last: Figure | null = null;
  lastButOne: Figure | null = null;

  add(figure: Figure): void {
    this.all.add(figure);
    this.lastButOne = this.last;
    this.last = figure;
  }
}

/** What a later phrase may mean, gathered while the text is read, so that a long text is read in time that grows as it does. */
export class Past {
  readonly persons: Figure[] = [];
  readonly governments = new Trail();
  readonly regimes = new Trail();
  union: Figure | null = null;
  readonly #known = new Set<Figure>();
  readonly #byNoun = new Map<string, Set<Figure>>();

  add({ figure }: Sighting): void {
    if (isGovernment(figure) && figure.state !== null) {
      this.governments.add(figure);
      if (figure.titles.has('regime')) this.regimes.add(figure);
    }
    if (figure.canonical === 'European Union') this.union = figure;
    if (this.#known.has(figure)) return;
    this.#known.add(figure);
    if (figure.kind === 'person') this.persons.push(figure);
    if (!figure.named || (figure.kind !== 'organisation' && figure.kind !== 'armed-group')) return;
    const key = `${figure.kind} ${fold(figure.name).split(' ').at(-1) ?? ''}`;
    const alike = this.#byNoun.get(key);
    if (alike === undefined) this.#byNoun.set(key, new Set([figure]));
    else alike.add(figure);
  }

  /** Those of a kind whose name ends in a noun: "council". */
  named(kind: EntityKind, noun: string): ReadonlySet<Figure> | undefined {
    return this.#byNoun.get(`${kind} ${noun}`);
  }
}

/** The persons of a text by the first and the last part of their names. */
export class People {
  readonly #parts = new Map<Figure, readonly string[]>();
  readonly #order = new Map<Figure, number>();
  readonly #byPart = new Map<string, Set<Figure>>();

  add(figure: Figure, parts: readonly string[]): void {
    this.#parts.set(figure, parts);
    if (!this.#order.has(figure)) this.#order.set(figure, this.#order.size);
    for (const part of [parts[0]!, parts.at(-1)!]) {
      const list = this.#byPart.get(part);
      if (list === undefined) this.#byPart.set(part, new Set([figure]));
      else list.add(figure);
    }
  }

  partsOf(figure: Figure): readonly string[] {
    return this.#parts.get(figure) ?? [];
  }

  /** The one first named last among those whose name these parts can be. */
  latest(parts: readonly string[]): Figure | null {
    let best: Figure | null = null;
    for (const part of new Set([parts[0]!, parts.at(-1)!]))
      for (const figure of this.#byPart.get(part) ?? [])
        if (fitsName(parts, this.partsOf(figure)) && (best === null || this.#order.get(figure)! > this.#order.get(best)!))
          best = figure;
    return best;
  }
}

const joints = /^(?:al|el|ad|an|as|ash|az|at|ar|ul|bin|ben|ibn|abu|de|del|van|von|der|den|la|le|di|da|dos|jr|sr|ii|iii)$/;

/** The words of a person's name, folded, without joints and hyphens: "Karim al-Hadad" is "karim", "hadad". */
export function partsOfText(name: string): string[] {
  const parts = fold(name)
    .split(/[\s-]+/)
    .map((part) => part.replace(/[.'’]/g, ''))
    .filter((part) => part !== '' && !joints.test(part));
  return parts.length > 0 ? parts : [fold(name)];
}

/** Whether two names, as parts, can be of one person: one is the end of the other, or its beginning where family names stand first. */
function fitsName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const tail = long.slice(long.length - short.length);
  if (short.every((part, i) => part === tail[i])) return true;
  if (short.length === 1) return short[0] === long[0] && !mensNames.has(short[0]!) && !womensNames.has(short[0]!);
  return short[0] === long[0] && short.at(-1) === long.at(-1);
}
