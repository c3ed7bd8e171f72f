import { deflateRawSync, gzipSync } from 'node:zlib';
import { bytesOf, httpAnswer, joined, latin1Of, tarEntry, tarOf, warcRecord, zipOf } from './make.ts';
import type { Nasty } from './nasty.ts';

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
const report = bytesOf('The bridge at Tell Omar was hit on Monday.');

interface RawEntry {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly attributes?: number;
  /** Where the local header is said to stand, when that is a lie. */
  readonly at?: number;
}

/** A ZIP written field by field (APPNOTE 4.3), so that each field can lie. */
function rawZip(entries: readonly RawEntry[], count = entries.length): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, data, method = 0, flags = 0, size = data.length, attributes = 0, at: said } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(3 << 8, 4);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(attributes >>> 0, 38);
    central.writeUInt32LE(said ?? at, 42);
    directory.push(joined(new Uint8Array(central), name));
    parts.push(new Uint8Array(local), name, data);
    at += 30 + name.length + data.length;
  }
  const listed = joined(...directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return joined(...parts, listed, new Uint8Array(end));
}

const entry = (name: string, more: Partial<RawEntry> = {}): RawEntry => ({ name: bytesOf(name), data: report, ...more });
const archive = (name: string, bytes: Uint8Array, code?: string, path = 'x.zip'): Nasty => ({
  name: `archive: ${name}`,
  path,
  bytes,
  ...(code === undefined ? {} : { code }),
});

async function nested(depth: number): Promise<Uint8Array> {
  let inner: Uint8Array = report;
  for (let i = 0; i < depth; i++) inner = await zipOf({ [i === 0 ? 'report.txt' : 'inner.zip']: inner });
  return inner;
}

