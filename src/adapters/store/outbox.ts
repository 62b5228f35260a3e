// The outbox: what is owed is claimed by one sender at a time, and settled with what came of it.
import type pg from 'pg';
import type { Instant } from '../../domain/clock.ts';
import { cleanText } from './clean.ts';
import type { DeliveryOutcome, OutboxRow } from './port.ts';

/** Takes the oldest due row until `now + leaseMs`; two at once never get the same one. Counts the attempt. */
export async function claimOutbox(pool: pg.Pool, now: Instant, leaseMs: number): Promise<OutboxRow | null> {
  const { rows } = await pool.query<Omit<OutboxRow, 'createdAt'> & { createdOn: Date }>(
    `UPDATE outbox SET due_at = $2, attempts = attempts + 1
      WHERE key = (SELECT key FROM outbox WHERE settled_at IS NULL AND due_at <= $1
                    ORDER BY created_at, key LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING key, account_id AS "accountId", incident_id AS "incidentId", revision, kind, reason, recipient,
                created_at AS "createdOn", attempts`,
    [new Date(now), new Date(now + leaseMs)],
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
     INSERT INTO delivery (outbox_key, at, outcome, message_id, detail)
     SELECT key, $4, $5, $6, $7 FROM settled`,
    [
      key,
      isDeferred ? null : new Date(now),
      isDeferred ? new Date(result.retryAt) : null,
      new Date(now),
      result.outcome,
      result.outcome === 'delivered' ? result.messageId : null,
      cleanText(result.detail),
    ],
  );
}
