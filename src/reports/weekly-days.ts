// The days of a week as counts, and what is usual of them. What a part didn't see is not known, never zero.

import { type DayNumber, type Instant, localDay } from '../domain/clock.ts';
import { isoDay } from '../domain/reports/week.ts';
import type { Band, Counts, Measure, WeekDay } from '../domain/reports/weekly.ts';
import { type Baseline, type DayCounts, emptyDay, firstSightMs, usualDays } from '../domain/statistics/baseline.ts';
import { type CountPrior, fitCounts, limitOf } from '../domain/statistics/habit.ts';
import { logNegativeBinomialTail } from '../domain/statistics/tails.ts';
import type { Part } from '../domain/watch/coverage.ts';
import type { PartSight } from '../domain/watch/watched.ts';

/** Days before the week that say what is usual, and the fewest that can. */
const historyDays = 56;
const fewestDays = 14;
/** A band holds nine days of ten: one of twenty lies above, one below. */
const edgeScore = -Math.log10(0.05);
const prior: CountPrior = { events: 0.5, days: 1, size: 1 };

/** Which part shows it. Prices are only compared by the walk of all listings. */
const shownBy: Readonly<Record<Measure, Part>> = {
  orders: 'orders',
  added: 'new-listings',
  repriced: 'listings',
  cancelled: 'orders',
};

const cancelledOf = (day: DayCounts) => ({
  seller: day.cancelledByMerchant,
  buyer: day.cancelledByBuyer,
  other: day.cancelledByAmazon + day.cancelledByUnknown,
});

const totals: Readonly<Record<Measure, (day: DayCounts) => number>> = {
  orders: (day) => day.ordersPlaced,
  added: (day) => day.added,
  repriced: (day) => day.repriced,
  cancelled: (day) => {
    const { seller, buyer, other } = cancelledOf(day);
    return seller + buyer + other;
  },
};

/** Tells for each day whether a measure's part has seen it. */
export type Knows = (measure: Measure, day: DayNumber) => boolean;

/**
 * A day is known from the first that is rebuilt or watched up to the last pull that saw something: what happened in a
 * gap is found by the pull after it.
 */
export function knowledgeOf(baseline: Baseline, sights: readonly PartSight[], now: Instant): Knows {
  const { firstDay, lastDay, timeZone } = baseline;
  const known = new Map<Part, { readonly from: DayNumber; readonly until: DayNumber }>();
  for (const { part, firstAt, lapses } of sights) {
    if (firstAt === null) continue;
    const open = lapses.find(({ to }) => to === null);
    // Another part may have been rebuilt further back.
    const from = localDay(firstAt - firstSightMs, timeZone);
    known.set(part, { from, until: localDay(open?.from ?? now, timeZone) });
  }
  return (measure, day) => {
    const of = known.get(shownBy[measure]);
    if (firstDay === null || lastDay === null || of === undefined) return false;
    return day >= Math.max(firstDay, of.from) && day <= Math.min(lastDay, of.until);
  };
}

export function weekDays(baseline: Baseline, knows: Knows, monday: DayNumber): WeekDay[] {
  return Array.from({ length: 7 }, (_, index): WeekDay => {
    const day = monday + index;
    return {
      date: isoDay(day),
      isForeign: baseline.suspectDays.includes(day),
      ...countsOf(baseline, knows, [day]),
    };
  });
}

/** Days added up; null where none of them is known. */
export function countsOf(baseline: Baseline, knows: Knows, days: readonly DayNumber[]): Counts {
  const known = (measure: Measure): DayCounts[] | null => {
    const seen = days.filter((day) => knows(measure, day));
    return seen.length === 0 ? null : seen.map((day) => baseline.days[day] ?? emptyDay);
  };
  const sum = (measure: Measure) => known(measure)?.reduce((total, day) => total + totals[measure](day), 0) ?? null;
  const cancelled = known('cancelled')?.map(cancelledOf);
  const add = (who: 'seller' | 'buyer' | 'other') => (cancelled ?? []).reduce((total, day) => total + day[who], 0);
  return {
    orders: sum('orders'),
    added: sum('added'),
    repriced: sum('repriced'),
    cancelled: cancelled ? { seller: add('seller'), buyer: add('buyer'), other: add('other') } : null,
  };
}

/** What is usual of a measure before a week; null with too little history or where its part was never seen. */
export function usualBand(baseline: Baseline, knows: Knows, measure: Measure, monday: DayNumber): Band | null {
  const { timeZone, lastDay } = baseline;
  if (lastDay === null || timeZone === '') return null;
  const days = usualDays(baseline, monday, historyDays);
  const isSeen = knows(measure, Math.min(lastDay, monday - 1)) || knows(measure, monday);
  if (days.length < fewestDays || !isSeen) return null;
  const habit = fitCounts(days.map(totals[measure]), prior);
  const to = limitOf(habit, edgeScore, 1) - 1;
  let from = 0;
  while (from < to && logNegativeBinomialTail(from + 1, habit.mean, habit.size) >= Math.log(0.95)) from += 1;
  return { from, to };
}
