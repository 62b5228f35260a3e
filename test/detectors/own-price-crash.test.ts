// own-price-crash against slashed prices that must be seen, and sales and repricers that must not.
import { expect } from '@jest/globals';
import { ownPriceCrash } from '../../src/detectors/own-price-crash.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon, repriced, yen } from '../support/factories.ts';

/** `n` own prices go to this share of what they were, evenly over the hour before noon. */
const cuts = (n: number, share: number, from = 5_000): Change[] =>
  Array.from({ length: n }, (_, i) =>
    repriced(noon - Math.round(hourMs * (1 - (i + 1) / n)), yen(from), yen(from * share), {
      sku: `S-${i}`,
      asin: `B-${i}`,
    }),
  );
const steady = everyDay(noon, 90, { ordersPlaced: 20, repriced: 40 });
/** Clears forty SKUs out at less than half every other week. */
const clearer = pastDays(
  noon,
  Array.from({ length: 84 }, (_, i) => ({ ordersPlaced: 20, slashed: i % 14 === 2 ? 40 : 0 })),
);

testDetector(
  ownPriceCrash,
  [
    {
      name: '60 at 40 % of what they were, on a shop whose repricer moves 40 a day',
      look: aLook({ recent: cuts(60, 0.4), baseline: steady }),
      severity: 'low',
      says: 'slashed',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(6);
        expect(signal?.summary.params.ratio).toEqual({ kind: 'percent', ratio: 0.4 });
        expect(signal?.evidence[0]?.after).toEqual({ kind: 'money', money: yen(2_000) });
      },
    },
    {
      name: 'in two steps of a third, none of them deep by itself',
      look: aLook({
        recent: Array.from({ length: 20 }, (_, i) => {
          const listing = { sku: `S-${i}` };
          return [
            repriced(noon - 40 * minuteMs, yen(900), yen(600), listing),
            repriced(noon - 5 * minuteMs, yen(600), yen(400), listing),
          ];
        }).flat(),
        baseline: steady,
      }),
      severity: 'low',
      says: 'slashed',
      check: ([signal]) => {
        expect(signal?.evidenceTotal).toBe(20);
        expect(signal?.evidence[0]?.before).toEqual({ kind: 'money', money: yen(900) });
      },
    },
    {
      name: 'eight times its clearances',
      look: aLook({ recent: cuts(320, 0.3), baseline: clearer }),
      severity: 'low',
      says: 'slashed',
    },
  ],
  [
    { name: 'no price changed', look: aLook(), says: 'few' },
    { name: 'least: 7 slashed', look: aLook({ recent: cuts(7, 0.2), baseline: steady }), says: 'few' },
    {
      name: 'depth: Prime Day, 490 at 30 % off',
      look: aLook({ recent: cuts(490, 0.7), baseline: steady }),
      says: 'few',
    },
    {
      name: 'direction: 200 prices doubled after a sale',
      look: aLook({ recent: cuts(200, 2), baseline: steady }),
      says: 'few',
    },
    {
      name: 'distinct SKUs: one price cut on every marketplace and look',
      look: aLook({
        recent: Array.from({ length: 12 }, (_, i) =>
          repriced(noon - i * minuteMs, yen(900), yen(300), { marketplaceId: `A${i}` }),
        ),
        baseline: steady,
      }),
      says: 'few',
    },
    {
      name: 'currency: prices that were yen and are dollars are not comparable',
      look: aLook({
        recent: Array.from({ length: 30 }, (_, i) =>
          repriced(noon - i * minuteMs, yen(9_000), { minor: 600, currency: 'USD' }, { sku: `S-${i}` }),
        ),
        baseline: steady,
      }),
      says: 'few',
    },
    {
      name: 'own habit: the fortnightly clearance',
      look: aLook({ recent: cuts(40, 0.4), baseline: clearer }),
      says: 'usual',
    },
  ],
);
