// Observe: brings what is known up to date with one pull and says the differences as changes.
import { baselineDays } from '../domain/baseline.ts';
import type { Change } from '../domain/change.ts';
import { dayMs, hourMs, type Instant } from '../domain/clock.ts';
import { compareFact, compareListing, compareMail, compareOrder, compareRemoved } from '../domain/compare.ts';
import type { Part } from '../domain/coverage.ts';
import type { Observed, PullSummary } from '../domain/observed.ts';
import type { State } from '../domain/state.ts';

/** Amazon serves a listing report from a cache for 1 to 6 hours, by the number of listings. */
const reportCacheMs = 7 * hourMs;

/** What a pull yields and, at its end, says. */
export type Pulled = AsyncIterator<Observed, PullSummary, undefined>;

/**
 * Takes a whole pull into the state and the change log. Only a complete walk says that something is gone.
 * @returns what the source said at the end
 */
export async function observe(
  state: State,
  part: Part,
  marketplaceIds: readonly string[],
  pulled: Pulled,
  seenAt: Instant,
): Promise<PullSummary> {
  const isFirstSight = new Map<string, boolean>();
  for (const id of marketplaceIds) isFirstSight.set(id, !(await state.hasWalked(id)));

  for (;;) {
    const next = await pulled.next();
    if (next.done) {
      if (part === 'listings' && next.value.coverage.state === 'complete') {
        for (const id of marketplaceIds) {
          const removed = await state.finishWalk(id, seenAt - reportCacheMs);
          await state.append(removed.map((listing) => compareRemoved(listing, seenAt)));
        }
      }
      return next.value;
    }
    await state.append(await observeBatch(state, next.value, isFirstSight, seenAt));
  }
}

async function observeBatch(
  state: State,
  batch: Observed,
  isFirstSight: ReadonlyMap<string, boolean>,
  seenAt: Instant,
): Promise<Change[]> {
  const changes: (Change | null)[] = [];
  if (batch.listings?.length) {
    const news = (await state.takeListings(batch.listings)).map((pair) =>
      compareListing(pair, isFirstSight.get(pair.after.marketplaceId) ?? true, seenAt),
    );
    changes.push(...withoutHistory(news, seenAt - baselineDays * dayMs));
  }
  if (batch.orders?.length) {
    for (const pair of await state.takeOrders(batch.orders)) changes.push(...compareOrder(pair, seenAt));
  }
  if (batch.facts?.length) {
    for (const pair of await state.takeFacts(batch.facts)) changes.push(compareFact(pair, seenAt));
  }
  for (const fact of batch.mails ?? []) changes.push(compareMail(fact, seenAt));
  if (batch.offers?.length || batch.items?.length) await state.takeMarket(batch.offers ?? [], batch.items ?? []);
  return changes.filter((change) => change !== null);
}

/**
 * At first sight a shop's whole shelf is new. What is older than any baseline teaches nothing but that the shop was
 * there, and for that the oldest of a batch will do.
 */
function withoutHistory(changes: readonly (Change | null)[], oldest: Instant): (Change | null)[] {
  const isHistory = (change: Change | null): change is Change => change !== null && change.occurredAt < oldest;
  const first = changes
    .filter(isHistory)
    .reduce<Change | null>((a, b) => (a && a.occurredAt <= b.occurredAt ? a : b), null);
  return changes.filter((change) => !isHistory(change) || change === first);
}
