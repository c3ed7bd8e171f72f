import ExifReader from 'exifreader';
import { elementsOf, unescaped } from '../xml.ts';

/** One thing that an image file says of itself, in words, with the field it stands in. */
export interface Claim {
  readonly name:
    | 'Title'
    | 'Description'
    | 'Made by'
    | 'Credit'
    | 'Rights'
    | 'Taken'
    | 'Digitised'
    | 'Changed'
    | 'Place'
    | 'Position'
    | 'Position fixed'
    | 'Camera'
    | 'Written by'
    | 'Done'
    | 'Made from'
    | 'Address';
  readonly value: string;
  /** "EXIF DateTimeOriginal", "XMP dc:title", "IPTC By-line". */
  readonly where: string;
}

const oneLine = (text: string) =>
  text
    .replace(/[\s\0]+/g, ' ')
    .trim()
    .slice(0, 1000);

interface Tag {
  readonly value?: unknown;
  readonly description?: unknown;
}
type Tags = Readonly<Record<string, Tag | undefined>>;

/** The words of a tag: EXIF gives a list with one string, IPTC a description. */
function wordsOf(tag: Tag | undefined): string {
  if (tag === undefined) return '';
  const value = Array.isArray(tag.value) && typeof tag.value[0] === 'string' ? tag.value.join(', ') : tag.description;
  return typeof value === 'string' ? oneLine(value) : '';
}

/**
 * "2016:05:04 10:15:00" with "+03:00" → "2016-05-04T10:15:00+03:00" (EXIF 2.32, tags DateTime and OffsetTime). The zone is kept
 * when the file gives it and left out when it does not: the time is then that of the camera's clock. '' for a time that is no time.
 */
