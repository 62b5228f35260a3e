// What is owed by a look or a follow-up, written ahead in its transaction. How it is claimed: outbox-claims.ts.
import type { OwedRow } from '../port.ts';
import { fromOwed } from '../rows/outbox.ts';
import type { Transaction } from './transaction.ts';

/** Those whose key is known are owed already. */
export async function writeOutbox(transaction: Transaction, owed: readonly OwedRow[]): Promise<void> {
  for (const one of owed) {
    const row = fromOwed(one);
    const about = [row.key, row.accountId, row.incidentId, row.revision, row.kind, row.reason, row.timing];
    const props = row.props === undefined ? null : JSON.stringify(row.props);
    await transaction.send(
      `INSERT INTO outbox (key, account_id, incident_id, revision, kind, reason, timing, props, props_version, recipient,
                           created_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (key) DO NOTHING`,
      [...about, props, row.propsVersion, row.recipient, row.createdAt, row.dueAt],
    );
  }
}
