import type { Reading } from '../model/index.ts';

/** Everything that a reading promises about its own positions; gives what is broken, in words. */
export function faults(reading: Reading): string[] {
  const { text, blocks, furniture, anchors } = reading;
  const broken: string[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.from < at || block.to <= block.from || block.to > text.length) broken.push(`block ${block.from}-${block.to}`);
    if (text.slice(at, block.from).trim() !== '') broken.push(`words outside blocks before ${block.from}`);
    at = block.to;
  }
  if (text.slice(at).trim() !== '') broken.push(`words after the last block at ${at}`);
  at = 0;
  for (const piece of furniture) {
    if (piece.from < at || piece.to <= piece.from || piece.to > text.length) broken.push(`furniture ${piece.from}-${piece.to}`);
    at = piece.to;
  }
  for (const block of blocks) {
    const covered = furniture.some((piece) => piece.from <= block.from && block.to <= piece.to);
    const touched = furniture.some((piece) => piece.from < block.to && block.from < piece.to);
    if (covered !== (block.kind === 'furniture') || (touched && !covered))
      broken.push(`block ${block.from} and furniture differ`);
  }
  for (const anchor of anchors)
    if (anchor.from < 0 || anchor.to < anchor.from || anchor.to > text.length) broken.push(`anchor ${anchor.from}`);
  return broken;
}
