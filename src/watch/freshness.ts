// Freshness: how long ago each part of an account was last seen, held against how often it should be.
import type { Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Part, type PullRun, partsOf } from '../domain/watch/coverage.ts';
import { type Intervals, isAbsent, onDemand } from './schedule.ts';

export interface PartFreshness {
  readonly part: Part;
  /** Up to when it was seen; null: never yet. */
  readonly seenAt: Instant | null;
  /** Intervals that have gone by since then without its being seen; 0 for what is pulled on demand. */
  readonly missed: number;
  /** Why it wasn't seen at the newest try; null where it was. */
  readonly reason: string | null;
  /** There is nothing to see: no mailbox, not offered in this region. */
  readonly isAbsent: boolean;
  readonly nextAt: Instant | null;
}

type Runs = Partial<Record<Part, PullRun>>;

/** When anything of an account was last seen, given the newest pulls that saw something; null: never yet. */
export function lastSeenOf(seen: Runs): Instant | null {
  const times = Object.values(seen).map(({ finishedAt }) => finishedAt);
  return times.length === 0 ? null : Math.max(...times);
}

/** So many missed intervals are shown, and so many are mailed (detectors/monitor-blind.ts). */
export const shownAfter = 2;
export const mailedAfter = 4;

/**
 * How fresh each part of the account is.
 * @param runs the newest pull of each part
 * @param seen the newest that saw anything
 */
export function freshnessOf(
  account: Pick<Account, 'isMailOnly'>,
  runs: Runs,
  seen: Runs,
  now: Instant,
  every: Intervals,
): PartFreshness[] {
  return partsOf(account).map((part) => {
    const [last, sight] = [runs[part], seen[part]];
    const seenAt = sight === undefined ? null : (sight.coverage.aheadTo ?? sight.coverage.asOf ?? sight.startedAt);
    const since = seenAt ?? last?.startedAt ?? now;
    const hasNone = last !== undefined && isAbsent(last);
    const countsNone = hasNone || onDemand.has(part) || last === undefined;
    return {
      part,
      seenAt,
      missed: countsNone ? 0 : Math.max(0, Math.floor((now - since) / every[part]) - (seenAt === null ? 0 : 1)),
      reason: last === undefined || last.coverage.state === 'complete' ? null : last.coverage.reason,
      isAbsent: hasNone,
      nextAt: last === undefined ? null : Math.max(last.startedAt + every[part], last.retryAt ?? 0),
    };
  });
}

export interface WatchedAccount {
  readonly account: Account;
  readonly parts: readonly PartFreshness[];
  /** When it was last judged; null: never yet. */
  readonly lookedAt: Instant | null;
}

export const watchStates = ['seen', 'missed', 'unread', 'paused'] as const;
export type WatchState = (typeof watchStates)[number];

/** Only what was read, all of it and lately, is seen in time: the rest must not pass for it. */
export function watchStateOf({ account, parts }: Pick<WatchedAccount, 'account' | 'parts'>): WatchState {
  if (account.pausedAt !== undefined) return 'paused';
  const counted = parts.filter(isCounted);
  if (counted.every(({ seenAt }) => seenAt === null)) return 'unread';
  return counted.some(({ seenAt, missed }) => seenAt === null || missed >= shownAfter) ? 'missed' : 'seen';
}

/** Does it count for whether a shop is seen in time? What there is none of doesn't, nor what is pulled on demand. */
export function isCounted({ part, isAbsent }: PartFreshness): boolean {
  return !isAbsent && !onDemand.has(part);
}

/** By account the newest pulls, and the newest that saw anything: the same where the newest all did. */
export async function runsOfAll({ lastRunsOfAll }: Pick<Store, 'lastRunsOfAll'>): Promise<{
  readonly runs: ReadonlyMap<string, Runs>;
  readonly seen: ReadonlyMap<string, Runs>;
}> {
  const runs = await lastRunsOfAll();
  const isBlind = (own: Runs) => Object.values(own).some(({ coverage }) => coverage.state === 'missing');
  const accountIds = [...runs].filter(([, own]) => isBlind(own)).map(([id]) => id);
  const before = accountIds.length === 0 ? null : await lastRunsOfAll({ isSeen: true, accountIds });
  const seenOf = (id: string, own: Runs) => (isBlind(own) ? (before?.get(id) ?? {}) : own);
  return { runs, seen: new Map([...runs].map(([id, own]) => [id, seenOf(id, own)])) };
}

/** Every account, with how fresh what is known of it is. */
export async function watchedAccounts({
  store,
  clock,
  intervals,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly intervals: Intervals;
}): Promise<WatchedAccount[]> {
  const [accounts, { runs, seen }, looks] = [
    await store.listAccounts(),
    await runsOfAll(store),
    await store.lastLooks(),
  ];
  return accounts.map((account) => ({
    account,
    parts: freshnessOf(account, runs.get(account.id) ?? {}, seen.get(account.id) ?? {}, clock.now(), intervals),
    lookedAt: looks.get(account.id) ?? null,
  }));
}
