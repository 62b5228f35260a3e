// Honest shops made from seeds, with the things that look like an attack and are none: launches, sales, stock-outs,
// repricers, long silences. Made to count false alarms; nothing in it knows how the detectors judge.

import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Market } from '../../src/domain/shop/offer.ts';
import type { CancelledBy } from '../../src/domain/shop/order.ts';
import { added, cancelled, placed, repriced, yen } from './factories.ts';

export interface ShopKind {
  readonly name: string;
  readonly ordersPerDay: number;
  readonly addsPerDay: number;
  /** Size of the negative binomial between days: small is uneven. */
  readonly size: number;
  readonly sellerCancels: number;
  readonly cancelledBy?: CancelledBy;
  readonly launchEveryDays?: number;
  readonly launchSize?: number;
  readonly saleEveryDays?: number;
  readonly stockOutEveryDays?: number;
  /** Silent for this many days at first, then it comes back. */
  readonly sleepsDays?: number;
}

/** Uniform numbers from a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(mean: number, random: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let [k, product] = [0, 1 - random()];
  for (const floor = Math.exp(-mean); product > floor; k++) product *= 1 - random();
  return k;
}

const unevenly = (mean: number, size: number, random: () => number) =>
  mean === 0 ? 0 : poisson((gamma(size, random) * mean) / size, random);

export interface HonestShop {
  readonly changes: readonly Change[];
  readonly market: Market;
}

/** `days` days of one shop from `start` on, changes in the order of time. */
export function honestShop(kind: ShopKind, seed: number, start: Instant, days: number): HonestShop {
  const random = chance(seed);
  const changes: Change[] = [];
  const others = new Map<string, number>();
  const stock: { sku: string; asin: string; price: number }[] = [];
  let orders = 0;
  const falls = (every: number | undefined) => every !== undefined && random() < 1 / every;
  const list = (at: Instant) => {
    const id = others.size;
    const price = Math.round(500 + 20_000 * random() ** 3);
    others.set(`B${id}`, Math.round(price / Math.exp(0.15 * normal(random) - 0.02)));
    stock.push({ sku: `S-${id}`, asin: `B${id}`, price });
    changes.push(added(at, { sku: `S-${id}`, asin: `B${id}`, price: yen(price) }));
  };
  for (let i = 0; i < 30; i++) list(start - 300 * dayMs + i * hourMs);

  for (let day = 0; day < days; day++) {
    const open = start + day * dayMs;
    const isAsleep = day < (kind.sleepsDays ?? 0);
    if (isAsleep) continue;
    const isSale = falls(kind.saleEveryDays);
    // Sellers list in sittings: a day's new SKUs come within two hours.
    const sitting = open + (9 + 10 * random()) * hourMs;
    const adds =
      unevenly(kind.addsPerDay, kind.size, random) + (falls(kind.launchEveryDays) ? (kind.launchSize ?? 0) : 0);
    for (let i = 0; i < adds; i++) list(sitting + ((i * 2) / adds) * hourMs);
    if (isSale)
      for (const item of stock.filter(() => random() < 0.7)) {
        const cut = Math.round(item.price * (0.6 + 0.25 * random()));
        const facts = { sku: item.sku, asin: item.asin };
        changes.push(repriced(open + hourMs * random(), yen(item.price), yen(cut), facts));
        changes.push(repriced(open + (22 + random()) * hourMs, yen(cut), yen(item.price), facts));
      }
    const sold = unevenly(kind.ordersPerDay * (isSale ? 6 : 1), Math.max(kind.size * 4, 2), random);
    const ranOut = falls(kind.stockOutEveryDays) ? stock[Math.floor(random() * stock.length)]?.sku : undefined;
    for (let i = 0; i < sold; i++) {
      const at = open + (8 + 15 * random()) * hourMs;
      const isOut = ranOut !== undefined && random() < 0.3;
      const sku = isOut ? ranOut : (stock[Math.floor(random() * stock.length)]?.sku ?? 'S-0');
      const order = {
        orderId: `O-${orders++}`,
        purchasedAt: at,
        items: [{ sku, asin: null, quantity: 1, unitPrice: null }],
      };
      changes.push(placed(at, order));
      const by: CancelledBy | null =
        isOut || random() < kind.sellerCancels
          ? (kind.cancelledBy ?? 'merchant')
          : random() < 0.03
            ? (kind.cancelledBy ?? 'buyer')
            : null;
      if (by !== null) changes.push(cancelled(at + minuteMs + 20 * hourMs * random(), by, order));
    }
  }
  const market: Market = {
    offer: (marketplaceId, asin) => {
      const price = others.get(asin);
      return price === undefined
        ? null
        : { marketplaceId, asin, lowestPrice: yen(price), offerCount: 4, seenAt: start };
    },
    item: () => null,
  };
  return { changes: changes.sort((a, b) => a.occurredAt - b.occurredAt), market };
}

export const shopKinds: readonly ShopKind[] = [
  { name: 'tiny', ordersPerDay: 0.1, addsPerDay: 0.05, size: 0.3, sellerCancels: 0.01 },
  { name: 'small', ordersPerDay: 2, addsPerDay: 0.7, size: 0.5, sellerCancels: 0.02, saleEveryDays: 60 },
  { name: 'batch lister', ordersPerDay: 8, addsPerDay: 4, size: 0.15, sellerCancels: 0.02, stockOutEveryDays: 30 },
  {
    name: 'middle',
    ordersPerDay: 40,
    addsPerDay: 3,
    size: 1,
    sellerCancels: 0.02,
    saleEveryDays: 45,
    stockOutEveryDays: 20,
  },
  {
    name: 'launcher',
    ordersPerDay: 20,
    addsPerDay: 1,
    size: 0.5,
    sellerCancels: 0.02,
    launchEveryDays: 60,
    launchSize: 180,
  },
  { name: 'careless', ordersPerDay: 60, addsPerDay: 2, size: 1, sellerCancels: 0.12, stockOutEveryDays: 10 },
  {
    name: 'flat file',
    ordersPerDay: 30,
    addsPerDay: 2,
    size: 0.5,
    sellerCancels: 0.05,
    cancelledBy: 'unknown',
    launchEveryDays: 90,
    launchSize: 100,
  },
  {
    name: 'big',
    ordersPerDay: 300,
    addsPerDay: 15,
    size: 1,
    sellerCancels: 0.015,
    saleEveryDays: 60,
    stockOutEveryDays: 5,
  },
  { name: 'comes back', ordersPerDay: 1, addsPerDay: 3, size: 0.5, sellerCancels: 0.02, sleepsDays: 200 },
];
