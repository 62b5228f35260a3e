// The safe phrase of an account. A change of it and the messages that tell of it, under the old one, are one transaction.
import type pg from 'pg';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { PhraseChange } from '../port.ts';
import { writeOutbox } from '../sql/outbox.ts';
import { accountGone, inTransaction } from '../sql/transaction.ts';
import { writeLog } from './log.ts';
import { readRecipients } from './recipients.ts';

/**
 * Replaces the phrase by what `change` makes of it, and owes what it says.
 * @throws UserError when the account is gone, or what `change` throws
 */
export async function changePhrase(
  pool: pg.Pool,
  accountId: string,
  change: (before: string | null, recipients: readonly string[]) => PhraseChange,
): Promise<void> {
  const isDone = await inTransaction(pool, accountId, async (transaction) => {
    const { rows } = await transaction.query<{ phrase: string | null }>(
      'SELECT safe_phrase AS phrase FROM account WHERE id = $1',
      [accountId],
    );
    const recipients = (await readRecipients(transaction, accountId)).map(({ address }) => address);
    const { phrase, outbox, entries } = change(rows[0]?.phrase ?? null, recipients);
    const kept = phrase === null ? null : storableText(phrase);
    await transaction.send('UPDATE account SET safe_phrase = $2 WHERE id = $1', [accountId, kept]);
    await writeOutbox(transaction, outbox);
    await writeLog(transaction, entries);
    return true;
  });
  if (isDone === null) throw accountGone(accountId);
}
