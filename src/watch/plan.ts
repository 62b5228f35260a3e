// What the service has to do: which pulls come round by themselves, and what was left behind and must be asked for again.
import type { Store } from '../adapters/store/port.ts';
import { type Clock, type Instant, minuteMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Part, type PullRun, pulledParts } from '../domain/watch/coverage.ts';
import { type Intervals, isGroundLaid, onDemand, overdueParts, placeMs, restMs } from './schedule.ts';

/** A pull that comes round every `everyMs`, at a place of its own within that. */
export interface PlannedPull {
  readonly accountId: string;
  readonly part: Part;
  readonly everyMs: number;
  readonly offsetMs: number;
}

export interface WatchPlan {
  readonly repeated: readonly PlannedPull[];
  /** Never pulled yet, to be tried again, or left behind by their schedule. */
  readonly overdue: readonly { readonly accountId: string; readonly part: Part }[];
  /** Accounts with something that no look has taken, or not looked at for long. */
  readonly looks: readonly string[];
  readonly isMailOwed: boolean;
}

/** Without anything new an account is looked at this often all the same: what isn't seen is noticed by looking. */
export const lookEveryMs = 15 * minuteMs;

type Runs = Partial<Record<Part, PullRun>>;

/** Reads from the database what is to be done; the queue is only told. */
export async function planWatch(
  { store, clock }: { store: Store; clock: Clock },
  intervals: Intervals,
): Promise<WatchPlan> {
  const now = clock.now();
  const accounts = (await store.listAccounts()).filter(({ pausedAt }) => pausedAt === undefined);
  const runs = await store.lastRunsOfAll();
  const waiting = new Set(await store.accountsToLookAt(now - lookEveryMs));
  const runsOf = ({ id }: Account): Runs => runs.get(id) ?? {};
  return {
    repeated: accounts.flatMap((account) => repeatedPulls(account, runsOf(account), intervals)),
    overdue: accounts.flatMap((account) =>
      overdueParts(account, runsOf(account), now, intervals).map((part) => ({ accountId: account.id, part })),
    ),
    looks: accounts
      .filter((account) => waiting.has(account.id) && isGroundLaid(account, runsOf(account), now))
      .map(({ id }) => id),
    isMailOwed: (await store.pendingOutbox()) > 0,
  };
}

/** The pulls of one account that go by the clock. */
export function repeatedPulls(account: Account, runs: Runs, intervals: Intervals): PlannedPull[] {
  const { id: accountId } = account;
  return pulledParts(account)
    .filter((part) => !onDemand.has(part))
    .map((part) => {
      const last = runs[part];
      // What isn't there is looked for less often; what failed comes again by its own retryAt.
      const everyMs = Math.max(intervals[part], last === undefined ? 0 : restMs(part, last, intervals));
      return { accountId, part, everyMs, offsetMs: placeMs(accountId, part, everyMs) };
    });
}

/** Looks at an account that isn't paused and of which enough was asked for. */
export async function mayLook({ store, clock }: { store: Store; clock: Clock }, accountId: string): Promise<boolean> {
  const account = await store.findAccount(accountId);
  if (account === null || account.pausedAt !== undefined) return false;
  return isGroundLaid(account, await store.lastRuns(accountId), clock.now() as Instant);
}
