// Values of the profile, read and written in bulk: every one that a field has had.
import type { KnownFact } from '../../../domain/shop/profile.ts';
import { type FactRow, factColumns, toFact } from '../rows/fact.ts';
import type { Transaction } from './transaction.ts';

/** All values of all fields. */
export async function readFacts(transaction: Transaction): Promise<KnownFact[]> {
  const { rows } = await transaction.query<FactRow>(
    `SELECT ${factColumns} FROM profile_fact WHERE account_id = $1 ORDER BY first_at, value`,
    [transaction.accountId],
  );
  return rows.map(toFact);
}

/** Inserts or replaces; sent ahead. No value may be in the batch twice. */
export async function writeFacts(transaction: Transaction, facts: readonly KnownFact[]): Promise<void> {
  if (facts.length === 0) return;
  await transaction.send(
    `INSERT INTO profile_fact (account_id, field, marketplace_id, scope, value, first_at, last_at)
     SELECT $1, field, marketplace_id, scope, value, to_timestamp(first_at / 1000), to_timestamp(last_at / 1000)
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::float8[], $7::float8[])
         AS seen (field, marketplace_id, scope, value, first_at, last_at)
     ON CONFLICT (account_id, field, marketplace_id, scope, value) DO UPDATE
       SET first_at = excluded.first_at, last_at = excluded.last_at`,
    [
      transaction.accountId,
      facts.map(({ field }) => field),
      facts.map(({ marketplaceId }) => marketplaceId ?? ''),
      facts.map(({ scope }) => scope),
      facts.map(({ value }) => value),
      facts.map(({ firstAt }) => firstAt),
      facts.map(({ lastAt }) => lastAt),
    ],
  );
}
