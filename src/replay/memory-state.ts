// The state of one account in memory, for auditing and replaying exported files without a database.
import type { Change, ChangeKind } from '../domain/shop/change.ts';
import type { Listing } from '../domain/shop/listing.ts';
import type { Order, OrderEnd } from '../domain/shop/order.ts';
import type { KnownFact } from '../domain/shop/profile.ts';
import type { ListingSighting } from '../domain/shop/reduce.ts';
import type { State } from '../domain/shop/state.ts';

interface Shelf {
  readonly listings: Map<string, { listing: Listing; isRemoved: boolean }>;
  /** SKUs seen in the walk under way. */
  seen: Set<string>;
  isWalked: boolean;
}

/** Orders and listings tell by what is known of them what is news; these are told once because their keys are kept. */
const toldByKey: readonly ChangeKind[] = [
  'profile-changed',
  'notice-received',
  'phishing-received',
  'mail-unread',
  'mail-vanished',
  'mail-checked',
  'mail-counted',
  'feedback-received',
  'buyer-contact',
  'order-end-told',
  'order-shown',
];

/** A State that keeps everything in maps; what was appended is taken from it. */
export class MemoryState implements State {
  readonly orders = new Map<string, Order>();
  readonly #shelves = new Map<string, Shelf>();
  readonly #facts = new Map<string, KnownFact>();
  readonly #told = new Set<string>();
  readonly #ends = new Map<string, OrderEnd>();
  #changes = new Map<string, Change>();

  async beginWalk(marketplaceId: string): Promise<boolean> {
    const shelf = this.#shelf(marketplaceId);
    shelf.seen = new Set();
    return shelf.isWalked;
  }

  hasWalked(marketplaceId: string): boolean {
    return this.#shelf(marketplaceId).isWalked;
  }

  async sightListings(batch: readonly Listing[]): Promise<ListingSighting[]> {
    return batch.map((seen) => {
      const shelf = this.#shelf(seen.marketplaceId);
      shelf.seen.add(seen.sku);
      return { seen, known: shelf.listings.get(seen.sku) ?? null };
    });
  }

  async putListings(listings: readonly Listing[]): Promise<void> {
    for (const listing of listings)
      this.#shelf(listing.marketplaceId).listings.set(listing.sku, { listing, isRemoved: false });
  }

  async finishWalk(marketplaceId: string): Promise<Listing[]> {
    const shelf = this.#shelf(marketplaceId);
    shelf.isWalked = true;
    return [...shelf.listings.values()]
      .filter(({ listing, isRemoved }) => !isRemoved && !shelf.seen.has(listing.sku))
      .map(({ listing }) => listing);
  }

  async removeListings(marketplaceId: string, gone: readonly Listing[]): Promise<void> {
    const { listings } = this.#shelf(marketplaceId);
    for (const listing of gone) listings.set(listing.sku, { listing, isRemoved: true });
  }

  async knownListings(marketplaceId: string, skus: readonly string[]): Promise<Listing[]> {
    const { listings } = this.#shelf(marketplaceId);
    return skus.flatMap((sku) => {
      const known = listings.get(sku);
      return known && !known.isRemoved ? [known.listing] : [];
    });
  }

  /** Files have no fast path that could be ahead of them. */
  async alteredSince(): Promise<ReadonlyMap<string, Listing>> {
    return new Map();
  }

  async knownOrders(): Promise<ReadonlyMap<string, Order>> {
    return this.orders;
  }

  async putOrders(orders: readonly Order[]): Promise<void> {
    for (const order of orders) this.orders.set(order.orderId, order);
  }

  async endsTold(): Promise<ReadonlyMap<string, OrderEnd>> {
    return this.#ends;
  }

  async knownFacts(): Promise<readonly KnownFact[]> {
    return [...this.#facts.values()];
  }

  async putFacts(facts: readonly KnownFact[]): Promise<void> {
    for (const fact of facts)
      this.#facts.set(`${fact.field}|${fact.marketplaceId ?? ''}|${fact.scope}|${fact.value}`, fact);
  }

  async putMarket(): Promise<void> {}

  async append(changes: readonly Change[]): Promise<void> {
    for (const change of changes) {
      if (this.#told.has(change.key) || this.#changes.has(change.key)) continue;
      if (toldByKey.includes(change.kind)) this.#told.add(change.key);
      if (change.kind === 'order-end-told') this.#ends.set(change.orderId, { at: change.occurredAt, by: change.by });
      this.#changes.set(change.key, change);
    }
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
    return [...this.#shelves.values()].flatMap(({ listings }) =>
      [...listings.values()].filter(({ isRemoved }) => !isRemoved).map(({ listing }) => listing),
    );
  }

  #shelf(marketplaceId: string): Shelf {
    const shelf = this.#shelves.get(marketplaceId) ?? { listings: new Map(), seen: new Set(), isWalked: false };
    this.#shelves.set(marketplaceId, shelf);
    return shelf;
  }
}
