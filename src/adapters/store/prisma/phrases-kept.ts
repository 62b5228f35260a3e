// Safe phrases that a change takes from their readers: the message that tells of it still goes under them.
import type { Prisma } from '../generated/client.ts';
import type { OwedRow } from '../outbox-port.ts';

/** The rows to readers who have lost their phrase since carry it, as it is sealed: they know us by that one. */
export function underPhrases(rows: readonly OwedRow[], lost: ReadonlyMap<string, string | null>): OwedRow[] {
  return rows.map((row) =>
    lost.has(row.recipient)
      ? { ...row, props: { ...(row.props as object), safePhrase: lost.get(row.recipient) ?? '' } }
      : row,
  );
}

/** The phrases of recipients that aren't among these. */
export async function phrasesBeside(
  prisma: Prisma.TransactionClient,
  accountId: string,
  addresses: string[],
): Promise<Map<string, string | null>> {
  const rows = await prisma.recipient.findMany({ where: { accountId, address: { notIn: addresses } } });
  return new Map(rows.map(({ address, safePhrase }) => [address, safePhrase]));
}
