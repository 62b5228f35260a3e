// Clients, and which shops are theirs. A client goes when nothing hangs on it: no shop, and nobody who sees its shops.
import { storableText } from '../../../domain/text/storable-text.ts';
import type { ClientStore } from '../client-port.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toClient } from '../rows/client.ts';
import { appendLog } from './log.ts';
import { nullIfTaken } from './sessions.ts';
import { onPeople } from './transaction.ts';

export function clientStore(prisma: PrismaClient): ClientStore {
  return {
    async listClients() {
      const include = { accounts: { select: { id: true }, orderBy: { id: 'asc' } } } as const;
      return (await prisma.client.findMany({ include, orderBy: { name: 'asc' } })).map(toClient);
    },

    async addClient({ id, name, createdAt }, entry) {
      const added = prisma.$transaction(async (transaction) => {
        await transaction.client.create({ data: { id, name: storableText(name), createdAt: new Date(createdAt) } });
        await appendLog(transaction, [entry]);
        return true;
      });
      return (await added.catch(nullIfTaken)) === true;
    },

    removeClient(id, entry) {
      return onPeople(prisma, async (transaction) => {
        const seeing = { where: { everyShop: false, clients: { has: id } } };
        if ((await transaction.person.count(seeing)) + (await transaction.apiToken.count(seeing)) > 0) return false;
        const { count } = await transaction.client.deleteMany({ where: { id, accounts: { none: {} } } });
        if (count === 1) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },

    setOwner(accountId, clientId, entry) {
      return prisma.$transaction(async (transaction) => {
        if (clientId !== null && (await transaction.client.count({ where: { id: clientId } })) === 0) return false;
        // "not Aoi's" leaves out what is nobody's, says SQL
        const isOther =
          clientId === null ? { ownerId: { not: null } } : { OR: [{ ownerId: null }, { ownerId: { not: clientId } }] };
        const { count } = await transaction.account.updateMany({
          where: { id: accountId, ...isOther },
          data: { ownerId: clientId },
        });
        if (count === 1) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },

    async accountsOf(clientIds) {
      const where = { ownerId: { in: [...clientIds] } };
      return (await prisma.account.findMany({ where, select: { id: true } })).map(({ id }) => id);
    },

    async accountsOfIncidents(incidentIds) {
      const where = { id: { in: [...incidentIds] } };
      const rows = await prisma.incident.findMany({ where, select: { id: true, accountId: true } });
      return new Map(rows.map(({ id, accountId }) => [id, accountId]));
    },
  };
}
