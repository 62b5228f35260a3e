// fresh-goods-sell against bait that sells at once, and launches, sales and renamed SKUs that must be left alone.
import { expect } from '@jest/globals';
import { freshGoodsSell } from '../../src/detectors/fresh-goods-sell.ts';
import { dayMs, hourMs, localDay, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Order } from '../../src/domain/shop/order.ts';
import { advance, type DayCounts } from '../../src/domain/statistics/baseline.ts';
import { noGoods } from '../../src/domain/statistics/goods.ts';
import { voteFloor } from '../../src/domain/watch/signal.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { added, aLook, noon, placed, yen } from '../support/factories.ts';

const today = localDay(noon, 'Asia/Tokyo');

/** `n` orders of goods of this kind, ten different ones, evenly over `spanMs` up to noon. */
const orders = (kind: string, n: number, spanMs = 6 * hourMs, more: Partial<Order> = {}, id = kind) =>
  Array.from({ length: n }, (_, i) =>
    placed(noon - Math.round(spanMs * (1 - (i + 1) / n)), {
      orderId: `${id}-${i}`,
      items: [{ sku: `${kind}-${i % 10}`, asin: `B-${kind}-${i % 10}`, quantity: 1, unitPrice: yen(30_000 + i) }],
      ...more,
    }),
  );
/** Ten goods of this kind, listed so long before noon. */
const listed = (kind: string, beforeMs: number): Change[] =>
  Array.from({ length: 10 }, (_, i) =>
    added(noon - beforeMs - i * minuteMs, { sku: `${kind}-${i}`, asin: `B-${kind}-${i}` }),
  );

/** A look at a shop with such days behind it, which has long had the goods OWN, and in which this happened of late. */
function lookAt(
  days: ReturnType<typeof everyDay>,
  recent: readonly Change[],
  since = today - 120,
  before: readonly Change[] = [],
) {
  const goods = { ...noGoods, since, countedSince: since };
  const own = advance({ ...days, goods }, [...listed('OWN', 100 * dayMs), ...before], noon);
  return aLook({ recent, baseline: advance(own, recent, noon) });
}

const busy = (day: Partial<DayCounts> = {}) =>
  everyDay(noon, 120, { ordersPlaced: 20, youngOrders: 1, unseenOrders: 0, ...day });
const calm = () => everyDay(noon, 120, { ordersPlaced: 4 });
/** One order in three weeks, of something never sold before. */
const asleep = () =>
  pastDays(
    noon,
    Array.from({ length: 120 }, (_, i) => (i % 21 === 0 ? { ordersPlaced: 1, unseenOrders: 1 } : {})),
  );
/** A shop that launches each month, and whose launches sell. */
const launching = () =>
  pastDays(
    noon,
    Array.from({ length: 120 }, (_, i) => ({ ordersPlaced: 20, youngOrders: i % 30 < 6 ? 4 + ((i * 7) % 9) : 0 })),
  );

/** Twenty orders a day, and for so many days two more of what had just come. */
const trickling = (days: number) =>
  pastDays(
    noon,
    Array.from({ length: 120 }, (_, i) =>
      i < 120 - days ? { ordersPlaced: 20 } : { ordersPlaced: 22, justOrders: 2, unseenOrders: 2 },
    ),
  );
const ofOne = (sku: string, i: number): Partial<Order> => ({
  orderId: `${sku}-${i}`,
  items: [{ sku, asin: `B-${sku}`, quantity: 1, unitPrice: yen(30_000) }],
});

/** The same order, of these. */
function withItems(change: Change, skus: readonly string[]): Change {
  if (change.kind !== 'order-placed') return change;
  const items = skus.map((sku) => ({ sku, asin: `B-${sku}`, quantity: 1, unitPrice: yen(900) }));
  return { ...change, order: { ...change.order, items } };
}

