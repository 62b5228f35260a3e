// listing-burst against bursts that must be seen and busy days that must not.
import { describe, expect, it } from '@jest/globals';
import { listingBurst } from '../../src/detectors/listing-burst.ts';
import { dayMs, hourMs, type Instant, localDay, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { aCoverage, added, aLook, noon, removed } from '../support/factories.ts';

/** `n` new SKUs, evenly over `spanMs` up to `until`. */
function burst(n: number, spanMs: number, until: Instant = noon, prefix = 'M'): Change[] {
  return Array.from({ length: n }, (_, i) =>
    added(until - Math.round(spanMs * (1 - (i + 1) / n)), { sku: `${prefix}-${i}`, asin: `B0${prefix}${i}` }),
  );
}

const workday = (n: number) => burst(n, 8 * hourMs);
const dormant = everyDay(noon, 120, {});
const busy = everyDay(noon, 90, { added: 3, ordersPlaced: 10 });
/** Nothing for six days, then a batch on the seventh. */
const batches = pastDays(
  noon,
  Array.from({ length: 84 }, (_, i) =>
    i % 7 === 6 ? { added: 20 + (i % 5) * 10, ordersPlaced: 5 } : { ordersPlaced: 5 },
  ),
);

testDetector(
  listingBurst,
  [
    {
      name: '23 in 14 minutes on a dormant account; alone not yet told at once',
      look: aLook({ recent: burst(23, 14 * minuteMs), baseline: dormant }),
      severity: 'low',
      says: 'burst-dormant',
      check: ([signal]) => {
        expect(signal?.score).toBeGreaterThan(6);
        expect(signal?.beganAt).toBeGreaterThanOrEqual(noon - 14 * minuteMs);
        expect(signal?.summary.params.count).toEqual({ kind: 'count', count: 23 });
      },
    },
    {
      name: '60 within an hour on a dormant account',
      look: aLook({ recent: burst(60, hourMs), baseline: dormant }),
      severity: 'high',
      says: 'burst-dormant',
    },
    {
      name: 'a dormant account that the intruder tried out on two days of the week before',
      look: aLook({
        recent: burst(60, hourMs),
        baseline: pastDays(noon, [...Array(110).fill({}), { profileChanges: 1 }, {}, {}, {}, { added: 1 }, {}]),
      }),
      severity: 'high',
      says: 'burst-dormant',
    },
    {
      name: '180 in a working day on a shop that adds 3 a day: seen, never above low by itself',
      look: aLook({ recent: workday(180), baseline: busy }),
      severity: 'low',
      says: 'burst',
    },
    {
      name: '60 on an account of which orders were never seen: silence is not known',
      look: aLook({ recent: burst(60, hourMs), baseline: dormant, coverage: aCoverage({ orders: 'missing' }) }),
      severity: 'low',
      says: 'burst',
    },
    {
      name: 'slowly, 4 an hour through a day, on a shop that adds 3 a day',
      look: aLook({ recent: burst(90, 23 * hourMs), baseline: busy }),
      severity: 'low',
      says: 'burst',
    },
    {
      name: 'more than the cap where days were always wild, and never so many',
      look: aLook({
        recent: burst(150, 6 * hourMs),
        baseline: pastDays(
          noon,
          Array.from({ length: 60 }, (_, i) => ({ added: i % 2 ? 0 : 90 })),
        ),
      }),
      settings: { cap: 120 },
      severity: 'low',
      says: 'burst',
    },
    {
      name: 'a seller who came back ten days ago: those days were not silent, whatever an open incident makes of them',
      look: aLook({
        recent: burst(60, hourMs),
        baseline: {
          ...pastDays(noon, [...Array(110).fill({}), ...Array(10).fill({ added: 5, ordersPlaced: 2 })]),
          suspectDays: Array.from({ length: 10 }, (_, i) => localDay(noon, 'Asia/Tokyo') - 10 + i),
        },
      }),
      severity: 'low',
      says: 'burst',
    },
  ],
  [
    { name: 'nothing new', look: aLook(), says: 'few' },
    {
      name: 'least: 7 new SKUs on a dormant account, a seller who comes back',
      look: aLook({ recent: burst(7, hourMs), baseline: dormant }),
      says: 'few',
    },
    {
      name: 'own habit: 40 on one day where batches of 20 to 60 are the rule',
      look: aLook({ recent: workday(40), baseline: batches }),
      says: 'usual',
    },
    {
      name: 'own habit by the hour: a batch of 30 within minutes where that is how it lists',
      look: aLook({ recent: burst(30, 10 * minuteMs), baseline: batches }),
      says: 'usual',
    },
    {
      name: 'returning: 200 SKUs come back from vacation',
      look: aLook({ recent: workday(200).map((change) => ({ ...change, returning: true }) as Change), baseline: busy }),
      says: 'few',
    },
    {
      name: 'distinct SKUs: 3 products on five marketplaces are 3',
      look: aLook({
        recent: ['A1', 'A2', 'A3', 'A4', 'A5'].flatMap((marketplaceId) =>
          [1, 2, 3].map((i) => added(noon - i * minuteMs, { sku: `S-${i}`, marketplaceId })),
        ),
        baseline: dormant,
      }),
      says: 'few',
    },
    {
      name: 'renamed: 46 of its products under other SKUs',
      look: aLook({
        recent: Array.from({ length: 46 }, (_, i) => [
          removed(noon - i * minuteMs, { sku: `OLD-${i}`, asin: `B-${i}` }),
          added(noon - i * minuteMs, { sku: `NEW-${i}`, asin: `B-${i}` }),
        ]).flat(),
        baseline: busy,
      }),
      says: 'few',
    },
    {
      name: 'told already: a burst of two and a half days ago, before which the view is cut off',
      look: aLook({ recent: burst(40, hourMs, noon - 60 * hourMs), baseline: busy }),
      says: 'usual',
    },
  ],
);

describe('over repeated looks', () => {
  it('keeps its name, and never weighs less, while a burst grows through midnight', () => {
    const all = [...burst(5, 9 * hourMs, noon - hourMs, 'OWN'), ...burst(400, 20 * hourMs, noon + 20 * hourMs)];
    let score = 0;
    const names = new Set<string>();
    for (let now = noon; now <= noon + 26 * hourMs; now += 15 * minuteMs) {
      const recent = all.filter(({ occurredAt }) => occurredAt <= now);
      for (const signal of signalsOf(listingBurst, aLook({ now, recent, baseline: busy }))) {
        names.add(signal.fingerprint);
        expect(signal.score).toBeGreaterThanOrEqual(score);
        score = signal.score;
      }
    }
    expect(names.size).toBe(1);
  });

  it('gives a burst of two days later another name', () => {
    const [first, second] = [burst(40, hourMs, noon - 36 * hourMs, 'A'), burst(40, hourMs, noon, 'B')];
    const signals = signalsOf(listingBurst, aLook({ recent: [...first, ...second], baseline: busy }));
    expect(new Set(signals.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('tells late news of an old burst', () => {
    const late = burst(40, hourMs, noon - 2.5 * dayMs).map((change) => ({ ...change, observedAt: noon - minuteMs }));
    expect(signalsOf(listingBurst, aLook({ recent: late, baseline: busy }))).toHaveLength(1);
  });
});
