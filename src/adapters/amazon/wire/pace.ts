// Pace: a token bucket per account and operation, so that Amazon seldom has to say 429.
import type { Clock } from '../../../domain/clock.ts';

export interface Pace {
  /** Waits for its turn; first come, first served. Rejects with the signal's reason when aborted, giving the turn back. */
  take(signal?: AbortSignal): Promise<void>;
  /** Amazon's own word on the rate, in requests per second (x-amzn-RateLimit-Limit). */
  adjust(rate: number): void;
  /**
   * After a 429: whatever we thought was left is gone. Each one in a row (`nth` from 0) doubles the wait.
   * Returns how long a new turn takes, in ms.
   */
  drain(nth: number): number;
}

/**
 * @param rate requests per second, refilled up to `burst`
 * @param isOff nothing waits, except after drain(): benchmarks against our own server
 */
export function createPace(clock: Clock, rate: number, burst: number, isOff = false): Pace {
  let tokens = burst;
  let refilledAt = clock.now();
  let perMs = rate / 1000;
  let isDrained = false;

  function refill(): void {
    const now = clock.now();
    // A clock that was set back must not drain the bucket.
    tokens = Math.min(burst, tokens + Math.max(0, now - refilledAt) * perMs);
    refilledAt = now;
  }

  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (isOff && !isDrained) return;
      refill();
      tokens -= 1;
      isDrained = false;
      if (tokens >= 0) return;
      try {
        await clock.sleep(Math.ceil(-tokens / perMs), signal);
      } catch (error) {
        tokens += 1;
        throw error;
      }
    },
    adjust(newRate) {
      if (!Number.isFinite(newRate) || newRate <= 0) return;
      refill();
      perMs = newRate / 1000;
    },
    drain(nth) {
      refill();
      tokens = Math.min(tokens, 1 - 2 ** nth);
      isDrained = true;
      return Math.ceil((1 - tokens) / perMs);
    },
  };
}
