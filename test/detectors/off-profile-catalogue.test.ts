// off-profile-catalogue against foreign goods that must be seen and new lines that must not.
import { expect } from '@jest/globals';
import { offProfileCatalogue } from '../../src/detectors/off-profile-catalogue.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { CatalogueItem } from '../../src/domain/shop/offer.ts';
import type { Assortment } from '../../src/domain/statistics/assortment.ts';
import type { Look } from '../../src/domain/watch/detector.ts';
import { voteFloor } from '../../src/domain/watch/signal.ts';
import { everyDay } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { added, aLook, aMarket, noon } from '../support/factories.ts';

/** `n` new listings of one kind. */
const listed = (n: number, prefix: string): Change[] =>
  Array.from({ length: n }, (_, i) => added(noon - i * minuteMs, { sku: `${prefix}-${i}`, asin: `${prefix}-${i}` }));
const market = (kinds: Readonly<Record<string, Partial<CatalogueItem>>>) => ({
  ...aMarket(),
  item: (marketplaceId: string, asin: string) => {
    const kind = kinds[asin.split('-')[0] ?? ''];
    return kind ? { marketplaceId, asin, category: null, brand: null, rank: null, seenAt: noon, ...kind } : null;
  },
});
const kinds = market({
  TV: { category: 'Electronics', rank: 80 },
  JA: { category: '家電＆カメラ' },
  GIFT: { category: 'Grocery', rank: 150 },
  GARDEN: { category: 'Garden', rank: 40_000 },
  PAN: { category: 'Kitchen', rank: 3_000 },
});
const kitchen: Assortment = { known: 300, categories: { Kitchen: 260, Stationery: 40 }, brands: {}, waiting: [] };
/** Lists whatever it gets: most kinds it has had once. */
const jumble: Assortment = {
  known: 30,
  categories: Object.fromEntries(Array.from({ length: 24 }, (_, i) => [`Kind ${i}`, i < 18 ? 1 : 2])),
  brands: {},
  waiting: [],
};
const shop = (assortment: Assortment, recent: Change[], overrides: Partial<Look> = {}) =>
  aLook({ recent, market: kinds, baseline: { ...everyDay(noon, 90, { added: 2 }), assortment }, ...overrides });

/** A camera shop of five brands. */
const cameras: Assortment = {
  known: 120,
  categories: { Electronics: 120 },
  brands: { Alpha: 40, Beta: 30, Gamma: 25, Delta: 15, Epsilon: 10 },
  waiting: [],
};
const brandKinds = (count: number, rank: number, brandOf = (i: number) => `Brand ${i}`) =>
  market(
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`K${i}`, { category: 'Electronics', brand: brandOf(i), rank }]),
    ),
  );
const ofBrands = (count: number): Change[] =>
  Array.from({ length: count }, (_, i) => added(noon - i * minuteMs, { sku: `K${i}-1`, asin: `K${i}-1` }));

testDetector(
  offProfileCatalogue,
  [
    {
      name: '14 best-sellers of 14 brands never sold, in the shop’s own field: a vote, and no more than 3',
      look: shop(cameras, ofBrands(14), { market: brandKinds(14, 120) }),
      severity: 'low',
      says: 'brands',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThanOrEqual(voteFloor);
        expect(signal?.score).toBeLessThanOrEqual(3);
      },
    },
    {
      name: '23 pieces of electronics in a kitchen shop: a vote',
      look: shop(kitchen, listed(23, 'TV')),
      severity: 'low',
      says: 'foreign',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(voteFloor);
        expect(signal?.summary.params.kind).toEqual({ kind: 'text', text: 'Electronics' });
      },
    },
    {
      name: 'electronics in Japanese, of no rank',
      look: shop(kitchen, listed(30, 'JA')),
      severity: 'low',
      says: 'foreign',
    },
    {
      name: 'best-sellers that are no electronics, among a few own ones',
      look: shop(kitchen, [...listed(40, 'GIFT'), ...listed(3, 'PAN')]),
      severity: 'low',
      says: 'foreign',
    },
  ],
  [
    {
      name: 'one decision: 40 best-sellers of one new brand',
      look: shop(cameras, ofBrands(40), { market: brandKinds(40, 120, () => 'Zeta') }),
      says: 'few',
    },
    {
      name: 'rank: 14 new brands that are no best-sellers',
      look: shop(cameras, ofBrands(14), { market: brandKinds(14, 30_000) }),
      says: 'near',
    },
    {
      name: 'brandsKnown: 14 new brands on a shop of which hardly any brand is known',
      look: shop({ ...cameras, brands: { Alpha: 3 } }, ofBrands(14), { market: brandKinds(14, 120) }),
      says: 'few',
    },
    {
      name: 'own brands: 14 listings of what it always sold',
      look: shop(cameras, ofBrands(14), {
        market: brandKinds(14, 120, (i) => Object.keys(cameras.brands)[i % 5] ?? ''),
      }),
      says: 'few',
    },
    { name: 'nothing new', look: shop(kitchen, []), says: 'none' },
    { name: 'nothing known of what is new', look: shop(kitchen, listed(30, 'X')), says: 'none' },
    { name: 'own kinds: 180 new pans', look: shop(kitchen, listed(180, 'PAN')), says: 'few' },
    { name: 'least: 4 televisions', look: shop(kitchen, listed(4, 'TV')), says: 'few' },
    {
      name: 'weight: a launch of 180 ordinary goods for the garden',
      look: shop(kitchen, listed(180, 'GARDEN')),
      says: 'near',
    },
    { name: 'own habit: a shop that lists whatever it gets', look: shop(jumble, listed(8, 'TV')), says: 'near' },
    {
      name: 'unknown: of a new shop everything is new',
      look: aLook({ recent: listed(30, 'TV'), market: kinds, baseline: everyDay(noon, 9, {}) }),
      says: 'unknown',
    },
  ],
);
