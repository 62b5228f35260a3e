// off-profile-catalogue against foreign goods that must be seen and new lines that must not.
import { expect } from '@jest/globals';
import { offProfileCatalogue } from '../../src/detectors/off-profile-catalogue.ts';
import type { Assortment } from '../../src/domain/assortment.ts';
import type { Change } from '../../src/domain/change.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import type { Look } from '../../src/domain/detector.ts';
import type { CatalogueItem } from '../../src/domain/offer.ts';
import { voteFloor } from '../../src/incidents/fuse.ts';
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

testDetector(
  offProfileCatalogue,
  [
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
