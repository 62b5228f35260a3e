// Foreign reports: which reports with data of buyers somebody else asked for. Not every application is shown them: then
// there is nothing to see, which is no fault.
import type { Instant } from '../../../domain/clock.ts';
import { foreignReportTypes } from '../../../domain/shop/foreign-report.ts';
import { listReports, typesInCall } from '../operations/list-reports.ts';
import { AmazonFault } from '../wire/fault.ts';
import type { PartContext, PartReader } from './part.ts';

/** Known to the messages in both languages. */
const notShown = 'not shown to this application';

export async function* pullForeignReports({ caller, tally }: PartContext, since: Instant): PartReader {
  const asOf = await caller.now();
  try {
    for (let from = 0; from < foreignReportTypes.length; from += typesInCall) {
      const types = foreignReportTypes.slice(from, from + typesInCall);
      for await (const { reports, lost } of listReports(caller, types, since)) {
        tally.succeed();
        tally.unreadable(lost);
        tally.rows += reports.length;
        if (reports.length > 0) yield { foreignReports: reports };
      }
    }
  } catch (error) {
    if (error instanceof AmazonFault && error.kind === 'role-missing') tally.lack(notShown);
    else tally.fail('', error);
  }
  // What failed is asked for again as a whole: the same report twice is one.
  return { asOf, partialAsOf: since };
}
