// Takes batches of listings: tells by the digest what differs, and reads and writes only that.

import type { Instant } from '../../domain/clock.ts';
import { differingFields, mergeListing } from '../../domain/compare.ts';
import type { Listing } from '../../domain/listing.ts';
import type { ListingPair } from '../../domain/state.ts';
import { Digest } from './digest.ts';
import {
  type HashedListing,
  type HashListing,
  type ListingRow,
  listingColumns,
  toListing,
  toSigned,
} from './listing-rows.ts';
import { copyListings, writeListings } from './listing-writes.ts';
import type { Transaction } from './transaction.ts';

/** Up to so many listings are looked up one by one; for more it pays to load the marketplace's whole digest. */
const fewListings = 500;

/** One marketplace's listings within a transaction. */
export class Shelf {
  readonly #transaction: Transaction;
  readonly #marketplaceId: string;
  readonly #hash: HashListing;
  #digest: Digest | null = null;
  /** What was taken before the digest was loaded. */
  #few: HashedListing[] = [];

  constructor(transaction: Transaction, marketplaceId: string, hash: HashListing) {
    this.#transaction = transaction;
    this.#marketplaceId = marketplaceId;
    this.#hash = hash;
  }

  /** Stores a batch of this marketplace; returns the pairs that differ in what is compared. */
  async take(batch: readonly Listing[]): Promise<ListingPair[]> {
    const hashed = batch.map(this.#hash);
    if (this.#digest === null && this.#few.length + hashed.length <= fewListings) {
      this.#few.push(...hashed);
      return this.#store([], lastOfEach(hashed));
    }
    const digest = await this.#load();
    const fresh: HashedListing[] = [];
    const changed: HashedListing[] = [];
    for (const listing of lastOfEach(hashed)) {
      const difference = digest.take(listing.key, listing.row);
      if (difference === 'new') fresh.push(listing);
      else if (difference === 'changed') changed.push(listing);
    }
    return this.#store(fresh, changed);
  }

  /** Those of these SKUs that are there and were not removed. */
  async known(skus: readonly string[]): Promise<Listing[]> {
    const rows = [...(await this.#read(skus)).values()];
    return rows.filter(({ row_hash }) => row_hash !== '0').map(toListing);
  }

  /** Marks what was not taken and wasn't opened after `openedBefore` as removed; returns it, and the keys looked at. */
  async finish(openedBefore: Instant): Promise<{ removed: Listing[]; keys: string[] }> {
    const keys = (await this.#load()).finish().map((key) => `${toSigned(key)}`);
    if (keys.length === 0) return { removed: [], keys };
    const { rows } = await this.#transaction.query<ListingRow>(
      `UPDATE listing SET row_hash = 0
        WHERE account_id = $1 AND marketplace_id = $2 AND key_hash = ANY($3::bigint[]) AND row_hash <> 0
          AND (opened_at IS NULL OR opened_at <= to_timestamp($4::float8 / 1000))
        RETURNING ${listingColumns}`,
      [this.#transaction.accountId, this.#marketplaceId, keys, openedBefore],
    );
    return { removed: rows.map(toListing), keys };
  }

  /** @param unsure may be there already; what is there is read first */
  async #store(fresh: readonly HashedListing[], unsure: readonly HashedListing[]): Promise<ListingPair[]> {
    const known = await this.#read(unsure.map(({ listing }) => listing.sku));
    const pairs: ListingPair[] = fresh.map(({ listing }) => ({ before: null, after: listing, wasRemoved: false }));
    const writes: HashedListing[] = [];
    for (const seen of unsure) {
      const row = known.get(seen.listing.sku);
      if (row !== undefined && BigInt(row.row_hash) === toSigned(seen.row)) continue;
      const before = row === undefined ? null : toListing(row);
      const after = mergeListing(before, seen.listing);
      const wasRemoved = row?.row_hash === '0';
      writes.push({ ...seen, listing: after });
      // Stock moves with every order: stored, but no news.
      if (before === null || wasRemoved || differingFields(before, after).length > 0)
        pairs.push({ before, after, wasRemoved });
    }
    if (fresh.length > 0) await copyListings(this.#transaction, fresh);
    if (writes.length > 0) await writeListings(this.#transaction, writes);
    return pairs;
  }

  async #read(skus: readonly string[]): Promise<Map<string, ListingRow & { row_hash: string }>> {
    if (skus.length === 0) return new Map();
    const { rows } = await this.#transaction.query<ListingRow & { row_hash: string }>(
      `SELECT ${listingColumns}, row_hash FROM listing
        WHERE account_id = $1 AND marketplace_id = $2 AND sku = ANY($3::text[])`,
      [this.#transaction.accountId, this.#marketplaceId, skus],
    );
    return new Map(rows.map((row) => [row.sku, row]));
  }

  async #load(): Promise<Digest> {
    if (this.#digest !== null) return this.#digest;
    const { rows } = await this.#transaction.query<{ packed: Buffer | null }>(
      `SELECT string_agg(int8send(key_hash) || int8send(row_hash), '') AS packed FROM listing
        WHERE account_id = $1 AND marketplace_id = $2`,
      [this.#transaction.accountId, this.#marketplaceId],
    );
    this.#digest = Digest.unpack(rows[0]?.packed ?? new Uint8Array());
    for (const { key, row } of this.#few) this.#digest.take(key, row);
    this.#few = [];
    return this.#digest;
  }
}

/** One of each SKU, the last: one statement can't write a row twice. */
function lastOfEach(batch: readonly HashedListing[]): Iterable<HashedListing> & readonly HashedListing[] {
  const bySku = new Map(batch.map((hashed) => [hashed.listing.sku, hashed]));
  return bySku.size === batch.length ? batch : [...bySku.values()];
}
