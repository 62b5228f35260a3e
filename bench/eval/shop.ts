// Honest shops from seeds, day by day: seasons, growth, sales, launches, repricers, stock-outs, holidays, silence,
// truncated reports and outages. Knows nothing of how detectors judge; kinds and figures are TAKEOVERS.md section 3's.
import type { Change } from '../../src/domain/change.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Channel } from '../../src/domain/listing.ts';
import type { Market } from '../../src/domain/offer.ts';
import type { Order } from '../../src/domain/order.ts';
import { aChange, added, cancelled, changed, japan, placed, shipped, yen } from '../../test/support/factories.ts';
import { type Chances, chancesOf } from './chances.ts';

export const benignKinds = [
  'plain',
  'growing',
  'sales',
  'launches',
  'repricer',
  'stock-outs',
  'fulfilment moves',
  'vacations',
  'comes back',
  'outages',
  'bank or address change',
] as const;
export type BenignKind = (typeof benignKinds)[number];

export interface ShopSpec {
  readonly kind: BenignKind;
  readonly ordersPerDay: number;
  readonly seed: number;
  readonly start: Instant;
  readonly days: number;
  /** Nothing happens after this day, until someone wakes it. */
  readonly sleepsFrom?: number;
  /** A sale begins on this day in any case. */
  readonly saleOn?: number;
  /** Share of its stock in Amazon's warehouses; drawn where not given. */
  readonly fbaShare?: number;
}

export interface StockItem {
  readonly sku: string;
  readonly asin: string;
  price: number;
  readonly market: number;
  channel: Channel;
}

/** A time in which nothing, or not all, could be read. */
export interface Blind {
  readonly from: Instant;
  readonly to: Instant;
  readonly how: 'outage' | 'truncated';
}

export interface Shop {
  readonly spec: ShopSpec;
  /** By occurredAt. */
  readonly changes: Change[];
  readonly stock: readonly StockItem[];
  readonly blind: readonly Blind[];
  /** Other sellers' prices by ASIN; an attack adds its own. */
  readonly prices: Map<string, number>;
  readonly items: Map<string, { category: string; brand: string; rank: number }>;
  readonly random: Chances;
}

const categories = ['book_display_on_website', 'toy_display_on_website', 'kitchen_display_on_website'];
const byHour = [1, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 3, 4, 5, 5, 5, 5, 4, 4, 5, 5, 6, 8, 9, 9, 7, 4];
const hourSum = byHour.reduce((a, b) => a + b);

function hourOf(random: Chances): number {
  let left = random.next() * hourSum;
  for (const [hour, weight] of byHour.entries()) {
    left -= weight;
    if (left < 0) return hour;
  }
  return 23;
}

/** The market as a look sees it. */
export function marketOf(shop: Pick<Shop, 'prices' | 'items' | 'spec'>): Market {
  const seenAt = shop.spec.start;
  return {
    offer(marketplaceId, asin) {
      const price = shop.prices.get(asin);
      return price === undefined ? null : { marketplaceId, asin, lowestPrice: yen(price), offerCount: 4, seenAt };
    },
    item(marketplaceId, asin) {
      const item = shop.items.get(asin);
      return item ? { marketplaceId, asin, ...item, seenAt } : null;
    },
  };
}

/** Midnights in Tokyo lie this much before UTC's. */
const zone = 9 * hourMs;

