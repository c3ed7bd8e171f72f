// A folder that a stranger can check: composed, rendered, listed with digests and proofs, and verified.
export { findingsDocument, printClaim } from './render/findings-json.ts';
export type { Printable } from './render/findings-json.ts';
export { codePoints } from './render/annotation.ts';
export { compose } from './compose.ts';
export type { Chosen } from './compose.ts';
export { MANIFEST, SUMS, listed, manifestText, sumsText } from './manifest.ts';
export type { Manifest, ManifestProof, ManifestStamp } from './manifest.ts';
export { verifyDossier } from './verify.ts';
export type { DossierFault, DossierFiles, DossierReport, DossierTime } from './verify.ts';
