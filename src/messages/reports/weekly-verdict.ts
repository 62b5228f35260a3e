// A week in one line, honest about how much of it was watched: for the report's first sentence, its subject, and the
// overview of several accounts.

import { isBeforeWatch, isJudged, type WeeklyReport, weeklyResult } from '../../domain/reports/weekly.ts';
import { count, instant, percent } from '../../domain/text/text.ts';
import { weekRange } from '../language/calendar.ts';
import type { Format } from '../language/format.ts';

/** Watched less than this, "nothing" is said of what was seen only. */
const nearlyAll = 0.99;

/** Rounded down to tenths of a percent: nearly all is not all. */
export function shareWords(share: number, format: Format): string {
  return format.value(percent(Math.floor(share * 1000) / 1000));
}

export const looksOf = ({ findings }: WeeklyReport): number =>
  findings.filter(({ isWorthALook }) => isWorthALook).length;
export const alertsOf = ({ incidents }: WeeklyReport): number =>
  incidents.filter(({ status }) => status !== 'dismissed').length;

/** `Watched 98.6% of the week; 2 things worth a look; nothing that looks like a takeover.` */
export function verdictSentence(report: WeeklyReport, format: Format): string {
  const { watch, from } = report;
  const isJapanese = format.language === 'ja';
  const alerts = alertsOf(report);
  const looks = looksOf(report);
  if (watch.share === null && alerts === 0)
    return format.phrase(isBeforeWatch(report) ? 'weekly.not-yet' : 'weekly.blind');
  const share = watch.share === null ? null : shareWords(watch.share, format);
  const noTakeover = (watch.share ?? 0) < nearlyAll ? 'weekly.no-takeover-seen' : 'weekly.no-takeover';
  const pieces = [
    ...(share === null
      ? []
      : watch.since > from
        ? [format.phrase('weekly.watched-since', { share, since: instant(watch.since) })]
        : [format.phrase('weekly.watched', { share })]),
    ...(alerts > 0 ? [format.phrase('weekly.alerts', { n: count(alerts) })] : []),
    ...(alerts > 0 ? [format.phrase('weekly.looks', { n: count(looks) })] : []),
    ...(alerts === 0 && looks > 0 ? [format.phrase('weekly.looks-only', { n: count(looks) })] : []),
    ...(alerts === 0 ? [format.phrase(isJudged(report) ? noTakeover : 'weekly.not-judged')] : []),
  ];
  return `${pieces.join(isJapanese ? '。' : '; ')}${isJapanese ? '。' : '.'}`;
}

/** In a few words why nothing of it was seen. */
export function unseenWords(report: WeeklyReport, format: Format): string {
  return format.phrase(isBeforeWatch(report) ? 'weekly.short-not-yet' : 'weekly.short-blind');
}

export function weeklySubject(report: WeeklyReport, format: Format): string {
  const share = report.watch.share;
  const [alerts, looks] = [alertsOf(report), looksOf(report)];
  const looked = alerts > 0 && looks === 0 ? [] : [format.phrase('weekly.short-looks', { n: count(looks) })];
  const pieces =
    weeklyResult(report) === 'blind'
      ? [unseenWords(report, format)]
      : [
          ...(share === null ? [] : [format.phrase('weekly.short-watched', { share: shareWords(share, format) })]),
          ...(alerts > 0 ? [format.phrase('weekly.short-alerts', { n: count(alerts) })] : []),
          ...(isJudged(report) ? looked : [format.phrase('weekly.short-not-judged')]),
        ];
  return format.phrase('weekly.subject', {
    range: weekRange(format, report.week, { hasYear: false }),
    what: pieces.join(format.language === 'ja' ? '、' : ', '),
  });
}
