// An account goes with all that is known of it. Whoever is told of it hears that first, since what is owed to them goes with it.
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Delivered, type NotifyDeps, notifyDue } from './notify.ts';

/** @returns what became of the messages that told of it */
export async function removeAccount(
  deps: NotifyDeps,
  { id: accountId, name }: Pick<Account, 'id' | 'name'>,
  { name: who, via }: Speaker,
): Promise<Delivered[]> {
  const { store, clock } = deps;
  const entry = { at: clock.now(), accountId, who, via, what: 'account-removed', subject: null } as const;
  await store.appendLog({ ...entry, detail: { name } });
  const told = await notifyDue(deps);
  await store.removeAccount(accountId);
  return told;
}
