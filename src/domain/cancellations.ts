// Cancellations told apart and counted: by whom, once an order, and a product that ran out as the one event that it is.
import { type Change, type ChangeOf, isKind } from './change.ts';
import type { CancelledBy, Order } from './order.ts';

export type Cancelled = ChangeOf<'order-cancelled'>;

/** The seller's own; those of unknown origin are held to be. */
export const isSellers = (by: CancelledBy | null | undefined) => !by || by === 'merchant' || by === 'unknown';

/** Each cancelled order once, as the newest source says it; oldest first. */
export function cancellationsOf(changes: readonly Change[]): Cancelled[] {
  const byOrder = new Map<string, Cancelled>();
  for (const change of changes.filter(isKind('order-cancelled'))) {
    const known = byOrder.get(change.order.orderId);
    if (!known || known.order.cancellation?.by === 'unknown') byOrder.set(change.order.orderId, change);
  }
  return [...byOrder.values()].sort((a, b) => a.occurredAt - b.occurredAt || (a.key < b.key ? -1 : 1));
}

/**
 * A product that ran out is one event however many orders it had. Orders of new listings count more, but not each:
 * a new product can sell out as well, whereas an intruder lists many.
 */
export function countedOf(
  cancelled: readonly Cancelled[],
  isFresh: (order: Order) => boolean,
  perFresh: number,
): number {
  const bySku = new Map<string, number>();
  for (const { order } of cancelled) {
    const sku = order.items[0]?.sku ?? order.orderId;
    bySku.set(sku, Math.min((bySku.get(sku) ?? 0) + 1, isFresh(order) ? perFresh : 1));
  }
  return [...bySku.values()].reduce((sum, counted) => sum + counted, 0);
}
