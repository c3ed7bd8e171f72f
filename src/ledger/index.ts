// The custody record as mathematics: no disk, no clock, no network.
export type { Json } from './canonical.ts';
export { canonical } from './canonical.ts';
export { fromBase64, toBase64 } from './base64.ts';
export type { Hash, Range } from './tree.ts';
export {
  Frontier,
  consistencyProof,
  consistencyRanges,
  hashToHex,
  hexToHash,
  impliedRoot,
  inclusionProof,
  inclusionRanges,
  joinPeaks,
  leafHash,
  nodeHash,
  root,
  sameHash,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts';
export type { Checkpoint, NoteSignature } from './checkpoint.ts';
export { checkpointText, formatCheckpoint, keyIdOf, parseCheckpoint, parseNote, signatureOf } from './checkpoint.ts';
export {
  Edge,
  TILE_WIDTH,
  Tile,
  bundlePath,
  packBundle,
  packTile,
  tilePath,
  tilesOf,
  unpackBundle,
  unpackTile,
} from './tiles.ts';
export type { Signer } from './signature.ts';
export { makeKey, openSigner, verifySignature } from './signature.ts';
export { isSignedBy } from './signature-anywhere.ts';
export { parseEntry } from './entry.ts';
export { objectsNamedBy } from './named.ts';
export type { PersonalKey } from './authority.ts';
export { Authority } from './authority.ts';
export type { Judged, Told } from './merged.ts';
export { judge, originOf, rootOver } from './merged.ts';
export { checkRecord, keyText, messageOf, openRecord, parseKey, recordOf, sealRecord } from './record.ts';
export type { Timestamp, TimestampRequest } from './timestamp.ts';
export { readTimestampRequest, verifyTimestamp, writeTimestampRequest } from './timestamp.ts';
export type { Anchors, Header, OpenTimestamp, Proof } from './opentimestamps.ts';
export {
  anchorsOf,
  calendarDigest,
  checkProof,
  proofFromReply,
  readHeader,
  readProof,
  withReply,
  writeProof,
} from './opentimestamps.ts';
export type { Stamp, StampParts } from './timestamp-entry.ts';
export { checkHead, checkStamp, openHead } from './timestamp-entry.ts';
