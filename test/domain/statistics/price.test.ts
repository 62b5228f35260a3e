// The price quantiles that the program believes in, against the real pairs they were measured on (where present).
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { honestQuantiles, logPriceTail, logRatioZ } from '../../../src/domain/statistics/price.ts';

const file = new URL('../../../../shared/data/prices/price_pairs.csv', import.meta.url);
const isThere = existsSync(file);
if (!isThere) console.info('price.test.ts: ../shared/data/prices is not here, so the real pairs are left out');

describe('logPriceTail', () => {
  it('goes through both measured quantiles and on below them', () => {
    expect(Math.exp(logPriceTail(0.52))).toBeCloseTo(0.05, 9);
    expect(Math.exp(logPriceTail(0.3))).toBeCloseTo(0.004, 9);
    expect(logPriceTail(0.1)).toBeLessThan(logPriceTail(0.2));
    expect(logPriceTail(1)).toBe(0);
  });

  it('has the 5 % quantile three sigmas below the market', () => {
    expect(logRatioZ(0.52, 0.214)).toBeCloseTo(-3.06, 2);
  });
});

(isThere ? describe : describe.skip)('226 real pairs', () => {
  const ratios = isThere
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.split(',').at(-1)))
    : [];
  const below = (cut: number) => ratios.filter((ratio) => ratio < cut).length / ratios.length;

  it('lie as the program believes', () => {
    expect(ratios).toHaveLength(226);
    expect(Math.abs(below(honestQuantiles.low.ratio) - honestQuantiles.low.chance)).toBeLessThan(0.015);
    expect(Math.abs(below(honestQuantiles.deep.ratio) - honestQuantiles.deep.chance)).toBeLessThan(0.003);
    expect(below(0.7)).toBeLessThan(0.27);
  });
});
