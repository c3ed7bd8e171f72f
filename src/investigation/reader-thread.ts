import { parentPort } from 'node:worker_threads';
import type { Note } from '../model/index.ts';
import type { ReadResult, Recognised } from '../reading/index.ts';
import type { FromThread, ToThread } from './reader.ts';
import { seal } from './sealed.ts';

// The other side of reader.ts: one document in, one result out. Sealed before a library that opens documents is loaded.
seal();
const { read } = await import('../reading/index.ts');

/** Failures that a library did not handle while the document was read: a part of it was lost, and the rest goes on. */
let unhandled = 0;
process.on('unhandledRejection', () => {
  unhandled += 1;
});

const partlyLost = (): Note => ({
  code: 'reading/partly-lost',
  source: null,
  what: 'The file is damaged in a way that the program for its kind did not expect; parts of it may be missing from the text.',
  next: 'Compare the text with the file in the program that made it.',
});

const waiting: ((answer: Recognised | Note | null) => void)[] = [];
const tell = (message: FromThread, transfer: readonly ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);

/** The memory of enclosed files, handed over rather than copied; each once, and only what is whole and not shared. */
function handedOver({ enclosed }: ReadResult): ArrayBuffer[] {
  const buffers = enclosed.flatMap(({ bytes }) =>
    bytes.buffer instanceof ArrayBuffer && bytes.length > 64 * 1024 && bytes.length === bytes.buffer.byteLength
      ? [bytes.buffer]
      : [],
  );
  return [...new Set(buffers)];
}

parentPort?.on('message', async (message: ToThread) => {
  if (message.kind === 'recognised') {
    waiting.shift()?.(message.answer);
    return;
  }
  const { bytes, hints } = message;
  unhandled = 0;
  try {
    const outcome = await read(bytes, hints, (page) => {
      const { promise, resolve } = Promise.withResolvers<Recognised | Note | null>();
      waiting.push(resolve);
      tell({ kind: 'recognise', page });
      return promise;
    });
    const result = unhandled === 0 ? outcome : { ...outcome, notes: [...outcome.notes, partlyLost()] };
    tell({ kind: 'result', result }, handedOver(result));
  } catch (error) {
    // An error here is about one document, so it becomes a note.
    tell({
      kind: 'result',
      result: {
        mediaType: hints.mediaType ?? 'application/octet-stream',
        reading: null,
        enclosed: [],
        notes: [
          {
            code: 'reading/failed',
            source: null,
            what: `The reader failed on this file (${error instanceof Error ? error.name : 'unknown fault'}).`,
            next: 'The file is kept as it came; save its text as a plain file to have it read.',
          },
        ],
      },
    });
  }
});
