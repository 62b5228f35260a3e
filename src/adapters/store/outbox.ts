// The outbox: what is owed is claimed by one sender at a time, and settled with what came of it.
import type pg from 'pg';
import type { Instant } from '../../domain/clock.ts';
import { storableText } from '../../domain/text/storable-text.ts';
import type { DeliveryOutcome, OutboxRow, OwedRow } from './port.ts';
import { toJson } from './to-json.ts';
import type { Transaction } from './transaction.ts';

const insertOwed = `INSERT INTO outbox
  (key, account_id, incident_id, revision, kind, reason, timing, props, recipient, created_at, due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (key) DO NOTHING`;

function owedValues(row: OwedRow): unknown[] {
  const { key, accountId, incidentId, revision, kind, reason, recipient, createdAt } = row;
  const { timing = 'at-once', dueAt = createdAt, props = null } = row;
  const json = props === null ? null : toJson(props);
  const about = [key, accountId, incidentId, revision, kind, reason, timing, json, recipient];
  return [...about, new Date(createdAt), new Date(dueAt)];
}

/** Owes messages within a transaction; those whose key is known are owed already. */
export async function writeOutbox(transaction: Pick<Transaction, 'send'>, rows: readonly OwedRow[]): Promise<void> {
  for (const row of rows) await transaction.send(insertOwed, owedValues(row));
}

/** Owes messages by themselves; returns how many were not owed before. */
export async function owe(pool: pg.Pool, rows: readonly OwedRow[]): Promise<number> {
  let added = 0;
  for (const row of rows) added += (await pool.query(insertOwed, owedValues(row))).rowCount ?? 0;
  return added;
}

/** Takes the oldest due row until `now + leaseMs`; two at once never get the same one. Counts the attempt. */
export async function claimOutbox(
  pool: pg.Pool,
  now: Instant,
  leaseMs: number,
  isGathered = false,
): Promise<OutboxRow | null> {
  const { rows } = await pool.query<Omit<OutboxRow, 'createdAt'> & { createdOn: Date }>(
    `UPDATE outbox SET due_at = $2, attempts = attempts + 1
      WHERE key = (SELECT key FROM outbox WHERE settled_at IS NULL
                      AND (due_at <= $1 OR $3 AND timing = 'gathering' AND attempts = 0)
                    ORDER BY created_at, key LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING key, account_id AS "accountId", incident_id AS "incidentId", revision, kind, reason, recipient,
                props, timing, created_at AS "createdOn", attempts`,
    [new Date(now), new Date(now + leaseMs), isGathered],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { createdOn, ...rest } = row;
  return { ...rest, createdAt: createdOn.getTime() };
}

/** Writes down what came of it. A row that is settled already stays so. */
export async function settleOutbox(pool: pg.Pool, key: string, result: DeliveryOutcome, now: Instant): Promise<void> {
  const isDeferred = result.outcome === 'deferred';
  await pool.query(
    `WITH settled AS (
       UPDATE outbox SET settled_at = $2, due_at = coalesce($3, due_at) WHERE key = $1 AND settled_at IS NULL RETURNING key
     )
     INSERT INTO delivery (outbox_key, at, outcome, message_id, detail, told)
     SELECT key, $4, $5, $6, $7, $8 FROM settled`,
    [
      key,
      isDeferred ? null : new Date(now),
      isDeferred ? new Date(result.retryAt) : null,
      new Date(now),
      result.outcome,
      result.outcome === 'delivered' ? result.messageId : null,
      storableText(result.detail),
      result.outcome === 'delivered' && result.told ? toJson(result.told) : null,
    ],
  );
}
