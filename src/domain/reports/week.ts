// ISO weeks of the local calendar: Monday to Sunday, named after the year of their Thursday (ISO 8601), so `2026-W53`
// may hold the first days of 2027. A week with a change of clocks is an hour shorter or longer.
import { type DayNumber, dayMs, type Instant, localDay, startOfDay } from '../clock.ts';
import type { Span } from '../watch/watched.ts';

/** `2026-W47`. */
export type WeekName = string;

const mondayOf = (day: DayNumber): DayNumber => day - ((((day + 3) % 7) + 7) % 7);
const yearOf = (day: DayNumber): number => new Date(day * dayMs).getUTCFullYear();
/** The week with 4 January in it is the first. */
const firstMonday = (year: number): DayNumber => mondayOf(Date.UTC(year, 0, 4) / dayMs);

function nameOf(monday: DayNumber): WeekName {
  const year = yearOf(monday + 3);
  return `${year}-W${String((monday - firstMonday(year)) / 7 + 1).padStart(2, '0')}`;
}

/** The Monday of a week, or null when the year has no such week or the name isn't one. */
export function mondayOfWeek(week: WeekName): DayNumber | null {
  const [, year = '', number = ''] = /^(\d{4})-?W(\d{2})$/i.exec(week.trim()) ?? [];
  if (number === '' || Number(number) < 1) return null;
  const monday = firstMonday(Number(year)) + 7 * (Number(number) - 1);
  return nameOf(monday) === `${year}-W${number}` ? monday : null;
}

/** The week in which a moment lies. */
export function weekAt(at: Instant, zone: string): WeekName {
  return nameOf(mondayOf(localDay(at, zone)));
}

/** So many weeks later; earlier when negative. */
export function weeksLater(week: WeekName, weeks: number): WeekName {
  return nameOf((mondayOfWeek(week) ?? 0) + 7 * weeks);
}

/** From Monday's first moment to the next Monday's. @throws RangeError when it is no week */
export function spanOfWeek(week: WeekName, zone: string): Span {
  const monday = mondayOfWeek(week);
  if (monday === null) throw new RangeError(`${week} is no ISO week`);
  return { from: startOfDay(monday, zone), to: startOfDay(monday + 7, zone) };
}

/** The calendar day as `2026-11-16`. */
export function isoDay(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
