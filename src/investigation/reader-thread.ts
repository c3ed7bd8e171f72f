import { parentPort } from 'node:worker_threads';
import { type ReadResult, read } from '../reading/index.ts';

// The other side of reader.ts: one document in, one result out. An error here is about one document, so it becomes a note.
parentPort?.on('message', async ({ bytes, hints }: { bytes: Uint8Array; hints: Parameters<typeof read>[1] }) => {
  let result: ReadResult;
  try {
    result = await read(bytes, hints);
  } catch (error) {
    result = {
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
    };
  }
  parentPort?.postMessage(result);
});
