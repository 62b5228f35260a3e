// People who come into the console, with their keys. What two browsers try at once is won by one of them, in a statement.
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { PeopleStore } from '../people-port.ts';
import { toApiToken } from '../rows/api-token.ts';
import { toConsoleSession } from '../rows/console-session.ts';
import { fromMembership, fromPasskey, toInvitation, toPasskey, toPerson } from '../rows/person.ts';
import { appendLog, clientsOf } from './log.ts';
import { beginSession, nullIfTaken, takeProof } from './sessions.ts';
import { onPeople } from './transaction.ts';

/** Whatever was begun is taken back. */
class NotForOwners extends Error {}

export function peopleStore(prisma: PrismaClient): PeopleStore {
  return {
    async listPeople() {
      return (await prisma.person.findMany({ orderBy: { name: 'asc' } })).map(toPerson);
    },
    countPeople: () => prisma.person.count(),
    async listPasskeys(personId) {
      const where = personId === undefined ? {} : { personId };
      return (await prisma.passkey.findMany({ where, orderBy: { createdAt: 'asc' } })).map(toPasskey);
    },
    async findPasskey(id) {
      const row = await prisma.passkey.findUnique({ where: { id }, include: { person: true } });
      if (row === null) return null;
      const { person, ...passkey } = row;
      return { passkey: toPasskey(passkey), person: toPerson(person) };
    },
    async addInvitation({ tokenHash, madeBy, expiresAt, personId, ...membership }, entry) {
      await prisma.$transaction(async (transaction) => {
        const link = { tokenHash, madeBy: storableText(madeBy), expiresAt: new Date(expiresAt), personId };
        await transaction.consoleLink.create({ data: { ...link, ...fromMembership(membership) } });
        await appendLog(transaction, [entry]);
      });
    },
    async listInvitations(now) {
      const where = { usedAt: null, expiresAt: { gt: new Date(now) }, role: { not: null } };
      const rows = await prisma.consoleLink.findMany({ where, orderBy: { expiresAt: 'asc' } });
      return rows.flatMap((row) => toInvitation(row) ?? []);
    },
    removeInvitation(tokenHash, entry) {
      return prisma.$transaction(async (transaction) => {
        const where = { tokenHash, usedAt: null, role: { not: null } };
        const { count } = await transaction.consoleLink.deleteMany({ where });
        if (count === 1) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },
    async findInvitation(tokenHash, now) {
      const where = { tokenHash, usedAt: null, expiresAt: { gt: new Date(now) }, role: { not: null } };
      const row = await prisma.consoleLink.findFirst({ where });
      return row && toInvitation(row);
    },

    join(invitationHash, { person, by, session }, now, entry) {
      const work = async (transaction: Prisma.TransactionClient) => {
        const [link] = await transaction.consoleLink.updateManyAndReturn({
          where: { tokenHash: invitationHash, usedAt: null, expiresAt: { gt: new Date(now) }, role: { not: null } },
          data: { usedAt: new Date(now) },
        });
        const invitation = link && toInvitation(link);
        if (!invitation) return null;
        const isNew = invitation.personId === null;
        const joined = isNew
          ? await transaction.person.create({
              data: {
                ...{ ...person, name: storableText(person.name), createdAt: new Date(now) },
                ...fromMembership(invitation),
              },
            })
          : await transaction.person.findUniqueOrThrow({ where: { id: invitation.personId ?? '' } });
        const personId = joined.id;
        if ('passkey' in by) await transaction.passkey.create({ data: fromPasskey({ ...by.passkey, personId }) });
        else if (joined.role === 'owner') throw new NotForOwners();
        else {
          const at = new Date(now);
          await transaction.identity.deleteMany({ where: { personId } });
          await transaction.identity.create({ data: { ...by.account, personId, createdAt: at, usedAt: at } });
        }
        const who = toPerson(joined);
        // the new person, or the new key, is told already
        await beginSession(transaction, who, { session, newBrowser: null }, now, entry(who, isNew));
        return who;
      };
      return prisma.$transaction(work).catch((error: unknown) => {
        if (error instanceof NotForOwners) return null;
        return nullIfTaken(error);
      });
    },

    async signIn({ id, counter }, proof, beginning, now, entry) {
      const work = async (transaction: Prisma.TransactionClient) => {
        await takeProof(transaction, proof, now);
        const [row] = await transaction.passkey.updateManyAndReturn({
          where: { id },
          data: { counter: BigInt(counter), usedAt: new Date(now) },
          include: { person: true },
        });
        if (row === undefined) return null;
        await beginSession(transaction, toPerson(row.person), beginning, now, entry);
        return true;
      };
      return (await prisma.$transaction(work).catch(nullIfTaken)) === true;
    },

    async addPasskey(passkey, proof, entry) {
      const work = async (transaction: Prisma.TransactionClient) => {
        await takeProof(transaction, proof, entry.at);
        await transaction.passkey.create({ data: fromPasskey(passkey) });
        await appendLog(transaction, [entry], await clientsOf(transaction, passkey.personId));
        return true;
      };
      return (await prisma.$transaction(work).catch(nullIfTaken)) === true;
    },

    removePasskey(personId, id, kept, entry) {
      return onPeople(prisma, async (transaction) => {
        if ((await transaction.passkey.count({ where: { personId } })) < 2) return false;
        if ((await transaction.passkey.deleteMany({ where: { id, personId } })).count === 0) return false;
        await transaction.consoleSession.deleteMany({ where: { personId, tokenHash: { not: kept } } });
        await takeBackInvitations(transaction, personId);
        await appendLog(transaction, [entry], await clientsOf(transaction, personId));
        return true;
      });
    },

    changeRole(personId, membership, entry) {
      return onPeople(prisma, async (transaction) => {
        if (membership.role !== 'owner' && (await isLastOwner(transaction, personId))) return false;
        // no owner comes in by a provider: who has nothing else would be shut out
        if (membership.role === 'owner' && (await transaction.passkey.count({ where: { personId } })) === 0)
          return false;
        const before = await clientsOf(transaction, personId);
        const data = fromMembership(membership);
        const changed = await transaction.person.updateMany({
          where: { id: personId, NOT: { ...data, clients: { equals: data.clients } } },
          data,
        });
        if (changed.count === 0) return false;
        await transaction.consoleSession.deleteMany({ where: { personId } });
        await takeBackInvitations(transaction, personId);
        if (membership.role === 'owner') await transaction.identity.deleteMany({ where: { personId } });
        // only an owner could have made one
        if (membership.role !== 'owner') await endTokens(transaction, personId, entry);
        // those whose shops were seen until now, and those whose are from now on
        const both = before === null || membership.clients === null ? null : [...before, ...membership.clients];
        await appendLog(transaction, [entry], both);
        return true;
      });
    },

    removePerson(personId, entry) {
      return onPeople(prisma, async (transaction) => {
        if (await isLastOwner(transaction, personId)) return false;
        await takeBackInvitations(transaction, personId);
        const clients = await clientsOf(transaction, personId);
        await endTokens(transaction, personId, entry);
        if ((await transaction.person.deleteMany({ where: { id: personId } })).count === 0) return false;
        await appendLog(transaction, [entry], clients);
        return true;
      });
    },

    async listSessions(now, idleSince) {
      const rows = await prisma.consoleSession.findMany({
        where: { expiresAt: { gt: new Date(now) }, seenAt: { gt: new Date(idleSince) } },
        include: { person: true },
        orderBy: { beganAt: 'desc' },
      });
      return rows.map(toConsoleSession);
    },
  };
}

async function isLastOwner(transaction: Prisma.TransactionClient, personId: string): Promise<boolean> {
  const owners = await transaction.person.findMany({ where: { role: 'owner' }, select: { id: true }, take: 2 });
  return owners.length === 1 && owners[0]?.id === personId;
}

/** What they have invited with and nobody has used yet: else who is taken out lets themselves in again. */
async function takeBackInvitations(transaction: Prisma.TransactionClient, personId: string): Promise<void> {
  const person = await transaction.person.findUnique({ where: { id: personId }, select: { name: true } });
  if (person === null) return;
  await transaction.consoleLink.deleteMany({ where: { madeBy: person.name, role: { not: null }, usedAt: null } });
}

/** Whoever made them is no owner any more: else who is taken out goes on asking by a token. */
async function endTokens(transaction: Prisma.TransactionClient, personId: string, entry: LogEntry): Promise<void> {
  const rows = await transaction.apiToken.findMany({ where: { personId }, orderBy: { name: 'asc' } });
  await transaction.apiToken.deleteMany({ where: { personId } });
  for (const { name, role, clients } of rows.map(toApiToken))
    await appendLog(transaction, [{ ...entry, what: 'token-removed', subject: name, detail: { role } }], clients);
}
