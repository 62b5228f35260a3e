// Orders: watched through searchOrders; at first sight the flat-file report for the whole time, which needs no page by
// page at three minutes each, and then searchOrders for what a flat file can't tell: who cancelled, shipped from where.
import { dayMs, type Instant } from '../../../domain/clock.ts';
import type { Order } from '../../../domain/shop/order.ts';
import type { Observed } from '../../../domain/watch/observed.ts';
import { type AskedReport, askForReport, awaitReport, openReport } from '../operations/make-report.ts';
import { type OrderWindow, orderWindows } from '../operations/report-orders.ts';
import { type OrderPage, type OrderQuery, ordersLagMs, searchOrders } from '../operations/search-orders.ts';
import type { PullRequest } from '../port.ts';
import { readOrderReport } from '../reports/index.ts';
import type { PartContext, PartReader } from './part.ts';
import { observeRows, type RowReader } from './report-rows.ts';
import { storeName } from './tally.ts';

/** Pages of shipped orders read at first sight, to learn the usual ship-from addresses. */
const shippedPages = 3;
/** While the past waits for its reports, the present is read page by page from here on. */
const presentMs = 2 * dayMs;

/** An old report of a dated time shows that time as well as a new one. */
const goodForMs = dayMs;

type Request = Omit<Extract<PullRequest, { part: 'orders' }>, 'part'>;

export async function* pullOrders(context: PartContext, request: Request): PartReader {
  const { caller, account } = context;
  const { since, isBackfill } = request;
  if (caller.clock.now() - ordersLagMs <= since) return { asOf: since, partialAsOf: since };
  // Amazon holds the bound against its own clock; what it hasn't seen by ours isn't seen either.
  const until = (await caller.now()) - ordersLagMs;
  const asOf = Math.min(until, caller.clock.now());
  if (until <= since) return { asOf: since, partialAsOf: since };
  const span = { marketplaceIds: account.marketplaceIds, from: since, until };
  if (isBackfill) return yield* backfill(context, request, span, asOf);
  yield* readPages(context, span);
  return { asOf, partialAsOf: since };
}

type OrderPeriod = Pick<OrderQuery, 'marketplaceIds' | 'from' | 'until'>;

/** Reports of the past first, and then who cancelled; while they are still in Amazon's queue, at least what is new. */
async function* backfill(
  context: PartContext,
  { since, newSince }: Request,
  span: OrderPeriod,
  asOf: Instant,
): PartReader {
  const { tally } = context;
  const windows = await awaitAll(context, span);
  const unread = windows.filter(({ documentId }) => documentId === undefined);
  // What could be read early was read by the pull that began: the rest comes at once, when all is there.
  const isWorth = unread.length === 0 || newSince === undefined;
  if (isWorth) for (const window of windows) yield* readWindow(context, window, span.until);
  // A report that was made a while ago shows no later orders.
  const shownTo = Math.min(asOf, ...windows.map(({ askedAt = asOf }) => askedAt));
  const gapFrom = Math.min(...windows.filter(({ isRead }) => !isRead).map(({ from }) => from));
  if (Number.isFinite(gapFrom) && !tally.isHopeless) {
    const from = Math.max(since, newSince ?? span.until - presentMs);
    const isSeen = yield* readPages(context, { ...span, from });
    return { asOf, partialAsOf: Math.max(since, gapFrom), ...(isSeen && { aheadTo: asOf }) };
  }
  if (!tally.isHopeless) yield* readPages(context, { ...span, statuses: ['CANCELLED'] });
  if (!tally.isHopeless)
    yield* readPages(context, { ...span, statuses: ['SHIPPED'], fulfilledBy: 'MERCHANT' }, shippedPages);
  return { asOf: shownTo, partialAsOf: since };
}

interface Window extends OrderWindow {
  readonly marketplaceId: string;
  /** Null: there is nothing in that time. Undefined: it can't be had yet. */
  documentId?: string | null;
  /** Of a window that goes up to the moment of asking. */
  askedAt?: Instant;
  isRead: boolean;
}

