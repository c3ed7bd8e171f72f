import type { Digest, SourceId } from './ids.ts';

/** One act of receiving. The same bytes under two names are two sources and one object. */
export interface Source {
  readonly id: SourceId;
  readonly object: Digest;
  readonly mediaType: string;
  /** Size of the object in bytes. */
  readonly bytes: number;
  /** When it was received: an ISO 8601 instant in UTC. */
  readonly at: string;
  /** The path or name under which it came, relative to what the user named, with "/" between parts. */
  readonly from: string;
  /** The source that enclosed it (a mail, an archive), or null. */
  readonly inside: SourceId | null;
}
