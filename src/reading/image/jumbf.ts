/** A box of boxes with a label (ISO 19566-5): its description, and what it holds. */
export interface Superbox {
  readonly label: string;
  /** The whole content, description included: over it are hashes of references counted (C2PA 2.1, §8.4.2.3). */
  readonly content: Uint8Array;
  readonly boxes: readonly Superbox[];
  /** The boxes in it that hold no boxes: type and content. */
  readonly leaves: readonly { readonly type: string; readonly content: Uint8Array }[];
}

/** The most boxes that are told apart, and the most within one another. */
const MOST_BOXES = 2000;
const DEEPEST = 8;

/** The boxes one after the other (ISO/IEC 14496-12 §4.2): type, and where the content lies. Ends where they stop making sense. */
export function* boxesOf(bytes: Uint8Array): Generator<{ readonly type: string; readonly from: number; readonly to: number }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const large = size === 1 && at + 16 <= bytes.length;
    const head = large ? 16 : 8;
    // 0: to the end of the file; 1: the size stands behind the type, in eight bytes.
    const length = size === 0 ? bytes.length - at : large ? Number(view.getBigUint64(at + 8)) : size;
    if (length < head) return;
    yield { type, from: at + head, to: Math.min(bytes.length, at + length) };
    at += length;
  }
}

/** The label of a description box: after sixteen bytes of type and one of switches, up to a zero. */
function labelOf(description: Uint8Array): string {
  if (((description[16] ?? 0) & 2) === 0) return '';
  const end = description.indexOf(0, 17);
  return new TextDecoder().decode(description.subarray(17, end === -1 ? description.length : Math.min(end, 17 + 256)));
}

/** The superbox that some bytes begin with; null where there is none. Bounded in boxes and in depth, so no bytes cost much. */
export function superboxOf(bytes: Uint8Array): Superbox | null {
  let boxes = 0;
  const read = (content: Uint8Array, depth: number): Superbox | null => {
    const inner: Superbox[] = [];
    const leaves: { type: string; content: Uint8Array }[] = [];
    let label: string | null = null;
    for (const { type, from, to } of boxesOf(content)) {
      if ((boxes += 1) > MOST_BOXES) break;
      const part = content.subarray(from, to);
      // The description comes first; what begins with anything else is no superbox.
      if (label === null) {
        if (type !== 'jumd') return null;
        label = labelOf(part);
        continue;
      }
      const box = type === 'jumb' && depth < DEEPEST ? read(part, depth + 1) : null;
      if (box !== null) inner.push(box);
      else if (type !== 'jumb') leaves.push({ type, content: part });
    }
    return label === null ? null : { label, content, boxes: inner, leaves };
  };
  for (const { type, from, to } of boxesOf(bytes)) return type === 'jumb' ? read(bytes.subarray(from, to), 0) : null;
  return null;
}
