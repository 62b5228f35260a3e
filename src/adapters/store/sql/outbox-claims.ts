// Claims on the outbox: one sender at a time has a row, and one row at a time is on its way to an address or webhook (a
// lane), over all processes. What came of it is written down with its settling.
import type pg from 'pg';
import type { Instant } from '../../../domain/clock.ts';
import { attemptLimit } from '../../../domain/telling/message.ts';
import { channels as allChannels } from '../../../domain/telling/recipient.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { ClaimOptions, DeliveryOutcome, ExhaustedRow, OutboxRow } from '../port.ts';
import { type OutboxMailRow, outboxColumns, toOutboxRow } from '../rows/outbox.ts';
import { toJson } from '../rows/to-json.ts';

/** As `webhookNameOf` knows one. */
const isWebhook = (row: string) => `${row}.recipient ~ '^[a-z]+:[A-Za-z0-9_-]+$'`;
/** A webhook's name says something only within its account; letter case tells no two mailboxes apart. */
const laneOf = (row: string) =>
  `CASE WHEN ${isWebhook(row)} THEN ${row}.account_id || '/' || ${row}.recipient ELSE lower(${row}.recipient) END`;
const channelOf = (row: string) => `CASE WHEN ${isWebhook(row)} THEN 'webhook' ELSE 'mail' END`;
const placeOf = (row: string) => `${row}.created_at, ${row}.revision, ${row}.key`;

/** Claims take turns: which lane is free is read before one is taken. Whoever freezes in the middle loses its turn. */
const takeTurn = `BEGIN; SET LOCAL idle_in_transaction_session_timeout = '5s';
  SELECT pg_advisory_xact_lock(hashtextextended('rusuban outbox claim', 0))`;
const claim = `
  WITH due AS (
    SELECT * FROM outbox AS row
     WHERE settled_at IS NULL AND attempts < $4
       AND (due_at <= $1 OR $3 AND timing = 'gathering' AND attempts = 0)
       AND ${channelOf('row')} = ANY ($5)
       AND ${laneOf('row')} NOT IN (
         SELECT ${laneOf('sent')} FROM outbox AS sent
          WHERE settled_at IS NULL AND (claimed_until > $1 OR key = ANY ($6)))
     ORDER BY ${placeOf('row')} LIMIT 1
  ), next AS (
    SELECT coalesce((
      SELECT before.key FROM outbox AS before
       WHERE before.settled_at IS NULL AND before.incident_id = due.incident_id AND before.recipient = due.recipient
         AND (${placeOf('before')}) < (${placeOf('due')}) AND before.holds_order AND before.attempts < $4
       ORDER BY ${placeOf('before')} LIMIT 1), due.key) AS key
      FROM due
  )
  UPDATE outbox SET due_at = $2, claimed_until = $2, attempts = attempts + 1
    FROM next WHERE outbox.key = next.key RETURNING ${outboxColumns}`;

export async function claimOutbox(
  pool: pg.Pool,
  now: Instant,
  leaseMs: number,
  { isGathered = false, channels = allChannels, onTheirWay = [] }: ClaimOptions = {},
): Promise<OutboxRow | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(takeTurn);
    const values = [new Date(now), new Date(now + leaseMs), isGathered, attemptLimit, channels, onTheirWay];
    const { rows } = await client.query<OutboxMailRow>(claim, values);
    await client.query('COMMIT');
    return rows[0] ? toOutboxRow(rows[0]) : null;
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    // its transaction ends with the connection
    client.release(broken);
  }
}

export async function exhaustedOutbox(pool: pg.Pool, now: Instant): Promise<ExhaustedRow[]> {
  const { rows } = await pool.query<OutboxMailRow & Pick<ExhaustedRow, 'lastError'>>(
    `SELECT ${outboxColumns}, last_error AS "lastError" FROM outbox
      WHERE settled_at IS NULL AND attempts >= $2 AND due_at <= $1 ORDER BY ${placeOf('outbox')}`,
    [new Date(now), attemptLimit],
  );
  return rows.map(({ lastError, ...row }) => ({ ...toOutboxRow(row), lastError }));
}

/** About the same incident, to the same recipient, later. */
const isBehind = `coalesce($12::timestamptz IS NOT NULL AND other.incident_id = settled.incident_id
  AND other.recipient = settled.recipient AND (${placeOf('other')}) > (${placeOf('settled')}), false)`;
const settle = `
  WITH settled AS (
    UPDATE outbox SET settled_at = $2, due_at = coalesce($3, due_at), claimed_until = NULL,
                      last_error = $9, last_fault = $10, holds_order = $12::timestamptz IS NOT NULL
     WHERE key = $1 AND settled_at IS NULL RETURNING *
  ), resting AS (
    UPDATE outbox AS other
       SET due_at = greatest(other.due_at, CASE WHEN ${isBehind} THEN $12 ELSE $11 END),
           holds_order = other.holds_order OR ${isBehind}
      FROM settled
     WHERE $11::timestamptz IS NOT NULL AND other.settled_at IS NULL AND other.key <> settled.key
       AND ${laneOf('other')} = ${laneOf('settled')} AND (other.claimed_until IS NULL OR other.claimed_until <= $4)
  )
  INSERT INTO delivery (outbox_key, at, outcome, message_id, detail, told)
  SELECT key, $4, $5, $6, $7, $8 FROM settled`;

/** Writes down what came of it. A row that is settled already stays so. */
export async function settleOutbox(pool: pg.Pool, key: string, result: DeliveryOutcome, now: Instant): Promise<void> {
  const { outcome } = result;
  const dateOf = (at: Instant | undefined) => (at === undefined ? null : new Date(at));
  const [retryAt, rests] = outcome === 'deferred' ? [result.retryAt, result.rests] : [];
  const fault = 'fault' in result ? result.fault : null;
  const detail = storableText(result.detail);
  await pool.query(settle, [
    key,
    outcome === 'deferred' ? null : new Date(now),
    dateOf(retryAt),
    new Date(now),
    outcome,
    outcome === 'delivered' ? result.messageId : null,
    detail,
    outcome === 'delivered' && result.told ? toJson(result.told) : null,
    fault === null ? null : detail,
    fault,
    dateOf(rests?.lane),
    dateOf(rests?.thread ?? undefined),
  ]);
}
