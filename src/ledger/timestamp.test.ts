import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssizeError, sha256 } from '../model/index.ts';
import { Authority, type Making, RIGHT, opensslAccepts } from './testing/authority.ts';
import { readDer } from './timestamp-der.ts';
import { type Timestamp, readTimestampRequest, verifyTimestamp, writeTimestampRequest } from './timestamp.ts';

const hello = sha256(new TextEncoder().encode('hello'));
const nonce = Uint8Array.of(0x80, 2, 3, 4, 5, 6, 7, 8);
const hex = (text: string) => Uint8Array.from(text.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AssizeError ? error.code : Promise.reject(error as Error)),
  );
const made: Authority[] = [];
const authority = (name: string, making?: Making) => {
  const one = new Authority(name, making);
  made.push(one);
  return one;
};
afterAll(() => {
  for (const one of made) one.remove();
});

describe('a request for a time-stamp', () => {
  it('is read from the bytes that openssl writes for it', () => {
    const golden = hex(`3036 020101 3031 300d0609608648016503040201 0500 0420
      2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824`);
    expect(readTimestampRequest(golden)).toEqual({ imprint: hello, nonce: null, policy: null });
  });
  it('has a number that is never negative, whatever its first byte', () => {
    expect(writeTimestampRequest(hello, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toHaveLength(69);
    expect(writeTimestampRequest(hello, nonce)).toHaveLength(70);
  });
  it('says again what it was written from', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 20 }),
        fc.constantFrom(null, '1.2.3.4.1', '2.16.840.1.113733.1.7.23.3'),
        (by, policy) => {
          const read = readTimestampRequest(writeTimestampRequest(hello, by, policy));
          const expected = by.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
          expect(read).toEqual({ imprint: hello, nonce: expected, policy });
        },
      ),
    );
  });
});

