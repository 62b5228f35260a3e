// Seller feedback: stars and orders of what buyers left, from its report, one marketplace after the other.
import type { Instant } from '../../../domain/clock.ts';
import type { Feedback } from '../../../domain/shop/feedback.ts';
import { askForReport, awaitReport, openReport } from '../operations/make-report.ts';
import { feedbackOrder } from '../operations/report-orders.ts';
import { readFeedbackReport } from '../reports/index.ts';
import type { PartContext, PartReader } from './part.ts';
import { observeRows, type RowReader } from './report-rows.ts';
import { storeName } from './tally.ts';

const feedbackRows: RowReader<Feedback[]> = {
  kind: 'feedback',
  read: readFeedbackReport,
  toObserved: (feedback) => ({ feedback }),
};

/** @param hasOrders is there anything that feedback could be left for? */
export async function* pullFeedback(
  { caller, account, tally }: PartContext,
  since: Instant,
  hasOrders: boolean,
): PartReader {
  let until = Math.min(await caller.now(), caller.clock.now());
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless) break;
    try {
      const asked = await askForReport(caller, feedbackOrder(marketplaceId, since));
      until = Math.min(until, asked.askedAt);
      const document = await openReport(caller, await awaitReport(caller, asked));
      if (document === null) {
        // "Reports are canceled if no eligible data is found", and for other reasons too (models#2459). Most small shops
        // go for weeks without feedback: that is no gap in the watch.
        tally.succeed();
        if (hasOrders)
          tally.doubt(
            `${storeName(marketplaceId)}: Amazon cancelled the feedback report: there was none, or it may be incomplete.`,
          );
      } else yield* observeRows({ caller, tally }, marketplaceId, document, feedbackRows);
    } catch (error) {
      tally.fail(storeName(marketplaceId), error);
    }
  }
  // What failed is asked for again as a whole: the same feedback twice is one.
  return { asOf: until, partialAsOf: since };
}
