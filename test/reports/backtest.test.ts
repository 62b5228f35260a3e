// Replaying files: what is known when, what an incident says, and files as bad as they come.
import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../src/adapters/amazon/export/index.ts';
import { dayMs, hourMs, type Instant, minuteMs, toIso } from '../../src/domain/clock.ts';
import { auditFolder } from '../../src/reports/audit-folder.ts';
import { type Backtest, type BacktestOptions, backtest } from '../../src/reports/backtest.ts';
import { type Shelf, type SmallExport, type SmallOrder, stampOf, writeSmallExport } from '../support/small-export.ts';

const t0 = Date.UTC(2026, 2, 1);
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function replayed(files: SmallExport, options: BacktestOptions = {}): Promise<Backtest> {
  const folder = await writeSmallExport(files);
  folders.push(folder);
  return backtest(await readExportFolder(folder), options);
}

const own: Shelf[] = Array.from({ length: 20 }, (_, i) => ({ sku: `A-${i}`, openedAt: t0 - (100 + 5 * i) * dayMs }));
const bait = (at: Instant, count = 60): Shelf[] =>
  Array.from({ length: count }, (_, i) => ({
    sku: `Z-${i}`,
    openedAt: at + i * minuteMs,
    price: 2_000,
    asin: `M${String(i).padStart(9, '0')}`,
  }));
const baitOffers = (seenAt: string) =>
  ['asin,price,currency,seenAt', ...bait(t0).map(({ asin }) => `${asin},30000,JPY,${seenAt}`)].join('\n');
const orders: SmallOrder[] = Array.from({ length: 60 }, (_, i) => ({
  orderId: `250-1-${i}`,
  at: t0 + i * 12 * hourMs,
}));
const daily = (days: number, shelf: (at: Instant) => readonly Shelf[]): Record<string, readonly Shelf[]> =>
  Object.fromEntries(
    Array.from({ length: days }, (_, i) => t0 + i * dayMs).map((at) => [`${stampOf(at)}.txt`, shelf(at)]),
  );
const attackAt = t0 + 20 * dayMs + 3 * hourMs;
const attacked = daily(30, (at) => (at > attackAt ? [...own, ...bait(attackAt)] : own));

describe('a burst in daily files', () => {
  it('is dated by its open dates and known when a file shows it', async () => {
    const { incidents, summary } = await replayed({
      listings: attacked,
      orders,
      files: { 'offers.csv': baitOffers('') },
    });
    const [incident] = incidents;
    expect(incidents).toHaveLength(1);
    expect(incident).toMatchObject({
      kind: 'incident',
      beganAt: toIso(attackAt),
      visibleAt: toIso(t0 + 21 * dayMs),
      alertedAt: toIso(t0 + 21 * dayMs),
    });
    expect(incident?.alerts[0]).toEqual({
      at: incident?.alertedAt,
      severity: incident?.alerts[0]?.severity,
      reason: 'first',
    });
    expect(new Set(incident?.signals.map(({ family }) => family))).toEqual(
      new Set([...['listing', 'price'], ...(incident?.signals ?? []).map(({ family }) => family)]),
    );
    expect(summary).toMatchObject({ kind: 'summary', listings: 80, orders: 60, incidents: 1, leftOut: [] });
    expect(summary.notes).toEqual([expect.stringContaining('look ahead')]);
  });

  it('is not compared with a price that was only seen later', async () => {
    const families = async (seenAt: Instant) => {
      const { incidents } = await replayed({
        listings: attacked,
        orders,
        files: { 'offers.csv': baitOffers(toIso(seenAt)) },
      });
      return incidents.flatMap(({ signals }) => signals.filter(({ family }) => family === 'price'));
    };
    expect(await families(t0 + 28 * dayMs)).toEqual([]);
    expect((await families(t0 + 21 * dayMs)).map(({ observedAt }) => observedAt)).toEqual([toIso(t0 + 21 * dayMs)]);
    expect(await families(t0 - 15 * dayMs)).toEqual([]);
  });

  it('is found after a gap of days, at the first file that shows it', async () => {
    const files = Object.fromEntries(Object.entries(attacked).filter((_, i) => i <= 19 || i >= 26));
    const { incidents } = await replayed({ listings: files, orders, files: { 'offers.csv': baitOffers('') } });
    expect(incidents[0]).toMatchObject({ beganAt: toIso(attackAt), visibleAt: toIso(t0 + 26 * dayMs) });
    expect(incidents[0]?.alertedAt).toBe(toIso(t0 + 26 * dayMs));
  });

  it('of a first file is rebuilt from its open dates', async () => {
    const at = t0 + 30 * dayMs;
    const listings = { [`${stampOf(at)}.txt`]: [...own, ...bait(at - 2 * dayMs)] };
    const { incidents } = await replayed({ listings, orders, files: { 'offers.csv': baitOffers('') } });
    expect(Date.parse(incidents[0]?.alertedAt ?? '')).toBeLessThan(at - 2 * dayMs + 2 * hourMs);
  });

  it('is in the audit of the same folder as well', async () => {
    const folder = await writeSmallExport({ listings: attacked, orders, files: { 'offers.csv': baitOffers('') } });
    folders.push(folder);
    const report = await auditFolder(await readExportFolder(folder), () => 'one');
    const { incidents } = await backtest(await readExportFolder(folder));
    expect(report.incidents.map(({ severity, score }) => [severity, Math.round(score)])).toEqual(
      incidents.map(({ severity, score }) => [severity, Math.round(score)]),
    );
  });
});

