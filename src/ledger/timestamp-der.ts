import { AssizeError } from '../model/index.ts';

// DER (ITU-T X.690) read strictly: one value has one form here, so that nothing can be hidden in the way it is written. What is
// merely BER (lengths left open, longer than needed, strings in pieces) is refused, as is whatever nests too deep.

/** A value: its tag as written, its content, and the whole of it. Tags above 30 are not needed here and refused. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
  /** The values inside, where it is constructed. */
  readonly inside: readonly Der[];
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag of a field [n] that holds other values. */
export const field = (n: number): number => 0xa0 | n;

const DEEPEST = 40;

/** Reads bytes that are exactly one value. Throws `ledger/malformed-der`. */
export function readDer(bytes: Uint8Array): Der {
  const [value, end] = readAt(bytes, 0, 0);
  if (end !== bytes.length) throw malformed('something follows its end');
  return value;
}

function readAt(bytes: Uint8Array, from: number, depth: number): [value: Der, end: number] {
  if (depth > DEEPEST) throw malformed('it nests too deep');
  const tag = bytes[from];
  const first = bytes[from + 1];
  if (tag === undefined || first === undefined) throw malformed('it breaks off');
  if ((tag & 31) === 31) throw malformed('it has a tag of an unknown form');
  let at = from + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 127;
    if (count === 0 || count > 4) throw malformed('it has a length of a form that DER does not know');
    length = 0;
    for (let n = 0; n < count; n++) length = length * 256 + (bytes[at + n] ?? 0);
    if (length < 0x80 || bytes[at] === 0) throw malformed('it has a length that is written longer than needed');
    at += count;
  }
  const end = at + length;
  if (end > bytes.length) throw malformed('it breaks off');
  const content = bytes.subarray(at, end);
  const inside: Der[] = [];
  if ((tag & 0x20) !== 0)
    for (let next = at; next < end; ) {
      // Of its own content only: what is inside must not reach beyond it.
      const [value, stop] = readAt(bytes.subarray(0, end), next, depth + 1);
      inside.push(value);
      next = stop;
    }
  checkForm(tag, content);
  return [{ tag, content, whole: bytes.subarray(from, end), inside }, end];
}

/** The forms of universal values that have more than one way to be written in BER. */
function checkForm(tag: number, content: Uint8Array): void {
  const [first, second] = content;
  if (tag === TAG.boolean && (content.length !== 1 || (first !== 0 && first !== 0xff)))
    throw malformed('a truth value is malformed');
  if (tag === TAG.null && content.length !== 0) throw malformed('a null is malformed');
  if (tag === TAG.integer) {
    if (first === undefined) throw malformed('a number is empty');
    if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      throw malformed('a number is written longer than needed');
  }
  if (
    tag === TAG.bits &&
    (first === undefined || first > 7 || (content.length === 1 && first !== 0) || (content.at(-1)! & ((1 << first) - 1)) !== 0)
  )
    throw malformed('a string of bits is malformed');
  if (
    tag === TAG.oid &&
    (content.length === 0 ||
      content.at(-1)! >= 0x80 ||
      content.some((byte, n) => byte === 0x80 && (n === 0 || content[n - 1]! < 0x80)))
  )
    throw malformed('the name of an object is malformed');
  // Constructed forms of what is primitive in DER, and the other way round.
  if ((tag & 0xc0) === 0 && ((tag & 0x20) !== 0) !== ((tag & 31) === 16 || (tag & 31) === 17))
    throw malformed('a value has the form of another');
}

/** The values inside another, taken one after another. */
export class Fields {
  readonly #values: readonly Der[];
  #at = 0;

  /** Throws `ledger/malformed-der` where the value has another tag than it should. */
  constructor(value: Der | undefined, tag: number = TAG.sequence) {
    if (value?.tag !== tag) throw malformed('a part is missing or of another kind');
    this.#values = value.inside;
  }

  /** The next value, whatever it is, or undefined at the end. */
  peek(): Der | undefined {
    return this.#values[this.#at];
  }

