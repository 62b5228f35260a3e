// How a person's stay in the console begins, by whatever key; and what is taken once.
import { dayMs, type Instant } from '../../../domain/clock.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import type { Person, Proof } from '../../../domain/owner/person.ts';
import { Prisma } from '../generated/client.ts';
import type { Beginning } from '../second-key-port.ts';
import { appendLog } from './log.ts';

/** As long as browsers keep a cookie at the most. */
const knownMs = 400 * dayMs;

/** @param entry what the log says of it */
export async function beginSession(
  transaction: Prisma.TransactionClient,
  { id: personId, name, clients }: Person,
  { session: { tokenHash, expiresAt, browser, before, provenAt }, newBrowser }: Beginning,
  now: Instant,
  entry: LogEntry,
): Promise<void> {
  const at = new Date(now);
  await transaction.consoleSession.deleteMany({
    where: { OR: [{ expiresAt: { lte: at } }, { tokenHash: before ?? '' }] },
  });
  const proven = provenAt === null ? null : new Date(Math.min(provenAt ?? now, now));
  const times = { beganAt: at, provenAt: proven, seenAt: at, expiresAt: new Date(expiresAt) };
  const data = { tokenHash, name, personId, ...times };
  await transaction.consoleSession.create({ data });
  await transaction.knownBrowser.deleteMany({ where: { seenAt: { lte: new Date(now - knownMs) } } });
  const known = await transaction.knownBrowser.deleteMany({ where: { hash: browser.before ?? '', personId } });
  await transaction.knownBrowser.create({ data: { hash: browser.hash, personId, seenAt: at } });
  await appendLog(transaction, [...(known.count === 0 && newBrowser ? [newBrowser] : []), entry], clients);
}

/** @throws where it was taken before */
export async function takeProof(transaction: Prisma.TransactionClient, { hash, expiresAt }: Proof, now: Instant) {
  await transaction.usedProof.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await transaction.usedProof.create({ data: { hash, expiresAt: new Date(expiresAt) } });
}

/** What somebody was first with: a name, a key, a proof. */
export function nullIfTaken(error: unknown): null {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
  throw error;
}