describe('a time-stamp', () => {
  let clock: Authority;
  let request: Uint8Array;
  let answer: Uint8Array;
  beforeAll(() => {
    clock = authority('Clock of Orlow');
    request = writeTimestampRequest(hello, nonce);
    answer = clock.answer(request);
  });

  it('of an authority under a trusted root counts, and says when', async () => {
    const found: Timestamp = await verifyTimestamp({ request, answer, roots: clock.roots });
    expect(found).toMatchObject({ accuracy: 1, policy: '1.2.3.4.1', authority: 'Clock of Orlow' });
    expect(Math.abs(Date.parse(found.time) - Date.now())).toBeLessThan(600_000);
    expect(opensslAccepts(request, answer, clock.roots)).toBe(true);
  });
  const between = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n';
  it.each<[string, Making]>([
    ['with an RSA key', { rsa: true }],
    ['bound to its certificate by SHA-1, as old authorities do', { binding: 'sha1' }],
    ['with an issuer between it and the root', { between }],
    ['with an issuer that may issue for time-stamping alone', { between: `${between}extendedKeyUsage=timeStamping\n` }],
    [
      'that may also vouch for what was signed',
      { extensions: `${RIGHT.split('\n')[0]}\nkeyUsage=critical,digitalSignature,nonRepudiation\n` },
    ],
  ])('of an authority %s counts, and openssl agrees', async (_, making) => {
    const other = authority('Clock of Selm', making);
    const token = other.answer(request);
    await verifyTimestamp({ request, answer: token, roots: other.roots });
    expect(opensslAccepts(request, token, other.roots)).toBe(true);
    const forged = other.forge(token);
    await verifyTimestamp({ request, answer: forged, roots: other.roots });
    expect(opensslAccepts(request, forged, other.roots)).toBe(true);
  });

  it.each<[string, () => { request?: Uint8Array; answer?: Uint8Array; roots?: string }, string]>([
    ['over another hash', () => ({ request: writeTimestampRequest(sha256(hello), nonce) }), 'ledger/other-timestamp'],
    ['with another number', () => ({ request: writeTimestampRequest(hello, Uint8Array.of(1)) }), 'ledger/other-timestamp'],
    [
      'without the number',
      () => ({ answer: clock.answer(writeTimestampRequest(hello, Uint8Array.of())) }),
      'ledger/other-timestamp',
    ],
    ['under another policy', () => ({ request: writeTimestampRequest(hello, nonce, '1.2.3.4.5.6') }), 'ledger/other-timestamp'],
    ['under a root that is not trusted', () => ({ roots: authority('Clock of Orlow').roots }), 'ledger/untrusted-timestamp'],
    ['with no root at all', () => ({ roots: '' }), 'ledger/untrusted-timestamp'],
    [
      'that is not bound to its certificate',
      () => ({ answer: clock.forge(answer, { bound: false }) }),
      'ledger/untrusted-timestamp',
    ],
  ])('%s is refused, and openssl refuses it too', async (_, change, code) => {
    const given = { request, answer, roots: clock.roots, ...change() };
    expect(await codeOf(verifyTimestamp(given))).toBe(code);
    expect(opensslAccepts(given.request, given.answer, given.roots)).toBe(false);
  });

  it.each<[string, Making]>([
    ['that has run out', { from: '20200101000000Z', to: '20210101000000Z' }],
    ['that is not yet valid', { from: '20900101000000Z', to: '20910101000000Z' }],
    ['that is not for time-stamping', { extensions: 'keyUsage=critical,digitalSignature\n' }],
    ['that is for something else', { extensions: 'extendedKeyUsage=critical,codeSigning\nkeyUsage=critical,digitalSignature\n' }],
    ['that is for time-stamping and something else', { extensions: 'extendedKeyUsage=critical,timeStamping,codeSigning\n' }],
    [
      'that does not insist on time-stamping',
      { extensions: 'extendedKeyUsage=timeStamping\nkeyUsage=critical,digitalSignature\n' },
    ],
    [
      'whose key is for encryption too',
      { extensions: 'extendedKeyUsage=critical,timeStamping\nkeyUsage=digitalSignature,keyEncipherment\n' },
    ],
    ['that insists on something unknown', { extensions: `${RIGHT}1.2.3.4.5=critical,ASN1:NULL\n` }],
    ['whose issuer may not issue', { between: 'basicConstraints=critical,CA:FALSE\n' }],
    [
      'whose issuer has a key for other things',
      { between: 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature\n' },
    ],
  ])('by a certificate %s is refused, and openssl refuses it too', async (_, making) => {
    const other = authority('Clock of Orlow', making);
    const forged = other.forge(answer);
    expect(await codeOf(verifyTimestamp({ request, answer: forged, roots: other.roots }))).toBe('ledger/untrusted-timestamp');
    expect(opensslAccepts(request, forged, other.roots)).toBe(false);
  });

  it('from a certificate that ran out since then counts, as openssl says for that moment', async () => {
    const now = Date.now();
    const stamp = (at: number) => `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
    const brief = authority('Clock of Selm', { from: stamp(now - 86_400_000), to: stamp(now + 3_600_000) });
    const token = brief.answer(request);
    const { time, validTo } = await verifyTimestamp({ request, answer: token, roots: brief.roots });
    expect(opensslAccepts(request, token, brief.roots, Date.parse(time) / 1000)).toBe(true);
    expect(opensslAccepts(request, token, brief.roots, Date.parse(validTo) / 1000 + 1)).toBe(false);
  });

  it('that was refused is told in words', async () => {
    const rejection = hex(`30373035020102302c0c2a4d65737361676520646967657374
      20616c676f726974686d206973206e6f7420737570706f727465642e03020780`);
    await expect(verifyTimestamp({ request, answer: rejection, roots: clock.roots })).rejects.toMatchObject({
      code: 'ledger/timestamp-refused',
      message: expect.stringMatching(/does not know the hash; Message digest algorithm is not supported/) as string,
    });
  });

  it('is refused after any one byte was changed, or openssl accepts it too and it says the same', async () => {
    const whole = await verifyTimestamp({ request, answer, roots: clock.roots });
    let accepted = 0;
    for (let n = 0; n < 400; n++) {
      const at = (n * 7919) % answer.length;
      const flipped = Uint8Array.from(answer);
      flipped[at] = flipped[at]! ^ (1 << (n % 8));
      let found: Timestamp | null = null;
      try {
        found = await verifyTimestamp({ request, answer: flipped, roots: clock.roots });
      } catch (error) {
        if (!(error instanceof AssizeError)) throw error;
      }
      if (found === null) continue;
      accepted += 1;
      expect(found).toEqual(whole);
      expect(opensslAccepts(request, flipped, clock.roots), `byte ${at}, bit ${n % 8}`).toBe(true);
    }
    // What is not signed: its status, and a copy of the root that is not needed.
    expect(accepted).toBeLessThan(200);
  });
});

describe('reading DER', () => {
  it('gives every value back as it was written, or refuses it, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(readDer(bytes).whole).toEqual(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ledger/malformed-der' });
        }
      }),
      { numRuns: 3000 },
    );
  });
  it.each([
    ['a length left open', '3080 0500 0000'],
    ['a length written longer than needed', '048101 00'],
    ['a length with a zero before it', '04820080'],
    ['a number written longer than needed', '0202 0001'],
    ['a truth value that is neither', '0101 01'],
    ['something after its end', '0500 00'],
    ['a value that breaks off', '0405 00'],
    ['a string in pieces', '2405 0403 000000'],
    ['a sequence that is not made of values', '1003 020101'],
    ['a tag of the long form', '1f8101 00'],
    ['a string of bits with bits left over', '0302 0701'],
  ])('refuses %s', (_, text) => {
    expect(() => readDer(hex(text))).toThrow(expect.objectContaining({ code: 'ledger/malformed-der' }) as Error);
  });
  it('refuses what nests without end, at once', () => {
    const deep = new Uint8Array(20_000);
    for (let n = 0, left = deep.length; left > 4; n += 4, left -= 4) deep.set([0x30, 0x82, (left - 4) >> 8, (left - 4) & 255], n);
    expect(() => readDer(deep)).toThrow(/nests too deep/);
  });
  it('never throws but for a reason, whatever an answer holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const request = writeTimestampRequest(hello, nonce);
        expect(await codeOf(verifyTimestamp({ request, answer: bytes, roots: '' }))).toMatch(/^ledger\//);
      }),
      { numRuns: 300 },
    );
  });
});
