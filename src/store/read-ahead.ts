import { open } from 'node:fs/promises';
import { freemem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const PIECE = 4 << 20;
/** After each piece the disk is left to others for as long as this, in milliseconds. */
const REST = 20;

/**
 * Reads a file through once, so that the system has it in memory when questions want scattered pages of it: on a disk that was not
 * read from yet a list of a hundred rows is a hundred waits. A file larger than half of the memory that is free is left alone.
 */
export async function readAhead(path: string, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > freemem() / 2) return;
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size));
    for (let at = 0; at < size && !signal.aborted; at += piece.length) {
      await file.read(piece, 0, piece.length, at);
      await pause(REST);
    }
  } finally {
    await file.close();
  }
}
