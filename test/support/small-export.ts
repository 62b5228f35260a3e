// Writes small export folders by hand: Alice's shop in Japan as files, each test saying only what it is about.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hourMs, type Instant, toIso } from '../../src/domain/clock.ts';
import { japaneseHeader, orderHeader, reportOf, rowOf } from './report-fixtures.ts';

export interface Shelf {
  readonly sku: string;
  readonly openedAt: Instant | null;
  readonly price?: number;
  readonly asin?: string;
}

export interface SmallOrder {
  readonly orderId: string;
  readonly at: Instant;
  readonly status?: string;
  readonly updatedAt?: Instant;
  readonly currency?: string;
}

export interface SmallExport {
  readonly listings?: Readonly<Record<string, readonly Shelf[]>>;
  readonly orders?: readonly SmallOrder[];
  /** Any other file by its path in the folder. */
  readonly files?: Readonly<Record<string, string>>;
}

/** `20260301T000000Z` of a moment. */
export const stampOf = (at: Instant) => toIso(at).replaceAll(/[-:]/g, '');

/** Writes the folder somewhere of its own; the keys of `listings` are file names without folder. */
export async function writeSmallExport({ listings = {}, orders = [], files = {} }: SmallExport): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-export-'));
  for (const sub of ['listings', 'orders', 'profile']) await mkdir(join(folder, sub), { recursive: true });
  const all: Record<string, string | Buffer> = {
    'account.json': JSON.stringify({ marketplaceId: 'A1VC38T7YXB528', storeName: 'Alice', language: 'en' }),
    ...files,
  };
  for (const [name, shelf] of Object.entries(listings))
    all[`listings/${name}`] = reportOf([japaneseHeader, ...shelf.map(listingRow)], { charset: 'cp932' });
  if (orders.length > 0) all['orders/all.txt'] = reportOf([orderHeader, ...orders.map(orderRow)]);
  for (const [name, body] of Object.entries(all)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), body);
  }
  return folder;
}

function listingRow({ sku, openedAt, price = 1_000, asin }: Shelf): string {
  const local = openedAt === null ? '' : toIso(openedAt + 9 * hourMs);
  return rowOf(japaneseHeader, {
    商品名: `Thing ${sku}`,
    出品ID: `L-${sku}`,
    出品者SKU: sku,
    価格: `${price}`,
    数量: '3',
    出品日: local === '' ? '' : `${local.slice(0, 10).replaceAll('-', '/')} ${local.slice(11, 19)} JST`,
    商品IDタイプ: '1',
    コンディション: '11',
    商品ID: asin ?? `B${sku.replaceAll(/\W/g, '').padStart(9, '0')}`,
    'フルフィルメント・チャンネル': 'DEFAULT',
    ステータス: 'Active',
  });
}

function orderRow({ orderId, at, status = 'Shipped', updatedAt = at, currency = 'JPY' }: SmallOrder): string {
  return rowOf(orderHeader, {
    'amazon-order-id': orderId,
    'purchase-date': toIso(at).replace('Z', '+00:00'),
    'last-updated-date': toIso(updatedAt).replace('Z', '+00:00'),
    'order-status': status,
    'fulfillment-channel': 'Merchant',
    'sales-channel': 'Amazon.co.jp',
    sku: 'A-1',
    'item-status': status,
    quantity: '1',
    currency,
    'item-price': '1200',
  });
}
