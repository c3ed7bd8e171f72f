// Which relations are thought of between a head and its dependent: those that the training has seen between two such tags.

/** As a model file holds it: lists of relations, and the number of the list for each direction, head tag and dependent tag. */
export interface RelationLists {
  readonly lists: readonly (readonly number[])[];
  readonly of: readonly number[];
}

export class Relations {
  readonly #lists: readonly Uint8Array[];
  readonly #of: Uint16Array;
  readonly #tags: number;

  constructor({ lists, of }: RelationLists, tags: number) {
    this.#lists = lists.map((list) => Uint8Array.from(list));
    this.#of = Uint16Array.from(of);
    this.#tags = tags;
  }

  /** The relations that a word tagged `child` can have to a head tagged `head`, before it or after it. */
  between(headFollows: boolean, head: number, child: number): Uint8Array {
    return this.#lists[this.#of[((headFollows ? this.#tags : 0) + head) * this.#tags + child]!]!;
  }
}
