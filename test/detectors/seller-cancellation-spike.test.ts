// seller-cancellation-spike against mass cancellations that must be seen and honest ones that must not.
import { describe, expect, it } from '@jest/globals';
import { sellerCancellationSpike } from '../../src/detectors/seller-cancellation-spike.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { CancelledBy, Order } from '../../src/domain/shop/order.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { added, aLook, cancelled, noon, placed, shipped } from '../support/factories.ts';

const order = (id: string, sku: string, purchasedAt: Instant): Partial<Order> => ({
  orderId: id,
  purchasedAt,
  items: [{ sku, asin: null, quantity: 1, unitPrice: null }],
});

/** `n` orders over ten hours, of which the first `k` are cancelled within the last two. */
function orders(n: number, k: number, by: CancelledBy, skuOf = (i: number) => `SKU-${i}`, prefix = 'O'): Change[] {
  return Array.from({ length: n }, (_, i) => {
    const purchasedAt = noon - 10 * hourMs + i * minuteMs;
    const facts = order(`${prefix}-${i}`, skuOf(i), purchasedAt);
    const at = noon - 2 * hourMs + i * minuteMs;
    return [placed(purchasedAt, facts), ...(i < k ? [cancelled(at, by, facts)] : [])];
  })
    .flat()
    .sort((a, b) => a.occurredAt - b.occurredAt);
}
/** Orders that the seller ships around the time of those cancellations. */
const packed = (n: number): Change[] =>
  Array.from({ length: n }, (_, i) =>
    shipped(noon - 2.5 * hourMs + i * minuteMs, true, order(`P-${i}`, `SKU-${i}`, noon - 10 * hourMs)),
  );
const freshSkus = (n: number): Change[] =>
  Array.from({ length: n }, (_, i) => added(noon - dayMs, { sku: `SKU-${i}` }));

const small = everyDay(noon, 90, { ordersPlaced: 3 });
const seldom = pastDays(
  noon,
  Array.from({ length: 90 }, (_, day) => ({
    ordersPlaced: 3,
    selfShipped: 2,
    cancelledByMerchant: day % 5 === 0 ? 1 : 0,
  })),
);
const seldomAndUnseen = {
  ...seldom,
  days: Object.fromEntries(Object.entries(seldom.days).map(([day, counts]) => [day, { ...counts, selfShipped: 0 }])),
};
const careful = pastDays(
  noon,
  Array.from({ length: 90 }, (_, day) => ({
    ordersPlaced: 30,
    selfShipped: 25,
    cancelledByMerchant: day % 2 === 0 ? 3 : 0,
  })),
);
const middle = everyDay(noon, 90, { ordersPlaced: 40, selfShipped: 35, cancelledByMerchant: 1, cancelledByBuyer: 2 });
const careless = everyDay(noon, 90, { ordersPlaced: 100, cancelledByMerchant: 12 });

