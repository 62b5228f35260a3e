// The audit log: appended to and read, nothing else; the database refuses the rest.
import type { KeptLogEntry, LogEntry } from '../../../domain/owner/log-entry.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { fromLogEntry, toLogEntry } from '../rows/log-entry.ts';

/** Appends entries of what the same transaction does, or by themselves. */
export async function appendLog(prisma: Prisma.TransactionClient, entries: readonly LogEntry[]): Promise<void> {
  await prisma.logEntry.createMany({ data: entries.map(fromLogEntry) });
}

export interface LogQuery {
  readonly accountId?: string;
  readonly subject?: string;
  /** Entries before the one with this id: to page on. */
  readonly before?: string;
  readonly limit: number;
}

/** The newest first. */
export async function readLog(prisma: PrismaClient, query: LogQuery): Promise<KeptLogEntry[]> {
  const { accountId, subject, before, limit } = query;
  const rows = await prisma.logEntry.findMany({
    where: {
      ...(accountId !== undefined && { accountId }),
      ...(subject !== undefined && { subject }),
      ...(before !== undefined && { id: { lt: BigInt(before) } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toLogEntry);
}
