// Messages that are owed by what a person does, or by themselves. Those of looks and follow-ups: sql/outbox.ts.

import type { Prisma } from '../generated/client.ts';
import type { OwedRow, PendingQuery } from '../outbox-port.ts';
import { fromOwed } from '../rows/outbox.ts';

/** Those whose key is known are owed already. Returns how many were not. */
export async function owe(prisma: Prisma.TransactionClient, rows: readonly OwedRow[]): Promise<number> {
  return (await prisma.outboxMail.createMany({ data: rows.map(fromOwed), skipDuplicates: true })).count;
}

/** How many messages wait. */
export async function countPending(
  prisma: Prisma.TransactionClient,
  { since, ...which }: PendingQuery = {},
): Promise<number> {
  return prisma.outboxMail.count({
    where: { settledAt: null, ...which, ...(since !== undefined && { createdAt: { gte: new Date(since) } }) },
  });
}
