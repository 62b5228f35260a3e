// CUSUM of a negative binomial: the slow rise that no single day shows. A log likelihood ratio that never falls below
// zero, so that its start dates the rise.
import type { CountHabit } from './habit.ts';

export interface Rise {
  /** Index of the first day of the rise that weighs most. */
  readonly from: number;
  /** -log10 of a bound on the chance that the habit alone rises so far within these days. */
  readonly score: number;
}

/**
 * How surely daily counts (oldest first) have risen to `factor` times the habit.
 * Page's CUSUM: S = max(0, S + log likelihood ratio). By Ville's inequality a ratio that starts on a given day ever
 * reaches e^h with a chance of at most e^-h; a rise may start on any of the days.
 */
export function riseOf(
  counts: readonly number[],
  { mean, size }: Pick<CountHabit, 'mean' | 'size'>,
  factor: number,
): Rise {
  const risen = mean * factor;
  const perEvent = Math.log((risen * (mean + size)) / (mean * (risen + size)));
  const perDay = -size * Math.log((risen + size) / (mean + size));
  let [sum, from] = [0, 0];
  let best = { from: 0, sum: 0 };
  counts.forEach((count, i) => {
    if (sum === 0) from = i;
    sum = Math.max(0, sum + count * perEvent + perDay);
    if (sum > best.sum) best = { from, sum };
  });
  return { from: best.from, score: Math.max(0, (best.sum - Math.log(Math.max(1, counts.length))) / Math.LN10) };
}
