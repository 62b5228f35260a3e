// Seller feedback: stars and orders of what buyers left, from its report, one marketplace after the other.
import type { Instant } from '../../../domain/clock.ts';
import { askForReport, awaitReport, openReport, reportFault } from '../operations/make-report.ts';
import { feedbackOrder } from '../operations/report-orders.ts';
import { readFeedbackReport } from '../reports/index.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export async function* pullFeedback({ caller, account, tally }: PartContext, since: Instant): PartReader {
  let until = Math.min(await caller.now(), caller.clock.now());
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless) break;
    try {
      const asked = await askForReport(caller, feedbackOrder(marketplaceId, since));
      until = Math.min(until, asked.askedAt);
      const document = await openReport(caller, await awaitReport(caller, asked));
      // Cancelled: nobody left any in that time ("reports are canceled if no eligible data is found").
      if (document !== null) {
        const { charset, bytes } = document;
        const batches = readFeedbackReport(bytes, { marketplaceId, charset, maxBytes: caller.limits.reportBytes });
        let next = await batches.next();
        for (; !next.done; next = await batches.next()) {
          tally.rows += next.value.length;
          yield { feedback: next.value };
        }
        tally.reject(next.value.badRows);
      }
      tally.succeed();
    } catch (error) {
      tally.fail(storeName(marketplaceId), reportFault(error));
    }
  }
  // What failed is asked for again as a whole: the same feedback twice is one.
  return { asOf: until, partialAsOf: since };
}
