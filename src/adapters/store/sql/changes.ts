// The change log: appended to, read back, never altered.
import type { Instant } from '../../../domain/clock.ts';
import type { Change } from '../../../domain/shop/change.ts';
import { endToldKey } from '../../../domain/shop/compare.ts';
import type { Listing } from '../../../domain/shop/listing.ts';
import type { CancelledBy, OrderEnd } from '../../../domain/shop/order.ts';
import { type ChangeRow, changeColumns, storableKey, toChange } from '../rows/change.ts';
import { toJson } from '../rows/to-json.ts';
import type { Transaction } from './transaction.ts';

/** Appends; keys that are there already are left alone. Sent ahead. */
export async function appendChanges(transaction: Transaction, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await transaction.send(
    `INSERT INTO change_log (account_id, key, kind, occurred_at, observed_at, reconstructed, body)
     SELECT $1, key, kind, to_timestamp(occurred_at / 1000), to_timestamp(observed_at / 1000), reconstructed, body
       FROM unnest($2::text[], $3::text[], $4::float8[], $5::float8[], $6::boolean[], $7::jsonb[])
         WITH ORDINALITY AS seen (key, kind, occurred_at, observed_at, reconstructed, body, place)
      ORDER BY place
     ON CONFLICT (account_id, key) DO NOTHING`,
    [
      transaction.accountId,
      changes.map(({ key }) => storableKey(key)),
      changes.map(({ kind }) => kind),
      changes.map(({ occurredAt }) => occurredAt),
      changes.map(({ observedAt }) => observedAt),
      changes.map(({ reconstructed }) => reconstructed),
      changes.map(({ key: _key, occurredAt: _at, observedAt: _seen, reconstructed: _re, ...body }) => toJson(body)),
    ],
  );
}

/** Listings that were observed to change since then, as they were after their last change, by SKU. */
export async function readAltered(
  transaction: Transaction,
  marketplaceId: string,
  since: Instant,
): Promise<Map<string, Listing>> {
  const { rows } = await transaction.query<{ listing: Listing }>(
    `SELECT body->'after' AS listing FROM change_log
      WHERE account_id = $1 AND kind = 'listing-changed' AND occurred_at >= to_timestamp($3::float8 / 1000)
        AND body->'after'->>'marketplaceId' = $2
      ORDER BY id`,
    [transaction.accountId, marketplaceId, since],
  );
  return new Map(rows.map(({ listing }) => [listing.sku, listing]));
}

/** What was told of the end of these orders while they weren't known. */
export async function readEndsTold(
  transaction: Transaction,
  orderIds: readonly string[],
): Promise<Map<string, OrderEnd>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await transaction.query<{ orderId: string; by: CancelledBy; on: Date }>(
    `SELECT body->>'orderId' AS "orderId", body->>'by' AS by, occurred_at AS "on" FROM change_log
      WHERE account_id = $1 AND key = ANY($2::text[])`,
    [transaction.accountId, orderIds.map((id) => storableKey(endToldKey(id)))],
  );
  return new Map(rows.map(({ orderId, by, on }) => [orderId, { at: on.getTime(), by }]));
}

/** Changes after the one with id `taken`, as they were appended, and the id of the last. */
export async function readPending(
  transaction: Transaction,
  taken: string,
): Promise<{ pending: Change[]; lastId: string }> {
  const { rows } = await transaction.query<ChangeRow>(
    `SELECT ${changeColumns} FROM change_log WHERE account_id = $1 AND id > $2 ORDER BY id`,
    [transaction.accountId, taken],
  );
  return { pending: rows.map(toChange), lastId: rows.at(-1)?.id ?? taken };
}

/** Changes after id `from` up to id `to`, as they were appended; null when the account's log has none of id `from`. */
export async function readBetween(transaction: Transaction, from: string, to: string): Promise<Change[] | null> {
  const { rows } = await transaction.query<ChangeRow>(
    `SELECT ${changeColumns} FROM change_log WHERE account_id = $1 AND id >= $2 AND id <= $3 ORDER BY id`,
    [transaction.accountId, from, to],
  );
  return rows[0]?.id === from ? rows.slice(1).map(toChange) : null;
}

/** Changes up to id `taken` that occurred at `since` or later, by when they occurred. */
export async function readEarlier(transaction: Transaction, taken: string, since: Instant): Promise<Change[]> {
  const { rows } = await transaction.query<ChangeRow>(
    `SELECT ${changeColumns} FROM change_log
      WHERE account_id = $1 AND id <= $2 AND occurred_at >= to_timestamp($3::float8 / 1000) ORDER BY occurred_at, id`,
    [transaction.accountId, taken, since],
  );
  return rows.map(toChange);
}
