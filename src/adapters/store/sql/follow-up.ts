// A follow-up's transaction: reads what was told of each incident and what came of it, has it decided, writes what follows.
import type pg from 'pg';
import { dayMs, type Instant } from '../../../domain/clock.ts';
import type { ToldState } from '../../../domain/watch/incident.ts';
import type { FollowUpResult, FollowUpState, OwedMessage } from '../port.ts';
import { type IncidentRow, incidentColumns, toIncident } from '../rows/incident.ts';
import { type StatementRow, statementColumns, toStatement } from '../rows/statement.ts';
import { writeDecisions } from './look.ts';
import { writeOutbox } from './outbox.ts';
import { readRecipients } from './recipients.ts';
import { inTransaction, type Transaction } from './transaction.ts';

type Query = Pick<Transaction, 'query'>;

/** What was closed longer ago needs no all-clear, and no backup after an answer by a link. */
const closedMs = 7 * dayMs;
/** How long an account may be watched more closely after an incident (incidents/watch-mode.ts). */
const watchedMs = 60 * dayMs;
const mayNeed = `last_alert IS NOT NULL AND (status = 'open'
  OR (status = 'resolved' OR status = 'dismissed' AND answered_via = 'link') AND coalesce(answered_at, updated_at) > $1)`;

export async function accountsToFollowUp(pool: pg.Pool, now: Instant): Promise<string[]> {
  const { rows } = await pool.query<{ accountId: string }>(
    `SELECT DISTINCT account_id AS "accountId" FROM incident WHERE ${mayNeed} ORDER BY 1`,
    [new Date(now - closedMs)],
  );
  return rows.map(({ accountId }) => accountId);
}

/** Every message about each of these incidents, the oldest first. */
export async function readMessages(
  database: Query | pg.Pool,
  incidentIds: readonly string[],
): Promise<Map<string, OwedMessage[]>> {
  type Row = Omit<OwedMessage, 'createdAt' | 'settledAt' | 'told'> & {
    incidentId: string;
    createdOn: Date;
    settledOn: Date | null;
    said: ToldState | null;
  };
  const { rows } = await (database as Query).query<Row>(
    `SELECT outbox.incident_id AS "incidentId", key, kind, revision, recipient, timing, created_at AS "createdOn",
            settled_at AS "settledOn", last.outcome, last.told AS said
       FROM outbox LEFT JOIN LATERAL (
         SELECT outcome, told FROM delivery WHERE outbox_key = key AND outcome <> 'delayed' ORDER BY id DESC LIMIT 1
       ) AS last ON true WHERE incident_id = ANY ($1) ORDER BY created_at, key`,
    [[...incidentIds]],
  );
  const messages = new Map<string, OwedMessage[]>();
  for (const { incidentId, createdOn, settledOn, said, ...rest } of rows) {
    const told = rest.outcome === 'delivered' && settledOn && said ? { ...said, at: settledOn.getTime() } : null;
    const message = { ...rest, told, createdAt: createdOn.getTime(), settledAt: settledOn?.getTime() ?? null };
    const known = messages.get(incidentId);
    if (known) known.push(message);
    else messages.set(incidentId, [message]);
  }
  return messages;
}

/** One follow-up as one transaction; null when there is no such account. */
export async function followUp(
  pool: pg.Pool,
  accountId: string,
  now: Instant,
  decide: (state: FollowUpState) => FollowUpResult,
): Promise<FollowUpResult | null> {
  return inTransaction(pool, accountId, async (transaction) => {
    const result = decide(await readState(transaction, now));
    await writeDecisions(transaction, result.decisions);
    await writeOutbox(transaction, result.outbox);
    return result;
  });
}

async function readState(transaction: Transaction, now: Instant): Promise<FollowUpState> {
  const { accountId } = transaction;
  const zone = await transaction.query<{ timeZone: string }>(
    'SELECT time_zone AS "timeZone" FROM account WHERE id = $1',
    [accountId],
  );
  const incidents = await transaction.query<IncidentRow>(
    `SELECT ${incidentColumns} FROM incident WHERE account_id = $2 AND ${mayNeed} ORDER BY noticed_at, visible_at, id`,
    [new Date(now - closedMs), accountId],
  );
  const messages = await readMessages(
    transaction,
    incidents.rows.map(({ id }) => id),
  );
  const closed = await transaction.query<IncidentRow>(
    `SELECT ${incidentColumns} FROM incident WHERE account_id = $2 AND status = 'resolved' AND answered_at > $1`,
    [new Date(now - watchedMs), accountId],
  );
  const statements = await transaction.query<StatementRow>(
    `SELECT ${statementColumns} FROM statement WHERE account_id = $2 AND from_at <= $1 AND to_at >= $1`,
    [new Date(now), accountId],
  );
  return {
    closed: closed.rows.map(toIncident),
    statements: statements.rows.map(toStatement),
    account: { id: accountId, timeZone: zone.rows[0]?.timeZone ?? 'UTC' },
    recipients: await readRecipients(transaction),
    told: incidents.rows.map((row) => ({ incident: toIncident(row), owed: messages.get(row.id) ?? [] })),
  };
}
