// getReports (Reports 2021-06-30): which reports were asked for, by whichever program of the seller's. Their documents are
// never opened.
import { type Instant, toIso } from '../../../domain/clock.ts';
import type { ForeignReport, ForeignReportType } from '../../../domain/shop/foreign-report.ts';
import { normaliseForeignReports } from '../normalise/foreign-reports.ts';
import { reading } from '../wire/fault.ts';
import { type Caller, type Page, pages } from './caller.ts';

/** Types that one call may ask for. */
export const typesInCall = 10;
/** 2,000 reports: a tool that asks for one each hour makes as many in the 90 days that Amazon remembers. */
const mostPages = 20;

export interface ReportPage extends Page {
  readonly reports: readonly ForeignReport[];
  /** What can't be read: where and why. */
  readonly lost: readonly string[];
}

/** Pages of the reports of these types (at most `typesInCall`) that were asked for at or after `since`. */
export function listReports(
  caller: Caller,
  reportTypes: readonly ForeignReportType[],
  since: Instant,
): AsyncGenerator<ReportPage> {
  return pages('getReports', mostPages, async (token) => {
    // A further page is asked for by its token alone, says the model.
    const query = token === null ? { reportTypes, pageSize: 100, createdSince: toIso(since) } : { nextToken: token };
    const json = await caller.ask('getReports', { query });
    const { value, lost } = reading(() => normaliseForeignReports(json));
    return { ...value, lost, ids: value.reports.map(({ reportId }) => reportId) };
  });
}
