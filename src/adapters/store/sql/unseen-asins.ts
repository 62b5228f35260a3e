// Which ASINs of new listings should be looked up on the market.
import type { Instant } from '../../../domain/clock.ts';
import type { Queryable } from './observe.ts';

const tables = { offers: 'market_offer', catalogue: 'catalogue_item' } as const;

/** ASINs of listings added at `since` or later that weren't looked up at `olderThan` or later; the newest first. */
export async function readUnseenAsins(
  on: Queryable,
  accountId: string,
  what: 'offers' | 'catalogue',
  since: Instant,
  olderThan: Instant,
  limit: number,
): Promise<{ marketplaceId: string; asin: string }[]> {
  const { rows } = await on.query<{ marketplaceId: string; asin: string }>(
    `SELECT added.marketplace_id AS "marketplaceId", added.asin
       FROM (SELECT body #>> '{listing,marketplaceId}' AS marketplace_id, body #>> '{listing,asin}' AS asin,
                    max(occurred_at) AS added_at
               FROM change_log WHERE account_id = $1 AND kind = 'listing-added' AND occurred_at >= $2
              GROUP BY 1, 2) AS added
       LEFT JOIN ${tables[what]} AS known
         ON known.account_id = $1 AND known.marketplace_id = added.marketplace_id AND known.asin = added.asin
      WHERE added.asin IS NOT NULL AND (known.seen_at IS NULL OR known.seen_at < $3)
      ORDER BY added_at DESC, 1, 2
      LIMIT $4`,
    [accountId, new Date(since), new Date(olderThan), limit],
  );
  return rows;
}
