// The state of one account in a PostgreSQL transaction (domain/shop/state.ts says what each method means).
import type { XXHashAPI } from 'xxhash-wasm';
import type { Instant } from '../../../domain/clock.ts';
import type { Change } from '../../../domain/shop/change.ts';
import type { Listing } from '../../../domain/shop/listing.ts';
import type { CatalogueItem, MarketOffer } from '../../../domain/shop/offer.ts';
import type { Order, OrderEnd } from '../../../domain/shop/order.ts';
import type { KnownFact } from '../../../domain/shop/profile.ts';
import type { ListingSighting } from '../../../domain/shop/reduce.ts';
import type { State } from '../../../domain/shop/state.ts';
import { createHashListing, type HashListing } from '../rows/listing.ts';
import { appendChanges, readAltered, readEndsTold } from './changes.ts';
import { readFacts, writeFacts } from './facts.ts';
import { Shelf } from './listings.ts';
import { takeItems, takeOffers } from './market.ts';
import { readOrders, writeOrders } from './orders.ts';
import type { Transaction } from './transaction.ts';

export class PostgresState implements State {
  readonly #transaction: Transaction;
  readonly #hash: HashListing;
  readonly #walked: Set<string>;
  readonly #shelves = new Map<string, Shelf>();
  readonly #tombstones: { marketplaceId: string; skus: string[] }[] = [];

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

  async beginWalk(marketplaceId: string): Promise<boolean> {
    this.#shelves.delete(marketplaceId);
    return this.#walked.has(marketplaceId);
  }

  async sightListings(batch: readonly Listing[]): Promise<ListingSighting[]> {
    const sightings: ListingSighting[] = [];
    for (const [marketplaceId, own] of byMarketplace(batch))
      sightings.push(...(await this.#shelf(marketplaceId).sight(own)));
    return sightings;
  }

  async putListings(listings: readonly Listing[]): Promise<void> {
    for (const [marketplaceId, own] of byMarketplace(listings)) await this.#shelf(marketplaceId).put(own);
  }

  async removeListings(marketplaceId: string, listings: readonly Listing[]): Promise<void> {
    const skus = listings.map(({ sku }) => sku);
    if (skus.length === 0) return;
    this.#tombstones.push({ marketplaceId, skus });
    await this.#transaction.send(
      'UPDATE listing SET row_hash = 0 WHERE account_id = $1 AND marketplace_id = $2 AND sku = ANY($3::text[])',
      [this.#transaction.accountId, marketplaceId, skus],
    );
  }

  async finishWalk(marketplaceId: string): Promise<Listing[]> {
    const unseen = await this.#shelf(marketplaceId).unseen();
    if (!this.#walked.has(marketplaceId)) {
      this.#walked.add(marketplaceId);
      await this.#transaction.send(
        'UPDATE watch SET walked_marketplaces = array_append(walked_marketplaces, $2) WHERE account_id = $1',
        [this.#transaction.accountId, marketplaceId],
      );
    }
    return unseen;
  }

  async knownListings(marketplaceId: string, skus: readonly string[]): Promise<Listing[]> {
    return this.#shelf(marketplaceId).known(skus);
  }

  async alteredSince(marketplaceId: string, since: Instant): Promise<ReadonlyMap<string, Listing>> {
    return readAltered(this.#transaction, marketplaceId, since);
  }

  async knownOrders(orderIds: readonly string[]): Promise<ReadonlyMap<string, Order>> {
    return readOrders(this.#transaction, orderIds);
  }

  async putOrders(orders: readonly Order[]): Promise<void> {
    await writeOrders(this.#transaction, orders);
  }

  async endsTold(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderEnd>> {
    return readEndsTold(this.#transaction, orderIds);
  }

  async knownFacts(): Promise<readonly KnownFact[]> {
    return readFacts(this.#transaction);
  }

  async putFacts(facts: readonly KnownFact[]): Promise<void> {
    await writeFacts(this.#transaction, facts);
  }

  async putMarket(offers: readonly MarketOffer[], items: readonly CatalogueItem[]): Promise<void> {
    await takeOffers(this.#transaction, offers);
    await takeItems(this.#transaction, items);
  }

  async append(changes: readonly Change[]): Promise<void> {
    await appendChanges(this.#transaction, changes);
  }

  /** Dates the tombstones of this pull, whose end is known only now. */
  async dateTombstones(removedAt: Instant): Promise<void> {
    for (const { marketplaceId, skus } of this.#tombstones) {
      await this.#transaction.send(
        `UPDATE listing SET removed_at = to_timestamp($4::float8 / 1000)
          WHERE account_id = $1 AND marketplace_id = $2 AND sku = ANY($3::text[]) AND row_hash = 0`,
        [this.#transaction.accountId, marketplaceId, skus, removedAt],
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

function byMarketplace(listings: readonly Listing[]): Iterable<[string, Listing[]]> {
  const shelves = new Map<string, Listing[]>();
  for (const listing of listings) {
    const own = shelves.get(listing.marketplaceId);
    if (own) own.push(listing);
    else shelves.set(listing.marketplaceId, [listing]);
  }
  return shelves;
}
