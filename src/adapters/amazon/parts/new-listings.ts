// New listings, and what was done to those there are, minutes after it is done.
import { dayMs, type Instant } from '../../../domain/clock.ts';
import { pageableItems, searchListings } from '../operations/search-listings-items.ts';
import type { PullRequest } from '../port.ts';
import { AmazonFault } from '../wire/fault.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export async function* pullNewListings(
  context: PartContext,
  { since, isNewAlone = false }: Extract<PullRequest, { part: 'new-listings' }>,
): PartReader {
  const { account, tally, caller } = context;
  const asOf = caller.clock.now();
  if (account.sellerId === null) {
    tally.fail(
      '',
      new AmazonFault('invalid-request', "Searching new listings needs the seller's id (merchant token)."),
    );
    return undefined;
  }
  // The next look begins here, by the clock that dates listings.
  const seenTo = Math.min(asOf, await caller.now());
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless) break;
    try {
      yield* newListingsOf(context, account.sellerId, marketplaceId, since);
      // After longer than that the walk over all listings says it better.
      if (asOf - since < dayMs && !isNewAlone)
        yield* alteredListingsOf(context, account.sellerId, marketplaceId, since);
    } catch (error) {
      tally.fail(storeName(marketplaceId), error);
    }
  }
  // A partial look must be taken again from where it began.
  return { asOf: seenTo, partialAsOf: since };
}

async function* newListingsOf(
  { caller, tally }: PartContext,
  sellerId: string,
  marketplaceId: string,
  since: Instant,
): PartReader {
  const seen = new Set<string>();
  let announced = 0;
  let unread = 0;
  for await (const page of searchListings(caller, sellerId, marketplaceId, 'created', since)) {
    const { listings, total, lost, nextToken } = page;
    announced = Math.max(announced, total ?? 0);
    unread += lost.length;
    tally.unreadable(lost);
    tally.succeed();
    const fresh = listings.filter(({ openedAt }) => openedAt === null || openedAt >= since);
    tally.rows += fresh.filter(({ sku }) => !seen.has(sku)).length;
    for (const { sku } of listings) seen.add(sku);
    if (fresh.length > 0) yield { listings: fresh };
    // Newest first: whatever follows is older still.
    if (fresh.length < listings.length) return undefined;
    if (seen.size >= pageableItems) break;
    if (nextToken === null && unread === 0 && seen.size < (total ?? 0))
      tally.lack(`${storeName(marketplaceId)}: Amazon announced ${total} new listings and showed ${seen.size}.`);
  }
  if (seen.size >= pageableItems && announced > seen.size)
    tally.lack(
      `${storeName(marketplaceId)}: ${announced} new listings, of which Amazon shows only the newest ${seen.size} this way; the daily report has the rest.`,
    );
  return undefined;
}

/**
 * Older listings that were updated. A repricer, or the sales of a day, can update more than can be paged through; the
 * newest thousand show well enough that something goes on, and the walk has them all.
 */
async function* alteredListingsOf(
  { caller, tally }: PartContext,
  sellerId: string,
  marketplaceId: string,
  since: Instant,
): PartReader {
  let read = 0;
  for await (const page of searchListings(caller, sellerId, marketplaceId, 'updated', since)) {
    tally.unreadable(page.lost);
    tally.succeed();
    read += page.listings.length;
    const older = page.listings.filter(({ openedAt }) => openedAt !== null && openedAt < since);
    if (older.length > 0) yield { altered: older };
    if (read >= pageableItems) break;
  }
  return undefined;
}
