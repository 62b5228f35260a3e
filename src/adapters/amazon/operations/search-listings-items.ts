// searchListingsItems (Listings Items 2021-08-01), newest first: the fast path, seconds after a listing is made or
// altered, where the report can be hours old. At most 1,000 SKUs can be paged through (the model's own words), however many there are.
import { z } from 'zod';
import { type Instant, toIso } from '../../../domain/clock.ts';
import type { Channel, Condition, Listing, ListingStatus } from '../../../domain/shop/listing.ts';
import { entries, isoInstant, money, readFields } from '../normalise/shape.ts';
import { cleanText, cleanTitle } from '../reports/field-text.ts';
import { reading } from '../wire/fault.ts';
import { type Caller, type Page, pages } from './caller.ts';

export const pageableItems = 1000;

/** A thousand are fifty pages; the rest is for pages that come empty. */
const mostPages = 100;

const text = z.string().nullish();
const itemShape = z.object({
  sku: z.string().min(1),
  summaries: entries(
    z.object({
      marketplaceId: z.string(),
      asin: text,
      itemName: text,
      status: z.array(z.string()).nullable(),
      createdDate: isoInstant.nullable(),
      conditionType: text,
    }),
  ).nullable(),
  offers: entries(z.object({ marketplaceId: z.string(), offerType: z.string(), price: money.nullable() })).nullish(),
  // One that can't be read stays in its place: it may be the one that tells who ships.
  fulfillmentAvailability: z
    .array(z.object({ fulfillmentChannelCode: z.string(), quantity: z.number().nullish() }).nullable())
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
  numberOfResults: z.number().int().min(0).nullable(),
  pagination: z.object({ nextToken: text }).nullish(),
  items: entries(itemShape),
});
type Item = z.output<typeof itemShape>;

export interface ListingPage extends Page {
  /** All that match, also those beyond the 1,000 that can be paged through; null where it isn't told. */
  readonly total: number | null;
  readonly listings: readonly Listing[];
  /** What can't be read: where and why. */
  readonly lost: readonly string[];
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
  return pages('searchListingsItems', mostPages, async (token) =>
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

/** How many SKUs the seller has there (null where Amazon's answer doesn't tell), and one ASIN of them: one cheap call. */
export async function countListings(
  caller: Caller,
  sellerId: string,
  marketplaceId: string,
): Promise<{ total: number | null; asin: string | null }> {
  const query = { marketplaceIds: [marketplaceId], includedData: ['summaries'], pageSize: 1 };
  const page = readPage(await caller.ask('searchListingsItems', { path: { sellerId }, query }), marketplaceId);
  return { total: page.total, asin: page.listings[0]?.asin ?? null };
}

function readPage(json: unknown, marketplaceId: string): ListingPage {
  const { value, lost } = reading(() => readFields(pageShape, json, 'searchListingsItems', [marketplaceId]));
  const listings = value.items.map((item) => listingOf(item, marketplaceId));
  const untold = value.items.flatMap(({ summaries }, i) =>
    summaries?.length === 0 ? [`searchListingsItems.items[${i}].summaries: nothing of this store`] : [],
  );
  return {
    total: value.numberOfResults,
    ids: listings.map(({ sku }) => sku),
    listings,
    lost: [...lost, ...untold],
    nextToken: value.pagination?.nextToken || null,
  };
}

function listingOf(item: Item, marketplaceId: string): Listing {
  const summary = item.summaries?.[0];
  const price = item.offers?.find(({ offerType }) => offerType === 'B2C')?.price;
  const { channel, quantity } = stockOf(item);
  return {
    marketplaceId,
    sku: cleanText(item.sku),
    asin: summary?.asin ?? null,
    title: cleanTitle(summary?.itemName ?? ''),
    price: price && price.minor > 0 ? price : null,
    quantity,
    channel,
    status: statusOf(summary),
    openedAt: summary?.createdDate ?? null,
    condition: conditionOf(summary?.conditionType),
    handlingDays: item.attributes?.fulfillment_availability?.[0]?.lead_time_to_ship_max_days ?? null,
  };
}

/** Without an ASIN it is a draft; with one that can't be read it may be anything that isn't on sale. */
function statusOf(summary: NonNullable<Item['summaries']>[number] | undefined): ListingStatus {
  if (!summary?.status) return 'unknown';
  if (summary.status.includes('BUYABLE')) return 'active';
  return summary.asin === null ? 'unknown' : summary.asin ? 'inactive' : 'incomplete';
}

/** A SKU that was moved may have both channels: the seller's own counts while it has stock. */
function stockOf(item: Item): { channel: Channel | null; quantity: number | null } {
  const all = item.fulfillmentAvailability ?? [];
  if (all.includes(null)) return { channel: null, quantity: null };
  const own = all.find((one) => one?.fulfillmentChannelCode === 'DEFAULT');
  const isAmazons = all.some((one) => one?.fulfillmentChannelCode.startsWith('AMAZON'));
  if (isAmazons && !own?.quantity) return { channel: own?.quantity === null ? null : 'amazon', quantity: null };
  return own ? { channel: 'merchant', quantity: own.quantity ?? null } : { channel: null, quantity: null };
}

/** `new_new`, `used_like_new`, `collectible_good`, `refurbished_refurbished` ... (the model's ConditionType). */
function conditionOf(type: string | null | undefined): Condition | null {
  if (!type) return null;
  return type.startsWith('new') ? 'new' : 'used';
}
