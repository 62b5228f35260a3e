// What is known about an account now: fetched and written by a store in a database transaction, or by a backtest in
// memory. What becomes of it when something is seen is decided elsewhere, once (reduce.ts).

import type { Instant } from '../clock.ts';
import type { Change } from './change.ts';
import type { Listing } from './listing.ts';
import type { CatalogueItem, MarketOffer } from './offer.ts';
import type { Order, OrderEnd } from './order.ts';
import type { KnownFact } from './profile.ts';
import type { ListingSighting } from './reduce.ts';

export interface State {
  /**
   * A pull of listings begins: what was seen before it doesn't count for it.
   * @returns false until a full walk of this marketplace has been finished once: at first sight nothing is "new"
   */
  beginWalk(marketplaceId: string): Promise<boolean>;
  /**
   * Listings, each SKU once, with what is known of them, and that they were seen. Those that are certainly as before
   * may be left out.
   */
  sightListings(batch: readonly Listing[]): Promise<ListingSighting[]>;
  /** Writes listings that were sighted, as they are known now. */
  putListings(listings: readonly Listing[]): Promise<void>;
  /** A complete walk is over: those that are known, weren't taken off before and were not seen in it. */
  finishWalk(marketplaceId: string): Promise<Listing[]>;
  /** Writes that listings are gone. */
  removeListings(marketplaceId: string, listings: readonly Listing[]): Promise<void>;
  /** Those of these SKUs that are known and were not taken off, as they are known. */
  knownListings(marketplaceId: string, skus: readonly string[]): Promise<Listing[]>;
  /**
   * Listings of a marketplace of which a change was observed since then, as they were after the last, by SKU. A
   * report is up to hours older than what the fast path has seen of them.
   */
  alteredSince(marketplaceId: string, since: Instant): Promise<ReadonlyMap<string, Listing>>;
  /** By id; those that aren't known are left out. */
  knownOrders(orderIds: readonly string[]): Promise<ReadonlyMap<string, Order>>;
  putOrders(orders: readonly Order[]): Promise<void>;
  /** What was told of the end of orders that were not known then (`order-end-told`), by id. */
  endsTold(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderEnd>>;
  /** Every value of every field. */
  knownFacts(): Promise<readonly KnownFact[]>;
  putFacts(facts: readonly KnownFact[]): Promise<void>;
  putMarket(offers: readonly MarketOffer[], items: readonly CatalogueItem[]): Promise<void>;
  /** Appends to the change log; a key that is there already is left alone. */
  append(changes: readonly Change[]): Promise<void>;
}
