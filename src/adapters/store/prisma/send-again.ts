// A message that didn't arrive is owed once more because somebody asked for it, with its entry in the log.
import { type Instant, minuteMs } from '../../../domain/clock.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import { notArrived } from '../../../domain/telling/kept-delivery.ts';
import type { PrismaClient } from '../generated/client.ts';
import { fromOwed, toOutboxRow } from '../rows/outbox.ts';
import { appendLog } from './log.ts';

/** One that waits is due at once; one that can't be sent any more is owed anew, by a key of this minute. */
export async function sendAgain(prisma: PrismaClient, key: string, now: Instant, entry: LogEntry): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const newest = { orderBy: { id: 'desc' }, take: 1, select: { outcome: true } } as const;
    const kept = await transaction.outboxMail.findUnique({ where: { key }, include: { deliveries: newest } });
    const outcome = kept?.deliveries[0]?.outcome ?? '';
    if (kept === null || !notArrived.includes(outcome)) return false;
    if (kept.settledAt === null) {
      const waits = { key, settledAt: null, dueAt: { gt: new Date(now) } };
      await transaction.outboxMail.updateMany({ where: waits, data: { dueAt: new Date(now) } });
    } else {
      const again = {
        key: `${key}/again/${Math.floor(now / minuteMs)}`,
        createdAt: now,
        dueAt: now,
        timing: 'at-once',
      } as const;
      const { count } = await transaction.outboxMail.createMany({
        data: [{ ...fromOwed({ ...toOutboxRow(kept), ...again }), propsVersion: kept.propsVersion }],
        skipDuplicates: true,
      });
      if (count === 0) return true;
    }
    await appendLog(transaction, [entry]);
    return true;
  });
}
