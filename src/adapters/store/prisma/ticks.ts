// Which steps of an incident's checklist are done, each tick written together with its entry in the audit log.

import type { Tick } from '../../../domain/owner/checklist-step.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { PrismaClient } from '../generated/client.ts';
import { appendLog } from './log.ts';

export async function listTicks(prisma: PrismaClient, incidentId: string): Promise<Tick[]> {
  const rows = await prisma.checklistTick.findMany({
    where: { incidentId },
    orderBy: [{ at: 'asc' }, { step: 'asc' }],
  });
  return rows.map(({ step, at, doneBy }) => ({ step, at: at.getTime(), by: doneBy }));
}

/** Ticks a step; false when it was done already, whose tick stays as it is, and then nothing is logged. */
export async function addTick(
  prisma: PrismaClient,
  incidentId: string,
  { step, at, by }: Tick,
  entry: LogEntry,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.checklistTick.createMany({
      data: [{ incidentId, step, at: new Date(at), doneBy: storableText(by) }],
      skipDuplicates: true,
    });
    if (count === 1) await appendLog(transaction, [entry]);
    return count === 1;
  });
}

/** Takes a tick back; false when there was none. */
export async function removeTick(
  prisma: PrismaClient,
  incidentId: string,
  step: string,
  entry: LogEntry,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.checklistTick.deleteMany({ where: { incidentId, step } });
    if (count === 1) await appendLog(transaction, [entry]);
    return count === 1;
  });
}
