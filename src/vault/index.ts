// Custody on disk: objects, the ledger, its checkpoints, and a check that trusts nothing.
export type { Fault, Report } from './check.ts';
export { checkVault } from './check.ts';
export type { Put } from './objects.ts';
export type { UnlockedKey } from './people.ts';
export type { Opening, Placed, Proof, Vault } from './vault.ts';
export { createVault, openVault } from './vault.ts';
export type { Ask, Asked, Means, TimeAuthority } from './time.ts';
export { addHeaders, checkKept, isDue, stampHead, stampsOf, upgradeProofs } from './time.ts';
export { keepUp } from './time-keeper.ts';
export { askOverHttp, isAddress } from './time-network.ts';
export { readAuthorities, writeAuthorities } from './time-settings.ts';
