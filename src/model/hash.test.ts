import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as browser from './hash.browser.ts';
import * as node from './hash.ts';

describe('SHA-256 without node:crypto', () => {
  it.each([
    ['nothing', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['"abc" (FIPS 180-4 example)', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('gives the known answer for %s', (_, text, hash) => {
    expect(browser.sha256Hex(text)).toBe(hash);
  });

  it('gives what Node gives, for any bytes cut into any parts', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 4 }), (parts) => {
        expect(browser.sha256(...parts)).toEqual(node.sha256(...parts));
      }),
    );
  });
});
