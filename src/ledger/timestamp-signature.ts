import { type Algorithm, type Certificate, bytesOfBits, readAlgorithm } from './timestamp-certificate.ts';
import { Fields, TAG, field, integerOf, malformed, oidText, readDer } from './timestamp-der.ts';

// Signatures of authorities, by WebCrypto, which Node and browsers share. SHA-1 and MD5 are not among the hashes: what was signed
// with them may have been made by anybody.

/** The hashes that count, by the names of their algorithms. */
export const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const ED25519 = '1.3.101.112';
const EC = '1.2.840.10045.2.1';
const RSA_WITH: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const ECDSA_WITH: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const CURVES: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bytes: 32 },
  '1.3.132.0.34': { name: 'P-384', bytes: 48 },
  '1.3.132.0.35': { name: 'P-521', bytes: 66 },
};
const LEAST_RSA_BITS = 2048;

/** Bytes as WebCrypto takes them: of their own memory. */
export const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

export const digest = async (hash: string, bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(hash, own(bytes)));

/**
 * Whether a signature over a message is by the key of a certificate, and the algorithm one that counts. `hash` is the hash that a
 * message in CMS names beside; null for certificates, whose algorithm names it.
 */
export async function isSignedBy(
  message: Uint8Array,
  signature: Uint8Array,
  { oid, parameters }: Algorithm,
  { key }: Certificate,
  hash: string | null = null,
): Promise<boolean> {
  const fields = new Fields(key);
  const kind = readAlgorithm(fields.sequence());
  // A key whose bits are not whole bytes is none.
  bytesOfBits(fields.take(TAG.bits));
  const spki = own(key.whole);
  const agreed = (named: string | undefined): string | null =>
    named !== undefined && (hash === null || hash === named) ? named : null;
  if (kind.oid === RSA && oid !== RSA_PSS) {
    const by = agreed(oid === RSA && hash !== null ? hash : RSA_WITH[oid]);
    if (by === null) return false;
    return withRsa({ name: 'RSASSA-PKCS1-v1_5', hash: by }, { name: 'RSASSA-PKCS1-v1_5' }, spki, signature, message);
  }
  if (kind.oid === RSA && parameters !== null) {
    const { hash: inside, salt } = readPss(new Fields(parameters));
    const by = agreed(inside);
    return by !== null && withRsa({ name: 'RSA-PSS', hash: by }, { name: 'RSA-PSS', saltLength: salt }, spki, signature, message);
  }
  if (kind.oid === EC) {
    const curve = kind.parameters?.tag === TAG.oid ? CURVES[oidText(kind.parameters)] : undefined;
    const by = agreed(ECDSA_WITH[oid]);
    const raw = curve && rawSignature(signature, curve.bytes);
    if (!curve || by === null || !raw) return false;
    const open = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: curve.name }, false, ['verify']);
    return crypto.subtle.verify({ name: 'ECDSA', hash: by }, open, raw, own(message));
  }
  if (kind.oid === ED25519 && oid === ED25519) {
    const open = await crypto.subtle.importKey('spki', spki, 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', open, own(signature), own(message));
  }
  return false;
}

async function withRsa(
  algorithm: { name: string; hash: string },
  how: { name: string; saltLength?: number },
  spki: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
  message: Uint8Array,
): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
  if ((key.algorithm as { modulusLength?: number }).modulusLength! < LEAST_RSA_BITS) return false;
  return crypto.subtle.verify(how, key, own(signature), own(message));
}

/** RSASSA-PSS-params (RFC 4055 §3.1), with one hash throughout. */
function readPss(fields: Fields): { hash: string | undefined; salt: number } {
  const named = fields.optional(field(0));
  const mask = fields.optional(field(1));
  const length = fields.optional(field(2));
  fields.end();
  if (!named || !mask || !length) throw malformed('a signature leaves open how it was made');
  const hash = readAlgorithm(new Fields(named, field(0)).sequence()).oid;
  const generator = readAlgorithm(new Fields(mask, field(1)).sequence());
  const same =
    generator.oid === '1.2.840.113549.1.1.8' &&
    generator.parameters !== null &&
    readAlgorithm(new Fields(generator.parameters)).oid === hash;
  const salt = Number(integerOf(new Fields(length, field(2)).take(TAG.integer)));
  return { hash: same && salt >= 0 && salt <= 128 ? HASHES[hash] : undefined, salt };
}

/** A signature of ECDSA as WebCrypto wants it: both numbers side by side, each of the curve's length. */
function rawSignature(signature: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> | null {
  const fields = new Fields(readDer(signature));
  const numbers = [integerOf(fields.take(TAG.integer)), integerOf(fields.take(TAG.integer))];
  fields.end();
  const raw = new Uint8Array(2 * bytes);
  for (const [n, value] of numbers.entries()) {
    if (value <= 0n || value >= 1n << BigInt(8 * bytes)) return null;
    let rest = value;
    for (let at = (n + 1) * bytes - 1; rest > 0n; at--, rest >>= 8n) raw[at] = Number(rest & 255n);
  }
  return raw;
}
