// Bounces: noted once against the delivery that they are about, whoever's mailbox they came to.
import type pg from 'pg';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { BouncedMessage, BounceStore } from '../bounce-port.ts';
import { writeOutbox } from '../sql/outbox.ts';
import { inTransaction } from '../sql/transaction.ts';
import { writeLog } from './log.ts';
import { readRecipients } from './recipients.ts';

type Sent = Omit<BouncedMessage, 'recipients' | 'createdAt'> & { createdOn: Date };
type Arguments = Parameters<BounceStore['noteBounce']>;

export async function noteBounce(
  pool: pg.Pool,
  { messageIds, outcome, detail }: Arguments[0],
  now: Arguments[1],
  follow: Arguments[2],
): Promise<BouncedMessage | null> {
  const { rows } = await pool.query<Sent>(
    `SELECT outbox.key, account_id AS "accountId", kind, recipient, created_at AS "createdOn"
       FROM delivery JOIN outbox ON outbox.key = outbox_key
      WHERE message_id = ANY ($1) AND outcome = 'delivered' ORDER BY delivery.id LIMIT 1`,
    [messageIds.map(storableText)],
  );
  const [sent] = rows;
  if (sent === undefined) return null;
  return inTransaction(pool, sent.accountId, async (transaction) => {
    // What has come back can't be under way any more.
    const known = await transaction.query(
      "SELECT 1 FROM delivery WHERE outbox_key = $1 AND outcome IN ('bounced', $2)",
      [sent.key, outcome],
    );
    if (known.rowCount !== 0) return null;
    await transaction.send('INSERT INTO delivery (outbox_key, at, outcome, detail) VALUES ($1, $2, $3, $4)', [
      sent.key,
      new Date(now),
      outcome,
      storableText(detail),
    ]);
    const { createdOn, ...rest } = sent;
    const recipients = await readRecipients(transaction, sent.accountId);
    const message = { ...rest, createdAt: createdOn.getTime(), recipients };
    const { outbox, entries } = follow(message);
    await writeOutbox(transaction, outbox);
    await writeLog(transaction, entries);
    return message;
  });
}
