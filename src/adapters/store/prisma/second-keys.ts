// Ways in without a passkey. What several browsers try at once is counted, or won by one of them, in a statement.
import { longestTry } from '../../../domain/owner/person.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toAuthenticatorApp, toPerson } from '../rows/person.ts';
import type { Sealer } from '../sealer.ts';
import type { SecondKeyStore } from '../second-key-port.ts';
import { appendLog, clientsOf } from './log.ts';
import { beginSession, nullIfTaken, takeProof } from './sessions.ts';

/** What a sealed secret is bound to, so that one person's can't be put under another's name. */
const subjectOf = (personId: string) => `console/${personId}/totp`;
const unlocked = { lockedAt: null, failures: { lt: longestTry } };

export function secondKeyStore(prisma: PrismaClient, sealer: Sealer): SecondKeyStore {
  return {
    async listApps() {
      return (await prisma.totp.findMany()).map(toAuthenticatorApp);
    },

    async addApp({ personId, secret, step }, proof, entry) {
      const sealed = await sealer.seal(secret, subjectOf(personId));
      return prisma
        .$transaction(async (transaction) => {
          await takeProof(transaction, proof, entry.at);
          await transaction.totp.deleteMany({ where: { personId, ...unlocked } });
          const data = { personId, secret: sealed, keyId: sealer.keyId, createdAt: new Date(entry.at), lastStep: step };
          // one that is locked is still there
          await transaction.totp.create({ data });
          await appendLog(transaction, [entry], await clientsOf(transaction, personId));
          return true;
        })
        .catch((error: unknown) => nullIfTaken(error) ?? false);
    },

    removeApp(personId, kept, entry) {
      return prisma.$transaction(async (transaction) => {
        const { count } = await transaction.totp.deleteMany({ where: { personId, ...unlocked } });
        if (count === 0) return false;
        await transaction.consoleSession.deleteMany({ where: { personId, tokenHash: { not: kept } } });
        await appendLog(transaction, [entry], await clientsOf(transaction, personId));
        return true;
      });
    },

    unlockApp(personId, entry) {
      return prisma.$transaction(async (transaction) => {
        const { count } = await transaction.totp.updateMany({
          where: { personId, OR: [{ lockedAt: { not: null } }, { failures: { gte: longestTry } }] },
          data: { lockedAt: null, failures: 0 },
        });
        if (count === 1) await appendLog(transaction, [entry], await clientsOf(transaction, personId));
        return count === 1;
      });
    },

    async beginTry(name, browser) {
      const known =
        browser === null
          ? { count: 0 }
          : await prisma.knownBrowser.updateMany({
              where: { hash: browser, person: { name, totp: { isNot: null } }, failures: { lt: longestTry } },
              data: { failures: { increment: 1 } },
            });
      const isKnown = known.count === 1;
      const [row] = isKnown
        ? await prisma.totp.findMany({ where: { person: { name } }, include: { person: true } })
        : await prisma.totp.updateManyAndReturn({
            where: { person: { name }, ...unlocked },
            data: { failures: { increment: 1 } },
            include: { person: true },
          });
      if (row === undefined) return null;
      return { person: toPerson(row.person), secret: await sealer.open(row.secret, subjectOf(row.personId)), isKnown };
    },

    lockIfSpent(personId, entry) {
      return prisma.$transaction(async (transaction) => {
        const { count } = await transaction.totp.updateMany({
          where: { personId, lockedAt: null, failures: { gte: longestTry } },
          data: { lockedAt: new Date(entry.at) },
        });
        if (count === 1) await appendLog(transaction, [entry], await clientsOf(transaction, personId));
        return count === 1;
      });
    },

    signInByApp({ person: { id: personId }, isKnown }, step, beginning, now, entry) {
      return prisma.$transaction(async (transaction) => {
        const [row] = await transaction.totp.updateManyAndReturn({
          where: { personId, lastStep: { lt: step }, ...(!isKnown && { lockedAt: null }) },
          // what strangers have tried stays counted
          data: { lastStep: step, usedAt: new Date(now), ...(!isKnown && { failures: 0 }) },
          include: { person: true },
        });
        if (row === undefined) return false;
        await beginSession(transaction, toPerson(row.person), beginning, now, entry);
        return true;
      });
    },

    async replaceCodes(personId, hashes, entry) {
      await prisma.$transaction(async (transaction) => {
        await transaction.recoveryCode.deleteMany({ where: { personId } });
        const createdAt = new Date(entry.at);
        await transaction.recoveryCode.createMany({ data: hashes.map((hash) => ({ hash, personId, createdAt })) });
        await appendLog(transaction, [entry], await clientsOf(transaction, personId));
      });
    },

    async countCodes() {
      const groups = await prisma.recoveryCode.groupBy({ by: ['personId'], _count: true });
      return new Map(groups.map(({ personId, _count }) => [personId, _count]));
    },

    signInByPaper(hash, session, now, entry) {
      return prisma.$transaction(async (transaction) => {
        const found = await transaction.recoveryCode.findUnique({ where: { hash }, include: { person: true } });
        const { count } = await transaction.recoveryCode.deleteMany({ where: { hash } });
        if (found === null || count === 0) return null;
        const person = toPerson(found.person);
        const left = await transaction.recoveryCode.count({ where: { personId: person.id } });
        // the use of the code is told already
        await beginSession(transaction, person, { session, newBrowser: null }, now, entry(person, left));
        return person;
      });
    },
  };
}

/** Seals every app's secret anew under the newest key; returns how many. */
export async function rotateApps(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  let rotated = 0;
  for (const { personId, secret } of await prisma.totp.findMany({ select: { personId: true, secret: true } })) {
    const sealed = await sealer.seal(await sealer.open(secret, subjectOf(personId)), subjectOf(personId));
    const data = { secret: sealed, keyId: sealer.keyId };
    rotated += (await prisma.totp.updateMany({ where: { personId, secret }, data })).count;
  }
  return rotated;
}
