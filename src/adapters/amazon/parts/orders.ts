// Orders: watched through searchOrders; at first sight the flat-file report for the whole time, which needs no page by
// page at three minutes each, and then searchOrders for what a flat file can't tell: who cancelled, shipped from where.
import { dayMs, type Instant, toIso } from '../../../domain/clock.ts';
import type { Observed } from '../../../domain/observed.ts';
import { makeReport, reportFault } from '../operations/make-report.ts';
import { type OrderPage, type OrderQuery, ordersLagMs, searchOrders } from '../operations/search-orders.ts';
import { readOrderReport } from '../reports/index.ts';
import type { PartContext, PartReader, Seen } from './part.ts';
import { storeName } from './tally.ts';

/** The longest time that one order report is asked for. */
const windowMs = 30 * dayMs;
/** Pages of shipped orders read at first sight, to learn the usual ship-from addresses. */
const shippedPages = 3;

export async function* pullOrders(context: PartContext, since: Instant, isBackfill: boolean): PartReader {
  const { caller, account, tally } = context;
  const until = caller.clock.now() - ordersLagMs;
  const seen: Seen = { asOf: until, partialAsOf: since };
  if (until <= since) return { asOf: since, partialAsOf: since };
  const span = { marketplaceIds: account.marketplaceIds, from: since, until };
  if (!isBackfill) {
    yield* readPages(context, span);
    return seen;
  }
  for (const marketplaceId of account.marketplaceIds)
    for (let from = since; from < until && !tally.isHopeless; from += windowMs)
      yield* readWindow(context, marketplaceId, from, Math.min(from + windowMs, until));
  if (!tally.isHopeless) yield* readPages(context, { ...span, statuses: ['CANCELLED'] });
  if (!tally.isHopeless)
    yield* readPages(context, { ...span, statuses: ['SHIPPED'], fulfilledBy: 'MERCHANT' }, shippedPages);
  return seen;
}

async function* readPages(
  { caller, tally }: PartContext,
  query: OrderQuery,
  maxPages = Number.POSITIVE_INFINITY,
): AsyncGenerator<Observed> {
  try {
    let count = 0;
    for await (const page of searchOrders(caller, query)) {
      tally.rows += page.orders.length;
      noteGaps(page, tally);
      if (page.orders.length > 0) yield { orders: page.orders, facts: page.facts };
      if (++count >= maxPages) break;
    }
    tally.succeed();
  } catch (error) {
    tally.fail('searchOrders', error);
  }
}

function noteGaps({ missingSets, withoutStatus, unread }: OrderPage, tally: PartContext['tally']): void {
  if (missingSets.length > 0) tally.lack(`Amazon refuses these parts of orders for now: ${missingSets.join(', ')}.`);
  if (withoutStatus > 0) tally.lack('Orders whose state it therefore keeps back were left for the next pull.');
  tally.unreadable('searchOrders', unread);
}

async function* readWindow(
  { caller, tally }: PartContext,
  marketplaceId: string,
  from: Instant,
  until: Instant,
): AsyncGenerator<Observed> {
  try {
    const document = await makeReport(caller, {
      reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL',
      marketplaceIds: [marketplaceId],
      dataStartTime: toIso(from),
      dataEndTime: toIso(until),
    });
    // Cancelled: there were no orders in that time ("reports are canceled if no eligible data is found").
    if (document !== null) {
      const { charset, bytes } = document;
      const batches = readOrderReport(bytes, { marketplaceId, charset, maxBytes: caller.limits.reportBytes });
      let next = await batches.next();
      for (; !next.done; next = await batches.next()) {
        tally.rows += next.value.length;
        yield { orders: next.value };
      }
      tally.reject(next.value.badRows);
    }
    tally.succeed();
  } catch (error) {
    tally.fail(storeName(marketplaceId), reportFault(error));
  }
}
