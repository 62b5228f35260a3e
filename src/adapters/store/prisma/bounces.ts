// Bounces: noted once against the delivery that they are about, whoever's mailbox they came to.
import { storableText } from '../../../domain/text/storable-text.ts';
import type { BouncedMessage, BounceStore } from '../bounce-port.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toOutboxRow } from '../rows/outbox.ts';
import { appendLog } from './log.ts';
import { owe } from './outbox.ts';
import { readRecipients } from './recipients.ts';
import { onLockedAccount } from './transaction.ts';

type Arguments = Parameters<BounceStore['noteBounce']>;

export async function noteBounce(
  prisma: PrismaClient,
  { messageIds, outcome, detail }: Arguments[0],
  now: Arguments[1],
  follow: Arguments[2],
): Promise<BouncedMessage | null> {
  const sent = await prisma.delivery.findFirst({
    where: { messageId: { in: messageIds.map(storableText) }, outcome: 'delivered' },
    orderBy: { id: 'asc' },
    select: { outbox: true },
  });
  if (sent === null) return null;
  const { key, accountId, kind, recipient, createdAt } = toOutboxRow(sent.outbox);
  return onLockedAccount(prisma, accountId, async (transaction) => {
    // What has come back can't be under way any more.
    const isKnown = { outboxKey: key, outcome: { in: ['bounced', outcome] } };
    if ((await transaction.delivery.count({ where: isKnown })) !== 0) return null;
    await transaction.delivery.create({
      data: { outboxKey: key, at: new Date(now), outcome, detail: storableText(detail) },
    });
    const recipients = await readRecipients(transaction, accountId);
    const message = { key, accountId, kind, recipient, createdAt, recipients };
    const { outbox, entries } = follow(message);
    await owe(transaction, outbox);
    await appendLog(transaction, entries);
    return message;
  });
}
