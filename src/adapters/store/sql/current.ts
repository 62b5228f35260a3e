// What is so now of the things that an incident rests on: its listings and the profile, and how well they are seen.
import type pg from 'pg';
import { coverageOf } from '../../../domain/watch/coverage.ts';
import type { CurrentState } from '../../../domain/watch/current.ts';
import type { AccountRow } from '../rows/account.ts';
import { type FactRow, factColumns, toFact } from '../rows/fact.ts';
import { type ListingRow, listingColumns, toListing } from '../rows/listing.ts';
import { readLastRuns } from './observe.ts';

/** The listings with these SKUs, tombstones left out, and the last seen values of each field of the profile. */
export async function readCurrent(pool: pg.Pool, accountId: string, skus: readonly string[]): Promise<CurrentState> {
  const [accounts, listings, facts, runs] = await Promise.all([
    pool.query<Pick<AccountRow, 'isMailOnly'>>('SELECT is_mail_only AS "isMailOnly" FROM account WHERE id = $1', [
      accountId,
    ]),
    pool.query<ListingRow>(
      `SELECT ${listingColumns} FROM listing WHERE account_id = $1 AND sku = ANY($2::text[]) AND removed_at IS NULL
        ORDER BY marketplace_id, sku`,
      [accountId, skus],
    ),
    pool.query<FactRow>(
      `SELECT ${factColumns}
         FROM (SELECT *, rank() OVER (PARTITION BY field, marketplace_id, scope ORDER BY last_at DESC) AS place
                 FROM profile_fact WHERE account_id = $1) AS profile_fact
        WHERE place = 1 ORDER BY field, marketplace_id, scope, value`,
      [accountId],
    ),
    readLastRuns(pool, accountId),
  ]);
  const isMailOnly = accounts.rows[0]?.isMailOnly ?? false;
  return {
    coverage: coverageOf({ isMailOnly }, runs),
    listings: listings.rows.map(toListing),
    profile: facts.rows.map(toFact).map(({ firstAt: _firstAt, lastAt, ...fact }) => ({ ...fact, at: lastAt })),
  };
}
