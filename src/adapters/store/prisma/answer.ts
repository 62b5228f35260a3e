// An answer's transaction: reads the incident and what it bears on under the account's lock, has it decided, writes what
// follows. A look of the same account comes before it or after it.
import type pg from 'pg';
import type { Baseline } from '../../../domain/statistics/baseline.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { Incident } from '../../../domain/watch/incident.ts';
import type { AnswerResult, AnswerState } from '../port.ts';
import { type IncidentRow, incidentColumns, toIncident } from '../rows/incident.ts';
import { toJson } from '../rows/to-json.ts';
import { writeIncidents } from '../sql/look.ts';
import { inTransaction, type Transaction } from '../sql/transaction.ts';
import { writeLog } from './log.ts';
import { toStatementRow } from './statements.ts';

/** One answer as one transaction; null when there is no such incident. */
export async function answer(
  pool: pg.Pool,
  incidentId: string,
  decide: (state: AnswerState) => AnswerResult,
): Promise<AnswerResult | null> {
  const found = await pool.query<{ accountId: string }>(
    'SELECT account_id AS "accountId" FROM incident WHERE id = $1',
    [incidentId],
  );
  const accountId = found.rows[0]?.accountId;
  if (accountId === undefined) return null;
  return inTransaction(pool, accountId, async (transaction) => {
    const state = await readAnswerState(transaction, incidentId);
    if (state === null) return null;
    const result = decide(state);
    if (result.incident !== state.incident) await writeAnswer(transaction, result.incident);
    if (result.baseline !== state.baseline)
      await transaction.send('UPDATE watch SET baseline = $2 WHERE account_id = $1', [
        transaction.accountId,
        toJson(result.baseline),
      ]);
    await writeStatements(transaction, result);
    await writeLog(transaction, result.entries);
    return result;
  });
}

async function readAnswerState(transaction: Transaction, incidentId: string): Promise<AnswerState | null> {
  const { accountId } = transaction;
  const incidents = await transaction.query<IncidentRow>(
    `SELECT ${incidentColumns} FROM incident
      WHERE account_id = $1 AND updated_at > (SELECT began_at - interval '1 day' FROM incident WHERE id = $2)
      ORDER BY noticed_at, visible_at, id`,
    [accountId, incidentId],
  );
  const all = incidents.rows.map(toIncident);
  const incident = all.find(({ id }) => id === incidentId);
  const watch = await transaction.query<{ baseline: Baseline }>('SELECT baseline FROM watch WHERE account_id = $1', [
    accountId,
  ]);
  const [row] = watch.rows;
  if (incident === undefined || row === undefined) return null;
  return { incident, others: all.filter((other) => other !== incident), baseline: row.baseline };
}

async function writeAnswer(transaction: Transaction, incident: Incident): Promise<void> {
  await writeIncidents(transaction, [incident]);
  const { answered, acknowledgedAt } = incident;
  await transaction.send(
    `UPDATE incident SET answered_at = $2, answered_by = $3, answer_reason = $4, acknowledged_at = $5 WHERE id = $1`,
    [
      incident.id,
      answered ? new Date(answered.at) : null,
      answered ? storableText(answered.by) : null,
      answered?.reason == null ? null : storableText(answered.reason),
      acknowledgedAt === undefined ? null : new Date(acknowledgedAt),
    ],
  );
}

async function writeStatements(transaction: Transaction, { statements }: AnswerResult): Promise<void> {
  for (const statement of statements) {
    const { id, accountId, what, about, fromAt, toAt, note, saidAt, saidBy } = toStatementRow(statement);
    await transaction.send(
      `INSERT INTO statement (id, account_id, what, about, from_at, to_at, note, said_at, said_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, accountId, what, about, fromAt, toAt, note, saidAt, saidBy],
    );
  }
}
