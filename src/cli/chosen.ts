// What a command is about: an incident or a statement by the beginning of its id, and who says so.
import { userInfo } from 'node:os';
import type { Core } from '../app.ts';
import { UserError } from '../domain/errors.ts';
import type { Language } from '../domain/marketplace.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Statement } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Text } from '../domain/text/text.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { createFormat, type Format } from '../messages/language/format.ts';
import { shortIds } from '../messages/terminal/incident-report.ts';

/** What is looked for, and the command that lists them. */
interface Sought {
  readonly what: Text;
  readonly list: string;
}

/** The one whose id begins with what was typed. */
function byPrefix<T extends { readonly id: string }>(all: readonly T[], typed: string, { what, list }: Sought): T {
  const wanted = typed.trim().toLowerCase();
  const found = all.filter(({ id }) => id.toLowerCase() === wanted);
  const begins =
    found.length > 0 ? found : all.filter(({ id }) => wanted !== '' && id.toLowerCase().startsWith(wanted));
  const [first] = begins;
  if (first && begins.length === 1) return first;
  if (!first)
    throw new UserError(
      { en: `there is no ${what.en} "${typed}"`, ja: `「${typed}」という${what.ja}はありません` },
      {
        en: `${list} shows them; its first characters are enough`,
        ja: `${list} で一覧を表示できます。IDは先頭の数文字で構いません`,
      },
    );
  const ids = shortIds(all.map(({ id }) => id));
  const some = begins
    .slice(0, 5)
    .map(({ id }) => ids.get(id))
    .join(', ');
  throw new UserError(
    {
      en: `"${typed}" is not one ${what.en} but ${begins.length}`,
      ja: `「${typed}」にあてはまる${what.ja}が${begins.length}件あります`,
    },
    { en: `type more of it: ${some}`, ja: `もう少し長く入力してください：${some}` },
  );
}

/** An incident that isn't there, or is no longer. */
const incidents: Sought = { what: { en: 'incident', ja: '検知' }, list: 'rusuban incidents list' };
export const noIncident = (typed: string) =>
  new UserError(
    { en: `there is no incident "${typed}"`, ja: `「${typed}」という検知はありません` },
    { en: `${incidents.list} shows them`, ja: `${incidents.list} で一覧を表示できます` },
  );

export interface ChosenIncident {
  readonly incident: Incident;
  /** As it is shown and can be typed. */
  readonly shortId: string;
  readonly account: Account;
  /** Of its account, unless another language is asked for. */
  readonly format: Format;
}

export async function chosenIncident({ store }: Core, typed: string, lang?: Language): Promise<ChosenIncident> {
  const all = await store.listIncidents();
  const incident = byPrefix(all, typed, incidents);
  const account = await store.findAccount(incident.accountId);
  if (!account)
    throw new UserError(
      {
        en: `its account ${incident.accountId} was removed just now`,
        ja: `アカウント ${incident.accountId} は、たった今削除されました`,
      },
      { en: 'there is nothing left to do', ja: 'することはもうありません' },
    );
  const shortId = shortIds(all.map(({ id }) => id)).get(incident.id) ?? incident.id;
  return { incident, shortId, account, format: formatFor(account, lang) };
}

export async function chosenStatement(
  { store }: Core,
  typed: string,
  what: readonly Statement['what'][],
  list: string,
): Promise<Statement> {
  const all = (await store.listStatements()).filter((statement) => what.includes(statement.what));
  const word = list.includes('snooze') ? { en: 'snooze', ja: '保留' } : { en: 'planned change', ja: '予定' };
  return byPrefix(all, typed, { what: word, list });
}

/** The account's own language unless another is asked for. */
export function formatFor({ timeZone, language }: Pick<Account, 'timeZone' | 'language'>, lang?: Language): Format {
  return createFormat(lang ?? language, timeZone);
}

/** Who speaks: as they say, else whoever is signed in to this computer. */
export function speakerOf(by: string | undefined): Speaker {
  const name = (by ?? signedIn()).trim();
  if (name === '' || name.length > 100)
    throw new UserError(
      { en: `"${name}" is no name`, ja: `「${name}」は名前にできません` },
      {
        en: 'say who you are in at most 100 characters: --by Alice',
        ja: 'どなたかを100文字までで指定してください：--by Alice',
      },
    );
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
