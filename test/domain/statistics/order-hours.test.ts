// The hours of a shop's week: learned when days have settled, faded, asked for shares.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, type Instant } from '../../../src/domain/clock.ts';
import { advance, newBaseline, suspect } from '../../../src/domain/statistics/baseline.ts';
import { noOrderHours, shareBefore, sumOf } from '../../../src/domain/statistics/order-hours.ts';
import { trust } from '../../../src/domain/statistics/trust.ts';
import { noon, placed } from '../../support/factories.ts';

/** Ten orders a day between nine and ten in the evening in Tokyo, for so many days up to noon. */
const evenings = (days: number) =>
  Array.from({ length: days }, (_, d) =>
    Array.from({ length: 10 }, (_, i) =>
      placed(noon - (d + 1) * dayMs + 9 * hourMs + i * 60_000, { orderId: `O-${d}-${i}` }),
    ),
  ).flat();
const learned = (days: number, until: Instant = noon + 4 * dayMs) =>
  advance(advance(newBaseline('Asia/Tokyo'), evenings(days), noon), [], until);

describe('the hours of the week', () => {
  it('are learned when a day has settled, which then forgets its own', () => {
    const fresh = advance(newBaseline('Asia/Tokyo'), evenings(1), noon);
    expect(fresh.orderHours).toBeUndefined();
    expect(Object.values(fresh.days)[0]?.ordersByHour).toEqual({ 21: 10 });
    const settled = advance(fresh, [], noon + 4 * dayMs);
    expect(sumOf(settled.orderHours ?? noOrderHours)).toBeCloseTo(10, 0);
    expect(Object.values(settled.days)[0]).not.toHaveProperty('ordersByHour');
    expect(Object.values(settled.days)[0]?.ordersPlaced).toBe(10);
  });

  it('don’t learn a suspect day, until it is trusted again', () => {
    const fresh = advance(newBaseline('Asia/Tokyo'), evenings(1), noon);
    const span = { from: noon - dayMs, to: noon };
    const held = advance(suspect(fresh, span.from, span.to), [], noon + 4 * dayMs);
    expect(sumOf(held.orderHours ?? noOrderHours)).toBe(0);
    const back = advance(trust(held, span, []), [], noon + 5 * dayMs);
    expect(sumOf(back.orderHours ?? noOrderHours)).toBeCloseTo(10, 0);
  });

  it('fade: what is eight weeks old weighs half', () => {
    const { orderHours = noOrderHours } = learned(7);
    const later = advance({ ...learned(7) }, [], noon + 60 * dayMs).orderHours ?? noOrderHours;
    expect(sumOf(later) / sumOf(orderHours)).toBeCloseTo(0.5, 1);
  });

  it('say that the evening brings nearly all, and the morning nearly none', () => {
    const { orderHours = noOrderHours } = learned(56);
    const sum = sumOf(orderHours);
    const evening = shareBefore(orderHours, sum, noon + 10 * hourMs, 3, 'Asia/Tokyo');
    const morning = shareBefore(orderHours, sum, noon, 3, 'Asia/Tokyo');
    expect(evening * 7).toBeGreaterThan(0.5);
    expect(morning * 7).toBeLessThan(0.1);
  });

  it('share the whole week out', () => {
    const { orderHours = noOrderHours } = learned(20);
    expect(shareBefore(orderHours, sumOf(orderHours), noon, 168, 'Asia/Tokyo')).toBeCloseTo(1, 6);
  });
});
