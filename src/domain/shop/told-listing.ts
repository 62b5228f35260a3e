// What becomes of a listing when a mail tells of it. Pure. Mails come late, twice and in any order, and where the API shows
// the shop as well it knows better: of what it shows a mail only tells that something new is there.
import type { Instant } from '../clock.ts';
import type { Change } from './change.ts';
import { compareListing, compareRemoved, mergeListing } from './compare.ts';
import type { Listing } from './listing.ts';
import type { Goods, ListingAct } from './mail-fact.ts';
import type { ListingSighting } from './reduce.ts';

export interface ToldListing {
  /** As it is known now; null: as before. */
  readonly listing: Listing | null;
  readonly isRemoved: boolean;
  readonly change: Change | null;
}

const nothing: ToldListing = { listing: null, isRemoved: false, change: null };

/** A listing as far as a mail shows it. */
export function listingOf(
  { sku, asin, title, quantity, price }: Goods,
  marketplaceId: string,
  act: ListingAct,
): Listing {
  return {
    ...{ marketplaceId, sku, asin, title, price, quantity },
    ...{ channel: null, openedAt: null, condition: null, handlingDays: null },
    status: act === 'hidden' ? 'inactive' : act === 'created' ? 'active' : 'unknown',
  };
}

/**
 * @param act what was done to it, `at` that moment
 * @param isShown the API shows this marketplace's listings as well
 * @param seenAt when the mail was read
 */
export function seeToldListing(
  { seen, known }: ListingSighting,
  { act, at, isShown }: { readonly act: ListingAct; readonly at: Instant; readonly isShown: boolean },
  seenAt: Instant,
): ToldListing {
  const isThere = known !== null && !known.isRemoved;
  const dated = (change: Change | null): Change | null => change && { ...change, observedAt: seenAt };
  if (act === 'created') {
    // Told late, after a mail of what was done to it since: it is there as it is now, and that it came is news.
    const isLate = isThere && !isShown && (known.listing.openedAt === null || known.listing.openedAt > at);
    if (known !== null && (isShown || (isThere && !isLate))) return nothing;
    const opened = { ...seen, openedAt: at };
    // A title of the catalogue's, as the API will show it, is never held against the mail's.
    const listing = isLate ? { ...mergeListing(opened, known.listing), openedAt: at } : opened;
    const pair = isLate
      ? { before: null, after: listing, wasRemoved: false }
      : { before: known?.listing ?? null, after: listing, wasRemoved: known !== null };
    const come = compareListing(pair, { isFirstSight: false }, at);
    const change = come?.kind === 'listing-added' && !isShown ? { ...come, isByMailAlone: true as const } : come;
    return { listing: isShown ? { ...listing, title: '' } : listing, isRemoved: false, change: dated(change) };
  }
  if (isShown) return nothing;
  if (act === 'removed') {
    if (known?.isRemoved) return nothing;
    const listing = known?.listing ?? seen;
    return { listing, isRemoved: true, change: dated(compareRemoved(listing, at)) };
  }
  if (known?.isRemoved) return nothing;
  // Of one that is hidden only that is said.
  const now = known && act === 'hidden' ? { ...known.listing, status: seen.status } : seen;
  const listing = mergeListing(known?.listing ?? null, now);
  const change =
    known && compareListing({ before: known.listing, after: now, wasRemoved: false }, { isFirstSight: false }, at);
  return { listing, isRemoved: false, change: dated(change) };
}