  take(tag: number): Der {
    const value = this.optional(tag);
    if (value === null) throw malformed('a part is missing or of another kind');
    return value;
  }

  optional(tag: number): Der | null {
    const value = this.#values[this.#at];
    if (value?.tag !== tag) return null;
    this.#at += 1;
    return value;
  }

  any(): Der {
    const value = this.#values[this.#at++];
    if (value === undefined) throw malformed('a part is missing');
    return value;
  }

  sequence(): Fields {
    return new Fields(this.take(TAG.sequence));
  }

  end(): void {
    if (this.#at !== this.#values.length) throw malformed('it has parts that nobody knows');
  }
}

/** The name of an object in dotted decimals. */
export function oidText({ content }: Der): string {
  const arcs: bigint[] = [];
  let value = 0n;
  for (const byte of content) {
    value = (value << 7n) | BigInt(byte & 127);
    if (byte >= 0x80) continue;
    if (arcs.length === 0) {
      const root = value < 80n ? value / 40n : 2n;
      arcs.push(root, value - root * 40n);
    } else arcs.push(value);
    value = 0n;
  }
  return arcs.join('.');
}

/** A whole number of any size, with its sign. */
export function integerOf({ content }: Der): bigint {
  let value = 0n;
  for (const byte of content) value = (value << 8n) | BigInt(byte);
  return content[0]! >= 0x80 ? value - (1n << BigInt(8 * content.length)) : value;
}

/** The instant of a UTCTime or a GeneralizedTime (RFC 5280 §4.1.2.5, RFC 3161 §2.4.2) as ISO 8601 in UTC. */
export function timeOf({ tag, content }: Der): string {
  const text = String.fromCharCode(...content.subarray(0, 40));
  const [, century, rest, fraction] = /^(\d\d)?(\d{10}\d\d)(\.\d{0,8}[1-9])?Z$/.exec(text) ?? [];
  if (rest === undefined || (tag === TAG.utcTime) !== (century === undefined) || (tag === TAG.utcTime && fraction !== undefined))
    throw malformed('a time is malformed');
  // RFC 5280: two digits from 50 on are of the last century.
  const year = `${century ?? (Number(rest.slice(0, 2)) < 50 ? '20' : '19')}${rest.slice(0, 2)}`;
  const [month, day, hour, minute, second] = [2, 4, 6, 8, 10].map((at) => rest.slice(at, at + 2));
  const whole = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${whole}Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(whole)) throw malformed('a time is not one of any calendar');
  return `${whole}${fraction ?? ''}Z`;
}

/** A value as bytes: the tag, the length in its shortest form, and the parts. */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag];
  if (length < 0x80) head.push(length);
  else {
    const digits: number[] = [];
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
    head.push(0x80 | digits.length, ...digits);
  }
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A number that is not negative. */
export function writeInteger(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 255n));
  // A first bit that is set would make it negative.
  if (bytes.length === 0 || bytes[0]! >= 0x80) bytes.unshift(0);
  return writeDer(TAG.integer, Uint8Array.from(bytes));
}

/** The name of an object from dotted decimals. Throws `ledger/malformed-der`. */
export function writeOid(text: string): Uint8Array {
  if (!/^[0-2](?:\.\d{1,20}){1,40}$/.test(text)) throw malformed(`"${text.slice(0, 40)}" is not the name of an object`);
  const [root, first, ...rest] = text.split('.').map(BigInt) as [bigint, bigint, ...bigint[]];
  const bytes = [root * 40n + first, ...rest].flatMap((arc) => {
    const groups = [Number(arc & 127n)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(Number(left & 127n) | 0x80);
    return groups;
  });
  return writeDer(TAG.oid, Uint8Array.from(bytes));
}

export function malformed(what: string): AssizeError {
  return new AssizeError(
    'ledger/malformed-der',
    `It is not what its standard asks for: ${what}.`,
    'Ask the authority again; keep what it answered.',
  );
}
