// One pull as the service does it: by one process at a time, about when it is due, and never of an account that is paused.

import type { Instant } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Part, type PullRun, parts } from '../domain/watch/coverage.ts';
import { lookEveryMs } from './plan.ts';
import { type PullResult, pullPart, unseenAsins } from './pull.ts';
import { answerAt, type Intervals, isAbsent, mayPull, onDemand } from './schedule.ts';
import { openSource, type SourceDeps } from './sources.ts';

export interface WatchDeps extends SourceDeps {
  readonly intervals: Intervals;
}

export type Watched =
  | ({
      readonly outcome: 'pulled';
      /** Parts that it rings for: there is now something to look up in them. */
      readonly wanted: readonly Part[];
      /** There is something that no look has taken; an account of which nothing is new is looked at by the clock. */
      readonly isLookDue: boolean;
    } & PullResult)
  /** Nothing was pulled: the account was removed or is paused, another worker is at it, or it isn't due. */
  | { readonly outcome: 'gone' | 'paused' | 'held' | 'not-due' }
  /** Something rang and is answered by a pull then: what is under way may have begun before it. */
  | { readonly outcome: 'later'; readonly at: Instant };

/** A pull that is under way is looked after again so soon. */
const heldMs = 2_000;

/**
 * Pulls a part if nobody else does and it is due, or if something rang for it.
 * @throws what pullPart throws: the database's faults, or the signal's reason
 */
export async function watchPart(
  deps: WatchDeps,
  accountId: string,
  part: Part,
  { isRung = false, signal }: { readonly isRung?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Watched> {
  const { store, clock } = deps;
  const account = await store.findAccount(accountId);
  if (account === null) return { outcome: 'gone' };
  if (account.pausedAt !== undefined) return { outcome: 'paused' };
  const letGo = await store.hold(`pull ${accountId} ${part}`);
  if (letGo === null) return isRung ? { outcome: 'later', at: clock.now() + heldMs } : { outcome: 'held' };
  try {
    const last = (await store.lastRuns(accountId))[part];
    const now = clock.now();
    const at = isRung ? answerAt(part, last, deps.intervals) : null;
    if (at === null && !mayPull(part, last, now, deps.intervals)) return { outcome: 'not-due' };
    if (at !== null && at > now) return { outcome: 'later', at };
    const pulled = await pullPart(deps, account, await openSource(deps, account), part, signal);
    const isLookDue = saysMore(pulled.run, last) || (await hasNews(deps, accountId));
    return { outcome: 'pulled', ...pulled, wanted: await wantedAfter(deps, account, pulled.run), isLookDue };
  } finally {
    await letGo();
  }
}

/** Does the run say something beside changes: what the market asks, or that something can't be seen, or can again? */
function saysMore(run: PullRun, last: PullRun | undefined): boolean {
  if (onDemand.has(run.part)) return true;
  return run.coverage.state !== last?.coverage.state || (run.coverage.state !== 'complete' && !isAbsent(run));
}

async function hasNews({ store, clock }: WatchDeps, accountId: string): Promise<boolean> {
  return (await store.accountsToLookAt(clock.now() - lookEveryMs, accountId)).length > 0;
}

/** The market of what is newly listed, as soon as that is known; and what Amazon shows of what its mails told. */
async function wantedAfter(
  { store, clock }: WatchDeps,
  { id, isMailOnly }: Account,
  { part, rows }: PullRun,
): Promise<Part[]> {
  // 0: those with something that no look has taken; where no mail was read it came of another part
  if (part === 'notices' && !isMailOnly)
    return rows > 0 && (await store.accountsToLookAt(0, id)).length > 0 ? ['new-listings', 'orders'] : [];
  if (part !== 'new-listings' && part !== 'listings') return [];
  const now = clock.now();
  const [offers, items] = [await unseenAsins(store, id, 'offers', now), await unseenAsins(store, id, 'catalogue', now)];
  return parts.filter((one) => (one === 'offers' && offers.length > 0) || (one === 'catalogue' && items.length > 0));
}
