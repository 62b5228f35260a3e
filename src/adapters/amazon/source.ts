// One account as Amazon shows it: each part has its reader, and a pull is one reader run to its end.

import { type Clock, secondMs } from '../../domain/clock.ts';
import type { Account } from '../../domain/shop/account.ts';
import { createCaller } from './operations/caller.ts';
import type { ReportShelf } from './operations/report-shelf.ts';
import { pullFeedback } from './parts/feedback.ts';
import { pullForeignReports } from './parts/foreign-reports.ts';
import { pullListings } from './parts/listings.ts';
import { pullCatalogue, pullOffers } from './parts/market.ts';
import { pullNewListings } from './parts/new-listings.ts';
import { pullOrders } from './parts/orders.ts';
import type { PartContext, PartReader, Seen } from './parts/part.ts';
import { pullPayouts } from './parts/payouts.ts';
import { pullPerformance } from './parts/performance.ts';
import { pullProfile } from './parts/profile.ts';
import { PullTally } from './parts/tally.ts';
import type { PullRequest, SellerSource } from './port.ts';
import type { Limits } from './wire/limits.ts';
import type { Seller, Session } from './wire/seller.ts';

export function createSource(
  seller: Seller,
  account: Account,
  { clock, limits, reports }: { clock: Clock; limits: Limits; reports: ReportShelf },
): SellerSource {
  return {
    async *pull(request, signal, onWait) {
      const startedAt = clock.now();
      const session = newSession(signal, onWait);
      const tally = new PullTally();
      const caller = createCaller(seller, session, { clock, limits, reports });
      let seen: Seen | undefined;
      try {
        seen = yield* readerOf({ caller, account, tally }, request);
      } catch (error) {
        tally.fail('', error);
      }
      signal?.throwIfAborted();
      const summary = tally.summary(session.calls, seen?.asOf ?? startedAt, seen?.partialAsOf);
      const { state } = summary.coverage;
      const ahead = state === 'partial' && seen?.aheadTo !== undefined ? { aheadTo: seen.aheadTo } : {};
      return { ...summary, coverage: { ...summary.coverage, ...ahead, ...skewOf(session) } };
    },
  };
}

/** From here on a clock is named; a server's date and the time under way can't make up so much. */
const namedMs = 30 * secondMs;

function skewOf({ skewMs }: Session): { skewMs?: number } {
  return skewMs !== null && Math.abs(skewMs) >= namedMs ? { skewMs: Math.round(skewMs) } : {};
}

export function newSession(signal: AbortSignal | undefined, onWait?: Session['onWait']): Session {
  return { signal, calls: 0, throttledMs: 0, skewMs: null, onWait };
}

/** Amazon's mails come from the owner's mailbox, not from here. */
// biome-ignore lint/correctness/useYield: a reader is a generator, also one that has nothing
async function* pullNothing({ tally }: PartContext): PartReader {
  tally.lack('no mailbox is watched');
  return undefined;
}

function readerOf(context: PartContext, request: PullRequest): PartReader {
  switch (request.part) {
    case 'profile':
      return pullProfile(context);
    case 'new-listings':
      return pullNewListings(context, request);
    case 'listings':
      return pullListings(context, request);
    case 'orders':
      return pullOrders(context, request);
    case 'payouts':
      return pullPayouts(context, request.since);
    case 'offers':
      return pullOffers(context, request.asins);
    case 'catalogue':
      return pullCatalogue(context, request.asins);
    case 'performance':
      return pullPerformance(context);
    case 'feedback':
      return pullFeedback(context, request.since, request.hasOrders);
    case 'foreign-reports':
      return pullForeignReports(context, request.since);
    case 'notices':
      return pullNothing(context);
  }
}
