import { AssizeError } from '../model/index.ts';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The one way to write a value as JSON (RFC 8785): names sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Members that are undefined are left out. Throws `ledger/not-canonical` for what has no such form:
 * a number that is not finite, a string with half a surrogate pair.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw notCanonical(`the number ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw notCanonical('a string with half of a surrogate pair');
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) members += `${members === '' ? '' : ','}${canonical(name)}:${canonical(member)}`;
  }
  return `{${members}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

function notCanonical(what: string): AssizeError {
  return new AssizeError(
    'ledger/not-canonical',
    `There is no canonical form for ${what}.`,
    'Mend the value; nothing was written.',
  );
}
