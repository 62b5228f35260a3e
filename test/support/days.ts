// A shop's past as a baseline: what it did on each of the days before a moment.

import { type Instant, localDay } from '../../src/domain/clock.ts';
import { type Baseline, type DayCounts, emptyDay, newBaseline } from '../../src/domain/statistics/baseline.ts';

/** A baseline whose last `days.length` days before `now`'s day were these, oldest first. */
export function pastDays(now: Instant, days: readonly Partial<DayCounts>[], timeZone = 'Asia/Tokyo'): Baseline {
  const today = localDay(now, timeZone);
  const first = today - days.length;
  const entries = days.map((day, i) => {
    const added = day.added ?? 0;
    return [first + i, { ...emptyDay, addedByHour: added > 0 ? { 14: added } : {}, ...day }] as const;
  });
  return { ...newBaseline(timeZone), firstDay: first, lastDay: today, days: Object.fromEntries(entries) };
}

/** The same day over and over. */
export function everyDay(now: Instant, days: number, day: Partial<DayCounts>): Baseline {
  return pastDays(now, Array<Partial<DayCounts>>(days).fill(day));
}
