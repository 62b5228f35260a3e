// Orders that mails tell of: shown by the API as well, or not within a fair time.
import { expect } from '@jest/globals';
import { ordersNotShown } from '../../src/detectors/orders-not-shown.ts';
import { hourMs, type Instant } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { orderShown } from '../../src/domain/shop/compare.ts';
import { seeOrders } from '../../src/domain/shop/reduce.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aCoverage, aLook, anOrder, noon } from '../support/factories.ts';

const ids = ['250-0000000-0000001', '250-0000000-0000002', '250-0000000-0000003'];
function mailed(orderId: string, at: Instant): readonly Change[] {
  const order = anOrder({ orderId, purchasedAt: at, lastUpdatedAt: at, channel: null, isByMail: true });
  return seeOrders(new Map(), [order], at).changes;
}
const all = ids.flatMap((id, i) => mailed(id, noon - (10 + i) * hourMs));
const seen = (asOf: Instant) => ({ ...aCoverage(), orders: { state: 'complete', reason: null, asOf } as const });
const shown = ids.map((id) => orderShown(anOrder({ orderId: id }), noon - hourMs));

testDetector(
  ordersNotShown,
  [
    {
      name: 'three that the API never shows',
      look: aLook({ now: noon, recent: all, coverage: seen(noon) }),
      severity: 'medium',
      says: 'missing',
      check: ([signal]) => expect(signal?.evidence).toHaveLength(3),
    },
    {
      name: 'two of three, by now',
      look: aLook({ now: noon, recent: [...all, ...shown.slice(0, 1)], coverage: seen(noon) }),
      severity: 'medium',
      says: 'missing',
    },
  ],
  [
    {
      name: 'shown as well',
      look: aLook({ now: noon, recent: [...all, ...shown], coverage: seen(noon) }),
      says: 'shown',
    },
    { name: 'one alone', look: aLook({ now: noon, recent: all.slice(0, 1), coverage: seen(noon) }), says: 'shown' },
    {
      name: 'not yet for a fair time',
      look: aLook({ now: noon, recent: all, coverage: seen(noon - 8 * hourMs) }),
      says: 'shown',
    },
    {
      name: 'read only now, of mails that are old',
      look: aLook({
        ...{ now: noon, coverage: seen(noon) },
        recent: all.map((change) => ({ ...change, observedAt: noon - hourMs })),
      }),
      says: 'shown',
    },
    {
      name: 'orders that the API could not be asked for',
      look: aLook({
        ...{ now: noon, recent: all },
        coverage: { ...aCoverage(), orders: { state: 'partial', reason: 'x', asOf: noon } },
      }),
      says: 'unasked',
    },
    {
      name: 'orders that files told of, and not mails',
      look: aLook({
        ...{ now: noon, coverage: seen(noon) },
        recent: ids.flatMap((orderId) => {
          const at = noon - 12 * hourMs;
          return seeOrders(new Map(), [anOrder({ orderId, purchasedAt: at, lastUpdatedAt: at, channel: null })], at)
            .changes;
        }),
      }),
      says: 'shown',
    },
  ],
);
