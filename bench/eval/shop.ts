// What a generated shop is: its stock, its market, how an order goes. The days are in honest.ts, the intruders in attacks.ts.

import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { PlannedChange } from '../../src/domain/owner/planned.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Channel } from '../../src/domain/shop/listing.ts';
import type { Market } from '../../src/domain/shop/offer.ts';
import type { Order } from '../../src/domain/shop/order.ts';
import { added, cancelled, changed, japan, placed, removed, shipped, yen } from '../../test/support/factories.ts';
import type { Chances } from './chances.ts';

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
  'clearance',
  'night owl',
  'new shop',
  'flat files',
  'seasonal trade',
  'sells electronics',
  'renumbers its shelf',
  'announced sales',
] as const;
export type BenignKind = (typeof benignKinds)[number];

/** Everything, by API; neither others' prices nor the catalogue; nor listings but by a file a day. */
export const sights = ['everything', 'no prices', 'daily files'] as const;
export type Sight = (typeof sights)[number];

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
  /** How much of it is seen; all where not given. */
  readonly sight?: Sight;
  /** A third of its shelf gets other SKUs on this day. */
  readonly renumbersOn?: number;
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
  /** What its owner said beforehand. */
  readonly planned: PlannedChange[];
}

/** The market as a look sees it. */
export function marketOf(shop: Pick<Shop, 'prices' | 'items' | 'spec'>): Market {
  const seenAt = shop.spec.start;
  const { sight = 'everything' } = shop.spec;
  return {
    offer(marketplaceId, asin) {
      const price = shop.prices.get(asin);
      return price === undefined || sight !== 'everything'
        ? null
        : { marketplaceId, asin, lowestPrice: yen(price), offerCount: 4, seenAt };
    },
    item(marketplaceId, asin) {
      const item = shop.items.get(asin);
      return item && sight === 'everything' ? { marketplaceId, asin, ...item, seenAt } : null;
    },
  };
}

export const facts = ({ sku, asin, channel }: StockItem) => ({ sku, asin, channel });

export function move(changes: Change[], item: StockItem, to: Channel, at: Instant, handlingDays = 2): void {
  changes.push(
    changed(at, { channel: item.channel }, { channel: to, handlingDays }, { sku: item.sku, asin: item.asin }),
  );
  item.channel = to;
}

/** A third of the shelf goes and comes again under other SKUs, and a few goods with it. */
export function renumber(changes: Change[], stock: StockItem[], at: Instant, random: Chances): void {
  for (const [i, item] of stock.entries()) {
    if (!random.is(0.33)) continue;
    const facts = { asin: item.asin, price: yen(item.price), channel: item.channel };
    changes.push(removed(at + i * 1_000, { sku: item.sku, ...facts }));
    stock[i] = { ...item, sku: `${item.sku}-R` };
    changes.push(added(at + i * 1_000, { sku: `${item.sku}-R`, ...facts }));
  }
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

/** How a seller treats orders. */
export interface Habits {
  readonly cancelRate: number;
  readonly untracked: number;
  /** Does the source say who cancelled, and that there was tracking? */
  readonly isFlat: boolean;
  /** The hours at which it is at its desk: orders are met then, many at a time, and not one by one. */
  readonly desk: readonly number[];
  /** Does it look through its shelves, and cancel, hours before it packs? Else it cancels what it can't find while packing. */
  readonly cancelsFirst: boolean;
}

/** Midnights in Tokyo lie this much before UTC's. */
export const zone = 9 * hourMs;

/** The first time at the desk that is an hour or more after this moment; on some days there is none. */
function nextAtDesk(random: Chances, { desk }: Habits, at: Instant): Instant {
  const open = Math.floor((at + zone) / dayMs) * dayMs - zone;
  for (let day = open; ; day += dayMs) {
    if (random.is(0.1)) continue;
    const sitting = desk.map((hour) => day + hour * hourMs).find((time) => time > at + hourMs);
    if (sitting !== undefined) return sitting + random.next() * 40 * minuteMs;
  }
}

/** One order and what becomes of it. */
export function sell(
  changes: Change[],
  random: Chances,
  item: StockItem,
  at: Instant,
  orderId: string,
  isOut: boolean,
  habits: Habits,
): void {
  const order = orderOf(item, at, orderId);
  changes.push(placed(at, order));
  const later = nextAtDesk(random, habits, at);
  const by = habits.isFlat ? ('unknown' as const) : ('merchant' as const);
  const sortedOut = habits.cancelsFirst ? Math.max(at + 10 * minuteMs, later - 2 * hourMs) : later;
  if (isOut || random.is(habits.cancelRate)) changes.push(cancelled(sortedOut, by, order));
  else if (random.is(0.025))
    changes.push(cancelled(at + random.between(0.2, 20) * hourMs, habits.isFlat ? 'unknown' : 'buyer', order));
  else if (item.channel === 'merchant')
    changes.push(shipped(later, habits.isFlat ? null : !random.is(habits.untracked), order));
}
