// The whole walk: GET_MERCHANT_LISTINGS_ALL_DATA of each marketplace. It alone can show that something is gone, so it
// must not say so when it was cut short: a real report once came with 115 of 3,388 rows.
import type { Listing } from '../../../domain/shop/listing.ts';
import type { Observed } from '../../../domain/watch/observed.ts';
import { askForReport, makeReport } from '../operations/make-report.ts';
import { listingsOrder } from '../operations/report-orders.ts';
import { countListings } from '../operations/search-listings-items.ts';
import type { PullRequest } from '../port.ts';
import { readListingReport } from '../reports/index.ts';
import { AmazonFault } from '../wire/fault.ts';
import type { PartContext, PartReader } from './part.ts';
import { observeRows, type RowReader } from './report-rows.ts';
import { storeName } from './tally.ts';

/** A report with fewer than this share of the last one's rows ... */
const shrinkRatio = 0.5;
/** ... and so many fewer isn't believed to be all. */
const shrinkRows = 20;
/** From this share on down Amazon's own count is asked for: shops shrink, but not by a tenth from one day to the next. */
const doubtRatio = 0.9;

type Walk = Pick<Extract<PullRequest, { part: 'listings' }>, 'previousRows' | 'doubtedRows'>;

export async function* pullListings(context: PartContext, request: Walk): PartReader {
  const { account, tally, caller } = context;
  const asOf = caller.clock.now();
  await askForAll(context);
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless) break;
    try {
      const rows = yield* walk(context, marketplaceId);
      if (!rows) await doubtEmpty(context, marketplaceId, rows === null ? null : request.previousRows);
    } catch (error) {
      tally.fail(storeName(marketplaceId), error);
    }
  }
  await doubtFewer(context, request);
  return { asOf, partialAsOf: asOf };
}

/**
 * Amazon's own count tells a short report from a shop that shrank. Without it a report that lost half is doubted once:
 * one that shows the same again is believed.
 */
async function doubtFewer(context: PartContext, { previousRows, doubtedRows }: Walk): Promise<void> {
  const { tally, account } = context;
  const { rows } = tally;
  if (previousRows === null || rows === 0 || !isFarFewer(rows, previousRows)) return;
  // What failed is no report that shrank; what came of it is not to be measured by later either.
  if (tally.unread === null) return tally.lackRows(previousRows, null);
  const counted = await countIn(context, account.marketplaceIds);
  const shrank = `The listing report shrank from ${previousRows} to ${rows} rows`;
  if (counted !== null) {
    if (isFarFewer(rows, counted))
      tally.lackRows(previousRows, `${shrank}, although Amazon counts ${counted} listings: it is taken as cut short.`);
  } else if (rows < previousRows * shrinkRatio && previousRows - rows >= shrinkRows && rows !== doubtedRows)
    tally.lackRows(previousRows, `${shrank}, so it is taken as cut short.`);
}

/** A tenth of many, or half of however few. */
function isFarFewer(rows: number, before: number): boolean {
  return rows < before * shrinkRatio || (rows < before * doubtRatio && before - rows >= shrinkRows);
}

/** Amazon's own count, over these marketplaces; null where it can't be had. */
async function countIn(
  { caller, account, tally }: PartContext,
  marketplaceIds: readonly string[],
): Promise<number | null> {
  if (account.sellerId === null || tally.isHopeless) return null;
  let sum = 0;
  try {
    for (const id of marketplaceIds) {
      const { total } = await countListings(caller, account.sellerId, id);
      if (total === null) return null;
      sum += total;
    }
    return sum;
  } catch (error) {
    if (error instanceof AmazonFault) return null;
    throw error;
  }
}

/** Amazon makes them side by side. What goes wrong here is told where each is read. */
async function askForAll({ caller, account }: PartContext): Promise<void> {
  for (const marketplaceId of account.marketplaceIds.slice(1)) {
    try {
      await askForReport(caller, listingsOrder(marketplaceId));
    } catch (error) {
      if (error instanceof AmazonFault) return;
      throw error;
    }
  }
}

/** Returns the number of rows; null for a report that Amazon cancelled, which it does where there is no data. */
async function* walk(context: PartContext, marketplaceId: string): AsyncGenerator<Observed, number | null> {
  const document = await makeReport(context.caller, listingsOrder(marketplaceId));
  return document === null ? null : yield* observeRows(context, marketplaceId, document, listingRows);
}

const listingRows: RowReader<Listing[]> = {
  kind: 'listing',
  read: readListingReport,
  toObserved: (listings) => ({ listings }),
};

/**
 * No row, or no report at all: of an empty shop or of one that Amazon lost (amzn selling-partner-api-models#1385: for days
 * only the header). Nothing is believed only where Amazon counts nothing too.
 */
async function doubtEmpty(context: PartContext, marketplaceId: string, previousRows: number | null): Promise<void> {
  const { tally } = context;
  const counted = await countIn(context, [marketplaceId]);
  if (counted === 0) return tally.succeed();
  const although =
    counted === null ? 'and its own count of listings is not known' : `although there are ${counted} listings`;
  const reason = `${storeName(marketplaceId)}: Amazon's listing report has no row, ${although}: it is not believed.`;
  if (previousRows !== null && previousRows > 0) tally.lackRows(previousRows, reason);
  else tally.lack(reason);
}