testDetector(
  freshGoodsSell,
  [
    {
      name: '30 orders of what was listed eight hours ago, beside 20 of the usual goods',
      look: lookAt(busy(), [...listed('M', 8 * hourMs), ...orders('M', 30), ...orders('OWN', 20, 20 * hourMs)]),
      severity: 'high',
      says: 'young',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(voteFloor);
        expect(signal).toMatchObject({ evidenceTotal: 30, family: 'goods' });
        expect(signal?.evidence[0]?.after).toEqual({ kind: 'money', money: yen(30_029) });
      },
    },
    {
      name: 'the same before the day’s file shows what is on sale',
      look: lookAt(busy(), [...orders('M', 30), ...orders('OWN', 20, 20 * hourMs)]),
      severity: 'high',
      says: 'unseen',
    },
    {
      name: '30 orders of what was listed five days ago',
      look: lookAt(busy(), [...listed('M', 5 * dayMs), ...orders('M', 30), ...orders('OWN', 20, 20 * hourMs)]),
      severity: 'high',
      says: 'young',
    },
    {
      name: '30 orders of what nobody ever listed, and of which one was sold five days ago',
      look: lookAt(
        busy(),
        [...orders('M', 30), ...orders('OWN', 20, 20 * hourMs)],
        today - 120,
        orders('M', 10, hourMs, {}, 'before').map((one) => ({ ...one, occurredAt: one.occurredAt - 5 * dayMs })),
      ),
      severity: 'high',
      says: 'unseen',
    },
    {
      name: 'justGoods: five orders within the hour on a shop of four a day, each for another thing that had just come',
      look: lookAt(calm(), [...listed('M', 2 * hourMs), ...orders('M', 5, hourMs), ...orders('OWN', 4, 20 * hourMs)]),
      severity: 'high',
      says: 'young',
    },
    {
      name: 'aloneLeast: seven orders of one thing that was on television, a vote and not told alone',
      look: lookAt(calm(), [
        ...listed('M', 2 * hourMs).slice(0, 1),
        ...orders('M', 61, hourMs).filter((_, i) => i % 10 === 0),
        ...orders('OWN', 4, 20 * hourMs),
      ]),
      severity: 'low',
      says: 'just',
    },
    {
      name: 'justGoods: one new thing that was on television, each time with another of the usual goods',
      look: lookAt(calm(), [
        ...listed('M', 2 * hourMs).slice(0, 1),
        ...orders('M', 7, hourMs).map((one, i) => withItems(one, ['M-0', `OWN-${i}`])),
      ]),
      severity: 'low',
      says: 'just',
    },
    {
      name: 'count: only what the sentence says of them, beside orders of what was listed days ago',
      look: lookAt(busy({ youngOrders: 8 }), [
        ...listed('Y', 5 * dayMs),
        ...orders('Y', 10, 50 * minuteMs),
        ...listed('M', 2 * hourMs),
        ...orders('M', 30, hourMs),
      ]),
      severity: 'high',
      says: 'just',
      check: ([signal]) => {
        expect(signal?.summary.params.count).toEqual({ kind: 'count', count: 30 });
        expect(signal?.evidenceTotal).toBe(30);
      },
    },
    {
      name: 'aloneLeast: at the pace of a shop of twenty a day the first seven orders are a vote and not told alone',
      look: lookAt(busy(), [...listed('M', 2 * hourMs), ...orders('M', 7, hourMs), ...orders('OWN', 4, 20 * hourMs)]),
      severity: 'low',
      says: 'young',
    },
    {
      name: 'slowDays: two orders a day, for a week, of what came in the night before',
      look: lookAt(
        trickling(7),
        Array.from({ length: 8 }, (_, i) => placed(noon - 66 * hourMs + i * 8 * hourMs, ofOne(`M${i}`, i))),
      ),
      severity: 'high',
      says: 'unseen',
      check: (signals) => {
        const slow = signals.find(({ summary }) => summary.key === 'slow');
        expect(slow).toMatchObject({ severity: 'high', summary: { params: { usual: { kind: 'number', number: 0 } } } });
      },
    },
    {
      name: '95 orders in 40 hours on a shop with one in three weeks',
      look: lookAt(asleep(), [...listed('M', 41 * hourMs), ...orders('M', 95, 40 * hourMs)]),
      severity: 'high',
      says: 'first',
      check: ([signal]) => expect(signal?.score).toBeGreaterThan(4),
    },
    {
      name: 'in the middle of a sale: 178 of new goods beside 200 of the usual ones',
      look: lookAt(busy(), [
        ...listed('M', 30 * hourMs),
        ...orders('M', 178, 20 * hourMs),
        ...orders('OWN', 200, 20 * hourMs),
      ]),
      severity: 'high',
      says: 'just',
    },
  ],
  [
    {
      name: 'least: three orders of new goods',
      look: lookAt(busy(), [...listed('M', 8 * hourMs), ...orders('M', 3)]),
      says: 'few',
    },
    {
      name: 'share: a sale of which the new goods have their part',
      look: lookAt(busy({ youngOrders: 2 }), [
        ...listed('N', 100 * hourMs),
        ...orders('N', 16, 20 * hourMs),
        ...orders('OWN', 140, 20 * hourMs),
      ]),
      says: 'usual',
    },
    {
      name: 'number: the only orders of a quiet day are of new goods',
      look: lookAt(everyDay(noon, 120, { ordersPlaced: 6, youngOrders: 2 }), [
        ...listed('N', 100 * hourMs),
        ...orders('N', 5, 20 * hourMs),
      ]),
      says: 'usual',
    },
    {
      name: 'habit: a shop whose launches always sell so',
      look: lookAt(launching(), [
        ...listed('N', 60 * hourMs),
        ...orders('N', 12, 20 * hourMs),
        ...orders('OWN', 10, 20 * hourMs),
      ]),
      says: 'usual',
    },
    {
      name: 'channel: Amazon’s warehouses send them, so they were there',
      look: lookAt(busy(), [...listed('M', 8 * hourMs), ...orders('M', 30, 6 * hourMs, { channel: 'amazon' })]),
      says: 'few',
    },
    {
      name: 'asin: the same products under other SKUs',
      look: lookAt(
        busy(),
        orders('OWN', 30).map((one) =>
          one.kind === 'order-placed'
            ? {
                ...one,
                order: { ...one.order, items: one.order.items.map((item) => ({ ...item, sku: `2${item.sku}` })) },
              }
            : one,
        ),
      ),
      says: 'few',
    },
    {
      name: 'learning: a shop that is itself new',
      look: aLook({
        recent: [...listed('M', 8 * hourMs), ...orders('M', 30)],
        baseline: advance(
          everyDay(noon, 10, { ordersPlaced: 5 }),
          [...listed('M', 8 * hourMs), ...orders('M', 30)],
          noon,
        ),
      }),
      says: 'few',
    },
    {
      name: 'learning: a shop of which orders are known for days only, and no new listing',
      look: lookAt(busy(), orders('OLD', 30), today - 5),
      says: 'few',
    },
    {
      name: 'learning: a shop whose every order is for another thing, after a holiday that began with its fifth week',
      look: lookAt(
        pastDays(
          noon,
          Array.from({ length: 36 }, (_, i) => (i < 28 ? { ordersPlaced: 20, unseenOrders: 20, justOrders: 20 } : {})),
        ),
        orders('ONCE', 20, 20 * hourMs),
        today - 36,
      ),
      says: 'usual',
    },
  ],
);
