/** What is kept up in the background, and how long it waits. Times are in milliseconds. */
export interface Upkeep {
  /** Does what is due. Says whether all of it is done. Anything it throws is an error of ours and ends the upkeep. */
  readonly round: (signal: AbortSignal) => Promise<boolean>;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From one round to the next. */
  readonly period: number;
  /** After a round that was not all done; doubled each time, up to the period. */
  readonly again: number;
}

/**
 * Does something again and again until it is stopped: soon again when it failed, as when the network is away, and then less and
 * less often. `stop` returns when nothing runs any more, and throws what ended it.
 */
export function keepUp({ round, wait, period, again }: Upkeep): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    let pause = again;
    while (!signal.aborted) {
      const isDone = await round(signal);
      if (signal.aborted) return;
      await wait(isDone ? period : pause, signal);
      pause = isDone ? again : Math.min(period, pause * 2);
    }
  };
  let failure: { readonly cause: unknown } | null = null;
  const running = run().catch((cause: unknown) => {
    failure = { cause };
  });
  return {
    async stop() {
      stopping.abort();
      await running;
      if (failure !== null) throw failure.cause;
    },
  };
}
