// Batches of listings: tells by the digest what differs, and reads and writes only that.
import type { Listing } from '../../../domain/shop/listing.ts';
import type { ListingSighting } from '../../../domain/shop/reduce.ts';
import { Digest } from '../rows/digest.ts';
import {
  type HashedListing,
  type HashListing,
  type ListingRow,
  listingColumns,
  toListing,
  toSigned,
} from '../rows/listing.ts';
import { copyListings, writeListings } from './listing-writes.ts';
import type { Transaction } from './transaction.ts';

/** Up to so many listings are looked up one by one; for more it pays to load the marketplace's whole digest. */
const fewListings = 500;

/** One marketplace's listings within a pull's transaction. */
export class Shelf {
  readonly #transaction: Transaction;
  readonly #marketplaceId: string;
  readonly #hash: HashListing;
  /** By SKU, until they are written. */
  readonly #sighted = new Map<string, HashedListing>();
  #digest: Digest | null = null;
  /** What was sighted before the digest was loaded. */
  #few: HashedListing[] = [];

  constructor(transaction: Transaction, marketplaceId: string, hash: HashListing) {
    this.#transaction = transaction;
    this.#marketplaceId = marketplaceId;
    this.#hash = hash;
  }

  /** Those of a batch, each SKU once, whose row isn't as it was last seen, with what is known of them. */
  async sight(batch: readonly Listing[]): Promise<ListingSighting[]> {
    const hashed = batch.map(this.#hash);
    if (this.#digest === null && this.#few.length + hashed.length <= fewListings) {
      this.#few.push(...hashed);
      return this.#compare(hashed);
    }
    const digest = await this.#load();
    const others = hashed.filter((listing) => {
      const difference = digest.take(listing.key, listing.row);
      listing.isFresh = difference === 'new';
      return difference !== 'same';
    });
    return this.#compare(others);
  }

  /** Writes what was sighted, as it is known now. */
  async put(listings: readonly Listing[]): Promise<void> {
    const fresh: HashedListing[] = [];
    const others: HashedListing[] = [];
    for (const listing of listings) {
      const sighted = this.#takeSighted(listing.sku);
      sighted.listing = listing;
      (sighted.isFresh ? fresh : others).push(sighted);
    }
    if (fresh.length > 0) await copyListings(this.#transaction, fresh);
    if (others.length > 0) await writeListings(this.#transaction, others);
  }

  /** Those of these SKUs that are there and were not removed. */
  async known(skus: readonly string[]): Promise<Listing[]> {
    const rows = [...(await this.#read(skus)).values()];
    return rows.filter(({ row_hash }) => row_hash !== '0').map(toListing);
  }

  /** What is there and was not sighted. */
  async unseen(): Promise<Listing[]> {
    const keys = (await this.#load()).finish().map((key) => `${toSigned(key)}`);
    if (keys.length === 0) return [];
    const { rows } = await this.#transaction.query<ListingRow>(
      `SELECT ${listingColumns} FROM listing
        WHERE account_id = $1 AND marketplace_id = $2 AND key_hash = ANY($3::bigint[]) AND row_hash <> 0`,
      [this.#transaction.accountId, this.#marketplaceId, keys],
    );
    return rows.map(toListing);
  }

  /** What is known of these, but for those that are as they were last seen. */
  async #compare(hashed: readonly HashedListing[]): Promise<ListingSighting[]> {
    const known = await this.#read(hashed.flatMap(({ listing, isFresh }) => (isFresh ? [] : listing.sku)));
    const sightings: ListingSighting[] = [];
    for (const one of hashed) {
      const row = known.get(one.listing.sku);
      if (row !== undefined && BigInt(row.row_hash) === toSigned(one.row)) continue;
      this.#sighted.set(one.listing.sku, one);
      const before = row === undefined ? null : { listing: toListing(row), isRemoved: row.row_hash === '0' };
      sightings.push({ seen: one.listing, known: before });
    }
    return sightings;
  }

  #takeSighted(sku: string): HashedListing {
    const sighted = this.#sighted.get(sku);
    if (sighted === undefined) throw new Error(`a listing is written that was not sighted: ${sku}`);
    this.#sighted.delete(sku);
    return sighted;
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
