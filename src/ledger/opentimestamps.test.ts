import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ripemd160, sha1 } from './opentimestamps-hashes.ts';
import {
  anchorsOf,
  calendarDigest,
  checkProof,
  proofFromReply,
  readHeader,
  readProof,
  withReply,
  writeProof,
} from './opentimestamps.ts';
import { hashToHex, hexToHash } from './tree.ts';

const hex = (text: string) => Uint8Array.from(text.replace(/\s/g, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const malformed = expect.objectContaining({ code: 'ledger/malformed-proof' }) as Error;

/** The project's published example of a proof that still waits: `incomplete.txt.ots`. */
const incomplete = hex(`004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294010805c4f616a8e531
0d19d938cfd769864d7f4ccdc2ca8b479b10af83564b097af9f010e754bf93806a7ebaa680ef7bd0
114bf408f010b573e8850cfd9e63d1f043fbb6fc250e08f10457cfa5c4f0086fb1ac8d4e4eb0e700
83dfe30d2ef90c8e2e2d68747470733a2f2f616c6963652e6274632e63616c656e6461722e6f7065
6e74696d657374616d70732e6f7267`);
/** The first block, whose header and Merkle root are in every copy of Bitcoin's program; too little work for a proof of ours. */
const genesis = hex(`01000000 0000000000000000000000000000000000000000000000000000000000000000
3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a 29ab5f49 ffff001d 1dac2b7c`);

/** Steps to a block of a height. */
const bitcoin = (height: number) =>
  Uint8Array.of(
    0x08,
    0x00,
    ...hex('0588960d73d71901'),
    height < 128 ? 1 : 2,
    ...(height < 128 ? [height] : [(height & 127) | 128, height >> 7]),
  );

describe('a proof of OpenTimestamps', () => {
  it('is read as the published example says, and written again in the same bytes', () => {
    const proof = readProof(incomplete);
    expect(hashToHex(proof.digest)).toBe('05c4f616a8e5310d19d938cfd769864d7f4ccdc2ca8b479b10af83564b097af9');
    const { pending, blocks } = anchorsOf(proof);
    expect(blocks).toEqual([]);
    expect(pending.map(({ uri, message }) => [uri, hashToHex(message)])).toEqual([
      [
        'https://alice.btc.calendar.opentimestamps.org',
        '57cfa5c46716df9bd9e83595bce439c58108d8fcc1678f30d4c6731c3f1fa6c79ed712c66fb1ac8d4e4eb0e7',
      ],
    ]);
    expect(writeProof(proof)).toEqual(incomplete);
  });
  it('that only waits proves nothing yet', () => {
    expect(checkProof(incomplete, readProof(incomplete).digest).time).toBeNull();
  });
  it('over something else is refused', () => {
    expect(() => checkProof(incomplete, new Uint8Array(32))).toThrow(
      expect.objectContaining({ code: 'ledger/other-proof' }) as Error,
    );
  });
  it('grows by what the calendar adds, and still waits for the header of the block', () => {
    const proof = readProof(incomplete);
    const waiting = anchorsOf(proof).pending[0]!;
    const grown = withReply(proof, waiting.message, bitcoin(300));
    const { blocks, pending } = anchorsOf(grown);
    const expected = createHash('sha256').update(waiting.message).digest('hex');
    expect(blocks.map(({ height, merkleRoot }) => [height, hashToHex(merkleRoot)])).toEqual([[300, expected]]);
    expect(pending).toHaveLength(1);
    expect(checkProof(writeProof(grown), proof.digest).time).toBeNull();
  });
  it('is made from a reply to a hash that tells the calendar nothing', () => {
    const digest = hexToHash('ab'.repeat(32));
    const nonce = Uint8Array.from({ length: 16 }, (_, n) => n);
    const { blocks } = anchorsOf(proofFromReply(digest, nonce, bitcoin(7)));
    expect(blocks[0]!.merkleRoot).toEqual(new Uint8Array(createHash('sha256').update(calendarDigest(digest, nonce)).digest()));
  });
  it('is refused or is another proof after any one bit was changed', () => {
    const { digest } = readProof(incomplete);
    const before = anchorsOf(readProof(incomplete)).pending[0]!;
    for (let at = 0; at < incomplete.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const changed = Uint8Array.from(incomplete);
        changed[at] = changed[at]! ^ (1 << bit);
        try {
          const after = checkProof(changed, digest).pending[0];
          expect(after && [after.uri, hashToHex(after.message)], `byte ${at}, bit ${bit}`).not.toEqual([
            before.uri,
            hashToHex(before.message),
          ]);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^ledger\/(?:malformed|other)-proof$/) as string });
        }
      }
  });
  it.each([
    ['a version that is not known', (bytes: Uint8Array) => bytes.with(31, 2)],
    ['another hash than SHA-256', (bytes: Uint8Array) => bytes.with(32, 2)],
    ['something after its end', (bytes: Uint8Array) => Uint8Array.of(...bytes, 0)],
    ['less than there should be', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['an operation that is not followed', (bytes: Uint8Array) => bytes.with(65, 0x67)],
  ])('with %s is refused', (_, change) => {
    expect(() => readProof(change(incomplete))).toThrow(malformed);
  });
  it('that nests without end, or grows its message without end, is refused', () => {
    const start = incomplete.slice(0, 65);
    expect(() => readProof(Uint8Array.of(...start, ...new Uint8Array(300).fill(8)))).toThrow(/nests too deep/);
    const doubling = Uint8Array.of(...start, ...new Uint8Array(20).fill(0xf3), ...bitcoin(1));
    expect(() => checkProof(doubling, start.slice(33))).toThrow(/grows too long/);
  });
  it('never throws but for a reason, whatever the bytes', () => {
    const start = incomplete.slice(0, 65);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        try {
          const proof = readProof(Uint8Array.of(...start, ...bytes));
          anchorsOf(proof);
          expect(writeProof(proof).slice(65)).toEqual(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ledger/malformed-proof' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the header of a block', () => {
  it('into which too little work went counts for nothing', () => {
    expect(createHash('sha256').update(createHash('sha256').update(genesis).digest()).digest().reverse().toString('hex')).toMatch(
      /^000000000019d668/,
    );
    expect(() => readHeader(genesis)).toThrow(expect.objectContaining({ code: 'ledger/malformed-header' }) as Error);
  });
  it('of a published block gives its root and its time', () => {
    // Block 125552, which Bitcoin's wiki takes as its example of hashing.
    const block = hex(`0100000081cd02ab7e569e8bcd9317e2fe99f2de44d49ab2b8851ba4a308000000000000e320b6c2fffc8d750423db8b
1eb942ae710e951ed797f7affc8892b0f1fc122bc7f5d74df2b9441a42a14695`);
    expect(createHash('sha256').update(createHash('sha256').update(block).digest()).digest().reverse().toString('hex')).toBe(
      '00000000000000001e8d6829a8a21adc5d38d0a473b144b6765798e61f98bd1d',
    );
    expect(readHeader(block)).toEqual({ merkleRoot: block.slice(36, 68), time: '2011-05-21T17:26:31.000Z', work: 67 });
    expect(() => readHeader(block.with(79, 0x96))).toThrow(/not one into which/);
  });
  it('turns a proof that leads to it into a time', () => {
    const block = hex(`0100000081cd02ab7e569e8bcd9317e2fe99f2de44d49ab2b8851ba4a308000000000000e320b6c2fffc8d750423db8b
1eb942ae710e951ed797f7affc8892b0f1fc122bc7f5d74df2b9441a42a14695`);
    // A proof that takes the root itself for its hash: nothing need be done to come to the block.
    const digest = block.slice(36, 68);
    const proof = Uint8Array.of(...incomplete.slice(0, 33), ...digest, 0x00, ...hex('0588960d73d71901'), 3, 0xf0, 0xd4, 0x07);
    expect(checkProof(proof, digest).time).toBeNull();
    expect(checkProof(proof, digest, block)).toMatchObject({ time: '2011-05-21T17:26:31.000Z', blocks: [{ height: 125_552 }] });
  });
});

describe('the hashes that a proof may go through', () => {
  it.each([
    ['sha1', sha1],
    ['ripemd160', ripemd160],
  ] as const)('%s is the one that OpenSSL knows, for any bytes', (name, hash) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(hashToHex(hash(bytes))).toBe(createHash(name).update(bytes).digest('hex'));
      }),
    );
  });
});
