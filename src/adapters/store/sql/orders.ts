// Orders, read and written in bulk.
import type { Order } from '../../../domain/shop/order.ts';
import { type OrderRow, orderColumns, storableOrder, toOrder } from '../rows/order.ts';
import { toJson } from '../rows/to-json.ts';
import type { Transaction } from './transaction.ts';

/** Those of these orders that are known, by id. */
export async function readOrders(transaction: Transaction, ids: readonly string[]): Promise<Map<string, Order>> {
  const { rows } = await transaction.query<OrderRow>(
    `SELECT ${orderColumns} FROM order_fact WHERE account_id = $1 AND order_id = ANY($2::text[])`,
    [transaction.accountId, ids],
  );
  return new Map(rows.map((row) => [row.orderId, toOrder(row)]));
}

/** Inserts or replaces; sent ahead. No order may be in the batch twice. */
export async function writeOrders(transaction: Transaction, seen: readonly Order[]): Promise<void> {
  if (seen.length === 0) return;
  const orders = seen.map(storableOrder);
  await transaction.send(
    `INSERT INTO order_fact (account_id, order_id, marketplace_id, purchased_at, last_updated_at, status, channel,
                             cancelled_by, cancel_reason, has_tracking, cancel_requested, items)
     SELECT $1, order_id, marketplace_id, to_timestamp(purchased_at / 1000), to_timestamp(last_updated_at / 1000),
            status, channel, cancelled_by, cancel_reason, has_tracking, cancel_requested, items
       FROM unnest($2::text[], $3::text[], $4::float8[], $5::float8[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::boolean[], $11::boolean[], $12::jsonb[])
         AS seen (order_id, marketplace_id, purchased_at, last_updated_at, status, channel, cancelled_by, cancel_reason,
                  has_tracking, cancel_requested, items)
     ON CONFLICT (account_id, order_id) DO UPDATE
       SET marketplace_id = excluded.marketplace_id, purchased_at = excluded.purchased_at,
           last_updated_at = excluded.last_updated_at, status = excluded.status, channel = excluded.channel,
           cancelled_by = excluded.cancelled_by, cancel_reason = excluded.cancel_reason,
           has_tracking = excluded.has_tracking, cancel_requested = excluded.cancel_requested, items = excluded.items`,
    [
      transaction.accountId,
      orders.map(({ orderId }) => orderId),
      orders.map(({ marketplaceId }) => marketplaceId),
      orders.map(({ purchasedAt }) => purchasedAt),
      orders.map(({ lastUpdatedAt }) => lastUpdatedAt),
      orders.map(({ status }) => status),
      orders.map(({ channel }) => channel),
      orders.map(({ cancellation }) => cancellation?.by ?? null),
      orders.map(({ cancellation }) => cancellation?.reason ?? null),
      orders.map(({ hasTracking }) => hasTracking),
      orders.map(({ isCancelRequested = false }) => isCancelRequested),
      orders.map(({ items }) => toJson(items)),
    ],
  );
}
