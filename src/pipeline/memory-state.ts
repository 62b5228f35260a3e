// The state of one account in memory, for auditing and replaying exported files without a database.
import type { Change } from '../domain/change.ts';
import type { Instant } from '../domain/clock.ts';
import { differingFields, mergeListing, mergeOrder } from '../domain/compare.ts';
import type { Listing } from '../domain/listing.ts';
import type { Order } from '../domain/order.ts';
import { type ProfileFact, profileFields } from '../domain/profile.ts';
import type { FactPair, ListingPair, OrderPair, State } from '../domain/state.ts';

interface KnownListing {
  listing: Listing;
  isRemoved: boolean;
  /** Number of the walk that last showed it. */
  walk: number;
}

/** A State that keeps everything in maps; what was appended is taken from it. */
export class MemoryState implements State {
  readonly orders = new Map<string, Order>();
  readonly #listings = new Map<string, Map<string, KnownListing>>();
  readonly #walks = new Map<string, number>();
  readonly #facts = new Map<string, ProfileFact[]>();
  #changes = new Map<string, Change>();

  async hasWalked(marketplaceId: string): Promise<boolean> {
    return this.#walks.has(marketplaceId);
  }

  async takeListings(batch: readonly Listing[]): Promise<ListingPair[]> {
    const pairs: ListingPair[] = [];
    for (const seen of batch) {
      const shelf = this.#shelf(seen.marketplaceId);
      const walk = this.#walks.get(seen.marketplaceId) ?? 0;
      const known = shelf.get(seen.sku);
      const after = mergeListing(known?.listing ?? null, seen);
      shelf.set(seen.sku, { listing: after, isRemoved: false, walk });
      if (known && !known.isRemoved && differingFields(known.listing, after).length === 0) continue;
      pairs.push({ before: known?.listing ?? null, after, wasRemoved: known?.isRemoved ?? false });
    }
    return pairs;
  }

  async finishWalk(marketplaceId: string, openedBefore: Instant): Promise<Listing[]> {
    const walk = this.#walks.get(marketplaceId) ?? 0;
    const gone = [...this.#shelf(marketplaceId).values()].filter(
      ({ listing, isRemoved, walk: shownBy }) =>
        !isRemoved && shownBy !== walk && (listing.openedAt ?? 0) <= openedBefore,
    );
    for (const known of gone) known.isRemoved = true;
    this.#walks.set(marketplaceId, walk + 1);
    return gone.map(({ listing }) => listing);
  }

  async knownListings(marketplaceId: string, skus: readonly string[]): Promise<Listing[]> {
    const shelf = this.#shelf(marketplaceId);
    return skus.flatMap((sku) => {
      const known = shelf.get(sku);
      return known && !known.isRemoved ? [known.listing] : [];
    });
  }

  /** Files have no fast path that could be ahead of them. */
  async alteredSince(): Promise<ReadonlyMap<string, Listing>> {
    return new Map();
  }

  async takeOrders(batch: readonly Order[]): Promise<OrderPair[]> {
    const pairs: OrderPair[] = [];
    for (const seen of batch) {
      const before = this.orders.get(seen.orderId) ?? null;
      if (before !== null && seen.lastUpdatedAt < before.lastUpdatedAt) continue;
      const after = mergeOrder(before, seen);
      this.orders.set(after.orderId, after);
      const isSame =
        before?.status === after.status &&
        before.cancellation?.by === after.cancellation?.by &&
        before.isCancelRequested === after.isCancelRequested;
      if (before === null || !isSame) pairs.push({ before, after });
    }
    return pairs;
  }

  async takeFacts(facts: readonly ProfileFact[]): Promise<FactPair[]> {
    const pairs: FactPair[] = [];
    for (const fact of facts) {
      const key = `${fact.field}|${fact.marketplaceId}|${fact.scope}`;
      const known = this.#facts.get(key) ?? [];
      const last = known.at(-1);
      const isSet = profileFields[fact.field].how === 'set';
      const isOld = last !== undefined && fact.at < last.at;
      const isKnown = isSet ? known.some(({ value }) => value === fact.value) : last?.value === fact.value || isOld;
      if (isKnown) continue;
      pairs.push({ fact, known });
      this.#facts.set(key, [...known, fact]);
    }
    return pairs;
  }

  async takeMarket(): Promise<void> {}

  async append(changes: readonly Change[]): Promise<void> {
    for (const change of changes) if (!this.#changes.has(change.key)) this.#changes.set(change.key, change);
  }

  /** What was appended and not yet taken. */
  get changes(): Change[] {
    return [...this.#changes.values()];
  }

  /** What was appended since the last time: a replay of years doesn't keep them all. */
  takeChanges(): Change[] {
    const taken = this.changes;
    this.#changes = new Map();
    return taken;
  }

  /** Current listings over all marketplaces. */
  get listings(): Listing[] {
    return [...this.#listings.values()].flatMap((shelf) =>
      [...shelf.values()].filter(({ isRemoved }) => !isRemoved).map(({ listing }) => listing),
    );
  }

  #shelf(marketplaceId: string): Map<string, KnownListing> {
    let shelf = this.#listings.get(marketplaceId);
    if (!shelf) {
      shelf = new Map();
      this.#listings.set(marketplaceId, shelf);
    }
    return shelf;
  }
}
