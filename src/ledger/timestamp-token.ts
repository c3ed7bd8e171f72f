import { AssizeError } from '../model/index.ts';
import { readAlgorithm, readCertificate } from './timestamp-certificate.ts';
import { type Der, Fields, TAG, field, integerOf, malformed, oidText, readDer, timeOf } from './timestamp-der.ts';
import { HASHES } from './timestamp-signature.ts';

// An authority's answer taken apart (RFC 3161 §2.4.2, RFC 5652 §5.1). What it says is not believed here.

export const SHA256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';
export const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  certificate: '1.2.840.113549.1.9.16.2.12',
  certificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const NEVER = 'Keep the answer, and ask again, or ask another authority.';
const refused = (what: string) =>
  new AssizeError('ledger/timestamp-refused', `The time-stamp authority gives no token: ${what}.`, NEVER);
export const other = (what: string) =>
  new AssizeError(
    'ledger/other-timestamp',
    `The time-stamp is not over what was asked: ${what}.`,
    'It proves nothing here. Compare with another copy, or ask again.',
  );
export const untrusted = (what: string) =>
  new AssizeError(
    'ledger/untrusted-timestamp',
    `The time-stamp does not count: ${what}.`,
    "Check that the certificates given are the authority's roots; ask again, or ask another authority.",
  );

/** The hash of a MessageImprint that is a SHA-256. */
export function readImprint(fields: Fields): Uint8Array {
  const { oid, parameters } = readAlgorithm(fields.sequence());
  const { content } = fields.take(TAG.octets);
  fields.end();
  if (oid !== SHA256 || content.length !== 32 || (parameters !== null && parameters.tag !== TAG.null))
    throw malformed('what is stamped is no SHA-256');
  return content;
}

/** The token of a TimeStampResp. */
export function readAnswer(answer: Uint8Array): Der {
  const fields = new Fields(readDer(answer));
  const info = fields.sequence();
  const status = integerOf(info.take(TAG.integer));
  const texts = info.optional(TAG.sequence)?.inside ?? [];
  const failure = info.optional(TAG.bits);
  info.end();
  // What a stranger's server says is shown on a terminal: a line of plain marks.
  const said = texts.map(({ content }) => new TextDecoder().decode(content).replace(/\p{C}/gu, ' ').slice(0, 200)).join(' ');
  if (status !== 0n && status !== 1n)
    throw refused([failureOf(failure), said].filter((one) => one !== '').join('; ') || `status ${status}`);
  const token = fields.take(TAG.sequence);
  fields.end();
  return token;
}

/** PKIFailureInfo (RFC 3161 §2.4.2) in words. */
function failureOf(bits: Der | null): string {
  const meanings: Readonly<Record<number, string>> = {
    0: 'it does not know the hash',
    2: 'it does not allow the request',
    5: 'it could not read the request',
    14: 'it has no time at present',
    15: 'it does not know the policy',
    16: 'it does not know the extension',
    17: 'it does not have what was asked besides',
    25: 'its system has failed',
  };
  const bytes = bits?.content.subarray(1) ?? new Uint8Array();
  return Object.entries(meanings)
    .filter(([bit]) => ((bytes[Number(bit) >> 3] ?? 0) & (0x80 >> (Number(bit) & 7))) !== 0)
    .map(([, meaning]) => meaning)
    .join(', ');
}

/** A token taken apart (RFC 5652 §5.1), with exactly one signer. */
export function readToken(token: Der) {
  const outer = new Fields(token);
  if (oidText(outer.take(TAG.oid)) !== SIGNED_DATA) throw malformed('a token is no signed data');
  const data = new Fields(outer.take(field(0)), field(0)).sequence();
  outer.end();
  if (integerOf(data.take(TAG.integer)) !== 3n) throw malformed('a token has an unknown version');
  const hashes = data.take(TAG.set).inside.map((one) => readAlgorithm(new Fields(one)).oid);
  const content = data.sequence();
  if (oidText(content.take(TAG.oid)) !== TST_INFO) throw malformed('a token does not hold a time-stamp');
  const info = new Fields(content.take(field(0)), field(0)).take(TAG.octets).content;
  content.end();
  const certificates = (data.optional(field(0))?.inside ?? []).map(({ whole }) => readCertificate(whole));
  data.optional(field(1));
  const signers = new Fields(data.take(TAG.set), TAG.set);
  data.end();
  const signer = signers.sequence();
  signers.end();
  if (integerOf(signer.take(TAG.integer)) !== 1n) throw malformed('the signer of a token has an unknown version');
  const named = signer.sequence();
  const issuer = named.take(TAG.sequence).whole;
  const serial = integerOf(named.take(TAG.integer));
  named.end();
  const hashOid = readAlgorithm(signer.sequence()).oid;
  const hash = HASHES[hashOid];
  if (hash === undefined) throw untrusted('it is signed with a hash that does not count any more');
  if (!hashes.includes(hashOid)) throw malformed('a token does not list the hash that it uses');
  const signed = signer.take(field(0));
  const algorithm = readAlgorithm(signer.sequence());
  const signature = signer.take(TAG.octets).content;
  signer.optional(field(1));
  signer.end();
  return { info, certificates, issuer, serial, hash, signed, algorithm, signature };
}

/** TSTInfo (RFC 3161 §2.4.2). */
export function readInfo(der: Uint8Array) {
  const fields = new Fields(readDer(der));
  if (integerOf(fields.take(TAG.integer)) !== 1n) throw malformed('a time-stamp has an unknown version');
  const policy = oidText(fields.take(TAG.oid));
  const imprint = readImprint(fields.sequence());
  const serial = integerOf(fields.take(TAG.integer));
  const time = timeOf(fields.take(TAG.time));
  const accuracy = fields.optional(TAG.sequence);
  fields.optional(TAG.boolean);
  const nonce = fields.optional(TAG.integer);
  const authority = fields.optional(field(0));
  const extensions = fields.optional(field(1));
  fields.end();
  if (extensions?.inside.some(({ inside }) => inside[1]?.tag === TAG.boolean && inside[1].content[0] === 0xff))
    throw untrusted('it insists on something that is not understood');
  return {
    policy,
    imprint,
    serial,
    time,
    accuracy: accuracy && secondsOf(accuracy),
    nonce: nonce && integerOf(nonce),
    authority: authority?.inside[0] ?? null,
  };
}

function secondsOf(accuracy: Der): number {
  const factors: Readonly<Record<number, number>> = { [TAG.integer]: 1, 0x80: 1e-3, 0x81: 1e-6 };
  return accuracy.inside.reduce((sum, one) => sum + Number(integerOf(one)) * (factors[one.tag] ?? Number.NaN), 0);
}

/** The signed attributes by their kind; one that stands twice is refused (RFC 5652 §5.3). */
export function readAttributes(signed: Der): Map<string, readonly Der[]> {
  const attributes = new Map<string, readonly Der[]>();
  for (const one of signed.inside) {
    const fields = new Fields(one);
    const oid = oidText(fields.take(TAG.oid));
    const { inside } = fields.take(TAG.set);
    fields.end();
    if (attributes.has(oid) || inside.length !== 1) throw malformed('a token says something twice');
    attributes.set(oid, inside);
  }
  return attributes;
}

export function single(attributes: ReadonlyMap<string, readonly Der[]>, oid: string, tag: number): Der {
  const value = attributes.get(oid)?.[0];
  if (value?.tag !== tag) throw malformed('a token does not say what it must');
  return value;
}
