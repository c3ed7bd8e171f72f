// Custody on disk: objects, the ledger, its checkpoints, and a check that trusts nothing.
export type { Fault, Report } from './report.ts';
export { checkVault } from './check.ts';
export type { Bag, Packed } from './bag.ts';
export { readBag, unpackBag, writeBag } from './bag.ts';
export type { Put } from './objects.ts';
export type { UnlockedKey } from './people.ts';
export type { Taken } from './merging.ts';
export type { Placed, Proof, SealedTo, Vault } from './vault.ts';
export { createVault, openVault } from './open.ts';
export type { Ask, Asked, Kept, Means, TimeAuthority } from './time.ts';
export { addHeaders, checkKept, isDue, partsOf, stampHead, stampsOf, upgradeProofs } from './time.ts';
export { keepUp } from './time-keeper.ts';
export { askOverHttp, isAddress } from './time-network.ts';
export { readAuthorities, writeAuthorities } from './time-settings.ts';
