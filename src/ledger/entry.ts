import {
  AssizeError,
  type ClaimId,
  type Conclusion,
  type Digest,
  type EntityId,
  type Entry,
  type HandClaim,
  type IncidentId,
  type Note,
  type PersonId,
  type ReadingId,
  type SourceId,
  eventKinds,
  factualities,
  harmClasses,
  harmOutcomes,
  stances,
  tallyRules,
} from '../model/index.ts';

// What may stand in the ledger, field by field. An entry that came from outside is parsed here once; a field too many, too few or
// of another form is refused, so that nothing can be read into an entry that its signer did not mean.

/** Whether a value is a `T`. */
type Is<T> = (value: unknown) => value is T;
type Fields<T> = { readonly [F in keyof T]-?: Is<T[F]> };

const text: Is<string> = (value): value is string => typeof value === 'string';
const matching =
  <T extends string>(pattern: RegExp): Is<T> =>
  (value): value is T =>
    text(value) && pattern.test(value);
const id = <T extends string>(prefix: string) => matching<T>(new RegExp(`^${prefix}_[0-9a-f]{16}$`));
const digest = matching<Digest>(/^sha256:[0-9a-f]{64}$/);
const instant = matching<string>(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/);
const natural: Is<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const listOf =
  <T>(each: Is<T>): Is<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(each);
const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value);
const oneOf =
  <T extends string>(...all: readonly T[]): Is<T> =>
  (value): value is T =>
    all.some((one) => one === value);
const shaped =
  <T>(fields: Fields<T>): Is<T> =>
  (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const expected = Object.keys(fields) as (keyof T & string)[];
    const found = value as Readonly<Record<string, unknown>>;
    return (
      Object.keys(found).length === expected.length &&
      expected.every((name) => Object.hasOwn(found, name) && fields[name](found[name]))
    );
  };

const day = matching<string>(/^\d{4}-\d\d-\d\d$/);
const source = id<SourceId>('src');
const claim = id<ClaimId>('clm');
const incident = id<IncidentId>('inc');

/** What each kind of conclusion says besides its kind. The type makes the compiler ask for whatever the model adds. */
const conclusions: { readonly [K in Conclusion['kind']]: Is<Extract<Conclusion, { kind: K }>> } = {
  join: shaped({ kind: oneOf('join'), incidents: listOf(incident) }),
  part: shaped({ kind: oneOf('part'), incident, claims: listOf(claim) }),
  confirm: shaped({ kind: oneOf('confirm'), claim }),
  reject: shaped({ kind: oneOf('reject'), claim }),
  'join-origins': shaped({ kind: oneOf('join-origins'), sources: listOf(source) }),
  'part-origins': shaped({ kind: oneOf('part-origins'), sources: listOf(source) }),
  'join-entities': shaped({ kind: oneOf('join-entities'), entities: listOf(id<EntityId>('ent')) }),
  'part-entities': shaped({
    kind: oneOf('part-entities'),
    entity: id<EntityId>('ent'),
    parts: listOf(id<EntityId>('ent')),
  }),
  'set-element': shaped({
    kind: oneOf('set-element'),
    incident,
    element: text,
    state: oneOf('supported', 'contested', 'unsupported', 'not-assessed'),
  }),
  'set-rule': shaped({ kind: oneOf('set-rule'), incident: orNull(incident), rule: oneOf(...tallyRules) }),
  'set-grade': shaped({
    kind: oneOf('set-grade'),
    incident,
    grade: oneOf('confirmed', 'fair', 'weak', 'contested', 'discounted'),
  }),
  write: shaped({
    kind: oneOf('write'),
    instead: orNull(claim),
    reading: id<ReadingId>('rdg'),
    from: natural,
    to: natural,
    says: shaped<HandClaim>({
      event: oneOf(...eventKinds.keys()),
      stance: oneOf(...stances),
      factuality: oneOf(...factualities),
      when: orNull(shaped({ first: orNull(day), last: orNull(day) })),
      place: orNull(text),
      actor: orNull(id<EntityId>('ent')),
      harm: orNull(
        shaped({ outcome: oneOf(...harmOutcomes), class: oneOf(...harmClasses), min: orNull(natural), max: orNull(natural) }),
      ),
    }),
  }),
  undo: shaped({ kind: oneOf('undo'), review: text }),
};
const conclusion: Is<Conclusion> = (value): value is Conclusion => {
  const kind = kindOf(value);
  return kind !== null && Object.hasOwn(conclusions, kind) && conclusions[kind as Conclusion['kind']](value);
};

