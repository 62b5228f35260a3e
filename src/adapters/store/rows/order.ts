// An order as a row.
import type { Channel } from '../../../domain/shop/listing.ts';
import type { CancelledBy, Order, OrderItem, OrderStatus } from '../../../domain/shop/order.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { OrderFact } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

export type OrderRow = Omit<OrderFact, 'accountId'>;

export const orderColumns = columnsOf<OrderFact>('order_fact', [
  'orderId',
  'marketplaceId',
  'purchasedAt',
  'lastUpdatedAt',
  'status',
  'channel',
  'cancelledBy',
  'cancelReason',
  'hasTracking',
  'cancelRequested',
  'items',
]);

export function toOrder(row: OrderRow): Order {
  const { cancelledBy, cancelReason } = row;
  return {
    orderId: row.orderId,
    marketplaceId: row.marketplaceId,
    purchasedAt: row.purchasedAt.getTime(),
    lastUpdatedAt: row.lastUpdatedAt.getTime(),
    status: row.status as OrderStatus,
    channel: row.channel as Channel | null,
    cancellation: cancelledBy === null ? null : { by: cancelledBy as CancelledBy, reason: cancelReason },
    hasTracking: row.hasTracking,
    ...(row.cancelRequested && { isCancelRequested: true }),
    items: row.items as unknown as readonly OrderItem[],
  };
}

/** An order whose texts can all be stored, without what its row has no place for. */
export function storableOrder(order: Order): Order {
  const { cancellation } = order;
  return {
    ...order,
    cancellation:
      cancellation === null
        ? null
        : { by: cancellation.by, reason: cancellation.reason === null ? null : storableText(cancellation.reason) },
    items: order.items.map(({ sku, asin, quantity, unitPrice }) => ({
      sku: storableText(sku),
      asin: asin === null ? null : storableText(asin),
      quantity,
      unitPrice: unitPrice === null ? null : { minor: unitPrice.minor, currency: unitPrice.currency },
    })),
  };
}
