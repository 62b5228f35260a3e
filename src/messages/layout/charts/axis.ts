// A number axis: round steps from zero, and short numbers as the reader's language writes them.
import type { Language } from '../../../domain/marketplace.ts';

/** Steps from 0 to at least `most`: some three of them, each 1, 2 or 5 times a power of ten, and whole numbers. */
export function stepsUpTo(most: number): number[] {
  const rough = Math.max(most, 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power);
  const steps: number[] = [];
  for (let n = 0; n < Math.max(most, 1) + step; n += step) steps.push(n);
  return steps;
}

/** What the numbers of an axis count in: thousands, or in Japanese 万, with 円 behind money. */
export interface Scale {
  readonly language: Language;
  readonly isYen?: boolean;
}

/** `950`, `1.5k`, `12k`, `3.2M`; in Japanese `9,500`, `1.2万`, and of money `3万円`. */
export function shortNumber(n: number, { language, isYen = false }: Scale): string {
  const short = (value: number): string => String(Number(value.toFixed(value < 10 ? 1 : 0)));
  if (language === 'ja') {
    const grouped = (value: string): string => value.replace(/\B(?=(\d{3})+$)/g, ',');
    const digits = n >= 1e4 ? `${grouped(short(n / 1e4))}万` : grouped(short(n));
    return isYen && n > 0 ? `${digits}円` : digits;
  }
  if (n >= 1e6) return `${short(n / 1e6)}M`;
  return n >= 1000 ? `${short(n / 1000)}k` : short(n);
}
