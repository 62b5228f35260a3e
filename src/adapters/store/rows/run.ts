// A pull's record as it lies in the database, and as the program knows it.

import type { FaultKind } from '../../../domain/errors.ts';
import type { CoverageState, Part, PullRun } from '../../../domain/watch/coverage.ts';

export interface RunRow {
  readonly part: Part;
  readonly started_at: Date;
  readonly finished_at: Date;
  readonly state: CoverageState;
  readonly reason: string | null;
  readonly as_of: Date | null;
  readonly rows: number;
  readonly calls: number;
  readonly bad_rows: PullRun['badRows'];
  readonly fault: FaultKind | null;
  readonly retry_at: Date | null;
  readonly rows_before: number | null;
  readonly skew_ms: number | null;
  readonly ahead_to: Date | null;
}

export const runColumns =
  'part, started_at, finished_at, state, reason, as_of, rows, calls, bad_rows, fault, retry_at, rows_before, skew_ms, ahead_to' as const;

export function toRun(row: RunRow): PullRun {
  return {
    part: row.part,
    startedAt: row.started_at.getTime(),
    finishedAt: row.finished_at.getTime(),
    coverage: {
      state: row.state,
      reason: row.reason,
      asOf: row.as_of?.getTime() ?? null,
      ...(row.rows_before !== null && { fewer: { rows: row.rows, before: row.rows_before } }),
      ...(row.skew_ms !== null && { skewMs: row.skew_ms }),
      ...(row.ahead_to !== null && { aheadTo: row.ahead_to.getTime() }),
    },
    rows: row.rows,
    calls: row.calls,
    badRows: row.bad_rows,
    ...(row.fault !== null && { fault: row.fault }),
    ...(row.retry_at !== null && { retryAt: row.retry_at.getTime() }),
  };
}
