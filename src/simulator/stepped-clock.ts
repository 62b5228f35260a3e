// A clock that moves only when someone waits on it or pushes it: days of a story pass as fast as the machine can work.
import type { Clock, Instant } from '../domain/clock.ts';

export interface SteppedClock extends Clock {
  /** Moves on to `at`; never back. */
  moveTo(at: Instant): void;
}

export function createSteppedClock(startAt: Instant): SteppedClock {
  let now = startAt;
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      // whole milliseconds, as every clock shows, whatever the jitter of who waits
      now += Math.ceil(Math.max(0, ms));
    },
    moveTo(at) {
      now = Math.max(now, at);
    },
  };
}
