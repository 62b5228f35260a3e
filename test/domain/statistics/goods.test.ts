// Goods: what is new to a shop, counted and remembered, and how small that stays.
import { describe, expect, it } from '@jest/globals';
import { dayMs, localDay } from '../../../src/domain/clock.ts';
import type { Change } from '../../../src/domain/shop/change.ts';
import { advance, type Baseline, newBaseline, suspect } from '../../../src/domain/statistics/baseline.ts';
import { freshDays, type Goods, newnessOf, noGoods } from '../../../src/domain/statistics/goods.ts';
import { added, anOrder, noon, placed, removed } from '../../support/factories.ts';

const tokyo = 'Asia/Tokyo';
const today = localDay(noon, tokyo);
const sale = (sku: string, daysAgo: number, asin: string | null = null, n = 0) =>
  placed(noon - daysAgo * dayMs, {
    orderId: `${sku}-${daysAgo}-${n}`,
    items: [{ sku, asin, quantity: 1, unitPrice: null }],
  });
const listing = (sku: string, daysAgo: number, asin: string | null = null) =>
  added(noon - daysAgo * dayMs, { sku, asin });
const taken = (changes: readonly Change[], before: Baseline = newBaseline(tokyo), now = noon) =>
  advance(before, changes, now);
const goodsOf = ({ goods = noGoods }: Baseline): Goods => goods;
const newness = (baseline: Baseline, sku: string, asin: string | null = null, day = today) =>
  newnessOf(anOrder({ items: [{ sku, asin, quantity: 1, unitPrice: null }] }), day, goodsOf(baseline));
const isNew = (...args: Parameters<typeof newness>) => newness(...args)?.how ?? null;

describe('what is new to a shop', () => {
  it('is what was listed within a fortnight, and what was neither listed nor sold before', () => {
    const baseline = taken([listing('A', 40), listing('B', 5), sale('A', 1), sale('B', 1), sale('C', 1)]);
    expect(['A', 'B', 'C'].map((sku) => isNew(baseline, sku))).toEqual([null, 'young', 'unseen']);
    expect(baseline.days[today - 1]).toMatchObject({ ordersPlaced: 3, youngOrders: 1, unseenOrders: 1 });
  });

  it('has just come on the day on which it is first seen, and on the next', () => {
    const baseline = taken([
      listing('A', 1),
      listing('B', 2),
      sale('A', 0),
      sale('B', 0),
      sale('C', 0),
      sale('A', 0, null, 1),
    ]);
    expect(['A', 'B', 'C'].map((sku) => newness(baseline, sku)?.isJust)).toEqual([true, false, true]);
    expect(baseline.days[today]).toMatchObject({ ordersPlaced: 4, youngOrders: 3, unseenOrders: 1, justOrders: 3 });
  });

  it('is judged as of the day of the order, when the past is taken in at once', () => {
    const { days } = taken([sale('A', 60), sale('A', 50), sale('A', 40), sale('A', 1)]);
    expect([60, 50, 40, 1].map((ago) => days[today - ago]?.unseenOrders ?? 0)).toEqual([1, 1, 0, 0]);
  });

  it('is also what only a mail told of long ago, and nobody bought: of what Amazon ships no order is mailed', () => {
    const told = (sku: string, daysAgo: number, asin: string | null = null): Change => ({
      ...added(noon - daysAgo * dayMs, { sku, asin }),
      isByMailAlone: true,
    });
    const lists = [told('A', 40), told('B', 40), told('C', 5), told('D', 40, 'B00D'), listing('D', 39, 'B00D')];
    const baseline = taken([...lists, sale('A', 30), sale('Z', 60)]);
    const orders = [sale('A', 0), sale('B', 0), sale('C', 0), sale('D', 0, 'B00D')];
    for (const batch of [orders, [...orders].reverse()]) {
      const later = taken(batch, JSON.parse(JSON.stringify(baseline)) as Baseline);
      expect(['A', 'B', 'C', 'D'].map((sku) => isNew(later, sku))).toEqual([null, 'unseen', 'young', null]);
    }
    expect(taken([sale('Z', 60), sale('A', 30), ...[...lists].reverse()])).toEqual(baseline);
  });

  it('is not a known product under another SKU, also where its listing is seen later', () => {
    const before = taken([listing('A', 60, 'B00A'), sale('A', 20, 'B00A')]);
    expect(isNew(taken([sale('A-2', 0, 'B00A')], before), 'A-2', 'B00A')).toBeNull();
    expect(isNew(taken([listing('A-2', 0, 'B00A'), sale('A-2', 0)], before), 'A-2')).toBeNull();
    expect(isNew(taken([listing('A-2', 0, 'B00Z'), sale('A-2', 0)], before), 'A-2')).toBe('young');
  });

  it('is not a listing that takes the place of another with its title, where no ASIN is shown', () => {
    const titled = (sku: string) => added(noon, { sku, asin: null, title: 'A blue kettle' });
    const before = taken([listing('A', 60), sale('N', 0)]);
    expect(isNew(before, 'N')).toBe('unseen');
    const gone = removed(noon, { sku: 'A', asin: null, title: 'A blue kettle' });
    expect(isNew(taken([titled('N'), gone], before), 'N')).toBeNull();
    expect(isNew(taken([titled('N')], before), 'N')).toBe('young');
  });

  it('is not what Amazon’s warehouses send, nor what comes back', () => {
    const [order] = [
      placed(noon, { channel: 'amazon', items: [{ sku: 'F', asin: null, quantity: 1, unitPrice: null }] }),
    ];
    const baseline = taken([listing('F', 1), order]);
    expect(newnessOf(order.order, today, goodsOf(baseline))).toBeNull();
    expect(goodsOf(taken([added(noon, { sku: 'R', asin: null }, true)])).lately).toEqual({});
  });
});

