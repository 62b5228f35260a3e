// Detectors and incidents together over whole shops: attacks are told within a step, honest shops are left in peace.
// Figures over many more seeds: docs/decisions/0002-severity-levels.md.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Market } from '../../src/domain/shop/offer.ts';
import { added, cancelled, noon, placed, yen } from '../support/factories.ts';
import { honestShop, type ShopKind, shopKinds } from '../support/honest-shops.ts';
import { watchShop } from '../support/watch-shop.ts';

const start = noon - 100 * dayMs;
/** Two in the morning in Tokyo. */
const night = noon + 10 * hourMs + 4 * hourMs;
const stepMs = 15 * minuteMs;

interface Attack {
  readonly listings: number;
  readonly overMs: number;
  /** Of the others' price; null: nobody's price is known. */
  readonly ratio: number | null;
  /** Every listing gets an order after this long, which Mallory cancels as long after. */
  readonly cancelsAfterMs?: number;
}

/** Mallory's listings (and orders) from `night` on. */
function attack({ listings, overMs, ratio, cancelsAfterMs }: Attack): Change[] {
  return Array.from({ length: listings }, (_, i) => {
    const at = night + Math.round((i * overMs) / listings);
    const sku = `M-${i}`;
    const listing = added(at, {
      sku,
      asin: `M${i}`,
      price: yen(Math.round(30_000 * (ratio ?? 1) * (0.9 + 0.2 * ((i * 7) % 10) * 0.1))),
    });
    if (cancelsAfterMs === undefined) return [listing];
    const order = { orderId: `M-${i}`, items: [{ sku, asin: `M${i}`, quantity: 1, unitPrice: null }] };
    const [soldAt, cancelledAt] = [at + cancelsAfterMs, at + 2 * cancelsAfterMs];
    return [listing, placed(soldAt, order), cancelled(cancelledAt, 'merchant', { ...order, purchasedAt: soldAt })];
  }).flat();
}

/** Is the attack told within so many minutes of its first listing? */
function isTold(kind: ShopKind, one: Attack, withinMinutes: number, seed = 7): boolean {
  const honest = honestShop(kind, seed, start, 106);
  const changes = [...honest.changes, ...attack(one)].sort((a, b) => a.occurredAt - b.occurredAt);
  const market: Market = {
    ...honest.market,
    offer: (marketplaceId, asin) => {
      if (!asin.startsWith('M')) return honest.market.offer(marketplaceId, asin);
      return one.ratio === null
        ? null
        : { marketplaceId, asin, lowestPrice: yen(30_000), offerCount: 9, seenAt: start };
    },
  };
  const until = night + withinMinutes * minuteMs;
  return watchShop(changes, market, { stepMs, detectFrom: night - dayMs, until }).alerts.some(({ at }) => at >= night);
}

const kind = (name: string) => shopKinds.find((one) => one.name === name) as ShopKind;
const dormant: ShopKind = { name: 'dormant', ordersPerDay: 0, addsPerDay: 0, size: 1, sellerCancels: 0 };

describe('an attack is told in time', () => {
  it.each([
    [
      '23 in 14 minutes at a twelfth, dormant account',
      dormant,
      { listings: 23, overMs: 14 * minuteMs, ratio: 0.08 },
      30,
    ],
    [
      '60 at a tenth within the hour, a middling shop',
      kind('middle'),
      { listings: 60, overMs: hourMs, ratio: 0.1 },
      30,
    ],
    [
      '60 at a fifth within the hour, a shop that lists in batches',
      kind('batch lister'),
      { listings: 60, overMs: hourMs, ratio: 0.2 },
      30,
    ],
    ['60 at a fifth within the hour, a big shop', kind('big'), { listings: 60, overMs: hourMs, ratio: 0.2 }, 30],
    [
      '60 at 35 % off within three hours, a small shop',
      kind('small'),
      { listings: 60, overMs: 3 * hourMs, ratio: 0.62 },
      120,
    ],
    ['60 on a dormant account, nobody’s price known', dormant, { listings: 60, overMs: hourMs, ratio: null }, 60],
    [
      '25 at market price, ordered and cancelled, a small shop',
      kind('small'),
      { listings: 25, overMs: hourMs, ratio: 1, cancelsAfterMs: hourMs },
      180,
    ],
    ['4 a day at a tenth, a middling shop', kind('middle'), { listings: 20, overMs: 5 * dayMs, ratio: 0.1 }, 24 * 60],
  ] as const)('%s', (_, shop, one, withinMinutes) => {
    expect(isTold(shop, one, withinMinutes)).toBe(true);
  });
});

describe('an honest shop is left in peace for half a year', () => {
  it.each(shopKinds.filter(({ name }) => name !== 'big').map((one) => [one.name, one] as const))('%s', (_, shop) => {
    const { changes, market } = honestShop(shop, 42, start, 240);
    const end = start + 240 * dayMs;
    expect(
      watchShop(changes, market, { stepMs: 3 * hourMs, detectFrom: start + 60 * dayMs, until: end }).alerts,
    ).toEqual([]);
  });
});
