// The mails about orders: coming with each, rare from the beginning, and gone while the orders go on.
import { orderMailsStop } from '../../src/detectors/order-mails-stop.ts';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import { seeOrders } from '../../src/domain/shop/reduce.ts';
import type { DayCounts } from '../../src/domain/statistics/baseline.ts';
import { pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, anOrder, noon } from '../support/factories.ts';

type Day = Partial<DayCounts>;
const days = (length: number, ordersPlaced: number, orderMails: number): Day[] =>
  Array.from({ length }, () => ({ ordersPlaced, ...(orderMails > 0 && { orderMails }) }));
/** Orders that the API showed on each of the last days, the newest first. */
const placed = (perDay: readonly number[], channel: 'merchant' | 'amazon') =>
  perDay.flatMap((orders, i) =>
    Array.from({ length: orders }, (_, n) =>
      placedAt(noon - (i + 1) * dayMs, `250-000000${i}-000000${n}`, channel),
    ).flat(),
  );
function placedAt(at: Instant, orderId: string, channel: 'merchant' | 'amazon') {
  const order = anOrder({ orderId, purchasedAt: at, lastUpdatedAt: at, channel });
  return seeOrders(new Map(), [order], at).changes;
}
const look = (past: Day[], perDay: readonly number[] = [], channel: 'merchant' | 'amazon' = 'merchant') =>
  aLook({ now: noon, baseline: pastDays(noon, past), recent: placed(perDay, channel) });

testDetector(
  orderMailsStop,
  [
    {
      name: 'six orders in two days without a mail, where each had one',
      look: look([...days(30, 3, 3), ...days(2, 3, 0)], [3, 3]),
      severity: 'medium',
      says: 'missing',
    },
    {
      name: 'the same where a mail was lost now and then',
      look: look([...days(30, 3, 3), { ordersPlaced: 3, orderMails: 1 }, ...days(2, 4, 0)], [4, 4]),
      severity: 'medium',
      says: 'missing',
    },
  ],
  [
    { name: 'each order has its mail', look: look(days(32, 3, 3), [3, 3]), says: 'coming' },
    { name: 'two days without an order', look: look([...days(30, 3, 3), ...days(2, 0, 0)]), says: 'coming' },
    { name: 'two orders without a mail', look: look([...days(30, 3, 3), ...days(1, 2, 0)], [2]), says: 'coming' },
    { name: 'a shop whose mails never came', look: look([...days(30, 3, 0), ...days(2, 3, 0)], [3, 3]), says: 'few' },
    {
      name: 'a shop of which half of the mails come',
      look: look([...days(30, 4, 2), ...days(2, 4, 0)], [4, 4]),
      says: 'few',
    },
    {
      name: 'mails that were turned off weeks ago',
      look: look([...days(40, 3, 3), ...days(15, 3, 0)], [3, 3]),
      says: 'coming',
    },
    {
      name: 'orders that Amazon ships, of which it writes no mail',
      look: look([...days(30, 3, 3), ...days(2, 3, 0)], [3, 3], 'amazon'),
      says: 'coming',
    },
    { name: 'nothing known', look: aLook({ now: noon }), says: 'few' },
  ],
);
