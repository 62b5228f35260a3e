// One row of an all-orders report: one item of an order. Columns about the buyer have no name here, so they are
// never cut out of the line.
import type { Instant } from '../../../domain/clock.ts';
import { findMarketplace } from '../../../domain/marketplace.ts';
import { type Money, parseMoney } from '../../../domain/money.ts';
import type { Channel } from '../../../domain/shop/listing.ts';
import type { OrderItem, OrderStatus } from '../../../domain/shop/order.ts';
import { newDateReader } from './dates.ts';
import { cleanText, skuLimit } from './field-text.ts';
import { type ColumnNames, type Columns, newHeaderReader } from './header.ts';
import type { RowTally } from './report-end.ts';
import { ReportError } from './report-error.ts';
import type { Row } from './table.ts';

const names = {
  orderId: ['amazon-order-id', 'order-id'],
  purchasedAt: ['purchase-date'],
  updatedAt: ['last-updated-date'],
  status: ['order-status'],
  channel: ['fulfillment-channel', 'fulfilment-channel'],
  salesChannel: ['sales-channel'],
  sku: ['sku', 'seller-sku'],
  asin: ['asin'],
  itemStatus: ['item-status'],
  itemCount: ['number-of-items'],
  quantity: ['quantity', 'quantity-purchased'],
  currency: ['currency'],
  price: ['item-price'],
} as const satisfies ColumnNames<string>;

export type OrderColumn = keyof typeof names;

export const orderHeader = newHeaderReader<OrderColumn>(names);

/** @throws ReportError when it isn't an all-orders report */
export function orderColumnsOf(header: readonly string[]): Columns<OrderColumn> {
  const columns = orderHeader.find(header);
  const missing = (['orderId', 'purchasedAt', 'status'] as const).filter((column) => columns[column] === -1);
  if (missing.length === 0) return columns;
  throw new ReportError(
    `this is not an all-orders report: its first line has no ${missing.map((column) => names[column][0]).join(', ')}`,
  );
}

export interface OrderRow {
  readonly orderId: string;
  readonly purchasedAt: Instant;
  readonly updatedAt: Instant;
  readonly status: OrderStatus;
  readonly channel: Channel | null;
  readonly item: OrderItem;
}

const statuses: ReadonlyMap<string, OrderStatus> = new Map(
  Object.entries({
    pending: 'pending',
    pendingavailability: 'pending',
    unshipped: 'unshipped',
    invoiceunconfirmed: 'unshipped',
    shipping: 'unshipped',
    partiallyshipped: 'partially-shipped',
    shipped: 'shipped',
    complete: 'shipped',
    cancelled: 'cancelled',
    canceled: 'cancelled',
    unfulfillable: 'unfulfillable',
  } as const),
);

/** Reads rows of one marketplace: an OrderRow, `other-channel` for sales elsewhere, null for a row put aside. */
export function newOrderRowReader(
  marketplaceId: string,
  tally: RowTally,
): (row: Row<OrderColumn>) => OrderRow | 'other-channel' | null {
  const marketplace = findMarketplace(marketplaceId);
  const home = marketplace?.domain.toLowerCase() ?? null;
  const readDate = newDateReader(marketplaceId);
  return ({ line, fields }) => {
    const salesChannel = fields.salesChannel.toLowerCase();
    if (home !== null && salesChannel !== '' && salesChannel !== home) return 'other-channel';
    const orderId = cleanText(fields.orderId);
    const purchasedAt = readDate(fields.purchasedAt);
    const status = statusOf(fields.status === '' ? fields.itemStatus : fields.status);
    if (orderId === '' || orderId.length > skuLimit || purchasedAt === null || status === null) {
      const what = purchasedAt === null ? 'purchase date' : status === null ? 'order status' : 'order id';
      tally.reject(line, `the ${what} can’t be read`);
      return null;
    }
    const updatedAt = fields.updatedAt === '' ? purchasedAt : readDate(fields.updatedAt);
    if (updatedAt === null) tally.note(line, 'the last-updated date can’t be read');
    const sku = cleanText(fields.sku).slice(0, skuLimit);
    const quantity = countOf(fields.quantity);
    return {
      orderId,
      purchasedAt,
      updatedAt: updatedAt ?? purchasedAt,
      status,
      channel: channelOf(fields.channel),
      item: {
        sku,
        asin: fields.asin === '' ? null : cleanText(fields.asin).slice(0, 20).toUpperCase(),
        quantity,
        unitPrice: unitPriceOf(
          fields.price,
          fields.currency.toUpperCase() || (marketplace?.currency ?? ''),
          quantity || countOf(fields.itemCount) || 1,
        ),
      },
    };
  };
}

/** `Shipped - Delivered to Buyer` and the like are Shipped. */
function statusOf(text: string): OrderStatus | null {
  const word = text.split(' - ')[0] ?? '';
  return statuses.get(word.toLowerCase().replaceAll(/[^a-z]/g, '')) ?? null;
}

function channelOf(text: string): Channel | null {
  if (/^(amazon|afn)/i.test(text)) return 'amazon';
  return /^(merchant|mfn)/i.test(text) ? 'merchant' : null;
}

function countOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** `item-price` is the line's total. A cancelled line has the quantity 0: then its item count, else one. */
function unitPriceOf(text: string, currency: string, quantity: number): Money | null {
  const total = parseMoney(text, currency);
  return total && total.minor > 0 ? { ...total, minor: Math.round(total.minor / quantity) } : null;
}
