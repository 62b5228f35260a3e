// The market around some ASINs: other sellers' prices, and what the catalogue says of them.
import type { Observed } from '../../../domain/watch/observed.ts';
import { getItemOffers, offersPerBatch } from '../operations/get-item-offers.ts';
import { itemsPerCall, searchCatalogItems } from '../operations/search-catalog-items.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export type Asins = readonly { readonly marketplaceId: string; readonly asin: string }[];

/** How often an ASIN is asked for while Amazon is too busy for it. */
const busyTries = 3;

export async function* pullOffers(context: PartContext, asins: Asins): PartReader {
  const { caller, account, tally } = context;
  yield* inBatches(context, asins, offersPerBatch, async function* (marketplaceId, batch) {
    const { offers, busy, lost } = await getItemOffers(caller, marketplaceId, batch, account.sellerId);
    tally.rows += offers.length;
    tally.unreadable(lost);
    if (offers.length > 0) yield { offers };
    return busy;
  });
  return undefined;
}

export async function* pullCatalogue(context: PartContext, asins: Asins): PartReader {
  const { caller, tally } = context;
  yield* inBatches(context, asins, itemsPerCall, async function* (marketplaceId, batch) {
    const unknown = new Set(batch);
    let isWhole = true;
    for await (const { items, lost } of searchCatalogItems(caller, marketplaceId, batch)) {
      tally.rows += items.length;
      tally.unreadable(lost);
      tally.succeed();
      isWhole &&= lost.length === 0;
      for (const { asin } of items) unknown.delete(asin);
      if (items.length > 0) yield { items };
    }
    // What the catalogue doesn't know has no kind; unless it is what could not be read.
    if (!isWhole || unknown.size === 0) return [];
    const nothing = { category: null, brand: null, rank: null, seenAt: caller.clock.now() };
    tally.rows += unknown.size;
    yield { items: [...unknown].map((asin) => ({ marketplaceId, asin, ...nothing })) };
    return [];
  });
  return undefined;
}

/** Reads one batch; returns what is to be asked for again. */
type Ask = (marketplaceId: string, batch: readonly string[]) => AsyncGenerator<Observed, readonly string[]>;

/** Asks per marketplace and batch. ASINs come from listings, so from whoever wrote them: only well-formed ones go out. */
async function* inBatches({ tally }: PartContext, asins: Asins, size: number, ask: Ask): AsyncGenerator<Observed> {
  const byMarketplace = new Map<string, string[]>();
  for (const { marketplaceId, asin } of asins)
    if (/^[A-Z0-9]{10}$/.test(asin))
      byMarketplace.set(marketplaceId, [...(byMarketplace.get(marketplaceId) ?? []), asin]);
  for (const [marketplaceId, all] of byMarketplace) {
    let left = [...new Set(all)];
    for (let tries = 0; left.length > 0 && tries < busyTries && !tally.isHopeless; tries++) {
      const again: string[] = [];
      for (let start = 0; start < left.length && !tally.isHopeless; start += size) {
        try {
          again.push(...(yield* ask(marketplaceId, left.slice(start, start + size))));
          tally.succeed();
        } catch (error) {
          tally.fail(storeName(marketplaceId), error);
        }
      }
      left = again;
    }
    if (left.length > 0) tally.lack(`${storeName(marketplaceId)}: Amazon was too busy for ${left.length} ASINs.`);
  }
  if (asins.length === 0) tally.succeed();
}