/** Asks for all first, so that Amazon makes them side by side. */
async function awaitAll(
  { caller, account, tally }: PartContext,
  { from: since, until }: OrderPeriod,
): Promise<Window[]> {
  const windows = account.marketplaceIds.flatMap((marketplaceId) =>
    orderWindows(marketplaceId, since, until).map((window): Window => ({ ...window, marketplaceId, isRead: false })),
  );
  const asked = new Map<Window, AskedReport>();
  const each = async (work: (window: Window) => Promise<void>) => {
    for (const window of windows)
      if (!tally.isHopeless)
        await work(window).catch((error: unknown) => tally.fail(storeName(window.marketplaceId), error));
  };
  await each(async (window) => {
    const report = await askForReport(caller, window.order, goodForMs);
    asked.set(window, report);
    if (window.order.dataEndTime === undefined) window.askedAt = report.askedAt;
  });
  await each(async (window) => {
    const report = asked.get(window);
    if (report) window.documentId = await awaitReport(caller, report);
  });
  return windows;
}

const orderRows: RowReader<Order[]> = { kind: 'order', read: readOrderReport, toObserved: (orders) => ({ orders }) };

async function* readWindow({ caller, tally }: PartContext, window: Window, until: Instant): AsyncGenerator<Observed> {
  const { marketplaceId, documentId } = window;
  if (documentId === undefined || tally.isHopeless) return;
  try {
    const document = await openReport(caller, documentId);
    const rows = document === null ? 0 : yield* observeRows({ caller, tally }, marketplaceId, document, orderRows);
    if (rows === 0) yield* doubtEmpty({ caller, tally }, window, until);
    window.isRead = true;
  } catch (error) {
    tally.fail(storeName(marketplaceId), error);
  }
}

/** @returns whether it was read to the end */
async function* readPages(
  { caller, tally }: PartContext,
  query: OrderQuery,
  maxPages = Number.POSITIVE_INFINITY,
): AsyncGenerator<Observed, boolean> {
  try {
    let count = 0;
    for await (const page of searchOrders(caller, query)) {
      tally.rows += page.orders.length;
      noteGaps(page, tally);
      tally.succeed();
      if (page.orders.length > 0) yield { orders: page.orders, facts: page.facts };
      if (++count >= maxPages) break;
    }
    return true;
  } catch (error) {
    tally.fail('searchOrders', error);
    return false;
  }
}

function noteGaps({ missingSets, withoutStatus, lost }: OrderPage, tally: PartContext['tally']): void {
  if (missingSets.length > 0) tally.lack(`Amazon refuses these parts of orders for now: ${missingSets.join(', ')}.`);
  if (withoutStatus > 0)
    tally.lack('Orders whose state it therefore keeps back are looked at again with the next pull.');
  tally.unreadable(lost);
}

/**
 * "Reports are canceled if no eligible data is found", and for other reasons too (models#2459): one page of searchOrders
 * tells which. What it shows is kept; the next pull, which asks from the same time on, has the rest.
 */
async function* doubtEmpty(
  { caller, tally }: Pick<PartContext, 'caller' | 'tally'>,
  { marketplaceId, from, order }: Window,
  asked: Instant,
): AsyncGenerator<Observed> {
  const until = order.dataEndTime === undefined ? asked : Date.parse(order.dataEndTime);
  for await (const page of searchOrders(caller, { marketplaceIds: [marketplaceId], from, until })) {
    tally.succeed();
    noteGaps(page, tally);
    if (page.orders.length === 0) return;
    tally.rows += page.orders.length;
    yield { orders: page.orders, facts: page.facts };
    tally.lack(
      `${storeName(marketplaceId)}: Amazon cancelled the order report, or it is empty, although there are orders: it may be incomplete.`,
    );
    return;
  }
}
