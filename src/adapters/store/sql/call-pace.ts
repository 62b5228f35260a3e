// Amazon's pace, which all processes keep together: each step of it is one statement, so that two of them can't take the
// same turn. Names a sign-in by its hash and belongs to no account, which may be tried before it is there.
import type pg from 'pg';
import type { PaceLedger } from '../watch-port.ts';

export function createCallPace(pool: pg.Pool): PaceLedger {
  return {
    async advance(bucket, now, turns, turnMs) {
      const { rows } = await pool.query<{ full_at: Date; turn_ms: number | null }>(
        `INSERT INTO call_pace (bucket, full_at) VALUES ($1, to_timestamp(($2::float8 + $3::float8 * $4::float8) / 1000))
         ON CONFLICT (bucket) DO UPDATE
           SET full_at = greatest(call_pace.full_at, to_timestamp($2::float8 / 1000))
                         + $3::float8 * coalesce(call_pace.turn_ms, $4::float8) * interval '1 millisecond'
         RETURNING full_at, turn_ms`,
        [bucket, now, turns, turnMs],
      );
      const { full_at: wholeAt = null, turn_ms: kept = null } = rows[0] ?? {};
      return { wholeAt: wholeAt?.getTime() ?? now, turnMs: kept ?? turnMs };
    },
    async raise(bucket, at) {
      await pool.query(
        `INSERT INTO call_pace (bucket, full_at) VALUES ($1, to_timestamp($2::float8 / 1000))
         ON CONFLICT (bucket) DO UPDATE SET full_at = greatest(call_pace.full_at, excluded.full_at)`,
        [bucket, at],
      );
    },
    async setTurn(bucket, now, turnMs, beforeMs) {
      await pool.query(
        `INSERT INTO call_pace (bucket, full_at, turn_ms) VALUES ($1, to_timestamp($2::float8 / 1000), $3::float8)
         ON CONFLICT (bucket) DO UPDATE
           SET turn_ms = $3::float8,
               full_at = CASE WHEN call_pace.full_at > excluded.full_at
                              THEN excluded.full_at + (call_pace.full_at - excluded.full_at)
                                   * ($3::float8 / coalesce(call_pace.turn_ms, $4::float8))
                              ELSE call_pace.full_at END`,
        [bucket, now, turnMs, beforeMs],
      );
    },
  };
}
