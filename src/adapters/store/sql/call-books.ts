// What all processes know together of their calls to Amazon: its pace, and the reports that were asked for. Both name a
// sign-in by its hash and belong to no account, which may be tried before it is there.
import type pg from 'pg';
import { dayMs } from '../../../domain/clock.ts';
import type { KeptReport, PaceLedger, ReportShelf } from '../watch-port.ts';

const keptMs = 7 * dayMs;

interface ReportRow {
  readonly report_id: string;
  readonly asked_at: Date;
  readonly ended_as: 'DONE' | 'CANCELLED' | 'FATAL' | null;
  readonly ended_at: Date | null;
}

export function createCallBooks(pool: pg.Pool): PaceLedger & ReportShelf {
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

    async findReport(key) {
      const { rows } = await pool.query<ReportRow>(
        'SELECT report_id, asked_at, ended_as, ended_at FROM asked_report WHERE key = $1',
        [key],
      );
      return rows[0] ? toReport(rows[0]) : null;
    },
    async keepReport(key, { reportId, askedAt, ended }) {
      const [endedAs, endedAt] = ended === null ? [null, null] : [ended.as, new Date(ended.at)];
      await pool.query(
        `INSERT INTO asked_report (key, report_id, asked_at, ended_as, ended_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO UPDATE
           SET report_id = excluded.report_id, asked_at = excluded.asked_at,
               ended_as = excluded.ended_as, ended_at = excluded.ended_at`,
        [key, reportId, new Date(askedAt), endedAs, endedAt],
      );
      await pool.query('DELETE FROM asked_report WHERE asked_at < $1', [new Date(askedAt - keptMs)]);
    },
  };
}

function toReport({ report_id: reportId, asked_at: askedAt, ended_as: as, ended_at: at }: ReportRow): KeptReport {
  return { reportId, askedAt: askedAt.getTime(), ended: as && at && { as, at: at.getTime() } };
}
