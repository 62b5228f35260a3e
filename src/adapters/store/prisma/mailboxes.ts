// Mailboxes of accounts, their servers and sign-ins only ever as ciphertext.
import type { Instant } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import {
  type Mailbox,
  type MailboxServers,
  type MailboxSettings,
  nothingLearned,
} from '../../../domain/mail/mailbox.ts';
import type { LogEntry } from '../../../domain/owner/log-entry.ts';
import { accountGone } from '../faults.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { Sealer } from '../sealer.ts';
import { appendLog } from './log.ts';
import { onLockedMailbox } from './transaction.ts';

/** What a sealed text is bound to, so that one mailbox's can't be put under another's name. */
const subjectOf = (accountId: string, name: string) => `${accountId}/mailbox/${name}`;

export async function addMailbox(
  prisma: PrismaClient,
  sealer: Sealer,
  accountId: string,
  { name, settings }: Mailbox,
  now: Instant,
): Promise<void> {
  const sealed = await sealer.seal(JSON.stringify(settings), subjectOf(accountId, name));
  try {
    await prisma.mailbox.create({
      data: { accountId, name, settings: sealed, keyId: sealer.keyId, createdAt: new Date(now) },
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'P2003') throw accountGone(accountId);
    if (code !== 'P2002') throw error;
    throw new UserError(
      {
        en: `${accountId} has a mailbox ${name} already.`,
        ja: `${accountId} には、メールボックス ${name} がすでにあります。`,
      },
      { en: 'Choose another name, or remove that one first.', ja: '別の名前にするか、先にそれを削除してください。' },
      {
        cause: error,
      },
    );
  }
}

/** Puts other settings in place of a mailbox's; nothing where it was removed meanwhile. */
export async function changeMailbox(
  prisma: PrismaClient,
  sealer: Sealer,
  accountId: string,
  { name, settings }: Mailbox,
): Promise<void> {
  const sealed = await sealer.seal(JSON.stringify(settings), subjectOf(accountId, name));
  await prisma.mailbox.updateMany({ where: { accountId, name }, data: { settings: sealed, keyId: sealer.keyId } });
}

export async function listMailboxes(prisma: PrismaClient, sealer: Sealer, accountId: string): Promise<Mailbox[]> {
  const rows = await prisma.mailbox.findMany({ where: { accountId }, orderBy: { name: 'asc' } });
  return Promise.all(
    rows.map(async ({ name, settings }) => ({
      name,
      settings: JSON.parse(await sealer.open(settings, subjectOf(accountId, name))) as MailboxSettings,
    })),
  );
}

/** Seals every mailbox anew under the newest key; returns how many. */
export async function rotateMailboxes(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  const rows = await prisma.mailbox.findMany({ select: { accountId: true, name: true, settings: true } });
  let rotated = 0;
  for (const { accountId, name, settings } of rows) {
    const subject = subjectOf(accountId, name);
    const sealed = await sealer.seal(await sealer.open(settings, subject), subject);
    const { count } = await prisma.mailbox.updateMany({
      where: { accountId, name, settings },
      data: { settings: sealed, keyId: sealer.keyId },
    });
    rotated += count;
  }
  return rotated;
}

/** False when there is none of that name; then nothing is logged. */
export async function removeMailbox(
  prisma: PrismaClient,
  accountId: string,
  name: string,
  entry: LogEntry,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.mailbox.deleteMany({ where: { accountId, name } });
    if (count === 1) await appendLog(transaction, [entry]);
    return count === 1;
  });
}

const toServers = (kept: unknown): MailboxServers => (kept as MailboxServers | null) ?? nothingLearned;

export async function readServers(
  prisma: PrismaClient,
  accountId: string,
  name: string,
): Promise<MailboxServers | null> {
  const row = await prisma.mailbox.findUnique({
    where: { accountId_name: { accountId, name } },
    select: { servers: true },
  });
  return row && toServers(row.servers);
}

/** Puts what `change` makes of them in their place, with its entries; null where there is no such mailbox. */
export async function changeServers(
  prisma: PrismaClient,
  accountId: string,
  name: string,
  change: (before: MailboxServers) => { readonly servers: MailboxServers; readonly entries: readonly LogEntry[] },
): Promise<MailboxServers | null> {
  return onLockedMailbox(prisma, accountId, name, async (transaction) => {
    const where = { accountId_name: { accountId, name } };
    const { servers: before } = await transaction.mailbox.findUniqueOrThrow({ where, select: { servers: true } });
    const { servers, entries } = change(toServers(before));
    await transaction.mailbox.update({ where, data: { servers: servers as unknown as Prisma.InputJsonObject } });
    await appendLog(transaction, entries);
    return servers;
  });
}
