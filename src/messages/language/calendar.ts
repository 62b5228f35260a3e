// Calendar days in words. A day of a week has no time and no zone: it is the account's own.
import { dayMs } from '../../domain/clock.ts';
import { isoDay, mondayOfWeek, type WeekName } from '../../domain/reports/week.ts';
import type { Format } from './format.ts';

const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
/** Intl parts ranges by thin spaces, which some mail readers can't draw. */
const plain = (text: string): string => text.replace(/[\u2009\u202f]/g, ' ');

/** `Mon, Nov 16`, `11月16日(月)`. */
export function dayName({ language }: Format, date: string): string {
  const options = {
    timeZone: 'UTC',
    weekday: 'short',
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
  } as const;
  return new Intl.DateTimeFormat(language, options).format(at(date));
}

/** `Mon 16`, `16日(月)`: within a week. */
export function shortDay({ language }: Format, date: string): string {
  const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(at(date));
  const day = Number(date.slice(8));
  return language === 'ja' ? `${day}日(${weekday})` : `${weekday} ${day}`;
}

/** The days of a week: `Nov 16 – 22, 2026`. */
export function weekRange({ language }: Format, week: WeekName, { hasYear }: { readonly hasYear: boolean }): string {
  const monday = mondayOfWeek(week) ?? 0;
  const month = language === 'ja' ? 'long' : 'short';
  const options = { timeZone: 'UTC', month, day: 'numeric', ...(hasYear && { year: 'numeric' as const }) } as const;
  return plain(new Intl.DateTimeFormat(language, options).formatRange(monday * dayMs, (monday + 6) * dayMs));
}

/** `Nov 16`. */
export function mondayName({ language }: Format, week: WeekName): string {
  const options = { timeZone: 'UTC', month: language === 'ja' ? 'long' : 'short', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(language, options).format(at(isoDay(mondayOfWeek(week) ?? 0)));
}
