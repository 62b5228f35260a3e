// Takeovers in every variant of TAKEOVERS.md section 2, put on top of an honest shop. Numbers are drawn within the
// ranges that first-hand accounts give.

import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { aChange, added, cancelled, changed, placed, shipped, yen } from '../../test/support/factories.ts';
import { facts, orderOf, type Shop, type StockItem } from './shop.ts';

export const attackKinds = [
  'mass cheap',
  'dormant',
  'in the middle of a sale',
  'fulfilment flips',
  'cancel en masse',
  'mild, 30-50 % off',
  'barely below, best-sellers',
  'ship with false tracking',
  'slow, three weeks',
  'payout only',
] as const;
export type AttackKind = (typeof attackKinds)[number];

/** Those that must be told within a step; the others before the payout. */
export const bulkKinds: ReadonlySet<AttackKind> = new Set([
  'mass cheap',
  'dormant',
  'fulfilment flips',
  'cancel en masse',
]);

export interface Attack {
  readonly kind: AttackKind;
  readonly changes: readonly Change[];
  /** The first foreign act that the API shows. */
  readonly beganAt: Instant;
  /** When the money leaves: an alert after this is too late. */
  readonly payoutAt: Instant;
  /** Orders whose honest end doesn't come any more: Mallory cancelled them. */
  readonly taken: ReadonlySet<string>;
}

/** Mallory comes at `at`; adds what the goods cost elsewhere to the shop's market. */
export function attackOn(shop: Shop, kind: AttackKind, at: Instant): Attack {
  const { random } = shop;
  const own: Change[] = [];
  const taken = new Set<string>();
  const push = (...changes: Change[]) => own.push(...changes);
  const done = (payoutAt: Instant): Attack => ({
    kind,
    changes: own.sort((a, b) => a.occurredAt - b.occurredAt),
    beganAt: own.reduce((first, change) => Math.min(first, change.occurredAt), Number.POSITIVE_INFINITY),
    payoutAt,
    taken,
  });
  const list = (count: number, overMs: number, low: number, high: number, from = at): StockItem[] =>
    Array.from({ length: count }, (_, i) =>
      listOne(shop, push, from + (i / count) * overMs, random.between(low, high)),
    );
  const sell = (goods: readonly StockItem[], count: number, from: Instant, overMs: number) =>
    Array.from({ length: count }, (_, i) => {
      const item = random.pick(goods);
      const soldAt = from + overMs * random.next();
      const order = orderOf(item, soldAt, `M${shop.spec.seed}-${kind}-${from}-${i}`);
      push(placed(soldAt, order));
      return order;
    });
  const cancel = (orders: readonly Partial<StockOrder>[], from: Instant, overMs: number) => {
    for (const [i, order] of orders.entries())
      push(
        cancelled(
          Math.max(from, (order.purchasedAt ?? 0) + minuteMs) + (i / orders.length) * overMs,
          'merchant',
          order,
        ),
      );
  };
  const shipFalsely = (orders: readonly Partial<StockOrder>[], from: Instant, overMs: number) => {
    for (const order of orders)
      push(shipped(Math.max(from, (order.purchasedAt ?? 0) + minuteMs) + overMs * random.next(), false, order));
  };
  const afterwards = (goods: readonly StockItem[], from: Instant) => {
    const sold = sell(goods, random.whole(20, 120), from, random.between(4, 10) * hourMs);
    if (random.is(0.6)) cancel(sold, from + 11 * hourMs, hourMs);
    else shipFalsely(sold, from + 12 * hourMs, 20 * hourMs);
  };

  switch (kind) {
    case 'mass cheap':
    case 'in the middle of a sale': {
      const goods = list(random.whole(20, 500), random.between(10, 180) * minuteMs, 0.05, random.between(0.12, 0.5));
      afterwards(goods, at + 20 * minuteMs);
      return done(at + 7 * dayMs);
    }
    case 'dormant': {
      const goods = list(random.whole(20, 300), random.between(10, 120) * minuteMs, 0.05, random.between(0.1, 0.9));
      afterwards(goods, at + 20 * minuteMs);
      return done(at + 7 * dayMs);
    }
    case 'fulfilment flips': {
      const fba = shop.stock.filter(({ channel }) => channel === 'amazon');
      const hit = fba.filter(() => random.is(random.between(0.6, 1)));
      const price = random.is(0.5) ? random.between(0.3, 0.6) : 1;
      for (const [i, item] of hit.entries()) {
        const to = {
          channel: 'merchant' as const,
          handlingDays: 18,
          ...(price < 1 && { price: yen(Math.max(1, Math.round(item.price * price))) }),
        };
        push(
          changed(
            at + (i / hit.length) * random.between(10, 60) * minuteMs,
            { price: yen(item.price) },
            to,
            facts(item),
          ),
        );
      }
      afterwards(
        hit.map((item) => ({ ...item, channel: 'merchant' as const })),
        at + 2 * hourMs,
      );
      return done(at + 7 * dayMs);
    }
    case 'cancel en masse': {
      const since = at - 3 * dayMs;
      const ended = new Set(
        shop.changes.flatMap((change) =>
          (change.kind === 'order-cancelled' || change.kind === 'order-shipped') && change.occurredAt < at
            ? [change.order.orderId]
            : [],
        ),
      );
      const open = shop.changes.flatMap((change): Partial<StockOrder>[] => {
        if (change.kind !== 'order-placed' || change.occurredAt <= since || change.occurredAt >= at) return [];
        const { orderId, purchasedAt, channel, items } = change.order;
        // What Amazon ships can't be cancelled by a seller.
        return ended.has(orderId) || channel === 'amazon' ? [] : [{ orderId, purchasedAt, channel, items }];
      });
      const hit = open.slice(-120);
      for (const { orderId = '' } of hit) taken.add(orderId);
      cancel(hit, at, random.between(10, 60) * minuteMs);
      // Of a shop with few open orders, those that the usual goods still bring in that night.
      if (hit.length < 8) {
        const own = shop.stock.filter(({ channel }) => channel === 'merchant');
        const more = sell(own.slice(0, 20), random.whole(8, 30), at + 10 * minuteMs, 3 * hourMs);
        cancel(more, at + 190 * minuteMs, random.between(10, 40) * minuteMs);
      }
      return done(at + 3 * dayMs);
    }
    case 'mild, 30-50 % off': {
      const goods = list(random.whole(30, 200), random.between(30, 240) * minuteMs, 0.5, 0.7);
      afterwards(goods, at + 30 * minuteMs);
      return done(at + 10 * dayMs);
    }
    case 'barely below, best-sellers': {
      const goods = list(random.whole(30, 120), random.between(30, 240) * minuteMs, 0.9, 0.99);
      afterwards(goods, at + 30 * minuteMs);
      return done(at + 10 * dayMs);
    }
    case 'ship with false tracking': {
      const goods = list(random.whole(15, 60), random.between(30, 600) * minuteMs, 0.75, 1);
      const sold = sell(goods, random.whole(20, 80), at + hourMs, 20 * hourMs);
      shipFalsely(sold, at + 6 * hourMs, 24 * hourMs);
      return done(at + 10 * dayMs);
    }
    case 'slow, three weeks': {
      const ratio = random.between(0.12, 0.6);
      for (let day = 0; day < 21; day++) {
        const from = at + day * dayMs;
        const goods = list(random.whole(1, 7), random.between(1, 12) * hourMs, ratio * 0.8, ratio, from);
        sell(goods, random.whole(0, 5), from + 2 * hourMs, 20 * hourMs);
      }
      return done(at + 21 * dayMs);
    }
    case 'payout only': {
      if (random.is(0.5)) push(aChange(at, { field: 'primary-contact', before: 'Alice', after: 'M. Allory' }));
      push(aChange(at + 2 * dayMs, { field: 'deposit-method', scope: 'JPY', before: '181', after: '907' }));
      return done(at + 4 * dayMs);
    }
  }
}

