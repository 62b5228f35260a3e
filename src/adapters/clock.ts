// The real time, and a faster one for the demo. The only file of the program that reads the computer's clock.
import { performance } from 'node:perf_hooks';
import { setTimeout as timeout } from 'node:timers/promises';
import type { Clock, Instant } from '../domain/clock.ts';

/** The longest that a timer of Node's can wait; it takes anything longer for 1 ms. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The computer's own time. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), sleep: wait };
}

/**
 * A clock that starts at `startAt` and runs `speed` times as fast as the real one; waiting is shortened alike.
 * After `sleep(ms)` at least `ms` of its time have gone by.
 */
export function createScaledClock(options: { startAt: Instant; speed: number }): Clock {
  const { startAt, speed } = options;
  if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`speed must be above 0, not ${speed}`);
  const begun = performance.now();
  const exactNow = () => startAt + (performance.now() - begun) * speed;
  return {
    now: () => Math.floor(exactNow()),
    async sleep(ms, signal) {
      const until = exactNow() + ms;
      await wait(ms / speed, signal);
      // What the clock shows is cut to whole milliseconds; it must not show less than was slept.
      while (Math.floor(exactNow()) < Math.floor(until)) await wait(1, signal);
    },
  };
}

/** Waits by the steady clock, so that setting the computer's time in between changes nothing. */
async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const until = performance.now() + ms;
  for (let left = ms; left > 0; left = until - performance.now()) {
    try {
      await timeout(Math.min(Math.ceil(left), longestTimeoutMs), undefined, signal && { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}
