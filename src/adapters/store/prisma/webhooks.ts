// Webhooks of accounts, their addresses and signing secrets only ever as ciphertext.
import type { Instant } from '../../../domain/clock.ts';
import { UserError } from '../../../domain/errors.ts';
import type { Webhook } from '../../../domain/telling/webhook.ts';
import { accountGone } from '../faults.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { Sealer } from '../sealer.ts';

/** What a sealed text is bound to, so that one webhook's can't be put under another's name. */
const subjectOf = (accountId: string, name: string) => `${accountId}/webhook/${name}`;

export async function addWebhook(
  prisma: PrismaClient,
  sealer: Sealer,
  accountId: string,
  { name, kind, settings }: Webhook,
  now: Instant,
): Promise<void> {
  const sealed = await sealer.seal(JSON.stringify(settings), subjectOf(accountId, name));
  try {
    await prisma.webhook.create({
      data: { accountId, name, kind, settings: sealed, keyId: sealer.keyId, createdAt: new Date(now) },
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'P2003') throw accountGone(accountId);
    if (code !== 'P2002') throw error;
    throw new UserError(
      {
        en: `${accountId} has a webhook ${name} already.`,
        ja: `${accountId} には、Webhook ${name} がすでにあります。`,
      },
      { en: 'Choose another name, or remove that one first.', ja: '別の名前にするか、先にそれを削除してください。' },
      { cause: error },
    );
  }
}

export async function listWebhooks(prisma: PrismaClient, sealer: Sealer, accountId: string): Promise<Webhook[]> {
  const rows = await prisma.webhook.findMany({ where: { accountId }, orderBy: { name: 'asc' } });
  return Promise.all(
    rows.map(async ({ name, kind, settings }) => ({
      name,
      kind,
      settings: JSON.parse(await sealer.open(settings, subjectOf(accountId, name))) as Webhook['settings'],
    })),
  );
}

/** Seals every webhook anew under the newest key; returns how many. */
export async function rotateWebhooks(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  const rows = await prisma.webhook.findMany({ select: { accountId: true, name: true, settings: true } });
  let rotated = 0;
  for (const { accountId, name, settings } of rows) {
    const subject = subjectOf(accountId, name);
    const sealed = await sealer.seal(await sealer.open(settings, subject), subject);
    const { count } = await prisma.webhook.updateMany({
      where: { accountId, name, settings },
      data: { settings: sealed, keyId: sealer.keyId },
    });
    rotated += count;
  }
  return rotated;
}

/** False when there is none of that name. */
export async function removeWebhook(prisma: PrismaClient, accountId: string, name: string): Promise<boolean> {
  return (await prisma.webhook.deleteMany({ where: { accountId, name } })).count === 1;
}
