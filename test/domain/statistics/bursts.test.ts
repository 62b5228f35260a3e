// Bursts: which days stand out against the days before them, and that they keep their names.
import { describe, expect, it } from '@jest/globals';
import { hourMs, localDay } from '../../../src/domain/clock.ts';
import { ascending, type Bar, beforeDayTo, bursts, firstOfEach } from '../../../src/domain/statistics/bursts.ts';
import { pastDays } from '../../support/days.ts';
import { added, noon } from '../../support/factories.ts';

const bar = (limit: number): Bar => ({ least: 1, floor: 1, score: (n) => n / limit });
const everyHour = (n: number) => Array.from({ length: n }, (_, i) => added(noon - (n - 1 - i) * hourMs));

describe('bursts', () => {
  it('holds every trailing day against the bar of its own moment', () => {
    const events = everyHour(12);
    const [burst, ...others] = bursts(events, () => bar(8), noon);
    expect(others).toEqual([]);
    expect(burst?.events).toHaveLength(12);
    expect(burst?.score).toBe(1.5);
    expect(bursts(events, () => bar(13), noon)).toEqual([]);
  });

  it('keeps its name while it grows', () => {
    const all = everyHour(20);
    const names = [10, 15, 20].map(
      (n) => bursts(all.slice(0, n), () => bar(6), all[n - 1]?.occurredAt ?? noon)[0]?.name,
    );
    expect(new Set(names).size).toBe(1);
  });

  it('takes the worst of its days', () => {
    const cheap = bar(4);
    const dear = bar(8);
    const split = noon - 5 * hourMs;
    const [burst] = bursts(everyHour(16), (at) => (at < split ? cheap : dear), noon);
    expect(burst?.score).toBe(10 / 4);
  });
});

describe('beforeDayTo', () => {
  it('shows only the days before the window, once a day', () => {
    const baseline = pastDays(noon, [{ added: 1 }, { added: 2 }, { added: 3 }]);
    let calls = 0;
    const usual = beforeDayTo({ baseline, account: { timeZone: 'Asia/Tokyo' } }, 2, (days) => {
      calls++;
      return days.map((day) => day.added);
    });
    // The day that ends at noon began yesterday, so yesterday doesn't count.
    expect(usual(noon)).toEqual([1, 2]);
    expect(usual(noon + hourMs)).toEqual([1, 2]);
    expect(calls).toBe(1);
    expect(localDay(noon, 'Asia/Tokyo')).toBe(baseline.lastDay);
  });
});

describe('order', () => {
  it('is by time, and within one time by key', () => {
    const [a, b, c] = [added(noon, { sku: 'A' }), added(noon, { sku: 'B' }), added(noon - 1, { sku: 'C' })];
    expect(ascending([b, a, c])).toEqual([c, a, b]);
    expect(firstOfEach([c, a, b, a], ({ listing }) => listing.marketplaceId)).toEqual([c]);
  });
});
