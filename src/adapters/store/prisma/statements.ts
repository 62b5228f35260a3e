// What the owner said beforehand or for a time, each written together with its entry in the audit log.
import type { Instant } from '../../../domain/clock.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import { isSaidAgain, type Statement } from '../../../domain/owner/statement.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import { accountGone } from '../faults.ts';
import type { PrismaClient } from '../generated/client.ts';
import { fromStatement, toStatement } from '../rows/statement.ts';
import { appendLog } from './log.ts';
import { onLockedAccount } from './transaction.ts';

/**
 * Once, however often its form is sent and at which moment: what is said of one account takes turns.
 * @returns the one that stands, which may be an earlier one; then nothing is logged
 * @throws UserError when there is no such account
 */
export async function addStatement(prisma: PrismaClient, statement: Statement, entry: LogEntry): Promise<Statement> {
  const { accountId } = statement;
  const standing = await onLockedAccount(prisma, accountId, async (transaction) => {
    const rows = await transaction.statement.findMany({ where: { accountId, endedAt: null } });
    const earlier = rows.map(toStatement).find((one) => isSaidAgain(statement, one));
    if (earlier) return earlier;
    await transaction.statement.create({ data: fromStatement(statement) });
    await appendLog(transaction, [entry]);
    return statement;
  });
  if (standing === null) throw accountGone(accountId);
  return standing;
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
    if (count === 1) await appendLog(transaction, [entry]);
    return count === 1;
  });
}

export async function listStatements(prisma: PrismaClient, accountId: string | undefined): Promise<Statement[]> {
  const where = accountId === undefined ? {} : { accountId };
  return (await prisma.statement.findMany({ where, orderBy: [{ fromAt: 'asc' }, { id: 'asc' }] })).map(toStatement);
}
