// Notifications that should have come and didn't: who is told. Pure. The clock's pulls see everything all the same, so it is
// only said, and only where several readings found what nothing had rung for.
import type { PushSubscription, Unannounced } from '../adapters/store/push-port.ts';
import { dayMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import type { AccountMessage } from '../domain/telling/account-message.ts';

/** A notification may come so much later than what it tells of. */
export const lateMs = 10 * minuteMs;
/** So many readings must have found something, the first of them so long ago. */
const [leastReadings, leastMs] = [3, 30 * minuteMs];
/** So many shops, and at least half of those whose notifications we get: then it is the queue, and said once for all. */
const leastShared = 2;

type Told = Pick<Account, 'id' | 'name'>;

export interface PushSilence<A extends Told = Told> {
  readonly accounts: readonly A[];
  readonly notice: AccountMessage;
}

/** @param watched those that are looked after now */
export function pushSilence<A extends Told>(
  subscriptions: readonly PushSubscription[],
  unannounced: readonly Unannounced[],
  watched: readonly A[],
  now: Instant,
): PushSilence<A>[] {
  const isSilent = (one: PushSubscription) =>
    unannounced.some(
      ({ accountId, type, readings, firstAt }) =>
        accountId === one.accountId && type === one.type && readings >= leastReadings && now - firstAt >= leastMs,
    );
  const silent = watched.flatMap((account) => {
    const own = subscriptions.filter((one) => one.accountId === account.id && isSilent(one));
    if (own.length === 0) return [];
    const since = Math.max(...own.map(({ rungAt, knownSince }) => rungAt ?? knownSince));
    return [
      { account, since, types: own.map(({ type }) => type), isNever: own.every(({ rungAt }) => rungAt === null) },
    ];
  });
  const all = watched.filter(({ id }) => subscriptions.some(({ accountId }) => accountId === id)).length;
  const isShared = silent.length >= leastShared && silent.length * 2 >= all;
  return (isShared ? [silent] : silent.map((one) => [one])).map((group) => {
    const since = Math.max(...group.map((one) => one.since));
    const of = isShared ? `queue/${Math.floor(since / dayMs)}` : `${group[0]?.account.id}/${since}`;
    const props = {
      since,
      isNever: group.every(({ isNever }) => isNever),
      types: [...new Set(group.flatMap(({ types }) => types))].sort(),
      ...(isShared && { shops: group.map(({ account }) => account.name), shop: null }),
    };
    return {
      accounts: group.map(({ account }) => account),
      notice: { key: `push-silent/${of}`, kind: 'push-silent', reason: 'first', props },
    };
  });
}
