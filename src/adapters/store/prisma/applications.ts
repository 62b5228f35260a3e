// Applications and sign-ins, their secrets only ever as ciphertext. Accounts of one client id share one secret.
import type { Instant } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import { type Application, secretLifeMs } from '../../../domain/shop/application.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { ApplicationStore, Credentials, NewCredentials } from '../application-port.ts';
import { accountGone, noApiAccess } from '../faults.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { Sealer } from '../sealer.ts';
import { OtherEndpoint } from '../sealer-for.ts';
import { appendLog } from './log.ts';

const dateOf = (at: Instant | null | undefined) => (at === null || at === undefined ? null : new Date(at));

/** Keeps the secret of the application unless it is the stored one. */
export async function keepApplication(
  prisma: Prisma.TransactionClient,
  sealer: Sealer,
  { clientId, clientSecret, secretIssuedAt }: Pick<NewCredentials, 'clientId' | 'clientSecret' | 'secretIssuedAt'>,
  now: Instant,
): Promise<void> {
  const known = await prisma.application.findUnique({ where: { clientId } });
  // What can't be opened any more is replaced: whoever gives the secret anew has mended it.
  const stored = known && (await sealer.open(known.secret, clientId).catch(unreadable));
  if (stored === clientSecret) return;
  const secret = await sealer.seal(clientSecret, clientId);
  const kept = { secret, keyId: sealer.keyId, secretIssuedAt: dateOf(secretIssuedAt) };
  await prisma.application.upsert({
    where: { clientId },
    create: { clientId, ...kept, createdAt: new Date(now) },
    update: kept,
  });
}

/** What was given for another Amazon can be read, and stays. */
function unreadable(error: unknown): null {
  if (error instanceof OtherEndpoint) throw error;
  return null;
}

/**
 * Forgets applications by which no account is read: a secret that serves nobody must not lie about. One that sellers are
 * sent to authorise stays.
 */
export async function forgetUnused(prisma: Prisma.TransactionClient): Promise<void> {
  await prisma.application.deleteMany({ where: { accounts: { none: {} }, solutionId: null } });
}

/** @param adopt gives accounts from before there were applications theirs (sql/adopt-applications.ts) */
export function applicationStore(prisma: PrismaClient, sealer: Sealer, adopt: () => Promise<void>): ApplicationStore {
  const store: ApplicationStore = {
    async listApplications() {
      const rows = await prisma.application.findMany({
        orderBy: [{ createdAt: 'asc' }, { clientId: 'asc' }],
        include: { accounts: { select: { id: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
      });
      return rows.map(
        ({ clientId, secretIssuedAt, solutionId, isDraft, redirectUri, accounts }): Application => ({
          clientId,
          secretIssuedAt: secretIssuedAt?.getTime() ?? null,
          ...{ solutionId, isDraft, redirectUri },
          accountIds: accounts.map(({ id }) => id),
        }),
      );
    },

    async readSecret(clientId) {
      const row = await prisma.application.findUnique({ where: { clientId } });
      if (row === null)
        throw new UserError(
          { en: 'That application is gone.', ja: 'そのアプリはもうありません。' },
          { en: 'rusuban application list shows those there are', ja: 'rusuban application list で一覧を表示できます' },
        );
      return sealer.open(row.secret, clientId);
    },

    async setSecret(clientId, secret, issuedAt, entry) {
      const sealed = await sealer.seal(secret, clientId);
      const data = { secret: sealed, keyId: sealer.keyId, secretIssuedAt: dateOf(issuedAt) };
      return prisma.$transaction(async (transaction) => {
        const { count } = await transaction.application.updateMany({ where: { clientId }, data });
        if (count === 1) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },

    async noteSecretEnd(clientId, at, saidAt) {
      const secretIssuedAt = new Date(at - secretLifeMs);
      const later = { gt: secretIssuedAt, lte: new Date(saidAt) };
      const isLater = { OR: [{ secretIssuedAt: null }, { secretIssuedAt: later }] };
      await prisma.application.updateMany({ where: { clientId, ...isLater }, data: { secretIssuedAt } });
    },

    async readCredentials(accountId) {
      const read = () => prisma.account.findUnique({ where: { id: accountId }, include: { application: true } });
      let row = await read();
      if (row !== null && row.credentials !== null && row.application === null) {
        await adopt();
        row = await read();
      }
      if (row === null) throw accountGone(accountId);
      if (row.credentials === null) throw noApiAccess(accountId);
      const own = await sealer.open(row.credentials, accountId);
      if (row.application === null) return JSON.parse(own) as Credentials;
      const { clientId, secret } = row.application;
      return { clientId, clientSecret: await sealer.open(secret, clientId), refreshToken: own };
    },

    async setCredentials(id, credentials, authorisedAt, entry) {
      const sealed = await sealer.seal(credentials.refreshToken, id);
      await prisma.$transaction(async (transaction) => {
        await keepApplication(transaction, sealer, credentials, entry.at);
        const { count } = await transaction.account.updateMany({
          where: { id },
          data: {
            credentials: sealed,
            keyId: sealer.keyId,
            clientId: credentials.clientId,
            isMailOnly: false,
            ...(credentials.sellerId !== undefined && { sellerId: credentials.sellerId }),
            authorisedAt: new Date(authorisedAt),
          },
        });
        if (count === 0) throw accountGone(id);
        await forgetUnused(transaction);
        await appendLog(transaction, [entry]);
      });
    },

    async changeAccount(id, { name, language, timeZone, sellerId, authorisedAt }, entry) {
      const data = {
        ...(name !== undefined && { name: storableText(name) }),
        ...(language !== undefined && { language }),
        ...(timeZone !== undefined && { timeZone }),
        ...(sellerId !== undefined && { sellerId }),
        ...(authorisedAt !== undefined && { authorisedAt: new Date(authorisedAt) }),
      };
      await prisma.$transaction(async (transaction) => {
        const { count } = await transaction.account.updateMany({ where: { id }, data });
        if (count === 0) throw accountGone(id);
        await appendLog(transaction, [entry]);
      });
    },
  };
  return store;
}

/** Seals every secret of an application anew under the newest key; returns how many. */
export async function rotateApplications(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  let rotated = 0;
  for (const { clientId, secret } of await prisma.application.findMany()) {
    const sealed = await sealer.seal(await sealer.open(secret, clientId), clientId);
    // Only if it is still what was opened: one that was set meanwhile is newer than ours.
    const where = { clientId, secret };
    rotated += (await prisma.application.updateMany({ where, data: { secret: sealed, keyId: sealer.keyId } })).count;
  }
  return rotated;
}
