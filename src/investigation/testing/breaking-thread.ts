import { parentPort } from 'node:worker_threads';

// A thread that breaks at the first thing it is asked, as one does that is out of memory.
parentPort?.on('message', () => {
  throw new RangeError('broken on purpose');
});
