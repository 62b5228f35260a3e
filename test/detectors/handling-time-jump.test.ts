// handling-time-jump against long promises that must be seen and honest ones that must not.
import { expect } from '@jest/globals';
import { handlingTimeJump } from '../../src/detectors/handling-time-jump.ts';
import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import { everyDay } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { added, aLook, changed, noon } from '../support/factories.ts';

const fresh = (n: number, handlingDays: number | null, prefix = 'N'): Change[] =>
  Array.from({ length: n }, (_, i) => added(noon - i * minuteMs, { sku: `${prefix}-${i}`, handlingDays }));
const own = (n: number, was: Partial<Listing>, is: Partial<Listing>): Change[] =>
  Array.from({ length: n }, (_, i) => changed(noon - i * minuteMs, was, is, { sku: `S-${i}` }));
const prompt = everyDay(noon, 120, { ordersPlaced: 5, added: 1, promised: 1 });
const toOrder = everyDay(noon, 120, { ordersPlaced: 5, added: 2, promised: 2, promisedLong: 1 });

const toOrderIn12 = everyDay(noon, 120, { ordersPlaced: 5, added: 2, promised: 2, promisedLong: 2, promisedMost: 12 });

testDetector(
  handlingTimeJump,
  [
    {
      name: '23 of 20 days, where goods made to order took 12 at the most',
      look: aLook({ recent: fresh(23, 20), baseline: toOrderIn12 }),
      severity: 'low',
      says: 'beyond',
      check: ([signal]) => expect(signal?.summary.params).toMatchObject({ days: { count: 20 }, most: { count: 12 } }),
    },
    {
      name: '23 new listings with 18 days, where two were the rule',
      look: aLook({ recent: fresh(23, 18), baseline: prompt }),
      severity: 'low',
      says: 'jump',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(4);
        expect(signal?.evidence[0]?.after).toEqual({ kind: 'duration', ms: 18 * dayMs });
      },
    },
    {
      name: '40 own listings from 2 days to 20',
      look: aLook({ recent: own(40, { handlingDays: 2 }, { handlingDays: 20 }), baseline: prompt }),
      severity: 'low',
      says: 'jump',
      check: ([signal]) => expect(signal?.evidence[0]?.before).toEqual({ kind: 'duration', ms: 2 * dayMs }),
    },
    {
      name: '30 flipped from FBA, which promised nothing itself',
      look: aLook({
        recent: own(30, { channel: 'amazon', handlingDays: null }, { channel: 'merchant', handlingDays: 20 }),
        baseline: prompt,
      }),
      severity: 'low',
      says: 'jump',
    },
  ],
  [
    {
      name: 'own maximum: 23 of 12 days, where 12 have been promised before',
      look: aLook({ recent: fresh(23, 12), baseline: toOrderIn12 }),
      says: 'usual',
    },
    {
      name: 'known: longer than ever, on a shop of which ten promises are known',
      look: aLook({
        recent: fresh(12, 20),
        baseline: everyDay(noon, 5, { promised: 2, promisedLong: 2, promisedMost: 12 }),
      }),
      says: 'usual',
    },
    { name: 'nothing promised', look: aLook({ baseline: prompt }), says: 'few' },
    { name: 'least: 4 imported goods', look: aLook({ recent: fresh(4, 21), baseline: prompt }), says: 'few' },
    { name: 'long: a launch of 180 at 5 days', look: aLook({ recent: fresh(180, 5), baseline: prompt }), says: 'few' },
    {
      name: 'shown for the first time: 40 whose time the report had not told',
      look: aLook({ recent: own(40, { handlingDays: null }, { handlingDays: 14 }), baseline: prompt }),
      says: 'few',
    },
    {
      name: 'own habit: 20 made to order where half is',
      look: aLook({ recent: [...fresh(20, 21), ...fresh(15, 2, 'M')], baseline: toOrder }),
      says: 'usual',
    },
    {
      name: 'share: 6 imported ones among 170 prompt ones',
      look: aLook({ recent: [...fresh(6, 21), ...fresh(170, 2, 'M')], baseline: prompt }),
      says: 'usual',
    },
    {
      name: 'unknown: a new shop’s first 6',
      look: aLook({ recent: fresh(6, 14), baseline: everyDay(noon, 3, {}) }),
      says: 'usual',
    },
  ],
);
