// An answer's transaction: reads the incident and what it bears on under the account's lock, has it decided, writes what
// follows. A look of the same account comes before it or after it.
import { dayMs } from '../../../domain/clock.ts';
import type { Baseline } from '../../../domain/statistics/baseline.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import type { AnswerResult, AnswerState } from '../port.ts';
import { fromIncident, toIncident } from '../rows/incident.ts';
import { fromStatement } from '../rows/statement.ts';
import { toStorable } from '../rows/to-json.ts';
import { appendLog } from './log.ts';
import { onLockedAccount } from './transaction.ts';

/** One answer as one transaction; null when there is no such incident. */
export async function answer(
  prisma: PrismaClient,
  incidentId: string,
  decide: (state: AnswerState) => AnswerResult,
): Promise<AnswerResult | null> {
  const found = await prisma.incident.findUnique({ where: { id: incidentId }, select: { accountId: true } });
  if (found === null) return null;
  const { accountId } = found;
  return onLockedAccount(prisma, accountId, async (transaction) => {
    const state = await readState(transaction, accountId, incidentId);
    if (state === null) return null;
    const result = decide(state);
    if (result.incident !== state.incident) {
      const { lastAlert, ...data } = fromIncident(result.incident);
      const incident = { ...data, lastAlert: lastAlert ?? Prisma.DbNull };
      await transaction.incident.update({ where: { id: incidentId }, data: incident });
    }
    if (result.baseline !== state.baseline)
      await transaction.watch.update({ where: { accountId }, data: { baseline: toStorable(result.baseline) } });
    await transaction.statement.createMany({ data: result.statements.map(fromStatement) });
    await appendLog(transaction, result.entries);
    return result;
  });
}

async function readState(
  transaction: Prisma.TransactionClient,
  accountId: string,
  incidentId: string,
): Promise<AnswerState | null> {
  const own = await transaction.incident.findUnique({ where: { id: incidentId } });
  const watch = await transaction.watch.findUnique({ where: { accountId }, select: { baseline: true } });
  if (own === null || watch === null) return null;
  const others = await transaction.incident.findMany({
    where: { accountId, id: { not: incidentId }, updatedAt: { gt: new Date(own.beganAt.getTime() - dayMs) } },
    orderBy: [{ noticedAt: 'asc' }, { visibleAt: 'asc' }, { id: 'asc' }],
  });
  const baseline = watch.baseline as unknown as Baseline;
  return { incident: toIncident(own), others: others.map(toIncident), baseline };
}
