// shipped-without-tracking against false shipments that must be seen and letter post that must not.
import { expect } from '@jest/globals';
import { shippedWithoutTracking } from '../../src/detectors/shipped-without-tracking.ts';
import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Order } from '../../src/domain/shop/order.ts';
import { everyDay } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aLook, noon, shipped } from '../support/factories.ts';

const parcels = (n: number, hasTracking: boolean | null, prefix = 'O', facts: Partial<Order> = {}): Change[] =>
  Array.from({ length: n }, (_, i) =>
    shipped(noon - i * minuteMs, hasTracking, { orderId: `${prefix}-${i}`, ...facts }),
  );
const parcelShop = everyDay(noon, 90, { ordersPlaced: 12, selfShipped: 10 });
const letterShop = everyDay(noon, 90, { ordersPlaced: 12, selfShipped: 10, untracked: 8 });

testDetector(
  shippedWithoutTracking,
  [
    {
      name: '45 of the night’s orders, on a shop that always tracks',
      look: aLook({ recent: parcels(45, false), baseline: parcelShop }),
      severity: 'low',
      says: 'untracked',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(6);
        expect(signal?.evidenceTotal).toBe(45);
      },
    },
    {
      name: '20 among 25 tracked parcels of the same days',
      look: aLook({ recent: [...parcels(20, false), ...parcels(25, true, 'T')], baseline: parcelShop }),
      severity: 'low',
      says: 'untracked',
    },
    {
      name: '12 with numbers that can’t be real, 9 without',
      look: aLook({
        recent: [...parcels(12, true, 'M', { parcels: [{ isPossible: false, mark: 'm' }] }), ...parcels(9, false)],
        baseline: parcelShop,
      }),
      severity: 'low',
      says: 'untraceable',
      check: ([signal]) =>
        expect(signal?.summary.params).toMatchObject({
          none: { count: 9 },
          impossible: { count: 12 },
          shared: { count: 0 },
        }),
    },
    {
      name: 'one number for 20 orders',
      look: aLook({
        recent: parcels(20, true, 'S', { parcels: [{ isPossible: true, mark: 'same' }] }),
        baseline: parcelShop,
      }),
      severity: 'low',
      says: 'untraceable',
      check: ([signal]) => expect(signal?.summary.params.shared).toMatchObject({ count: 20 }),
    },
  ],
  [
    {
      name: 'shared: buyers whose two or three orders went in one parcel',
      look: aLook({
        recent: [0, 1, 2, 3, 4].flatMap((buyer) =>
          parcels(3, true, `B${buyer}`, { parcels: [{ isPossible: true, mark: `p${buyer}` }] }),
        ),
        baseline: parcelShop,
      }),
      says: 'few',
    },
    {
      name: 'impossible: a slip of the finger in one of two numbers',
      look: aLook({
        recent: parcels(20, true, 'T').map((change, i) => ({
          ...change,
          order: {
            ...(change as ReturnType<typeof shipped>).order,
            parcels: [
              { isPossible: false, mark: `a${i}` },
              { isPossible: true, mark: `b${i}` },
            ],
          },
        })) as Change[],
        baseline: parcelShop,
      }),
      says: 'few',
    },
    { name: 'nothing shipped', look: aLook({ baseline: parcelShop }), says: 'few' },
    { name: 'least: 4 letters', look: aLook({ recent: parcels(4, false), baseline: parcelShop }), says: 'few' },
    { name: 'tracked: 80 parcels', look: aLook({ recent: parcels(80, true), baseline: parcelShop }), says: 'few' },
    {
      name: 'not known: 80 of a flat file',
      look: aLook({ recent: parcels(80, null), baseline: parcelShop }),
      says: 'few',
    },
    {
      name: 'who ships: 80 from Amazon’s warehouses',
      look: aLook({ recent: parcels(80, false, 'F', { channel: 'amazon' }), baseline: parcelShop }),
      says: 'few',
    },
    {
      name: 'own habit: letter post is the rule',
      look: aLook({ recent: [...parcels(28, false), ...parcels(5, true, 'T')], baseline: letterShop }),
      says: 'usual',
    },
    {
      name: 'unknown: the first day of a shop that sends letters',
      look: aLook({ recent: parcels(5, false), baseline: everyDay(noon, 2, {}) }),
      says: 'usual',
    },
    {
      name: 'share: 6 letters among 120 parcels of three days',
      look: aLook({
        recent: [
          ...parcels(6, false),
          ...parcels(120, true, 'T').map((c) => ({ ...c, occurredAt: c.occurredAt - dayMs })),
        ],
        baseline: parcelShop,
      }),
      says: 'usual',
    },
  ],
);
