// What is known about an account now, and the one way to bring it up to date: give it what was observed, get back
// the pairs that differ. The store implements it in a database transaction, a backtest in memory.
import type { Change } from './change.ts';
import type { Instant } from './clock.ts';
import type { Listing } from './listing.ts';
import type { CatalogueItem, MarketOffer } from './offer.ts';
import type { Order } from './order.ts';
import type { ProfileFact } from './profile.ts';

export interface ListingPair {
  readonly before: Listing | null;
  readonly after: Listing;
  /** The SKU was known and had been taken off. */
  readonly wasRemoved: boolean;
}

export interface OrderPair {
  readonly before: Order | null;
  readonly after: Order;
}

export interface FactPair {
  readonly fact: ProfileFact;
  /** Facts of the same field, marketplace and scope known before, oldest first; empty at first sight. */
  readonly known: readonly ProfileFact[];
}

export interface State {
  /** False until a full walk of this marketplace has been taken once: at first sight nothing is "new". */
  hasWalked(marketplaceId: string): Promise<boolean>;
  /** Stores the batch; returns only those that differ from before. Duplicates within a pull: the last wins. */
  takeListings(batch: readonly Listing[]): Promise<ListingPair[]>;
  /**
   * After a complete walk: marks what was not in it as removed and returns it. A listing that was opened after
   * `openedBefore` is left alone: Amazon serves reports from a cache, and the walk may be older than the listing.
   */
  finishWalk(marketplaceId: string, openedBefore: Instant): Promise<Listing[]>;
  /** Those of these SKUs that are known and were not taken off, as they are known. */
  knownListings(marketplaceId: string, skus: readonly string[]): Promise<Listing[]>;
  /**
   * Listings of a marketplace of which a change was observed since then, as they were after the last, by SKU. A
   * report is up to hours older than what the fast path has seen of them.
   */
  alteredSince(marketplaceId: string, since: Instant): Promise<ReadonlyMap<string, Listing>>;
  /** Stores the batch; an older `lastUpdatedAt` than the stored one never overwrites. Returns those that differ. */
  takeOrders(batch: readonly Order[]): Promise<OrderPair[]>;
  /** Stores facts; returns those whose value was not the current one (`value`) or not among the known (`set`). */
  takeFacts(facts: readonly ProfileFact[]): Promise<FactPair[]>;
  takeMarket(offers: readonly MarketOffer[], items: readonly CatalogueItem[]): Promise<void>;
  /** Appends to the change log; a key that is there already is left alone. */
  append(changes: readonly Change[]): Promise<void>;
}
