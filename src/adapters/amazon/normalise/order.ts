// One order of searchOrders or getOrder (Orders API 2026-01-01) as an Order, without its buyer.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Channel } from '../../../domain/listing.ts';
import { moneyOf } from '../../../domain/money.ts';
import type { Cancellation, CancelledBy, Order, OrderItem, OrderStatus, Parcel } from '../../../domain/order.ts';
import type { ProfileFact } from '../../../domain/profile.ts';
import { isPossibleTracking } from '../../../domain/tracking.ts';
import { canonicalList, canonicalText, isoInstant, readShape } from './shape.ts';

export type NormalisedOrder =
  | {
      readonly kind: 'order';
      readonly order: Order;
      /** Where the seller's own packages left from: field `ship-from-address`. Empty for orders that Amazon ships. */
      readonly shipFrom: readonly ProfileFact[];
    }
  /** `other-channel`: sold elsewhere than on this marketplace. `no-status`: asked without FULFILLMENT, and still open. */
  | { readonly kind: 'left-out'; readonly why: 'other-channel' | 'no-status' };

const money = z.object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() });
const text = z.string().nullish();

const itemShape = z.object({
  quantityOrdered: z.number().int().min(0),
  product: z.object({
    asin: text,
    sellerSku: text,
    price: z.object({ unitPrice: money.nullish() }).nullish(),
  }),
  cancellation: z
    .object({
      cancellationRequest: z.object({ requester: text }).nullish(),
      cancellationExecution: z.object({ cancelledBy: text, cancelReason: text }).nullish(),
    })
    .nullish(),
});

const packageShape = z.object({
  createdTime: isoInstant.nullish(),
  carrier: text,
  trackingNumber: text,
  packageStatus: z.object({ status: z.string() }).nullish(),
  shipFromAddress: z
    .object({
      addressLine1: text,
      addressLine2: text,
      addressLine3: text,
      districtOrCounty: text,
      city: text,
      municipality: text,
      stateOrRegion: text,
      postalCode: text,
      countryCode: text,
    })
    .nullish(),
});

const orderShape = z.object({
  orderId: z.string().min(1),
  createdTime: isoInstant,
  lastUpdatedTime: isoInstant,
  salesChannel: z.object({ channelName: text, marketplaceId: text }),
  fulfillment: z.object({ fulfillmentStatus: z.string(), fulfilledBy: text }).nullish(),
  orderItems: z.array(itemShape),
  packages: z.array(packageShape).nullish(),
});

type OrderShape = z.output<typeof orderShape>;
type ItemShape = z.output<typeof itemShape>;

const statuses: Readonly<Record<string, OrderStatus>> = {
  PENDING_AVAILABILITY: 'pending',
  PENDING: 'pending',
  UNSHIPPED: 'unshipped',
  PARTIALLY_SHIPPED: 'partially-shipped',
  SHIPPED: 'shipped',
  CANCELLED: 'cancelled',
  UNFULFILLABLE: 'unfulfillable',
};
const channels: Readonly<Record<string, Channel>> = { AMAZON: 'amazon', MERCHANT: 'merchant' };
/** 32 bits: dozens of numbers of twelve digits share each. */
const markLength = 8;
const leftStatuses = new Set(['SHIPPED', 'IN_TRANSIT', 'DELIVERED', 'UNDELIVERABLE']);

/**
 * @param json one element of `orders`
 * @param marketplaceId given, orders of another marketplace are left out, and it stands in where the order names none
 * @throws Error naming the place in it when the shape is wrong
 */
export function normaliseOrder(json: unknown, marketplaceId?: string): NormalisedOrder {
  const seen = readShape(orderShape, json, 'order');
  const place = seen.salesChannel.marketplaceId ?? marketplaceId;
  if (seen.salesChannel.channelName === 'NON_AMAZON' || !place || (marketplaceId && place !== marketplaceId))
    return { kind: 'left-out', why: 'other-channel' };
  const status = statusOf(seen);
  if (status === null) return { kind: 'left-out', why: 'no-status' };
  const channel = channels[seen.fulfillment?.fulfilledBy ?? ''] ?? null;
  const order: Order = {
    orderId: seen.orderId,
    marketplaceId: place,
    purchasedAt: seen.createdTime,
    lastUpdatedAt: seen.lastUpdatedTime,
    status,
    channel,
    cancellation: status === 'cancelled' ? cancellationOf(seen.orderItems) : null,
    ...trackingOf(seen, status, channel),
    ...(seen.orderItems.some((item) => item.cancellation?.cancellationRequest) && { isCancelRequested: true }),
    items: seen.orderItems.map(itemOf),
  };
  return { kind: 'order', order, shipFrom: channel === 'merchant' ? shipFromOf(seen, place) : [] };
}

