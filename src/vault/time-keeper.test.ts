import { describe, expect, it } from 'vitest';
import { keepUp } from './time-keeper.ts';

/** A clock that tests turn: waits end when they are told to. */
function turned() {
  const waits: number[] = [];
  let wake: () => void = () => undefined;
  const settled = async () => {
    for (let n = 0; n < 10; n++) await Promise.resolve();
  };
  return {
    waits,
    wait: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((done) => {
        waits.push(milliseconds);
        wake = done;
        signal.addEventListener('abort', () => done(), { once: true });
      }),
    async turn() {
      await settled();
      wake();
      await settled();
    },
  };
}

describe('keeping something up in the background', () => {
  it('comes again soon after a failure, less and less often, and in its usual time once it is done', async () => {
    const clock = turned();
    const outcomes = [false, false, false, false, true, false];
    const upkeep = keepUp({ round: async () => outcomes.shift() ?? true, wait: clock.wait, period: 6000, again: 1000 });
    for (let n = 0; n < 6; n++) await clock.turn();
    await upkeep.stop();
    expect(clock.waits.slice(0, 6)).toEqual([1000, 2000, 4000, 6000, 6000, 1000]);
  });
  it('stops at once while it waits, and not before a round has ended', async () => {
    const clock = turned();
    let ended = false;
    const upkeep = keepUp({
      round: async (signal) => {
        await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
        ended = true;
        return false;
      },
      wait: clock.wait,
      period: 1,
      again: 1,
    });
    await upkeep.stop();
    expect(ended).toBe(true);
    expect(clock.waits).toEqual([]);
  });
  it('tells whoever stops it of what ended it', async () => {
    const upkeep = keepUp({ round: () => Promise.reject(new Error('ours')), wait: turned().wait, period: 1, again: 1 });
    await expect(upkeep.stop()).rejects.toThrow('ours');
  });
});
