// searchOrders (Orders 2026-01-01), page by page, without buyers: FULFILLMENT, CANCELLATION, PROCEEDS, PACKAGES only.
//
// One data set can fail for a whole region: on 2026-08-26 FULFILLMENT answered 400 InvalidInput in the Far East for
// half a day (amzn models#5365), while others went on. So a 400 is asked again with fewer sets before it is believed.
import { z } from 'zod';
import { type Instant, minuteMs, toIso } from '../../../domain/clock.ts';
import type { Order } from '../../../domain/order.ts';
import type { ProfileFact } from '../../../domain/profile.ts';
import { normaliseOrder } from '../normalise/order.ts';
import { readShape } from '../normalise/shape.ts';
import { AmazonFault, reading } from '../wire/fault.ts';
import { orderDataSets } from './allowed.ts';
import { type Caller, pages } from './caller.ts';

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

export interface OrderPage {
  readonly orders: readonly Order[];
  /** Ship-from addresses of the seller's own packages. */
  readonly facts: readonly ProfileFact[];
  /** Orders whose state Amazon didn't tell, because FULFILLMENT failed. */
  readonly withoutStatus: number;
  /** Orders that can't be read: where and why. */
  readonly unread: readonly string[];
  /** Data sets that Amazon refused to give. */
  readonly missingSets: readonly string[];
  readonly nextToken: string | null;
}

/** Pages of the orders updated from `from` to `until`. */
export function searchOrders(caller: Caller, query: OrderQuery): AsyncGenerator<OrderPage> {
  let rung = 0;
  return pages(caller.limits.pages, async (token) => {
    let refusal: AmazonFault | null = null;
    for (; ; rung++) {
      const sets = ladder[rung];
      if (sets === undefined) throw refusal;
      try {
        return readPage(await caller.ask('searchOrders', { query: queryOf(query, sets, token) }), sets);
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

function readPage(json: unknown, sets: readonly string[]): OrderPage {
  const page = reading(() => readShape(pageShape, json, 'searchOrders'));
  const orders: Order[] = [];
  const facts = new Map<string, ProfileFact>();
  const unread: string[] = [];
  let withoutStatus = 0;
  page.orders.forEach((one, index) => {
    try {
      const read = normaliseOrder(one);
      if (read.kind === 'left-out') withoutStatus += read.why === 'no-status' ? 1 : 0;
      else {
        orders.push(read.order);
        for (const fact of read.shipFrom) {
          const key = `${fact.marketplaceId}|${fact.value}`;
          if (fact.at < (facts.get(key)?.at ?? Number.POSITIVE_INFINITY)) facts.set(key, fact);
        }
      }
    } catch (error) {
      unread.push(`orders[${index}]: ${(error as Error).message}`);
    }
  });
  const missingSets = orderDataSets.filter((set) => !sets.includes(set));
  const nextToken = page.pagination?.nextToken || null;
  return { orders, facts: [...facts.values()], withoutStatus, unread, missingSets, nextToken };
}
