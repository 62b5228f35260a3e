// price-below-market against cheap batches that must be seen and honest prices that must not.
import { describe, expect, it } from '@jest/globals';
import { priceBelowMarket } from '../../src/detectors/price-below-market.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Money } from '../../src/domain/money.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { added, aLook, aMarket, noon, repriced, yen } from '../support/factories.ts';

const market = 10_000;
const asin = (i: number) => `B00000${i}`;

/** New offers at these shares of the others' price, a minute apart. */
function offersAt(ratios: readonly number[]): Change[] {
  return ratios.map((ratio, i) =>
    added(noon - (ratios.length - i) * minuteMs, {
      sku: `S-${i}`,
      asin: asin(i),
      price: yen(Math.round(market * ratio)),
    }),
  );
}
const others = (n: number, price: Money | null = yen(market)) =>
  aMarket(Object.fromEntries(Array.from({ length: n }, (_, i) => [asin(i), price])));
/** Own listings that go from one share of the others' price to another. */
const cuts = (n: number, from: number, to: number): Change[] =>
  Array.from({ length: n }, (_, i) =>
    repriced(noon - (n - i) * minuteMs, yen(market * from), yen(market * to), { sku: `S-${i}`, asin: asin(i) }),
  );
const around = (n: number, middle: number) => Array.from({ length: n }, (_, i) => middle * (0.9 + (0.2 * i) / n));

testDetector(
  priceBelowMarket,
  [
    {
      name: '10 new offers at a twelfth of the market',
      look: aLook({ recent: offersAt(around(10, 0.08)), market: others(10) }),
      severity: 'high',
      says: 'fresh',
      check: ([signal]) => {
        expect(signal?.evidenceTotal).toBe(10);
        expect(signal?.score).toBeGreaterThan(6);
        expect(signal?.evidence[0]?.after).toEqual({ kind: 'money', money: yen(720) });
        expect(signal?.summary.params.ratio).toMatchObject({ kind: 'percent' });
      },
    },
    {
      name: 'pageLow: 15 new offers at two fifths, none of them extreme',
      look: aLook({ recent: offersAt(around(15, 0.42)), market: others(15) }),
      severity: 'high',
      says: 'fresh',
    },
    {
      name: 'pageLow by patience: five a day at two fifths, over two days and a half',
      look: aLook({
        recent: around(12, 0.42).map((ratio, i) =>
          added(noon - (11 - i) * 5 * hourMs, { sku: `S-${i}`, asin: asin(i), price: yen(Math.round(market * ratio)) }),
        ),
        market: others(12),
      }),
      severity: 'high',
      says: 'fresh',
    },
    {
      name: '15 at two fifths among 60 at market price: seen, not told alone',
      look: aLook({ recent: offersAt([...around(60, 1), ...around(15, 0.42)]), market: others(75) }),
      severity: 'low',
      says: 'fresh',
    },
    {
      name: 'the mild variant: 25 new offers 30 to 45 % off',
      look: aLook({ recent: offersAt(around(25, 0.62)), market: others(25) }),
      severity: 'low',
      says: 'mild',
    },
    {
      name: '5 deep ones hidden among 150 honest ones',
      look: aLook({ recent: offersAt([...around(150, 1), ...around(5, 0.15)]), market: others(155) }),
      severity: 'high',
      says: 'fresh',
    },
    {
      name: 'one at 1 yen, the documented refrigerator: seen, but one slip of a key isn’t told at once',
      look: aLook({ recent: offersAt([0.0001]), market: others(1) }),
      severity: 'low',
      says: 'fresh',
    },
    {
      name: '5 own listings slashed to a tenth',
      look: aLook({ recent: cuts(5, 1, 0.1), market: others(5) }),
      severity: 'high',
      says: 'cut',
    },
    {
      name: 'own price history where nobody else offers it',
      look: aLook({ recent: cuts(5, 1, 0.1), market: others(5, null) }),
      severity: 'high',
      says: 'cut',
    },
  ],
  [
    { name: 'nothing new', look: aLook(), says: 'none' },
    {
      name: 'a catalogue launched at market price',
      look: aLook({ recent: offersAt(around(180, 0.98)), market: others(180) }),
      says: 'near',
    },
    {
      name: 'a repricer’s sale: 60 own listings 20 to 30 % off',
      look: aLook({ recent: cuts(60, 1, 0.75), market: others(60) }),
      says: 'near',
    },
    {
      name: 'ownCut: own listings that always were cheap, a little cheaper',
      look: aLook({ recent: cuts(20, 0.3, 0.25), market: others(20) }),
      says: 'near',
    },
    {
      name: 'deepRatio: a clearance of 40 own listings at half price',
      look: aLook({ recent: cuts(40, 1, 0.5), market: others(40) }),
      says: 'near',
    },
    {
      name: 'least: two new offers at half price',
      look: aLook({ recent: offersAt([0.5, 0.5, 1, 1]), market: others(4) }),
      says: 'near',
    },
    {
      name: 'currency: euros are not held against yen',
      look: aLook({ recent: offersAt(around(10, 0.08)), market: others(10, { minor: market, currency: 'EUR' }) }),
      says: 'incomparable',
    },
    {
      name: 'no prices: blank and 0 are not cheap',
      look: aLook({
        recent: [
          added(noon, { sku: 'A', asin: asin(0), price: null }),
          added(noon, { sku: 'B', asin: asin(1), price: yen(0) }),
        ],
        market: others(2),
      }),
      says: 'none',
    },
    {
      name: 'nobody else offers it, and it has no past',
      look: aLook({ recent: offersAt(around(10, 0.08)), market: others(10, null) }),
      says: 'incomparable',
    },
    {
      name: 'used: second-hand books at a tenth of the new price',
      look: aLook({
        recent: Array.from({ length: 30 }, (_, i) =>
          added(noon - i * minuteMs, { sku: `S-${i}`, asin: asin(i), price: yen(900), condition: 'used' }),
        ),
        market: others(30),
      }),
      says: 'none',
    },
    {
      name: 'a price raised',
      look: aLook({ recent: cuts(20, 0.1, 0.2), market: others(20) }),
      says: 'none',
    },
  ],
);

describe('over repeated looks', () => {
  it('keeps its name while others’ prices come in, and as the batch grows', () => {
    const all = offersAt(around(40, 0.1));
    const names = [10, 20, 40, 40].map((known) => {
      const look = aLook({ now: noon + hourMs, recent: all, market: others(known) });
      return signalsOf(priceBelowMarket, look).map(({ fingerprint }) => fingerprint);
    });
    expect(new Set(names.flat()).size).toBe(1);
  });

  it('says less of an offer that was put right only by time, not by a corrected price', () => {
    const slip = offersAt([0.05, 0.05, 0.05, 0.05]);
    const fixed = slip.map((_, i) => repriced(noon, yen(500), yen(market), { sku: `S-${i}`, asin: asin(i) }));
    expect(signalsOf(priceBelowMarket, aLook({ recent: [...slip, ...fixed], market: others(4) }))).toHaveLength(1);
  });
});
