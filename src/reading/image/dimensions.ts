/** Width and height in pixels, as the head of an image states them. */
export interface Dimensions {
  readonly width: number;
  readonly height: number;
}

const ascii = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));

/** Markers of JPEG that begin a frame (ITU-T T.81, table B.1): C0 to CF without C4, C8 and CC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The segments of a JPEG before its picture begins: marker, and where the content lies. Ends where the file stops making sense. */
export function* jpegSegments(bytes: Uint8Array): Generator<{ marker: number; from: number; to: number }> {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return;
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    if (length < 2) return;
    yield { marker, from: at + 4, to: Math.min(bytes.length, at + 2 + length) };
    at += 2 + length;
  }
}

function ofJpeg(bytes: Uint8Array, view: DataView): Dimensions | null {
  for (const { marker, from, to } of jpegSegments(bytes))
    if (isFrame(marker) && to - from >= 5) return { height: view.getUint16(from + 1), width: view.getUint16(from + 3) };
  return null;
}

function ofWebp(bytes: Uint8Array, view: DataView): Dimensions | null {
  if (bytes.length < 30) return null;
  const chunk = ascii(bytes, 12, 4);
  if (chunk === 'VP8X')
    return {
      width: 1 + (view.getUint32(24, true) & 0xffffff),
      height: 1 + (bytes[27]! | (bytes[28]! << 8) | (bytes[29]! << 16)),
    };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}

/** The first directory of a TIFF (TIFF 6.0, section 2): tags 256 and 257. */
function ofTiff(bytes: Uint8Array, view: DataView): Dimensions | null {
  const little = bytes[0] === 0x49;
  const at = view.getUint32(4, little);
  if (at + 2 > bytes.length) return null;
  const count = view.getUint16(at, little);
  let width = 0;
  let height = 0;
  for (let i = 0, entry = at + 2; i < count && entry + 12 <= bytes.length; i++, entry += 12) {
    const tag = view.getUint16(entry, little);
    const value = view.getUint16(entry + 2, little) === 3 ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    if (tag === 256) width = value;
    if (tag === 257) height = value;
  }
  return width > 0 && height > 0 ? { width, height } : null;
}

/** HEIC and AVIF: the largest `ispe` property (ISO/IEC 23008-12 §6.5.3) near the beginning; tiles have smaller ones. */
function ofHeif(bytes: Uint8Array, view: DataView): Dimensions | null {
  let largest: Dimensions | null = null;
  const end = Math.min(bytes.length - 20, 256 * 1024);
  for (let i = 4; i < end; i++) {
    if (bytes[i] !== 0x69 || bytes[i + 1] !== 0x73 || bytes[i + 2] !== 0x70 || bytes[i + 3] !== 0x65) continue;
    const found = { width: view.getUint32(i + 8), height: view.getUint32(i + 12) };
    if (largest === null || found.width * found.height > largest.width * largest.height) largest = found;
  }
  return largest;
}

/**
 * What the head of an image says of its size; null where it does not say, or is damaged. Nothing is decoded, so the answer costs
 * the same for a stamp and for a bomb.
 */
export function dimensionsOf(bytes: Uint8Array, mediaType: string): Dimensions | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (mediaType === 'image/png')
    return bytes.length >= 24 && ascii(bytes, 12, 4) === 'IHDR'
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : null;
  if (mediaType === 'image/gif')
    return bytes.length >= 10 ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;
  if (mediaType === 'image/jpeg') return ofJpeg(bytes, view);
  if (mediaType === 'image/webp') return ofWebp(bytes, view);
  if (mediaType === 'image/tiff') return bytes.length >= 8 ? ofTiff(bytes, view) : null;
  return mediaType === 'image/heic' || mediaType === 'image/avif' ? ofHeif(bytes, view) : null;
}
