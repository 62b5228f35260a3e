// Pace: an allowance per seller, application and operation, so that Amazon seldom has to say 429. It is one moment: when
// it will be whole again (GCRA). Where that moment is kept, all share the allowance who keep it there.
import type { Clock, Instant } from '../../../domain/clock.ts';

/** Keeps a moment for each bucket: in this process's memory, or in the database for all processes. */
export interface PaceLedger {
  /** Moves the moment on by `byMs` from where it is, or from `now` where it has passed; returns it. */
  advance(bucket: string, now: Instant, byMs: number): Promise<Instant>;
  /** Moves it to `at` unless it is later already. */
  raise(bucket: string, at: Instant): Promise<void>;
  /** Its moments are of a clock that is not set by whoever sets ours. */
  readonly isSteady?: true;
}

export interface Pace {
  /** Waits for its turn; first come, first served. Rejects with the signal's reason when aborted, giving the turn back. */
  take(signal?: AbortSignal): Promise<void>;
  /** Amazon's own word on the rate, in requests per second (x-amzn-RateLimit-Limit). */
  adjust(rate: number): void;
  /**
   * After a 429: whatever we thought was left is gone. Each one in a row (`nth` from 0) doubles the wait.
   * Returns how long a new turn takes, in ms.
   */
  drain(nth: number): Promise<number>;
}

export interface PaceOptions {
  readonly clock: Clock;
  readonly ledger?: PaceLedger;
  /** Names the allowance in the ledger. */
  readonly bucket?: string;
  /** Requests per second, refilled up to `burst`. */
  readonly rate: number;
  readonly burst: number;
  /** Nothing waits, except after drain(): benchmarks against our own server. */
  readonly isOff?: boolean;
}

export function createPace(options: PaceOptions): Pace {
  const { clock, ledger = createMemoryLedger(), bucket = '', burst, isOff = false } = options;
  let intervalMs = 1000 / options.rate;
  let isDrained = false;
  let lastNow = Number.NEGATIVE_INFINITY;

  /** The time; where the clock was set back, the moment goes back with it, or we would wait for the time it had shown. */
  async function settledNow(): Promise<Instant> {
    const now = clock.now();
    const backMs = lastNow - now;
    lastNow = now;
    if (backMs > 0 && !ledger.isSteady) await ledger.advance(bucket, now, -backMs);
    return now;
  }

  return {
    async take(signal) {
      signal?.throwIfAborted();
      if (isOff && !isDrained) return;
      isDrained = false;
      const now = await settledNow();
      const wholeAt = await ledger.advance(bucket, now, intervalMs);
      const waitMs = Math.ceil(wholeAt - now - burst * intervalMs);
      if (waitMs <= 0) return;
      try {
        await clock.sleep(waitMs, signal);
      } catch (error) {
        await ledger.advance(bucket, now, -intervalMs);
        throw error;
      }
    },
    adjust(rate) {
      if (Number.isFinite(rate) && rate > 0) intervalMs = 1000 / rate;
    },
    async drain(nth) {
      const now = await settledNow();
      await ledger.raise(bucket, now + (burst - 1 + 2 ** nth) * intervalMs);
      isDrained = true;
      return Math.ceil(2 ** nth * intervalMs);
    },
  };
}

/** For one process alone. */
export function createMemoryLedger(): PaceLedger {
  const moments = new Map<string, Instant>();
  const momentOf = (bucket: string) => moments.get(bucket) ?? Number.NEGATIVE_INFINITY;
  return {
    async advance(bucket, now, byMs) {
      const at = Math.max(momentOf(bucket), now) + byMs;
      moments.set(bucket, at);
      return at;
    },
    async raise(bucket, at) {
      moments.set(bucket, Math.max(momentOf(bucket), at));
    },
  };
}
