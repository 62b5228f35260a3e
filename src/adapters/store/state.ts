// The state of one account in a PostgreSQL transaction (domain/state.ts says what each method means).
import type { XXHashAPI } from 'xxhash-wasm';
import type { Change } from '../../domain/change.ts';
import type { Instant } from '../../domain/clock.ts';
import type { Listing } from '../../domain/listing.ts';
import type { CatalogueItem, MarketOffer } from '../../domain/offer.ts';
import type { Order } from '../../domain/order.ts';
import type { ProfileFact } from '../../domain/profile.ts';
import type { FactPair, ListingPair, OrderPair, State } from '../../domain/state.ts';
import { appendChanges, readAltered } from './changes.ts';
import { takeFacts } from './facts.ts';
import { createHashListing, type HashListing } from './listing-rows.ts';
import { Shelf } from './listings.ts';
import { takeItems, takeOffers } from './market.ts';
import { takeOrders } from './orders.ts';
import type { Transaction } from './transaction.ts';

export class PostgresState implements State {
  readonly #transaction: Transaction;
  readonly #hash: HashListing;
  readonly #walked: Set<string>;
  readonly #shelves = new Map<string, Shelf>();
  readonly #tombstones: { marketplaceId: string; keys: string[] }[] = [];

  private constructor(transaction: Transaction, hash: HashListing, walked: readonly string[]) {
    this.#transaction = transaction;
    this.#hash = hash;
    this.#walked = new Set(walked);
  }

  /** Reads where the watching stands, in a transaction that holds the account. */
  static async open(transaction: Transaction, xxhash: XXHashAPI): Promise<PostgresState> {
    const { rows } = await transaction.query<{ seed: string; walked: string[] }>(
      'SELECT hash_seed AS seed, walked_marketplaces AS walked FROM watch WHERE account_id = $1',
      [transaction.accountId],
    );
    const { seed, walked } = rows[0] ?? { seed: '0', walked: [] };
    return new PostgresState(transaction, createHashListing(xxhash, BigInt.asUintN(64, BigInt(seed))), walked);
  }

  async hasWalked(marketplaceId: string): Promise<boolean> {
    return this.#walked.has(marketplaceId);
  }

  async takeListings(batch: readonly Listing[]): Promise<ListingPair[]> {
    const pairs: ListingPair[] = [];
    for (const marketplaceId of new Set(batch.map((listing) => listing.marketplaceId))) {
      const own = batch.filter((listing) => listing.marketplaceId === marketplaceId);
      pairs.push(...(await this.#shelf(marketplaceId).take(own)));
    }
    return pairs;
  }

  async finishWalk(marketplaceId: string, openedBefore: Instant): Promise<Listing[]> {
    const { removed, keys } = await this.#shelf(marketplaceId).finish(openedBefore);
    if (keys.length > 0) this.#tombstones.push({ marketplaceId, keys });
    if (!this.#walked.has(marketplaceId)) {
      this.#walked.add(marketplaceId);
      await this.#transaction.send(
        'UPDATE watch SET walked_marketplaces = array_append(walked_marketplaces, $2) WHERE account_id = $1',
        [this.#transaction.accountId, marketplaceId],
      );
    }
    return removed;
  }

  async knownListings(marketplaceId: string, skus: readonly string[]): Promise<Listing[]> {
    return this.#shelf(marketplaceId).known(skus);
  }

  async alteredSince(marketplaceId: string, since: Instant): Promise<ReadonlyMap<string, Listing>> {
    return readAltered(this.#transaction, marketplaceId, since);
  }

  async takeOrders(batch: readonly Order[]): Promise<OrderPair[]> {
    return takeOrders(this.#transaction, batch);
  }

  async takeFacts(facts: readonly ProfileFact[]): Promise<FactPair[]> {
    return takeFacts(this.#transaction, facts);
  }

  async takeMarket(offers: readonly MarketOffer[], items: readonly CatalogueItem[]): Promise<void> {
    await takeOffers(this.#transaction, offers);
    await takeItems(this.#transaction, items);
  }

  async append(changes: readonly Change[]): Promise<void> {
    await appendChanges(this.#transaction, changes);
  }

  /** Dates the tombstones of this pull, whose end is known only now. */
  async dateTombstones(removedAt: Instant): Promise<void> {
    for (const { marketplaceId, keys } of this.#tombstones) {
      await this.#transaction.send(
        `UPDATE listing SET removed_at = to_timestamp($4::float8 / 1000)
          WHERE account_id = $1 AND marketplace_id = $2 AND key_hash = ANY($3::bigint[]) AND row_hash = 0`,
        [this.#transaction.accountId, marketplaceId, keys, removedAt],
      );
    }
  }

  #shelf(marketplaceId: string): Shelf {
    let shelf = this.#shelves.get(marketplaceId);
    if (shelf === undefined) {
      shelf = new Shelf(this.#transaction, marketplaceId, this.#hash);
      this.#shelves.set(marketplaceId, shelf);
    }
    return shelf;
  }
}
