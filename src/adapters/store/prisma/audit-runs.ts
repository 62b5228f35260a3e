// Audits on demand: one at a time for each account (the partial index audit_run_active), taken by one process at a time.
import type pg from 'pg';
import type { AuditRun } from '../../../domain/reports/audit-run.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { AuditStore } from '../audit-port.ts';
import { toJson } from '../rows/to-json.ts';
import { writeOutbox } from '../sql/outbox.ts';
import { inTransaction } from '../sql/transaction.ts';

type Row = Omit<AuditRun, 'requestedAt' | 'seenAt' | 'finishedAt'> & {
  requestedOn: Date;
  seenOn: Date;
  finishedOn: Date | null;
};

const columns = `id, account_id AS "accountId", state, mail_to AS "mailTo", requested_at AS "requestedOn",
  seen_at AS "seenOn", finished_at AS "finishedOn", progress, result, detail`;

function toRun({ requestedOn, seenOn, finishedOn, ...row }: Row): AuditRun {
  const times = { requestedAt: requestedOn.getTime(), seenAt: seenOn.getTime() };
  return { ...row, ...times, finishedAt: finishedOn?.getTime() ?? null };
}

export function auditStore(pool: pg.Pool): AuditStore {
  const one = async (sql: string, values: unknown[]): Promise<AuditRun | null> => {
    const { rows } = await pool.query<Row>(sql, values);
    return rows[0] ? toRun(rows[0]) : null;
  };
  const find = (id: string) => one(`SELECT ${columns} FROM audit_run WHERE id = $1`, [id]);
  return {
    async requestAudit({ id, accountId, mailTo, requestedAt }) {
      const run = await one(
        `INSERT INTO audit_run (id, account_id, state, mail_to, requested_at, seen_at, progress)
         VALUES ($1, $2, 'queued', $3, $4, $4, $5)
         ON CONFLICT (account_id) WHERE state IN ('queued', 'running') DO UPDATE
           SET mail_to = ARRAY(SELECT DISTINCT unnest(audit_run.mail_to || excluded.mail_to) ORDER BY 1)
         RETURNING ${columns}`,
        [id, accountId, [...mailTo], new Date(requestedAt), toJson({ part: null, done: [] })],
      );
      if (run === null) throw new Error(`audit ${id} was not written`);
      return run;
    },
    claimAudit: (id, now, deadSince) =>
      one(
        `UPDATE audit_run SET state = 'running', seen_at = $2
          WHERE id = $1 AND (state = 'queued' OR state = 'running' AND seen_at < $3) RETURNING ${columns}`,
        [id, new Date(now), new Date(deadSince)],
      ),
    async noteAudit(id, progress, now) {
      const { rowCount } = await pool.query(
        "UPDATE audit_run SET progress = $2, seen_at = $3 WHERE id = $1 AND state = 'running'",
        [id, toJson(progress), new Date(now)],
      );
      return rowCount === 1;
    },
    async endAudit(id, end, now) {
      const run = await find(id);
      if (run === null) return false;
      const hasEnded = await inTransaction(pool, run.accountId, async (transaction) => {
        const { rows } = await transaction.query<Pick<AuditRun, 'mailTo'>>(
          `UPDATE audit_run SET state = $2, finished_at = $3, result = $4, detail = $5
            WHERE id = $1 AND state = 'running' RETURNING mail_to AS "mailTo"`,
          [
            id,
            end.state,
            new Date(now),
            end.state === 'done' ? toJson(end.result) : null,
            end.state === 'failed' ? storableText(end.detail) : null,
          ],
        );
        const [ended] = rows;
        if (ended === undefined) return false;
        if (end.state === 'done') await writeOutbox(transaction, end.owed(ended.mailTo));
        return true;
      });
      return hasEnded ?? false;
    },
    async releaseAudit(id) {
      await pool.query("UPDATE audit_run SET state = 'queued' WHERE id = $1 AND state = 'running'", [id]);
    },
    async cancelAudit(accountId, now) {
      const { rowCount } = await pool.query(
        `UPDATE audit_run SET state = 'cancelled', finished_at = $2
          WHERE account_id = $1 AND state IN ('queued', 'running')`,
        [accountId, new Date(now)],
      );
      return rowCount === 1;
    },
    findAudit: find,
    lastAudit: (accountId) =>
      one(`SELECT ${columns} FROM audit_run WHERE account_id = $1 ORDER BY requested_at DESC, id LIMIT 1`, [accountId]),
    async waitingAudits(deadSince) {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM audit_run WHERE state = 'queued' OR state = 'running' AND seen_at < $1 ORDER BY requested_at`,
        [new Date(deadSince)],
      );
      return rows.map(({ id }) => id);
    },
  };
}