/** Archives that swell, that point out of themselves, that lie about what is in them. */
export async function nastyArchives(n: number): Promise<Nasty[]> {
  const packedZeros = new Uint8Array(deflateRawSync(zeros(8)));
  const many = 3000 * n;
  return [
    archive('a bomb', await zipOf({ 'zeros.txt': zeros(8) }), 'reading/archive-bomb'),
    archive(
      'a bomb that states a small size',
      rawZip([entry('a.txt', { data: packedZeros, method: 8, size: 10 })]),
      'reading/unreadable',
    ),
    archive(
      'a bomb that states a fitting size',
      rawZip([entry('a.txt', { data: packedZeros, method: 8, size: 1024 * 1024 })]),
      'reading/unreadable',
    ),
    archive('a size of four gigabytes', rawZip([entry('a.txt', { size: 0xfffffffe, method: 8 })]), 'reading/archive-bomb'),
    archive('files that all lie on one', rawZip(Array.from({ length: 2000 }, (_, i) => entry(`${i}.txt`, { at: 0 })))),
    archive('archives within archives', await nested(12)),
    archive(
      'more files than are followed',
      rawZip(Array.from({ length: 10_050 }, (_, i) => ({ name: bytesOf(`${i}`), data: new Uint8Array() }))),
      'reading/too-large',
    ),
    archive('a way out', rawZip([entry('../../../../etc/cron.d/x')])),
    archive('a way from the root', rawZip([entry('/etc/passwd')])),
    archive('a way on a drive', rawZip([entry('C:\\Windows\\system32\\x.dll')])),
    archive('a name turned round', rawZip([entry('photo\u202egpj.exe')])),
    archive('a name with a zero byte', rawZip([entry('report.txt\0.exe')])),
    archive('a name of nothing', rawZip([entry('')])),
    archive('a name of blanks and dots', rawZip([entry(' . .. ')])),
    archive('a name of thousands of letters', rawZip([entry('a/'.repeat(30_000))])),
    archive('a name in an old code page', rawZip([{ name: latin1Of('r\u00e9sum\u00e9.txt'), data: report }])),
    archive('the same name twice', rawZip([entry('a.txt'), entry('a.txt', { data: bytesOf('Another.') })])),
    archive('a link', rawZip([entry('a.txt', { attributes: 0o120777 << 16 })]), 'reading/archive-link'),
    archive('a device', rawZip([entry('null', { attributes: 0o020666 << 16 })])),
    archive('a password', rawZip([entry('a.txt', { flags: 1, size: report.length - 12 })]), 'reading/encrypted'),
    archive('a strong password', rawZip([entry('a.txt', { flags: 65 })])),
    archive('a method that nobody knows', rawZip([entry('a.txt', { method: 99 })]), 'reading/unsupported-kind'),
    archive('broken packing', rawZip([entry('a.txt', { method: 8, data: Uint8Array.from([7, 7, 7, 7]) })]), 'reading/unreadable'),
    archive('a list that points beyond the end', rawZip([entry('a.txt', { at: 0x7fffffff })]), 'reading/unreadable'),
    archive('more files stated than there are', rawZip([entry('a.txt')], 500)),
    archive('no list', joined('PK\u0003\u0004', new Uint8Array(200)), 'reading/unreadable'),
    archive('nothing inside', rawZip([]), 'reading/empty'),
    archive('only folders', rawZip([entry('a/', { data: new Uint8Array() })]), 'reading/empty'),
    archive('an end mark in a comment', joined(await zipOf({ 'a.txt': 'x' }), 'PK\u0005\u0006')),
    archive('a program before it', joined('MZ\u0090\0', new Uint8Array(100), await zipOf({ 'a.txt': 'x' })), undefined, 'x.exe'),
    archive('a gzip bomb', new Uint8Array(gzipSync(zeros(40))), 'reading/archive-bomb', 'x.gz'),
    archive('gzip within gzip', new Uint8Array(gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(report)))))), undefined, 'x.gz'),
    archive('a gzip of nothing', new Uint8Array(gzipSync('')), undefined, 'x.gz'),
    archive('a gzip with garbage behind', joined(new Uint8Array(gzipSync(report)), 'garbage'), undefined, 'x.gz'),
    archive(
      'a gzip with a broken sum',
      new Uint8Array(gzipSync(report)).map((byte, i, all) => (i === all.length - 6 ? byte ^ 255 : byte)),
      'reading/unreadable',
      'x.gz',
    ),
    archive('a gzip head alone', Uint8Array.from([0x1f, 0x8b, 8, 0]), 'reading/unreadable', 'x.gz'),
    archive('a tar that leads out', tarOf(tarEntry('../../../../root/.ssh/authorized_keys', report)), undefined, 'x.tar'),
    archive('a tar from the root', tarOf(tarEntry('/etc/passwd', report)), undefined, 'x.tar'),
    archive(
      'a tar with links',
      tarOf(tarEntry('a', new Uint8Array(), '2'), tarEntry('b', new Uint8Array(), '1')),
      'reading/archive-link',
      'x.tar',
    ),
    archive(
      'a tar with devices',
      tarOf(tarEntry('null', new Uint8Array(), '3'), tarEntry('pipe', new Uint8Array(), '6')),
      undefined,
      'x.tar',
    ),
    archive('a tar that states eight gigabytes', tarOf(tarEntry('a', report, '0', 0o77777777777)), 'reading/unreadable', 'x.tar'),
    archive(
      'a tar with a broken size',
      tarOf(tarEntry('a', report).map((byte, i) => (i >= 124 && i < 136 ? 0xff : byte))),
      undefined,
      'x.tar',
    ),
    archive(
      'a tar of one head over and over',
      tarOf(...Array.from({ length: many }, (_, i) => tarEntry(`${i}`, new Uint8Array()))),
      undefined,
      'x.tar',
    ),
    archive(
      'a tar with a name for ever',
      tarOf(tarEntry('././@LongLink', bytesOf('a/'.repeat(50_000)), 'L'), tarEntry('a', report)),
      undefined,
      'x.tar',
    ),
    archive(
      'a tar with pax fields for ever',
      tarOf(tarEntry('x', bytesOf('99 path=../../x\n'.repeat(5000)), 'x'), tarEntry('a', report)),
      undefined,
      'x.tar',
    ),
    archive(
      'a web archive that states a negative length',
      warcRecord('response', report, 'https://a.example/', -5),
      'reading/unreadable',
      'x.warc',
    ),
    archive(
      'a web archive that states no number',
      joined('WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n'),
      'reading/unreadable',
      'x.warc',
    ),
    archive(
      'a web archive that states the whole disk',
      warcRecord('response', report, 'https://a.example/', 1e15),
      'reading/unreadable',
      'x.warc',
    ),
    archive(
      'a web archive whose head never ends',
      joined('WARC/1.0\r\n', 'A: b\r\n'.repeat(20_000)),
      'reading/unreadable',
      'x.warc',
    ),
    archive(
      'a web archive of packed zeros',
      warcRecord('response', httpAnswer(new Uint8Array(gzipSync(zeros(40))), 'text/html', 'Content-Encoding: gzip\r\n')),
      'reading/archive-bomb',
      'x.warc',
    ),
    archive(
      'a web archive with broken chunks',
      warcRecord('response', httpAnswer('fffffff\r\nshort', 'text/html', 'Transfer-Encoding: chunked\r\n')),
      undefined,
      'x.warc',
    ),
    archive(
      'a web archive within a web archive',
      warcRecord('response', httpAnswer(warcRecord('response', report), 'application/warc')),
      undefined,
      'x.warc',
    ),
    archive(
      'a web archive with an address that is none',
      warcRecord('response', httpAnswer('<p>The bridge was hit.</p><p>x</p>'), 'https://[::'),
      undefined,
      'x.warc',
    ),
    archive(
      'a web archive with a script for an address',
      warcRecord('response', httpAnswer('x'), 'javascript:alert(1)'),
      undefined,
      'x.warc',
    ),
    archive(
      'a web archive of many records',
      joined(...Array.from({ length: many }, (_, i) => warcRecord('response', httpAnswer('x'), `https://a.example/${i}`))),
      undefined,
      'x.warc',
    ),
    archive(
      'a WACZ whose pages are a bomb',
      await zipOf({ 'archive/data.warc.gz': new Uint8Array(gzipSync(joined('WARC/1.0\r\n', zeros(40)))) }),
      undefined,
      'x.wacz',
    ),
    archive('a WACZ with nothing in it', await zipOf({ 'pages/pages.jsonl': '' }), 'reading/empty', 'x.wacz'),
    archive(
      'a WACZ that leads out',
      await zipOf({ 'archive/../../x.warc': warcRecord('response', httpAnswer('x')) }).catch(() =>
        rawZip([entry('archive/../../x.warc')]),
      ),
      undefined,
      'x.wacz',
    ),
  ];
}
