// An account's source with all that belongs to it: Amazon, its mailboxes and its drop folder.
import type { Amazon, SellerSource } from '../adapters/amazon/port.ts';
import type { Mailboxes } from '../adapters/mailbox/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Account } from '../domain/account.ts';
import type { Clock } from '../domain/clock.ts';
import { withNotices } from './notice-source.ts';

export interface SourceDeps {
  readonly store: Store;
  readonly amazon: Amazon;
  readonly mailboxes: Mailboxes;
  readonly clock: Clock;
  readonly trustedAuthservIds: readonly string[];
}

/** Opens what an account is read from. */
export async function openSource(deps: SourceDeps, account: Account): Promise<SellerSource> {
  const { store, amazon, mailboxes } = deps;
  const source = amazon.open(account, await store.readCredentials(account.id));
  const watched = (await store.listMailboxes(account.id)).map((mailbox) => mailboxes.open(mailbox));
  const folder = await mailboxes.folder(account.id);
  return withNotices(source, [...watched, ...(folder ? [folder] : [])], deps);
}
