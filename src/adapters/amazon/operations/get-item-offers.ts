// getItemOffersBatch (Product Pricing v0): other sellers' lowest landed price of an ASIN in new condition. The seller's
// own offer is left out, or an attacker's price would be compared with itself.
import { z } from 'zod';
import { type Money, moneyOf } from '../../../domain/money.ts';
import type { MarketOffer } from '../../../domain/offer.ts';
import { readShape } from '../normalise/shape.ts';
import { reading } from '../wire/fault.ts';
import type { Caller } from './caller.ts';

/** The model's limit for one batch. */
export const offersPerBatch = 20;

const price = z
  .object({ CurrencyCode: z.string().nullish(), Amount: z.union([z.number(), z.string()]).nullish() })
  .nullish();
const offerShape = z.object({
  MyOffer: z.boolean().nullish(),
  SellerId: z.string().nullish(),
  SubCondition: z.string(),
  ListingPrice: price,
  Shipping: price,
});
const answerShape = z.object({
  responses: z.array(
    z.object({
      status: z.object({ statusCode: z.number() }).nullish(),
      request: z.object({ Asin: z.string().nullish() }).nullish(),
      body: z
        .object({
          payload: z
            .object({
              ASIN: z.string().nullish(),
              Summary: z.object({ TotalOfferCount: z.number().nullish() }).nullish(),
              Offers: z.array(offerShape).nullish(),
            })
            .nullish(),
        })
        .nullish(),
    }),
  ),
});

export interface OffersAnswer {
  /** One for each ASIN that isn't busy; nobody offers an ASIN that this store doesn't know. */
  readonly offers: readonly MarketOffer[];
  /** ASINs that Amazon was too busy for: they may be asked again. */
  readonly busy: readonly string[];
}

/** @param asins at most `offersPerBatch`, each of ten capitals and digits */
export async function getItemOffers(
  caller: Caller,
  marketplaceId: string,
  asins: readonly string[],
  sellerId: string | null,
): Promise<OffersAnswer> {
  const requests = asins.map((asin) => ({
    uri: `/products/pricing/v0/items/${asin}/offers`,
    method: 'GET',
    MarketplaceId: marketplaceId,
    ItemCondition: 'New',
    CustomerType: 'Consumer',
  }));
  const json = await caller.ask('getItemOffersBatch', { body: { requests } });
  const { responses } = reading(() => readShape(answerShape, json, 'getItemOffersBatch'));
  const seenAt = caller.clock.now();
  const offers = new Map<string, MarketOffer>();
  const busy: string[] = [];
  for (const { status, request, body } of responses) {
    const asin = body?.payload?.ASIN ?? request?.Asin;
    if (!asin || !asins.includes(asin)) continue;
    const code = status?.statusCode ?? 200;
    if (code === 429 || code >= 500) busy.push(asin);
    if (code !== 200 || !body?.payload) continue;
    const others = (body.payload.Offers ?? []).filter((one) => isAnothers(one, sellerId));
    const own = (body.payload.Offers ?? []).length - others.length;
    const landed = others.map(landedPrice).filter((amount) => amount !== null);
    const lowestPrice = landed.reduce<Money | null>((a, b) => (a === null || b.minor < a.minor ? b : a), null);
    const total = body.payload.Summary?.TotalOfferCount ?? null;
    offers.set(asin, {
      marketplaceId,
      asin,
      lowestPrice,
      offerCount: total === null ? others.length : Math.max(others.length, total - own),
      seenAt,
    });
  }
  for (const asin of asins)
    if (!offers.has(asin) && !busy.includes(asin))
      offers.set(asin, { marketplaceId, asin, lowestPrice: null, offerCount: null, seenAt });
  return { offers: [...offers.values()], busy };
}

type Offer = z.output<typeof offerShape>;

function isAnothers(offer: Offer, sellerId: string | null): boolean {
  const isOwn = offer.MyOffer === true || (sellerId !== null && offer.SellerId === sellerId);
  return !isOwn && offer.SubCondition.toLowerCase() === 'new';
}

function landedPrice({ ListingPrice, Shipping }: Offer): Money | null {
  const listed = moneyOf(ListingPrice?.Amount, ListingPrice?.CurrencyCode);
  const shipping = moneyOf(Shipping?.Amount ?? 0, Shipping?.CurrencyCode ?? ListingPrice?.CurrencyCode);
  if (!listed || listed.minor <= 0 || !shipping || shipping.currency !== listed.currency) return null;
  return { minor: listed.minor + shipping.minor, currency: listed.currency };
}
