// Freshness: how long ago each part of an account was last seen, held against how often it should be.
import type { Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Part, parts, partsOf, type Sights } from '../domain/watch/coverage.ts';
import { type SightRule, stateOf, type WatchState } from '../domain/watch/shop-outline.ts';
import { absentBy, type Intervals, isAbsent, onDemand } from './schedule.ts';

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

/** When anything of an account was last seen, given the newest pulls that saw something; null: never yet. */
export function lastSeenOf(seen: Sights['seen']): Instant | null {
  const times = Object.values(seen).map(({ finishedAt }) => finishedAt);
  return times.length === 0 ? null : Math.max(...times);
}

/** So many missed intervals are shown, and so many are mailed (detectors/monitor-blind.ts). */
export const shownAfter = 2;
export const mailedAfter = 4;

/** How fresh each part of the account is. */
export function freshnessOf(
  account: Pick<Account, 'isMailOnly'>,
  { runs, seen }: Sights,
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

/** Is it seen in time? */
export function watchStateOf({ account, parts }: Pick<WatchedAccount, 'account' | 'parts'>): WatchState {
  const counted = parts.filter(isCounted);
  const of = (are: (part: PartFreshness) => boolean) => counted.filter(are).length;
  return stateOf({
    isPaused: account.pausedAt !== undefined,
    counted: counted.length,
    never: of(({ seenAt }) => seenAt === null),
    late: of(({ seenAt, missed }) => seenAt !== null && missed >= shownAfter),
  });
}

/** The same as isCounted, isAbsent and watchStateOf have it, for whoever sums up in the database. */
export function sightRule(now: Instant, every: Intervals): SightRule {
  const counted = parts.filter((part) => !onDemand.has(part));
  // an interval is missed once the next one has gone by, too
  const lateBefore = (part: Part) => now - (shownAfter + 1) * every[part];
  return { late: new Map(counted.map((part) => [part, lateBefore(part)])), absent: absentBy };
}

/** Does it count for whether a shop is seen in time? What there is none of doesn't, nor what is pulled on demand. */
export function isCounted({ part, isAbsent }: PartFreshness): boolean {
  return !isAbsent && !onDemand.has(part);
}

/** Of an account that was never pulled. */
export const noSights: Sights = { runs: {}, seen: {} };

interface WatchDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly intervals: Intervals;
}

/** Every account, or these, with how fresh what is known of it is. */
export async function watchedAccounts(
  { store, clock, intervals }: WatchDeps,
  accountIds?: readonly string[],
): Promise<WatchedAccount[]> {
  const [accounts, sights, looks] = await Promise.all([
    store.listAccounts(accountIds),
    store.lastSights(accountIds),
    store.lastLooks(accountIds),
  ]);
  return accounts.map((account) => ({
    account,
    parts: freshnessOf(account, sights.get(account.id) ?? noSights, clock.now(), intervals),
    lookedAt: looks.get(account.id) ?? null,
  }));
}
