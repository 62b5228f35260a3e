// Recipients of accounts, in order. A change of them and the messages that tell of it are one transaction.
import { UserError } from '../../../domain/errors.ts';
import { distinctAddresses, type Recipient } from '../../../domain/telling/recipient.ts';
import { accountGone } from '../faults.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { RecipientChange } from '../port.ts';
import { fromRecipient, toRecipient } from '../rows/recipient.ts';
import { appendLog } from './log.ts';
import { owe } from './outbox.ts';
import { phrasesBeside, underPhrases } from './phrases-kept.ts';
import { onLockedAccount } from './transaction.ts';

export async function readRecipients(prisma: Prisma.TransactionClient, accountId: string): Promise<Recipient[]> {
  const rows = await prisma.recipient.findMany({
    where: { accountId },
    orderBy: [{ position: 'asc' }, { address: 'asc' }],
  });
  return rows.map(toRecipient);
}

/**
 * Replaces the recipients by what `change` makes of them, and owes what it says, in one transaction over the account.
 * @throws UserError when the account is gone, or what `change` throws
 */
export async function changeRecipients(
  prisma: PrismaClient,
  accountId: string,
  change: (before: readonly Recipient[]) => RecipientChange,
): Promise<readonly Recipient[]> {
  const changed = await onLockedAccount(prisma, accountId, async (transaction, begunAt) => {
    const { recipients, outbox, entries } = change(await readRecipients(transaction, accountId));
    const addresses = recipients.map(({ address }) => address);
    if (distinctAddresses(addresses).length < addresses.length)
      throw new UserError(
        { en: 'One address is there twice.', ja: '同じアドレスが二つあります。' },
        { en: 'Name each recipient once.', ja: '送り先は一度ずつ指定してください。' },
      );
    const leaving = await phrasesBeside(transaction, accountId, addresses);
    await transaction.recipient.deleteMany({ where: { accountId, address: { notIn: addresses } } });
    for (const [place, recipient] of recipients.entries()) {
      const row = fromRecipient(recipient, place);
      await transaction.recipient.upsert({
        where: { accountId_address: { accountId, address: row.address } },
        create: { accountId, createdAt: begunAt, ...row },
        update: row,
      });
    }
    await owe(transaction, underPhrases(outbox, leaving));
    await appendLog(transaction, entries);
    return recipients;
  });
  if (changed === null) throw accountGone(accountId);
  return changed;
}
