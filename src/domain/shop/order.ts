// An order as facts, without the buyer: no name, address, phone, e-mail or postcode has a place here.
import type { Instant } from '../clock.ts';
import type { Money } from '../money.ts';
import type { Channel } from './listing.ts';

/** `unknown`: the source doesn't say, or not in words that are known. That it was placed stands all the same. */
export type OrderStatus =
  | 'pending'
  | 'unshipped'
  | 'partially-shipped'
  | 'shipped'
  | 'cancelled'
  | 'unfulfillable'
  | 'unknown';

/** `unknown` is what flat files give: they say that, not who. */
export type CancelledBy = 'buyer' | 'merchant' | 'amazon' | 'unknown';

export interface Cancellation {
  /** A MERCHANT execution of a buyer's request is the buyer's (docs/export-folder.md). */
  readonly by: CancelledBy;
  readonly reason: string | null;
}

/** That an order was cancelled: when, and by whom. */
export interface OrderEnd {
  readonly at: Instant;
  readonly by: CancelledBy;
}

export interface OrderItem {
  /** Empty where the source doesn't say. */
  readonly sku: string;
  readonly asin: string | null;
  readonly quantity: number | null;
  readonly unitPrice: Money | null;
}

/** What is kept of a tracking number: not the number. */
export interface Parcel {
  /** False for a number that its carrier can't have given out (domain/shop/tracking.ts). */
  readonly isPossible: boolean;
  /** The same number has the same mark: a digest, too short for the number to be got back from. */
  readonly mark: string;
}

export interface Order {
  readonly orderId: string;
  readonly marketplaceId: string;
  readonly purchasedAt: Instant;
  readonly lastUpdatedAt: Instant;
  readonly status: OrderStatus;
  readonly channel: Channel | null;
  /** Set when status is `cancelled`. */
  readonly cancellation: Cancellation | null;
  /** Merchant orders that were shipped: does a package carry a tracking number? null when not known. */
  readonly hasTracking: boolean | null;
  /** Its parcels that have a tracking number; absent where the source doesn't show them. */
  readonly parcels?: readonly Parcel[];
  /** Did the buyer ask for it to be cancelled? Absent where the source doesn't say. */
  readonly isCancelRequested?: boolean;
  readonly items: readonly OrderItem[];
  /** A mail tells of it: only in what is told, never kept. */
  readonly isByMail?: true;
}
