// The custody record as mathematics: no disk, no clock, no network.
export type { Json } from './canonical.ts';
export { canonical } from './canonical.ts';
export { fromBase64, toBase64 } from './base64.ts';
export type { Hash } from './tree.ts';
export {
  Frontier,
  consistencyProof,
  hashToHex,
  hexToHash,
  impliedRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  root,
  sameHash,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';
export type { Checkpoint, NoteSignature } from './checkpoint.ts';
export { checkpointText, formatCheckpoint, keyIdOf, parseCheckpoint, parseNote, signatureOf } from './checkpoint.ts';
export { LONGEST_ENTRY, TILE_WIDTH, bundlePath, packBundle, tilePath, tileRoot, tilesOf, unpackBundle } from './tiles.ts';
export type { Signer } from './signature.ts';
export { makeKey, openSigner, verifySignature } from './signature.ts';
export { keyText, openRecord, parseKey, sealRecord } from './record.ts';
