// Accounts at the provider of identities, by which people come in. What two browsers try at once is won by one of them.
import type { PrismaClient } from '../generated/client.ts';
import type { IdentityStore } from '../identity-port.ts';
import { toPerson } from '../rows/person.ts';
import { appendLog, clientsOf } from './log.ts';
import { beginSession, nullIfTaken, takeProof } from './sessions.ts';
import { onPeople } from './transaction.ts';

const noOwner = { role: { not: 'owner' } };

export function identityStore(prisma: PrismaClient): IdentityStore {
  return {
    async listIdentities() {
      const rows = await prisma.identity.findMany();
      return rows.map(({ createdAt, usedAt, ...row }) => ({
        ...row,
        createdAt: createdAt.getTime(),
        usedAt: usedAt?.getTime() ?? null,
      }));
    },
    async findIdentity({ issuer, subject }) {
      const row = await prisma.identity.findUnique({
        where: { issuer_subject: { issuer, subject } },
        include: { person: true },
      });
      return row && toPerson(row.person);
    },
    async takeProof(proof, now) {
      const taken = prisma.$transaction(async (transaction) => {
        await takeProof(transaction, proof, now);
        return true;
      });
      return (await taken.catch(nullIfTaken)) === true;
    },

    signInByIdentity(identity, beginning, now, entry) {
      return prisma.$transaction(async (transaction) => {
        const [row] = await transaction.identity.updateManyAndReturn({
          where: { ...identity, person: noOwner },
          data: { usedAt: new Date(now) },
          include: { person: true },
        });
        if (row === undefined) return false;
        await beginSession(transaction, toPerson(row.person), beginning, now, entry);
        return true;
      });
    },

    async addIdentity({ personId, issuer, subject, createdAt }, session, entry) {
      const added = onPeople(prisma, async (transaction) => {
        const where = { tokenHash: session, personId, expiresAt: { gt: new Date(entry.at) }, person: noOwner };
        if ((await transaction.consoleSession.count({ where })) === 0) return false;
        await transaction.identity.deleteMany({ where: { personId } });
        await transaction.identity.create({ data: { personId, issuer, subject, createdAt: new Date(createdAt) } });
        await appendLog(transaction, [entry], await clientsOf(transaction, personId));
        return true;
      });
      return (await added.catch(nullIfTaken)) === true;
    },

    removeIdentity(personId, kept, entry) {
      return prisma.$transaction(async (transaction) => {
        if ((await transaction.identity.deleteMany({ where: { personId } })).count === 0) return false;
        await transaction.consoleSession.deleteMany({ where: { personId, tokenHash: { not: kept } } });
        await appendLog(transaction, [entry], await clientsOf(transaction, personId));
        return true;
      });
    },
  };
}
