// The days on which others asked for reports with data of buyers: of which type, and at what time of the day. Tools ask by
// the clock, and each for its own types.
import { type Instant, localHour } from '../clock.ts';
import type { ChangeOf } from '../shop/change.ts';
import type { ForeignReportType } from '../shop/foreign-report.ts';

/** A day in as many parts, so that a tool which is an hour late, or whose clock is moved, is still in its time. */
const slots = 12;

export interface AskedCounts {
  /** How many, by type and part of the day: `SC_VAT_TAX_REPORT@2`. */
  foreignReports?: Readonly<Record<string, number>>;
}

const slotOf = (at: Instant, timeZone: string) => Math.floor((localHour(at, timeZone) * slots) / 24);
const nameOf = (type: ForeignReportType, slot: number) => `${type}@${(slot + slots) % slots}`;

/** Counts a report into its day. */
export function countAsked(
  day: AskedCounts,
  { report, occurredAt }: ChangeOf<'foreign-report-asked'>,
  timeZone: string,
): void {
  const name = nameOf(report.type, slotOf(occurredAt, timeZone));
  day.foreignReports = { ...day.foreignReports, [name]: (day.foreignReports?.[name] ?? 0) + 1 };
}

/** On how many of these days was one of this type asked for at all, and at about this time of the day? */
export function daysAsked(
  days: readonly AskedCounts[],
  type: ForeignReportType,
  at: Instant,
  timeZone: string,
): { readonly any: number; readonly about: number } {
  const slot = slotOf(at, timeZone);
  const near = [-1, 0, 1].map((step) => nameOf(type, slot + step));
  const all = Array.from({ length: slots }, (_, one) => nameOf(type, one));
  const daysWith = (names: readonly string[]) =>
    days.filter(({ foreignReports: counts }) => counts && names.some((name) => name in counts)).length;
  return { any: daysWith(all), about: daysWith(near) };
}
