// Observe: brings what is known up to date with one pull and says the differences as changes.

import { dayMs, hourMs, type Instant } from '../domain/clock.ts';
import type { Change } from '../domain/shop/change.ts';
import {
  compareFeedback,
  compareForeignReport,
  compareMail,
  compareRemoved,
  isMailNews,
  isStriking,
  mergeListing,
} from '../domain/shop/compare.ts';
import type { Listing } from '../domain/shop/listing.ts';
import type { MailFact } from '../domain/shop/mail-fact.ts';
import type { Order } from '../domain/shop/order.ts';
import type { ProfileFact } from '../domain/shop/profile.ts';
import { goneOf, lastOfEachSku, seeFacts, seeListing, seeOrders } from '../domain/shop/reduce.ts';
import type { State } from '../domain/shop/state.ts';
import { baselineDays } from '../domain/statistics/baseline.ts';
import type { Part } from '../domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../domain/watch/observed.ts';
import { depositsToldIn, ordersToldIn, takeToldListings } from './told-by-mail.ts';

/** Amazon serves a listing report from a cache for 1 to 6 hours, by the number of listings. */
const reportCacheMs = 7 * hourMs;

/** What a pull yields and, at its end, says. */
export type Pulled = AsyncIterator<Observed, PullSummary, undefined>;

/**
 * Takes a whole pull into the state and the change log. Only a walk that was seen to its end says that something is gone.
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
  for (const id of marketplaceIds) isFirstSight.set(id, !(await state.beginWalk(id)));
  const newer = new Map<string, ReadonlyMap<string, Listing>>();
  if (part === 'listings')
    for (const id of marketplaceIds) newer.set(id, await state.alteredSince(id, seenAt - reportCacheMs));
  // Mails are read by what they are worth, and are taken in the order in which they were sent.
  const mails: MailFact[] = [];
  const sight: Sight = { seenAt, isFirstSight, newer, oldestAt: seenAt - baselineDays * dayMs };

  for (;;) {
    const next = await pulled.next();
    if (next.done) {
      const { coverage, unread } = next.value;
      if (part === 'listings' && (coverage.state === 'complete' || unread !== undefined)) {
        for (const id of marketplaceIds) {
          const gone = goneOf(await state.finishWalk(id), seenAt - reportCacheMs, unread);
          await state.removeListings(id, gone);
          await state.append(gone.map((listing) => compareRemoved(listing, seenAt)));
        }
      }
      if (mails.length > 0) await state.append(await takeMails(state, mails.sort(bySending), sight));
      return next.value;
    }
    mails.push(...(next.value.mails ?? []));
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
  const changes: Change[] = [];
  if (batch.listings?.length) changes.push(...(await takeListings(state, batch.listings, sight)));
  if (batch.altered?.length) changes.push(...(await takeStriking(state, batch.altered, sight)));
  if (batch.orders?.length) changes.push(...(await takeOrders(state, batch.orders, seenAt)));
  if (batch.facts?.length) changes.push(...(await takeFacts(state, batch.facts, seenAt)));
  for (const one of batch.feedback ?? []) changes.push(compareFeedback(one, seenAt));
  for (const one of batch.foreignReports ?? []) changes.push(compareForeignReport(one, seenAt));
  if (batch.offers?.length || batch.items?.length) await state.putMarket(batch.offers ?? [], batch.items ?? []);
  return changes;
}

const sentAt = (fact: MailFact): Instant => (fact.kind === 'order' ? fact.order.purchasedAt : fact.at);
const bySending = (a: MailFact, b: MailFact) => sentAt(a) - sentAt(b);

async function takeMails(
  state: State,
  mails: readonly MailFact[],
  { isFirstSight: own, seenAt }: Sight,
): Promise<Change[]> {
  const changes: Change[] = [];
  const { orders, waiting } = await ordersToldIn(state, mails, own, seenAt);
  changes.push(...waiting);
  if (orders.length > 0) changes.push(...(await takeOrders(state, orders, seenAt)));
  changes.push(...(await takeToldListings(state, mails, own, seenAt)));
  const deposits = depositsToldIn(mails, own);
  if (deposits.length > 0) changes.push(...(await takeFacts(state, deposits, seenAt)));
  for (const fact of mails) if (isMailNews(fact)) changes.push(compareMail(fact, seenAt));
  return changes;
}

async function takeListings(state: State, batch: readonly Listing[], sight: Sight): Promise<Change[]> {
  const changes: Change[] = [];
  const listings: Listing[] = [];
  const last = lastOfEachSku(batch).map((seen) => upToDate(seen, sight));
  for (const sighting of await state.sightListings(last)) {
    const isFirst = sight.isFirstSight.get(sighting.seen.marketplaceId) ?? true;
    const { listing, change } = seeListing(sighting, { isFirstSight: isFirst }, sight.seenAt);
    listings.push(listing);
    if (change === null || (isFirst && sighting.known === null && isTooOldToTell(listing, sight))) continue;
    changes.push(change);
  }
  await state.putListings(listings);
  return changes;
}

async function takeOrders(state: State, batch: readonly Order[], seenAt: Instant): Promise<readonly Change[]> {
  const known = await state.knownOrders([...new Set(batch.map(({ orderId }) => orderId))]);
  const { orders, changes } = seeOrders(known, batch, seenAt);
  await state.putOrders(orders);
  return changes;
}

async function takeFacts(state: State, batch: readonly ProfileFact[], seenAt: Instant): Promise<readonly Change[]> {
  const { facts, changes } = seeFacts(await state.knownFacts(), batch, seenAt);
  await state.putFacts(facts);
  return changes;
}

/**
 * What was done to listings of old, stored and told where it is striking. The title that is shown here is the
 * catalogue's and the report's is the seller's: one is never held against the other.
 */
async function takeStriking(state: State, altered: readonly Listing[], sight: Sight): Promise<Change[]> {
  const changes: Change[] = [];
  for (const marketplaceId of new Set(altered.map((listing) => listing.marketplaceId))) {
    const seen = new Map(altered.filter((one) => one.marketplaceId === marketplaceId).map((one) => [one.sku, one]));
    const striking = (await state.knownListings(marketplaceId, [...seen.keys()])).flatMap((before) => {
      const now = seen.get(before.sku);
      return now && isStriking(before, now) ? [{ ...now, title: '' }] : [];
    });
    if (striking.length > 0) changes.push(...(await takeListings(state, striking, sight)));
  }
  return changes;
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
function isTooOldToTell({ openedAt }: Listing, sight: Sight): boolean {
  if (openedAt === null || openedAt >= sight.seenAt - baselineDays * dayMs) return false;
  if (openedAt >= sight.oldestAt) return true;
  sight.oldestAt = openedAt;
  return false;
}
