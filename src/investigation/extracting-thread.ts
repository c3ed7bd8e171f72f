import { parentPort, workerData } from 'node:worker_threads';
import type { Pack } from '../extraction/index.ts';
import { type Answered, type Asked, extractOne } from './extracting.ts';
import { loadTools } from './resources.ts';

// The other side of extracting.ts: one text in, its claims out.
const tools = loadTools(workerData as readonly Pack[]);

parentPort?.on('message', async (reading: Asked) => {
  parentPort?.postMessage(extractOne(reading, await tools) satisfies Answered);
});
