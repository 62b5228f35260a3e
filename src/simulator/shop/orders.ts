// One order as it will have been from first to last, and how it looks at a moment.
import type { Instant } from '../../domain/clock.ts';
import { hash, type Random, random } from '../random.ts';
import type { Storefront } from '../storefronts.ts';
import type { Address } from '../story.ts';
import { day, fromWall, hour, minute, wallOf } from '../time.ts';
import type { ListingState } from './listings.ts';
import { realNumber } from './tracking.ts';

export interface OrderLine {
  readonly orderItemId: string;
  readonly sku: string;
  readonly asin: string;
  readonly title: string;
  readonly isUsed: boolean;
  readonly unitMinor: number;
  readonly quantity: number;
}

export interface Cancelling {
  readonly at: Instant;
  readonly by: 'BUYER' | 'MERCHANT' | 'AMAZON';
  readonly reason: string;
  /** The buyer's own words, where he asked for it. */
  readonly requested: string | null;
}

export interface Shipping {
  readonly at: Instant;
  /** A parcel that can be followed is on its way. */
  readonly hasTracking: boolean;
  /** What was typed in as its number. */
  readonly trackingNumber: string | null;
  readonly from: Address;
}

export interface OrderStory {
  readonly orderId: string;
  /** Of story orders. */
  readonly tag: string | null;
  readonly isFba: boolean;
  readonly purchasedAt: Instant;
  readonly confirmedAt: Instant;
  readonly lines: readonly OrderLine[];
  readonly shipping: Shipping | null;
  readonly cancelling: Cancelling | null;
}

export type Status = 'PENDING' | 'UNSHIPPED' | 'SHIPPED' | 'CANCELLED';

/** What Amazon would say of it now. */
export function statusAt(order: OrderStory, now: Instant): { status: Status; updatedAt: Instant } {
  if (order.cancelling && order.cancelling.at <= now) return { status: 'CANCELLED', updatedAt: order.cancelling.at };
  if (order.shipping && order.shipping.at <= now) return { status: 'SHIPPED', updatedAt: order.shipping.at };
  if (order.confirmedAt <= now) return { status: 'UNSHIPPED', updatedAt: order.confirmedAt };
  return { status: 'PENDING', updatedAt: order.purchasedAt };
}

/** An order number of the store's form, `250-1234567-7654321`. */
export function orderIdOf(store: Storefront, ...words: (string | number)[]): string {
  const block = (name: string) => String(hash(...words, name) % 10_000_000).padStart(7, '0');
  return `${store.orderPrefixes[hash(...words) % store.orderPrefixes.length]}-${block('a')}-${block('b')}`;
}

export function lineOf(orderId: string, listing: ListingState, quantity: number): OrderLine {
  return {
    orderItemId: `${String(hash(orderId, listing.sku)).padStart(10, '0')}${String(hash(listing.sku, orderId) % 10_000).padStart(4, '0')}`,
    sku: listing.sku,
    asin: listing.asin ?? '',
    title: listing.title,
    isUsed: listing.isUsed,
    unitMinor: listing.minor ?? 0,
    quantity,
  };
}

/** How often usual orders go wrong: measured cancellation rates of honest shops lie around 3 % in all. */
export interface Habits {
  readonly buyerCancels: number;
  readonly stockOuts: number;
}
export const usualHabits: Habits = { buyerCancels: 0.018, stockOuts: 0.004 };
const paymentFails = 0.006;

/** What becomes of a usual order. */
export function fateOf(
  order: Pick<OrderStory, 'orderId' | 'isFba' | 'purchasedAt'>,
  isShort: boolean,
  habits: Habits,
  shipsFrom: Address,
  store: Storefront,
): Pick<OrderStory, 'confirmedAt' | 'shipping' | 'cancelling'> {
  const rng = random(order.orderId, 'fate');
  const confirmedAt = order.purchasedAt + rng.between(12, 32) * minute;
  const luck = rng.next();
  const cancelled = (cancelling: Cancelling) => ({ confirmedAt, shipping: null, cancelling });
  if (luck < habits.buyerCancels) {
    const requested = rng.pick(['BOUGHT_BY_MISTAKE', 'FOUND_CHEAPER', 'CHANGED_MIND', 'DELIVERY_TOO_LATE']);
    if (rng.next() < 0.5 || order.isFba)
      return cancelled({
        at: order.purchasedAt + rng.between(2, 11) * minute,
        by: 'BUYER',
        reason: requested,
        requested,
      });
    return cancelled({
      at: confirmedAt + rng.between(1, 9) * hour,
      by: 'MERCHANT',
      reason: 'BUYER_CANCELED',
      requested,
    });
  }
  if (luck < habits.buyerCancels + paymentFails)
    return cancelled({
      at: confirmedAt + rng.between(6, 40) * hour,
      by: 'AMAZON',
      reason: 'PAYMENT_DECLINED',
      requested: null,
    });
  if (!order.isFba && (isShort || luck < habits.buyerCancels + paymentFails + habits.stockOuts))
    return cancelled({
      at: workingTime(confirmedAt, store, rng),
      by: 'MERCHANT',
      reason: 'NO_INVENTORY',
      requested: null,
    });
  const at = order.isFba ? confirmedAt + rng.between(4, 30) * hour : workingTime(confirmedAt, store, rng);
  const hasTracking = order.isFba || rng.next() < 0.97;
  return {
    confirmedAt,
    shipping: {
      at,
      hasTracking,
      trackingNumber: hasTracking ? realNumber(order.orderId) : null,
      from: shipsFrom,
    },
    cancelling: null,
  };
}

/** An afternoon of one of the next working days. */
function workingTime(at: Instant, store: Storefront, rng: Random): Instant {
  let wall = Math.floor(wallOf(at, store.zone) / day) * day + rng.between(1, 2) * day;
  while ([0, 6].includes(new Date(wall).getUTCDay())) wall += day;
  return fromWall(wall + 13 * hour + rng.between(0, 4 * 3600) * 1000, store.zone);
}