describe('what is remembered', () => {
  it('comes to the same whatever the order of a batch, and survives being written down', () => {
    const changes = [listing('A', 40), listing('B', 5), sale('A', 1), sale('B', 1), sale('C', 30), sale('C', 1)];
    const baseline = taken(changes);
    expect(taken([...changes].reverse())).toEqual(baseline);
    const read = JSON.parse(JSON.stringify(baseline));
    expect(read).toEqual(baseline);
    expect(taken([sale('C', 0)], read)).toEqual(taken([sale('C', 0)], baseline));
  });

  it('is the same object while nothing new was listed or sold', () => {
    const before = taken([listing('A', 40), sale('A', 20), sale('A', 1)]);
    expect(taken([sale('A', 0)], before).goods).toBe(before.goods);
  });

  it('forgets what came on foreign days, so that it is new again when the stranger is back', () => {
    const later = noon + (freshDays + 1) * dayMs;
    const stranger = taken([listing('M', 0), sale('M', 0)]);
    const again = (before: Baseline) =>
      newness(
        taken([placed(later, sale('M', 0).order)], taken([], before, later), later),
        'M',
        null,
        today + freshDays + 1,
      );
    expect(again(stranger)).toBeNull();
    // Nor has it just come: goods of the shop itself that came on such a day must not raise the same alarm for ever.
    expect(again(suspect(stranger, noon, noon))).toEqual({ how: 'unseen', isJust: false, sku: 'M' });
  });

  it('says from when on it counted what had just come, which an earlier version did not', () => {
    expect(goodsOf(taken([sale('A', 60), listing('B', 90)])).countedSince).toBe(today - 60);
    const { countedSince: _, ...earlier } = goodsOf(taken([sale('A', 60)]));
    const upgraded = taken([sale('B', 0)], { ...taken([sale('A', 60)]), goods: earlier });
    expect(goodsOf(upgraded)).toMatchObject({ since: today - 60, countedSince: today });
  });

  it('stays small however much is listed and sold', () => {
    const flood = Array.from({ length: 20_000 }, (_, i) => listing(`F${i}`, 0));
    expect(JSON.stringify(taken(flood).goods).length).toBeLessThan(200_000);
    const shelf = Array.from({ length: 30_000 }, (_, i) => listing(`S${i}`, 180 - i / 200, `B${i}`));
    const baseline = taken(shelf);
    expect(JSON.stringify(baseline.goods).length).toBeLessThan(250_000);
    expect(['S0', 'S29999'].map((sku) => isNew(taken([sale(sku, 0)], baseline), sku))).toEqual(['unseen', null]);
  });
});
