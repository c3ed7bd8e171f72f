import {
  type Certificate,
  commonName,
  isNameOf,
  isUnderstood,
  names,
  readAlgorithm,
  readCertificates,
  whyNoAuthority,
  whyNoIssuer,
} from './timestamp-certificate.ts';
import {
  type Der,
  Fields,
  TAG,
  field,
  integerOf,
  malformed,
  oidText,
  readDer,
  timeOf,
  writeDer,
  writeInteger,
  writeOid,
} from './timestamp-der.ts';
import { HASHES, digest, isSignedBy } from './timestamp-signature.ts';
import {
  ATTRIBUTE,
  SHA256,
  TST_INFO,
  other,
  readAnswer,
  readAttributes,
  readImprint,
  readInfo,
  readToken,
  single,
  untrusted,
} from './timestamp-token.ts';
import { hashToHex, sameHash } from './tree.ts';

// Time-stamps by an authority (RFC 3161): asked for with a hash, answered with a token that the authority signed. No network here.

const SHA1 = '1.3.14.3.2.26';

/** What was asked of an authority. */
export interface TimestampRequest {
  /** The SHA-256 that is to be stamped: 32 bytes. */
  readonly imprint: Uint8Array;
  /** A number that the answer must repeat, or null. */
  readonly nonce: bigint | null;
  /** The policy that was demanded (an OID in dotted decimals), or null. */
  readonly policy: string | null;
}

/** What a token that was checked says. */
export interface Timestamp {
  /** Before this instant the hash existed: ISO 8601 in UTC, as precise as the token. */
  readonly time: string;
  /** By how many seconds the time may be off, where the token says so. */
  readonly accuracy: number | null;
  readonly policy: string;
  readonly serial: string;
  /** The common name of the authority's certificate. */
  readonly authority: string;
  /** The last instant of the chain's certificates: from then on openssl wants `-attime`. */
  readonly validTo: string;
  /** SHA-256 of the root certificate that the chain ends in, in hex: compare it with what the authority publishes. */
  readonly root: string;
}

/** A TimeStampReq for a SHA-256, with the certificate asked for. `nonce` is at most 20 bytes of chance and is taken as positive. */
export function writeTimestampRequest(imprint: Uint8Array, nonce: Uint8Array, policy: string | null = null): Uint8Array {
  const algorithm = writeDer(TAG.sequence, writeOid(SHA256), writeDer(TAG.null));
  return writeDer(
    TAG.sequence,
    writeInteger(1n),
    writeDer(TAG.sequence, algorithm, writeDer(TAG.octets, imprint)),
    ...(policy === null ? [] : [writeOid(policy)]),
    ...(nonce.length === 0
      ? []
      : [writeInteger(BigInt(`0x${Array.from(nonce, (byte) => byte.toString(16).padStart(2, '0')).join('')}`))]),
    writeDer(TAG.boolean, Uint8Array.of(0xff)),
  );
}

/** A TimeStampReq over a SHA-256. Throws `ledger/malformed-der`. */
export function readTimestampRequest(der: Uint8Array): TimestampRequest {
  const fields = new Fields(readDer(der));
  if (integerOf(fields.take(TAG.integer)) !== 1n) throw malformed('a request has an unknown version');
  const imprint = readImprint(fields.sequence());
  const policy = fields.optional(TAG.oid);
  const nonce = fields.optional(TAG.integer);
  fields.optional(TAG.boolean);
  fields.end();
  return { imprint, nonce: nonce && integerOf(nonce), policy: policy && oidText(policy) };
}

/**
 * Checks an answer (TimeStampResp, DER) to a request (TimeStampReq, DER) against certificates in PEM that are trusted. RFC 3161
 * §2.4.2: the status, what was stamped, the nonce, the policy; the signature by the certificate that the token binds itself to
 * (RFC 5035); that certificate for time-stamping alone, and under a trusted root, all as of the token's own time. Stricter than
 * `openssl ts -verify`: DER only, SHA-256 or longer, no request without what it should have. Revocation is not asked for.
 * Throws `ledger/malformed-der`, `ledger/timestamp-refused`, `ledger/other-timestamp` and `ledger/untrusted-timestamp`.
 */
export async function verifyTimestamp({
  request,
  answer,
  roots,
}: {
  readonly request: Uint8Array;
  readonly answer: Uint8Array;
  readonly roots: string;
}): Promise<Timestamp> {
  const asked = readTimestampRequest(request);
  const token = readToken(readAnswer(answer));
  const info = readInfo(token.info);
  if (!sameHash(info.imprint, asked.imprint)) throw other('it is over another hash');
  if (asked.nonce !== null && info.nonce !== asked.nonce) throw other('it does not repeat the number that was sent');
  if (asked.policy !== null && info.policy !== asked.policy)
    throw other(`it was made under the policy ${info.policy}, not ${asked.policy}`);

  const signer = token.certificates.find(({ issuer, serial }) => serial === token.serial && sameHash(issuer, token.issuer));
  if (!signer) throw untrusted("the authority's certificate is not in it");
  const attributes = readAttributes(token.signed);
  if (oidText(single(attributes, ATTRIBUTE.contentType, TAG.oid)) !== TST_INFO)
    throw untrusted('what is signed is of another kind');
  if (!sameHash(single(attributes, ATTRIBUTE.messageDigest, TAG.octets).content, await digest(token.hash, token.info)))
    throw untrusted('what is signed is not what it says');
  const signingTime = attributes.get(ATTRIBUTE.signingTime)?.[0];
  // The same clock wrote both; far apart, one of them is made up.
  if (signingTime && Math.abs(Date.parse(timeOf(signingTime)) - Date.parse(info.time)) > 300_000)
    throw untrusted('the time at which it was signed is not the time that it states');
  // The attributes are signed as a set of their own, whatever their place in the token (RFC 5652 §5.4).
  const message = Uint8Array.from(token.signed.whole);
  message[0] = TAG.set;
  if (!(await signedBy(message, token.signature, token, signer))) throw untrusted('its signature is not by its certificate');

  const wrong = whyNoAuthority(signer);
  if (wrong !== null) throw untrusted(wrong);
  if (info.authority && !isNameOf(info.authority, signer)) throw untrusted('it names another authority than its certificate');
  const chain = await findChain(signer, token.certificates, readCertificates(roots), info.time);
  await checkBinding(attributes, chain);
  return {
    time: info.time,
    accuracy: info.accuracy,
    policy: info.policy,
    serial: info.serial.toString(),
    authority: commonName(signer),
    validTo: chain.map(({ to }) => to).sort()[0]!,
    root: hashToHex(await digest('SHA-256', chain.at(-1)!.der)),
  };
}

