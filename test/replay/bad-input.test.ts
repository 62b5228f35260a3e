// An attack in a folder as bad as they come is still found, and one detector's crash silences no other.
import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../src/adapters/amazon/export/index.ts';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import { type Detector, quiet } from '../../src/domain/watch/detector.ts';
import { createReplay } from '../../src/replay/replay.ts';
import { backtest } from '../../src/reports/backtest.ts';
import { aCoverage, added, aMarket, anAccount, placed, yen } from '../support/factories.ts';
import { type Shelf, type SmallExport, type SmallOrder, stampOf, writeSmallExport } from '../support/small-export.ts';

const t0 = Date.UTC(2026, 2, 1);
const days = 26;
const attackAt = t0 + 20 * dayMs + 3 * hourMs;
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function replayed(files: SmallExport) {
  const folder = await writeSmallExport(files);
  folders.push(folder);
  return backtest(await readExportFolder(folder));
}

const own: Shelf[] = Array.from({ length: 60 }, (_, i) => ({ sku: `A-${i}`, openedAt: t0 - (100 + 5 * i) * dayMs }));
const bait: Shelf[] = Array.from({ length: 40 }, (_, i) => ({
  sku: `Z-${i}`,
  openedAt: attackAt + i * minuteMs,
  price: 2_000,
  asin: `M${String(i).padStart(9, '0')}`,
}));
const shelfAt = (at: Instant) => (at > attackAt ? [...own, ...bait] : own);
const offers = ['asin,price,currency', ...bait.map(({ asin }) => `${asin},30000,JPY`)].join('\n');
const orders: SmallOrder[] = Array.from({ length: 50 }, (_, i) => ({
  orderId: `250-1-${i}`,
  at: t0 + i * 12 * hourMs,
}));
const times = Array.from({ length: days }, (_, i) => t0 + i * dayMs);
const filesOf = (of: readonly Instant[], shelf = shelfAt) =>
  Object.fromEntries(of.map((at) => [`${stampOf(at)}.txt`, shelf(at)]));
const daily = filesOf(times);
const seenAt = t0 + 21 * dayMs;

describe('an attack among', () => {
  it.each<[string, SmallExport, Instant]>([
    ['nothing bad', { listings: daily, orders }, seenAt],
    [
      'two files of one time, one of them cut short',
      { listings: { ...daily, [`${stampOf(t0 + 10 * dayMs)}.partial.txt`]: own.slice(0, 3) }, orders },
      seenAt,
    ],
    [
      'a truncated report the day before',
      {
        listings: filesOf(times, (at) => (at === seenAt - dayMs ? own.slice(0, 2) : shelfAt(at))),
        orders,
      },
      seenAt,
    ],
    [
      'a gap of two weeks before it',
      { listings: filesOf(times.filter((at) => at < t0 + 7 * dayMs || at >= seenAt)), orders },
      seenAt,
    ],
    [
      'files whose names sort otherwise than their times',
      {
        listings: {
          ...filesOf(times.filter((_, i) => i % 2 === 0)),
          ...Object.fromEntries(times.filter((_, i) => i % 2 === 1).map((at) => [`${stampOf(at)}.tsv`, shelfAt(at)])),
        },
        orders: [...orders].reverse(),
      },
      seenAt,
    ],
    [
      'SKUs that change their ASIN every day',
      {
        listings: filesOf(times, (at) => [
          ...shelfAt(at).slice(5),
          ...own
            .slice(0, 5)
            .map((one, i) => ({ ...one, asin: `C${i}0000000${String((at - t0) / dayMs).padStart(2, '0')}` })),
        ]),
        orders,
      },
      seenAt,
    ],
    [
      'every order three times, and currencies mixed',
      {
        listings: daily,
        orders: [...orders, ...orders, ...orders].map((order, i) => ({ ...order, currency: i % 2 ? 'USD' : 'JPY' })),
      },
      seenAt,
    ],
    [
      'order times that jump back',
      { listings: daily, orders: orders.map((order) => ({ ...order, updatedAt: order.at - 2 * dayMs })) },
      seenAt,
    ],
    [
      'an empty year before',
      {
        listings: { [`${stampOf(t0 - 365 * dayMs)}.txt`]: own.map((one) => ({ ...one, openedAt: null })), ...daily },
        orders,
      },
      seenAt,
    ],
  ])('%s is told when a file shows it', async (_, files, at) => {
    const { incidents, summary } = await replayed({ ...files, files: { 'offers.csv': offers } });
    expect(summary.verdicts.crashed).toBe(0);
    expect(summary.orders).toBe(50);
    const [first] = incidents.filter(({ alertedAt }) => alertedAt !== null);
    expect(Date.parse(first?.alertedAt ?? '')).toBe(at);
    const told = new Set(first?.signals.map(({ detector }) => detector));
    expect(told).toContain('listing-burst');
    expect(told).toContain('price-below-market');
    expect(told).not.toContain('listing-wipe-or-rewrite');
  });
});

