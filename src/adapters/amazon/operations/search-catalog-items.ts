// searchCatalogItems (Catalog Items 2022-04-01): what an ASIN is and how well it sells.
import { z } from 'zod';
import type { CatalogueItem } from '../../../domain/offer.ts';
import { canonicalText, readShape } from '../normalise/shape.ts';
import { reading } from '../wire/fault.ts';
import type { Caller } from './caller.ts';

/** The model's limit for one call. */
export const itemsPerCall = 20;

const text = z.string().nullish();
const answerShape = z.object({
  items: z.array(
    z.object({
      asin: z.string(),
      summaries: z
        .array(
          z.object({
            marketplaceId: z.string(),
            brand: text,
            websiteDisplayGroup: text,
            websiteDisplayGroupName: text,
          }),
        )
        .nullish(),
      salesRanks: z
        .array(
          z.object({
            marketplaceId: z.string(),
            displayGroupRanks: z.array(z.object({ title: text, rank: z.number().int() })).nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

/**
 * What the catalogue knows of each ASIN: nulls for one that it doesn't know.
 * @param asins at most `itemsPerCall`
 */
export async function searchCatalogItems(
  caller: Caller,
  marketplaceId: string,
  asins: readonly string[],
): Promise<CatalogueItem[]> {
  const json = await caller.ask('searchCatalogItems', {
    query: {
      identifiers: asins,
      identifiersType: 'ASIN',
      marketplaceIds: [marketplaceId],
      includedData: ['summaries', 'salesRanks'],
      pageSize: itemsPerCall,
    },
  });
  const { items } = reading(() => readShape(answerShape, json, 'searchCatalogItems'));
  const seenAt = caller.clock.now();
  const byAsin = new Map(items.map((item) => [item.asin, item]));
  return asins.map((asin): CatalogueItem => {
    const { summaries, salesRanks } = byAsin.get(asin) ?? {};
    const summary = summaries?.find((one) => one.marketplaceId === marketplaceId);
    const ranks = salesRanks?.find((one) => one.marketplaceId === marketplaceId)?.displayGroupRanks ?? [];
    // The rank in the top-level group. Rank 1 of a small class says little about demand.
    const best = ranks.reduce<(typeof ranks)[number] | null>((a, b) => (a === null || b.rank < a.rank ? b : a), null);
    const category = summary?.websiteDisplayGroupName ?? best?.title ?? summary?.websiteDisplayGroup;
    return {
      marketplaceId,
      asin,
      category: canonicalText(category) || null,
      brand: canonicalText(summary?.brand) || null,
      rank: best?.rank ?? null,
      seenAt,
    };
  });
}
