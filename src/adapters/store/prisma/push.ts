// Which notifications Amazon sends to our queue, and when one of each last came.
import { minuteMs } from '../../../domain/clock.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { PushStore } from '../push-port.ts';

export function pushStore(prisma: PrismaClient): Omit<PushStore, 'listUnannounced'> {
  return {
    async listSubscriptions(accountId) {
      const where = accountId === undefined ? {} : { accountId };
      const rows = await prisma.pushSubscription.findMany({ where, orderBy: [{ accountId: 'asc' }, { type: 'asc' }] });
      return rows.map(({ knownSince, rungAt, ...row }) => ({
        ...row,
        ...{ knownSince: knownSince.getTime(), rungAt: rungAt?.getTime() ?? null },
      }));
    },

    async keepSubscriptions(accountId, ids, now) {
      await prisma.$transaction(async (transaction) => {
        for (const [type, subscriptionId] of Object.entries(ids)) {
          // one that is the same was known before, and has perhaps rung
          const other = {
            accountId,
            type,
            ...(subscriptionId !== null && { subscriptionId: { not: subscriptionId } }),
          };
          await transaction.pushSubscription.deleteMany({ where: other });
          if (subscriptionId === null) continue;
          const data = { accountId, type, subscriptionId, knownSince: new Date(now) };
          await transaction.pushSubscription.createMany({ data, skipDuplicates: true });
        }
      });
    },

    async noteRung(rung, now) {
      if (rung.length === 0) return;
      const before = new Date(now - minuteMs);
      await prisma.pushSubscription.updateMany({
        where: {
          AND: [
            { OR: rung.map(({ accountId, type }) => ({ accountId, type })) },
            { OR: [{ rungAt: null }, { rungAt: { lt: before } }] },
          ],
        },
        data: { rungAt: new Date(now) },
      });
    },
  };
}
