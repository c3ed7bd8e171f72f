/**
 * We cannot, or will not, go on. `code` is `room/what-went-wrong`: stable, searchable, what tests match on. The message says
 * what happened and to what (ids and paths, never the words of a witness); `next` says what the reader can do now.
 */
export class AssizeError extends Error {
  override readonly name = 'AssizeError';
  readonly code: `${string}/${string}`;
  readonly next: string;
  constructor(code: `${string}/${string}`, what: string, next: string, options?: ErrorOptions) {
    super(what, options);
    this.code = code;
    this.next = next;
  }
}
