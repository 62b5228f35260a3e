// Listings Items 2021-08-01, searchListingsItems: newest first or by update or SKU, 20 a page, 1,000 at the most.
import type { Item, ItemSearchResults } from '@sp-api-sdk/listings-items-api-2021-08-01';
import { findItem } from '../catalogue/items.ts';
import { invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { pageOf, placeOf, resultOf } from '../http/paging.ts';
import { hash } from '../random.ts';
import type { ListingState } from '../shop/listings.ts';
import { decimal, priced } from '../storefronts.ts';
import { iso } from '../time.ts';
import type { World } from '../world.ts';
import { checkMarketplaces } from './marketplaces.ts';

const statuses: string[] = ['BUYABLE', 'DISCOVERABLE'];
const dataSets = [
  'summaries',
  'attributes',
  'issues',
  'offers',
  'fulfillmentAvailability',
  'procurement',
  'relationships',
  'productTypes',
];
/** numberOfResults tells the truth, but no more than this can be paged through (listingsItems_2021-08-01). */
const pageable = 1000;

function search(call: Call): Answer {
  const { query, world } = call;
  if (call.path.sellerId !== world.plan.sellerId) throw invalidInput("Invalid 'sellerId'.");
  checkMarketplaces(query.list('marketplaceIds'), world);
  const includedData = query.list('includedData', dataSets);
  const data = new Set(includedData.length > 0 ? includedData : ['summaries']);
  const size = query.whole('pageSize', 1, 20, 10);
  const place = placeOf(call, 'pageToken');
  const found = resultOf(call, place, 'pageToken', ['pageSize', 'includedData'], () => matching(call, place.asOf));
  const { items, next, previous } = pageOf(call, place, found.slice(0, pageable), size, 'pageToken');
  const pagination = { ...(next && { nextToken: next }), ...(previous && { previousToken: previous }) };
  const body: ItemSearchResults = {
    numberOfResults: found.length,
    ...((next || previous) && { pagination }),
    items: items.map((ref) => itemOf(read(world, ref, place.asOf), data, world, place.asOf)),
  };
  return { body };
}

/** An own listing by number, or one that the story added. */
type Ref = number | ListingState;
const read = (world: World, ref: Ref, now: number) => (typeof ref === 'number' ? world.listings.own(ref, now) : ref);

function matching(call: Call, asOf: number): Ref[] {
  const { query, world } = call;
  const sortBy = query.oneOf('sortBy', ['sku', 'createdDate', 'lastUpdatedDate'], 'lastUpdatedDate');
  const descending = query.oneOf('sortOrder', ['ASC', 'DESC'], 'DESC') === 'DESC';
  const createdAfter = query.time('createdAfter') ?? Number.NEGATIVE_INFINITY;
  const createdBefore = query.time('createdBefore') ?? asOf;
  const updatedAfter = query.time('lastUpdatedAfter');
  const updatedBefore = query.time('lastUpdatedBefore');
  const wanted = query.list('identifiers', undefined, 20);
  const wantedType = query.oneOf('identifiersType', ['ASIN', 'SKU', 'none'], 'none');
  if (wanted.length > 0 && wantedType === 'none')
    throw invalidInput("'identifiersType' is required with 'identifiers'.");
  const withStatus = query.list('withStatus', statuses);
  const withoutStatus = query.list('withoutStatus', statuses);

  // Own listings are numbered by creation, so a window of time is a range of numbers.
  const end = world.listings.ownCount(Math.min(asOf, createdBefore));
  const start = createdAfter === Number.NEGATIVE_INFINITY ? 0 : world.listings.ownCount(createdAfter - 1);
  const refs: Ref[] = [
    ...Array.from({ length: Math.max(0, end - start) }, (_, k) => start + k),
    ...world.listings.added(asOf).filter((l) => l.createdAt >= createdAfter && l.createdAt <= createdBefore),
  ];
  const isPlain = wanted.length + withStatus.length + withoutStatus.length === 0;
  const filtered =
    isPlain && updatedAfter === null && updatedBefore === null
      ? refs
      : refs.filter((ref) => {
          const listing = read(world, ref, asOf);
          const status: string[] = statusOf(listing, world, asOf);
          return (
            (updatedAfter === null || listing.updatedAt >= updatedAfter) &&
            (updatedBefore === null || listing.updatedAt <= updatedBefore) &&
            (wanted.length === 0 || wanted.includes((wantedType === 'SKU' ? listing.sku : listing.asin) ?? '')) &&
            withStatus.every((s) => status.includes(s)) &&
            !withoutStatus.some((s) => status.includes(s))
          );
        });
  const keyed = filtered.map((ref) => [sortKey(ref, sortBy, world, asOf), ref] as const);
  keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (descending) keyed.reverse();
  return keyed.map(([, ref]) => ref);
}

function sortKey(ref: Ref, sortBy: string, world: World, asOf: number): number | string {
  if (sortBy === 'createdDate') return typeof ref === 'number' ? world.listings.ownCreatedAt(ref) : ref.createdAt;
  const listing = read(world, ref, asOf);
  return sortBy === 'sku' ? listing.sku : listing.updatedAt;
}

/** A shop whose listings are suspended, or one on vacation, has nothing that can be bought. */
function statusOf(listing: ListingState, world: World, now: number): ('BUYABLE' | 'DISCOVERABLE')[] {
  if (listing.status === 'Incomplete' || world.profile(now).hasSuspendedListings) return [];
  return listing.status === 'Active' ? ['BUYABLE', 'DISCOVERABLE'] : ['DISCOVERABLE'];
}

function itemOf(listing: ListingState, data: ReadonlySet<string>, world: World, now: number): Item {
  const { store } = world;
  const { marketplaceId } = store;
  const item = listing.asin === null ? null : findItem(listing.asin);
  const productType = item?.line.productType ?? 'PRODUCT';
  const amount = listing.minor === null ? null : decimal(listing.minor, store);
  const conditionType = listing.isUsed ? ('used_good' as const) : ('new_new' as const);
  const channel = listing.isFba ? store.fbaCode : 'DEFAULT';
  const price = amount === null ? null : { currencyCode: store.currency, amount };
  return {
    sku: listing.sku,
    ...(data.has('summaries') && {
      summaries: [
        {
          marketplaceId,
          ...(listing.asin !== null && { asin: listing.asin }),
          productType,
          conditionType,
          status: statusOf(listing, world, now),
          ...(listing.isFba && { fnSku: `X00${hash(listing.sku).toString(36).toUpperCase().padStart(7, '0')}` }),
          itemName: listing.title,
          createdDate: iso(listing.createdAt),
          lastUpdatedDate: iso(listing.updatedAt),
          mainImage: {
            link: `https://m.media-amazon.com/images/I/${hash(listing.sku, 'image').toString(36)}.jpg`,
            height: 500,
            width: 500,
          },
        },
      ],
    }),
    ...(data.has('attributes') && {
      attributes: {
        item_name: [{ value: listing.title, language_tag: store.languageCode, marketplace_id: marketplaceId }],
        condition_type: [{ value: conditionType, marketplace_id: marketplaceId }],
        ...(item && {
          brand: [{ value: item.brand, language_tag: store.languageCode, marketplace_id: marketplaceId }],
          list_price: [
            {
              value: Number(decimal(priced(item.yen * 1.2, store), store)),
              currency: store.currency,
              marketplace_id: marketplaceId,
            },
          ],
        }),
        fulfillment_availability: [
          {
            fulfillment_channel_code: channel,
            ...(!listing.isFba && { quantity: listing.quantity, lead_time_to_ship_max_days: listing.handlingDays }),
          },
        ],
      },
    }),
    ...(data.has('issues') && { issues: issuesOf(listing, marketplaceId) }),
    ...(data.has('offers') && {
      offers: price
        ? [
            {
              marketplaceId,
              offerType: 'B2C' as const,
              price,
              ...(store.country === 'JP' && { points: { pointsNumber: Math.round((listing.minor ?? 0) / 100) } }),
            },
          ]
        : [],
    }),
    ...(data.has('fulfillmentAvailability') && {
      fulfillmentAvailability: [
        { fulfillmentChannelCode: channel, ...(!listing.isFba && { quantity: listing.quantity ?? 0 }) },
      ],
    }),
    ...(data.has('procurement') && { procurement: [] }),
    ...(data.has('relationships') && { relationships: [{ marketplaceId, relationships: [] }] }),
    ...(data.has('productTypes') && { productTypes: [{ marketplaceId, productType }] }),
  };
}

function issuesOf(listing: ListingState, marketplaceId: string): NonNullable<Item['issues']> {
  if (listing.status !== 'Incomplete') return [];
  return [
    {
      code: '99022',
      message: 'A required attribute is missing.',
      severity: 'ERROR',
      attributeNames: ['externally_assigned_product_identifier'],
      categories: ['MISSING_ATTRIBUTE'],
      marketplaceIds: [marketplaceId],
    },
  ];
}

export const listings: readonly Operation[] = [
  {
    name: 'searchListingsItems',
    method: 'GET',
    path: '/listings/2021-08-01/items/{sellerId}',
    rate: 5,
    burst: 5,
    answer: search,
  },
];
