// What the market says about an ASIN as rows: an offer, and a place in the catalogue.
import type { CatalogueItem, MarketOffer } from '../../../domain/shop/offer.ts';
import type { CatalogueItem as ItemRow, MarketOffer as OfferRow } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

export type { ItemRow, OfferRow };

export const offerColumns = columnsOf<OfferRow>('market_offer', [
  'accountId',
  'marketplaceId',
  'asin',
  'priceMinor',
  'priceCurrency',
  'offerCount',
  'seenAt',
]);
export const itemColumns = columnsOf<ItemRow>('catalogue_item', [
  'accountId',
  'marketplaceId',
  'asin',
  'category',
  'brand',
  'rank',
  'seenAt',
]);

export function toOffer({ marketplaceId, asin, priceMinor, priceCurrency, offerCount, seenAt }: OfferRow): MarketOffer {
  // a bigint that SQL gives as text
  const lowestPrice =
    priceMinor === null || priceCurrency === null ? null : { minor: Number(priceMinor), currency: priceCurrency };
  return { marketplaceId, asin, lowestPrice, offerCount, seenAt: seenAt.getTime() };
}

export function toItem({ marketplaceId, asin, category, brand, rank, seenAt }: ItemRow): CatalogueItem {
  return { marketplaceId, asin, category, brand, rank, seenAt: seenAt.getTime() };
}
