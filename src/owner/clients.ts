// Clients are added and go, shops are made theirs: what is kept of it, and what the log and the recipients hear. The terminal
// and the console say it by the same functions.
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import { type Client, longestClientName } from '../domain/owner/client.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { cleanText } from '../messages/language/foreign-text.ts';
import { entryBy } from './entry-by.ts';

export interface ClientDeps {
  readonly store: Pick<Store, 'addClient' | 'removeClient' | 'setOwner'>;
  readonly clock: Clock;
}

/** @throws UserError where there is none of that name */
export function clientNamed<C extends Pick<Client, 'name'>>(clients: readonly C[], called: string): C {
  const client = clients.find(({ name }) => name === called.normalize('NFC').trim());
  if (client) return client;
  throw new UserError(
    { en: `there is no client called "${called}"`, ja: `「${called}」という顧客はありません` },
    { en: 'rusuban client list shows them', ja: 'rusuban client list で一覧を表示できます' },
  );
}

/** @throws UserError where the name is none, or taken */
export async function addClient(
  deps: ClientDeps & { readonly newId: () => string },
  typed: string,
  by: Speaker,
): Promise<Pick<Client, 'id' | 'name'>> {
  const name = cleanText(typed.normalize('NFC').slice(0, 500), 500).trim();
  if (name === '' || [...name].length > longestClientName)
    throw new UserError(
      {
        en: `a client's name has 1 to ${longestClientName} characters`,
        ja: `顧客の名前は1〜${longestClientName}文字です`,
      },
      { en: 'give a shorter one', ja: '短い名前を指定してください' },
    );
  const client = { id: deps.newId(), name, createdAt: deps.clock.now() };
  if (await deps.store.addClient(client, entryBy(deps, by, 'client-added', { subject: name }))) return client;
  throw new UserError(
    { en: `there is a client called "${name}" already`, ja: `「${name}」という顧客はすでにあります` },
    { en: 'give another name', ja: '別の名前を指定してください' },
  );
}

/** @throws UserError while something hangs on it */
export async function removeClient(deps: ClientDeps, client: Pick<Client, 'id' | 'name'>, by: Speaker): Promise<void> {
  const entry = entryBy(deps, by, 'client-removed', { subject: client.name });
  if (await deps.store.removeClient(client.id, entry)) return;
  throw new UserError(
    {
      en: `"${client.name}" has shops, or somebody or a token of the API that sees its shops`,
      ja: `「${client.name}」には店舗があるか、その店舗を見られる人かAPIトークンがあります`,
    },
    {
      en: 'give its shops to somebody else, and take its people and tokens out first',
      ja: '先に店舗を別の顧客に移し、その人とAPIトークンを削除してください',
    },
  );
}

/**
 * Makes a shop a client's; null: nobody's but the house's. Its recipients are told.
 * @returns false where it is so already, or one of the two is gone
 */
export function setOwner(
  deps: ClientDeps,
  account: Pick<Account, 'id'>,
  client: Pick<Client, 'id' | 'name'> | null,
  by: Speaker,
): Promise<boolean> {
  const entry = entryBy(deps, by, 'owner-changed', { accountId: account.id, subject: client?.name ?? null });
  return deps.store.setOwner(account.id, client?.id ?? null, entry);
}
