// "Still watching, nothing came": told once a month to the owner of a dormant account that is watched by mail alone, and only
// where the mailbox was in fact read.
import { type DayNumber, dayMs, startOfDay } from '../domain/clock.ts';
import { isoDay } from '../domain/reports/week.ts';
import type { StillWatching } from '../domain/reports/weekly.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Baseline, emptyDay, isActive } from '../domain/statistics/baseline.ts';
import type { PartSight } from '../domain/watch/watched.ts';

const days = 28;

/** @param monday of a week that is over; the last one that begins in its month tells */
export function stillWatching(
  { isMailOnly, timeZone }: Pick<Account, 'isMailOnly' | 'timeZone'>,
  baseline: Baseline,
  sights: readonly PartSight[],
  monday: DayNumber,
): StillWatching | null {
  const monthOf = (day: DayNumber) => isoDay(day).slice(0, 7);
  if (!isMailOnly || monthOf(monday) === monthOf(monday + 7)) return null;
  const [first, end] = [monday + 7 - days, monday + 7];
  const [from, to] = [first, end].map((day) => startOfDay(day, timeZone)) as [number, number];
  const mailbox = sights.find(({ part }) => part === 'notices');
  if (!mailbox || mailbox.firstAt === null || mailbox.firstAt > from + dayMs) return null;
  // What came in a gap is read after it; what comes in one that is still open is not.
  if (mailbox.lapses.some((lapse) => lapse.to === null && (lapse.from ?? from) < to)) return null;
  const those = Array.from({ length: days }, (_, i) => baseline.days[first + i] ?? emptyDay);
  if (those.some(isActive)) return null;
  return { mails: those.reduce((sum, { mails = 0 }) => sum + mails, 0) };
}
