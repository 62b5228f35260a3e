// Batches of listings: tells by the digest what differs, and reads and writes only that.
import type { Listing } from '../../../domain/shop/listing.ts';
import type { ListingSighting } from '../../../domain/shop/reduce.ts';
import {
  type HashedListing,
  type HashListing,
  type ListingRow,
  listingColumns,
  toListing,
  toSigned,
} from '../rows/listing.ts';
import { Digest } from './digest.ts';
import { copyListings, writeListings } from './listing-writes.ts';
import type { Transaction } from './transaction.ts';

/** Up to so many listings are looked up one by one; for more it pays to load the marketplace's whole digest. */
const fewListings = 500;

/** A listing that was sighted, until it is written. */
interface Sighted extends HashedListing {
  /** Not there for certain: it can be copied in. */
  readonly isFresh: boolean;
}

/** One marketplace's listings within a pull's transaction. */
export class Shelf {
  readonly #transaction: Transaction;
  readonly #marketplaceId: string;
  readonly #hash: HashListing;
  readonly #sighted = new Map<string, Sighted>();
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
      return this.#compare([], hashed);
    }
    const digest = await this.#load();
    const fresh: HashedListing[] = [];
    const changed: HashedListing[] = [];
    for (const listing of hashed) {
      const difference = digest.take(listing.key, listing.row);
      if (difference === 'new') fresh.push(listing);
      else if (difference === 'changed') changed.push(listing);
    }
    return this.#compare(fresh, changed);
  }

  /** Writes what was sighted, as it is known now. */
  async put(listings: readonly Listing[]): Promise<void> {
    const writes = listings.map((listing) => ({ ...this.#takeSighted(listing.sku), listing }));
    const fresh = writes.filter(({ isFresh }) => isFresh);
    const others = writes.filter(({ isFresh }) => !isFresh);
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

  /** @param unsure may be there already */
  async #compare(fresh: readonly HashedListing[], unsure: readonly HashedListing[]): Promise<ListingSighting[]> {
    const known = await this.#read(unsure.map(({ listing }) => listing.sku));
    const sightings: ListingSighting[] = [];
    const add = (hashed: HashedListing, isFresh: boolean, known: ListingSighting['known']) => {
      this.#sighted.set(hashed.listing.sku, { ...hashed, isFresh });
      sightings.push({ seen: hashed.listing, known });
    };
    for (const hashed of fresh) add(hashed, true, null);
    for (const hashed of unsure) {
      const row = known.get(hashed.listing.sku);
      if (row === undefined) add(hashed, false, null);
      else if (BigInt(row.row_hash) !== toSigned(hashed.row))
        add(hashed, false, { listing: toListing(row), isRemoved: row.row_hash === '0' });
    }
    return sightings;
  }

  #takeSighted(sku: string): Sighted {
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