/** Without FULFILLMENT (which failed for a whole region in 2026, amzn models#5365) other data sets tell some of it. */
function statusOf(seen: OrderShape): OrderStatus | null {
  if (seen.fulfillment) {
    const status = statuses[seen.fulfillment.fulfillmentStatus];
    if (!status) throw new Error('order.fulfillment.fulfillmentStatus: not a status that is known');
    return status;
  }
  if (seen.orderItems.length > 0 && seen.orderItems.every((item) => item.cancellation?.cancellationExecution))
    return 'cancelled';
  return seen.packages?.some((parcel) => leftStatuses.has(parcel.packageStatus?.status ?? '')) ? 'shipped' : null;
}

function cancelledBy(item: ItemShape): CancelledBy {
  const { cancellationRequest: request, cancellationExecution: execution } = item.cancellation ?? {};
  switch (execution?.cancelledBy) {
    case 'BUYER':
      return 'buyer';
    case 'MERCHANT':
      return request ? 'buyer' : 'merchant';
    case 'AMAZON':
      return 'amazon';
    default:
      return 'unknown';
  }
}

/** Where the items differ, the seller's own hand weighs most. The buyer's own words about why are not read. */
function cancellationOf(items: readonly ItemShape[]): Cancellation {
  const by = items.map(cancelledBy);
  const weightiest = (['merchant', 'amazon', 'buyer'] as const).find((who) => by.includes(who));
  const item = items[by.indexOf(weightiest ?? 'unknown')];
  const reason = canonicalText(item?.cancellation?.cancellationExecution?.cancelReason).slice(0, 80);
  return { by: weightiest ?? 'unknown', reason: reason === '' ? null : reason };
}

function itemOf(item: ItemShape): OrderItem {
  const price = item.product.price?.unitPrice;
  return {
    sku: item.product.sellerSku ?? '',
    asin: item.product.asin ?? null,
    quantity: item.quantityOrdered,
    unitPrice: price ? moneyOf(price.amount, price.currencyCode) : null,
  };
}

/** Of the seller's own shipped orders: is there a number, and of each number what may be kept. */
function trackingOf(
  seen: OrderShape,
  status: OrderStatus,
  channel: Channel | null,
): Pick<Order, 'hasTracking' | 'parcels'> {
  if (channel !== 'merchant' || !seen.packages || (status !== 'shipped' && status !== 'partially-shipped'))
    return { hasTracking: null };
  const parcels = seen.packages.flatMap(({ carrier, trackingNumber }): Parcel[] => {
    const number = canonicalText(trackingNumber);
    if (number === '') return [];
    const mark = createHash('sha256').update(number).digest('hex').slice(0, markLength);
    return [{ isPossible: isPossibleTracking(canonicalText(carrier), number), mark }];
  });
  return { hasTracking: parcels.length > 0, ...(parcels.length > 0 && { parcels }) };
}

function shipFromOf(seen: OrderShape, marketplaceId: string): ProfileFact[] {
  return (seen.packages ?? []).flatMap(({ shipFromAddress: from, createdTime }): ProfileFact[] => {
    const value = from
      ? canonicalList([
          from.addressLine1,
          from.addressLine2,
          from.addressLine3,
          from.districtOrCounty,
          from.city,
          from.municipality,
          from.stateOrRegion,
          from.postalCode,
          from.countryCode,
        ])
      : '';
    const at = createdTime ?? seen.lastUpdatedTime;
    return value === '' ? [] : [{ field: 'ship-from-address', marketplaceId, scope: '', value, at }];
  });
}
