// fulfilment-flip against flips that must be seen and moves of stock that must not.
import { expect } from '@jest/globals';
import { fulfilmentFlip } from '../../src/detectors/fulfilment-flip.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { added, aLook, changed, noon } from '../support/factories.ts';

/** `n` own listings change hands, evenly over `spanMs` up to noon. */
const flips = (n: number, spanMs = hourMs, back = false): Change[] =>
  Array.from({ length: n }, (_, i) => {
    const [from, to] = back ? (['merchant', 'amazon'] as const) : (['amazon', 'merchant'] as const);
    const at = noon - Math.round(spanMs * (1 - (i + 1) / n));
    return changed(at, { channel: from }, { channel: to }, { sku: `S-${i}`, asin: `B-${i}` });
  });
const steady = everyDay(noon, 120, { ordersPlaced: 20 });
/** Thirty moved in one go, every month. */
const mover = pastDays(
  noon,
  Array.from({ length: 120 }, (_, i) => ({ ordersPlaced: 20, flipped: i % 30 === 3 ? 30 : 0 })),
);

const promising = <C extends Change>(change: C, handlingDays: number): C =>
  change.kind === 'listing-changed' ? { ...change, after: { ...change.after, handlingDays } } : change;

testDetector(
  fulfilmentFlip,
  [
    {
      name: '40 within the hour on a shop that never did',
      look: aLook({ recent: flips(40), baseline: steady }),
      severity: 'low',
      says: 'flipped',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(6);
        expect(signal?.evidenceTotal).toBe(40);
      },
    },
    {
      name: '12 that from now on ship within three weeks',
      look: aLook({ recent: flips(12).map((change) => promising(change, 20)), baseline: steady }),
      severity: 'high',
      says: 'flipped',
    },
    {
      name: '12 that ship tomorrow: moved stock',
      look: aLook({ recent: flips(12).map((change) => promising(change, 1)), baseline: steady }),
      severity: 'low',
      says: 'flipped',
    },
    {
      name: '6 over a working day',
      look: aLook({ recent: flips(6, 8 * hourMs), baseline: steady }),
      severity: 'low',
      says: 'flipped',
    },
    {
      name: 'far more than its monthly move',
      look: aLook({ recent: flips(90), baseline: mover }),
      severity: 'low',
      says: 'flipped',
    },
  ],
  [
    { name: 'nothing flipped', look: aLook(), says: 'few' },
    { name: 'least: 4 of an afternoon', look: aLook({ recent: flips(4), baseline: steady }), says: 'few' },
    {
      name: 'direction: 60 go into Amazon’s warehouses',
      look: aLook({ recent: flips(60, hourMs, true), baseline: steady }),
      says: 'few',
    },
    {
      name: 'new: 60 merchant listings that never were FBA',
      look: aLook({
        recent: Array.from({ length: 60 }, (_, i) => added(noon - i * minuteMs, { sku: `N-${i}` })),
        baseline: steady,
      }),
      says: 'few',
    },
    {
      name: 'distinct SKUs: one product on five marketplaces is one',
      look: aLook({
        recent: ['A1', 'A2', 'A3', 'A4', 'A5'].map((marketplaceId) =>
          changed(noon - minuteMs, { channel: 'amazon' }, { channel: 'merchant' }, { marketplaceId }),
        ),
        baseline: steady,
      }),
      says: 'few',
    },
    {
      name: 'own habit: 6 where 30 are moved every month',
      look: aLook({ recent: flips(6), baseline: mover }),
      says: 'usual',
    },
    {
      name: 'one day: 6 spread over two and a half',
      look: aLook({ recent: flips(6, 2.5 * dayMs), baseline: everyDay(noon, 20, {}) }),
      says: 'usual',
    },
  ],
);
