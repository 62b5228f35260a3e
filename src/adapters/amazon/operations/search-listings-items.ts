// searchListingsItems (Listings Items 2021-08-01), newest first: the fast path, seconds after a listing is made or
// altered, where the report can be hours old. At most 1,000 SKUs can be paged through (the model's own words), however many there are.
import { z } from 'zod';
import { type Instant, toIso } from '../../../domain/clock.ts';
import type { Channel, Condition, Listing } from '../../../domain/listing.ts';
import { moneyOf } from '../../../domain/money.ts';
import { isoInstant, readShape } from '../normalise/shape.ts';
import { cleanText, cleanTitle } from '../reports/field-text.ts';
import { reading } from '../wire/fault.ts';
import { type Caller, pages } from './caller.ts';

export const pageableItems = 1000;

const text = z.string().nullish();
const itemShape = z.object({
  sku: z.string().min(1),
  summaries: z
    .array(
      z.object({
        marketplaceId: z.string(),
        asin: text,
        itemName: text,
        status: z.array(z.string()).nullish(),
        createdDate: isoInstant.nullish(),
        conditionType: text,
      }),
    )
    .nullish(),
  offers: z
    .array(
      z.object({
        marketplaceId: z.string(),
        offerType: z.string(),
        price: z.object({ amount: z.union([z.string(), z.number()]), currencyCode: z.string() }).nullish(),
      }),
    )
    .nullish(),
  fulfillmentAvailability: z
    .array(z.object({ fulfillmentChannelCode: z.string(), quantity: z.number().nullish() }))
    .nullish(),
  // Not in the model: attributes are the product type's. Read where it has the usual form, else not known.
  attributes: z
    .object({
      fulfillment_availability: z
        .array(z.object({ lead_time_to_ship_max_days: z.number().min(0).nullish() }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
const pageShape = z.object({
  numberOfResults: z.number().int().min(0),
  pagination: z.object({ nextToken: text }).nullish(),
  items: z.array(z.unknown()),
});
type Item = z.output<typeof itemShape>;

export interface ListingPage {
  /** All that match, also those beyond the 1,000 that can be paged through. */
  readonly total: number;
  readonly listings: readonly Listing[];
  /** Items that can't be read: where and why. */
  readonly unread: readonly string[];
  readonly nextToken: string | null;
}

const searches = {
  created: { after: 'createdAfter', sortBy: 'createdDate' },
  updated: { after: 'lastUpdatedAfter', sortBy: 'lastUpdatedDate' },
} as const;

/** Pages of the listings created, or last updated, at or after `since`, newest first. */
export function searchListings(
  caller: Caller,
  sellerId: string,
  marketplaceId: string,
  what: keyof typeof searches,
  since: Instant,
): AsyncGenerator<ListingPage> {
  return pages(caller.limits.pages, async (token) =>
    readPage(
      await caller.ask('searchListingsItems', {
        path: { sellerId },
        query: {
          marketplaceIds: [marketplaceId],
          includedData: ['summaries', 'offers', 'fulfillmentAvailability', 'attributes'],
          [searches[what].after]: toIso(since),
          sortBy: searches[what].sortBy,
          sortOrder: 'DESC',
          pageSize: 20,
          ...(token !== null && { pageToken: token }),
        },
      }),
      marketplaceId,
    ),
  );
}

/** How many SKUs the seller has there, and one ASIN of them: one cheap call. */
export async function countListings(
  caller: Caller,
  sellerId: string,
  marketplaceId: string,
): Promise<{ total: number; asin: string | null }> {
  const query = { marketplaceIds: [marketplaceId], includedData: ['summaries'], pageSize: 1 };
  const page = readPage(await caller.ask('searchListingsItems', { path: { sellerId }, query }), marketplaceId);
  return { total: page.total, asin: page.listings[0]?.asin ?? null };
}

function readPage(json: unknown, marketplaceId: string): ListingPage {
  const page = reading(() => readShape(pageShape, json, 'searchListingsItems'));
  const listings: Listing[] = [];
  const unread: string[] = [];
  page.items.forEach((item, index) => {
    try {
      listings.push(listingOf(readShape(itemShape, item, `items[${index}]`), marketplaceId));
    } catch (error) {
      unread.push((error as Error).message);
    }
  });
  return { total: page.numberOfResults, listings, unread, nextToken: page.pagination?.nextToken || null };
}

function listingOf(item: Item, marketplaceId: string): Listing {
  const summary = item.summaries?.find((one) => one.marketplaceId === marketplaceId);
  const offer = item.offers?.find((one) => one.marketplaceId === marketplaceId && one.offerType === 'B2C');
  const price = offer?.price ? moneyOf(offer.price.amount, offer.price.currencyCode) : null;
  const { channel, quantity } = stockOf(item);
  const isBuyable = summary?.status?.includes('BUYABLE') ?? false;
  return {
    marketplaceId,
    sku: cleanText(item.sku),
    asin: summary?.asin ?? null,
    title: cleanTitle(summary?.itemName ?? ''),
    price: price && price.minor > 0 ? price : null,
    quantity,
    channel,
    status: isBuyable ? 'active' : summary?.asin ? 'inactive' : 'incomplete',
    openedAt: summary?.createdDate ?? null,
    condition: conditionOf(summary?.conditionType),
    handlingDays: item.attributes?.fulfillment_availability?.[0]?.lead_time_to_ship_max_days ?? null,
  };
}

/** A SKU that was moved may have both channels: the seller's own counts while it has stock. */
function stockOf(item: Item): { channel: Channel | null; quantity: number | null } {
  const all = item.fulfillmentAvailability ?? [];
  const own = all.find((one) => one.fulfillmentChannelCode === 'DEFAULT');
  const isAmazons = all.some((one) => one.fulfillmentChannelCode.startsWith('AMAZON'));
  if (isAmazons && !own?.quantity) return { channel: 'amazon', quantity: null };
  return own ? { channel: 'merchant', quantity: own.quantity ?? null } : { channel: null, quantity: null };
}

/** `new_new`, `used_like_new`, `collectible_good`, `refurbished_refurbished` ... (the model's ConditionType). */
function conditionOf(type: string | null | undefined): Condition | null {
  if (!type) return null;
  return type.startsWith('new') ? 'new' : 'used';
}
