// The assortment: what is learned of new listings, when, and what is not.
import { describe, expect, it } from '@jest/globals';
import { dayMs, localDay } from '../../../src/domain/clock.ts';
import { type Assortment, learn, noAssortment, notice } from '../../../src/domain/statistics/assortment.ts';
import { advance, newBaseline, suspect } from '../../../src/domain/statistics/baseline.ts';
import { added, aMarket, noon } from '../../support/factories.ts';

const tokyo = 'Asia/Tokyo';
const today = localDay(noon, tokyo);
const market = aMarket({}, { B1: { category: 'Books', brand: 'Penguin' }, B2: { category: 'Books' } });
const listed = (...asins: string[]) => asins.map((asin) => added(noon, { sku: asin, asin }));
const noticed = (...asins: string[]): Assortment => notice(noAssortment, listed(...asins), tokyo);

describe('learn', () => {
  it('waits for the next day, then counts category and brand', () => {
    expect(learn(noticed('B1', 'B2'), market, today, [])).toEqual(noticed('B1', 'B2'));
    expect(learn(noticed('B1', 'B2'), market, today + 1, [])).toEqual({
      known: 2,
      categories: { Books: 2 },
      brands: { Penguin: 1 },
      waiting: [],
    });
  });

  it('never learns what was listed on a foreign day, unless the day is trusted again within weeks', () => {
    const held = learn(noticed('B1'), market, today + 1, [today]);
    expect(held).toEqual(noticed('B1'));
    expect(learn(held, market, today + 20, [])).toMatchObject({ known: 1, categories: { Books: 1 }, waiting: [] });
    expect(learn(held, market, today + 40, [today])).toEqual(noAssortment);
  });

  it('holds back a stranger’s flood without losing what the owner lists after it', () => {
    const flood = Array.from({ length: 900 }, (_, i) => `F${i}`);
    const held = learn(noticed(...flood), market, today + 1, [today]);
    const later = notice(held, [added(noon + 4 * dayMs, { sku: 'B2', asin: 'B2' })], tokyo);
    expect(learn(later, market, today + 5, [today])).toMatchObject({ known: 1, categories: { Books: 1 } });
  });

  it('gives a late lookup its time, and then up', () => {
    const unknown = noticed('B9');
    expect(learn(unknown, market, today + 2, []).waiting).toHaveLength(1);
    expect(learn(unknown, market, today + 3, []).waiting).toEqual([]);
  });

  it('stays small under a flood of listings and of brands', () => {
    const flood = Array.from({ length: 3_000 }, (_, i) => `F${i}`);
    const named = aMarket({}, Object.fromEntries(flood.map((asin) => [asin, { category: 'Toys', brand: asin }])));
    let assortment = noAssortment;
    for (let day = 0; day < 6; day++) {
      assortment = notice(assortment, listed(...flood.slice(day * 500)), tokyo);
      assortment = learn(assortment, named, today + 1, []);
    }
    expect(assortment.known).toBe(3_000);
    expect(Object.keys(assortment.brands)).toHaveLength(400);
    expect(notice(assortment, listed(...flood), tokyo).waiting).toHaveLength(500);
  });
});

describe('the baseline', () => {
  it('learns it in passing, from days that are not foreign', () => {
    const tomorrow = noon + dayMs;
    const before = advance(newBaseline(tokyo), listed('B1'), noon, market);
    expect(advance(before, [], tomorrow, market).assortment?.categories).toEqual({ Books: 1 });
    expect(advance(suspect(before, noon, noon), [], tomorrow, market).assortment?.categories).toEqual({});
    expect(advance(newBaseline(tokyo), [], noon)).not.toHaveProperty('assortment');
    // What was counted without a market is learned as soon as there is one.
    const counted = advance(newBaseline(tokyo), listed('B1'), noon);
    expect(advance(counted, [], noon + 9 * dayMs, market).assortment?.categories).toEqual({ Books: 1 });
  });
});