type StockOrder = ReturnType<typeof orderOf>;

/** What intruders list: not only electronics, whatever ranks. */
const goods = [
  'ce_display_on_website',
  'video_game_display_on_website',
  'major_appliances_display_on_website',
  'camera',
  'pc_display_on_website',
  'beauty_display_on_website',
];

/** Something that everyone wants, promised for the day after the payout. */
function listOne(shop: Shop, push: (change: Change) => void, at: Instant, ratio: number): StockItem {
  const { random, prices, items, spec } = shop;
  const id = Math.floor(1e9 * random.next());
  const asin = `M${spec.seed}X${id}`;
  const market = Math.round(random.between(8_000, 60_000));
  if (random.is(0.85)) prices.set(asin, market);
  const category = random.pick(goods);
  if (random.is(0.85)) items.set(asin, { category, brand: `Maker ${id % 7}`, rank: random.whole(1, 3_000) });
  const item: StockItem = {
    sku: `ZX-${spec.seed}-${id}`,
    asin,
    price: Math.max(1, Math.round(market * ratio)),
    market,
    channel: 'merchant',
  };
  push(
    added(at, {
      sku: item.sku,
      asin,
      price: yen(item.price),
      channel: 'merchant',
      handlingDays: random.is(0.75) ? random.whole(14, 21) : random.whole(2, 5),
      title: `Popular thing ${id}`,
    }),
  );
  return item;
}
