// The audit log: appended to and read, nothing else; the database refuses the rest. What of it is to be told to the
// recipients is owed here, with the entry, whoever wrote it.
import type { Instant } from '../../../domain/clock.ts';
import type { KeptLogEntry, LogAction, LogEntry, Via } from '../../../domain/owner/log-entry.ts';
import { isToldEntry, readersOf, type ToldEntry } from '../../../domain/owner/told-entries.ts';
import { owedToEach } from '../../../domain/telling/account-message.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { fromLogEntry, toLogEntry } from '../rows/log-entry.ts';
import { toPerson } from '../rows/person.ts';
import { owe } from './outbox.ts';

/**
 * Appends entries of what the same transaction does, and owes the messages that tell of them.
 * @param clients of an entry about somebody in the console: whose shops they see, whose recipients alone hear of it; null: all
 */
export async function appendLog(
  transaction: Prisma.TransactionClient,
  entries: readonly LogEntry[],
  clients: readonly string[] | null = null,
): Promise<void> {
  for (const entry of entries) {
    const { id } = await transaction.logEntry.create({ data: fromLogEntry(entry), select: { id: true } });
    if (isToldEntry(entry)) await oweNews(transaction, id, entry, clients);
  }
}

/** Whose shops somebody sees; null: every shop, or nobody is there. */
export async function clientsOf(
  transaction: Prisma.TransactionClient,
  personId: string,
): Promise<readonly string[] | null> {
  const row = await transaction.person.findUnique({ where: { id: personId } });
  return row && toPerson(row).clients;
}

async function oweNews(
  transaction: Prisma.TransactionClient,
  id: bigint,
  entry: ToldEntry,
  clients: readonly string[] | null,
): Promise<void> {
  const { accountId, ...props } = entry;
  const message = { key: `watch-changed/${id}`, kind: 'watch-changed', reason: entry.what, props } as const;
  const all = await transaction.recipient.findMany({
    where:
      accountId === null ? (clients === null ? {} : { account: { ownerId: { in: [...clients] } } }) : { accountId },
    select: { address: true, accountId: true },
    orderBy: { accountId: 'asc' },
  });
  // whoever is told of several accounts gets one message: it has the same key
  const owed = all.flatMap((recipient) =>
    owedToEach(readersOf(entry, [recipient]), recipient.accountId, message, entry.at),
  );
  await owe(transaction, owed);
}

export interface LogQuery {
  readonly accountId?: string;
  /** Only about these; what is about the whole installation is left out, too. */
  readonly accountIds?: readonly string[];
  readonly subject?: string;
  readonly who?: string;
  readonly via?: Via;
  readonly what?: LogAction;
  /** Not before then, and before this. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Entries before the one with this id: to page on. */
  readonly before?: string;
  readonly limit: number;
}

/** The newest first. */
export async function readLog(prisma: PrismaClient, query: LogQuery): Promise<KeptLogEntry[]> {
  const { accountId, accountIds, subject, who, via, what, from, to, before, limit } = query;
  const rows = await prisma.logEntry.findMany({
    where: {
      ...(accountIds !== undefined && { AND: { accountId: { in: [...accountIds] } } }),
      ...(accountId !== undefined && { accountId }),
      ...(subject !== undefined && { subject }),
      ...(who !== undefined && { who: { contains: who, mode: 'insensitive' } }),
      ...(via !== undefined && { via }),
      ...(what !== undefined && { what }),
      at: { ...(from !== undefined && { gte: new Date(from) }), ...(to !== undefined && { lt: new Date(to) }) },
      ...(before !== undefined && { id: { lt: BigInt(before) } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toLogEntry);
}
