// A listing as a row: its hashes, its columns on the way in, and the way back.
import type { XXHashAPI } from 'xxhash-wasm';
import {
  type Channel,
  type Condition,
  type Listing,
  type ListingStatus,
  titleLimit,
} from '../../../domain/shop/listing.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import { tombstone } from './digest.ts';

/** A listing with the hashes of its SKU and of all that its source said. One object from sight to row: they are millions. */
export interface HashedListing {
  /** As it was sighted; once it is written, as it is known. */
  listing: Listing;
  readonly key: bigint;
  readonly row: bigint;
  /** Not there for certain: it can be copied in. */
  isFresh: boolean;
}

export type HashListing = (listing: Listing) => HashedListing;

/** Hashing with an account's own seed; cleans the listing's texts first, so that what is hashed is what is stored. */
export function createHashListing(xxhash: XXHashAPI, seed: bigint): HashListing {
  // Numbers go in as their own bytes: turning them into text would take longer than all the hashing.
  const bytes = Buffer.alloc(4 * 8 + 4 * rowTextLimit);
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, 4);
  return (seen) => {
    const listing = cleaned(seen);
    const { asin, title, price, channel, status } = listing;
    numbers[0] = price?.minor ?? -1;
    numbers[1] = listing.quantity ?? -1;
    numbers[2] = listing.openedAt ?? -1;
    numbers[3] = listing.handlingDays ?? -1;
    // The length before the one other free text keeps two listings from looking alike by shifting the border.
    const text = `${asin?.length ?? ''}|${asin ?? ''}|${price?.currency ?? ''}|${channel ?? ''}|${status}|${listing.condition ?? ''}|${title}`;
    const length = 4 * 8 + bytes.write(text, 4 * 8);
    const row = xxhash.h64Raw(bytes.subarray(0, length), seed);
    return { listing, key: xxhash.h64(listing.sku, seed), row: row === tombstone ? 1n : row, isFresh: false };
  };
}

/** A btree takes keys of at most 2,704 bytes. Amazon's own limit for a SKU is 40 characters. */
const skuLimit = 400;
const asinLimit = 40;
/** Room for an ASIN, a title and the short fields. */
const rowTextLimit = titleLimit + asinLimit + 100;

function cleaned(listing: Listing): Listing {
  const sku = storableText(listing.sku.slice(0, skuLimit));
  const title = storableText(listing.title.slice(0, titleLimit));
  const asin = listing.asin === null ? null : storableText(listing.asin.slice(0, asinLimit));
  if (sku === listing.sku && title === listing.title && asin === listing.asin) return listing;
  return { ...listing, sku, title, asin };
}

/** A 64-bit hash as PostgreSQL's signed bigint. */
export function toSigned(hash: bigint): bigint {
  return BigInt.asIntN(64, hash);
}

/** Columns of `listing` as they are selected for `toListing`. */
export const listingColumns =
  'marketplace_id, sku, asin, title, price_minor, price_currency, quantity, channel, status, opened_at, condition, handling_days';

export interface ListingRow {
  marketplace_id: string;
  sku: string;
  asin: string | null;
  title: string;
  price_minor: string | null;
  price_currency: string | null;
  quantity: number | null;
  channel: Channel | null;
  status: ListingStatus;
  opened_at: Date | null;
  condition: Condition | null;
  handling_days: number | null;
}

export function toListing(row: ListingRow): Listing {
  return {
    marketplaceId: row.marketplace_id,
    sku: row.sku,
    asin: row.asin,
    title: row.title,
    price:
      row.price_minor === null || row.price_currency === null
        ? null
        : { minor: Number(row.price_minor), currency: row.price_currency },
    quantity: row.quantity,
    channel: row.channel,
    status: row.status,
    openedAt: row.opened_at?.getTime() ?? null,
    condition: row.condition,
    handlingDays: row.handling_days,
  };
}
