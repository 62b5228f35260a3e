// A day or a moment as people write it, in a zone: `2026-11-25`, `2026-11-25T18:00`. Commands and forms read it alike.
import { type DayNumber, dayMs, fromLocal, type Instant, startOfDay } from './clock.ts';

const calendar = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** The first millisecond of a local day, or its last. */
export function edgeOf(day: DayNumber, edge: 'start' | 'end', timeZone: string): Instant {
  return edge === 'start' ? startOfDay(day, timeZone) : startOfDay(day + 1, timeZone) - 1;
}

/** A day's edge, or a moment; null for what is no date, or one that no calendar has (Date.parse takes 30 February). */
export function calendarMoment(text: string, edge: 'start' | 'end', timeZone: string): Instant | null {
  const match = calendar.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((n) => Number(n ?? 0));
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day || wall.getUTCHours() !== hour) return null;
  if (match[4] === undefined) return edgeOf(Math.floor(wall.getTime() / dayMs), edge, timeZone);
  if (match[7] === undefined) return fromLocal(timeZone, year, month, day, hour, minute, second);
  const moment = Date.parse(`${wall.toISOString().slice(0, 19)}${match[7]}`);
  return Number.isNaN(moment) ? null : moment;
}
