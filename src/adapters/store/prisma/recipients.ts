// Recipients of accounts, in order. A change of them and the messages that tell of it are one transaction.
import type pg from 'pg';
import { UserError } from '../../../domain/errors.ts';
import type { Language } from '../../../domain/marketplace.ts';
import {
  distinctAddresses,
  parseQuietHours,
  quietHoursText,
  type Recipient,
  type Topic,
} from '../../../domain/telling/recipient.ts';
import type { Recipient as RecipientRow } from '../generated/client.ts';
import type { RecipientChange } from '../port.ts';
import { writeOutbox } from '../sql/outbox.ts';
import { accountGone, inTransaction, type Transaction } from '../sql/transaction.ts';
import { writeLog } from './log.ts';

/** The columns of a recipient, by Prisma's names. */
type Row = Pick<RecipientRow, 'address' | 'language' | 'timeZone' | 'quietHours' | 'gets' | 'isBackup'>;

export function toRecipient({ address, language, timeZone, quietHours, gets, isBackup }: Row): Recipient {
  return {
    address,
    language: language as Language | null,
    timeZone,
    quietHours: quietHours === null ? null : parseQuietHours(quietHours),
    gets: gets as Topic[],
    isBackup,
  };
}

export function fromRecipient(recipient: Recipient, position: number) {
  const { address, language, timeZone, quietHours, gets, isBackup } = recipient;
  const hours = quietHours === null ? null : quietHoursText(quietHours);
  return { address, position, language, timeZone, quietHours: hours, gets: [...gets], isBackup };
}

export async function readRecipients(
  database: Pick<Transaction, 'query'> | pg.Pool,
  accountId: string,
): Promise<Recipient[]> {
  const { rows } = await (database as Pick<Transaction, 'query'>).query<Row>(
    `SELECT address, language, time_zone AS "timeZone", quiet_hours AS "quietHours", gets, is_backup AS "isBackup"
       FROM recipient WHERE account_id = $1 ORDER BY position, address`,
    [accountId],
  );
  return rows.map(toRecipient);
}

/**
 * Replaces the recipients by what `change` makes of them, and owes what it says, in one transaction over the account.
 * @throws UserError when the account is gone, or what `change` throws
 */
export async function changeRecipients(
  pool: pg.Pool,
  accountId: string,
  change: (before: readonly Recipient[]) => RecipientChange,
): Promise<readonly Recipient[]> {
  const changed = await inTransaction(pool, accountId, async (transaction) => {
    const { recipients, outbox, entries } = change(await readRecipients(transaction, accountId));
    const addresses = recipients.map(({ address }) => address);
    if (distinctAddresses(addresses).length < addresses.length)
      throw new UserError(
        { en: 'One address is there twice.', ja: '同じアドレスが二つあります。' },
        { en: 'Name each recipient once.', ja: '送り先は一度ずつ指定してください。' },
      );
    await transaction.send('DELETE FROM recipient WHERE account_id = $1 AND address <> ALL ($2)', [
      accountId,
      addresses,
    ]);
    for (const [place, recipient] of recipients.entries()) {
      const { address, position, language, timeZone, quietHours, gets, isBackup } = fromRecipient(recipient, place);
      await transaction.send(
        `INSERT INTO recipient (account_id, address, position, language, time_zone, quiet_hours, gets, is_backup, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())
         ON CONFLICT (account_id, address) DO UPDATE
           SET position = excluded.position, language = excluded.language, time_zone = excluded.time_zone,
               quiet_hours = excluded.quiet_hours, gets = excluded.gets, is_backup = excluded.is_backup`,
        [accountId, address, position, language, timeZone, quietHours, gets, isBackup],
      );
    }
    await writeOutbox(transaction, outbox);
    await writeLog(transaction, entries);
    return recipients;
  });
  if (changed === null) throw accountGone(accountId);
  return changed;
}
