// A pull's record as it lies in the database, and as the program knows it.
import type { FaultKind } from '../../../domain/errors.ts';
import type { CoverageState, Part, PullRun } from '../../../domain/watch/coverage.ts';
import type { PastRead } from '../../../domain/watch/past-read.ts';
import type { PullRun as Row } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

export type RunRow = Omit<Row, 'id' | 'accountId'>;

export const runColumns = columnsOf<Row>('pull_run', [
  'part',
  'startedAt',
  'finishedAt',
  'state',
  'reason',
  'asOf',
  'rows',
  'calls',
  'badRows',
  'fault',
  'retryAt',
  'rowsBefore',
  'skewMs',
  'aheadTo',
  'past',
]);

export function toRun(row: RunRow): PullRun {
  return {
    part: row.part as Part,
    startedAt: row.startedAt.getTime(),
    finishedAt: row.finishedAt.getTime(),
    coverage: {
      state: row.state as CoverageState,
      reason: row.reason,
      asOf: row.asOf?.getTime() ?? null,
      ...(row.rowsBefore !== null && { fewer: { rows: row.rows, before: row.rowsBefore } }),
      ...(row.skewMs !== null && { skewMs: row.skewMs }),
      ...(row.aheadTo !== null && { aheadTo: row.aheadTo.getTime() }),
      ...(row.past !== null && { past: row.past as unknown as PastRead }),
    },
    rows: row.rows,
    calls: row.calls,
    badRows: row.badRows as unknown as PullRun['badRows'],
    ...(row.fault !== null && { fault: row.fault as FaultKind }),
    ...(row.retryAt !== null && { retryAt: row.retryAt.getTime() }),
  };
}

type Moment = 'startedAt' | 'finishedAt' | 'asOf' | 'retryAt' | 'aheadTo';
/** As PostgreSQL writes a row into JSON: moments are text. */
export type KeptAsJson = Omit<RunRow, Moment> & {
  readonly [moment in Moment]: RunRow[moment] extends Date ? string : string | null;
};

export function runFromJson({ startedAt, finishedAt, asOf, retryAt, aheadTo, ...row }: KeptAsJson): PullRun {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  const [started, finished] = [new Date(startedAt), new Date(finishedAt)];
  const rest = { asOf: moment(asOf), retryAt: moment(retryAt), aheadTo: moment(aheadTo) };
  return toRun({ ...row, startedAt: started, finishedAt: finished, ...rest });
}
