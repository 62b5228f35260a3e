// What the market says about an ASIN: other sellers' price, and where it stands in the catalogue.
import type { Instant } from '../clock.ts';
import type { Money } from '../money.ts';

/** Other sellers' lowest landed price (price and shipping) in new condition, this seller left out. */
export interface MarketOffer {
  readonly marketplaceId: string;
  readonly asin: string;
  /** null: looked, and nobody else offers it. */
  readonly lowestPrice: Money | null;
  readonly offerCount: number | null;
  readonly seenAt: Instant;
}

export interface CatalogueItem {
  readonly marketplaceId: string;
  readonly asin: string;
  /** Top-level display group as the marketplace names it, in any language. */
  readonly category: string | null;
  readonly brand: string | null;
  /** Best-seller rank in that category. */
  readonly rank: number | null;
  readonly seenAt: Instant;
}

/** Looks up what is known as of the moment of looking. Never knows the future in a replay. */
export interface Market {
  offer(marketplaceId: string, asin: string): MarketOffer | null;
  item(marketplaceId: string, asin: string): CatalogueItem | null;
}
