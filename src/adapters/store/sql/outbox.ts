// The outbox: what is owed is written with the decision to tell it. How it is claimed and settled: outbox-claims.ts.
import type pg from 'pg';
import { propsVersion } from '../../../domain/telling/message.ts';
import type { OwedRow } from '../port.ts';
import { toJson } from '../rows/to-json.ts';
import type { Transaction } from './transaction.ts';

const insertOwed = `INSERT INTO outbox
  (key, account_id, incident_id, revision, kind, reason, timing, props, recipient, created_at, due_at, props_version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${propsVersion}) ON CONFLICT (key) DO NOTHING`;

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
