// The baseline: what counts into which day, and that the present never judges itself.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, localDay } from '../../../src/domain/clock.ts';
import type { Change } from '../../../src/domain/shop/change.ts';
import {
  advance,
  baselineDays,
  type DayCounts,
  emptyDay,
  isActive,
  knownSince,
  newBaseline,
  suspect,
  usualDays,
} from '../../../src/domain/statistics/baseline.ts';
import { added, cancelled, changed, noon, placed, shipped, yen } from '../../support/factories.ts';

const tokyo = 'Asia/Tokyo';
const today = localDay(noon, tokyo);
const fresh = newBaseline(tokyo);

describe('advance', () => {
  it('counts by the account’s own day and hour: 23:30 in Tokyo is not the next day', () => {
    const late = noon + 11.5 * hourMs;
    const { days } = advance(fresh, [added(late), added(late + hourMs)], late + 2 * hourMs);
    expect(days[today]).toMatchObject({ added: 1, addedByHour: { 23: 1 } });
    expect(days[today + 1]).toMatchObject({ added: 1, addedByHour: { 0: 1 } });
  });

  it('comes to the same whatever the order and the batches', () => {
    const changes = [
      added(noon),
      added(noon - dayMs, { sku: 'B' }),
      placed(noon - 3 * dayMs),
      cancelled(noon, 'buyer'),
    ];
    const once = advance(fresh, changes, noon);
    const inTurn = [...changes].reverse().reduce((baseline, change) => advance(baseline, [change], noon), fresh);
    expect(inTurn).toEqual(once);
  });

  it('moves a cancellation to whom it belongs once that is known', () => {
    const unknown = cancelled(noon, 'unknown');
    const known = { ...cancelled(noon, 'merchant'), corrects: 'unknown' as const };
    const { days } = advance(advance(fresh, [unknown], noon), [known], noon);
    expect(days[today]).toMatchObject({ cancelledByUnknown: 0, cancelledByMerchant: 1 });
  });

  it('knows from a listing of years ago that the shop was there, and quiet', () => {
    const baseline = advance(fresh, [added(noon - 900 * dayMs)], noon);
    expect(usualDays(baseline, today, 56)).toHaveLength(56);
    expect(usualDays(baseline, today, 56).some(isActive)).toBe(false);
    expect(Object.keys(baseline.days)).toEqual([]);
  });

  it('stays small: what is older than it keeps is dropped', () => {
    let baseline = fresh;
    for (let day = 0; day < 2 * baselineDays; day++)
      baseline = advance(baseline, [added(noon + day * dayMs)], noon + day * dayMs);
    expect(Object.keys(baseline.days)).toHaveLength(baselineDays);
    expect(baseline.firstDay).toBe(today + baselineDays);
  });

  it('does not take in what has not happened yet', () => {
    expect(advance(fresh, [added(noon + 2 * dayMs)], noon).days).toEqual({});
  });
});

describe('usualDays', () => {
  it('is empty for a shop of which nothing is known', () => {
    expect(usualDays(fresh, today, 56)).toEqual([]);
    expect(usualDays(advance(fresh, [], noon), today, 56)).toEqual([]);
  });

  it('leaves out the day itself and foreign days', () => {
    let baseline = knownSince(fresh, noon - 9 * dayMs);
    baseline = advance(baseline, [added(noon), added(noon - 2 * dayMs), added(noon - 4 * dayMs)], noon);
    expect(usualDays(baseline, today, 56).map((day) => day.added)).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 0]);
    baseline = suspect(baseline, noon - 2 * dayMs, noon);
    expect(usualDays(baseline, today, 56).map((day) => day.added)).toEqual([0, 0, 0, 0, 0, 1, 0]);
    expect(suspect(baseline, noon - 2 * dayMs, noon)).toBe(baseline);
  });

  it('survives being written down as JSON', () => {
    const baseline = advance(fresh, [added(noon), placed(noon)], noon);
    expect(JSON.parse(JSON.stringify(baseline))).toEqual(baseline);
  });
});

describe('what is counted of a change', () => {
  const was = { channel: 'amazon', price: yen(1_000), handlingDays: 2 } as const;
  const dayAfter = (...changes: Change[]) => advance(fresh, changes, noon).days[today];

  it('a flip to one’s own shipping, a slashed price, a long promise', () => {
    const both = changed(noon, was, { channel: 'merchant', price: yen(500), handlingDays: 20 });
    expect(dayAfter(both)).toMatchObject({ flipped: 1, slashed: 1, repriced: 1, promised: 1, promisedLong: 1 });
  });

  it('neither a move into Amazon’s warehouses nor a sale', () => {
    const day = dayAfter(changed(noon, { ...was, channel: 'merchant' }, { channel: 'amazon', price: yen(700) }));
    expect(day).toMatchObject({ repriced: 1 });
    expect(day).not.toHaveProperty('flipped');
    expect(day).not.toHaveProperty('slashed');
  });

  it('tracking only where it is the seller’s and known', () => {
    expect(dayAfter(shipped(noon, null), shipped(noon, true), shipped(noon, false))).toMatchObject({
      ordersShipped: 3,
      selfShipped: 2,
      untracked: 1,
    });
  });

  it('goes on from days that an earlier version wrote', () => {
    const { flipped: _, ...earlier } = { ...emptyDay, added: 4 } as DayCounts;
    const baseline = { ...fresh, firstDay: today, lastDay: today, days: { [today]: earlier } };
    const flip = changed(noon, was, { channel: 'merchant' });
    expect(advance(baseline, [flip], noon).days[today]).toMatchObject({ added: 4, flipped: 1 });
  });
});
