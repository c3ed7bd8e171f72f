import { AssizeError } from '../model/index.ts';

/** The walk was stopped by a signal; what was received until then is kept. */
export class Interrupted extends AssizeError {
  constructor(cause: unknown) {
    super(
      'cli/interrupted',
      'Stopped before the end. What was received until then is kept and signed.',
      'Run the same command again: it goes on where it stopped and takes nothing twice.',
      { cause },
    );
  }
}

/**
 * Runs a walk that Ctrl-C or a TERM signal stops between two steps, so that the folder is left whole; a second Ctrl-C ends at
 * once, and even then the folder opens.
 */
export async function interruptible<T>(
  file: { readonly vault: { checkpoint(): Promise<unknown> } },
  walk: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
    process.stderr.write('\nStopping after this step; press Ctrl-C again to stop at once.\n');
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    return await walk(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    await file.vault.checkpoint();
    throw new Interrupted(error);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
