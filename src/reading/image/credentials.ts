import { jpegSegments } from './dimensions.ts';

/** 'c2pa' as the box type or label that a manifest store bears (C2PA 2.1, §11.1.4). */
const bearsLabel = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let i = from; i + 4 <= Math.min(to, from + 256); i++)
    if (bytes[i] === 0x63 && bytes[i + 1] === 0x32 && bytes[i + 2] === 0x70 && bytes[i + 3] === 0x61) return true;
  return false;
};

const ascii = (bytes: Uint8Array, from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length));

/** The chunks of a PNG or a RIFF file: type, and where the content lies. */
function* chunksOf(bytes: Uint8Array, png: boolean): Generator<{ type: string; from: number; to: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = png ? 8 : 12; at + 8 <= bytes.length; ) {
    const length = png ? view.getUint32(at) : view.getUint32(at + 4, true);
    const type = ascii(bytes, png ? at + 4 : at, 4);
    yield { type, from: at + 8, to: Math.min(bytes.length, at + 8 + length) };
    at += png ? 12 + length : 8 + length + (length % 2);
  }
}

// The `uuid` box that holds a manifest store in a file of the ISO base media format.
const manifestUuid = [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81];

function inBaseMedia(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0, seen = 0; at + 24 <= bytes.length && seen < 1000; seen++) {
    const size = view.getUint32(at);
    if (ascii(bytes, at + 4, 4) === 'uuid' && manifestUuid.every((byte, i) => bytes[at + 8 + i] === byte)) return true;
    if (size < 8) return false;
    at += size;
  }
  return false;
}

/**
 * Whether an image carries a manifest of content credentials (C2PA): in APP11 segments of a JPEG, the `caBX` chunk of a PNG, the
 * `C2PA` chunk of a WebP, a `uuid` box of HEIC and AVIF. Presence only: nothing in it is verified here, and a manifest that is
 * there says nothing until it is.
 */
export function hasCredentials(bytes: Uint8Array, mediaType: string): boolean {
  if (mediaType === 'image/jpeg')
    return [...jpegSegments(bytes)].some(({ marker, from, to }) => marker === 0xeb && bearsLabel(bytes, from, to));
  if (mediaType === 'image/png') return [...chunksOf(bytes, true)].some(({ type }) => type === 'caBX');
  if (mediaType === 'image/webp') return [...chunksOf(bytes, false)].some(({ type }) => type === 'C2PA');
  return (mediaType === 'image/heic' || mediaType === 'image/avif') && inBaseMedia(bytes);
}
