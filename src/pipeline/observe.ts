// Observe: brings what is known up to date with one pull and says the differences as changes.
import { baselineDays } from '../domain/baseline.ts';
import type { Change } from '../domain/change.ts';
import { dayMs, hourMs, type Instant } from '../domain/clock.ts';
import {
  compareFact,
  compareFeedback,
  compareListing,
  compareMail,
  compareOrder,
  compareRemoved,
  isStriking,
  mergeListing,
} from '../domain/compare.ts';
import type { Part } from '../domain/coverage.ts';
import type { Listing } from '../domain/listing.ts';
import type { Observed, PullSummary } from '../domain/observed.ts';
import type { ListingPair, State } from '../domain/state.ts';

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
  const newer = new Map<string, ReadonlyMap<string, Listing>>();
  if (part === 'listings')
    for (const id of marketplaceIds) newer.set(id, await state.alteredSince(id, seenAt - reportCacheMs));
  const sight: Sight = { seenAt, isFirstSight, newer, oldestAt: seenAt - baselineDays * dayMs };

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
    await state.append(await observeBatch(state, next.value, sight));
  }
}

/** What one pull needs to remember from batch to batch. */
interface Sight {
  readonly seenAt: Instant;
  /** By marketplace: nothing of it was known before this pull. */
  readonly isFirstSight: ReadonlyMap<string, boolean>;
  /** By marketplace and SKU: listings that were seen to change when this report may have been made already. */
  readonly newer: ReadonlyMap<string, ReadonlyMap<string, Listing>>;
  /** The age of the oldest listing told so far, or where the baseline begins. */
  oldestAt: Instant;
}

async function observeBatch(state: State, batch: Observed, sight: Sight): Promise<Change[]> {
  const { seenAt } = sight;
  const changes: (Change | null)[] = [];
  if (batch.listings?.length) {
    for (const pair of await state.takeListings(batch.listings.map((seen) => upToDate(seen, sight)))) {
      const isFirst = sight.isFirstSight.get(pair.after.marketplaceId) ?? true;
      if (isFirst && isTooOldToTell(pair, sight)) continue;
      changes.push(compareListing(pair, isFirst, seenAt));
    }
  }
  for (const pair of await strikingOf(state, batch.altered ?? [])) changes.push(compareListing(pair, false, seenAt));
  if (batch.orders?.length) {
    for (const pair of await state.takeOrders(batch.orders)) changes.push(...compareOrder(pair, seenAt));
  }
  if (batch.facts?.length) {
    for (const pair of await state.takeFacts(batch.facts)) changes.push(compareFact(pair, seenAt));
  }
  for (const one of batch.feedback ?? []) changes.push(compareFeedback(one, seenAt));
  for (const fact of batch.mails ?? []) changes.push(compareMail(fact, seenAt));
  if (batch.offers?.length || batch.items?.length) await state.takeMarket(batch.offers ?? [], batch.items ?? []);
  return changes.filter((change) => change !== null);
}

/**
 * What was done to listings of old, stored and told where it is striking. The title that is shown here is the
 * catalogue's and the report's is the seller's: one is never held against the other.
 */
async function strikingOf(state: State, altered: readonly Listing[]): Promise<ListingPair[]> {
  const pairs: ListingPair[] = [];
  for (const marketplaceId of new Set(altered.map((listing) => listing.marketplaceId))) {
    const seen = new Map(altered.filter((one) => one.marketplaceId === marketplaceId).map((one) => [one.sku, one]));
    const striking = (await state.knownListings(marketplaceId, [...seen.keys()])).flatMap((before) => {
      const now = seen.get(before.sku);
      return now && isStriking(before, now) ? [{ ...now, title: '' }] : [];
    });
    if (striking.length > 0) pairs.push(...(await state.takeListings(striking)));
  }
  return pairs;
}

/** A report from the cache doesn't undo what was seen since; its title does count, since only reports tell that. */
function upToDate(seen: Listing, { newer }: Sight): Listing {
  const known = newer.get(seen.marketplaceId)?.get(seen.sku);
  if (!known) return seen;
  const { price, channel, status, handlingDays } = mergeListing(seen, known);
  return { ...seen, price, channel, status, handlingDays };
}

/**
 * At first sight a shop's whole shelf is new. What is older than any baseline teaches nothing but that the shop was
 * there, so of those only ever older ones are told: a handful, in whatever order a shelf comes.
 */
function isTooOldToTell({ before, after: { openedAt } }: ListingPair, sight: Sight): boolean {
  if (before !== null || openedAt === null || openedAt >= sight.seenAt - baselineDays * dayMs) return false;
  if (openedAt >= sight.oldestAt) return true;
  sight.oldestAt = openedAt;
  return false;
}
