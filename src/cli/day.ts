// A day in the past, as people type it.

import { calendarMoment } from '../domain/calendar-moment.ts';
import { type Instant, zoneOffsetMs } from '../domain/clock.ts';
import { refusal } from './words/index.ts';

/** The day on which a moment lies in `zone`, as people write and type it. */
export function dayText(at: Instant, zone: string): string {
  return new Date(at + zoneOffsetMs(at, zone)).toISOString().slice(0, 10);
}

/**
 * The beginning of the day in `zone`.
 * @throws UserError when it is no day of the calendar, or still to come
 */
export function dayOf(typed: string, zone: string, now: Instant): Instant {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? calendarMoment(typed, 'start', zone) : null;
  if (day === null) throw refusal((w) => [w.notADate(typed), w.dateHint]);
  if (day > now) throw refusal((w) => [w.dateToCome(typed), w.dateToComeHint]);
  return day;
}
