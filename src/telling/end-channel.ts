// A channel whose receiver has ended it for good is nobody any more, and must not go on counting as somebody who is told.
// Everybody else hears of it, once as a failure and once as a change of who is told.
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import { isSameAddress, webhookNameOf } from '../domain/telling/recipient.ts';
import { decideChange } from './recipients.ts';

const ourselves: Speaker = { name: 'Rusuban', via: 'program' };

/**
 * Takes it off the list, but for the last one that hears of incidents: an empty list says less than one that fails.
 * @param key of the message that found it gone: a second one in the same minute changes nothing more
 */
export async function endChannel(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { accountId, recipient, key }: { readonly accountId: string; readonly recipient: string; readonly key: string },
): Promise<void> {
  const name = webhookNameOf(recipient);
  if (name === null) return;
  try {
    await store.changeRecipients(accountId, (before) => {
      const after = before.filter(({ address }) => !isSameAddress(address, recipient));
      const change = decideChange({ id: accountId }, before, after, { id: key, now: clock.now(), by: ourselves });
      return { ...change, outbox: change.outbox.filter((row) => !isSameAddress(row.recipient, recipient)) };
    });
  } catch (error) {
    if (error instanceof UserError) return;
    throw error;
  }
  await store.removeWebhook(accountId, name);
}
