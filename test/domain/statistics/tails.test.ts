// Tails against R's own numbers (../shared/data/statistics, where present) and against exact values anyone can check.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  logBetaBinomialTail,
  logBinomialTail,
  logNegativeBinomialTail,
  logPoissonTail,
  scoreOf,
} from '../../../src/domain/statistics/tails.ts';

const folder = new URL('../../../../shared/data/statistics/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.info('tails.test.ts: ../shared/data/statistics is not here, so R’s tables are left out');

const table = (name: string): number[][] =>
  readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

/** Relative to the logarithm itself, or absolute where it is nearly 0. */
const isClose = (actual: number, expected: number) =>
  Math.abs(actual - expected) <= 1e-9 * Math.max(1e-3, Math.abs(expected));
const misses = (rows: readonly (readonly [string, number, number])[]) =>
  rows.filter(([, actual, expected]) => !isClose(actual, expected));

(isThere ? describe : describe.skip)('against R 4.2', () => {
  it('has the Poisson and negative-binomial tails to 1e-9', () => {
    const rows = table('count_tails.csv').flatMap(([k = 0, mu = 0, , poisson = 0, ...byS]) => [
      [`poisson ${k} ${mu}`, logPoissonTail(k, mu), poisson] as const,
      ...[0.3, 1, 5].map(
        (size, i) => [`nb ${k} ${mu} ${size}`, logNegativeBinomialTail(k, mu, size), byS[i] ?? 0] as const,
      ),
    ]);
    expect(rows.length).toBeGreaterThan(100);
    expect(misses(rows)).toEqual([]);
  });

  it('has the beta-binomial tail to 1e-9', () => {
    const rows = table('betabinom_tails.csv').map(
      ([n = 0, , a = 0, b = 0, k = 0, log = 0]) =>
        [`bb ${n} ${a} ${b} ${k}`, logBetaBinomialTail(k, n, a, b), log] as const,
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(misses(rows)).toEqual([]);
  });
});

describe('exact values', () => {
  it.each([
    ['P(X>=1) of Poisson(2) = 1 - e^-2', logPoissonTail(1, 2), Math.log(1 - Math.exp(-2))],
    ['P(X>=3) of a geometric (size 1, mean 1) = 1/8', logNegativeBinomialTail(3, 1, 1), Math.log(1 / 8)],
    ['20 heads of 20', logBinomialTail(20, 20, 0.5), -20 * Math.LN2],
    ['at least 19 heads of 20', logBinomialTail(19, 20, 0.5), Math.log(21) - 20 * Math.LN2],
    ['at least 1 head of 20', logBinomialTail(1, 20, 0.5), Math.log1p(-(2 ** -20))],
    ['uniform: at least 7 of 9 is 3 of 10', logBetaBinomialTail(7, 9, 1, 1), Math.log(0.3)],
    ['everything is at least 0', logNegativeBinomialTail(0, 3, 0.2), 0],
    ['more than all tries', logBinomialTail(6, 5, 0.3), Number.NEGATIVE_INFINITY],
  ])('%s', (_, actual, expected) => {
    expect(Object.is(actual, expected) || isClose(actual, expected)).toBe(true);
  });

  it('stays a number where the chance itself would underflow', () => {
    const far = logNegativeBinomialTail(1000, 0.01, 0.3);
    expect(far).toBeLessThan(-1000);
    expect(logNegativeBinomialTail(1001, 0.01, 0.3)).toBeLessThan(far);
    expect(scoreOf(far)).toBeGreaterThan(400);
  });

  it('comes to the Poisson tail as the days get even', () => {
    expect(logNegativeBinomialTail(30, 10, 1e9)).toBeCloseTo(logPoissonTail(30, 10), 5);
  });
});
