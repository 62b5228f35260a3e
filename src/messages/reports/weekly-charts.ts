// The charts of a week: each measure by day against its usual band, in words as well.
import { localDay } from '../../domain/clock.ts';
import { isoDay } from '../../domain/reports/week.ts';
import { type Measure, measures, type WeekDay, type WeeklyReport } from '../../domain/reports/weekly.ts';
import { count } from '../../domain/text/text.ts';
import { shortDay } from '../language/calendar.ts';
import type { Format } from '../language/format.ts';
import { type Block, paragraph, small, subtitle } from '../layout/blocks.ts';
import type { Bar } from '../layout/charts/index.ts';

/** Stacked from below, in the colours' order. */
function valuesOf(day: WeekDay, measure: Measure): number[] | null {
  if (measure !== 'cancelled') return day[measure] === null ? null : [day[measure]];
  return day.cancelled && [day.cancelled.seller, day.cancelled.buyer, day.cancelled.other];
}

const sum = (values: readonly number[]): number => values.reduce((total, n) => total + n, 0);

function caption(report: WeeklyReport, measure: Measure, hasUnseen: boolean, format: Format): string {
  const band = report.usual[measure];
  const add = (who: 'seller' | 'buyer' | 'other') =>
    count(sum(report.days.map(({ cancelled }) => cancelled?.[who] ?? 0)));
  const who = { seller: add('seller'), buyer: add('buyer'), other: add('other') };
  const usual = band ? { from: count(band.from), to: count(band.to) } : null;
  const words =
    measure === 'cancelled'
      ? usual
        ? format.phrase('weekly.caption-cancelled', { ...who, ...usual })
        : format.phrase('weekly.caption-cancelled-no-usual', who)
      : usual
        ? format.phrase('weekly.caption', usual)
        : format.phrase('weekly.caption-no-usual');
  const space = format.language === 'ja' ? '' : ' ';
  return hasUnseen ? `${words}${space}${format.phrase('weekly.hatched')}` : words;
}

function measureBlocks(report: WeeklyReport, measure: Measure, format: Format): Block[] {
  const name = format.phrase(`weekly.measure-${measure}`);
  // Days that are still to come are neither seen nor unseen.
  const today = isoDay(localDay(report.madeAt, report.account.timeZone));
  const days = report.days.filter(({ date }) => date <= today);
  const known = days.flatMap((day) => valuesOf(day, measure) ?? []);
  if (known.length === 0) return [paragraph(format.phrase('weekly.sum-unseen', { measure: name }))];
  const band = report.usual[measure];
  const bars = days.map((day): Bar => {
    const values = valuesOf(day, measure);
    const label = `${Number(day.date.slice(5, 7))}/${Number(day.date.slice(8))}`;
    return { label, values: values ?? [], ...(band && { usual: band }), ...(values === null && { isUnseen: true }) };
  });
  const told = days.map((day) => {
    const values = valuesOf(day, measure);
    const shown = shortDay(format, day.date);
    return values === null
      ? format.phrase('weekly.alt-day-unseen', { day: shown })
      : format.phrase('weekly.alt-day', { day: shown, n: count(sum(values)) });
  });
  const isJapanese = format.language === 'ja';
  return [
    subtitle(format.phrase('weekly.sum', { measure: name, n: count(sum(known)) })),
    {
      kind: 'chart',
      chart: { kind: 'bars', scale: { language: format.language }, bars },
      alt: format.phrase('weekly.alt', { days: told.join(isJapanese ? '、' : ', ') }),
      caption: caption(
        report,
        measure,
        bars.some(({ isUnseen }) => isUnseen),
        format,
      ),
    },
  ];
}

export function weekCharts(report: WeeklyReport, format: Format): Block[] {
  const foreign = report.days.filter(({ isForeign }) => isForeign).map(({ date }) => shortDay(format, date));
  const days = foreign.join(format.language === 'ja' ? '、' : ', ');
  return [
    ...measures.flatMap((measure) => measureBlocks(report, measure, format)),
    ...(foreign.length > 0 ? [small(format.phrase('weekly.foreign', { days }))] : []),
  ];
}
