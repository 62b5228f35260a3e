// What new goods sell tells an attack from what is harmless around it: a silent shop that lists at night, a shelf numbered
// anew on the day before, a sale that was announced, a launch that its owner has answered for. Nobody's price is known and
// no catalogue. Each beside the same days without the intruder.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { isAtLeast } from '../../src/domain/watch/severity.ts';
import { added, aMarket, noon, placed, removed, yen } from '../support/factories.ts';
import { chance } from '../support/honest-shops.ts';
import { type WatchOptions, watchShop } from '../support/watch-shop.ts';

/** Three in the morning in Tokyo, of the day that is judged. */
const night = noon + 15 * hourMs;
const stepMs = 15 * minuteMs;
const start = night - 150 * dayMs;

/** A shop with a shelf of `goods`, an order each `everyMs`, and nothing else for five months. */
function shop(goods: number, everyMs: number, saleFrom = Number.POSITIVE_INFINITY): Change[] {
  const random = chance(11);
  const shelf = Array.from({ length: goods }, (_, i) =>
    added(start + i * hourMs, { sku: `OWN-${i}`, asin: `B-OWN-${i}`, price: yen(9_000 + i) }),
  );
  const sold: Change[] = [];
  for (
    let at = start + 20 * dayMs;
    at < night + 3 * dayMs;
    at += everyMs * (0.5 + random()) * (at > saleFrom ? 0.25 : 1)
  ) {
    const i = Math.floor(random() * goods);
    const items = [{ sku: `OWN-${i}`, asin: `B-OWN-${i}`, quantity: 1, unitPrice: yen(9_000 + i) }];
    sold.push(placed(Math.round(at), { orderId: `OWN-${sold.length}`, items }));
  }
  return [...shelf, ...sold];
}

/** What is listed from `at` on within `overMs`. */
const lists = (kind: string, n: number, at: Instant, overMs: number): Change[] =>
  Array.from({ length: n }, (_, i) =>
    added(at + Math.round((i * overMs) / n), { sku: `${kind}-${i}`, asin: `B-${kind}-${i}`, price: yen(24_000 + i) }),
  );

/** `n` orders of the `goods` of this kind, from `at` on within `overMs`. */
const sells = (kind: string, n: number, goods: number, at: Instant, overMs: number): Change[] =>
  Array.from({ length: n }, (_, i) => {
    const of = (i * 7) % goods;
    const items = [{ sku: `${kind}-${of}`, asin: `B-${kind}-${of}`, quantity: 1, unitPrice: yen(24_000 + of) }];
    return placed(at + Math.round((i * overMs) / n), { orderId: `${kind}-${i}`, items });
  });

/** A shelf of which `n` are numbered anew, five more than go. */
const renumbered = (n: number, at: Instant): Change[] =>
  Array.from({ length: n }, (_, i) => [
    added(at + i * 1_000, { sku: `2026-${i}`, asin: i < n - 5 ? `B-OWN-${i}` : `B-NEW-${i}`, price: yen(9_000 + i) }),
    ...(i < n - 5 ? [removed(at + i * 1_000, { sku: `OWN-${i}`, asin: `B-OWN-${i}`, price: yen(9_000 + i) })] : []),
  ]).flat();

/** Listings show in the file of the next morning, at six. */
const inDailyFiles = (changes: readonly Change[]): Change[] =>
  changes.map((change) => {
    if (!change.kind.startsWith('listing') || change.occurredAt < night - dayMs) return change;
    const file = Math.ceil((change.occurredAt - night - 3 * hourMs) / dayMs) * dayMs + night + 3 * hourMs;
    return { ...change, observedAt: file };
  });

function watched(changes: readonly Change[], more: Partial<WatchOptions> = {}) {
  const inOrder = [...changes].sort((a, b) => a.observedAt - b.observedAt || a.occurredAt - b.occurredAt);
  return watchShop(inOrder, aMarket(), { stepMs, detectFrom: night - 7 * dayMs, until: night + 3 * dayMs, ...more });
}

/** How many of these orders had come when it was first told as high; null: it never was. */
function ordersBefore(orders: readonly Change[], { alerts }: ReturnType<typeof watched>): number | null {
  const [first] = alerts.filter(({ severity }) => isAtLeast(severity, 'high'));
  return first ? orders.filter(({ occurredAt }) => occurredAt <= first.at).length : null;
}

describe('a shop with two orders a month gets 162 listings within 41 minutes at three o’clock at night', () => {
  const silent = shop(89, 15 * dayMs);
  const bait = lists('M', 162, night, 41 * minuteMs);
  const orders = sells('M', 95, 162, night + 25 * minuteMs, 40 * hourMs);

  it('is told before the tenth of its orders, though nothing but the orders is strange', () => {
    expect(ordersBefore(orders, watched([...silent, ...bait, ...orders]))).toBeLessThan(10);
  });

  it('is told as early where the listings show in a file of the next morning', () => {
    expect(ordersBefore(orders, watched(inDailyFiles([...silent, ...bait, ...orders])))).toBeLessThanOrEqual(10);
  });

  it('near miss: an owner lists as many at that hour, and sells a handful of them', () => {
    expect(watched([...silent, ...bait, ...sells('M', 4, 162, night + 9 * hourMs, 60 * hourMs)]).alerts).toEqual([]);
  });
});

describe('an attack in an announced sale, the day after the shelf was numbered anew', () => {
  const monday = night - 30 * hourMs;
  const busy = [...shop(300, 2.4 * hourMs, night - 12 * hourMs), ...renumbered(46, monday)];
  const sale = { kind: 'sale', from: night - 12 * hourMs, to: night + 4 * dayMs, note: 'announced' } as const;
  const words = { planned: [sale] };
  const bait = lists('M', 56, night, 40 * minuteMs);
  const orders = sells('M', 178, 56, night + 20 * minuteMs, 20 * hourMs);

  it('is told before the tenth of its orders', () => {
    expect(ordersBefore(orders, watched([...busy, ...bait, ...orders], { words }))).toBeLessThan(10);
  });

  it('is told by its orders alone, before the file of the day', () => {
    const changes = inDailyFiles([...busy, ...bait, ...orders]);
    expect(ordersBefore(orders, watched(changes, { words }))).toBeLessThan(30);
  });

  it('near miss: the sale, and the shelf that was numbered anew: nothing above a note', () => {
    const { incidents, alerts } = watched(busy, { words });
    expect(alerts).toEqual([]);
    expect(incidents.filter(({ severity }) => isAtLeast(severity, 'low'))).toEqual([]);
  });
});

describe('an attack ten hours after a launch that its owner has answered for', () => {
  const launchedAt = night - 11 * hourMs;
  const launch = lists('N', 46, launchedAt, hourMs);
  const busy = [...shop(300, 2.4 * hourMs), ...launch, ...sells('N', 3, 46, launchedAt + 2 * hourMs, 40 * hourMs)];
  const bait = lists('M', 56, night, 40 * minuteMs);
  const orders = sells('M', 60, 56, night + 20 * minuteMs, 20 * hourMs);
  const dismissedAt = launchedAt + 3 * hourMs;

  it('is told all the same', () => {
    expect(ordersBefore(orders, watched([...busy, ...bait, ...orders], { dismissedAt }))).toBeLessThan(10);
  });

  it('near miss: the launch goes on', () => {
    const more = lists('N2', 56, night + 8 * hourMs, 40 * minuteMs);
    expect(watched([...busy, ...more], { dismissedAt }).alerts).toEqual([]);
  });
});
