// Product Pricing v0, getItemOffersBatch: who else sells an ASIN and for how much, up to 20 at once.
import type {
  GetItemOffersBatchResponse,
  GetOffersResponse,
  GetOffersResult,
  ItemOffersResponse,
  OfferDetail,
} from '@sp-api-sdk/product-pricing-api-v0';
import { findItem, type Item, type OtherOffer, otherOffersOf } from '../catalogue/items.ts';
import { invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { amount, priced, type Storefront } from '../storefronts.ts';
import { iso } from '../time.ts';
import type { World } from '../world.ts';
import { myOfferOf } from './my-offer.ts';

function batch({ body, world, now }: Call): Answer {
  const requests = (body as { requests?: unknown } | undefined)?.requests;
  if (!Array.isArray(requests) || requests.length < 1 || requests.length > 20)
    throw invalidInput("Field 'requests' must have 1 to 20 values.");
  const responses = requests.map((request) => answerOne(request as Record<string, unknown>, world, now));
  const answer: GetItemOffersBatchResponse = { responses };
  return { body: answer };
}

function answerOne(request: Record<string, unknown>, world: World, now: number): ItemOffersResponse {
  const asin = /^\/products\/pricing\/v0\/items\/([^/]+)\/offers$/.exec(String(request.uri))?.[1] ?? '';
  const { marketplaceId } = world.store;
  const item = request.ItemCondition === 'New' && request.MarketplaceId === marketplaceId ? findItem(asin) : null;
  const headers = { Date: new Date(now).toUTCString(), 'x-amzn-RequestId': iso(now) };
  const echo = { MarketplaceId: marketplaceId, ItemCondition: 'New' as const, Asin: asin };
  if (!item) {
    const errors = [{ code: 'InvalidInput', message: `${asin} is an invalid ASIN for marketplace ${marketplaceId}` }];
    return {
      headers,
      status: { statusCode: 400, reasonPhrase: 'Bad Request' },
      // The package's generator took the model's `Error` for JavaScript's.
      body: { errors } as unknown as GetOffersResponse,
      request: echo,
    };
  }
  return {
    headers,
    status: { statusCode: 200, reasonPhrase: 'OK' },
    body: { payload: offersOf(item, world, now) },
    request: echo,
  };
}

function offersOf(item: Item, world: World, now: number): GetOffersResult {
  const { store } = world;
  const money = (minor: number) => ({ CurrencyCode: store.currency, Amount: amount(minor, store) });
  const mine = myOfferOf(item.asin, world, now);
  const others = otherOffersOf(item).map((offer) => detailOf(offer, store));
  const all = [...others, ...(mine ? [mine] : [])].sort((a, b) => landed(a) - landed(b));
  const identity = { MarketplaceId: store.marketplaceId, ItemCondition: 'New' as const, ASIN: item.asin };
  const lowest = all[0];
  const prices = lowest && {
    condition: 'new',
    LandedPrice: { CurrencyCode: store.currency, Amount: Number(landed(lowest).toFixed(store.digits)) },
    ListingPrice: lowest.ListingPrice,
    Shipping: lowest.Shipping,
  };
  return {
    ASIN: item.asin,
    marketplaceId: store.marketplaceId,
    status: all.length > 0 ? 'Success' : 'NoBuyableOffers',
    ItemCondition: 'New',
    Identifier: identity,
    Summary: {
      TotalOfferCount: all.length,
      ...(prices && {
        NumberOfOffers: [true, false].map((isFba) => ({
          condition: 'new',
          fulfillmentChannel: isFba ? ('Amazon' as const) : ('Merchant' as const),
          OfferCount: all.filter((offer) => offer.IsFulfilledByAmazon === isFba).length,
        })),
        LowestPrices: [{ ...prices, fulfillmentChannel: lowest.IsFulfilledByAmazon ? 'Amazon' : 'Merchant' }],
        BuyBoxPrices: [prices],
      }),
      ListPrice: money(priced(item.yen * 1.2, store)),
      SalesRankings: [{ ProductCategoryId: item.line.displayGroup, Rank: item.rank }],
    },
    Offers: all.slice(0, 20),
  };
}

const landed = (offer: OfferDetail) => (offer.ListingPrice.Amount ?? 0) + (offer.Shipping.Amount ?? 0);

function detailOf({ sellerId, yen, shippingYen, isFba }: OtherOffer, store: Storefront): OfferDetail {
  const money = (minor: number) => ({ CurrencyCode: store.currency, Amount: amount(minor, store) });
  return {
    MyOffer: false,
    SubCondition: 'new',
    SellerId: sellerId,
    SellerFeedbackRating: { FeedbackCount: 120, SellerPositiveFeedbackRating: 97 },
    ShippingTime: { minimumHours: 24, maximumHours: 48, availabilityType: 'NOW' },
    ListingPrice: money(priced(yen, store)),
    Shipping: money(shippingYen === 0 ? 0 : priced(shippingYen, store)),
    ShipsFrom: { Country: store.country },
    IsFulfilledByAmazon: isFba,
    IsBuyBoxWinner: false,
  };
}

export const pricing: readonly Operation[] = [
  {
    name: 'getItemOffersBatch',
    method: 'POST',
    path: '/batches/products/pricing/v0/itemOffers',
    rate: 0.1,
    burst: 1,
    answer: batch,
  },
];
