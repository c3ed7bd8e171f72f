/** What was worked out lately, by what was asked: the one longest not asked for gives way to a new one. */
export class Recent<V> {
  readonly #most: number;
  readonly #known = new Map<string, V>();
  constructor(most: number) {
    this.#most = most;
  }

  get(asked: string): V | undefined {
    const known = this.#known.get(asked);
    if (known === undefined) return undefined;
    this.#known.delete(asked);
    this.#known.set(asked, known);
    return known;
  }

  set(asked: string, made: V): V {
    this.#known.set(asked, made);
    if (this.#known.size > this.#most) this.#known.delete(this.#known.keys().next().value!);
    return made;
  }
}
