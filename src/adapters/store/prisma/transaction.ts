// One account's transaction for the typed client: its row locked, as observing and looking lock it, so that all take turns.
import type { Prisma, PrismaClient } from '../generated/client.ts';

/** What is locked is waited for as long as one statement may take (pool.ts); then the database says so, not Prisma. */
const limits = { maxWait: 10_000, timeout: 180_000 };

/**
 * Does `work` as one transaction over the locked account: kept whole when it returns, rolled back whole when it throws.
 * @param work is given the transaction, and when it began by the database's clock
 * @returns what `work` returns; null, without calling it, when there is no such account
 */
export function onLockedAccount<T>(
  prisma: PrismaClient,
  accountId: string,
  work: (transaction: Prisma.TransactionClient, begunAt: Date) => Promise<T>,
): Promise<T | null> {
  return prisma.$transaction(async (transaction) => {
    // The typed client can't lock. Against removal too, but not against the foreign keys of rows that are written meanwhile.
    const [locked] = await transaction.$queryRaw<{ begunAt: Date }[]>`
      SELECT now() AS "begunAt" FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`;
    return locked === undefined ? null : work(transaction, locked.begunAt);
  }, limits);
}

/** The same for a mailbox alone: what it learns while its account is being observed waits for nobody. */
export function onLockedMailbox<T>(
  prisma: PrismaClient,
  accountId: string,
  name: string,
  work: (transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T | null> {
  return prisma.$transaction(async (transaction) => {
    const locked = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM mailbox WHERE account_id = ${accountId} AND name = ${name} FOR UPDATE`;
    return locked.length === 0 ? null : work(transaction);
  }, limits);
}

/** One change of people after the other, so that two owners can't take each other's rights away at once. */
export function onPeople<T>(
  prisma: PrismaClient,
  work: (transaction: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM person ORDER BY id FOR UPDATE`;
    return work(transaction);
  }, limits);
}
