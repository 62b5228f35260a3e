// getItemOffersBatch (Product Pricing v0): other sellers' lowest landed price of an ASIN in new condition. The seller's
// own offer is left out, or an attacker's price would be compared with itself.
import { z } from 'zod';
import { type Money, moneyOf } from '../../../domain/money.ts';
import type { MarketOffer } from '../../../domain/shop/offer.ts';
import { entries, readFields } from '../normalise/shape.ts';
import { reading } from '../wire/fault.ts';
import type { Caller } from './caller.ts';

/** The model's limit for one batch. */
export const offersPerBatch = 20;

const text = z.string().nullish();
const price = z.object({ CurrencyCode: z.string(), Amount: z.union([z.number(), z.string()]) }).nullable();
const offerShape = z.object({
  MyOffer: z.boolean().nullish(),
  SellerId: text,
  SubCondition: z.string().nullable(),
  ListingPrice: price,
  Shipping: price,
});
const resultShape = z.object({
  ASIN: text,
  Summary: z.object({ TotalOfferCount: z.number().nullable() }).nullable(),
  Offers: z.array(offerShape.nullable()).nullable(),
});
const answerShape = z.object({
  responses: entries(
    z.object({
      status: z.object({ statusCode: z.number().nullable() }).nullable(),
      request: z.object({ Asin: text }).nullish(),
      body: z.object({ payload: resultShape.nullish() }).nullish(),
    }),
  ),
});

export interface OffersAnswer {
  /** One for each ASIN of which it could be read what others ask; nobody offers an ASIN that this store doesn't know. */
  readonly offers: readonly MarketOffer[];
  /** ASINs that Amazon was too busy for: they may be asked again. */
  readonly busy: readonly string[];
  /** What can't be read: where and why. */
  readonly lost: readonly string[];
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
  const { value, lost } = reading(() => readFields(answerShape, json, 'getItemOffersBatch', [marketplaceId]));
  const seenAt = caller.clock.now();
  const offers = new Map<string, MarketOffer>();
  const busy: string[] = [];
  for (const { status, request, body } of value.responses) {
    const asin = body?.payload?.ASIN ?? request?.Asin;
    if (!asin || !asins.includes(asin)) continue;
    const code = status?.statusCode ?? (body?.payload ? 200 : null);
    const seen = code === 200 && body?.payload ? marketIn(body.payload, sellerId) : null;
    if (code === 429 || (code !== null && code >= 500)) busy.push(asin);
    else if (code === 400 || code === 404) offers.set(asin, { marketplaceId, asin, ...nobody, seenAt });
    else if (seen !== null) offers.set(asin, { marketplaceId, asin, ...seen, seenAt });
  }
  const unseen = asins.filter((asin) => !offers.has(asin) && !busy.includes(asin));
  return {
    offers: [...offers.values()],
    busy,
    lost:
      unseen.length > 0 && lost.length === 0 ? unseen.map((asin) => `getItemOffersBatch: no answer for ${asin}`) : lost,
  };
}

type Offer = z.output<typeof offerShape>;
type Seen = Pick<MarketOffer, 'lowestPrice' | 'offerCount'>;

const nobody: Seen = { lowestPrice: null, offerCount: null };

/** What others ask for it new; null where there are others and of none it can be read. */
function marketIn({ Offers, Summary }: z.output<typeof resultShape>, sellerId: string | null): Seen | null {
  if (Offers === null) return null;
  const others = Offers.filter((one) => one === null || isAnothers(one, sellerId));
  const landed = others.map((one) => one && landedPrice(one)).filter((price) => price !== null);
  if (others.length > 0 && landed.length === 0) return null;
  const total = Summary?.TotalOfferCount ?? null;
  return {
    lowestPrice: landed.reduce<Money | null>((a, b) => (a === null || b.minor < a.minor ? b : a), null),
    offerCount: total === null ? null : Math.max(others.length, total - (Offers.length - others.length)),
  };
}

/** Asked for are new ones only, so one whose condition can't be read is new. */
function isAnothers({ MyOffer, SellerId, SubCondition }: Offer, sellerId: string | null): boolean {
  const isOwn = MyOffer === true || (sellerId !== null && SellerId === sellerId);
  return !isOwn && (SubCondition ?? 'new').toLowerCase() === 'new';
}

function landedPrice({ MyOffer, SellerId, ListingPrice, Shipping }: Offer): Money | null {
  // It may be the seller's own: an intruder's price is not held against itself.
  if (MyOffer !== false && !SellerId && (MyOffer === null || SellerId === null)) return null;
  const listed = moneyOf(ListingPrice?.Amount, ListingPrice?.CurrencyCode);
  const shipping = moneyOf(Shipping?.Amount, Shipping?.CurrencyCode);
  if (!listed || listed.minor <= 0 || !shipping || shipping.currency !== listed.currency) return null;
  return { minor: listed.minor + shipping.minor, currency: listed.currency };
}
