// Audits on demand: one at a time for each account (the partial index audit_run_active), taken by one process at a time.
import type pg from 'pg';
import type { AuditRun } from '../../../domain/reports/audit-run.ts';
import type { AuditStore } from '../audit-port.ts';
import { type AuditRunRow, auditRunColumns, toAuditRun } from '../rows/audit-run.ts';
import { toJson } from '../rows/to-json.ts';

export function createAuditClaims(pool: pg.Pool): Pick<AuditStore, 'requestAudit' | 'claimAudit'> {
  const one = async (sql: string, values: unknown[]): Promise<AuditRun | null> => {
    const { rows } = await pool.query<AuditRunRow>(sql, values);
    return rows[0] ? toAuditRun(rows[0]) : null;
  };
  return {
    async requestAudit({ id, accountId, mailTo, requestedAt }) {
      const run = await one(
        `INSERT INTO audit_run (id, account_id, state, mail_to, requested_at, seen_at, progress)
         VALUES ($1, $2, 'queued', $3, $4, $4, $5)
         ON CONFLICT (account_id) WHERE state IN ('queued', 'running') DO UPDATE
           SET mail_to = ARRAY(SELECT DISTINCT unnest(audit_run.mail_to || excluded.mail_to) ORDER BY 1)
         RETURNING ${auditRunColumns}`,
        [id, accountId, [...mailTo], new Date(requestedAt), toJson({ part: null, done: [] })],
      );
      if (run === null) throw new Error(`audit ${id} was not written`);
      return run;
    },
    claimAudit: (id, now, deadSince) =>
      one(
        `UPDATE audit_run SET state = 'running', seen_at = $2
          WHERE id = $1 AND (state = 'queued' OR state = 'running' AND seen_at < $3) RETURNING ${auditRunColumns}`,
        [id, new Date(now), new Date(deadSince)],
      ),
  };
}
