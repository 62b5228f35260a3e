// New listings, and what was done to those there are, minutes after it is done.
import { dayMs, type Instant } from '../../../domain/clock.ts';
import { pageableItems, searchListings } from '../operations/search-listings-items.ts';
import { AmazonFault } from '../wire/fault.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export async function* pullNewListings(context: PartContext, since: Instant): PartReader {
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
      if (asOf - since < dayMs) yield* alteredListingsOf(context, account.sellerId, marketplaceId, since);
      tally.succeed();
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
  let read = 0;
  let total = 0;
  for await (const page of searchListings(caller, sellerId, marketplaceId, 'created', since)) {
    total = Math.max(total, page.total);
    read += page.listings.length + page.unread.length;
    tally.unreadable('searchListingsItems', page.unread);
    const fresh = page.listings.filter(({ openedAt }) => openedAt === null || openedAt >= since);
    tally.rows += fresh.length;
    if (fresh.length > 0) yield { listings: fresh };
    // Newest first: whatever follows is older still.
    if (fresh.length < page.listings.length) return undefined;
  }
  if (read >= pageableItems && total > read)
    tally.lack(
      `${storeName(marketplaceId)}: ${total} new listings, of which Amazon shows only the newest ${read} this way; the daily report has the rest.`,
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
  for await (const page of searchListings(caller, sellerId, marketplaceId, 'updated', since)) {
    tally.unreadable('searchListingsItems', page.unread);
    const older = page.listings.filter(({ openedAt }) => openedAt !== null && openedAt < since);
    if (older.length > 0) yield { altered: older };
  }
  return undefined;
}
