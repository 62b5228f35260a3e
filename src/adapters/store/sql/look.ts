// A look's transaction: reads what a look starts from, has it decided, writes what follows.
import type pg from 'pg';
import { dayMs } from '../../../domain/clock.ts';
import type { Account } from '../../../domain/shop/account.ts';
import type { Change } from '../../../domain/shop/change.ts';
import type { Baseline } from '../../../domain/statistics/baseline.ts';
import { type Coverage, coverageOf } from '../../../domain/watch/coverage.ts';
import type { Verdict } from '../../../domain/watch/detector.ts';
import type { Decision, Incident } from '../../../domain/watch/incident.ts';
import type { DetectorDay } from '../../../domain/watch/judged.ts';
import type { LookResult, LookState } from '../port.ts';
import { type AccountRow, accountColumns, toAccount } from '../rows/account.ts';
import { fromDecision, fromIncident, type IncidentRow, incidentColumns, toIncident } from '../rows/incident.ts';
import { type StatementRow, statementColumns, toStatement } from '../rows/statement.ts';
import { toJson } from '../rows/to-json.ts';
import { readBetween, readEarlier, readPending } from './changes.ts';
import { isSameWindow, type LeftLook, type LookMemory, windowAfter } from './look-memory.ts';
import { type KnownMarket, readMarket } from './market.ts';
import { readLastRuns, readWorse } from './observe.ts';
import { writeOutbox } from './outbox.ts';
import { readRecipients } from './recipients.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** Answers and statements that ended longer ago bear on nothing that a look can still see. */
const closedForMs = 60 * dayMs;

/**
 * One look as one transaction.
 * @param recentMs how long before the last look `earlier` begins
 * @returns null when there is no such account
 */
export async function look(
  pool: pg.Pool,
  memory: LookMemory,
  accountId: string,
  recentMs: number,
  decide: (state: LookState) => LookResult,
): Promise<LookResult | null> {
  const done = await inTransaction(pool, accountId, async (transaction) => {
    const { state, lastId, own, market } = await readLookState(transaction, recentMs, memory.of(accountId));
    const result = decide(state);
    await writeWatch(transaction, result, lastId, state.baseline);
    await writeVerdicts(transaction, result);
    await writeJudged(transaction, result.judged ?? []);
    await writeIncidents(transaction, result.incidents);
    await writeDecisions(transaction, result.decisions);
    await writeOutbox(transaction, result.outbox);
    const { lookedAt, kept } = result;
    const window = windowAfter(state.earlier, state.pending, lookedAt - recentMs);
    const isKept = kept !== undefined && isSameWindow(kept.recent, window);
    const left: LeftLook = {
      ...{ version: own, recentMs, lookedAt, taken: lastId, market },
      ...(isKept ? { window: kept.recent, kept } : { window }),
    };
    // Of a look further back than the last one the window would begin too late.
    return { result, left: lookedAt < (state.lookedAt ?? lookedAt) ? null : left };
  });
  if (done?.left) memory.keep(accountId, done.left);
  else memory.drop(accountId);
  return done?.result ?? null;
}

interface WatchRow {
  readonly baseline: Baseline;
  readonly lookedOn: Date | null;
  readonly taken: string;
  /** The transaction that wrote the row, and this one. */
  readonly version: string;
  readonly own: string;
}

async function readLookState(
  transaction: Transaction,
  recentMs: number,
  before: LeftLook | undefined,
): Promise<{ state: LookState; lastId: string; own: string; market: KnownMarket }> {
  const { accountId } = transaction;
  const watch = await transaction.query<AccountRow & WatchRow>(
    `SELECT ${accountColumns}, baseline, looked_at AS "lookedOn", taken_change_id AS taken,
            watch.xmin::text AS version, pg_current_xact_id()::xid::text AS own
       FROM account JOIN watch ON account_id = id WHERE id = $1`,
    [accountId],
  );
  const [row] = watch.rows;
  if (row === undefined) throw new Error(`account ${accountId} has no watch`);
  const { baseline, lookedOn, taken, version, own, ...ofAccount } = row;
  const recipients = await readRecipients(transaction);
  const account = toAccount(
    ofAccount,
    recipients.map(({ address }) => address),
  );
  const lookedAt = lookedOn?.getTime() ?? null;
  const { pending, lastId } = await readPending(transaction, taken);
  // Nobody has written to the watch since that look: it goes on where that ended.
  const left = before?.version === version && before.recentMs === recentMs ? before : undefined;
  const earlier =
    left?.window ?? (lookedAt === null ? [] : await readWindow(transaction, before, { taken, lookedAt, recentMs }));
  const asins = baseline.assortment?.waiting.map(({ asin }) => asin);
  const market = await readMarket(transaction, { earlier, pending, asins }, lookedAt ?? 0, left?.market);
  const incidents = await transaction.query<IncidentRow>(
    `SELECT ${incidentColumns} FROM incident
      WHERE account_id = $1 AND status IN ('open', 'acknowledged') ORDER BY noticed_at, visible_at, id`,
    [accountId],
  );
  const closed = await transaction.query<IncidentRow>(
    `SELECT ${incidentColumns} FROM incident
      WHERE account_id = $1 AND status IN ('resolved', 'dismissed') AND answered_at > $2 ORDER BY noticed_at, visible_at, id`,
    [accountId, new Date((lookedAt ?? 0) - closedForMs)],
  );
  const statements = await transaction.query<StatementRow>(
    `SELECT ${statementColumns} FROM statement WHERE account_id = $1 AND to_at > $2 ORDER BY from_at, id`,
    [accountId, new Date((lookedAt ?? 0) - closedForMs)],
  );
  return {
    lastId,
    own,
    market,
    state: {
      account,
      recipients,
      baseline,
      lookedAt,
      pending,
      earlier,
      incidents: incidents.rows.map(toIncident),
      closed: closed.rows.map(toIncident),
      statements: statements.rows.map(toStatement),
      coverage: await readCoverage(transaction, account),
      market: market.market,
      ...(left?.kept && { kept: left.kept }),
    },
  };
}

