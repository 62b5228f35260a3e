// An application's client secret has expired (Amazon's own words): one notice for all accounts that are read by it, since
// one new secret mends them all. No sign of a break-in: every secret ends after 180 days.
import { dayMs, type Instant } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Application, clientIdEnd } from '../domain/shop/application.ts';
import type { AccountMessage } from '../domain/telling/account-message.ts';
import type { Sights } from '../domain/watch/coverage.ts';

/** While it lasts it is said again each week. */
const againMs = 7 * dayMs;
/** So many parts of an account must be refused: one may be left over from before a new secret. */
const leastParts = 2;

export interface ExpiredSecret {
  readonly accounts: readonly Account[];
  readonly notice: AccountMessage;
}

/** @param sights by account */
export function expiredSecrets(
  applications: readonly Application[],
  watched: readonly Account[],
  sights: ReadonlyMap<string, Sights>,
  now: Instant,
): ExpiredSecret[] {
  const isExpired = ({ id }: Account) =>
    Object.values(sights.get(id)?.runs ?? {}).filter(({ fault }) => fault === 'secret-expired').length >= leastParts;
  return applications
    .map(({ clientId, accountIds }) => ({ clientId, accounts: watched.filter(({ id }) => accountIds.includes(id)) }))
    .filter(({ accounts }) => accounts.some(isExpired))
    .map(({ clientId, accounts }) => {
      // Nothing is seen while it lasts, so that this stays the same.
      const lastSeen = accounts.flatMap(({ id }) => Object.values(sights.get(id)?.seen ?? {}));
      const since = Math.max(0, ...lastSeen.flatMap(({ part, finishedAt }) => (part === 'notices' ? [] : finishedAt)));
      const key = `lapse/${clientId}/expired/${since}/${Math.floor((now - since) / againMs)}`;
      const shops = accounts.map(({ name }) => name);
      const props = {
        what: 'client-secret',
        lapsesAt: since || now,
        application: clientIdEnd(clientId),
        shops,
        shop: null,
      };
      return { accounts, notice: { key, kind: 'lapse', reason: 'lapse', props } };
    });
}
