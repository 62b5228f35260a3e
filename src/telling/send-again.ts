// A message that didn't arrive is sent again because somebody asks for it, once what held it up is mended.
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import { type KeptDelivery, notArrived } from '../domain/telling/kept-delivery.ts';
import { entryBy } from '../owner/entry-by.ts';

/** So many tries are looked back over. */
export const triesShown = 30;

/** Of the newest tries of each message those after which it has not arrived. @param tries the newest first */
export function unarrived(tries: readonly KeptDelivery[]): readonly KeptDelivery[] {
  const newest = [...new Map(tries.toReversed().map((one) => [one.message, one])).values()];
  return newest.filter(({ outcome }) => notArrived.includes(outcome)).sort((a, b) => b.at - a.at);
}

/**
 * Has it sent with the next round.
 * @returns false where it isn't among the last, has arrived meanwhile, or its recipient is no longer told
 */
export async function sendAgain(
  deps: { readonly store: Pick<Store, 'lastDeliveries' | 'listRecipients' | 'sendAgain'>; readonly clock: Clock },
  accountId: string,
  message: string,
  by: Speaker,
): Promise<boolean> {
  const tries = await deps.store.lastDeliveries(accountId, triesShown);
  const asked = unarrived(tries).find((one) => one.message === message);
  const readers = await deps.store.listRecipients(accountId);
  if (!asked || !readers.some(({ address }) => address === asked.recipient)) return false;
  const entry = entryBy(deps, by, 'message-sent-again', {
    ...{ accountId, subject: asked.recipient, detail: { kind: asked.kind } },
  });
  return deps.store.sendAgain(message, deps.clock.now(), entry);
}
