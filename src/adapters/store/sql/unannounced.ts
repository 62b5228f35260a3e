// What the clock's pulls found although Amazon should have told of it, over all shops whose notifications are sent to us.
import type pg from 'pg';
import { dayMs, type Instant } from '../../../domain/clock.ts';
import type { ToldBy, Unannounced } from '../push-port.ts';

/** Looks at the last day alone, by the index on when things happened. */
export async function readUnannounced(
  pool: pg.Pool,
  toldBy: ToldBy,
  graceMs: number,
  now: Instant,
): Promise<Unannounced[]> {
  const pairs = Object.entries(toldBy).flatMap(([type, kinds]) => kinds.map((kind) => [type, kind] as const));
  const { rows } = await pool.query<{ accountId: string; type: string; readings: string; firstAt: Date }>(
    `SELECT s.account_id AS "accountId", s.type, count(DISTINCT c.observed_at) AS readings, min(c.observed_at) AS "firstAt"
       FROM push_subscription s
       JOIN unnest($1::text[], $2::text[]) AS told (type, kind) ON told.type = s.type
       JOIN change_log c ON c.account_id = s.account_id AND c.kind = told.kind
      WHERE NOT c.reconstructed AND c.occurred_at > $3
        AND c.occurred_at > coalesce(s.rung_at, s.known_since) + $4 * interval '1 millisecond'
        AND c.observed_at > coalesce(s.rung_at, s.known_since) + $4 * interval '1 millisecond'
      GROUP BY s.account_id, s.type`,
    [pairs.map(([type]) => type), pairs.map(([, kind]) => kind), new Date(now - dayMs), graceMs],
  );
  return rows.map(({ readings, firstAt, ...row }) => ({
    ...row,
    readings: Number(readings),
    firstAt: firstAt.getTime(),
  }));
}
