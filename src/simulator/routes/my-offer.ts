// The shop's own offer of an ASIN, as it stands among the others'.
import type { OfferDetail } from '@sp-api-sdk/product-pricing-api-v0';
import { amount } from '../storefronts.ts';
import type { World } from '../world.ts';

/** The shop's new and buyable offer; null when it has none. */
export function myOfferOf(asin: string, world: World, now: number): OfferDetail | null {
  const { store } = world;
  const listing = world.listings.byAsin(asin, now);
  if (listing?.status !== 'Active' || listing.isUsed || listing.minor === null) return null;
  return {
    MyOffer: true,
    SubCondition: 'new',
    SellerId: world.plan.sellerId,
    ShippingTime: { minimumHours: 24, maximumHours: listing.handlingDays * 24, availabilityType: 'NOW' },
    ListingPrice: { CurrencyCode: store.currency, Amount: amount(listing.minor, store) },
    Shipping: { CurrencyCode: store.currency, Amount: 0 },
    ShipsFrom: { Country: store.country },
    IsFulfilledByAmazon: listing.isFba,
  };
}
