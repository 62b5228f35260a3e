// A notification of Amazon's is a doorbell and never evidence: it says that something may have happened, and the part that
// shows what is pulled at once. None carries enough to judge by, none is signed; they come twice, late, or not at all.
import type { Instant } from '../clock.ts';
import type { ChangeKind } from '../shop/change.ts';
import type { Part } from './coverage.ts';

export interface Notification {
  /** As in `ORDER_CHANGE`. */
  readonly type: string;
  /** Whose shop it is about, where it says so. */
  readonly sellerId: string | null;
  /** By which subscription it comes, where it says so. */
  readonly subscriptionId: string | null;
  /** When it happened, and when Amazon sent it, as Amazon says. */
  readonly eventAt: Instant | null;
  readonly publishedAt: Instant | null;
  /** Of a type that tells when an application's client secret ends; null of all others. */
  readonly secretEnd: SecretEnd | null;
}

export interface SecretEnd {
  readonly clientId: string;
  readonly at: Instant;
}

/** What each type rings for (the published schemas in amzn/selling-partner-api-models, schemas/notifications). */
const rungBy: Readonly<Record<string, readonly Part[]>> = {
  LISTINGS_ITEM_STATUS_CHANGE: ['new-listings'],
  LISTINGS_ITEM_MFN_QUANTITY_CHANGE: ['new-listings'],
  FEED_PROCESSING_FINISHED: ['new-listings'],
  ORDER_CHANGE: ['orders'],
  ACCOUNT_STATUS_CHANGED: ['profile', 'performance'],
  REPORT_PROCESSING_FINISHED: ['foreign-reports'],
};

/** The parts to pull now; none of a type that says nothing to us. */
export const partsRungBy = ({ type }: Notification): readonly Part[] =>
  Object.hasOwn(rungBy, type) ? (rungBy[type] ?? []) : [];

/**
 * What each type tells of, where that is sure to come: such a change that was found without one shows that they don't come.
 * Of the others nobody knows when Amazon sends them.
 */
export const announcedBy: Readonly<Record<string, readonly ChangeKind[]>> = {
  ORDER_CHANGE: ['order-placed', 'order-cancelled', 'order-shipped'],
  LISTINGS_ITEM_STATUS_CHANGE: ['listing-added'],
};

const tracking = ['Inventory and Order Tracking', 'Amazon Fulfillment', 'Direct-to-Consumer Shipping'];
const listing = ['Product Listing'];

/** A type that is subscribed to. */
export interface SubscribedType {
  readonly type: string;
  /** The only way in which Amazon brings it. */
  readonly by: 'sqs' | 'event-bridge';
  readonly payloadVersion: string;
  /** Any one of these opens it (SP-API documentation, role mappings for notification types); of some the report's or feed's. */
  readonly roles: readonly string[];
}

export const subscribedTypes: readonly SubscribedType[] = [
  { type: 'ORDER_CHANGE', by: 'sqs', payloadVersion: '1.0', roles: tracking },
  { type: 'ACCOUNT_STATUS_CHANGED', by: 'sqs', payloadVersion: '2021-01-01', roles: ['Selling Partner Insights'] },
  { type: 'REPORT_PROCESSING_FINISHED', by: 'sqs', payloadVersion: '1.0', roles: [] },
  { type: 'FEED_PROCESSING_FINISHED', by: 'sqs', payloadVersion: '1.0', roles: [] },
  { type: 'LISTINGS_ITEM_STATUS_CHANGE', by: 'event-bridge', payloadVersion: '1.0', roles: listing },
  { type: 'LISTINGS_ITEM_MFN_QUANTITY_CHANGE', by: 'event-bridge', payloadVersion: '1.0', roles: listing },
];
