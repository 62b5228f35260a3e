// A backtest as plain text for the terminal: how often the watch would have written, when and why, with a small chart.

import { type DayNumber, dayMs, type Instant, localDay } from '../../domain/clock.ts';
import type { Language } from '../../domain/marketplace.ts';
import type { LeftOut } from '../../domain/reports/audit.ts';
import { heading, widthOf, wrap } from '../../domain/text/plain-layout.ts';
import { count, instant, number } from '../../domain/text/text.ts';
import type { Decision, Incident } from '../../domain/watch/incident.ts';
import { type SpokenDetector, signalSentence, strongestFirst } from '../incident/spoken.ts';
import { incidentHeadline } from '../incident/story.ts';
import { cleanForeignText, cleanText } from '../language/foreign-text.ts';
import { createFormat, type Format } from '../language/format.ts';

export interface BacktestProps {
  readonly name: string;
  readonly timeZone: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly counts: { readonly listings: number; readonly orders: number };
  /** In the order of time, each with the messages that it would have sent. */
  readonly incidents: readonly { readonly incident: Incident; readonly alerts: readonly Decision[] }[];
  readonly activity: ReadonlyMap<DayNumber, { readonly orders: number; readonly added: number }>;
  readonly skippedReasons: Readonly<Record<string, number>>;
  readonly leftOut: readonly LeftOut[];
  /** Prices without a date were taken for the whole time. */
  readonly isLookingAhead: boolean;
}

const columns = 78;
const chartColumns = 52;
const headlineLimit = 60;
const reasonLimit = 200;
const namedLimit = 8;
const bars = ' ▁▂▃▄▅▆▇█';

/** One line: a bar for each number, the largest full. */
export function barsOf(values: readonly number[]): string {
  const most = Math.max(...values, 1);
  return values.map((value) => bars[value === 0 ? 0 : Math.max(1, Math.round((value / most) * 8))]).join('');
}

function chartLines(props: BacktestProps, format: Format): string[] {
  const { from, to, timeZone, activity, incidents } = props;
  const [first, last] = [localDay(from, timeZone), localDay(to, timeZone)];
  const width = Math.max(1, Math.ceil((last - first + 1) / chartColumns));
  const bucket = (day: DayNumber) => Math.floor((day - first) / width);
  const size = bucket(last) + 1;
  const [orders, added, alerts] = [0, 1, 2].map(() => Array.from({ length: size }, () => 0)) as [
    number[],
    number[],
    number[],
  ];
  const add = (into: number[], day: DayNumber, by: number) => {
    const place = bucket(day);
    if (place >= 0 && place < size) into[place] = (into[place] ?? 0) + by;
  };
  for (const [day, counts] of activity) {
    add(orders, day, counts.orders);
    add(added, day, counts.added);
  }
  for (const { at } of incidents.flatMap((one) => one.alerts)) add(alerts, localDay(at, timeZone), 1);
  const rows = [
    ['backtest.orders', barsOf(orders), orders],
    ['backtest.added', barsOf(added), added],
    ['backtest.alerts', alerts.map((n) => (n > 0 ? '!' : '·')).join(''), alerts],
  ] as const;
  const labels = rows.map(([key]) => format.phrase(key));
  const room = Math.max(...labels.map(widthOf));
  return [
    ...rows.map(([, drawn, values], i) => {
      const label = labels[i] ?? '';
      const most = format.phrase('backtest.most', { n: count(Math.max(...values)) });
      return `${label}${' '.repeat(room - widthOf(label))} |${drawn}| ${most}`;
    }),
    format.phrase('backtest.column', { n: count(width) }),
  ];
}

function storyLines(
  { incident, alerts }: BacktestProps['incidents'][number],
  detectors: readonly SpokenDetector[],
  format: Format,
): string[] {
  const signals = strongestFirst(incident.signals);
  const what = incidentHeadline(incident, detectors, format, headlineLimit);
  const title = format.phrase('audit.finding', { severity: format.phrase(`severity.${incident.severity}`), what });
  const nested = (line: string) => wrap(line, columns, '    ');
  const reasonOf = ({ reason }: Decision) => {
    if (reason === 'first' || reason === 'escalated' || reason === 'new-evidence')
      return format.phrase(`backtest.${reason}`);
    return reason;
  };
  return [
    ...wrap(`${format.instant(incident.visibleAt)}  ${title}`, columns, '- '),
    ...signals.flatMap((signal) => nested(signalSentence(signal, detectors, format))),
    ...alerts.flatMap((alert) =>
      nested(format.phrase('backtest.alert', { at: instant(alert.at), reason: reasonOf(alert) })),
    ),
  ];
}

function named(lines: readonly string[], format: Format): string[] {
  const more = lines.length - namedLimit;
  const rest = more > 0 ? [format.phrase('audit.and-more', { n: count(more) })] : [];
  return [...lines.slice(0, namedLimit), ...rest].flatMap((line) => wrap(line, columns, '- '));
}

/** The whole result in `language`. Ends with a line break. */
export function renderBacktest(props: BacktestProps, language: Language, detectors: readonly SpokenDetector[]): string {
  const { from, to, counts, incidents, skippedReasons, leftOut } = props;
  const format = createFormat(language, props.timeZone);
  const told = incidents.filter(({ alerts }) => alerts.length > 0);
  const noted = incidents.filter(({ alerts }) => alerts.length === 0);
  const alerts = told.reduce((sum, one) => sum + one.alerts.length, 0);
  const years = Math.max(1 / 365, (to - from) / (365 * dayMs));
  const section = (title: Parameters<Format['phrase']>[0], lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [...heading(format.phrase(title), '=', columns), ...lines];
  const skipped = Object.entries(skippedReasons).map(([reason, n]) =>
    format.phrase('backtest.skipped-item', { reason: cleanForeignText(reason, reasonLimit), n: count(n) }),
  );
  const left = leftOut.map(({ file, line, reason }) => {
    const words = { file: cleanText(file), reason: cleanForeignText(reason, reasonLimit) };
    return line === null
      ? format.phrase('audit.left-out-item', words)
      : format.phrase('audit.left-out-line', { ...words, line: `${line}` });
  });
  const lines = [
    format.phrase('backtest.title', { name: cleanForeignText(props.name) }),
    ...wrap(
      format.phrase('backtest.span', {
        from: instant(from),
        to: instant(to),
        listings: count(counts.listings),
        orders: count(counts.orders),
      }),
      columns,
    ),
    '',
    ...wrap(
      format.phrase('backtest.result', {
        alerts: count(alerts),
        rate: number(Math.round((alerts / years) * 10) / 10),
        quiet: count(noted.length),
      }),
      columns,
    ),
    ...section('backtest.chart', chartLines(props, format)),
    ...section(
      'backtest.timeline',
      told.length > 0 ? told.flatMap((one) => storyLines(one, detectors, format)) : [format.phrase('backtest.nothing')],
    ),
    ...section(
      'backtest.noted',
      noted.flatMap((one) => storyLines(one, detectors, format)),
    ),
    ...section('backtest.skipped', named(skipped, format)),
    ...section('audit.left-out', [
      ...(props.isLookingAhead ? wrap(format.phrase('backtest.looks-ahead'), columns, '- ') : []),
      ...named(left, format),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
