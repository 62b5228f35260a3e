// A clock that tests hold in their hands: sleeping moves it on at once, so that hours of waiting take no time.
import type { Clock, Instant } from '../../src/domain/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on without anyone sleeping. */
  advance(ms: number): void;
  /** How long each sleep was asked to take, in order. */
  readonly sleeps: readonly number[];
}

/** A clock standing at `startAt`. `sleep` advances it by `ms` and resolves in a microtask. */
export function createManualClock(startAt: Instant): ManualClock {
  let now = startAt;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance(ms) {
      now += ms;
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += Math.max(0, ms);
      await Promise.resolve();
      signal?.throwIfAborted();
    },
  };
}
