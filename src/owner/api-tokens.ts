// Tokens of the API are made and go: what is kept of them, and what the log and the recipients hear. The terminal and the
// console say it by the same functions; through the API itself nobody can, so that no token makes another or raises its rights.
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import { type ApiToken, longestTokenName, tokenDays, tokenExpiry, tokenPrefix } from '../domain/owner/api-token.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import { isMembership, type Membership } from '../domain/owner/role.ts';
import { cleanText } from '../messages/language/foreign-text.ts';
import type { Tokens } from './consent.ts';
import { entryBy } from './entry-by.ts';

export interface ApiTokenDeps {
  readonly store: Pick<Store, 'addApiToken' | 'removeApiToken'>;
  readonly clock: Clock;
}

export interface AskedToken extends Membership {
  readonly name: string;
  readonly days: number;
  /** Whose it is; null: of the terminal. */
  readonly personId: string | null;
}

/**
 * Makes one. It is told to every recipient of the shops that it sees.
 * @returns the token itself, which is kept nowhere: only now can it be shown
 * @throws UserError where its name, its time or its standing can't be so
 */
export async function addApiToken(
  deps: ApiTokenDeps & { readonly newId: () => string; readonly tokens: Tokens },
  { name: typed, days, role, clients, personId }: AskedToken,
  by: Speaker,
): Promise<{ readonly token: string; readonly kept: ApiToken }> {
  const name = cleanText(typed.normalize('NFC').slice(0, 500), 500).trim();
  const now = deps.clock.now();
  const expiresAt = tokenExpiry(days, now);
  if (name === '' || [...name].length > longestTokenName)
    throw new UserError(
      {
        en: `a token's name has 1 to ${longestTokenName} characters`,
        ja: `トークンの名前は1〜${longestTokenName}文字です`,
      },
      { en: 'give one that says which program uses it', ja: 'どのプログラムが使うか分かる名前を付けてください' },
    );
  if (expiresAt === null)
    throw new UserError(
      {
        en: `a token is good for 1 to ${tokenDays.longest} days`,
        ja: `トークンの有効期間は1〜${tokenDays.longest}日です`,
      },
      { en: 'give a number of days', ja: '日数を指定してください' },
    );
  if (!isMembership({ role, clients }))
    throw new UserError(
      { en: `no token can be ${role} like that`, ja: `その指定ではトークンを作れません（役割：${role}）` },
      {
        en: 'an owner’s sees every shop, a client’s the shops of one client; readers and staff may have several clients',
        ja: 'オーナーのトークンには顧客を指定できません。顧客のトークンには1つだけ指定します。閲覧者とスタッフには複数指定できます',
      },
    );
  const token = `${tokenPrefix}${deps.tokens.make()}`;
  const kept = { id: deps.newId(), name, role, clients, madeBy: by.name, personId, createdAt: now, expiresAt };
  const entry = entryBy(deps, by, 'token-added', { subject: name, detail: { role } });
  if (await deps.store.addApiToken({ ...kept, tokenHash: deps.tokens.hash(token) }, entry))
    return { token, kept: { ...kept, usedAt: null } };
  throw new UserError(
    { en: `there is a token called "${name}" already`, ja: `「${name}」というトークンはすでにあります` },
    { en: 'give another name, or remove that one first', ja: '別の名前にするか、先にそのトークンを削除してください' },
  );
}

/** Ends its use at once. False where it is gone already; then nothing is logged. */
export function removeApiToken(
  deps: ApiTokenDeps,
  { id, name, role }: Pick<ApiToken, 'id' | 'name' | 'role'>,
  by: Speaker,
): Promise<boolean> {
  return deps.store.removeApiToken(id, entryBy(deps, by, 'token-removed', { subject: name, detail: { role } }));
}
