// dormant-account-wakes against wake-ups that must be seen and pauses that must not.
import { describe, expect, it } from '@jest/globals';
import { dormantAccountWakes } from '../../src/detectors/dormant-account-wakes.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { advance, newBaseline, suspect } from '../../src/domain/statistics/baseline.ts';
import { everyDay, pastDays } from '../support/days.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { aChange, added, aLook, changed, noon, placed, yen } from '../support/factories.ts';

const asleep = everyDay(noon, 150, {});
const silentFor = (days: number) =>
  pastDays(noon, [...Array(120).fill({ ordersPlaced: 2, added: 1 }), ...Array(days).fill({})]);

/** One order, of SKU OLD or of another, on a shop that sold OLD half a year ago and nothing since. */
const sold = (sku: string) => {
  const of = (name: string) => ({ items: [{ sku: name, asin: null, quantity: 1, unitPrice: yen(900) }] });
  const long = advance(asleep, [placed(noon - 170 * dayMs, { orderId: 'first', ...of('OLD') })], noon - hourMs);
  const recent = [placed(noon - hourMs, { orderId: 'now', ...of(sku) })];
  return aLook({ recent, baseline: advance(long, recent, noon) });
};

testDetector(
  dormantAccountWakes,
  [
    {
      name: 'one new listing after five months',
      look: aLook({ recent: [added(noon - hourMs)], baseline: asleep }),
      severity: 'low',
      says: 'wakes',
      check: ([signal]) => {
        expect(signal?.score).toBe(2);
        expect(signal?.summary.params.days).toEqual({ kind: 'count', count: 150 });
      },
    },
    {
      name: 'a price of its own after 95 days of silence, on a shop that had been busy: weighs more',
      look: aLook({
        recent: [changed(noon - hourMs, { price: yen(900) }, { price: yen(90) })],
        baseline: silentFor(95),
      }),
      severity: 'low',
      says: 'wakes',
      check: ([signal]) => expect(signal?.score).toBe(3),
    },
    {
      name: 'a new contact before anything is listed',
      look: aLook({
        recent: [aChange(noon - hourMs, { field: 'primary-contact' })],
        baseline: asleep,
      }),
      severity: 'low',
      says: 'wakes',
    },
    {
      name: 'an order for what the shop never had, before any file shows that it was listed',
      look: sold('NEW'),
      severity: 'low',
      says: 'sells',
      check: ([signal]) => {
        expect(signal).toMatchObject({ score: 2, role: 'awakening' });
        expect(signal?.evidence[0]?.subject).toMatchObject({ kind: 'order' });
      },
    },
  ],
  [
    { name: 'an order for what it always had is a buyer’s doing', look: sold('OLD'), says: 'still' },
    { name: 'nothing written', look: aLook({ baseline: asleep }), says: 'still' },
    {
      name: 'an order alone is a buyer’s doing',
      look: aLook({ recent: [placed(noon - hourMs)], baseline: asleep }),
      says: 'still',
    },
    {
      name: 'a status alone is Amazon’s or an empty shelf’s doing',
      look: aLook({
        recent: [changed(noon - hourMs, { status: 'active' }, { status: 'inactive' })],
        baseline: asleep,
      }),
      says: 'still',
    },
    {
      name: 'silentDays: back after 80 days',
      look: aLook({ recent: [added(noon - hourMs)], baseline: silentFor(80) }),
      says: 'awake',
    },
    {
      name: 'orders: nothing was written for long, yet the shop sold every week',
      look: aLook({
        recent: [added(noon - hourMs)],
        baseline: pastDays(
          noon,
          Array.from({ length: 150 }, (_, i) => ({ ordersPlaced: i % 7 === 0 ? 1 : 0 })),
        ),
      }),
      says: 'awake',
    },
    {
      name: 'known: an account watched for a month may have been busy before',
      look: aLook({ recent: [added(noon - hourMs)], baseline: everyDay(noon, 30, {}) }),
      says: 'unknown',
    },
    {
      name: 'known: a new account',
      look: aLook({ recent: [added(noon - hourMs)], baseline: newBaseline('Asia/Tokyo') }),
      says: 'unknown',
    },
  ],
);

describe('the day of waking', () => {
  it('keeps its name while it is written on, and after its first write has left the view', () => {
    const writes = [noon - 3 * hourMs, noon - hourMs, noon - minuteMs].map((at, i) => added(at, { sku: `S-${i}` }));
    const names = [writes.slice(0, 1), writes, writes.slice(1)].flatMap((recent) =>
      signalsOf(dormantAccountWakes, aLook({ recent, baseline: asleep })).map(({ fingerprint }) => fingerprint),
    );
    expect(new Set(names).size).toBe(1);
    expect(names).toHaveLength(3);
  });

  it('is over the next day', () => {
    const baseline = pastDays(noon, [...Array(150).fill({}), { added: 1 }]);
    expect(signalsOf(dormantAccountWakes, aLook({ recent: [added(noon - hourMs)], baseline }))).toEqual([]);
    // Nor is it silence again because an incident has made that day suspect.
    const marked = suspect(baseline, noon - dayMs, noon - dayMs);
    expect(signalsOf(dormantAccountWakes, aLook({ recent: [added(noon - hourMs)], baseline: marked }))).toEqual([]);
    const both = aLook({ recent: [added(noon - dayMs), added(noon - hourMs, { sku: 'S-2' })], baseline });
    expect(signalsOf(dormantAccountWakes, both)).toHaveLength(1);
  });
});