export function honestShop(spec: ShopSpec): Shop {
  const random = chancesOf(spec.seed);
  const { kind, ordersPerDay, start, days } = spec;
  const changes: Change[] = [];
  const stock: StockItem[] = [];
  const blind: Blind[] = [];
  const prices: Shop['prices'] = new Map();
  const items: Shop['items'] = new Map();
  const drawn = kind === 'fulfilment moves' ? 0.7 : random.is(0.5) ? random.between(0.1, 0.6) : 0;
  const fbaShare = spec.fbaShare ?? drawn;
  const cancelRate = random.between(0.002, 0.025);
  const unevenness = random.between(2, 8);
  const untracked = random.between(0, 0.1);
  const category = random.pick(categories);
  const prefix = `S${spec.seed}-`;
  let orders = 0;

  const list = (at: Instant): StockItem => {
    const id = stock.length;
    const price = Math.round(500 + 15_000 * random.next() ** 3);
    const asin = `B${spec.seed}X${id}`;
    const market = Math.round(price / Math.exp(0.18 * random.normal() - 0.02));
    const channel: Channel = random.is(fbaShare) ? 'amazon' : 'merchant';
    const item = { sku: `${prefix}${id}`, asin, price, market, channel };
    stock.push(item);
    if (random.is(0.8)) prices.set(asin, market);
    items.set(asin, { category, brand: `Brand ${id % 9}`, rank: random.whole(2_000, 400_000) });
    changes.push(
      added(at, {
        sku: item.sku,
        asin,
        price: yen(price),
        channel,
        handlingDays: random.whole(1, 3),
        title: `Item ${id}`,
      }),
    );
    return item;
  };
  const reprice = (item: StockItem, at: Instant, to: number) => {
    if (to === item.price || to < 1) return;
    changes.push(changed(at, { price: yen(item.price) }, { price: yen(to) }, facts(item)));
    item.price = to;
  };
  const shelf = Math.max(8, Math.min(600, Math.round(30 * Math.sqrt(ordersPerDay + 0.3))));
  for (let i = 0; i < shelf; i++) list(start - (i + 3) * 1.7 * dayMs);

  const addsPerDay = Math.min(6, 0.05 + ordersPerDay * 0.08);
  const sitsDown = random.between(0.15, 0.7);
  const saleLength = 3;
  let saleUntil = -1;
  let vacationUntil = -1;
  let moved: StockItem[] = [];
  const wakesAt = kind === 'comes back' ? days - 120 : 0;
  const growth = kind === 'growing' ? random.between(1, 3) : 0;
  const falls = (perYear: number) => random.is(perYear / 365);

  for (let day = 0; day < days; day++) {
    const open = start + day * dayMs - zone;
    const at = () => open + (9 + 9 * random.next()) * hourMs;
    if ((day > 30 && day < wakesAt) || day >= (spec.sleepsFrom ?? days)) continue;
    if (kind === 'comes back' && day === wakesAt) for (let i = 0; i < random.whole(5, 30); i++) list(at());
    const season = 1 + 0.35 * Math.sin((2 * Math.PI * (day + spec.seed)) / 365);
    const weekly = [1.15, 1, 0.95, 0.95, 0.95, 1, 1.1][(day + 3) % 7] ?? 1;
    const isSale = day < saleUntil;
    const isAway = day < vacationUntil;

    if (random.is(sitsDown)) {
      const sitting = at();
      const many = random.count(addsPerDay / sitsDown, 0.7);
      for (let i = 0; i < many; i++) list(sitting + i * 3 * minuteMs);
    }
    if (kind === 'launches' && falls(5)) {
      const from = at();
      const many = random.whole(20, 250);
      for (let i = 0; i < many; i++) list(from + (i / many) * random.between(1, 3) * hourMs);
    }
    if (kind === 'repricer') {
      for (const item of stock)
        if (random.is(0.25))
          reprice(item, open + 24 * hourMs * random.next(), Math.round(item.market * random.between(0.82, 1.08)));
    } else
      for (const item of stock)
        if (random.is(0.01)) reprice(item, at(), Math.round(item.price * random.between(0.92, 1.08)));
    if (kind === 'sales' && !isSale && (day === spec.saleOn || falls(8))) {
      saleUntil = day + saleLength;
      const depth = random.between(0.15, 0.4);
      for (const item of stock)
        if (random.is(0.7)) reprice(item, open + hourMs * random.next(), Math.round(item.price * (1 - depth)));
    }
    if (kind === 'sales' && day === saleUntil)
      for (const item of stock)
        reprice(item, open + hourMs * random.next(), Math.round(item.market * random.between(0.9, 1.1)));
    if (kind === 'vacations' && !isAway && falls(3)) {
      vacationUntil = day + random.whole(4, 14);
      for (const item of stock)
        changes.push(changed(open + 20 * hourMs, { status: 'active' }, { status: 'inactive' }, facts(item)));
    } else if (kind === 'vacations' && day === vacationUntil)
      for (const item of stock)
        changes.push(changed(open + 8 * hourMs, { status: 'inactive' }, { status: 'active' }, facts(item)));
    if (kind === 'fulfilment moves' && moved.length === 0 && falls(2.5)) {
      moved = stock.filter(({ channel }) => channel === 'amazon' && random.is(random.between(0.1, 0.5)));
      for (const item of moved) move(changes, item, 'merchant', at());
    } else if (moved.length > 0 && falls(12)) {
      for (const item of moved) move(changes, item, 'amazon', at());
      moved = [];
    }
    if (kind === 'bank or address change' && falls(0.5))
      changes.push(
        aChange(at(), {
          field: 'payout-account-tail',
          scope: 'JPY',
          before: '181',
          after: `${random.whole(200, 999)}`,
        }),
      );
    if (kind === 'bank or address change' && falls(0.5))
      changes.push(aChange(at(), { field: 'ship-from-address', before: 'a', after: `b${random.whole(1, 9999)}` }));
    if (kind === 'outages' && falls(20)) {
      const from = open + random.between(0, 20) * hourMs;
      const how = random.is(0.5) ? ('outage' as const) : ('truncated' as const);
      blind.push({ from, to: from + random.between(2, 60) * hourMs, how });
    }
    const ranOut = kind === 'stock-outs' && falls(18) ? random.pick(stock) : null;
    const demand = ordersPerDay * season * weekly * (1 + (growth * day) / 365) * (isSale ? random.between(2, 6) : 1);
    const sold = isAway ? 0 : random.count(demand, unevenness);
    for (let i = 0; i < sold; i++) {
      const isOut = ranOut !== null && random.is(0.25);
      const item = isOut ? ranOut : (stock[Math.floor(stock.length * random.next() ** 2)] ?? random.pick(stock));
      sell(changes, random, item, open + (hourOf(random) + random.next()) * hourMs, `${prefix}${orders++}`, {
        isOut,
        cancelRate,
        untracked,
      });
    }
  }
  changes.sort((a, b) => a.occurredAt - b.occurredAt);
  return { spec, changes, stock, blind, prices, items, random };
}

