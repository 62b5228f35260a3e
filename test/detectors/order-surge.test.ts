// order-surge against surges that must be seen and busy days that must not.
import { expect } from '@jest/globals';
import { orderSurge } from '../../src/detectors/order-surge.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { voteFloor } from '../../src/domain/watch/signal.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aCoverage, added, aLook, noon, placed } from '../support/factories.ts';

/** `n` orders of ten products, evenly over `spanMs` up to noon. */
const orders = (n: number, spanMs = 6 * hourMs): Change[] =>
  Array.from({ length: n }, (_, i) =>
    placed(noon - Math.round(spanMs * (1 - (i + 1) / n)), {
      orderId: `O-${i}`,
      items: [{ sku: `S-${i % 10}`, asin: null, quantity: 1, unitPrice: null }],
    }),
  );
const tenHoursLater = (change: Change): Change => ({ ...change, occurredAt: change.occurredAt + 10 * hourMs });
const listings = Array.from({ length: 10 }, (_, i) => added(noon - 8 * hourMs, { sku: `S-${i}` }));
const asleep = everyDay(noon, 120, {});
/** Uneven days, and twice as many orders on Sundays. */
const weekly = pastDays(
  noon,
  Array.from({ length: 120 }, (_, i) => ({ ordersPlaced: (20 + ((i * 13) % 17)) * (i % 7 === 0 ? 2 : 1) })),
);
const risenTo = (mean: number) =>
  pastDays(
    noon,
    Array.from({ length: 120 }, (_, i) => ({ ordersPlaced: (i < 100 ? 10 : mean) + ((i * 7) % 5) - 2 })),
  );

/** Forty orders a day, nearly all of them in the evening. */
const eveningHours = Array.from({ length: 168 }, (_, slot) => (slot % 24 >= 18 && slot % 24 <= 22 ? 8 : 0.2));
const eveningShop = { ...everyDay(noon, 120, { ordersPlaced: 40 }), orderHours: eveningHours };
/** As an account without API access is seen. */
const byMail = aCoverage({ listings: 'missing', 'new-listings': 'missing', orders: 'partial' });
const oneNowAndThen = pastDays(
  noon,
  Array.from({ length: 120 }, (_, i) => ({ ordersPlaced: i % 30 === 0 ? 1 : 0 })),
);
const busyOnce = Array.from({ length: 120 }, (_, i) => ({ ordersPlaced: i === 90 ? 10 : 0 }));
/** One thing that was on television. */
const ofOne = orders(30).map((change) =>
  change.kind === 'order-placed'
    ? { ...change, order: { ...change.order, items: change.order.items.map((item) => ({ ...item, sku: 'S-1' })) } }
    : change,
);
const evenHours = Array.from({ length: 168 }, () => 2);

