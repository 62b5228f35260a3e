// The weekly report: one line that is honest about what was watched, then what was told, what is worth a look, the week
// against the usual, what was planned, what was not seen, and the last weeks. Several accounts begin with an overview.
import { z } from 'zod';
import { type Counts, isJudged, type WeeklyReport, weeklyResult } from '../../domain/reports/weekly.ts';
import { count } from '../../domain/text/text.ts';
import type { SpokenDetector } from '../incident/spoken.ts';
import { mondayName, weekRange } from '../language/calendar.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { type Block, paragraph, strong, title } from '../layout/blocks.ts';
import { consoleUrl, defineMessage, having, type MessageProps, moment, reader } from '../layout/message.ts';
import {
  findingsBlocks,
  incidentBlocks,
  mailboxBlocks,
  otherBlocks,
  part,
  plannedBlocks,
  questionBlocks,
  unseenBlocks,
} from './weekly-blocks.ts';
import { weekCharts } from './weekly-charts.ts';
import { alertsOf, looksOf, shareWords, unseenWords, verdictSentence, weeklySubject } from './weekly-verdict.ts';

export interface WeeklyProps extends MessageProps {
  /** Told in full; a mail has one. */
  readonly reports: readonly [WeeklyReport, ...WeeklyReport[]];
  /** All accounts of this reader, for the overview; with fewer than two there is none. */
  readonly overview: readonly WeeklyReport[];
  readonly detectors: readonly SpokenDetector[];
}

const report = having<WeeklyReport>('week', 'watch', 'days', 'findings', 'incidents', 'questions', 'trend');

const nameOf = ({ account }: WeeklyReport): string => cleanForeignText(account.name) || cleanForeignText(account.id);

function overview(reports: readonly WeeklyReport[], format: Format): Block[] {
  if (reports.length < 2) return [];
  return part(format.phrase('weekly.overview'), [
    {
      kind: 'table',
      head: ['', ...(['watched-head', 'told', 'worth'] as const).map((key) => format.phrase(`weekly.${key}`))],
      numbers: [1, 2, 3],
      rows: reports.map((one) => [
        nameOf(one),
        one.watch.share === null ? unseenWords(one, format) : shareWords(one.watch.share, format),
        format.value(count(alertsOf(one))),
        format.value(count(looksOf(one))),
      ]),
    },
  ]);
}

function trend({ trend: weeks }: WeeklyReport, format: Format): Block[] {
  const unknown = format.phrase('weekly.unknown');
  const number = (n: number | null) => (n === null ? unknown : format.value(count(n)));
  const cancelled = ({ cancelled: by }: Counts) => (by === null ? null : by.seller + by.buyer + by.other);
  const columns = ['orders', 'listings', 'prices', 'cancelled', 'incidents'] as const;
  return part(format.phrase('weekly.trend'), [
    {
      kind: 'table',
      head: [
        '',
        format.phrase('weekly.watched-head'),
        ...columns.map((column) => format.phrase(`weekly.trend-${column}`)),
      ],
      numbers: [1, 2, 3, 4, 5, 6],
      rows: weeks.map(({ week, share, counts, incidents }) => [
        mondayName(format, week),
        share === null ? unknown : shareWords(share, format),
        number(counts.orders),
        number(counts.added),
        number(counts.repriced),
        number(cancelled(counts)),
        number(incidents),
      ]),
    },
  ]);
}

function accountBlocks(one: WeeklyReport, { detectors }: WeeklyProps, format: Format): Block[] {
  const spoken = { detectors, format };
  const isBlind = weeklyResult(one) === 'blind';
  return [
    title(format.phrase('weekly.of', { name: nameOf(one), range: weekRange(format, one.week, { hasYear: true }) })),
    strong(verdictSentence(one, format)),
    ...(one.madeAt < one.to ? [paragraph(format.phrase('weekly.so-far', { at: format.instant(one.madeAt) }))] : []),
    ...incidentBlocks(one, spoken),
    ...(isBlind ? unseenBlocks(one, spoken) : findingsBlocks(one, spoken)),
    ...(isBlind || !isJudged(one) ? [] : part(format.phrase('weekly.charts'), weekCharts(one, format))),
    ...otherBlocks(one, spoken),
    ...plannedBlocks(one, format),
    ...(isBlind ? [] : unseenBlocks(one, spoken)),
    ...mailboxBlocks(one, format),
    ...questionBlocks(one, format),
    ...trend(one, format),
  ];
}

/** Null where no day of any account is known: that is never zero. */
function total(reports: readonly WeeklyReport[], measure: 'orders' | 'added'): number | null {
  const known = reports.flatMap(({ days }) => days.flatMap((day) => day[measure] ?? []));
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0);
}

export const weekly = defineMessage<WeeklyProps>({
  title: { en: 'Weekly report', ja: '週報' },
  props: z.object({
    account: reader,
    now: moment,
    consoleUrl,
    reports: z.tuple([report], report),
    overview: z.array(report),
    detectors: z.array(having<SpokenDetector>('id', 'title', 'says', 'why', 'falsePositives')),
  }),
  subject: ({ reports: [first] }, format) => weeklySubject(first, format),
  preheader({ reports }, format) {
    const name = reports.map(nameOf).join(format.language === 'ja' ? '、' : ', ');
    if (weeklyResult(reports[0]) === 'blind') return format.phrase('weekly.preheader-blind', { name });
    const [orders, added] = [total(reports, 'orders'), total(reports, 'added')];
    if (orders === null || added === null) return format.phrase('weekly.preheader-unseen', { name });
    return format.phrase('weekly.preheader', { name, orders: count(orders), added: count(added) });
  },
  blocks: (props, format) => [
    ...overview(props.overview, format),
    ...props.reports.flatMap((one) => accountBlocks(one, props, format)),
  ],
  because: ({ reports: [first] }, format) => format.phrase('weekly.because', { name: nameOf(first) }),
});