describe('planned changes', () => {
  const plan = (kind: string) =>
    `kind,from,to,note\n${kind},${toIso(attackAt - hourMs)},${toIso(attackAt + dayMs)},new catalogue\n`;

  it('are quiet, and stay in the report', async () => {
    const { incidents } = await replayed({ listings: attacked, orders, files: { 'planned.csv': plan('launch') } });
    expect(incidents.flatMap(({ alerts }) => alerts)).toEqual([]);
    expect(incidents.flatMap(({ signals }) => signals).map(({ detector }) => detector)).toContain('listing-burst');
  });

  it('do not cover a different signal in the same days', async () => {
    const files = { 'planned.csv': plan('launch'), 'offers.csv': baitOffers('') };
    const { incidents } = await replayed({ listings: attacked, orders, files });
    expect(incidents[0]?.alerts[0]?.reason).toBe('first');
  });
});

describe('files as bad as they come', () => {
  it('are named with their lines and left out; the rest counts', async () => {
    const { summary } = await replayed({
      listings: daily(3, () => own),
      orders,
      files: {
        'listings/yesterday.txt': 'no time in my name',
        'profile/20260301T000000Z.json': '{ "account": ',
        'offers.csv': 'asin,price,currency\nB0,12,JPY\nB1,cheap,JPY\n',
      },
    });
    expect(summary.leftOut.map(({ file, line }) => `${file}:${line}`).sort()).toEqual([
      'listings/yesterday.txt:null',
      'offers.csv:3',
      'profile/20260301T000000Z.json:null',
    ]);
    expect(summary).toMatchObject({ listings: 20, orders: 60 });
  });

  it.each<[string, SmallExport]>([
    [
      'two files of one time',
      { listings: { ...daily(3, () => own), [`${stampOf(t0)}.partial.txt`]: own.slice(0, 3) } },
    ],
    ['a truncated report', { listings: daily(6, (at) => (at === t0 + 3 * dayMs ? own.slice(0, 1) : own)), orders }],
    [
      'a gap of weeks',
      { listings: Object.fromEntries(Object.entries(daily(60, () => own)).filter((_, i) => i % 29 === 0)) },
    ],
    [
      'a SKU that changes its ASIN',
      { listings: daily(4, (at) => [{ ...(own[0] as Shelf), asin: `B00000000${(at - t0) / dayMs}` }]) },
    ],
    [
      'an order in many rows',
      { orders: [...orders, ...orders, { ...(orders[0] as SmallOrder), status: 'Cancelled', updatedAt: t0 + dayMs }] },
    ],
    ['currencies mixed', { orders: orders.map((order, i) => ({ ...order, currency: i % 2 ? 'USD' : 'JPY' })) }],
    ['a clock that jumps back', { orders: orders.map((order) => ({ ...order, updatedAt: order.at - dayMs })) }],
    ['no open dates', { listings: daily(4, () => own.map((one) => ({ ...one, openedAt: null }))) }],
    ['an empty year', { listings: { [`${stampOf(t0)}.txt`]: own, [`${stampOf(t0 + 365 * dayMs)}.txt`]: own } }],
  ])('%s: no crash, no alarm', async (_, files) => {
    const { incidents, summary } = await replayed(files);
    expect(summary.verdicts.crashed).toBe(0);
    expect(incidents.flatMap(({ alerts }) => alerts)).toEqual([]);
  });

  it('are an error when nothing can be read', async () => {
    await expect(replayed({})).rejects.toThrow('nothing that could be read');
  });

  it('of a shop not seen for long make detectors skip, not be quiet', async () => {
    const { summary } = await replayed({
      listings: { [`${stampOf(t0)}.txt`]: own, [`${stampOf(t0 + 30 * dayMs)}.txt`]: own },
    });
    expect(Object.keys(summary.skippedReasons).join()).toContain('listings: not seen for days');
  });
});

describe('a part of the time', () => {
  it('is judged alone, what lies before only teaches', async () => {
    const options = { from: t0 + 22 * dayMs, to: t0 + 25 * dayMs };
    const { incidents, summary } = await replayed(
      { listings: attacked, orders },
      { ...options, to: t0 + 20 * dayMs, from: t0 },
    );
    expect(incidents).toEqual([]);
    expect(summary.to).toBe(toIso(t0 + 20 * dayMs));
    expect((await replayed({ listings: attacked, orders }, options)).summary.days).toBe(3);
  });
});
