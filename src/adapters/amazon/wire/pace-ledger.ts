// A ledger that machines share, whose clocks never quite agree: kept in the time of the one clock that all can ask, the
// database's. In its own time, a machine that lags would wait for the moments of one that is ahead.
import { type Clock, type Instant, minuteMs } from '../../../domain/clock.ts';
import type { PaceLedger } from './pace.ts';

/** Clocks drift by seconds a day; one that jumps ahead by more than this is noticed at once. */
const askEveryMs = 5 * minuteMs;

/** @param sharedNow the time by the clock that all share */
export function createSharedLedger(
  ledger: Omit<PaceLedger, 'isSteady'>,
  { now }: Pick<Clock, 'now'>,
  sharedNow: () => Promise<Instant>,
): PaceLedger {
  let aheadMs: Promise<number> | null = null;
  let askedAt = 0;
  let lastNow = Number.NEGATIVE_INFINITY;

  /** By how much the shared clock is ahead of ours. */
  function ahead(): Promise<number> {
    const at = now();
    if (aheadMs === null || at < lastNow || at - askedAt > askEveryMs) {
      askedAt = at;
      aheadMs = ask();
      aheadMs.catch(() => {
        aheadMs = null;
      });
    }
    lastNow = at;
    return aheadMs;
  }
  async function ask(): Promise<number> {
    const before = now();
    const there = await sharedNow();
    return there - (before + now()) / 2;
  }

  return {
    isSteady: true,
    async advance(bucket, at, turns, turnMs) {
      const skewMs = await ahead();
      const owed = await ledger.advance(bucket, at + skewMs, turns, turnMs);
      return { ...owed, wholeAt: owed.wholeAt - skewMs };
    },
    async raise(bucket, at) {
      await ledger.raise(bucket, at + (await ahead()));
    },
    async setTurn(bucket, at, turnMs, beforeMs) {
      await ledger.setTurn(bucket, at + (await ahead()), turnMs, beforeMs);
    },
  };
}
