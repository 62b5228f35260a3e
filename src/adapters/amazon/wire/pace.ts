// Pace: an allowance per seller, application and operation, so that Amazon seldom has to say 429. It is one moment: when
// it will be whole again (GCRA). Where that moment is kept, all share the allowance who keep it there.
import { type Clock, type Instant, secondMs } from '../../../domain/clock.ts';

/** Keeps a moment and the time of a turn for each bucket: in this process's memory, or in the database for all processes. */
export interface PaceLedger {
  /**
   * Moves the moment on by so many turns from where it is, or from `now` where it has passed.
   * @param turnMs how long a turn takes where nothing is kept of that yet
   */
  advance(bucket: string, now: Instant, turns: number, turnMs: number): Promise<Owed>;
  /** Moves it to `at` unless it is later already. */
  raise(bucket: string, at: Instant): Promise<void>;
  /**
   * A turn takes so long from now on; what is owed already is owed in the new measure.
   * @param beforeMs how long it took before, where nothing is kept of that
   */
  setTurn(bucket: string, now: Instant, turnMs: number, beforeMs: number): Promise<void>;
  /** Its moments are of a clock that is not set by whoever sets ours. */
  readonly isSteady?: true;
}

export interface Owed {
  /** When the allowance will be whole again. */
  readonly wholeAt: Instant;
  readonly turnMs: number;
}

export interface Pace {
  /**
   * Waits for its turn; first come, first served. Rejects with the signal's reason when aborted, giving the turn back.
   * @param onWait told until when, where it is a while
   */
  take(signal?: AbortSignal, onWait?: (until: Instant) => void): Promise<void>;
  /** Amazon's own word on the rate, in requests per second (x-amzn-RateLimit-Limit): for who waits already, too. */
  adjust(rate: number): Promise<void>;
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

/** A shorter wait isn't worth telling of. */
const toldMs = 5 * secondMs;

export function createPace(options: PaceOptions): Pace {
  const { clock, ledger = createMemoryLedger(), bucket = '', burst, isOff = false } = options;
  let turnMs = 1000 / options.rate;
  let isDrained = false;
  let lastNow = Number.NEGATIVE_INFINITY;
  /** Those who wait here, each woken when a turn becomes shorter or longer. */
  const waiting = new Set<AbortController>();

  /** The time; where the clock was set back, the moment goes back with it, or we would wait for the time it had shown. */
  async function settledNow(): Promise<Instant> {
    const now = clock.now();
    const backMs = lastNow - now;
    lastNow = now;
    if (backMs > 0 && !ledger.isSteady) await ledger.advance(bucket, now, -backMs / turnMs, turnMs);
    return now;
  }

  /** Sleeps, from the start again in the new measure when that changes. */
  async function waitFor(waitMs: number, signal?: AbortSignal, onWait?: (until: Instant) => void): Promise<void> {
    for (let turns = waitMs / turnMs; turns > 0; ) {
      const [measure, from, change] = [turnMs, clock.now(), new AbortController()];
      if (turns * measure >= toldMs) onWait?.(from + turns * measure);
      waiting.add(change);
      try {
        const either = signal ? AbortSignal.any([signal, change.signal]) : change.signal;
        await clock.sleep(Math.ceil(turns * measure), either);
        return;
      } catch (error) {
        if (signal?.aborted || !change.signal.aborted) throw error;
        turns -= (clock.now() - from) / measure;
      } finally {
        waiting.delete(change);
      }
    }
  }

  return {
    async take(signal, onWait) {
      signal?.throwIfAborted();
      if (isOff && !isDrained) return;
      isDrained = false;
      const now = await settledNow();
      const owed = await ledger.advance(bucket, now, 1, turnMs);
      turnMs = owed.turnMs;
      const waitMs = Math.ceil(owed.wholeAt - now - burst * turnMs);
      if (waitMs <= 0) return;
      try {
        await waitFor(waitMs, signal, onWait);
      } catch (error) {
        await ledger.advance(bucket, now, -1, turnMs);
        throw error;
      }
    },
    async adjust(rate) {
      const now = 1000 / rate;
      if (!(Number.isFinite(now) && now > 0) || now === turnMs) return;
      const before = turnMs;
      turnMs = now;
      await ledger.setTurn(bucket, clock.now(), now, before);
      for (const one of waiting) one.abort();
    },
    async drain(nth) {
      const now = await settledNow();
      await ledger.raise(bucket, now + (burst - 1 + 2 ** nth) * turnMs);
      isDrained = true;
      return Math.ceil(2 ** nth * turnMs);
    },
  };
}

/** For one process alone. */
export function createMemoryLedger(): PaceLedger {
  const kept = new Map<string, { wholeAt: Instant; turnMs?: number }>();
  const of = (bucket: string): { wholeAt: Instant; turnMs?: number } =>
    kept.get(bucket) ?? { wholeAt: Number.NEGATIVE_INFINITY };
  return {
    async advance(bucket, now, turns, given) {
      const { wholeAt, turnMs = given } = of(bucket);
      const next = { wholeAt: Math.max(wholeAt, now) + turns * turnMs, turnMs };
      kept.set(bucket, next);
      return next;
    },
    async raise(bucket, at) {
      kept.set(bucket, { ...of(bucket), wholeAt: Math.max(of(bucket).wholeAt, at) });
    },
    async setTurn(bucket, now, turnMs, beforeMs) {
      const { wholeAt, turnMs: before = beforeMs } = of(bucket);
      kept.set(bucket, { wholeAt: wholeAt > now ? now + ((wholeAt - now) * turnMs) / before : wholeAt, turnMs });
    },
  };
}
