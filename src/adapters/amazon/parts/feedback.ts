// Seller feedback: stars and orders of what buyers left, from its report, one marketplace after the other.
import { type Instant, toIso } from '../../../domain/clock.ts';
import { makeReport, reportFault } from '../operations/make-report.ts';
import { readFeedbackReport } from '../reports/index.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export async function* pullFeedback({ caller, account, tally }: PartContext, since: Instant): PartReader {
  const until = caller.clock.now();
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless) break;
    try {
      const document = await makeReport(caller, {
        reportType: 'GET_SELLER_FEEDBACK_DATA',
        marketplaceIds: [marketplaceId],
        dataStartTime: toIso(since),
        dataEndTime: toIso(until),
      });
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