describe('a report that breaks off', () => {
  it('is doubted with its numbers, and a shop that really shrank is believed after some days', async () => {
    const shrank = filesOf(times.slice(0, 12), (at) => (at < t0 + 6 * dayMs ? own : own.slice(0, 10)));
    const { incidents, summary } = await replayed({ listings: shrank, orders });
    const signals = incidents.flatMap((incident) => incident.signals);
    expect(signals.find(({ detector }) => detector === 'monitor-blind')?.summary).toMatch(/10 rows .* 60/);
    expect(signals.filter(({ detector }) => detector === 'listing-wipe-or-rewrite')).toHaveLength(1);
    expect(summary.listings).toBe(10);
    expect(incidents.flatMap(({ alerts }) => alerts)).toEqual([]);
  });
});

describe('feedback and account health', () => {
  it('count once however often they are told, and bad lines are named without being quoted', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `2026/03/20\t1\tworst\t\t250-1-${i}\tbuyer@example.com`);
    const feedback = ['Date\tRating\tComments\tYour Response\tOrder ID\tRater Email', ...rows].join('\n');
    const { incidents, summary } = await replayed({
      listings: filesOf(times, () => own),
      orders,
      files: {
        'feedback/a.txt': feedback,
        'feedback/b.txt': `${feedback}\nyesterday\t1\tcall 090\t\t250-1-1\tx`,
        'performance/20260310T000000Z.json': '{ "accountStatuses": [] }',
      },
    });
    expect(summary.leftOut).toEqual([
      { file: 'feedback/b.txt', line: 14, reason: 'the date can’t be read' },
      { file: 'performance/20260310T000000Z.json', line: null, reason: expect.stringContaining('performanceMetrics') },
    ]);
    const [wave] = incidents.flatMap(({ signals }) => signals).filter(({ detector }) => detector === 'complaint-wave');
    expect(wave?.summary).toContain('12');
    expect(incidents.flatMap(({ alerts }) => alerts)).toEqual([]);
  });
});

describe('a detector that crashes', () => {
  const broken: Detector = {
    ...(detectors[0] as Detector),
    id: 'broken',
    needs: [],
    detect: ({ recent }) => {
      if (recent.length > 0) throw new Error('out of order');
      return quiet('same');
    },
  };
  const found = (list: readonly Detector[]) => {
    const replay = createReplay({
      account: anAccount(),
      detectors: list,
      newId: () => 'one',
      marketAt: () => aMarket(Object.fromEntries(bait.map(({ asin }) => [asin, yen(30_000)]))),
      stepMs: 15 * minuteMs,
      from: t0,
      parts: new Set(['listings', 'new-listings', 'orders', 'offers']),
    });
    const whole = aCoverage({}, Number.POSITIVE_INFINITY);
    for (const part of ['listings', 'new-listings', 'orders', 'offers'] as const)
      replay.take({ at: t0, seen: { part, coverage: whole[part] } });
    for (const { orderId, at } of orders) replay.take({ at, changes: [placed(at, { orderId })] });
    for (const { sku, asin = null } of bait)
      replay.take({ at: t0 + 26 * dayMs, changes: [added(t0 + 26 * dayMs, { sku, asin, price: yen(2_000) })] });
    return replay.end(t0 + 27 * dayMs);
  };

  it('is counted as crashed with its reason, and the others find what they find', () => {
    const [without, withIt] = [found(detectors), found([broken, ...detectors])];
    expect(withIt.incidents).toEqual(without.incidents);
    expect(without.incidents[0]?.alerts.length).toBeGreaterThan(0);
    expect(without.outcomes.crashed).toBe(0);
    expect(withIt.outcomes.crashed).toBeGreaterThan(0);
    expect(withIt.verdicts[0]).toEqual({ detector: 'broken', outcome: 'crashed', reason: 'out of order' });
  });
});
