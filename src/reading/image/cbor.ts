/**
 * A value of CBOR (RFC 8949): tags are left off, keys of maps are given as text; numbers that would not be exact, and those of half
 * the usual precision, are null.
 */
export type Cbor = null | boolean | number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<string, Cbor>;

/** The most levels in one another, and the most items in all, of a value that is decoded. */
const DEEPEST = 32;
const MOST_ITEMS = 50_000;

/** Malformed, too deep or too large; caught where a value is asked for. */
class Malformed extends Error {}

class Decoding {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at = 0;
  items = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  take(length: number): number {
    const from = this.at;
    if (length < 0 || from + length > this.bytes.length) throw new Malformed();
    this.at += length;
    return from;
  }

  /** The argument of a head (§3): null for a length that is left open. */
  argument(short: number): number | null {
    if (short < 24) return short;
    if (short === 24) return this.view.getUint8(this.take(1));
    if (short === 25) return this.view.getUint16(this.take(2));
    if (short === 26) return this.view.getUint32(this.take(4));
    if (short === 27) return Number(this.view.getBigUint64(this.take(8)));
    if (short === 31) return null;
    throw new Malformed();
  }

  get ends(): boolean {
    return this.bytes[this.at] === 0xff;
  }

  /** Stretches of one string, put together; of a string of open length each has a length of its own (§3.2.3). */
  string(kind: number, length: number | null): Uint8Array {
    if (length !== null) return this.bytes.subarray(this.take(length), this.at);
    const parts: Uint8Array[] = [];
    while (!this.ends) {
      const head = this.view.getUint8(this.take(1));
      const inner = this.argument(head & 31);
      if (head >> 5 !== kind || inner === null) throw new Malformed();
      parts.push(this.bytes.subarray(this.take(inner), this.at));
      if ((this.items += 1) > MOST_ITEMS) throw new Malformed();
    }
    this.at += 1;
    return new Uint8Array(Buffer.concat(parts));
  }

  /** Calls `each` for every member of a list or map. */
  members(length: number | null, each: () => void): void {
    if (length === null) {
      while (!this.ends) each();
      this.at += 1;
    } else for (let i = 0; i < length; i++) each();
  }

  simple(short: number): Cbor {
    if (short === 20 || short === 21) return short === 21;
    if (short === 26) return this.view.getFloat32(this.take(4));
    if (short === 27) return this.view.getFloat64(this.take(8));
    if (short === 25) this.take(2);
    if (short < 26) return null;
    throw new Malformed();
  }

  value(depth: number): Cbor {
    if (depth > DEEPEST || (this.items += 1) > MOST_ITEMS) throw new Malformed();
    const head = this.view.getUint8(this.take(1));
    const kind = head >> 5;
    if (kind === 7) return this.simple(head & 31);
    const argument = this.argument(head & 31);
    if (kind === 2) return this.string(kind, argument);
    if (kind === 3) return new TextDecoder().decode(this.string(kind, argument));
    if (kind === 4) {
      const list: Cbor[] = [];
      this.members(argument, () => list.push(this.value(depth + 1)));
      return list;
    }
    if (kind === 5) {
      const map = new Map<string, Cbor>();
      this.members(argument, () => {
        const key = this.value(depth + 1);
        const value = this.value(depth + 1);
        if (typeof key === 'string' || typeof key === 'number') map.set(String(key), value);
      });
      return map;
    }
    if (argument === null) throw new Malformed();
    if (kind === 6) return this.value(depth + 1);
    const number = kind === 1 ? -1 - argument : argument;
    return Number.isSafeInteger(number) ? number : null;
  }
}

/** The first value of some bytes; undefined where they are malformed, cut off, too deep or hold too many items. */
export function decodeCbor(bytes: Uint8Array): Cbor | undefined {
  try {
    return new Decoding(bytes).value(0);
  } catch (cause) {
    if (cause instanceof Malformed || cause instanceof RangeError) return undefined;
    throw cause;
  }
}
