// A recipient as a row.
import type { Language } from '../../../domain/marketplace.ts';
import { parseQuietHours, quietHoursText, type Recipient, type Topic } from '../../../domain/telling/recipient.ts';
import type { Recipient as Row } from '../generated/client.ts';
import { columnsOf } from './columns.ts';
import { toZone } from './zone.ts';

const fields = ['address', 'language', 'timeZone', 'quietHours', 'gets', 'isBackup'] as const;

export type RecipientRow = Pick<Row, (typeof fields)[number]>;
export const recipientColumns = columnsOf<Row>('recipient', fields);

/** Under which a safe phrase is sealed, apart from the sign-in: what is sealed as one is never shown as the other. */
export const phraseSubject = (accountId: string): string => `${accountId} (safe phrase)`;

export function toRecipient({ address, language, timeZone, quietHours, gets, isBackup }: RecipientRow): Recipient {
  return {
    address,
    language: language as Language | null,
    timeZone: timeZone === null ? null : toZone(timeZone),
    quietHours: quietHours === null ? null : parseQuietHours(quietHours),
    gets: gets as Topic[],
    isBackup,
  };
}

/** @param position in the order in which they are told, from 0 */
export function fromRecipient(recipient: Recipient, position: number) {
  const { address, language, timeZone, quietHours, gets, isBackup } = recipient;
  const hours = quietHours === null ? null : quietHoursText(quietHours);
  return { address, position, language, timeZone, quietHours: hours, gets: [...gets], isBackup };
}
