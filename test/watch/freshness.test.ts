// How long ago a part was seen, counted in its own intervals.
import { describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Part, PullRun } from '../../src/domain/watch/coverage.ts';
import { freshnessOf, noSights } from '../../src/watch/freshness.ts';
import { everyMs } from '../../src/watch/schedule.ts';

const now = Date.UTC(2026, 2, 1, 12);
const run = (agoMs: number, more: Partial<PullRun> = {}): PullRun => ({
  part: 'orders',
  startedAt: now - agoMs,
  finishedAt: now - agoMs,
  coverage: { state: 'complete', reason: null, asOf: now - agoMs },
  rows: 0,
  calls: 1,
  badRows: [],
  ...more,
});
const missing = { coverage: { state: 'missing', reason: "Amazon can't be reached.", asOf: null } } as const;
const orders = (last: PullRun | undefined, seen: PullRun | undefined) => {
  const runs = last ? { orders: last } : {};
  return freshnessOf({}, { runs, seen: seen ? { orders: seen } : {} }, now, everyMs).find(
    ({ part }) => part === 'orders',
  );
};

describe('freshness', () => {
  it.each([
    ['just seen', 0, 0],
    ['due', everyMs.orders, 0],
    ['one missed', 2 * everyMs.orders, 1],
    ['four missed', 5 * everyMs.orders, 4],
  ])('counts intervals missed: %s', (_, agoMs, missed) => {
    expect(orders(run(0, { ...missing, fault: 'network' }), run(agoMs))?.missed).toBe(missed);
  });

  it('counts from the first try where nothing was ever seen', () => {
    const last = run(9 * minuteMs, { ...missing, fault: 'revoked' });
    expect(orders(last, undefined)).toMatchObject({ seenAt: null, missed: 3, reason: "Amazon can't be reached." });
    expect(orders(undefined, undefined)).toMatchObject({ seenAt: null, missed: 0, nextAt: null });
  });

  it('misses nothing where there is nothing, and nothing that is pulled on demand', () => {
    const nowhere = run(hourMs, { ...missing, fault: 'not-available-in-region' });
    expect(orders(nowhere, undefined)).toMatchObject({ isAbsent: true, missed: 0 });
    const offers = { offers: run(30 * 24 * hourMs, { part: 'offers' as Part }) };
    expect(
      freshnessOf({}, { runs: offers, seen: offers }, now, everyMs).find(({ part }) => part === 'offers')?.missed,
    ).toBe(0);
  });

  it('says when it is tried next: at its interval, or later where Amazon asked for patience', () => {
    expect(orders(run(minuteMs), run(minuteMs))?.nextAt).toBe(now + 2 * minuteMs);
    expect(orders(run(minuteMs, { retryAt: now + hourMs }), run(minuteMs))?.nextAt).toBe(now + hourMs);
  });

  it('is that of the parts that the account has', () => {
    expect(freshnessOf({ isMailOnly: true }, noSights, now, everyMs).map(({ part }) => part)).toEqual([
      'new-listings',
      'orders',
      'payouts',
      'notices',
    ]);
  });
});
