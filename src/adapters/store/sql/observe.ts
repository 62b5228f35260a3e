// Records pulls: a pull's effect and its run in one transaction, and what the last runs said.
import type pg from 'pg';
import type { XXHashAPI } from 'xxhash-wasm';
import type { State } from '../../../domain/shop/state.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import { type Part, type PullRun, parts, type Setback } from '../../../domain/watch/coverage.ts';
import { accountGone } from '../faults.ts';
import { type RunRow, runColumns, toRun } from '../rows/run.ts';
import { toJson } from '../rows/to-json.ts';
import { PostgresState } from './state.ts';
import { inTransaction } from './transaction.ts';

/** Anything that can query: the pool, or a transaction. */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
}

/** One pull's effect and its run, whole or not at all. */
export async function observe(
  pool: pg.Pool,
  xxhash: XXHashAPI,
  accountId: string,
  work: (state: State) => Promise<PullRun>,
): Promise<PullRun> {
  const run = await inTransaction(pool, accountId, async (transaction) => {
    const state = await PostgresState.open(transaction, xxhash);
    const run = await work(state);
    await state.dateTombstones(run.finishedAt);
    await insertRun(transaction, accountId, run);
    return run;
  });
  if (run === null) throw accountGone(accountId);
  return run;
}

/** @throws UserError when there is no such account */
export async function recordRun(pool: pg.Pool, accountId: string, run: PullRun): Promise<void> {
  if (!(await insertRun(pool, accountId, run))) throw accountGone(accountId);
}

async function insertRun(on: Queryable, accountId: string, run: PullRun): Promise<boolean> {
  const { part, startedAt, finishedAt, coverage, rows, calls, badRows, fault = null, retryAt } = run;
  const { rowCount } = await on.query(
    `INSERT INTO pull_run (account_id, part, started_at, finished_at, state, reason, as_of, rows, calls, bad_rows,
                           fault, retry_at, rows_before, skew_ms, ahead_to, past)
     SELECT id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16 FROM account WHERE id = $1`,
    [
      accountId,
      part,
      new Date(startedAt),
      new Date(finishedAt),
      coverage.state,
      coverage.reason === null ? null : storableText(coverage.reason),
      coverage.asOf === null ? null : new Date(coverage.asOf),
      rows,
      calls,
      toJson(badRows),
      fault,
      retryAt === undefined ? null : new Date(retryAt),
      coverage.fewer?.before ?? null,
      coverage.skewMs ?? null,
      coverage.aheadTo === undefined ? null : new Date(coverage.aheadTo),
      coverage.past === undefined ? null : toJson(coverage.past),
    ],
  );
  return rowCount === 1;
}

/** The newest run of each part; `isSeen`: of those that saw something. */
export async function readLastRuns(
  on: Queryable,
  accountId: string,
  { isSeen }: { readonly isSeen: boolean } = { isSeen: false },
): Promise<Partial<Record<Part, PullRun>>> {
  // part by part, each by the index's first row: an account has a thousand runs a day
  const { rows } = await on.query<RunRow>(
    `SELECT newest.* FROM unnest($3::text[]) AS wanted (part)
      CROSS JOIN LATERAL (SELECT ${runColumns} FROM pull_run
                           WHERE account_id = $1 AND pull_run.part = wanted.part AND (NOT $2 OR state <> 'missing')
                           ORDER BY id DESC LIMIT 1) AS newest`,
    [accountId, isSeen, parts],
  );
  return Object.fromEntries(rows.map((row) => [row.part, toRun(row)]));
}

/** How many pulls of a part are gone back through at the most: some weeks of those every few minutes. */
const streakLimit = 20_000;

/** For parts whose newest pull saw less than an earlier one: when the first that did so ended, and the first of this fault. */
export async function readWorse(
  on: Queryable,
  accountId: string,
  runs: Partial<Record<Part, PullRun>>,
): Promise<Partial<Record<Part, Pick<Setback, 'since' | 'faultSince'>>>> {
  const found: Partial<Record<Part, Pick<Setback, 'since' | 'faultSince'>>> = {};
  for (const { part, coverage, fault = null } of Object.values(runs)) {
    if (coverage.state === 'complete') continue;
    const { rows } = await on.query<{ since: Date | null; fault_since: Date | null }>(
      `WITH newest AS (SELECT id, state, fault, finished_at FROM pull_run WHERE account_id = $1 AND part = $2
                        ORDER BY id DESC LIMIT $4),
            better AS (SELECT max(id) AS id FROM newest WHERE state = 'complete' OR state <> 'missing' AND $3 = 'missing'),
            other AS (SELECT coalesce(max(id), 0) AS id FROM newest WHERE fault IS DISTINCT FROM $5)
       SELECT min(finished_at) AS since, min(finished_at) FILTER (WHERE newest.id > other.id) AS fault_since
         FROM newest, better, other WHERE newest.id > better.id`,
      [accountId, part, coverage.state, streakLimit, fault],
    );
    const { since, fault_since: faultSince } = rows[0] ?? {};
    if (!since) continue;
    const isOther = faultSince && faultSince > since;
    found[part] = { since: since.getTime(), ...(isOther && { faultSince: faultSince.getTime() }) };
  }
  return found;
}
