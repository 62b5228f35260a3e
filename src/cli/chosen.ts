// What a command is about: an incident or a statement by the beginning of its id, and who says so.
import { userInfo } from 'node:os';
import type { Core } from '../app.ts';
import { UserError } from '../domain/errors.ts';
import type { Language } from '../domain/marketplace.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Statement } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { type Reader, shortIds } from '../owner/owner-report.ts';

/** The one whose id begins with what was typed. */
function byPrefix<T extends { readonly id: string }>(all: readonly T[], typed: string, what: string, list: string): T {
  const wanted = typed.trim().toLowerCase();
  const found = all.filter(({ id }) => id.toLowerCase() === wanted);
  const begins =
    found.length > 0 ? found : all.filter(({ id }) => wanted !== '' && id.toLowerCase().startsWith(wanted));
  const [first] = begins;
  if (first && begins.length === 1) return first;
  if (!first)
    throw new UserError(`there is no ${what} "${typed}"`, `${list} shows them; its first characters are enough`);
  const ids = shortIds(all.map(({ id }) => id));
  throw new UserError(
    `"${typed}" is not one ${what} but ${begins.length}`,
    `type more of it: ${begins
      .slice(0, 5)
      .map(({ id }) => ids.get(id))
      .join(', ')}`,
  );
}

export interface ChosenIncident {
  readonly incident: Incident;
  /** As it is shown and can be typed. */
  readonly shortId: string;
  readonly account: Account;
  readonly reader: Reader;
}

export async function chosenIncident({ store }: Core, typed: string, lang?: Language): Promise<ChosenIncident> {
  const all = await store.listIncidents();
  const incident = byPrefix(all, typed, 'incident', 'rusuban incidents list');
  const account = await store.findAccount(incident.accountId);
  if (!account)
    throw new UserError(`its account ${incident.accountId} was removed just now`, 'there is nothing left to do');
  const shortId = shortIds(all.map(({ id }) => id)).get(incident.id) ?? incident.id;
  return { incident, shortId, account, reader: readerOf(account, lang) };
}

export async function chosenStatement(
  { store }: Core,
  typed: string,
  what: readonly Statement['what'][],
  list: string,
): Promise<Statement> {
  const all = (await store.listStatements()).filter((statement) => what.includes(statement.what));
  return byPrefix(all, typed, list.includes('snooze') ? 'snooze' : 'planned change', list);
}

/** The account's own language unless another is asked for. */
export function readerOf({ timeZone, language }: Pick<Account, 'timeZone' | 'language'>, lang?: Language): Reader {
  return { timeZone, language: lang ?? language };
}

/** Who speaks: as they say, else whoever is signed in to this computer. */
export function speakerOf(by: string | undefined): Speaker {
  const name = (by ?? signedIn()).trim();
  if (name === '' || name.length > 100)
    throw new UserError(`"${name}" is no name`, 'say who you are in at most 100 characters: --by Alice');
  return { name, via: 'command' };
}

function signedIn(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers run as users that have no name.
    return 'owner';
  }
}
