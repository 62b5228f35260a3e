// Habits: what a shop's own days say about how many to expect and how much that varies. A shop with little history
// starts from a weak prior (Gamma-Poisson, Beta-binomial) that its own days soon outweigh.
import { logBetaBinomialTail, logNegativeBinomialTail, scoreOf } from './tails.ts';

/** What is believed of a shop before its first day: `events` seen in `days`, and how uneven days are. */
export interface CountPrior {
  readonly events: number;
  readonly days: number;
  /** Size of the negative binomial between days; small is uneven. */
  readonly size: number;
}

/** A daily count: negative binomial. */
export interface CountHabit {
  readonly days: number;
  readonly mean: number;
  readonly size: number;
  /** The most in one day. */
  readonly most: number;
  /** What those days really had on average, 0 where there are none: the prior is no history. */
  readonly own: number;
}

/** Events after which a shop's own unevenness outweighs the prior's. */
const trustedEvents = 10;
/** The most uneven that days are believed to be: one wild day in a month must not excuse everything. */
const sizeFloor = 0.05;

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/**
 * Fits a daily count by the method of moments, shrunk to the prior. The predictive spread is that between days plus
 * that of a mean known from few events: 1/size = 1/size between + 1/(events + prior events).
 */
export function fitCounts(counts: readonly number[], prior: CountPrior): CountHabit {
  const days = counts.length;
  const events = sumOf(counts);
  const mean = (events + prior.events) / (days + prior.days);
  let unevenness = 1 / prior.size;
  if (days > 1 && events > 0) {
    const own = events / days;
    const variance = sumOf(counts.map((value) => (value - own) ** 2)) / (days - 1);
    const weight = events / (events + trustedEvents);
    unevenness = weight * Math.max(0, (variance - own) / own ** 2) + (1 - weight) * unevenness;
  }
  const size = 1 / (Math.min(unevenness, 1 / sizeFloor) + 1 / (events + prior.events));
  return { days, mean, size, most: Math.max(0, ...counts), own: events / Math.max(1, days) };
}

/** -log10 of the chance of a day with at least this many. */
export function scoreCount(count: number, { mean, size }: Pick<CountHabit, 'mean' | 'size'>): number {
  return scoreOf(logNegativeBinomialTail(count, mean, size));
}

/** The smallest count, `least` or more, whose score reaches `score`. */
export function limitOf(habit: CountHabit, score: number, least: number): number {
  let [low, high] = [least, least];
  while (scoreCount(high, habit) < score) [low, high] = [high + 1, high * 2];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (scoreCount(middle, habit) >= score) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One day's share: `hits` of `tries`. */
export interface Share {
  readonly hits: number;
  readonly tries: number;
}

/** A daily share: beta-binomial with mean a / (a + b). */
export interface ShareHabit {
  readonly a: number;
  readonly b: number;
  readonly tries: number;
}

/** A share fitted to a shop's own days. */
export interface FittedShare extends ShareHabit {
  /** What those days really showed, 0 where they showed nothing: the prior is no history, and is told to nobody as such. */
  readonly own: number;
}

/** What is believed before the first day: as if `tries` had been seen with `hits`; `spread` = 1 / (1 + a + b) of days. */
export interface SharePrior extends Share {
  readonly spread: number;
}

/** Tries after which a shop's own spread between days outweighs the prior's. */
const trustedTries = 100;

/**
 * Fits a daily share by the method of moments, shrunk to the prior. As with counts, the predictive spread is that
 * between days plus that of a mean known from few tries.
 */
export function fitShares(days: readonly Share[], prior: SharePrior): FittedShare {
  const tries = sumOf(days.map((day) => day.tries));
  const hits = sumOf(days.map((day) => day.hits));
  const mean = (hits + prior.hits) / (tries + prior.tries);
  const busy = days.filter((day) => day.tries > 0);
  let spread = prior.spread;
  if (hits > 0 && hits < tries && busy.length > 1) {
    const own = hits / tries;
    // E[(hits - tries·own)²] = tries·own(1-own)·(1 + (tries-1)·spread), solved over all days at once.
    const excess = sumOf(busy.map((day) => (day.hits - day.tries * own) ** 2 - day.tries * own * (1 - own)));
    const room = own * (1 - own) * sumOf(busy.map((day) => day.tries * (day.tries - 1)));
    const weight = tries / (tries + trustedTries);
    if (room > 0) spread = weight * Math.min(0.9, Math.max(0, excess / room)) + (1 - weight) * spread;
  }
  const strength = 1 / (spread / (1 - spread) + 1 / (tries + prior.tries));
  return { a: mean * strength, b: (1 - mean) * strength, tries, own: hits / Math.max(1, tries) };
}

/** -log10 of the chance that at least `hits` of `tries` on one day. */
export function scoreShare({ hits, tries }: Share, { a, b }: ShareHabit): number {
  return scoreOf(logBetaBinomialTail(hits, tries, a, b));
}
