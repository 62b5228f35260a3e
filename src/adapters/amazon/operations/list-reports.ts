// getReports (Reports 2021-06-30): which reports were asked for, by whichever program of the seller's. Type, time and id are
// all that is read of them; their documents are never opened.
import { z } from 'zod';
import { type Instant, toIso } from '../../../domain/clock.ts';
import { type ForeignReport, type ForeignReportType, foreignReportTypes } from '../../../domain/shop/foreign-report.ts';
import { entries, isoInstant, readFields } from '../normalise/shape.ts';
import { reading } from '../wire/fault.ts';
import { type Caller, type Page, pages } from './caller.ts';

/** Types that one call may ask for. */
export const typesInCall = 10;
/** 2,000 reports: a tool that asks for one each hour makes as many in the 90 days that Amazon remembers. */
const mostPages = 20;

const pageShape = z.object({
  reports: entries(
    z.object({ reportId: z.string().min(1), reportType: z.enum(foreignReportTypes), createdTime: isoInstant }),
  ),
  nextToken: z.string().nullish(),
});

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
  return pages('getReports', mostPages, async (nextToken) => {
    // A further page is asked for by its token alone, says the model.
    const query = nextToken === null ? { reportTypes, pageSize: 100, createdSince: toIso(since) } : { nextToken };
    return readPage(await caller.ask('getReports', { query }));
  });
}

function readPage(json: unknown): ReportPage {
  const { value, lost } = reading(() => readFields(pageShape, json, 'getReports'));
  const reports = value.reports.map(({ reportId, reportType: type, createdTime: askedAt }) => ({
    ...{ reportId, type, askedAt },
  }));
  return { reports, lost, nextToken: value.nextToken || null, ids: value.reports.map(({ reportId }) => reportId) };
}
