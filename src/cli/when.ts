// Times as owners type them, in the shop's own zone: a day, a day and an hour, or how long from now.
import { calendarMoment, edgeOf } from '../domain/calendar-moment.ts';
import { dayMs, hourMs, type Instant, localDay, minuteMs } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';

const howLong = /^\+?(\d{1,4})(m|h|d|w)$/;
const unitMs = { m: minuteMs, h: hourMs, d: dayMs, w: 7 * dayMs };
const words: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

/**
 * The moment that is meant. A day is the whole of it in `timeZone`: its first millisecond as a start, its last as an end.
 * @throws UserError that names the flag and shows how to write it
 */
export function momentOf(text: string, flag: string, edge: 'start' | 'end', timeZone: string, now: Instant): Instant {
  const typed = text.trim().toLowerCase();
  if (typed === 'now') return now;
  const span = howLong.exec(typed);
  if (span) return now + Number(span[1]) * unitMs[span[2] as keyof typeof unitMs];
  const shift = words[typed];
  if (shift !== undefined) return edgeOf(localDay(now, timeZone) + shift, edge, timeZone);
  const at = calendarMoment(text.trim(), edge, timeZone);
  if (at !== null) return at;
  throw new UserError(
    { en: `${flag} "${text}" is no time`, ja: `${flag} の「${text}」は日時として読めません` },
    {
      en: 'write a day (2026-11-25, tomorrow), a time (2026-11-25T18:00, in the zone of the shop) or how long from now (3d, 12h)',
      ja: '日付（2026-11-25、tomorrow）、日時（2026-11-25T18:00、店舗の時間帯）、または今からの長さ（3d、12h）で入力してください',
    },
  );
}
