// Catalog Items 2022-04-01, searchCatalogItems by ASIN: category, brand and rank, 20 at once. Unknown ones are left out.
import type { Item as CatalogItem, ItemSearchResults } from '@sp-api-sdk/catalog-items-api-2022-04-01';
import { findItem, type Item } from '../catalogue/items.ts';
import { invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { pageOf, placeOf } from '../http/paging.ts';
import { hash } from '../random.ts';
import { amount, priced, type Storefront } from '../storefronts.ts';
import { checkMarketplaces } from './marketplaces.ts';

const dataSets = [
  'attributes',
  'classifications',
  'dimensions',
  'identifiers',
  'images',
  'productTypes',
  'relationships',
  'salesRanks',
  'summaries',
  'vendorDetails',
];

function search(call: Call): Answer {
  const { query, world } = call;
  const marketplaceIds = query.list('marketplaceIds', undefined, 1);
  checkMarketplaces(marketplaceIds, world);
  const identifiers = query.list('identifiers', undefined, 20);
  if (identifiers.length === 0)
    throw invalidInput("'identifiers' is required here: this catalogue has no keyword search.");
  if (query.oneOf('identifiersType', ['ASIN', 'none'], 'none') === 'none')
    throw invalidInput("'identifiersType' is required with 'identifiers'.");
  const included = query.list('includedData', dataSets);
  const data = new Set(included.length > 0 ? included : ['summaries']);
  const size = query.whole('pageSize', 1, 20, 10);
  const found = identifiers.map(findItem).filter((item) => item !== null);
  const { items, next, previous } = pageOf(call, placeOf(call, 'pageToken'), found, size, 'pageToken');
  const pagination = { ...(next && { nextToken: next }), ...(previous && { previousToken: previous }) };
  const body: ItemSearchResults = {
    numberOfResults: found.length,
    ...((next || previous) && { pagination }),
    items: items.map((item) => itemOf(item, data, world.store)),
  };
  return { body };
}

function itemOf(item: Item, data: ReadonlySet<string>, store: Storefront): CatalogItem {
  const { marketplaceId } = store;
  const { line } = item;
  const classificationId = String(hash(line.id, 'class'));
  return {
    asin: item.asin,
    ...(data.has('attributes') && {
      attributes: {
        list_price: [
          {
            value: amount(priced(item.yen * 1.2, store), store),
            currency: store.currency,
            marketplace_id: marketplaceId,
          },
        ],
      },
    }),
    ...(data.has('classifications') && {
      classifications: [{ marketplaceId, classifications: [{ displayName: line.category, classificationId }] }],
    }),
    ...(data.has('identifiers') && {
      identifiers: [{ marketplaceId, identifiers: [{ identifierType: 'EAN', identifier: item.ean }] }],
    }),
    ...(data.has('images') && { images: [{ marketplaceId, images: [] }] }),
    ...(data.has('productTypes') && { productTypes: [{ marketplaceId, productType: line.productType }] }),
    ...(data.has('salesRanks') && {
      salesRanks: [
        {
          marketplaceId,
          classificationRanks: [{ classificationId, title: line.category, rank: Math.ceil(item.rank / 9) }],
          displayGroupRanks: [{ websiteDisplayGroup: line.displayGroup, title: line.category, rank: item.rank }],
        },
      ],
    }),
    ...(data.has('summaries') && {
      summaries: [
        {
          marketplaceId,
          brand: item.brand,
          browseClassification: { displayName: line.category, classificationId },
          itemClassification: 'BASE_PRODUCT' as const,
          itemName: item.title,
          manufacturer: item.brand,
          modelNumber: item.model,
          packageQuantity: 1,
          websiteDisplayGroup: line.displayGroup,
          websiteDisplayGroupName: line.category,
        },
      ],
    }),
  };
}

export const catalog: readonly Operation[] = [
  {
    name: 'searchCatalogItems',
    method: 'GET',
    path: '/catalog/2022-04-01/items',
    rate: 2,
    burst: 2,
    answer: search,
  },
];