/** What a look sees that was taken before: what is at hand of it and what other processes took since, else the log's. */
async function readWindow(
  transaction: Transaction,
  before: LeftLook | undefined,
  { taken, lookedAt, recentMs }: Pick<LeftLook, 'taken' | 'lookedAt' | 'recentMs'>,
): Promise<readonly Change[]> {
  const since = lookedAt - recentMs;
  if (before && before.recentMs === recentMs && before.lookedAt <= lookedAt) {
    // Ids are given once: where its last change is still there, it is the same log, and it has only grown.
    const more = await readBetween(transaction, before.taken, taken);
    if (more) return windowAfter(before.window, more, since);
  }
  return readEarlier(transaction, taken, since);
}

/** By the newest pull of each part: what could not be seen just now is not judged by what was seen before. */
async function readCoverage(transaction: Transaction, account: Account): Promise<Coverage> {
  const runs = await readLastRuns(transaction, account.id);
  return coverageOf(account, runs, await readWorse(transaction, account.id, runs));
}

/** What is usual is large and mostly as it was. */
async function writeWatch(
  transaction: Transaction,
  { baseline, lookedAt }: LookResult,
  lastId: string,
  before: Baseline,
): Promise<void> {
  const values = [transaction.accountId, new Date(lookedAt), lastId];
  if (baseline === before)
    await transaction.send('UPDATE watch SET looked_at = $2, taken_change_id = $3 WHERE account_id = $1', values);
  else
    await transaction.send(
      'UPDATE watch SET looked_at = $2, taken_change_id = $3, baseline = $4 WHERE account_id = $1',
      [...values, toJson(baseline)],
    );
}

async function writeVerdicts(transaction: Transaction, { verdicts, lookedAt }: LookResult): Promise<void> {
  if (verdicts.length === 0) return;
  await transaction.send(
    `INSERT INTO verdict (account_id, detector, at, body)
     SELECT $1, detector, $2, body FROM unnest($3::text[], $4::jsonb[]) AS said (detector, body)
     ON CONFLICT (account_id, detector) DO UPDATE SET at = excluded.at, body = excluded.body`,
    [
      transaction.accountId,
      new Date(lookedAt),
      verdicts.map(({ detector }) => detector),
      verdicts.map((one) => toJson(inBrief(one))),
    ],
  );
}

/** Without the evidence, which incidents keep: hundreds of rows, at every look. */
function inBrief(verdict: Verdict): Verdict {
  if (verdict.outcome !== 'fired') return verdict;
  return { ...verdict, signals: verdict.signals.map((signal) => ({ ...signal, evidence: [] })) };
}

async function writeJudged(transaction: Transaction, judged: readonly DetectorDay[]): Promise<void> {
  if (judged.length === 0) return;
  const column = (name: Exclude<keyof DetectorDay, 'detector'>) => judged.map((one) => one[name]);
  await transaction.send(
    `INSERT INTO detector_day AS known (account_id, detector, day, fired, quiet, skipped, crashed, score)
     SELECT $1, * FROM unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::float8[])
     ON CONFLICT (account_id, day, detector) DO UPDATE
       SET fired = known.fired + excluded.fired, quiet = known.quiet + excluded.quiet,
           skipped = known.skipped + excluded.skipped, crashed = known.crashed + excluded.crashed,
           score = greatest(known.score, excluded.score)`,
    [
      transaction.accountId,
      judged.map(({ detector }) => detector),
      ...(['day', 'fired', 'quiet', 'skipped', 'crashed', 'score'] as const).map(column),
    ],
  );
}

async function writeIncidents(transaction: Transaction, incidents: readonly Incident[]): Promise<void> {
  for (const incident of incidents) {
    const row = fromIncident(incident);
    const times = [row.beganAt, row.visibleAt, row.noticedAt, row.updatedAt];
    const lastAlert = row.lastAlert === null ? null : JSON.stringify(row.lastAlert);
    await transaction.send(
      `INSERT INTO incident (account_id, id, status, severity, score, began_at, visible_at, noticed_at, updated_at,
                             revision, signals, last_alert)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (id) DO UPDATE
         SET status = excluded.status, severity = excluded.severity, score = excluded.score,
             began_at = excluded.began_at, updated_at = excluded.updated_at, revision = excluded.revision,
             signals = excluded.signals, last_alert = excluded.last_alert
         WHERE incident.account_id = excluded.account_id`,
      [
        transaction.accountId,
        row.id,
        row.status,
        row.severity,
        row.score,
        ...times,
        row.revision,
        JSON.stringify(row.signals),
        lastAlert,
      ],
    );
  }
}

export async function writeDecisions(transaction: Transaction, decisions: readonly Decision[]): Promise<void> {
  for (const { incidentId, revision, at, severity, score, isAlert, reason } of decisions.map(fromDecision)) {
    await transaction.send(
      `INSERT INTO decision (incident_id, revision, at, severity, score, is_alert, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [incidentId, revision, at, severity, score, isAlert, reason],
    );
  }
}
