// A report that was asked of Amazon as a row.
import type { AskedReport as AskedReportRow } from '../generated/client.ts';
import type { KeptReport } from '../watch-port.ts';

type Ended = NonNullable<KeptReport['ended']>;

export function toKeptReport({ reportId, askedAt, endedAs, endedAt }: AskedReportRow): KeptReport {
  const ended = endedAs === null || endedAt === null ? null : { as: endedAs as Ended['as'], at: endedAt.getTime() };
  return { reportId, askedAt: askedAt.getTime(), ended };
}

export function fromKeptReport({ reportId, askedAt, ended }: KeptReport) {
  const endedAt = ended === null ? null : new Date(ended.at);
  return { reportId, askedAt: new Date(askedAt), endedAs: ended?.as ?? null, endedAt };
}
