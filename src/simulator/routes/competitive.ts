// Product Pricing 2022-05-01, getCompetitiveSummary: reference prices and lowest offers, up to 20 ASINs at once.
import { findItem, type Item, otherOffersOf } from '../catalogue/items.ts';
import { invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { amount, priced } from '../storefronts.ts';
import type { World } from '../world.ts';
import { myOfferOf } from './my-offer.ts';

// Hand-written: no @sp-api-sdk package of ours covers these; test/contract holds them against the model.
interface Money {
  currencyCode: string;
  amount: number;
}

interface Offer {
  sellerId: string;
  condition: 'New';
  fulfillmentType: 'AFN' | 'MFN';
  listingPrice: Money;
  shippingOptions: { shippingOptionType: 'DEFAULT'; price: Money }[];
}

function batch({ body, world, now }: Call): Answer {
  const requests = (body as { requests?: unknown } | undefined)?.requests;
  if (!Array.isArray(requests) || requests.length < 1 || requests.length > 20)
    throw invalidInput("Field 'requests' must have 1 to 20 values.");
  return { body: { responses: requests.map((request) => answerOne(request as Record<string, unknown>, world, now)) } };
}

function answerOne(request: Record<string, unknown>, world: World, now: number): object {
  const asin = String(request.asin);
  const data = new Set(Array.isArray(request.includedData) ? request.includedData.map(String) : []);
  const item = request.marketplaceId === world.store.marketplaceId ? findItem(asin) : null;
  const identity = { asin, marketplaceId: world.store.marketplaceId };
  if (!item)
    return {
      status: { statusCode: 400, reasonPhrase: 'Bad Request' },
      body: { ...identity, errors: [{ code: 'InvalidInput', message: `${asin} is an invalid ASIN.` }] },
    };
  const offers = offersOf(item, world, now);
  const input = { itemCondition: 'New', offerType: 'Consumer' };
  return {
    status: { statusCode: 200, reasonPhrase: 'OK' },
    body: {
      ...identity,
      ...(data.has('lowestPricedOffers') && { lowestPricedOffers: [{ lowestPricedOffersInput: input, offers }] }),
      ...(data.has('featuredBuyingOptions') && {
        featuredBuyingOptions: offers.slice(0, 1).map((offer) => ({
          buyingOptionType: 'New',
          segmentedFeaturedOffers: [{ ...offer, featuredOfferSegments: [] }],
        })),
      }),
      ...(data.has('referencePrices') && {
        referencePrices: [{ name: 'CompetitivePrice', price: moneyOf(item.yen, world) }],
      }),
    },
  };
}

const moneyOf = (yen: number, { store }: World): Money => ({
  currencyCode: store.currency,
  amount: yen === 0 ? 0 : amount(priced(yen, store), store),
});

function offersOf(item: Item, world: World, now: number): Offer[] {
  const mine = myOfferOf(item.asin, world, now);
  const all = otherOffersOf(item).map(
    (offer): Offer => ({
      sellerId: offer.sellerId,
      condition: 'New',
      fulfillmentType: offer.isFba ? 'AFN' : 'MFN',
      listingPrice: moneyOf(offer.yen, world),
      shippingOptions: [{ shippingOptionType: 'DEFAULT', price: moneyOf(offer.shippingYen, world) }],
    }),
  );
  if (mine)
    all.push({
      sellerId: world.plan.sellerId,
      condition: 'New',
      fulfillmentType: mine.IsFulfilledByAmazon ? 'AFN' : 'MFN',
      listingPrice: { currencyCode: world.store.currency, amount: mine.ListingPrice.Amount ?? 0 },
      shippingOptions: [{ shippingOptionType: 'DEFAULT', price: moneyOf(0, world) }],
    });
  const landed = (offer: Offer) => offer.listingPrice.amount + (offer.shippingOptions[0]?.price.amount ?? 0);
  return all.sort((a, b) => landed(a) - landed(b)).slice(0, 20);
}

export const competitive: readonly Operation[] = [
  {
    name: 'getCompetitiveSummary',
    method: 'POST',
    path: '/batches/products/pricing/2022-05-01/items/competitiveSummary',
    rate: 0.033,
    burst: 1,
    answer: batch,
  },
];
