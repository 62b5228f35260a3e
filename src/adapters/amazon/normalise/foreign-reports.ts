// getReports (Reports 2021-06-30) as reports that others asked for. Type, time and id are all that is read of them.
import { z } from 'zod';
import { type ForeignReport, foreignReportTypes } from '../../../domain/shop/foreign-report.ts';
import { entries, isoInstant, type Reading, readPages } from './shape.ts';

const shape = z.object({
  reports: entries(
    z.object({ reportId: z.string().min(1), reportType: z.enum(foreignReportTypes), createdTime: isoInstant }),
  ),
  nextToken: z.string().nullish(),
});

export interface ForeignReports {
  readonly reports: readonly ForeignReport[];
  /** Of the last page. */
  readonly nextToken: string | null;
}

/**
 * @param body one whole answer or an array of pages
 * @throws Error naming the place when nothing of it can be read
 */
export function normaliseForeignReports(body: unknown): Reading<ForeignReports> {
  const { value: pages, lost } = readPages(shape, body, 'getReports');
  const reports = pages.flatMap((page) =>
    page.reports.map(({ reportId, reportType: type, createdTime: askedAt }) => ({ ...{ reportId, type, askedAt } })),
  );
  return { value: { reports, nextToken: pages.at(-1)?.nextToken || null }, lost };
}
