// buyer-data-asked against reports that somebody copies buyers with, and those of the seller's own tools.
import { expect } from '@jest/globals';
import { buyerDataAsked } from '../../src/detectors/buyer-data-asked.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { compareForeignReport } from '../../src/domain/shop/compare.ts';
import type { ForeignReportType } from '../../src/domain/shop/foreign-report.ts';
import { advance, type Baseline } from '../../src/domain/statistics/baseline.ts';
import { everyDay } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon } from '../support/factories.ts';

const shipping = 'GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING';
const asked = (at: Instant, type: ForeignReportType = shipping): Change =>
  compareForeignReport({ reportId: `${type} ${at}`, type, askedAt: at }, at + minuteMs);

const quietShop = everyDay(noon, 60, {});
/** Whose shipping tool asks each day at noon. */
const withTool = after(quietShop, noon - 2 * dayMs);
function after(baseline: Baseline, last: Instant): Baseline {
  const past = Array.from({ length: 55 }, (_, i) => asked(last - i * dayMs));
  return advance(baseline, past, noon);
}

testDetector(
  buyerDataAsked,
  [
    {
      name: 'a report of addresses in a shop where nobody asked for any',
      look: aLook({ recent: [asked(noon - hourMs)], baseline: quietShop }),
      severity: 'low',
      says: 'type',
      check: ([signal]) => {
        expect(signal?.score).toBeCloseTo(2.06, 1);
        expect(signal?.summary.params).toMatchObject({
          reports: { count: 1 },
          types: { count: 1 },
          days: { count: 56 },
        });
      },
    },
    {
      name: 'three types within minutes weigh more than one',
      look: aLook({
        recent: [
          asked(noon - hourMs),
          asked(noon - 59 * minuteMs, 'GET_FLAT_FILE_ORDER_REPORT_DATA_TAX'),
          asked(noon - 58 * minuteMs, 'SC_VAT_TAX_REPORT'),
        ],
        baseline: quietShop,
      }),
      severity: 'low',
      says: 'type',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(2.5);
        expect(signal?.evidence).toHaveLength(3);
      },
    },
    {
      name: 'another type beside those of the seller’s tool',
      look: aLook({ recent: [asked(noon - hourMs), asked(noon - hourMs, 'SC_VAT_TAX_REPORT')], baseline: withTool }),
      severity: 'low',
      says: 'type',
      check: ([signal]) => expect(signal?.summary.params).toMatchObject({ reports: { count: 1 }, types: { count: 1 } }),
    },
    {
      name: 'the type of the seller’s tool, at night',
      look: aLook({ recent: [asked(noon - 9 * hourMs)], baseline: withTool }),
      severity: 'low',
      says: 'hour',
      check: ([signal]) => expect(signal?.score).toBeLessThan(2),
    },
  ],
  [
    { name: 'nobody asked', look: aLook({ baseline: quietShop }), says: 'none' },
    { name: 'the seller’s tool asks', look: aLook({ recent: [asked(noon)], baseline: withTool }), says: 'usual' },
    {
      name: 'the seller’s tool asks two hours later, as after a change of the clocks',
      look: aLook({ recent: [asked(noon - 2 * hourMs)], baseline: withTool }),
      says: 'usual',
    },
    {
      name: 'known: a shop of thirteen days',
      look: aLook({ recent: [asked(noon)], baseline: everyDay(noon, 14, {}) }),
      says: 'unknown',
    },
    {
      name: 'asked once before, at another time: people do that by hand',
      look: aLook({
        recent: [asked(noon)],
        baseline: advance(quietShop, [asked(noon - 10 * dayMs - 9 * hourMs)], noon),
      }),
      says: 'usual',
    },
  ],
);