testDetector(
  orderSurge,
  [
    {
      name: '30 orders in the forenoon, on a shop that sells in the evening',
      look: aLook({ recent: orders(30, 2 * hourMs), baseline: eveningShop }),
      severity: 'info',
      says: 'hours',
      check: ([signal]) => {
        expect(signal?.score).toBeLessThan(voteFloor);
        expect(signal?.evidenceTotal).toBe(30);
      },
    },
    {
      name: '27 orders of new listings on a dormant account: a vote',
      look: aLook({ recent: [...listings, ...orders(27)], baseline: asleep }),
      severity: 'low',
      says: 'woken',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(voteFloor);
        expect(signal?.evidenceTotal).toBe(27);
      },
    },
    {
      name: '4 orders on a dormant account of which no part shows what is on sale: told at once',
      look: aLook({ recent: orders(4), baseline: asleep, coverage: byMail }),
      severity: 'high',
      says: 'woken-unseen',
    },
    {
      name: '9 so seen where no day of months had more than one: told at once',
      look: aLook({ recent: orders(9), baseline: oneNowAndThen, coverage: byMail }),
      severity: 'high',
      says: 'beyond',
      check: ([signal]) =>
        expect(signal?.summary.params).toMatchObject({ count: { count: 9 }, goods: { count: 9 }, most: { count: 1 } }),
    },
    {
      name: '27 orders of old listings on a dormant account: told, but no vote',
      look: aLook({ recent: orders(27), baseline: asleep }),
      severity: 'info',
      says: 'surge',
      check: ([signal]) => expect(signal?.score).toBeLessThan(voteFloor),
    },
    {
      name: 'beyondGoods: 30 orders of one thing, on an account that is seen by mail alone',
      look: aLook({ recent: ofOne, baseline: oneNowAndThen, coverage: byMail }),
      severity: 'info',
      says: 'surge',
    },
    {
      name: 'beyondFactor: 30 of ten things, where a day had ten',
      look: aLook({ recent: orders(30), baseline: pastDays(noon, busyOnce), coverage: byMail }),
      severity: 'info',
      says: 'surge',
    },
    {
      name: 'silentDays: 27 so seen of a shop that is known for six weeks',
      look: aLook({ recent: orders(27), baseline: everyDay(noon, 42, {}), coverage: byMail }),
      severity: 'info',
      says: 'surge',
    },
    {
      name: '27 where what is on sale is seen: others tell of it',
      look: aLook({ recent: orders(27), baseline: oneNowAndThen }),
      severity: 'info',
      says: 'surge',
    },
    {
      name: 'Prime Day: eight times the orders are told for information, and never vote',
      look: aLook({ recent: orders(240, 20 * hourMs), baseline: weekly }),
      severity: 'info',
      says: 'surge',
      check: ([signal]) => expect(signal?.score).toBeLessThan(voteFloor),
    },
    {
      name: 'a slow rise to three times the usual, of which no day stands out',
      look: aLook({ recent: orders(30, 23 * hourMs), baseline: risenTo(30) }),
      severity: 'info',
      says: 'rise',
      check: ([signal]) => {
        expect(signal?.score).toBeLessThan(voteFloor);
        expect(Math.abs((signal?.beganAt ?? 0) - (noon - 20 * dayMs))).toBeLessThan(2 * dayMs);
      },
    },
  ],
  [
    {
      name: 'hours: 30 orders of the evening, which are what it always has',
      look: aLook({
        now: noon + 10 * hourMs,
        recent: orders(30, 2 * hourMs).map(tenHoursLater),
        baseline: eveningShop,
      }),
      says: 'usual',
    },
    {
      name: 'weekKnown: the same forenoon, where too little is known of its hours',
      look: aLook({
        recent: orders(30, 2 * hourMs),
        baseline: { ...eveningShop, orderHours: eveningHours.map((n) => n / 20) },
      }),
      says: 'usual',
    },
    {
      name: 'floor: 11 in two hours on a shop whose orders come at all hours',
      look: aLook({ recent: orders(11, 2 * hourMs), baseline: { ...eveningShop, orderHours: evenHours } }),
      says: 'usual',
    },
    {
      name: 'leastSilent: 3 of which no part shows what is on sale',
      look: aLook({ recent: orders(3), baseline: asleep, coverage: byMail }),
      says: 'few',
    },
    {
      name: 'silentDays: 5 so seen, where there was one some weeks ago',
      look: aLook({
        recent: orders(5),
        baseline: oneNowAndThen,
        coverage: byMail,
      }),
      says: 'usual',
    },
    { name: 'no orders', look: aLook({ baseline: weekly }), says: 'few' },
    { name: 'least: 9 on a dormant account', look: aLook({ recent: orders(9), baseline: asleep }), says: 'few' },
    {
      name: 'own habit: a good Sunday',
      look: aLook({ recent: orders(75, 20 * hourMs), baseline: weekly }),
      says: 'usual',
    },
    {
      name: 'one day: 70 over three of them',
      look: aLook({ recent: orders(70, 2.9 * dayMs), baseline: weekly }),
      says: 'usual',
    },
    {
      name: 'known: the first fortnight of a shop',
      look: aLook({ recent: orders(90), baseline: everyDay(noon, 10, {}) }),
      says: 'unknown',
    },
    {
      name: 'riseFactor: a fifth more than last month',
      look: aLook({ recent: orders(12, 23 * hourMs), baseline: risenTo(12) }),
      says: 'usual',
    },
    {
      name: 'distinct orders: one that is seen again is one',
      look: aLook({
        recent: Array.from({ length: 20 }, (_, i) => ({ ...placed(noon - hourMs), key: `again-${i}` })),
        baseline: asleep,
      }),
      says: 'few',
    },
  ],
);
