// GET_FLAT_FILE_ALL_ORDERS_DATA_BY_..._GENERAL, line by line: English headers in every store, one row an item, no word
// on who cancelled, and the buyer's town and postcode in plain sight.
import type { Instant } from '../../domain/clock.ts';
import { buyerOf } from '../shop/buyers.ts';
import { type OrderStory, statusAt } from '../shop/orders.ts';
import { decimal } from '../storefronts.ts';
import { isoWithOffset } from '../time.ts';
import type { World } from '../world.ts';

const header = [
  'amazon-order-id',
  'merchant-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'fulfillment-channel',
  'sales-channel',
  'order-channel',
  'ship-service-level',
  'product-name',
  'sku',
  'asin',
  'item-status',
  'quantity',
  'currency',
  'item-price',
  'item-tax',
  'shipping-price',
  'shipping-tax',
  'gift-wrap-price',
  'gift-wrap-tax',
  'item-promotion-discount',
  'ship-promotion-discount',
  'ship-city',
  'ship-state',
  'ship-postal-code',
  'ship-country',
  'promotion-ids',
  'is-business-order',
  'purchase-order-number',
  'price-designation',
];

const wordings = { PENDING: 'Pending', UNSHIPPED: 'Unshipped', SHIPPED: 'Shipped', CANCELLED: 'Cancelled' };

export type OrderTime = 'purchase' | 'update';

/** Orders of the time range, oldest first. */
export function ordersWithin(world: World, by: OrderTime, from: Instant, to: Instant, now: Instant): OrderStory[] {
  const timeOf = (order: OrderStory) => (by === 'purchase' ? order.purchasedAt : statusAt(order, now).updatedAt);
  return world.orders.placed(now).filter((order) => timeOf(order) >= from && timeOf(order) <= to);
}

/** Header and rows without line ends, the first `limit` rows. */
export function* ordersReport(
  world: World,
  found: readonly OrderStory[],
  now: Instant,
  limit: number,
): Generator<string> {
  yield header.join('\t');
  let rows = 0;
  for (const order of found)
    for (const row of rowsOf(order, world, now)) {
      if (rows++ >= limit) return;
      yield row;
    }
}

function rowsOf(order: OrderStory, { store }: World, now: Instant): string[] {
  const { status, updatedAt } = statusAt(order, now);
  const buyer = buyerOf(order.orderId, store);
  const isPriced = status === 'UNSHIPPED' || status === 'SHIPPED';
  return order.lines.map((line) => {
    const price = decimal(line.unitMinor * line.quantity, store);
    const cells: Record<string, string> = {
      'amazon-order-id': order.orderId,
      'merchant-order-id': order.orderId,
      'purchase-date': isoWithOffset(order.purchasedAt),
      'last-updated-date': isoWithOffset(updatedAt),
      'order-status': wordings[status],
      'fulfillment-channel': order.isFba ? 'Amazon' : 'Merchant',
      'sales-channel': store.name,
      'ship-service-level': order.isFba ? 'Expedited' : 'Standard',
      'product-name': line.title,
      sku: line.sku,
      asin: line.asin,
      'item-status': wordings[status],
      quantity: String(status === 'CANCELLED' ? 0 : line.quantity),
      currency: isPriced ? store.currency : '',
      'item-price': isPriced ? price : '',
      'ship-city': buyer.city,
      'ship-state': buyer.state,
      'ship-postal-code': buyer.postalCode,
      'ship-country': buyer.country,
      'is-business-order': 'false',
    };
    return header.map((name) => cells[name] ?? '').join('\t');
  });
}
