// The whole walk: GET_MERCHANT_LISTINGS_ALL_DATA of each marketplace. It alone can show that something is gone, so it
// must not say so when it was cut short: a real report once came with 115 of 3,388 rows.
import { askForReport, makeReport, reportFault } from '../operations/make-report.ts';
import { listingsOrder } from '../operations/report-orders.ts';
import { countListings } from '../operations/search-listings-items.ts';
import type { PullRequest } from '../port.ts';
import { readListingReport } from '../reports/index.ts';
import { AmazonFault } from '../wire/fault.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

/** A report with fewer than this share of the last one's rows ... */
const shrinkRatio = 0.5;
/** ... and so many fewer isn't believed to be all. */
const shrinkRows = 20;
/** From this share on down Amazon's own count is asked for: shops shrink, but not by a tenth from one day to the next. */
const doubtRatio = 0.9;
/** With more unreadable rows than this share, what is missing may only be unreadable. */
const badRatio = 0.01;

type Walk = Pick<Extract<PullRequest, { part: 'listings' }>, 'previousRows' | 'doubtedRows'>;

export async function* pullListings(context: PartContext, request: Walk): PartReader {
  const { account, tally, caller } = context;
  const asOf = caller.clock.now();
  await askForAll(context);
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless) break;
    try {
      yield* walk(context, marketplaceId);
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
  const { tally } = context;
  const { rows } = tally;
  if (previousRows === null || previousRows - rows < shrinkRows || rows >= previousRows * doubtRatio) return;
  // What failed is no report that shrank; what came of it is not to be measured by later either.
  if (tally.isLacking) return rows > 0 ? tally.lackRows(previousRows, null) : undefined;
  const counted = await countAll(context);
  const shrank = `The listing report shrank from ${previousRows} to ${rows} rows`;
  if (counted !== null) {
    if (counted - rows >= shrinkRows && rows < counted * doubtRatio)
      tally.lackRows(previousRows, `${shrank}, although Amazon counts ${counted} listings: it is taken as cut short.`);
  } else if (rows < previousRows * shrinkRatio && rows !== doubtedRows)
    tally.lackRows(previousRows, `${shrank}, so it is taken as cut short.`);
}

/** Over all marketplaces; null where it can't be had. */
async function countAll({ caller, account, tally }: PartContext): Promise<number | null> {
  if (account.sellerId === null || tally.isHopeless) return null;
  let sum = 0;
  try {
    for (const id of account.marketplaceIds) {
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

async function* walk(context: PartContext, marketplaceId: string): PartReader {
  const { caller, tally } = context;
  const document = await makeReport(caller, listingsOrder(marketplaceId));
  if (document === null) {
    await explainCancelled(context, marketplaceId);
    return undefined;
  }
  const { charset, bytes } = document;
  const maxBytes = caller.limits.reportBytes;
  try {
    const batches = readListingReport(bytes, { marketplaceId, charset, maxBytes });
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      tally.rows += next.value.length;
      yield { listings: next.value };
    }
    const { rows, badRows, badRowCount } = next.value;
    tally.reject(badRows);
    if (badRowCount > rows * badRatio)
      tally.lack(`${storeName(marketplaceId)}: ${badRowCount} of ${rows} rows of the listing report can't be read.`);
    tally.succeed();
  } catch (error) {
    throw reportFault(error);
  }
  return undefined;
}

/** CANCELLED means "no data": of an empty shop or of a report that wasn't made. The fast path knows which. */
async function explainCancelled({ caller, account, tally }: PartContext, marketplaceId: string): Promise<void> {
  const listed =
    account.sellerId === null ? null : (await countListings(caller, account.sellerId, marketplaceId)).total;
  if (listed === 0) tally.succeed();
  else
    tally.lack(
      `${storeName(marketplaceId)}: Amazon cancelled the listing report (no data)${
        listed === null ? '' : ` although there are ${listed} listings`
      }.`,
    );
}