testDetector(
  sellerCancellationSpike,
  [
    {
      name: 'all 20 orders of a dormant account',
      look: aLook({ recent: orders(20, 20, 'merchant') }),
      severity: 'high',
      says: 'seller',
      check: ([signal]) => {
        expect(signal?.evidenceTotal).toBe(20);
        expect(signal?.score).toBeGreaterThan(6);
      },
    },
    {
      name: 'the first 3 of 3',
      look: aLook({ recent: orders(3, 3, 'merchant'), baseline: small }),
      severity: 'high',
      says: 'seller',
    },
    {
      name: 'the first 3 of 12 open ones and nothing packed, where it happens every fifth day',
      look: aLook({ recent: orders(12, 3, 'merchant'), baseline: seldom }),
      severity: 'high',
      says: 'lone',
    },
    {
      name: '8 of 12 there, all different, within minutes',
      look: aLook({ recent: orders(12, 8, 'merchant'), baseline: seldom }),
      severity: 'high',
      says: 'seller',
    },
    {
      name: 'the orders of new listings, lost among a day of honest ones',
      look: aLook({
        recent: [...freshSkus(6), ...orders(60, 0, 'merchant', () => 'OLD', 'H'), ...orders(6, 6, 'merchant')],
        baseline: middle,
      }),
      severity: 'high',
      says: 'lone',
    },
    {
      name: '22 of 30 orders, the file doesn’t say by whom: weighs less and says so',
      look: aLook({ recent: orders(30, 22, 'unknown'), baseline: small }),
      severity: 'low',
      says: 'unknown',
    },
    {
      name: 'all 30 orders there: buyers don’t agree to cancel',
      look: aLook({ recent: orders(30, 30, 'unknown'), baseline: small }),
      severity: 'high',
      says: 'unknown',
    },
    {
      name: 'orders of two days ago cancelled today',
      look: aLook({
        recent: Array.from({ length: 12 }, (_, i) =>
          cancelled(noon - i * minuteMs, 'merchant', order(`O-${i}`, `S-${i}`, noon - 2 * dayMs)),
        ).reverse(),
        baseline: small,
      }),
      severity: 'high',
      says: 'seller',
    },
  ],
  [
    {
      name: 'orders there are: 9 of 500 within the hour, in a shop that slept until today',
      look: aLook({ recent: [...orders(500, 9, 'merchant'), ...packed(60)], baseline: everyDay(noon, 90, {}) }),
      says: 'usual',
    },
    {
      name: 'packing meanwhile: 3 can’t be found of 43 that are dealt with',
      look: aLook({ recent: [...packed(40), ...orders(3, 3, 'merchant')], baseline: seldom }),
      says: 'usual',
    },
    {
      name: 'not known when orders are shipped: 3 of 12',
      look: aLook({ recent: orders(12, 3, 'merchant'), baseline: seldomAndUnseen }),
      says: 'usual',
    },
    {
      name: 'own number: 3 cancelled and nothing else done, where it happens every second day',
      look: aLook({ recent: orders(3, 3, 'merchant'), baseline: careful }),
      says: 'usual',
    },
    { name: 'nothing cancelled', look: aLook({ recent: orders(20, 0, 'merchant'), baseline: middle }), says: 'few' },
    { name: 'least: 2 of 2', look: aLook({ recent: orders(2, 2, 'merchant') }), says: 'few' },
    {
      name: 'buyers change their minds',
      look: aLook({ recent: orders(30, 25, 'buyer'), baseline: middle }),
      says: 'few',
    },
    { name: 'Amazon cancels', look: aLook({ recent: orders(30, 25, 'amazon'), baseline: middle }), says: 'few' },
    {
      name: 'a stock-out: 25 orders of one product listed for long',
      look: aLook({ recent: orders(60, 25, 'merchant', (i) => (i < 25 ? 'RAN-OUT' : `SKU-${i}`)), baseline: middle }),
      says: 'usual',
    },
    {
      name: 'Prime Day: eight times the orders, eight times the cancellations',
      look: aLook({ recent: orders(320, 8, 'merchant'), baseline: middle }),
      says: 'usual',
    },
    {
      name: 'own habit: a big shop that cancels one in eight',
      look: aLook({ recent: orders(110, 18, 'merchant'), baseline: careless }),
      says: 'usual',
    },
    {
      name: 'unknown: 6 of 40 in a file, more than usual but perhaps the buyers',
      look: aLook({ recent: orders(40, 6, 'unknown'), baseline: middle }),
      says: 'usual',
    },
  ],
);

describe('who cancelled', () => {
  it('takes a cancellation once when the API says later who it was', () => {
    const known = orders(5, 5, 'unknown');
    const corrected = known.flatMap((change) =>
      change.kind === 'order-cancelled'
        ? [
            {
              ...change,
              key: `${change.key}|by`,
              corrects: 'unknown' as const,
              order: { ...change.order, cancellation: { by: 'buyer' as const, reason: null } },
            },
          ]
        : [],
    );
    expect(signalsOf(sellerCancellationSpike, aLook({ recent: known })).length).toBe(0);
    expect(sellerCancellationSpike.detect(aLook({ recent: [...known, ...corrected] }))).toMatchObject({
      reason: { key: 'few', params: { count: { count: 0 }, others: { count: 5 } } },
    });
  });
});