const note = shaped<Note>({
  code: matching(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  source: orNull(source),
  what: text,
  next: text,
});

const key = matching<string>(/^ed25519:[0-9a-f]{64}$/);
const span: Is<readonly [number, number]> = (value): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(natural) && Number(value[0]) < Number(value[1]);

const common = { v: (value: unknown): value is 1 => value === 1, at: instant, by: key };

const entries: { readonly [K in Entry['kind']]: Is<Extract<Entry, { kind: K }>> } = {
  opened: shaped({ ...common, kind: oneOf('opened'), name: text }),
  received: shaped({
    ...common,
    kind: oneOf('received'),
    source,
    object: digest,
    bytes: natural,
    mediaType: text,
    from: text,
    inside: orNull(source),
    role: oneOf('report', 'gazetteer', 'proposal'),
  }),
  read: shaped({
    ...common,
    kind: oneOf('read'),
    source,
    object: digest,
    reading: id<ReadingId>('rdg'),
    text: digest,
    method: text,
  }),
  noted: shaped({ ...common, kind: oneOf('noted'), note }),
  reviewed: shaped({ ...common, kind: oneOf('reviewed'), person: id<PersonId>('per'), name: text, conclusion, reason: text }),
  exported: shaped({ ...common, kind: oneOf('exported'), manifest: digest, to: text }),
  withdrawn: shaped({ ...common, kind: oneOf('withdrawn'), object: digest, who: text, why: text }),
  stamped: shaped({
    ...common,
    kind: oneOf('stamped'),
    proof: oneOf('rfc3161', 'opentimestamps'),
    checkpoint: digest,
    request: orNull(digest),
    answer: digest,
    against: orNull(digest),
    authority: text,
    policy: orNull(matching(/^[0-2](?:\.\d{1,20}){1,40}$/)),
    time: orNull(instant),
  }),
  'key-added': shaped({
    ...common,
    kind: oneOf('key-added'),
    person: id<PersonId>('per'),
    name: text,
    key,
    recipient: matching<string>(/^age1[02-9ac-hj-np-z]{58}$/),
    replaces: orNull(key),
  }),
  'key-revoked': shaped({ ...common, kind: oneOf('key-revoked'), key, why: text }),
  sealed: shaped({
    ...common,
    kind: oneOf('sealed'),
    object: digest,
    bytes: natural,
    salted: digest,
    to: listOf(key),
    label: text,
  }),
  merged: shaped({
    ...common,
    kind: oneOf('merged'),
    name: text,
    key,
    checkpoint: orNull(text),
    parts: listOf(span),
    entries: natural,
  }),
  'tag-file': shaped({ ...common, kind: oneOf('tag-file'), bag: text, path: text, object: digest, bytes: natural }),
};

/** The one door through which a value from outside becomes an entry. Throws `ledger/malformed-entry`. */
export function parseEntry(value: unknown): Entry {
  const kind = kindOf(value);
  if (kind !== null && Object.hasOwn(entries, kind)) {
    const is: Is<Entry> = entries[kind as Entry['kind']];
    if (is(value)) return value;
  }
  throw new AssizeError(
    'ledger/malformed-entry',
    kind === null
      ? 'An entry has no kind.'
      : `An entry of kind "${kind.slice(0, 40)}" is not of the form that this version knows.`,
    'Open the file with the version of Assize that made it; docs/format.md has the form of each kind.',
  );
}

function kindOf(value: unknown): string | null {
  const kind: unknown = typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : null;
  return text(kind) ? kind : null;
}
