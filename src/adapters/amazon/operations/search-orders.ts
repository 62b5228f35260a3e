// searchOrders (Orders 2026-01-01), page by page, without buyers: FULFILLMENT, CANCELLATION, PROCEEDS, PACKAGES only.
//
// One data set can fail for a whole region: on 2026-08-26 FULFILLMENT answered 400 InvalidInput in the Far East for
// half a day (amzn models#5365), while others went on. So a 400 is asked again with fewer sets before it is believed.
import { z } from 'zod';
import { type Instant, minuteMs, toIso } from '../../../domain/clock.ts';
import type { Order } from '../../../domain/shop/order.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import { normaliseOrder } from '../normalise/order.ts';
import { readFields } from '../normalise/shape.ts';
import { AmazonFault, reading } from '../wire/fault.ts';
import { orderDataSets } from './allowed.ts';
import { type Caller, type Page, pages } from './caller.ts';

/** `lastUpdatedBefore` must lie at least two minutes in the past (orders_2026-01-01); three leave room for what is under way. */
export const ordersLagMs = 3 * minuteMs;

/** What is asked for, one after the other, while Amazon answers 400. */
const ladder: readonly (readonly string[])[] = [
  orderDataSets,
  ['CANCELLATION', 'PROCEEDS', 'PACKAGES'],
  ['FULFILLMENT', 'CANCELLATION'],
  ['CANCELLATION'],
  [],
];

/** 100,000 orders: more than a pull could read at Amazon's pace, one page in three minutes. */
const mostPages = 1000;

const pageShape = z.object({
  orders: z.array(z.unknown()),
  pagination: z.object({ nextToken: z.string().nullish() }).nullish(),
});

export interface OrderQuery {
  readonly marketplaceIds: readonly string[];
  readonly from: Instant;
  readonly until: Instant;
  readonly statuses?: readonly ('CANCELLED' | 'SHIPPED')[];
  readonly fulfilledBy?: 'MERCHANT' | 'AMAZON';
}

export interface OrderPage extends Page {
  readonly orders: readonly Order[];
  /** Ship-from addresses of the seller's own packages. */
  readonly facts: readonly ProfileFact[];
  /** Orders whose state Amazon didn't tell, because FULFILLMENT failed. */
  readonly withoutStatus: number;
  /** What can't be read: where and why. */
  readonly lost: readonly string[];
  /** Data sets that Amazon refused to give. */
  readonly missingSets: readonly string[];
}

/** Pages of the orders updated from `from` to `until`. */
export function searchOrders(caller: Caller, query: OrderQuery): AsyncGenerator<OrderPage> {
  let rung = 0;
  return pages('searchOrders', mostPages, async (token) => {
    let refusal: AmazonFault | null = null;
    for (; ; rung++) {
      const sets = ladder[rung];
      if (sets === undefined) throw refusal;
      try {
        return readPage(await caller.ask('searchOrders', { query: queryOf(query, sets, token) }), sets, query);
      } catch (error) {
        if (!(error instanceof AmazonFault) || error.kind !== 'invalid-request') throw error;
        refusal ??= error;
      }
    }
  });
}

/** Amazon lets `includedData` change between the pages of one token, so a later page may come down the ladder too. */
function queryOf(query: OrderQuery, sets: readonly string[], token: string | null) {
  return {
    marketplaceIds: query.marketplaceIds,
    lastUpdatedAfter: toIso(query.from),
    lastUpdatedBefore: toIso(query.until),
    maxResultsPerPage: 100,
    ...(query.statuses && { fulfillmentStatuses: query.statuses }),
    ...(query.fulfilledBy && { fulfilledBy: [query.fulfilledBy] }),
    ...(sets.length > 0 && { includedData: sets }),
    ...(token !== null && { paginationToken: token }),
  };
}

function readPage(json: unknown, sets: readonly string[], { marketplaceIds, until }: OrderQuery): OrderPage {
  const page = reading(() => readFields(pageShape, json, 'searchOrders'));
  const { orders: all, pagination } = page.value;
  const orders: Order[] = [];
  const facts = new Map<string, ProfileFact>();
  const lost = [...page.lost];
  for (const [index, one] of all.entries()) {
    try {
      const read = normaliseOrder(one, { home: marketplaceIds[0] ?? '', until });
      lost.push(...read.lost.map((place) => `orders[${index}]: ${place}`));
      const { order } = read.value;
      if (order) orders.push(order);
      if (order?.status === 'unknown' && read.lost.length === 0 && sets.includes('FULFILLMENT'))
        lost.push(`orders[${index}]: its status isn't told`);
      for (const fact of read.value.shipFrom) {
        const key = `${fact.marketplaceId}|${fact.value}`;
        if (fact.at < (facts.get(key)?.at ?? Number.POSITIVE_INFINITY)) facts.set(key, fact);
      }
    } catch (error) {
      lost.push(`orders[${index}]: ${(error as Error).message}`);
    }
  }
  return {
    orders,
    ids: all.map((one) => (one as { orderId?: string } | null)?.orderId ?? JSON.stringify(one)),
    facts: [...facts.values()],
    withoutStatus: sets.includes('FULFILLMENT') ? 0 : orders.filter(({ status }) => status === 'unknown').length,
    lost,
    missingSets: orderDataSets.filter((set) => !sets.includes(set)),
    nextToken: pagination?.nextToken || null,
  };
}
