// Tokens of the API, kept as hashes, and what was asked under a key: of many who ask at once one begins, in a statement.
import { dayMs, type Instant, minuteMs } from '../../../domain/clock.ts';
import type { ApiStore, AskedRequest, RequestState } from '../api-port.ts';
import type { PrismaClient } from '../generated/client.ts';
import { fromApiToken, toApiToken } from '../rows/api-token.ts';
import { appendLog } from './log.ts';
import { nullIfTaken } from './sessions.ts';

/** As long as an answer is kept for whoever asks again. */
const answerMs = dayMs;

export function apiStore(prisma: PrismaClient): Omit<ApiStore, 'pageIncidents'> {
  return {
    async listApiTokens() {
      return (await prisma.apiToken.findMany({ orderBy: { name: 'asc' } })).map(toApiToken);
    },

    async addApiToken(token, entry) {
      const added = prisma.$transaction(async (transaction) => {
        await transaction.apiToken.create({ data: fromApiToken(token) });
        await appendLog(transaction, [entry], token.clients);
        return true;
      });
      return (await added.catch(nullIfTaken)) === true;
    },

    removeApiToken(id, entry) {
      return prisma.$transaction(async (transaction) => {
        const row = await transaction.apiToken.findUnique({ where: { id } });
        const { count } = await transaction.apiToken.deleteMany({ where: { id } });
        if (row === null || count === 0) return false;
        await appendLog(transaction, [entry], toApiToken(row).clients);
        return true;
      });
    },

    async useApiToken(tokenHash, now) {
      const at = new Date(now);
      const row = await prisma.apiToken.findFirst({ where: { tokenHash, expiresAt: { gt: at } } });
      if (row === null) return null;
      if (now - (row.usedAt?.getTime() ?? 0) >= minuteMs)
        await prisma.apiToken.updateMany({ where: { tokenHash }, data: { usedAt: at } });
      return toApiToken(row);
    },

    async beginRequest(asked, now, deadSince) {
      await prisma.apiRequest.deleteMany({ where: { takenAt: { lte: new Date(now - answerMs) } } });
      const { count } = await prisma.apiRequest.createMany({
        data: [{ ...asked, takenAt: new Date(now) }],
        skipDuplicates: true,
      });
      return count === 1 ? { state: 'begun' } : takenBefore(prisma, asked, now, deadSince);
    },

    async endRequest({ tokenId, key, requestHash }, answer) {
      const where = { tokenId, key, requestHash, status: null };
      if (answer === null) await prisma.apiRequest.deleteMany({ where });
      else await prisma.apiRequest.updateMany({ where, data: { status: answer.status, body: answer.body } });
    },
  };
}

async function takenBefore(
  prisma: PrismaClient,
  { tokenId, key, requestHash }: AskedRequest,
  now: Instant,
  deadSince: Instant,
): Promise<RequestState> {
  const row = await prisma.apiRequest.findUnique({ where: { tokenId_key: { tokenId, key } } });
  // given back this moment: whoever asks again finds it free
  if (row === null) return { state: 'under-way' };
  if (row.requestHash !== requestHash) return { state: 'other' };
  if (row.status !== null) return { state: 'answered', answer: { status: row.status, body: row.body ?? '' } };
  const where = { tokenId, key, status: null, takenAt: { lt: new Date(deadSince) } };
  const { count } = await prisma.apiRequest.updateMany({ where, data: { takenAt: new Date(now) } });
  return { state: count === 1 ? 'begun' : 'under-way' };
}
