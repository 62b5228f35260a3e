// How fresh what is known of every account is, part by part.
import type pg from 'pg';
import { type Part, parts } from '../../../domain/watch/coverage.ts';
import type { Freshness } from '../port.ts';

/** One short walk down the index for each part of each account, however many pulls are kept. */
export async function readFreshness(pool: pg.Pool): Promise<Freshness[]> {
  const { rows } = await pool.query<{ accountId: string; part: Part; asOn: Date }>(
    `SELECT a.id AS "accountId", p.part, r.seen_to AS "asOn"
       FROM account a CROSS JOIN unnest($1::text[]) AS p(part)
      CROSS JOIN LATERAL (SELECT coalesce(ahead_to, as_of) AS seen_to FROM pull_run
                           WHERE account_id = a.id AND part = p.part AND as_of IS NOT NULL
                           ORDER BY id DESC LIMIT 1) AS r
      WHERE a.paused_at IS NULL
      ORDER BY 1, 2`,
    [parts],
  );
  return rows.map(({ accountId, part, asOn }) => ({ accountId, part, asOf: asOn.getTime() }));
}
