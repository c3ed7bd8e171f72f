import { sameHash } from './tree.ts';
import { type Der, Fields, TAG, field, integerOf, malformed, oidText, readDer, timeOf } from './timestamp-der.ts';

// Certificates (RFC 5280), as far as a time-stamp needs them: what is not understood makes a chain refused, never accepted.

export interface Certificate {
  readonly der: Uint8Array;
  /** What its issuer signed. */
  readonly signedPart: Uint8Array;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly serial: bigint;
  /** Names as their bytes: compared as they are written. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly from: string;
  readonly to: string;
  /** The public key as SubjectPublicKeyInfo. */
  readonly key: Der;
  readonly extensions: ReadonlyMap<string, { readonly critical: boolean; readonly value: Der }>;
}

/** How something was signed: what WebCrypto needs to check it. */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: Der | null;
}

const EXTENSION = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  otherNames: '2.5.29.17',
  basic: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  policies: '2.5.29.32',
  issuerKey: '2.5.29.35',
  extendedUsage: '2.5.29.37',
} as const;
/** Critical extensions whose meaning is honoured below. */
const HONOURED: readonly string[] = [
  EXTENSION.keyUsage,
  EXTENSION.otherNames,
  EXTENSION.basic,
  EXTENSION.policies,
  EXTENSION.extendedUsage,
];
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_USAGE = '2.5.29.37.0';

/** An AlgorithmIdentifier. */
export function readAlgorithm(value: Fields): Algorithm {
  const oid = oidText(value.take(TAG.oid));
  const parameters = value.peek() === undefined ? null : value.any();
  value.end();
  return { oid, parameters };
}

/** The bits of a BIT STRING that is a whole number of bytes. */
export function bytesOfBits({ content }: Der): Uint8Array {
  if (content[0] !== 0) throw malformed('a string of bits is not made of whole bytes');
  return content.subarray(1);
}

/** A certificate from its DER. Throws `ledger/malformed-der`. */
export function readCertificate(der: Uint8Array): Certificate {
  const outer = new Fields(readDer(der));
  const body = outer.take(TAG.sequence);
  const algorithm = outer.take(TAG.sequence);
  const signature = bytesOfBits(outer.take(TAG.bits));
  outer.end();
  const fields = new Fields(body);
  const version = fields.optional(field(0));
  if (version !== null && integerOf(new Fields(version, field(0)).take(TAG.integer)) > 2n)
    throw malformed('a certificate has an unknown version');
  const serial = integerOf(fields.take(TAG.integer));
  // The issuer says twice how it signed; two answers would be two certificates.
  if (!sameHash(fields.take(TAG.sequence).whole, algorithm.whole))
    throw malformed('a certificate says two ways in which it is signed');
  const issuer = readName(fields.take(TAG.sequence));
  const validity = fields.sequence();
  const [from, to] = [timeOf(validity.any()), timeOf(validity.any())];
  validity.end();
  const subject = readName(fields.take(TAG.sequence));
  const key = fields.take(TAG.sequence);
  const keyFields = new Fields(key);
  readAlgorithm(keyFields.sequence());
  bytesOfBits(keyFields.take(TAG.bits));
  keyFields.end();
  fields.optional(0x81);
  fields.optional(0x82);
  const listed = fields.optional(field(3));
  fields.end();
  const extensions = new Map<string, { critical: boolean; value: Der }>();
  if (listed !== null) {
    const wrapped = new Fields(listed, field(3));
    const all = wrapped.sequence();
    wrapped.end();
    while (all.peek() !== undefined) {
      const one = all.sequence();
      const oid = oidText(one.take(TAG.oid));
      const critical = one.optional(TAG.boolean)?.content[0] === 0xff;
      const { content } = one.take(TAG.octets);
      one.end();
      if (extensions.has(oid)) throw malformed('a certificate says something twice');
      // What nobody here understands may hold anything; it is refused where it is critical.
      extensions.set(oid, { critical, value: isKnown(oid) ? readDer(content) : { tag: 0, content, whole: content, inside: [] } });
    }
  }
  return {
    der: der.slice(),
    signedPart: body.whole,
    algorithm: readAlgorithm(new Fields(algorithm)),
    signature,
    serial,
    issuer,
    subject,
    from,
    to,
    key,
    extensions,
  };
}

/** The kinds of strings in names, by their tags. */
const STRINGS: readonly number[] = [TAG.utf8, 0x12, 0x13, 0x14, 0x16, 0x1a, 0x1c, 0x1e];

/** A Name (RFC 5280 §4.1.2.4) as its bytes, after each part was looked at. */
function readName(name: Der): Uint8Array {
  for (const part of name.inside) {
    const pairs = new Fields(part, TAG.set);
    do {
      const pair = pairs.sequence();
      pair.take(TAG.oid);
      const { tag, content } = pair.any();
      pair.end();
      const plain = [0x12, 0x13, 0x16, 0x1a].includes(tag);
      if (!STRINGS.includes(tag) || (plain && content.some((byte) => byte >= 0x80)))
        throw malformed('a name holds what is no text');
      if ((tag === 0x1e && content.length % 2 !== 0) || (tag === 0x1c && content.length % 4 !== 0))
        throw malformed('a name breaks off');
      if (tag === TAG.utf8) textOf(content);
    } while (pairs.peek() !== undefined);
  }
  return name.whole;
}

/** Bytes as UTF-8 and nothing else. */
function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw malformed('a text is not UTF-8');
  }
}

