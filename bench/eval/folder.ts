// A generated shop as an export folder: what a stranger would make from docs/export-folder.md, at any cadence. Listing files
// are whole reports of the shelf at their moment; orders are one file of searchOrders answers or flat rows.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../../src/domain/change.ts';
import { type Instant, toIso } from '../../src/domain/clock.ts';
import type { Listing } from '../../src/domain/listing.ts';
import type { Order } from '../../src/domain/order.ts';
import { japan } from '../../test/support/factories.ts';
import { englishHeader, orderHeader, reportOf, rowOf } from '../../test/support/report-fixtures.ts';
import type { Shop } from './shop.ts';

export interface FolderSpan {
  readonly from: Instant;
  readonly to: Instant;
  /** How often a listing file is written. */
  readonly everyMs: number;
  /** Flat order rows don't say who cancelled. */
  readonly isFlat?: boolean;
}

const stampOf = (at: Instant) => toIso(at).replaceAll(/[-:]/g, '');

/** Writes the folder; `changes` are the shop's own and those of whoever else is at work. */
export async function writeShop(path: string, shop: Shop, changes: readonly Change[], span: FolderSpan): Promise<void> {
  for (const sub of ['listings', 'orders']) await mkdir(join(path, sub), { recursive: true });
  await writeFile(join(path, 'account.json'), JSON.stringify({ marketplaceId: japan, timeZone: 'Asia/Tokyo' }));
  const sorted = [...changes].sort((a, b) => a.occurredAt - b.occurredAt);
  const shelf = new Map<string, Listing>();
  let next = 0;
  for (let at = span.from; at <= span.to; at += span.everyMs) {
    for (; next < sorted.length && (sorted[next] as Change).occurredAt <= at; next++)
      put(shelf, sorted[next] as Change);
    const rows = [...shelf.values()].map(rowOfListing);
    await writeFile(join(path, 'listings', `${stampOf(at)}.txt`), reportOf([englishHeader, ...rows]));
  }
  const orders = ordersOf(sorted.filter(({ occurredAt }) => occurredAt <= span.to));
  if (span.isFlat) await writeFile(join(path, 'orders', 'all.txt'), reportOf([orderHeader, ...orders.map(rowOfOrder)]));
  else await writeFile(join(path, 'orders', 'all.json'), JSON.stringify([{ orders: orders.map(answerOf) }]));
  if (shop.spec.hasNoMarket) return;
  const offers = [...shop.prices].map(([asin, price]) => `${asin},${price},JPY`);
  await writeFile(join(path, 'offers.csv'), ['asin,price,currency', ...offers].join('\n'));
  const items = [...shop.items].map(([asin, { category, brand, rank }]) => `${asin},${category},${brand},${rank}`);
  await writeFile(join(path, 'catalog.csv'), ['asin,category,brand,rank', ...items].join('\n'));
}

function put(shelf: Map<string, Listing>, change: Change): void {
  if (change.kind === 'listing-added') shelf.set(change.listing.sku, change.listing);
  else if (change.kind === 'listing-removed') shelf.delete(change.listing.sku);
  else if (change.kind === 'listing-changed') {
    const { sku } = change.after;
    const known = shelf.get(sku);
    const fields = Object.fromEntries(change.fields.map((field) => [field, change.after[field]]));
    if (known) shelf.set(sku, { ...known, ...fields });
  }
}

function rowOfListing({ sku, asin, title, price, channel, status, openedAt }: Listing): string {
  return rowOf(englishHeader, {
    'item-name': title,
    'seller-sku': sku,
    asin1: asin ?? '',
    'product-id': asin ?? '',
    price: `${price?.minor ?? ''}`,
    quantity: channel === 'amazon' ? '' : '1',
    'open-date': openedAt === null ? '' : `${toIso(openedAt).slice(0, 19).replace('T', ' ')} UTC`,
    'item-condition': '11',
    'fulfillment-channel': channel === 'amazon' ? 'AMAZON_JP' : 'DEFAULT',
    status: status === 'active' ? 'Active' : 'Inactive',
  });
}

/** Each order as it stands at the end. */
function ordersOf(changes: readonly Change[]): Order[] {
  const orders = new Map<string, Order>();
  for (const change of changes)
    if (change.kind === 'order-placed' || change.kind === 'order-cancelled' || change.kind === 'order-shipped')
      orders.set(change.order.orderId, change.order);
  return [...orders.values()];
}

const moneyOf = ({ items: [item] }: Order) => `${item?.unitPrice?.minor ?? 0}`;

function answerOf(order: Order): object {
  const { orderId, purchasedAt, lastUpdatedAt, status, channel, cancellation, hasTracking, items } = order;
  return {
    orderId,
    createdTime: toIso(purchasedAt),
    lastUpdatedTime: toIso(lastUpdatedAt),
    salesChannel: { channelName: 'AMAZON', marketplaceId: japan },
    fulfillment: {
      fulfillmentStatus: status === 'cancelled' ? 'CANCELLED' : status === 'shipped' ? 'SHIPPED' : 'UNSHIPPED',
      fulfilledBy: channel === 'amazon' ? 'AMAZON' : 'MERCHANT',
    },
    ...(hasTracking !== null && {
      packages: [{ packageReferenceId: '1', ...(hasTracking && { trackingNumber: '123456789012' }) }],
    }),
    orderItems: items.map(({ sku, asin, quantity }, i) => ({
      orderItemId: `${i}`,
      quantityOrdered: quantity,
      product: { asin, sellerSku: sku, price: { unitPrice: { amount: moneyOf(order), currencyCode: 'JPY' } } },
      ...(cancellation && {
        cancellation: {
          ...(cancellation.by === 'buyer'
            ? { cancellationRequest: { requester: 'BUYER', cancelReason: 'NO_LONGER_NEEDED' } }
            : {}),
          cancellationExecution: { cancelledBy: cancellation.by === 'unknown' ? undefined : 'MERCHANT' },
        },
      }),
    })),
  };
}

function rowOfOrder(order: Order): string {
  const { orderId, purchasedAt, lastUpdatedAt, status, channel, items } = order;
  const isCancelled = status === 'cancelled';
  return rowOf(orderHeader, {
    'amazon-order-id': orderId,
    'purchase-date': `${toIso(purchasedAt).slice(0, 19)}+00:00`,
    'last-updated-date': `${toIso(lastUpdatedAt).slice(0, 19)}+00:00`,
    'order-status': isCancelled ? 'Cancelled' : status === 'shipped' ? 'Shipped' : 'Pending',
    'fulfillment-channel': channel === 'amazon' ? 'Amazon' : 'Merchant',
    'sales-channel': 'Amazon.co.jp',
    sku: items[0]?.sku ?? '',
    asin: items[0]?.asin ?? '',
    'item-status': isCancelled ? 'Cancelled' : 'Shipped',
    quantity: isCancelled ? '0' : '1',
    currency: 'JPY',
    'item-price': moneyOf(order),
  });
}
