// Habits: what is unusual depends on what the shop does; a shop of which little is known is given the benefit of doubt.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitCounts, fitShares, limitOf, scoreCount, scoreShare } from '../../../src/domain/statistics/habit.ts';

const prior = { events: 0.5, days: 0.05, size: 0.3 };
const days = (n: number, value: number) => Array<number>(n).fill(value);

describe('a daily count', () => {
  it('starts from the prior: the first catalogue of an unknown shop is no wonder', () => {
    expect(scoreCount(100, fitCounts([], prior))).toBeLessThan(3);
    expect(scoreCount(100, fitCounts(days(56, 0), prior))).toBeGreaterThan(20);
  });

  it('learns the mean and how even the days are', () => {
    const even = fitCounts(days(56, 20), prior);
    const uneven = fitCounts(
      Array.from({ length: 56 }, (_, i) => (i % 7 === 0 ? 140 : 0)),
      prior,
    );
    expect(even.mean).toBeCloseTo(20, 0);
    expect(uneven.mean).toBeCloseTo(20, 0);
    expect(scoreCount(120, even)).toBeGreaterThan(6);
    expect(scoreCount(120, uneven)).toBeLessThan(2);
  });

  it('does not excuse everything after one wild day', () => {
    const habit = fitCounts([...days(55, 1), 3_000], prior);
    expect(scoreCount(30_000, habit)).toBeGreaterThan(3);
  });

  it('has its limit where the score is first reached', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { maxLength: 56 }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        (counts, score) => {
          const habit = fitCounts(counts, prior);
          const limit = limitOf(habit, score, 8);
          expect(scoreCount(limit, habit)).toBeGreaterThanOrEqual(score);
          expect(limit === 8 || scoreCount(limit - 1, habit) < score).toBe(true);
        },
      ),
    );
  });
});

describe('a daily share', () => {
  const weak = { hits: 0.5, tries: 20, spread: 0.05 };

  it('starts from the prior and learns', () => {
    const unknown = fitShares([], weak);
    expect(unknown.a / (unknown.a + unknown.b)).toBeCloseTo(0.025, 5);
    const careless = fitShares(Array(56).fill({ hits: 12, tries: 100 }), weak);
    expect(careless.a / (careless.a + careless.b)).toBeCloseTo(0.12, 2);
    expect(scoreShare({ hits: 20, tries: 100 }, careless)).toBeLessThan(3);
    expect(
      scoreShare({ hits: 20, tries: 100 }, fitShares(Array(56).fill({ hits: 1, tries: 100 }), weak)),
    ).toBeGreaterThan(4);
  });

  it('gives way where days differ', () => {
    const steady = fitShares(Array(56).fill({ hits: 5, tries: 50 }), weak);
    const moody = fitShares(
      Array.from({ length: 56 }, (_, i) => ({ hits: i % 5 ? 0 : 25, tries: 50 })),
      weak,
    );
    expect(scoreShare({ hits: 25, tries: 50 }, steady)).toBeGreaterThan(5);
    expect(scoreShare({ hits: 25, tries: 50 }, moody)).toBeLessThan(2);
  });

  it('never scores more hits less', () => {
    const habit = fitShares(Array(30).fill({ hits: 1, tries: 20 }), weak);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(299), (tries, k) => {
        const hits = Math.min(k, tries - 1);
        expect(scoreShare({ hits: hits + 1, tries }, habit)).toBeGreaterThanOrEqual(scoreShare({ hits, tries }, habit));
      }),
    );
  });
});