function exifTime(time: string, zone: string): string {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?/.exec(time);
  if (match === null) return '';
  const [, year, month, day, hour, minute, second = '00'] = match;
  if (Number(year) < 1826 || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return '';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return '';
  const offset = /^(?:Z|[+-]\d\d:\d\d)$/.test(zone) ? zone : '';
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

function exifClaims(tags: Tags): Claim[] {
  const claims: Claim[] = [];
  const put = (name: Claim['name'], value: string, where: string) => {
    if (value !== '') claims.push({ name, value, where });
  };
  for (const [name, time, zone] of [
    ['Taken', 'DateTimeOriginal', 'OffsetTimeOriginal'],
    ['Digitised', 'DateTimeDigitized', 'OffsetTimeDigitized'],
    ['Changed', 'DateTime', 'OffsetTime'],
  ] as const) {
    const instant = exifTime(wordsOf(tags[time]), wordsOf(tags[zone]));
    put(name, instant, `EXIF ${time}${/(?:Z|[+-]\d\d:\d\d)$/.test(instant) ? ` and ${zone}` : ', no zone given'}`);
  }
  put('Description', wordsOf(tags['ImageDescription']), 'EXIF ImageDescription');
  put('Made by', wordsOf(tags['Artist']), 'EXIF Artist');
  put('Rights', wordsOf(tags['Copyright']), 'EXIF Copyright');
  put('Camera', oneLine(`${wordsOf(tags['Make'])} ${wordsOf(tags['Model'])}`), 'EXIF Make and Model');
  put('Written by', wordsOf(tags['Software']), 'EXIF Software');
  const day = wordsOf(tags['GPSDateStamp']).replace(/:/g, '-');
  const clock = tags['GPSTimeStamp']?.description;
  if (/^\d{4}-\d\d-\d\d$/.test(day) && typeof clock === 'string' && /^\d\d?:\d\d?:\d\d?/.test(clock))
    put('Position fixed', `${day} ${clock} UTC`, 'EXIF GPSDateStamp and GPSTimeStamp');
  return claims;
}

const iptcNames: readonly (readonly [Claim['name'], string])[] = [
  ['Title', 'Headline'],
  ['Title', 'Object Name'],
  ['Description', 'Caption/Abstract'],
  ['Made by', 'By-line'],
  ['Credit', 'Credit'],
  ['Rights', 'Copyright Notice'],
  ['Place', 'City'],
  ['Place', 'Country/Primary Location Name'],
];

function iptcClaims(tags: Tags): Claim[] {
  const claims = iptcNames.flatMap(([name, tag]): Claim[] => {
    const value = wordsOf(tags[tag]);
    return value === '' ? [] : [{ name, value, where: `IPTC ${tag}` }];
  });
  const day = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(wordsOf(tags['Date Created']).replace(/:/g, '-'));
  const clock = /^(\d\d):?(\d\d):?(\d\d)([+-]\d\d):?(\d\d)$/.exec(wordsOf(tags['Time Created']));
  if (day !== null) {
    const time = clock === null ? '' : `T${clock[1]}:${clock[2]}:${clock[3]}${clock[4]}:${clock[5]}`;
    claims.push({ name: 'Taken', value: `${day[1]}-${day[2]}-${day[3]}${time}`, where: 'IPTC Date Created' });
  }
  return claims;
}

const pngNames: readonly (readonly [Claim['name'], string])[] = [
  ['Title', 'Title'],
  ['Description', 'Description'],
  ['Made by', 'Author'],
  ['Rights', 'Copyright'],
  ['Taken', 'Creation Time'],
  ['Written by', 'Software'],
  ['Address', 'Source'],
];

/** The text chunks of a PNG (PNG 3rd edition, §11.3.3). */
const pngClaims = (tags: Tags): Claim[] =>
  pngNames.flatMap(([name, key]): Claim[] => {
    const value = wordsOf(tags[key]);
    return value === '' ? [] : [{ name, value, where: `PNG ${key}` }];
  });

const xmpNames: readonly (readonly [Claim['name'], string])[] = [
  ['Title', 'photoshop:Headline'],
  ['Title', 'dc:title'],
  ['Description', 'dc:description'],
  ['Made by', 'dc:creator'],
  ['Credit', 'photoshop:Credit'],
  ['Rights', 'dc:rights'],
  ['Taken', 'exif:DateTimeOriginal'],
  ['Taken', 'photoshop:DateCreated'],
  ['Changed', 'xmp:ModifyDate'],
  ['Place', 'photoshop:City'],
  ['Place', 'photoshop:Country'],
  ['Written by', 'xmp:CreatorTool'],
  ['Address', 'dc:source'],
];

const LARGEST_PACKET = 256 * 1024;

/** What an XMP packet says (ISO 16684-1), by tags and attributes of the usual prefixes; nothing in it is expanded or fetched. */
function xmpClaims(xml: string): Claim[] {
  return xmpNames.flatMap(([name, field]): Claim[] => {
    const [element] = elementsOf(xml, field);
    const items = element === undefined ? [] : [...elementsOf(element.inner, 'rdf:li')].map(({ inner }) => inner);
    const written =
      element === undefined
        ? (new RegExp(`\\s${field}="([^"<]{1,4000})"`).exec(xml)?.[1] ?? '')
        : items.length > 0
          ? items.join(', ')
          : element.inner;
    const value = oneLine(unescaped(written.replace(/<[^<>]*>/g, ' ')));
    return value === '' ? [] : [{ name, value, where: `XMP ${field}` }];
  });
}

// XMP is not made into a tree: a document type in the packet could otherwise be made to swell.
const noParser = {
  parseFromString(): never {
    throw new Error('XMP is read as text.');
  },
};

/** EXIF and IPTC fields; none where there are none, or where they are too damaged to tell. */
function tagsOf(bytes: Uint8Array): ExifReader.ExpandedTags {
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    return ExifReader.load(buffer, { expanded: true, domParser: noParser });
  } catch (cause) {
    // The library throws for a file that has no such fields as well as for a damaged one; the image is read without them.
    if (cause instanceof Error) return {};
    throw cause;
  }
}

/** The XMP packet, which stands as plain UTF-8 in every kind of image; '' where there is none. */
function packetOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const from = buffer.indexOf('<x:xmpmeta');
  if (from === -1) return '';
  const end = buffer.subarray(from, from + LARGEST_PACKET).indexOf('</x:xmpmeta>');
  return end === -1 ? '' : buffer.toString('utf8', from, from + end);
}

/**
 * What an image says of itself in EXIF, IPTC and XMP, in that order, the same thing said twice only once. Whoever had the file
 * could write it: it is kept apart from what the image shows. Empty for a file without any, or too damaged to tell.
 */
export function claimsOf(bytes: Uint8Array): Claim[] {
  const tags = tagsOf(bytes);
  const claims = [
    ...exifClaims((tags.exif ?? {}) as Tags),
    ...iptcClaims((tags.iptc ?? {}) as Tags),
    ...pngClaims(tags.pngText ?? {}),
  ];
  const { Latitude, Longitude } = tags.gps ?? {};
  if (Latitude !== undefined && Longitude !== undefined && Math.abs(Latitude) <= 90 && Math.abs(Longitude) <= 180)
    claims.push({
      name: 'Position',
      value: `${Latitude.toFixed(6)}, ${Longitude.toFixed(6)}`,
      where: 'EXIF GPS (WGS 84 degrees)',
    });
  claims.push(...xmpClaims(packetOf(bytes)));
  const seen = new Set<string>();
  return claims.filter(({ name, value }) => {
    const same = `${name} ${value}`;
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
}
