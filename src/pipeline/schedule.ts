// Which parts of an account are due to be pulled, and how often each is. Pure.
import { dayMs, hourMs, type Instant, minuteMs } from '../domain/clock.ts';
import { type Part, type PullRun, parts } from '../domain/coverage.ts';

/** How often each part is pulled; within Amazon's rates (searchOrders refills once in 180 s). */
export const everyMs: Readonly<Record<Part, number>> = {
  'new-listings': 3 * minuteMs,
  listings: dayMs,
  orders: 3 * minuteMs,
  profile: 15 * minuteMs,
  payouts: 15 * minuteMs,
  // On demand: they cost nothing while there is no new ASIN.
  offers: minuteMs,
  catalogue: hourMs,
  notices: minuteMs,
  // Amazon itself works them out anew once a day or so.
  performance: 6 * hourMs,
  feedback: 6 * hourMs,
};

/**
 * What was not seen whole is asked for again after this long at the most: a broken connection must not cost the daily
 * walk. Not sooner, since a report that failed (FATAL) should rest for half an hour (amzn docs#2803).
 */
const againMs = hourMs;

/** Parts whose last pull began at least one interval ago, in the order in which they should be pulled. */
export function dueParts(runs: Partial<Record<Part, PullRun>>, now: Instant): Part[] {
  return parts.filter((part) => {
    const last = runs[part];
    if (last === undefined) return true;
    const intervalMs = last.coverage.state === 'complete' ? everyMs[part] : Math.min(everyMs[part], againMs);
    return now - last.startedAt >= intervalMs;
  });
}
