// Accounts and their sign-ins, the latter only ever as ciphertext.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import type { Language, Region } from '../../../domain/marketplace.ts';
import type { Account } from '../../../domain/shop/account.ts';
import { newBaseline } from '../../../domain/statistics/baseline.ts';
import { newRecipient } from '../../../domain/telling/recipient.ts';
import type { NewCredentials } from '../application-port.ts';
import type { Account as AccountRow, Prisma, PrismaClient } from '../generated/client.ts';
import type { Sealer } from '../sealer.ts';
import { keepApplication } from './applications.ts';
import { fromRecipient } from './recipients.ts';

export async function addAccount(
  prisma: PrismaClient,
  sealer: Sealer,
  account: Account,
  credentials: NewCredentials,
  now: Instant,
): Promise<void> {
  const { id, name, region, timeZone, language, sellerId, safePhrase } = account;
  const sealed = await sealer.seal(credentials.refreshToken, id);
  try {
    await prisma.$transaction(async (transaction) => {
      await keepApplication(transaction, sealer, credentials, now);
      await transaction.account.create({
        data: {
          id,
          name,
          region,
          timeZone,
          language,
          sellerId,
          safePhrase,
          marketplaceIds: [...account.marketplaceIds],
          credentials: sealed,
          clientId: credentials.clientId,
          keyId: sealer.keyId,
          createdAt: new Date(now),
          recipients: {
            create: account.recipients.map((address, place) => ({
              ...fromRecipient(newRecipient(address, { isBackup: place > 0 }), place),
              createdAt: new Date(now),
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

/** What of other tables makes up an account. */
export const withRecipients = {
  recipients: { select: { address: true }, orderBy: { position: 'asc' } },
} satisfies Prisma.AccountInclude;

export function toAccount(row: AccountRow & { recipients: { address: string }[] }): Account {
  const { id, name, region, marketplaceIds, timeZone, language, sellerId, safePhrase, recipients } = row;
  const { pausedAt, authorisedAt } = row;
  return {
    id,
    name,
    region: region as Region,
    marketplaceIds,
    timeZone,
    language: language as Language,
    sellerId,
    safePhrase,
    recipients: recipients.map(({ address }) => address),
    ...(pausedAt && { pausedAt: pausedAt.getTime() }),
    ...(authorisedAt && { authorisedAt: authorisedAt.getTime() }),
  };
}

/** Seals every sign-in anew under the newest key, also those that are under it already; returns how many. */
export async function rotateSecrets(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  const rows = await prisma.account.findMany({ select: { id: true, credentials: true } });
  let rotated = 0;
  for (const { id, credentials } of rows) {
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