const isKnown = (oid: string) => Object.values(EXTENSION).some((one) => one === oid);

/** The certificates of a text in PEM, in order. Throws `ledger/malformed-der`. */
export function readCertificates(pem: string): Certificate[] {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,100000})-----END CERTIFICATE-----/g)];
  return found.map(([, body]) => {
    const text = body!.replace(/\s+/g, '');
    // `atob` takes some texts that are no base64 of anything; the certificate that comes out is checked for itself.
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw malformed('a certificate in PEM is damaged');
    return readCertificate(Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0)));
  });
}

/** The first nine bits of keyUsage, highest first, or null where the certificate does not limit the use of its key. */
function keyUsage({ extensions }: Certificate): number | null {
  const found = extensions.get(EXTENSION.keyUsage);
  if (!found) return null;
  if (found.value.tag !== TAG.bits) throw malformed('the usage of a key is malformed');
  return ((found.value.content[1] ?? 0) << 8) | (found.value.content[2] ?? 0);
}
const DIGITAL_SIGNATURE = 0x8000;
const NON_REPUDIATION = 0x4000;
const CERTIFICATE_SIGNING = 0x0400;

function extendedUsages({ extensions }: Certificate): string[] | null {
  const found = extensions.get(EXTENSION.extendedUsage);
  if (!found) return null;
  if (found.value.tag !== TAG.sequence) throw malformed('the usage of a key is malformed');
  return found.value.inside.map((one) => (one.tag === TAG.oid ? oidText(one) : ''));
}

/** Why the certificate may not sign time-stamps (RFC 3161 §2.3), or null. */
export function whyNoAuthority(certificate: Certificate): string | null {
  const usages = extendedUsages(certificate);
  if (usages === null || usages.length !== 1 || usages[0] !== TIME_STAMPING)
    return 'its certificate is not for time-stamping alone';
  if (!certificate.extensions.get(EXTENSION.extendedUsage)!.critical)
    return 'its certificate does not insist on being for time-stamping';
  const usage = keyUsage(certificate);
  if (usage !== null && ((usage & ~(DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0 || usage === 0))
    return 'the key of its certificate is for something else than signing';
  return isIssuer(certificate) ? 'its certificate is one that issues others' : null;
}

function basic({ extensions }: Certificate): { readonly issues: boolean; readonly below: number | null } {
  const found = extensions.get(EXTENSION.basic);
  if (!found) return { issues: false, below: null };
  const fields = new Fields(found.value);
  const issues = fields.optional(TAG.boolean)?.content[0] === 0xff;
  const below = fields.optional(TAG.integer);
  fields.end();
  return { issues, below: below === null ? null : Number(integerOf(below)) };
}
const isIssuer = (certificate: Certificate) => basic(certificate).issues;

/** Why a certificate may not issue the one below it, with so many issuers between it and the first; or null. */
export function whyNoIssuer(certificate: Certificate, between: number, anchor: boolean): string | null {
  const { issues, below } = basic(certificate);
  if (!issues) return 'one of its issuers may not issue certificates';
  if (below !== null && between > below) return 'one of its issuers may not have so many issuers below it';
  const usage = keyUsage(certificate);
  if (usage !== null && (usage & CERTIFICATE_SIGNING) === 0) return 'the key of one of its issuers is not for certificates';
  // Limits on names are not followed here, so that a certificate with such limits is not enough.
  if (certificate.extensions.has(EXTENSION.nameConstraints))
    return 'one of its issuers has limits on names, which are not followed here';
  const usages = anchor ? null : extendedUsages(certificate);
  return usages !== null && !usages.includes(TIME_STAMPING) && !usages.includes(ANY_USAGE)
    ? 'one of its issuers may not issue certificates for time-stamping'
    : null;
}

/** Whether everything that a certificate insists on is understood. */
export const isUnderstood = ({ extensions }: Certificate): boolean =>
  [...extensions].every(([oid, { critical }]) => !critical || HONOURED.includes(oid));

/** Whether one certificate names the other as its issuer, by name and, where both say it, by key. */
export function names(certificate: Certificate, issuer: Certificate): boolean {
  if (!sameHash(certificate.issuer, issuer.subject)) return false;
  const wanted = certificate.extensions.get(EXTENSION.issuerKey)?.value.inside.find(({ tag }) => tag === 0x80);
  const own = issuer.extensions.get(EXTENSION.subjectKey)?.value;
  return wanted === undefined || own?.tag !== TAG.octets || sameHash(wanted.content, own.content);
}

/** Whether a GeneralName is the subject of a certificate or another name of it. */
export function isNameOf(name: Der, certificate: Certificate): boolean {
  if (name.tag === field(4) && name.inside.length === 1 && sameHash(name.inside[0]!.whole, certificate.subject)) return true;
  const others = certificate.extensions.get(EXTENSION.otherNames)?.value.inside ?? [];
  return others.some(({ whole }) => sameHash(whole, name.whole));
}

/** The last common name of a subject, or whatever text it ends in: for people to read. */
export function commonName({ subject }: Certificate): string {
  const parts = readDer(subject).inside.flatMap(({ inside }) => inside.map(({ inside: pair }) => pair));
  const named = parts.findLast(([oid]) => oid?.tag === TAG.oid && oidText(oid) === '2.5.4.3') ?? parts.at(-1);
  return new TextDecoder().decode(named?.[1]?.content ?? new Uint8Array());
}
