// The service's side of the store as far as it counts over many rows or locks: what is overdue, who holds what, the pace.
import type pg from 'pg';
import { dayMs } from '../../../domain/clock.ts';
import { type Part, type PullRun, parts } from '../../../domain/watch/coverage.ts';
import type { Fault } from '../outbox-port.ts';
import { type KeptAsJson, runColumns, runFromJson } from '../rows/run.ts';
import type { WatchStore } from '../watch-port.ts';
import { createCallPace } from './call-pace.ts';
import { createHolds } from './holds.ts';
import { readSights } from './sights.ts';

/** What of WatchStore is SQL; the rest are ordinary rows. */
type Watch = Omit<WatchStore, 'setPaused' | 'lastLooks' | 'openIncidents' | 'findReport' | 'keepReport'>;

/** @returns the store's side, and how to let go of its connection before the pool ends */
export function createWatch(pool: pg.Pool): { watch: Watch; close(): void } {
  const holds = createHolds(pool);
  const watch: Watch = {
    hold: holds.hold,

    lastSights: (ids) => readSights(pool, ids),
    async lastRunsOfAll() {
      // one row an account, its runs as JSON: of a thousand shops ten thousand rows cost ten times as much to take apart
      const { rows } = await pool.query<{ accountId: string; runs: KeptAsJson[] }>(
        `SELECT account.id AS "accountId", json_agg(newest) AS runs
           FROM account CROSS JOIN unnest($1::text[]) AS wanted (part)
           CROSS JOIN LATERAL (SELECT ${runColumns} FROM pull_run
                                WHERE account_id = account.id AND pull_run.part = wanted.part
                                ORDER BY id DESC LIMIT 1) AS newest
          GROUP BY account.id`,
        [parts],
      );
      const all = new Map<string, Partial<Record<Part, PullRun>>>();
      for (const { accountId, runs } of rows)
        all.set(accountId, Object.fromEntries(runs.map(runFromJson).map((run) => [run.part, run])));
      return all;
    },
    async accountsToLookAt(since, accountId) {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT account_id AS id FROM watch
          WHERE ($2::text IS NULL OR account_id = $2)
            AND (looked_at IS NULL OR looked_at < $1
                 OR EXISTS (SELECT 1 FROM change_log WHERE account_id = watch.account_id AND id > taken_change_id))`,
        [new Date(since), accountId ?? null],
      );
      return rows.map(({ id }) => id);
    },
    ...createCallPace(pool),

    async databaseNow() {
      const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now');
      return rows[0]?.now.getTime() ?? Number.NaN;
    },

    async outboxBacklog(now) {
      const { rows } = await pool.query<{ due: number; late: number; oldest: Date | null }>(
        `SELECT count(*) FILTER (WHERE due_at <= $1 OR claimed_until > $1)::int AS due,
                count(*)::int AS late,
                min(coalesce((SELECT min(at) FROM delivery WHERE outbox_key = outbox.key), least(due_at, $1))) AS oldest
           FROM outbox WHERE settled_at IS NULL AND (due_at <= $1 OR attempts > 0)`,
        [new Date(now)],
      );
      const { due = 0, late = 0, oldest = null } = rows[0] ?? {};
      return { due, late, oldestMs: oldest === null ? 0 : Math.max(0, now - oldest.getTime()) };
    },

    async outboxFaults(now) {
      const { rows } = await pool.query<{ fault: Fault; count: number }>(
        `SELECT last_fault AS fault, count(*)::int AS count FROM outbox
          WHERE last_fault IS NOT NULL AND (settled_at IS NULL OR settled_at > $1) GROUP BY 1`,
        [new Date(now - dayMs)],
      );
      return { channel: 0, message: 0, ...Object.fromEntries(rows.map(({ fault, count }) => [fault, count])) };
    },
  };
  return { watch, close: holds.close };
}
