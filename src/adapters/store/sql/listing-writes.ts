// Writes a batch of listings in one statement: COPY for those that are new for certain, else an upsert from arrays.
import type { HashedListing } from '../rows/listing.ts';
import { toSigned } from '../rows/listing.ts';
import type { Transaction } from './transaction.ts';

/** PostgreSQL's largest integer: a stock beyond it is someone's joke, and shown as this. */
const largestInt = 2_147_483_647;

const toInt = (value: number | null): number | null =>
  value === null ? null : Math.min(Math.trunc(value), largestInt);

/** Inserts or replaces; sent ahead. No SKU may be in the batch twice. */
export async function writeListings(transaction: Transaction, batch: readonly HashedListing[]): Promise<void> {
  const column = <T>(of: (listing: HashedListing['listing']) => T): T[] => batch.map(({ listing }) => of(listing));
  await transaction.send(
    `INSERT INTO listing (account_id, marketplace_id, sku, asin, title, price_minor, price_currency, quantity, channel,
                          status, opened_at, condition, handling_days, key_hash, row_hash)
     SELECT $1, $2, sku, asin, title, price_minor, price_currency, quantity, channel, status,
            to_timestamp(opened_at / 1000), condition, handling_days, key_hash, row_hash
       FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::int[], $9::text[], $10::text[],
                   $11::float8[], $12::text[], $13::int[], $14::bigint[], $15::bigint[])
         AS seen (sku, asin, title, price_minor, price_currency, quantity, channel, status, opened_at, condition,
                  handling_days, key_hash, row_hash)
     ON CONFLICT (account_id, marketplace_id, sku) DO UPDATE
       SET asin = excluded.asin, title = excluded.title, price_minor = excluded.price_minor,
           price_currency = excluded.price_currency, quantity = excluded.quantity, channel = excluded.channel,
           status = excluded.status, opened_at = excluded.opened_at,
           condition = excluded.condition, handling_days = excluded.handling_days,
           row_hash = excluded.row_hash, removed_at = NULL`,
    [
      transaction.accountId,
      batch[0]?.listing.marketplaceId,
      column(({ sku }) => sku),
      column(({ asin }) => asin),
      column(({ title }) => title),
      column(({ price }) => price?.minor ?? null),
      column(({ price }) => price?.currency ?? null),
      column(({ quantity }) => toInt(quantity)),
      column(({ channel }) => channel),
      column(({ status }) => status),
      column(({ openedAt }) => openedAt),
      column(({ condition }) => condition),
      column(({ handlingDays }) => toInt(handlingDays)),
      batch.map(({ key }) => toSigned(key)),
      batch.map(({ row }) => toSigned(row)),
    ],
  );
}

/** Inserts listings whose SKUs are not there, which the digest knows: twice as fast as an upsert. Sent ahead. */
export async function copyListings(transaction: Transaction, batch: readonly HashedListing[]): Promise<void> {
  const account = copyField(transaction.accountId);
  let lines = '';
  for (const { listing, key, row } of batch) {
    const { price, openedAt } = listing;
    lines += `${account}\t${listing.marketplaceId}\t${copyField(listing.sku)}\t${copyField(listing.asin)}\t${copyField(listing.title)}\t${price?.minor ?? '\\N'}\t${copyField(price?.currency ?? null)}\t${toInt(listing.quantity) ?? '\\N'}\t${listing.channel ?? '\\N'}\t${listing.status}\t${openedAt === null ? '\\N' : new Date(openedAt).toISOString()}\t${listing.condition ?? '\\N'}\t${toInt(listing.handlingDays) ?? '\\N'}\t${toSigned(key)}\t${toSigned(row)}\n`;
  }
  await transaction.sendCopy(
    `COPY listing (account_id, marketplace_id, sku, asin, title, price_minor, price_currency, quantity, channel, status,
                   opened_at, condition, handling_days, key_hash, row_hash) FROM STDIN`,
    lines,
  );
}

const copyEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text in COPY's text format. */
function copyField(text: string | null): string {
  if (text === null) return '\\N';
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => copyEscapes[found] ?? found) : text;
}
