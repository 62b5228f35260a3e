// An audit on demand as a row.
import type { AuditProgress, AuditRun, AuditState } from '../../../domain/reports/audit-run.ts';
import type { AuditRun as AuditRunRow } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

export type { AuditRunRow };

export const auditRunColumns = columnsOf<AuditRunRow>('audit_run', [
  'id',
  'accountId',
  'state',
  'mailTo',
  'requestedAt',
  'seenAt',
  'finishedAt',
  'progress',
  'result',
  'detail',
]);

export function toAuditRun({ requestedAt, seenAt, finishedAt, ...row }: AuditRunRow): AuditRun {
  return {
    ...row,
    state: row.state as AuditState,
    requestedAt: requestedAt.getTime(),
    seenAt: seenAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
    progress: row.progress as unknown as AuditProgress,
    result: row.result as unknown as AuditRun['result'],
  };
}
