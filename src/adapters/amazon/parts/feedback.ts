// Seller feedback: stars and orders of what buyers left, from its report, one marketplace after the other.
import type { Instant } from '../../../domain/clock.ts';
import { askForReport, awaitReport, openReport, reportFault } from '../operations/make-report.ts';
import { feedbackOrder } from '../operations/report-orders.ts';
import { readFeedbackReport } from '../reports/index.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

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
        // "Reports are canceled if no eligible data is found", and for other reasons too (models#2459).
        tally.succeed();
        if (hasOrders)
          tally.lack(
            `${storeName(marketplaceId)}: Amazon cancelled the feedback report: there was none, or it may be incomplete.`,
          );
      } else {
        const { charset, bytes } = document;
        const batches = readFeedbackReport(bytes, { marketplaceId, charset, maxBytes: caller.limits.reportBytes });
        let next = await batches.next();
        for (; !next.done; next = await batches.next()) {
          tally.rows += next.value.length;
          yield { feedback: next.value };
        }
        tally.read(marketplaceId, 'feedback', next.value);
      }
    } catch (error) {
      tally.fail(storeName(marketplaceId), reportFault(error));
    }
  }
  // What failed is asked for again as a whole: the same feedback twice is one.
  return { asOf: until, partialAsOf: since };
}
