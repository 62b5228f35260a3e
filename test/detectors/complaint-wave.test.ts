// complaint-wave against waves that must be seen and grumbling that must not.
import { expect } from '@jest/globals';
import { complaintWave } from '../../src/detectors/complaint-wave.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, askedToCancel, noon, rated } from '../support/factories.ts';

const ratings = (n: number, rating = 1, prefix = 'O'): Change[] =>
  Array.from({ length: n }, (_, i) => rated(noon - i * minuteMs, rating, `${prefix}-${i}`));
const wishes = (n: number, prefix = 'O'): Change[] =>
  Array.from({ length: n }, (_, i) => askedToCancel(noon - i * minuteMs, { orderId: `${prefix}-${i}` }));

/** One bad rating a fortnight, an order cancelled on request every other day. */
const usual = pastDays(
  noon,
  Array.from({ length: 90 }, (_, i) => ({
    ordersPlaced: 20,
    negativeFeedback: i % 14 === 0 ? 1 : 0,
    cancelRequests: i % 2,
  })),
);
/** The same shop after a week of sales at five times its orders. */
const afterSale = pastDays(
  noon,
  Array.from({ length: 90 }, (_, i) => ({
    ordersPlaced: i >= 80 ? 120 : 20,
    negativeFeedback: i % 14 === 0 ? 1 : 0,
    cancelRequests: i % 2,
  })),
);

testDetector(
  complaintWave,
  [
    {
      name: '40 bad ratings in a day where one in a fortnight is usual',
      look: aLook({ recent: ratings(40), baseline: usual }),
      severity: 'low',
      says: 'wave',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(6);
        expect(signal?.summary.params).toMatchObject({ bad: { count: 40 }, asked: { count: 0 } });
      },
    },
    {
      name: 'buyers of 12 orders who ask to cancel, then rate: each order once',
      look: aLook({ recent: [...wishes(12), ...ratings(12)], baseline: usual }),
      severity: 'low',
      says: 'wave',
      check: ([signal]) => expect(signal?.evidenceTotal).toBe(12),
    },
    {
      name: 'a wave after a sale that is far beyond its share',
      look: aLook({ recent: ratings(60), baseline: afterSale }),
      severity: 'low',
      says: 'wave',
    },
  ],
  [
    { name: 'nobody complains', look: aLook({ baseline: usual }), says: 'few' },
    { name: 'least: four of them', look: aLook({ recent: ratings(4), baseline: usual }), says: 'few' },
    {
      name: 'rating: thirty neutral and good ones',
      look: aLook({ recent: ratings(30, 3), baseline: usual }),
      says: 'few',
    },
    {
      name: 'busyness: five wishes after a week of sales',
      look: aLook({ recent: wishes(5), baseline: afterSale }),
      says: 'usual',
    },
    {
      name: 'a day: seven in three days, none of which stands out',
      look: aLook({
        recent: [...wishes(3), ...wishes(4, 'P').map((c) => ({ ...c, occurredAt: c.occurredAt - dayMs - hourMs }))],
        baseline: usual,
      }),
      says: 'usual',
    },
    {
      name: 'own habit: a shop that hears eight complaints a day',
      look: aLook({ recent: ratings(12), baseline: everyDay(noon, 60, { ordersPlaced: 90, negativeFeedback: 8 }) }),
      says: 'usual',
    },
    {
      name: 'cold start: the first days of a shop',
      look: aLook({ recent: ratings(12), baseline: everyDay(noon, 3, { ordersPlaced: 3 }) }),
      says: 'unknown',
    },
  ],
);
