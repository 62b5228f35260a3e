// Recipients as a look or a follow-up reads them, in its transaction.
import type { Recipient } from '../../../domain/telling/recipient.ts';
import { type RecipientRow, recipientColumns, toRecipient } from '../rows/recipient.ts';
import type { Transaction } from './transaction.ts';

/** In the order in which they are told. */
export async function readRecipients(transaction: Transaction): Promise<Recipient[]> {
  const { rows } = await transaction.query<RecipientRow>(
    `SELECT ${recipientColumns} FROM recipient WHERE account_id = $1 ORDER BY position, address`,
    [transaction.accountId],
  );
  return rows.map(toRecipient);
}
