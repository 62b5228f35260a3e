// What the market said, as of any moment: an offer holds from when it was seen until the next one of its ASIN.
import { dayMs, type Instant } from '../domain/clock.ts';
import type { CatalogueItem, Market, MarketOffer } from '../domain/shop/offer.ts';

/** A price older than this says nothing any more. */
export const offerValidMs = 30 * dayMs;

export interface DatedOffer extends MarketOffer {
  /** The source doesn't say when it was seen: it holds for all time, where nothing dated does. */
  readonly isUndated?: boolean;
}

interface Shelf {
  /** By seenAt. */
  readonly dated: MarketOffer[];
  undated: MarketOffer | null;
}

const keyOf = (marketplaceId: string, asin: string) => `${marketplaceId}|${asin}`;

/** Answers what was known at a moment, never what was learned after it. Of several items of an ASIN the last one wins. */
export function marketHistory(
  offers: readonly DatedOffer[],
  items: readonly CatalogueItem[],
): (now: Instant) => Market {
  const shelves = new Map<string, Shelf>();
  for (const { isUndated, ...offer } of [...offers].sort((a, b) => a.seenAt - b.seenAt)) {
    const key = keyOf(offer.marketplaceId, offer.asin);
    let shelf = shelves.get(key);
    if (!shelf) {
      shelf = { dated: [], undated: null };
      shelves.set(key, shelf);
    }
    if (isUndated) shelf.undated = offer;
    else shelf.dated.push(offer);
  }
  const itemBy = new Map(items.map((item) => [keyOf(item.marketplaceId, item.asin), item]));
  const marketAt = (now: Instant): Market => ({
    offer(marketplaceId, asin) {
      const shelf = shelves.get(keyOf(marketplaceId, asin));
      if (!shelf) return null;
      const last = lastUntil(shelf.dated, now);
      return last && now - last.seenAt <= offerValidMs ? last : shelf.undated;
    },
    item: (marketplaceId, asin) => itemBy.get(keyOf(marketplaceId, asin)) ?? null,
  });
  // Between two of these moments the market is the same: the same object, so that nobody need ask it again.
  const moves = offers.flatMap(({ isUndated, seenAt }) => (isUndated ? [] : [seenAt, seenAt + offerValidMs + 1]));
  moves.sort((a, b) => a - b);
  let last: { readonly moved: number; readonly market: Market } | null = null;
  return (now) => {
    const moved = countUntil(moves, now);
    if (last?.moved !== moved) last = { moved, market: marketAt(now) };
    return last.market;
  };
}

/** How many of these moments (ascending) have come. */
function countUntil(moments: readonly Instant[], now: Instant): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as Instant) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The newest of those (ascending) that were seen by then. */
function lastUntil(offers: readonly MarketOffer[], now: Instant): MarketOffer | null {
  let [low, high] = [0, offers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offers[middle] as MarketOffer).seenAt <= now) low = middle + 1;
    else high = middle;
  }
  return offers[low - 1] ?? null;
}
