// Accounts and their sign-ins, the latter only ever as ciphertext.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import type { Account } from '../../../domain/shop/account.ts';
import { newBaseline } from '../../../domain/statistics/baseline.ts';
import { newRecipient } from '../../../domain/telling/recipient.ts';
import type { NewCredentials } from '../application-port.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { NewAccount } from '../port.ts';
import { toAccount } from '../rows/account.ts';
import { fromRecipient, phraseSubject } from '../rows/recipient.ts';
import type { Sealer } from '../sealer.ts';
import { forgetUnused, keepApplication } from './applications.ts';
import { appendLog } from './log.ts';

export async function addAccount(
  prisma: PrismaClient,
  { sealer, signIns }: { readonly sealer: Sealer; readonly signIns: Sealer },
  account: NewAccount,
  credentials: NewCredentials | null,
  now: Instant,
): Promise<void> {
  const { id, name, region, timeZone, language, sellerId, safePhrase = null, ownerId = null } = account;
  const signIn =
    credentials === null
      ? { isMailOnly: true }
      : {
          credentials: await signIns.seal(credentials.refreshToken, id),
          clientId: credentials.clientId,
          keyId: sealer.keyId,
        };
  const phrase = safePhrase && (await sealer.seal(safePhrase, phraseSubject(id)));
  try {
    await prisma.$transaction(async (transaction) => {
      if (credentials !== null) await keepApplication(transaction, signIns, credentials, now);
      await transaction.account.create({
        data: {
          id,
          name,
          region,
          timeZone,
          language,
          sellerId,
          ownerId,
          marketplaceIds: [...account.marketplaceIds],
          ...signIn,
          createdAt: new Date(now),
          recipients: {
            create: account.recipients.map((address, place) => ({
              ...fromRecipient(newRecipient(address, { isBackup: place > 0 }), place),
              createdAt: new Date(now),
              ...(place === 0 && { safePhrase: phrase }),
            })),
          },
          authorisedAt: account.authorisedAt === undefined ? null : new Date(account.authorisedAt),
          watch: {
            create: { baseline: { ...newBaseline(timeZone) } as object, hashSeed: randomBytes(8).readBigInt64BE() },
          },
        },
      });
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'P2002') throw error;
    throw new UserError(
      { en: `There is an account ${id} already.`, ja: `アカウント ${id} はすでにあります。` },
      {
        en: 'Choose another id, or remove that one first.',
        ja: '別のIDにするか、先にそのアカウントを削除してください。',
      },
      {
        cause: error,
      },
    );
  }
}

/** Of other tables, what makes up an account. */
const include = {
  recipients: { select: { address: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.AccountInclude;

const addressesOf = ({ recipients }: { recipients: { address: string }[] }) => recipients.map(({ address }) => address);

export async function findAccount(prisma: PrismaClient, id: string): Promise<Account | null> {
  const row = await prisma.account.findUnique({ where: { id }, include });
  return row && toAccount(row, addressesOf(row));
}

/** Removes the account with all that is known of it, and its application where it was the last; false when it wasn't there. */
export async function removeAccount(prisma: PrismaClient, id: string): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.account.deleteMany({ where: { id } });
    await forgetUnused(transaction);
    return count === 1;
  });
}

/** Pauses the watch, or has it go on (null); false when it was so already, or there is no such account. */
export async function setPaused(
  prisma: PrismaClient,
  id: string,
  at: Instant | null,
  entry: LogEntry,
): Promise<boolean> {
  const where = { id, pausedAt: at === null ? { not: null } : null };
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.account.updateMany({
      where,
      data: { pausedAt: at === null ? null : new Date(at) },
    });
    if (count === 1) await appendLog(transaction, [entry]);
    return count === 1;
  });
}

/** When each account was last looked at. */
export async function lastLooks(prisma: PrismaClient, ids?: readonly string[]): Promise<Map<string, Instant>> {
  const where = ids === undefined ? {} : { accountId: { in: [...ids] } };
  const rows = await prisma.watch.findMany({ where, select: { accountId: true, lookedAt: true } });
  return new Map(rows.flatMap(({ accountId, lookedAt }) => (lookedAt ? [[accountId, lookedAt.getTime()]] : [])));
}

/** How many of what is kept; listings that are on sale. */
export async function countKept(prisma: PrismaClient, accountId: string) {
  const current = { accountId, removedAt: null };
  const [listings, activeListings, orders, changes] = await Promise.all([
    prisma.listing.count({ where: current }),
    prisma.listing.count({ where: { ...current, status: 'active' } }),
    prisma.orderFact.count({ where: { accountId } }),
    prisma.change.count({ where: { accountId } }),
  ]);
  return { listings, activeListings, orders, changes };
}

/** Seals every sign-in anew under the newest key, also those that are under it already; returns how many. */
export async function rotateSecrets(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  const rows = await prisma.account.findMany({ select: { id: true, credentials: true } });
  let rotated = 0;
  for (const { id, credentials } of rows) {
    if (credentials === null) continue;
    const sealed = await sealer.seal(await sealer.open(credentials, id), id);
    // Only if it is still what was opened: a sign-in that was changed meanwhile is newer than ours.
    const { count } = await prisma.account.updateMany({
      where: { id, credentials },
      data: { credentials: sealed, keyId: sealer.keyId },
    });
    rotated += count;
  }
  return rotated;
}