export const facts = ({ sku, asin, channel }: StockItem) => ({ sku, asin, channel });

export function move(changes: Change[], item: StockItem, to: Channel, at: Instant, handlingDays = 2): void {
  changes.push(
    changed(at, { channel: item.channel }, { channel: to, handlingDays }, { sku: item.sku, asin: item.asin }),
  );
  item.channel = to;
}

export function orderOf(
  item: Pick<StockItem, 'sku' | 'asin' | 'channel' | 'price'>,
  at: Instant,
  orderId: string,
): Partial<Order> {
  return {
    orderId,
    purchasedAt: at,
    channel: item.channel,
    items: [{ sku: item.sku, asin: item.asin, quantity: 1, unitPrice: yen(item.price) }],
    marketplaceId: japan,
  };
}

interface Habits {
  readonly isOut: boolean;
  readonly cancelRate: number;
  readonly untracked: number;
}

function sell(
  changes: Change[],
  random: Chances,
  item: StockItem,
  at: Instant,
  orderId: string,
  { isOut, cancelRate, untracked }: Habits,
): void {
  const order = orderOf(item, at, orderId);
  changes.push(placed(at, order));
  const later = at + random.between(1, 30) * hourMs;
  if (isOut || random.is(cancelRate)) changes.push(cancelled(later, 'merchant', order));
  else if (random.is(0.025)) changes.push(cancelled(later, 'buyer', order));
  else if (item.channel === 'merchant') changes.push(shipped(later, !random.is(untracked), order));
}
