// Parts of accounts that haven't been seen for too long: who is told what. Pure. What befalls most accounts of a region
// at once is no trouble of one shop, and whoever is told of many of them is told once.
import { dayMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import type { AccountMessage } from '../domain/telling/account-message.ts';
import { type Part, parts } from '../domain/watch/coverage.ts';
import { mailedAfter, type PartFreshness } from './freshness.ts';
import type { Intervals } from './schedule.ts';

/** Routers restart and most outages pass within this: sooner a mail would only teach to ignore the next. */
const leastBlindMs = 30 * minuteMs;
/** So many accounts of a region must be blind, and at least half of them. */
const leastShared = 2;

type Watched = Pick<Account, 'id' | 'region'>;

export interface BlindAccount<A extends Watched = Watched> {
  readonly account: A;
  /** What hasn't been seen for too long; at least one. */
  readonly parts: readonly PartFreshness[];
}

export interface Blindness<A extends Watched = Watched> {
  readonly accounts: readonly A[];
  /** Again each day that it lasts. */
  readonly notice: AccountMessage;
}

/** @param triesSince when this process began or its computer woke: what it found unseen then is first asked for */
export function unseenTooLong(
  freshness: readonly PartFreshness[],
  now: Instant,
  intervals: Intervals,
  triesSince: Instant,
): PartFreshness[] {
  return freshness.filter(
    ({ part, missed, seenAt }) =>
      missed >= mailedAfter &&
      now - Math.max(seenAt ?? 0, triesSince) >= Math.max(mailedAfter * intervals[part], leastBlindMs),
  );
}

/** One notice for all blind parts of an account; one for all accounts where most of a region are blind. */
export function blindnessOf<A extends Watched>(
  blind: readonly BlindAccount<A>[],
  watched: readonly Watched[],
  now: Instant,
  startedAt: Instant,
): Blindness<A>[] {
  const regions = [...new Set(blind.map(({ account }) => account.region))];
  return regions.flatMap((region) => {
    const ofRegion = blind.filter(({ account }) => account.region === region);
    const all = watched.filter((account) => account.region === region).length;
    const isShared = ofRegion.length >= leastShared && ofRegion.length * 2 >= all;
    const groups = isShared ? [ofRegion] : ofRegion.map((one) => [one]);
    return groups.map((group) => noticeOf(group, now, startedAt));
  });
}

function noticeOf<A extends Watched>(
  group: readonly BlindAccount<A>[],
  now: Instant,
  startedAt: Instant,
): Blindness<A> {
  const [first] = group;
  const unseen = new Set<Part>(group.flatMap((one) => one.parts.map(({ part }) => part)));
  const since = Math.min(...group.map((one) => one.parts[0]?.seenAt ?? startedAt));
  const days = Math.floor((now - since) / dayMs);
  const what = { since, parts: parts.filter((part) => unseen.has(part)) };
  const isShared = group.length > 1;
  // Accounts are seen again one by one, and the last sight of those that are left is another each time: the day of it names
  // the outage, or each recovery would be told as one more.
  const of = isShared
    ? `region/${first?.account.region}/${Math.floor(since / dayMs)}`
    : `${first?.account.id}/${first?.parts[0]?.part}/${since}`;
  const props = isShared ? { ...what, isShared, shop: null } : what;
  return {
    accounts: group.map(({ account }) => account),
    notice: { key: `blind/${of}/${days}`, kind: 'blind', reason: 'first', props },
  };
}
