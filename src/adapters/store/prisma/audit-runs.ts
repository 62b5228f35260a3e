// Audits on demand, once they are asked for and claimed (sql/audit-claims.ts): how they stand, and how they end.
import type { AuditRun } from '../../../domain/reports/audit-run.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { AuditStore } from '../audit-port.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toAuditRun } from '../rows/audit-run.ts';
import { toStorable } from '../rows/to-json.ts';
import { owe } from './outbox.ts';
import { onLockedAccount } from './transaction.ts';

export function createAuditRuns(prisma: PrismaClient): Omit<AuditStore, 'requestAudit' | 'claimAudit'> {
  const find = async (id: string): Promise<AuditRun | null> => {
    const row = await prisma.auditRun.findUnique({ where: { id } });
    return row && toAuditRun(row);
  };
  return {
    async noteAudit(id, progress, now) {
      const data = { progress: toStorable(progress), seenAt: new Date(now) };
      return (await prisma.auditRun.updateMany({ where: { id, state: 'running' }, data })).count === 1;
    },
    async endAudit(id, end, now) {
      const run = await find(id);
      if (run === null) return false;
      const hasEnded = await onLockedAccount(prisma, run.accountId, async (transaction) => {
        const [ended] = await transaction.auditRun.updateManyAndReturn({
          where: { id, state: 'running' },
          data: {
            state: end.state,
            finishedAt: new Date(now),
            ...(end.state === 'done' ? { result: toStorable(end.result) } : { detail: storableText(end.detail) }),
          },
          select: { mailTo: true },
        });
        if (ended === undefined) return false;
        if (end.state === 'done') await owe(transaction, end.owed(ended.mailTo));
        return true;
      });
      return hasEnded ?? false;
    },
    async releaseAudit(id) {
      await prisma.auditRun.updateMany({ where: { id, state: 'running' }, data: { state: 'queued' } });
    },
    async cancelAudit(accountId, now) {
      const where = { accountId, state: { in: ['queued', 'running'] } };
      const data = { state: 'cancelled', finishedAt: new Date(now) };
      return (await prisma.auditRun.updateMany({ where, data })).count === 1;
    },
    findAudit: find,
    async lastAudit(accountId) {
      const orderBy = [{ requestedAt: 'desc' as const }, { id: 'asc' as const }];
      const row = await prisma.auditRun.findFirst({ where: { accountId }, orderBy });
      return row && toAuditRun(row);
    },
    async waitingAudits(deadSince) {
      const isDead = { state: 'running', seenAt: { lt: new Date(deadSince) } };
      const rows = await prisma.auditRun.findMany({
        where: { OR: [{ state: 'queued' }, isDead] },
        orderBy: { requestedAt: 'asc' },
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
  };
}
