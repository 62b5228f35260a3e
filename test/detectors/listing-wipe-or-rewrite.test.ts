// listing-wipe-or-rewrite against deletions and rewritings that must be seen, and tidying up that must not.
import { describe, expect, it } from '@jest/globals';
import { listingWipeOrRewrite } from '../../src/detectors/listing-wipe-or-rewrite.ts';
import { runDetectors } from '../../src/detectors/run.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aCoverage, added, aLook, changed, noon, removed } from '../support/factories.ts';

const gone = (n: number): Change[] =>
  Array.from({ length: n }, (_, i) => removed(noon - i * minuteMs, { sku: `S-${i}` }));
const turned = (n: number, was: Partial<Listing>, is: Partial<Listing>): Change[] =>
  Array.from({ length: n }, (_, i) => changed(noon - i * minuteMs, was, is, { sku: `S-${i}` }));
const steady = everyDay(noon, 120, { ordersPlaced: 20, repriced: 10 });
/** Goes through a hundred listings every Sunday. */
const tidy = pastDays(
  noon,
  Array.from({ length: 119 }, (_, i) => (i % 7 === 3 ? { removed: 100, rewritten: 60 } : { ordersPlaced: 5 })),
);

testDetector(
  listingWipeOrRewrite,
  [
    {
      name: '300 of its listings gone in one walk',
      look: aLook({ recent: gone(300), baseline: steady }),
      severity: 'low',
      says: 'wiped',
      check: ([signal]) => {
        expect(signal?.evidenceTotal).toBe(300);
        expect(signal?.score).toBeGreaterThan(6);
      },
    },
    {
      name: 'pageOther, alike: 40 titles overwritten with something else',
      look: aLook({ recent: turned(40, { title: 'A kettle' }, { title: 'A console' }), baseline: steady }),
      severity: 'high',
      says: 'rewritten',
      check: ([signal]) => {
        expect(signal?.evidence[0]?.subject).toMatchObject({ title: 'A kettle' });
        expect(signal?.evidence[0]?.after).toEqual({ kind: 'text', text: 'A console' });
      },
    },
    {
      name: '40 titles worded anew: seen, not told alone',
      look: aLook({
        recent: turned(40, { title: 'Kettle, electric, 0.8 l' }, { title: 'Electric kettle 0.8 l (quick)' }),
        baseline: steady,
      }),
      severity: 'low',
      says: 'rewritten',
    },
    {
      name: '15 overwritten with something else: too few to be told alone',
      look: aLook({ recent: turned(15, { title: 'A kettle' }, { title: 'A console' }), baseline: steady }),
      severity: 'low',
      says: 'rewritten',
    },
    {
      name: '30 SKUs led to another product',
      look: aLook({ recent: turned(30, { asin: 'B000000001' }, { asin: 'B000000002' }), baseline: steady }),
      severity: 'low',
      says: 'rewritten',
    },
  ],
  [
    {
      name: 'renamed: 46 of its products under other SKUs',
      look: aLook({
        recent: Array.from({ length: 46 }, (_, i) => [
          removed(noon - i * minuteMs, { sku: `OLD-${i}`, asin: `B-${i}` }),
          added(noon - i * minuteMs, { sku: `NEW-${i}`, asin: `B-${i}` }),
        ]).flat(),
        baseline: steady,
      }),
      says: 'few',
    },
    { name: 'nothing touched', look: aLook({ baseline: steady }), says: 'few' },
    { name: 'least: 9 gone', look: aLook({ recent: gone(9), baseline: steady }), says: 'few' },
    {
      name: 'content: 400 prices moved',
      look: aLook({ recent: turned(400, { handlingDays: 2 }, { handlingDays: 3 }), baseline: steady }),
      says: 'few',
    },
    {
      name: 'vacation: 400 inactive are still there',
      look: aLook({ recent: turned(400, { status: 'active' }, { status: 'inactive' }), baseline: steady }),
      says: 'few',
    },
    {
      name: 'shown for the first time: 400 titles and products that a source had not told',
      look: aLook({
        recent: turned(400, { title: '', asin: null }, { title: 'A kettle', asin: 'B000000001' }),
        baseline: steady,
      }),
      says: 'few',
    },
    { name: 'own habit: its weekly tidying up', look: aLook({ recent: gone(110), baseline: tidy }), says: 'usual' },
  ],
);

describe('a report that was cut off', () => {
  it('is not judged quiet; what walks to their end showed before it stands', () => {
    const coverage = aCoverage({ listings: 'partial' });
    expect(runDetectors([listingWipeOrRewrite], aLook({ recent: [], coverage }))).toMatchObject([
      { outcome: 'skipped', parts: ['listings'] },
    ]);
    expect(runDetectors([listingWipeOrRewrite], aLook({ recent: gone(300), coverage }))).toMatchObject([
      { outcome: 'fired' },
    ]);
  });
});
