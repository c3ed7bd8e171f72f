import { AssizeError } from './errors.ts';
import { sha256Hex } from './hash.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The name of some bytes: `sha256:` and 64 lowercase hex digits (FIPS 180-4). */
export type Digest = Branded<'Digest'>;
export type SourceId = Branded<'SourceId'>;
export type ReadingId = Branded<'ReadingId'>;
export type ClaimId = Branded<'ClaimId'>;
export type EntityId = Branded<'EntityId'>;
export type OriginId = Branded<'OriginId'>;
export type IncidentId = Branded<'IncidentId'>;
export type DisputeId = Branded<'DisputeId'>;
export type PersonId = Branded<'PersonId'>;

/** The prefix that each kind of computed id carries, so that a stray id names its own kind. */
const prefixes = {
  source: 'src',
  reading: 'rdg',
  claim: 'clm',
  entity: 'ent',
  origin: 'org',
  incident: 'inc',
  dispute: 'dsp',
  person: 'per',
} as const;

interface IdOf {
  source: SourceId;
  reading: ReadingId;
  claim: ClaimId;
  entity: EntityId;
  origin: OriginId;
  incident: IncidentId;
  dispute: DisputeId;
  person: PersonId;
}
export type IdKind = keyof IdOf;

/** The one door through which a string becomes a digest. */
export function parseDigest(text: string): Digest {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return text as Digest;
  throw new AssizeError(
    'model/malformed-digest',
    `"${text.slice(0, 80)}" is not a digest.`,
    'A digest is "sha256:" and 64 lowercase hex digits, as `assize show sources` prints it.',
  );
}

/** The digest of some bytes. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${sha256Hex(bytes)}` as Digest;
}

/**
 * An id computed from content: a prefix and the first 16 hex digits (64 bits) of SHA-256 over the parts written as JSON.
 * The same parts give the same id on every machine, so a second run finds what a review was about.
 */
export function idFrom<K extends IdKind>(kind: K, ...parts: readonly (string | number | boolean | null)[]): IdOf[K] {
  return `${prefixes[kind]}_${sha256Hex(JSON.stringify(parts)).slice(0, 16)}` as IdOf[K];
}

/** The one door through which a string from outside becomes an id of a computed thing. */
export function parseId<K extends IdKind>(kind: K, text: string): IdOf[K] {
  if (new RegExp(`^${prefixes[kind]}_[0-9a-f]{16}$`).test(text)) return text as IdOf[K];
  throw new AssizeError(
    'model/malformed-id',
    `"${text.slice(0, 80)}" is not the id of a ${kind}.`,
    `An id of a ${kind} is "${prefixes[kind]}_" and 16 lowercase hex digits, as the tables and --json print it.`,
  );
}
