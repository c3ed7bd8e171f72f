/** Many may read at once, one may write alone, and a writer waiting keeps later readers behind it. */
export interface Turns {
  read<T>(work: () => Promise<T>): Promise<T>;
  write<T>(work: () => T): Promise<T>;
}

/** An answer is made of several queries: without turns, a `replace` between two of them would give a page of two findings. */
export function takeTurns(): Turns {
  let readers = new Set<Promise<unknown>>();
  let writing: Promise<unknown> = Promise.resolve();
  return {
    async read(work) {
      await writing;
      const reading = work();
      const settled = reading.then(
        () => undefined,
        () => undefined,
      );
      readers.add(settled);
      void settled.then(() => readers.delete(settled));
      return reading;
    },
    write(work) {
      const before = writing;
      const done = (async () => {
        await before;
        const ahead = [...readers];
        readers = new Set();
        await Promise.all(ahead);
        return work();
      })();
      // A write that fails must not fail those that come after it; its own caller hears of it.
      writing = done.then(
        () => undefined,
        () => undefined,
      );
      return done;
    },
  };
}
