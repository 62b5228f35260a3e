// A listing: what is on sale, under the seller's own SKU on one marketplace.
import type { Instant } from '../clock.ts';
import { type Money, ratio } from '../money.ts';

/** Who ships: Amazon's warehouse (FBA) or the seller. */
export type Channel = 'amazon' | 'merchant';

export type Condition = 'new' | 'used';

/** `unknown`: the source didn't say. What was known before is kept, and nothing is concluded from it. */
export type ListingStatus = 'active' | 'inactive' | 'incomplete' | 'unknown';

export interface Listing {
  readonly marketplaceId: string;
  readonly sku: string;
  readonly asin: string | null;
  /** Written by whoever holds the account, so possibly by an attacker. At most `titleLimit` characters. */
  readonly title: string;
  readonly price: Money | null;
  /** null for stock that Amazon holds. */
  readonly quantity: number | null;
  readonly channel: Channel | null;
  readonly status: ListingStatus;
  /** When the offer opened: `createdDate` of the API, else `open-date` of the report (the last opening). */
  readonly openedAt: Instant | null;
  /** Where the source tells; other sellers' prices are for new ones. Refurbished and collectible count as used. */
  readonly condition: Condition | null;
  /** The longest time to ship that the offer promises, in days, where known. */
  readonly handlingDays: number | null;
}

/** Longer titles are cut when they are read: Amazon's own limit is 200, the rest is someone's attack. */
export const titleLimit = 500;

/** What is compared. Quantity is left out: it moves with every order. */
export const listingFields = ['asin', 'title', 'price', 'channel', 'status', 'handlingDays'] as const;
export type ListingField = (typeof listingFields)[number];

/** A price cut below this share of itself is more than a sale: sales measured here are 20 to 35 % off. */
export const slashedRatio = 0.6;
/** A promise this long is what goods from overseas need (18 to 21 days in documented takeovers). */
export const longHandlingDays = 10;

/** Was a price cut to `slashedRatio` of what it was, or below? */
export function isSlashed(before: Money | null, after: Money | null): boolean {
  const share = before && after && after.minor > 0 ? ratio(after, before) : null;
  return share !== null && share <= slashedRatio;
}

/** Did a listing of Amazon's warehouses become one that the seller ships? */
export function isFlipped(before: Listing, after: Listing): boolean {
  return before.channel === 'amazon' && after.channel === 'merchant';
}
