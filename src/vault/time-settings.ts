import { join } from 'node:path';
import { canonical } from '../ledger/index.ts';
import { AssizeError } from '../model/index.ts';
import { type Disk, isAbsent, machineDisk, writeWhole } from './disk.ts';
import { isAddress } from './time-network.ts';
import type { TimeAuthority } from './time.ts';

// Whom the user named to be asked for the time. The list lies beside the private key and goes where that goes: whoever gets a
// copy without the key has named nobody, and their machine asks nobody.

const FORMAT = 'assize-time/1';
const pathOf = (folder: string): string => join(folder, 'keys', 'authorities.json');

/** The authorities that the user named for a file; none where none were. Throws `vault/malformed-authorities`. */
export async function readAuthorities(folder: string, disk: Disk = machineDisk): Promise<TimeAuthority[]> {
  let text: string;
  try {
    text = new TextDecoder().decode(await disk.read(pathOf(folder)));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
  const found = listed(text);
  if (found === null)
    throw new AssizeError(
      'vault/malformed-authorities',
      'The list of time-stamp authorities (keys/authorities.json) cannot be read.',
      'Delete it and name the authorities again with `assize timestamp add`.',
    );
  return found;
}

function listed(text: string): TimeAuthority[] | null {
  try {
    const value = JSON.parse(text) as { format?: unknown; authorities?: unknown } | null;
    return value?.format === FORMAT && Array.isArray(value.authorities) && value.authorities.every(isAuthority)
      ? value.authorities
      : null;
  } catch {
    // No JSON: told by the caller as everything else that can be wrong with it.
    return null;
  }
}

function isAuthority(value: unknown): value is TimeAuthority {
  const one = value as Partial<Record<'kind' | 'url' | 'roots' | 'policy', unknown>> | null;
  if (typeof one?.url !== 'string' || !isAddress(one.url)) return false;
  return (
    one.kind === 'opentimestamps' ||
    (one.kind === 'rfc3161' && typeof one.roots === 'string' && (one.policy === null || typeof one.policy === 'string'))
  );
}

/** Writes the list anew. */
export async function writeAuthorities(
  folder: string,
  authorities: readonly TimeAuthority[],
  disk: Disk = machineDisk,
): Promise<void> {
  const text = canonical({ format: FORMAT, authorities: authorities.map((one) => ({ ...one })) });
  await writeWhole(disk, folder, [{ path: pathOf(folder), data: `${text}\n`, mode: 0o600 }]);
}
