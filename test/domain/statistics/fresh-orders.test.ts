// Orders of new goods over many days: a trickle is found, and a launch, a sale and a return are none.
import { describe, expect, it } from '@jest/globals';
import { localDay } from '../../../src/domain/clock.ts';
import type { DayCounts } from '../../../src/domain/statistics/baseline.ts';
import { type Beliefs, trickleOf } from '../../../src/domain/statistics/fresh-orders.ts';
import { noGoods } from '../../../src/domain/statistics/goods.ts';
import { pastDays } from '../../support/days.ts';
import { noon } from '../../support/factories.ts';

const today = localDay(noon, 'Asia/Tokyo');
const beliefs: Beliefs = {
  habitDays: 120,
  counts: { events: 1, days: 2, size: 0.5 },
  young: { shares: { hits: 2, tries: 20, spread: 0.15 }, leastSpread: 0.1 },
  unseen: { shares: { hits: 2, tries: 20, spread: 0.15 }, leastSpread: 0.1 },
  just: { shares: { hits: 2, tries: 20, spread: 0.08 }, leastSpread: 0.04 },
  knownTries: 10,
};

/** What is found after 150 days of `usual` and then these. */
function found(usual: Partial<DayCounts>, ...lately: readonly Partial<DayCounts>[]) {
  const days = pastDays(noon, [...Array(150).fill(usual), ...lately]);
  const since = today - 150 - lately.length;
  return trickleOf({ ...days, goods: { ...noGoods, since, countedSince: since } }, today, 21, beliefs);
}
const scoreOf = (...days: Parameters<typeof found>) => found(...days)?.score ?? 0;
const ten = Array.from({ length: 10 });

describe('a trickle of orders of what has just come', () => {
  it('is found within days, dated from its first one, and weighs more the longer it goes on', () => {
    const day = { ordersPlaced: 8, justOrders: 2 };
    const afterDays = (n: number) => scoreOf({ ordersPlaced: 6 }, ...ten.slice(0, n).map(() => day));
    expect(afterDays(2)).toBe(0);
    expect(afterDays(5)).toBeGreaterThan(3.5);
    expect(afterDays(10)).toBeGreaterThan(afterDays(5));
    const { since, orders, usual } = found({ ordersPlaced: 6 }, ...ten.map(() => day)) ?? {};
    expect({ since, orders, usual }).toEqual({ since: today - 10, orders: 20, usual: 0 });
  });

  it.each([
    ['one day of a launch', [{ ordersPlaced: 40, justOrders: 30 }]],
    [
      'two days of one',
      [
        { ordersPlaced: 40, justOrders: 30 },
        { ordersPlaced: 20, justOrders: 8 },
      ],
    ],
  ])('is not %s', (_, days) => {
    expect(scoreOf({ ordersPlaced: 10 }, ...days)).toBeLessThan(3.5);
  });

  it('is not what a shop that lists daily always had, however much more of everything a sale sells', () => {
    const usual = { ordersPlaced: 20, justOrders: 2 };
    expect(scoreOf(usual, ...ten.map(() => ({ ordersPlaced: 100, justOrders: 10 })))).toBeLessThan(2);
  });

  it('is not a shop that was away and sells again, new goods among the old ones', () => {
    expect(scoreOf({}, ...ten.map(() => ({ ordersPlaced: 5, justOrders: 1 })))).toBeLessThan(2);
  });

  it('is not a shop whose every order is for another thing', () => {
    const once = (n: number) => ({ ordersPlaced: n, unseenOrders: n, justOrders: n });
    expect(found(once(7), ...ten.map(() => once(60)))).toBeNull();
  });

  it('is dated by the day, also where days between were found foreign', () => {
    const days = pastDays(noon, [
      ...Array(150).fill({ ordersPlaced: 6 }),
      ...Array(10).fill({ ordersPlaced: 8, justOrders: 2 }),
    ]);
    const goods = { ...noGoods, since: today - 160, countedSince: today - 160 };
    const suspectDays = [today - 6, today - 5];
    expect(trickleOf({ ...days, goods, suspectDays }, today, 21, beliefs)).toMatchObject({
      since: today - 10,
      orders: 16,
    });
  });

  it('is not asked while too little is known of what the shop had', () => {
    const days = pastDays(noon, Array(40).fill({ ordersPlaced: 2, justOrders: 2 }));
    expect(trickleOf({ ...days, goods: { ...noGoods, since: today - 40 } }, today, 21, beliefs)).toBeNull();
  });
});
