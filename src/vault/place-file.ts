import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** A small file to be given its place: written under a name of its own first, so that it is never seen in part. */
export interface Placing {
  readonly temporary: string;
  readonly path: string;
  readonly data: Uint8Array;
  readonly mode: number;
}

/** Writes a small file and gives it its name. It is not durable yet; what fails leaves nothing under either name. */
export function placeFile({ temporary, path, data, mode }: Placing): void {
  const file = openSync(temporary, 'wx', mode);
  try {
    try {
      for (let at = 0; at < data.length; ) at += writeSync(file, data, at, data.length - at);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
