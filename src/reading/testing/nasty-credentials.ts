import { app11Of, boxOf, cborOf, signedJpeg, storeOf, superbox } from './make-credentials.ts';
import { bytesOf, joined, jpegOf, pngOf } from './make.ts';
import type { Nasty } from './nasty.ts';

const hex = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'));

/** Images with content credentials made to break, to mislead or to keep their reader busy. All are noted as carrying some. */
export function nastyCredentials(size: number): Nasty[] {
  const many = Math.ceil(4000 * size);
  const given = (name: string, store: Uint8Array): Nasty => ({
    name: `credentials: ${name}`,
    path: 'x.png',
    bytes: pngOf(4, 4, [['caBX', store]]),
    code: 'reading/content-credentials',
  });
  const jpeg = (name: string, bytes: Uint8Array): Nasty => ({
    name: `credentials: ${name}`,
    path: 'x.jpg',
    bytes,
    code: 'reading/content-credentials',
  });
  const claimed = (content: Uint8Array, ...others: readonly Uint8Array[]) =>
    superbox('c2pa', superbox('urn:c2pa:0', ...others, superbox('c2pa.claim', boxOf('cbor', content))));
  const asserted = (label: string, content: Uint8Array) =>
    claimed(cborOf({}), superbox('c2pa.assertions', superbox(label, boxOf('cbor', content))));
  let nested = boxOf('jumd', new Uint8Array(20));
  for (let i = 0; i < many; i++) nested = boxOf('jumb', nested);
  const excluded = (exclusions: readonly { readonly start: number; readonly length: number }[]) =>
    asserted('c2pa.hash.data', cborOf({ exclusions, hash: new Uint8Array(32) }));
  return [
    given('none at all', new Uint8Array()),
    given('a box of size nothing', hex('000000006a756d62')),
    given('a box of the largest size', joined(hex('ffffffff'), 'jumb', hex('ffffffff'), 'jumdc2pa')),
    given('a box of eight bytes of size', joined(hex('00000001'), 'jumb', hex('ffffffffffffffff'), 'jumdc2pa')),
    given('a box smaller than its head', joined(hex('00000004'), 'jumb', new Uint8Array(40))),
    given('boxes within boxes', nested),
    given('boxes without end', joined(...Array.from({ length: many }, () => boxOf('jumb', bytesOf('c2pa'))))),
    given('a store of nothing', superbox('c2pa')),
    given('a manifest of nothing', superbox('c2pa', superbox('urn:c2pa:0'))),
    given('manifests without end', superbox('c2pa', ...Array.from({ length: many }, (_, i) => superbox(`urn:c2pa:${i}`)))),
    given(
      'a label without an end',
      boxOf('jumb', boxOf('jumd', joined(new Uint8Array(16), Uint8Array.of(3), 'c2pa'.repeat(many)))),
    ),
    given('lists within lists', claimed(new Uint8Array(many * 10).fill(0x81))),
    given('open lists within open lists', claimed(new Uint8Array(many * 10).fill(0x9f))),
    given('tags on tags', claimed(new Uint8Array(many * 10).fill(0xc1))),
    given('a list of the largest length', claimed(hex('9bffffffffffffffff'))),
    given('a text of the largest length', claimed(hex('7bffffffffffffffff'))),
    given('a map of keys that are maps', claimed(joined(hex('b903e8'), ...Array.from({ length: 1000 }, () => hex('a0a0'))))),
    given('a text that is no text', claimed(joined(hex('a1'), cborOf('claim_generator'), hex('64fffefdfc')))),
    given('a text of pieces of another kind', claimed(hex('7f4161ff'))),
    given('a list of nothings without end', claimed(joined(hex('9f'), new Uint8Array(many * 100).fill(0xf6)))),
    given('numbers for words', claimed(cborOf({ claim_generator: 4, 'dc:title': [1], alg: {}, assertions: 'no' }))),
    given('a name that turns the writing', claimed(cborOf({ claim_generator: '\u202eexe.gnp\u202c\u0000' }))),
    given(
      'actions without end',
      asserted('c2pa.actions', cborOf({ actions: Array.from({ length: many }, () => ({ action: 'a' })) })),
    ),
    given('an action of many words', asserted('c2pa.actions', cborOf({ actions: [{ action: 'word '.repeat(10_000) }] }))),
    given('a label of a pattern', asserted('c2pa.actions(((((a+)+)+)+)+$', cborOf({}))),
    given('a hash that leaves out what lies behind the end', excluded([{ start: 0, length: 60_000 }])),
    given(
      'a hash that leaves out one stretch twice',
      excluded([
        { start: 8, length: 20 },
        { start: 8, length: 20 },
      ]),
    ),
    given('a hash that leaves out everything', excluded(Array.from({ length: 100 }, (_, start) => ({ start, length: 1 })))),
    given('a hash of an unknown kind', asserted('c2pa.hash.data', cborOf({ alg: 'md2', hash: new Uint8Array(16) }))),
    jpeg('a segment for each byte', signedJpeg(jpegOf({}), {}, 1)),
    jpeg('segments in the wrong order', joined(hex('ffd8'), ...[...Array(4)].map(() => app11Of(storeOf({}), 50)), hex('ffd9'))),
    jpeg('one cut off', signedJpeg(jpegOf({}), { ingredient: 'a' }).slice(0, 260)),
  ];
}
