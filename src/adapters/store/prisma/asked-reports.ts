// Reports that were asked of Amazon, for all processes. Named by the hash of a sign-in, they belong to no account, which
// may be tried before it is there.
import { dayMs } from '../../../domain/clock.ts';
import type { PrismaClient } from '../generated/client.ts';
import { fromKeptReport, toKeptReport } from '../rows/asked-report.ts';
import type { ReportShelf } from '../watch-port.ts';

const keptMs = 7 * dayMs;

export function createReportShelf(prisma: PrismaClient): ReportShelf {
  return {
    async findReport(key) {
      const row = await prisma.askedReport.findUnique({ where: { key } });
      return row && toKeptReport(row);
    },
    async keepReport(key, report) {
      const row = fromKeptReport(report);
      await prisma.askedReport.upsert({ where: { key }, create: { key, ...row }, update: row });
      await prisma.askedReport.deleteMany({ where: { askedAt: { lt: new Date(report.askedAt - keptMs) } } });
    },
  };
}
