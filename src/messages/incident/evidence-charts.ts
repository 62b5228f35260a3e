// Pictures of evidence, where one tells more than a table: how many an hour, and prices against the market.
import { hourMs, type Instant, zoneOffsetMs } from '../../domain/clock.ts';
import { minorDigits } from '../../domain/money.ts';
import { count, instant, number, type Value } from '../../domain/text/text.ts';
import type { Evidence } from '../../domain/watch/evidence.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import type { Format } from '../language/format.ts';
import type { Block } from '../layout/blocks.ts';
import type { Bar } from '../layout/charts/index.ts';
import { type SpokenDetector, valuesMeant } from './spoken.ts';

/** Fewer than these are read faster in the table. */
const fewestForBars = 5;
const fewestForPairs = 3;
const hoursShown = 24;

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** The start of the local hour. */
function hourOf(at: Instant, zone: string): Instant {
  const offset = zoneOffsetMs(at, zone);
  return Math.floor((at + offset) / hourMs) * hourMs - offset;
}

function hourLabel(at: Instant, zone: string): string {
  return `${new Date(at + zoneOffsetMs(at, zone)).toISOString().slice(11, 13)}:00`;
}

const isCounted = ({ subject }: Evidence): boolean => subject.kind === 'listing' || subject.kind === 'order';

/** What is usual in an hour, where the signal says what is usual in a day. */
function usualAnHour(signal: Signal, detectors: readonly SpokenDetector[]): number | null {
  const usual = valuesMeant(signal, detectors).find(({ meaning }) => meaning === 'usual-a-day')?.value;
  return usual?.kind === 'number' ? usual.number / 24 : null;
}

/** The rows of one signal by the hour, in the day that ends with the last of them; null where that says little. */
export function hoursChart(signal: Signal, detectors: readonly SpokenDetector[], format: Format): ChartBlock | null {
  const moments = signal.evidence.filter(isCounted).map(({ at }) => at);
  if (moments.length < fewestForBars) return null;
  const zone = format.timeZone;
  const lastHour = hourOf(Math.max(...moments), zone);
  const hours = Array.from({ length: hoursShown }, (_, index) => lastHour - (hoursShown - 1 - index) * hourMs);
  const counts = hours.map((hour) => moments.filter((at) => at >= hour && at < hour + hourMs).length);
  const most = Math.max(...counts);
  const shown = counts.reduce((sum, n) => sum + n, 0);
  const usual = usualAnHour(signal, detectors);
  const bars = hours.map(
    (hour, index): Bar => ({
      label: hourLabel(hour, zone),
      values: [counts[index] ?? 0],
      ...(usual !== null && { usual: { from: 0, to: usual } }),
    }),
  );
  const params = {
    n: count(shown),
    total: count(signal.evidenceTotal),
    most: count(most),
    at: instant(hours[counts.indexOf(most)] ?? lastHour),
  };
  return {
    kind: 'chart',
    chart: { kind: 'bars', scale: { language: format.language }, bars },
    // Of many only the clearest are kept: the picture must not look like another count of the same.
    alt: format.phrase(shown < signal.evidenceTotal ? 'chart.hours-part' : 'chart.hours', params),
    caption:
      usual === null
        ? format.phrase('chart.hours-caption')
        : format.phrase('chart.hours-usual-caption', { usual: number(usual * 24) }),
  };
}

const amount = (value: Value | undefined, currency: string): number | null =>
  value?.kind === 'money' && value.money.currency === currency
    ? value.money.minor / 10 ** minorDigits(value.money.currency)
    : null;

/** As it stands behind an amount. */
const currencyName = (currency: string, { language }: Format): string =>
  language === 'ja' && currency === 'JPY' ? '円' : currency;

/** Each row's price against the others', in one currency; null unless every row has both. */
export function pricesChart(rows: readonly Evidence[], format: Format): ChartBlock | null {
  const first = rows[0]?.after;
  if (rows.length < fewestForPairs || first?.kind !== 'money') return null;
  const { currency } = first.money;
  const pairs = rows.flatMap(({ after, reference }) => {
    const [own, other] = [amount(after, currency), amount(reference, currency)];
    return own === null || other === null || other <= 0 ? [] : [{ own, other }];
  });
  if (pairs.length < rows.length) return null;
  const ratios = pairs.map(({ own, other }) => own / other);
  return {
    kind: 'chart',
    chart: { kind: 'pairs', scale: { language: format.language, isYen: currency === 'JPY' }, rows: pairs },
    alt: format.phrase('chart.prices', {
      n: count(pairs.length),
      low: { kind: 'percent', ratio: Math.min(...ratios) },
      high: { kind: 'percent', ratio: Math.max(...ratios) },
    }),
    caption: format.phrase('chart.prices-caption', { currency: currencyName(currency, format) }),
  };
}
