// Numbers, money and durations as a reader of English or Japanese writes them.
import { dayMs, hourMs, minuteMs, secondMs } from '../../domain/clock.ts';
import type { Language } from '../../domain/marketplace.ts';
import { type Money, minorDigits } from '../../domain/money.ts';
import { cleanForeignText } from './foreign-text.ts';

const units = [
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
  ['second', secondMs],
] as const;

/** Units that Japanese writes right after the number; Intl's narrow form is Latin there ("3h"). */
const japaneseUnits = { day: '日', hour: '時間', minute: '分', second: '秒' } as const;

/** Seconds say nothing beside minutes, from here on. */
const secondsUntilMs = 2 * minuteMs;

/** The two largest units that are not zero, rounded down: `2 days 4 hours`, `14 minutes`; at least `0 seconds`. */
export function formatDuration(language: Language, ms: number): string {
  const words = (n: number, unit: keyof typeof japaneseUnits): string =>
    language === 'ja'
      ? `${new Intl.NumberFormat(language).format(n)}${japaneseUnits[unit]}`
      : new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(n);
  const shown: string[] = [];
  let rest = Math.max(0, ms);
  for (const [unit, unitMs] of units) {
    if (unit === 'second' && ms >= secondsUntilMs) break;
    const n = Math.floor(rest / unitMs);
    rest -= n * unitMs;
    if (n > 0) shown.push(words(n, unit));
    // Two units stand side by side or not at all: "2 days 5 minutes" would say more than it knows.
    if (shown.length === 2 || (shown.length === 1 && n === 0)) break;
  }
  return shown.length === 0 ? words(0, 'second') : shown.join(language === 'ja' ? '' : ' ');
}

export function formatMoney(language: Language, { minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const amount = minor / 10 ** digits;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  if (language === 'ja' && currency === 'JPY') return `${new Intl.NumberFormat('ja', fraction).format(amount)}円`;
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency, ...fraction }).format(amount);
  } catch {
    return `${new Intl.NumberFormat(language, fraction).format(amount)} ${cleanForeignText(currency, 8)}`;
  }
}

/** 0.04 %, 8.3 %, 42.3 %, 250 %: the digits that matter. */
export function formatPercent(language: Language, ratio: number): string {
  const size = Math.abs(ratio);
  const digits = size < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: size < 1 ? 1 : 0 };
  return new Intl.NumberFormat(language, { style: 'percent', ...digits }).format(ratio);
}

export function formatNumber(language: Language, n: number): string {
  const digits = Math.abs(n) < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, digits).format(n);
}
