// A provider may replace a mailbox's sign-in whenever it is used; the new one is kept at once.
import type { KeepsSignIn } from '../adapters/mailbox/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Mailbox } from '../domain/mail/mailbox.ts';

/** What is to be done when a provider replaces a mailbox's sign-in: the old one ends some day. */
export function keepSignIn(
  store: Pick<Store, 'changeMailbox'>,
  accountId: string,
  { name, settings }: Mailbox,
): KeepsSignIn {
  return (signIn) => store.changeMailbox(accountId, { name, settings: { ...settings, signIn } });
}