/** `isSignedBy`, for keys that came from outside: one that WebCrypto does not open signs nothing. */
async function signedBy(
  message: Uint8Array,
  signature: Uint8Array,
  { algorithm, hash }: { readonly algorithm: Certificate['algorithm']; readonly hash: string | null },
  certificate: Certificate,
): Promise<boolean> {
  try {
    return await isSignedBy(message, signature, algorithm, certificate, hash);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/**
 * That the token names its certificate by hash (RFC 2634 §5.4, RFC 5035 §4): without this another certificate over the same key
 * could stand in its place. Whatever else it lists must be in the chain.
 */
async function checkBinding(attributes: ReadonlyMap<string, readonly Der[]>, chain: readonly Certificate[]): Promise<void> {
  const lists = [ATTRIBUTE.certificateV2, ATTRIBUTE.certificate].flatMap((oid) => {
    const value = attributes.get(oid)?.[0];
    return value ? [{ value, isFirstVersion: oid === ATTRIBUTE.certificate }] : [];
  });
  if (lists.length === 0) throw untrusted('it is not bound to a certificate');
  for (const { value, isFirstVersion } of lists) {
    const ids = new Fields(value).sequence();
    for (let n = 0; n === 0 || ids.peek() !== undefined; n++) {
      const id = ids.sequence();
      const named = isFirstVersion ? null : id.optional(TAG.sequence);
      const hash = isFirstVersion ? 'SHA-1' : named === null ? 'SHA-256' : hashNamed(readAlgorithm(new Fields(named)).oid);
      const expected = id.take(TAG.octets).content;
      const issued = id.optional(TAG.sequence);
      id.end();
      const found = await matching(chain, hash, expected, n === 0);
      if (!found || (issued && !isIssuedAs(issued, found))) throw untrusted('it is bound to another certificate');
    }
  }
}

/** In the second version SHA-1 may still name a certificate: the chain is checked by better means besides. */
function hashNamed(oid: string): string {
  const hash = oid === SHA1 ? 'SHA-1' : HASHES[oid];
  if (hash === undefined) throw untrusted('it is bound to its certificate by a hash that is not known');
  return hash;
}

async function matching(
  chain: readonly Certificate[],
  hash: string,
  expected: Uint8Array,
  first: boolean,
): Promise<Certificate | null> {
  for (const one of first ? chain.slice(0, 1) : chain) if (sameHash(await digest(hash, one.der), expected)) return one;
  return null;
}

/** Whether an IssuerSerial is that of a certificate. */
function isIssuedAs(issued: Der, { issuer, serial }: Certificate): boolean {
  const fields = new Fields(issued);
  const general = fields.take(TAG.sequence).inside;
  const number = fields.take(TAG.integer);
  fields.end();
  return (
    general.length === 1 &&
    general[0]!.tag === field(4) &&
    sameHash(general[0]!.inside[0]!.whole, issuer) &&
    integerOf(number) === serial
  );
}

const LONGEST_CHAIN = 8;
const MOST_SIGNATURES = 60;

/** The chain from a certificate to a trusted one that issued itself (RFC 5280 §6.1), all valid at an instant. */
async function findChain(
  signer: Certificate,
  given: readonly Certificate[],
  trusted: readonly Certificate[],
  time: string,
): Promise<Certificate[]> {
  let why = 'its certificate does not lead to one that is trusted';
  let tried = 0;
  const climb = async (chain: readonly Certificate[]): Promise<Certificate[] | null> => {
    const last = chain.at(-1)!;
    if (chain.length > LONGEST_CHAIN) return null;
    if (Date.parse(time) > Date.parse(last.to) || Date.parse(time) < Date.parse(last.from)) {
      why = 'a certificate of its chain was not valid at that time';
      return null;
    }
    if (!isUnderstood(last)) {
      why = 'a certificate of its chain insists on something that is not understood';
      return null;
    }
    const anchor = trusted.some(({ der }) => sameHash(der, last.der));
    if (chain.length > 1) {
      const wrong = whyNoIssuer(last, chain.length - 2, anchor);
      if (wrong !== null) {
        why = wrong;
        return null;
      }
    }
    if (anchor && sameHash(last.subject, last.issuer) && chain.length > 1) return [...chain];
    for (const issuer of [...trusted, ...given]) {
      if (!names(last, issuer) || chain.some(({ der }) => sameHash(der, issuer.der))) continue;
      // A token with many certificates of one name must not cost the verifier more than a moment.
      tried += 1;
      if (tried > MOST_SIGNATURES) return null;
      if (!(await signedBy(last.signedPart, last.signature, { algorithm: last.algorithm, hash: null }, issuer))) continue;
      const found = await climb([...chain, issuer]);
      if (found !== null) return found;
    }
    return null;
  };
  const chain = await climb([signer]);
  if (chain === null) throw untrusted(why);
  return chain;
}
