// Who is in the console. Links and sessions are kept as hashes: whoever reads the database, or a dump of it, gets in by none.
import { minuteMs } from '../../../domain/clock.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import type { ConsoleLists, ConsoleStore } from '../console-port.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toConsoleSession } from '../rows/console-session.ts';
import { appendLog } from './log.ts';

export function consoleStore(prisma: PrismaClient): Omit<ConsoleStore, keyof ConsoleLists> {
  return {
    async addConsoleLink({ tokenHash, madeBy, expiresAt }, entry) {
      await prisma.$transaction(async (transaction) => {
        const data = { tokenHash, madeBy: storableText(madeBy), expiresAt: new Date(expiresAt) };
        await transaction.consoleLink.create({ data });
        await appendLog(transaction, [entry]);
      });
    },

    enterConsole(linkHash, { tokenHash, expiresAt }, now, entry) {
      const at = new Date(now);
      return prisma.$transaction(async (transaction) => {
        // what is over serves nobody
        await transaction.consoleLink.deleteMany({ where: { expiresAt: { lte: at } } });
        await transaction.consoleSession.deleteMany({ where: { expiresAt: { lte: at } } });
        const [link] = await transaction.consoleLink.updateManyAndReturn({
          where: { tokenHash: linkHash, usedAt: null, role: null },
          data: { usedAt: at },
        });
        if (link === undefined) return null;
        const data = {
          tokenHash,
          name: link.madeBy,
          beganAt: at,
          provenAt: at,
          seenAt: at,
          expiresAt: new Date(expiresAt),
        };
        const session = toConsoleSession(await transaction.consoleSession.create({ data }));
        await appendLog(transaction, [entry(session.name)]);
        return session;
      });
    },

    async consoleSession(tokenHash, now, idleSince, isNoted = true) {
      const at = new Date(now);
      const where = { tokenHash, expiresAt: { gt: at }, seenAt: { gt: new Date(idleSince) } };
      const row = await prisma.consoleSession.findFirst({ where, include: { person: true } });
      if (row === null) return null;
      if (isNoted && now - row.seenAt.getTime() >= minuteMs)
        await prisma.consoleSession.updateMany({ where: { tokenHash }, data: { seenAt: at } });
      return toConsoleSession(row);
    },

    async lastDeliveries(accountId, limit, before) {
      const rows = await prisma.delivery.findMany({
        where: { outbox: { accountId }, ...(before !== undefined && { id: { lt: BigInt(before) } }) },
        select: {
          id: true,
          at: true,
          outcome: true,
          detail: true,
          outboxKey: true,
          outbox: { select: { recipient: true, kind: true } },
        },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.map(({ id, at, outboxKey: message, outbox, ...rest }) => ({
        ...{ id: String(id), message, at: at.getTime() },
        ...rest,
        ...outbox,
      }));
    },

    leaveConsole(tokenHash, entry) {
      return prisma.$transaction(async (transaction) => {
        const { count } = await transaction.consoleSession.deleteMany({ where: { tokenHash } });
        if (count === 1) await appendLog(transaction, [entry]);
        return count === 1;
      });
    },
  };
}
