// The audit log: appended to and read, nothing else; the database refuses the rest.
import type { KeptLogEntry, LogAction, LogEntry, Via } from '../../../domain/owner/log-entry.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { Prisma, PrismaClient, LogEntry as Row } from '../generated/client.ts';
import { toJson } from '../rows/to-json.ts';
import type { Transaction } from '../sql/transaction.ts';

/** An entry as Prisma writes it, alone or in a transaction. */
export function toLogRow({ at, detail, who, subject, ...entry }: LogEntry): Prisma.LogEntryCreateInput {
  const cleaned = Object.entries(detail).map(([key, value]) => [
    key,
    typeof value === 'string' ? storableText(value) : value,
  ]);
  return {
    ...entry,
    who: storableText(who),
    subject: subject === null ? null : storableText(subject),
    at: new Date(at),
    detail: Object.fromEntries(cleaned),
  };
}

/** Entries of what the same transaction does. */
export async function writeLog(transaction: Pick<Transaction, 'send'>, entries: readonly LogEntry[]): Promise<void> {
  for (const { at, accountId, who, via, what, subject, detail } of entries) {
    await transaction.send(
      `INSERT INTO audit_log (at, account_id, who, via, what, subject, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [new Date(at), accountId, storableText(who), via, what, subject, toJson(detail)],
    );
  }
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
  return rows.map(toEntry);
}

function toEntry({ id, at, what, via, detail, ...row }: Row): KeptLogEntry {
  return {
    ...row,
    id: id.toString(),
    at: at.getTime(),
    what: what as LogAction,
    via: via as Via,
    detail: detail as KeptLogEntry['detail'],
  };
}
