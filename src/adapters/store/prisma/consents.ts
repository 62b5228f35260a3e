// Consents under way, and the applications for which there are any. A state is good for one return: taking it is one statement.
import { hourMs } from '../../../domain/clock.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { ConsentStore } from '../consent-port.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toConsent, toOutcome, toSellerInvitation } from '../rows/consent.ts';
import { toStorable } from '../rows/to-json.ts';
import type { Sealer } from '../sealer.ts';
import { keepApplication } from './applications.ts';
import { appendLog } from './log.ts';

export function consentStore(prisma: PrismaClient, sealer: Sealer): ConsentStore {
  return {
    async addApplication({ clientId, clientSecret, solutionId, isDraft, redirectUri }, entry) {
      await prisma.$transaction(async (transaction) => {
        // a secret is mostly made for the occasion; `application set-secret --issued` says otherwise
        await keepApplication(transaction, sealer, { clientId, clientSecret, secretIssuedAt: entry.at }, entry.at);
        await transaction.application.update({ where: { clientId }, data: { solutionId, isDraft, redirectUri } });
        await appendLog(transaction, [entry]);
      });
    },

    removeApplication(clientId, entry) {
      return prisma.$transaction(async (transaction) => {
        const { count } = await transaction.application.deleteMany({ where: { clientId, accounts: { none: {} } } });
        if (count === 1) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },

    async beginConsent({ begunBy, expiresAt, ...request }, stateHash, now) {
      await prisma.consentRequest.deleteMany({ where: { expiresAt: { lt: new Date(now - hourMs) } } });
      await prisma.consentRequest.create({
        data: { ...request, stateHash, begunBy: storableText(begunBy), expiresAt: new Date(expiresAt) },
      });
    },

    async takeConsent(stateHash) {
      const [row] = await prisma.consentRequest.updateManyAndReturn({
        where: { stateHash },
        data: { stateHash: null },
      });
      return row === undefined ? null : toConsent(row);
    },

    async consentUnderWay(browserHash, now) {
      const where = { browserHash, stateHash: { not: null }, expiresAt: { gt: new Date(now) } };
      const row = await prisma.consentRequest.findFirst({ where });
      return row && toConsent(row);
    },

    async noteConsent(browserHash, outcome) {
      await prisma.consentRequest.updateMany({ where: { browserHash }, data: { outcome: toStorable(outcome) } });
    },

    async findConsent(browserHash) {
      const row = await prisma.consentRequest.findUnique({ where: { browserHash } });
      return row && toOutcome(row);
    },

    async inviteSeller({ madeBy, expiresAt, ...invitation }, entry) {
      await prisma.$transaction(async (transaction) => {
        const data = { ...invitation, madeBy: storableText(madeBy), expiresAt: new Date(expiresAt) };
        await transaction.consentInvitation.deleteMany({ where: { expiresAt: { lt: new Date(entry.at) } } });
        await transaction.consentInvitation.create({ data });
        await appendLog(transaction, [entry]);
      });
    },

    async findSellerInvitation(tokenHash, now) {
      const row = await prisma.consentInvitation.findFirst({ where: { tokenHash, expiresAt: { gt: new Date(now) } } });
      return row && toSellerInvitation(row);
    },

    async listSellerInvitations(accountId, now) {
      const where = { accountId, expiresAt: { gt: new Date(now) } };
      const rows = await prisma.consentInvitation.findMany({ where, orderBy: { expiresAt: 'asc' } });
      return rows.map(toSellerInvitation);
    },

    endSellerInvitation(tokenHash, now, entry) {
      return prisma.$transaction(async (transaction) => {
        const where = { tokenHash, expiresAt: { gt: new Date(now) } };
        const { count } = await transaction.consentInvitation.deleteMany({ where });
        if (count === 1 && entry !== null) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },
  };
}
