// What the owner said beforehand or for a time, each written together with its entry in the audit log.
import type { Instant } from '../../../domain/clock.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import type { PlannedKind } from '../../../domain/owner/planned.ts';
import type { Statement } from '../../../domain/owner/statement.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { PrismaClient, Statement as Row } from '../generated/client.ts';
import { accountGone } from '../sql/transaction.ts';
import { toLogRow } from './log.ts';

/** @throws UserError when there is no such account */
export async function addStatement(prisma: PrismaClient, statement: Statement, entry: LogEntry): Promise<void> {
  try {
    await prisma.$transaction([
      prisma.statement.create({ data: toStatementRow(statement) }),
      prisma.logEntry.create({ data: toLogRow(entry) }),
    ]);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'P2003') throw accountGone(statement.accountId);
    throw error;
  }
}

/** Takes a statement back; false when it is gone or was taken back already, and then nothing is logged. */
export async function endStatement(
  prisma: PrismaClient,
  id: string,
  ended: { readonly at: Instant; readonly by: string },
  entry: LogEntry,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.statement.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: new Date(ended.at), endedBy: storableText(ended.by) },
    });
    if (count === 1) await transaction.logEntry.create({ data: toLogRow(entry) });
    return count === 1;
  });
}

export async function listStatements(prisma: PrismaClient, accountId: string | undefined): Promise<Statement[]> {
  const where = accountId === undefined ? {} : { accountId };
  return (await prisma.statement.findMany({ where, orderBy: [{ fromAt: 'asc' }, { id: 'asc' }] })).map(toStatement);
}

/** A statement as its row. */
export function toStatementRow(statement: Statement) {
  const { id, accountId, what, from, to, note, saidAt, saidBy } = statement;
  const about = what === 'planned' ? statement.kind : (statement.detector ?? '');
  return {
    id,
    accountId,
    what,
    about,
    fromAt: new Date(from),
    toAt: new Date(to),
    note: storableText(note),
    saidAt: new Date(saidAt),
    saidBy: storableText(saidBy),
  };
}

export const statementColumns = `id, account_id AS "accountId", what, about, from_at AS "fromAt", to_at AS "toAt",
  note, said_at AS "saidAt", said_by AS "saidBy", ended_at AS "endedAt", ended_by AS "endedBy"`;

export function toStatement({ about, fromAt, toAt, saidAt, endedAt, endedBy, what, ...row }: Row): Statement {
  const base = {
    ...row,
    from: fromAt.getTime(),
    to: toAt.getTime(),
    saidAt: saidAt.getTime(),
    ended: endedAt === null ? null : { at: endedAt.getTime(), by: endedBy ?? '' },
  };
  if (what === 'planned') return { ...base, what, kind: about as PlannedKind };
  if (what === 'allowed') return { ...base, what, detector: about };
  return { ...base, what: 'snoozed', detector: about === '' ? null : about };
}
