// The CUSUM: a slow rise is found and dated, an ordinary month is not one.
import { describe, expect, it } from '@jest/globals';
import { riseOf } from '../../../src/domain/statistics/cusum.ts';
import { chance } from '../../support/honest-shops.ts';

const habit = { days: 56, mean: 10, size: 8, most: 22 };

/** A count of this habit, by inverting its mass function. */
function draw(mean: number, size: number, u: number): number {
  const share = mean / (mean + size);
  let [mass, k] = [(1 - share) ** size, 0];
  for (let rest = u - mass; rest > 0; rest -= mass) {
    mass *= (share * (k + size)) / (k + 1);
    k++;
  }
  return k;
}

describe('riseOf', () => {
  it('is the log likelihood ratio of negative binomials, less the days that it may start on', () => {
    const size = 8;
    // ln NB(k; mean, size), without what doesn't depend on the mean.
    const log = (k: number, mean: number) => k * Math.log(mean / (mean + size)) + size * Math.log(size / (mean + size));
    const ratio = log(40, 15) - log(40, 10);
    expect(riseOf([40], habit, 1.5).score).toBeCloseTo(ratio / Math.LN10, 12);
    expect(riseOf([40, 40], habit, 1.5).score).toBeCloseTo((2 * ratio - Math.log(2)) / Math.LN10, 12);
  });

  it('dates the rise', () => {
    const counts = [...Array(18).fill(9), ...Array(10).fill(22)];
    const { from, score } = riseOf(counts, habit, 1.5);
    expect(from).toBe(18);
    expect(score).toBeGreaterThan(3);
  });

  it('calls no more ordinary months a rise than it promises', () => {
    const random = chance(5);
    const months = Array.from({ length: 2_000 }, () =>
      riseOf(
        Array.from({ length: 28 }, () => draw(10, 8, random())),
        habit,
        1.5,
      ),
    );
    expect(months.filter(({ score }) => score >= 2).length).toBeLessThanOrEqual(20);
  });

  it('never weighs more events less', () => {
    const counts = Array.from({ length: 28 }, (_, i) => 8 + (i % 5));
    const more = counts.map((count, i) => (i > 20 ? count + 9 : count));
    expect(riseOf(more, habit, 1.5).score).toBeGreaterThanOrEqual(riseOf(counts, habit, 1.5).score);
    expect(riseOf(Array(28).fill(0), habit, 1.5).score).toBe(0);
  });
});
