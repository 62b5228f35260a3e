// How long a replay of a shop-year takes: 365 daily files of 500 listings, 5,000 orders; and how much memory.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExportFolder } from '../src/app.ts';
import { dayMs, hourMs, toIso } from '../src/domain/clock.ts';
import { backtest } from '../src/reports/backtest.ts';
import { chance } from '../test/support/honest-shops.ts';
import { japaneseHeader, orderHeader, reportOf, rowOf } from '../test/support/report-fixtures.ts';
import { scratchFolder } from './support/scratch-folder.ts';

export interface BacktestBench {
  readonly days: number;
  readonly listings: number;
  readonly orders: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly immediateAlerts: number;
}

const start = Date.UTC(2025, 0, 1);

/** Writes a quiet shop's year and replays it. The target is 10 s on one core. */
export async function run(size = { days: 365, listings: 500, orders: 5_000 }): Promise<BacktestBench> {
  const folder = await scratchFolder();
  try {
    await writeYear(folder.path, size);
    const begun = performance.now();
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    const { summary } = await backtest(await readExportFolder(folder.path));
    clearInterval(watch);
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const { listings, orders, immediateAlerts } = summary;
    return { days: size.days, listings, orders, seconds, peakMegabytes: Math.round(peak / 2 ** 20), immediateAlerts };
  } finally {
    await folder.remove();
  }
}

async function writeYear(path: string, { days, listings, orders }: { days: number; listings: number; orders: number }) {
  for (const sub of ['listings', 'orders', 'profile']) await mkdir(join(path, sub), { recursive: true });
  await writeFile(join(path, 'account.json'), JSON.stringify({ marketplaceId: 'A1VC38T7YXB528' }));
  const random = chance(1);
  const offers = ['asin,price,currency'];
  const opened = Array.from({ length: listings }, (_, i) => start + (i < listings * 0.8 ? -i : i % days) * dayMs);
  const prices = opened.map(() => Math.round(800 + 9_000 * random()));
  for (const [i, price] of prices.entries()) offers.push(`B${String(i).padStart(9, '0')},${price},JPY`);
  await writeFile(join(path, 'offers.csv'), offers.join('\n'));
  for (let day = 0; day < days; day++) {
    const at = start + day * dayMs + 20 * hourMs;
    const rows = opened.flatMap((openedAt, i) => {
      if (openedAt > at) return [];
      if (random() < 0.02) prices[i] = Math.round((prices[i] ?? 0) * (0.97 + 0.06 * random()));
      return [listingRow(i, openedAt, prices[i] ?? 0)];
    });
    const stamp = toIso(at).replaceAll(/[-:]/g, '');
    const report = reportOf([japaneseHeader, ...rows], { charset: 'cp932' });
    await writeFile(join(path, 'listings', `${stamp}.txt`), report);
  }
  const rows = Array.from({ length: orders }, (_, n) => orderRow(n, start + Math.round((n / orders) * days * dayMs)));
  await writeFile(join(path, 'orders', 'year.txt'), reportOf([orderHeader, ...rows]));
}

function listingRow(i: number, openedAt: number, price: number): string {
  return rowOf(japaneseHeader, {
    商品名: `古い文庫本 ${i}`,
    出品ID: `0101X${i}`,
    出品者SKU: `SKU-${i}`,
    価格: `${price}`,
    数量: '3',
    出品日: `${toIso(openedAt + 9 * hourMs)
      .slice(0, 19)
      .replaceAll('-', '/')
      .replace('T', ' ')} JST`,
    商品IDタイプ: '1',
    コンディション: '11',
    商品ID: `B${String(i).padStart(9, '0')}`,
    'フルフィルメント・チャンネル': 'DEFAULT',
    ステータス: 'Active',
  });
}

function orderRow(n: number, at: number): string {
  const isCancelled = n % 40 === 7;
  return rowOf(orderHeader, {
    'amazon-order-id': `250-0000000-${String(n).padStart(7, '0')}`,
    'purchase-date': `${toIso(at).slice(0, 19)}+00:00`,
    'last-updated-date': `${toIso(at + 20 * hourMs).slice(0, 19)}+00:00`,
    'order-status': isCancelled ? 'Cancelled' : 'Shipped',
    'fulfillment-channel': 'Merchant',
    'sales-channel': 'Amazon.co.jp',
    sku: `SKU-${n % 400}`,
    'item-status': isCancelled ? 'Cancelled' : 'Shipped',
    quantity: isCancelled ? '0' : '1',
    currency: 'JPY',
    'item-price': '1200',
  });
}
