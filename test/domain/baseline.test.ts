// The baseline: what counts into which day, and that the present never judges itself.
import { describe, expect, it } from '@jest/globals';
import {
  advance,
  baselineDays,
  isActive,
  knownSince,
  newBaseline,
  suspect,
  usualDays,
} from '../../src/domain/baseline.ts';
import { dayMs, hourMs, localDay } from '../../src/domain/clock.ts';
import { added, cancelled, noon, placed } from '../support/factories.ts';

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
