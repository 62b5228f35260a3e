// searchCatalogItems (Catalog Items 2022-04-01): what an ASIN is and how well it sells.
import { z } from 'zod';
import type { CatalogueItem } from '../../../domain/shop/offer.ts';
import { canonicalText, entries, readFields } from '../normalise/shape.ts';
import { reading } from '../wire/fault.ts';
import { type Caller, type Page, pages } from './caller.ts';

/** The model's limit for one call. */
export const itemsPerCall = 20;

/** What is asked for at once fits into one page; the rest is for pages that come empty. */
const mostPages = 25;

const text = z.string().nullish();
const answerShape = z.object({
  numberOfResults: z.number().int().min(0).nullable(),
  pagination: z.object({ nextToken: text }).nullish(),
  items: entries(
    z.object({
      asin: z.string(),
      summaries: entries(
        z.object({
          marketplaceId: z.string(),
          brand: text,
          websiteDisplayGroup: text,
          websiteDisplayGroupName: text,
        }),
      ).nullish(),
      salesRanks: entries(
        z.object({
          marketplaceId: z.string(),
          displayGroupRanks: entries(z.object({ title: text, rank: z.number().int() })).nullish(),
        }),
      ).nullish(),
    }),
  ),
});
type Item = z.output<typeof answerShape>['items'][number];

export interface CataloguePage extends Page {
  readonly items: readonly CatalogueItem[];
  /** What can't be read: where and why. */
  readonly lost: readonly string[];
}

/**
 * Pages of what the catalogue knows of each ASIN, those that it doesn't know left out.
 * @param asins at most `itemsPerCall`
 */
export function searchCatalogItems(
  caller: Caller,
  marketplaceId: string,
  asins: readonly string[],
): AsyncGenerator<CataloguePage> {
  return pages('searchCatalogItems', mostPages, async (token): Promise<CataloguePage> => {
    const json = await caller.ask('searchCatalogItems', {
      query: {
        identifiers: asins,
        identifiersType: 'ASIN',
        marketplaceIds: [marketplaceId],
        includedData: ['summaries', 'salesRanks'],
        pageSize: itemsPerCall,
        ...(token !== null && { pageToken: token }),
      },
    });
    const { value, lost } = reading(() => readFields(answerShape, json, 'searchCatalogItems', [marketplaceId]));
    const seenAt = caller.clock.now();
    const items = value.items.filter(({ asin }) => asins.includes(asin));
    return {
      items: items.map((item) => ({ marketplaceId, asin: item.asin, ...kindOf(item), seenAt })),
      ids: value.items.map(({ asin }) => asin),
      total: value.numberOfResults,
      nextToken: value.pagination?.nextToken || null,
      lost,
    };
  });
}

function kindOf({ summaries, salesRanks }: Item): Pick<CatalogueItem, 'category' | 'brand' | 'rank'> {
  const summary = summaries?.[0];
  const ranks = salesRanks?.[0]?.displayGroupRanks ?? [];
  // The rank in the top-level group. Rank 1 of a small class says little about demand.
  const best = ranks.reduce<(typeof ranks)[number] | null>((a, b) => (a === null || b.rank < a.rank ? b : a), null);
  const category = summary?.websiteDisplayGroupName ?? best?.title ?? summary?.websiteDisplayGroup;
  return {
    category: canonicalText(category) || null,
    brand: canonicalText(summary?.brand) || null,
    rank: best?.rank ?? null,
  };
}
