// The safe phrase of an account. A change of it and the messages that tell of it, under the old one, are one transaction.
import { storableText } from '../../../domain/text/storable-text.ts';
import { accountGone } from '../faults.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { PhraseChange } from '../port.ts';
import { appendLog } from './log.ts';
import { owe } from './outbox.ts';
import { readRecipients } from './recipients.ts';
import { onLockedAccount } from './transaction.ts';

/**
 * Replaces the phrase by what `change` makes of it, and owes what it says.
 * @throws UserError when the account is gone, or what `change` throws
 */
export async function changePhrase(
  prisma: PrismaClient,
  accountId: string,
  change: (before: string | null, recipients: readonly string[]) => PhraseChange,
): Promise<void> {
  const where = { id: accountId };
  const isDone = await onLockedAccount(prisma, accountId, async (transaction) => {
    const before = await transaction.account.findUniqueOrThrow({ where, select: { safePhrase: true } });
    const recipients = (await readRecipients(transaction, accountId)).map(({ address }) => address);
    const { phrase, outbox, entries } = change(before.safePhrase, recipients);
    const safePhrase = phrase === null ? null : storableText(phrase);
    await transaction.account.update({ where, data: { safePhrase } });
    await owe(transaction, outbox);
    await appendLog(transaction, entries);
    return true;
  });
  if (isDone === null) throw accountGone(accountId);
}
