// Each recipient's safe phrase, only ever as ciphertext. A change of it and the messages that tell of it are one transaction.
import { storableText } from '../../../domain/text/storable-text.ts';
import { accountGone } from '../faults.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { PhraseStore } from '../phrase-port.ts';
import { phraseSubject } from '../rows/recipient.ts';
import type { Sealer } from '../sealer.ts';
import { appendLog } from './log.ts';
import { owe } from './outbox.ts';
import { underPhrases } from './phrases-kept.ts';
import { readRecipients } from './recipients.ts';
import { onLockedAccount } from './transaction.ts';

export function phraseStore(prisma: PrismaClient, sealer: Sealer): PhraseStore {
  const open = (accountId: string, sealed: string | null) =>
    sealed === null || sealed === '' ? null : sealer.open(sealed, phraseSubject(accountId));
  const phraseOf: PhraseStore['phraseOf'] = async (accountId, address) => {
    const row = await prisma.recipient.findUnique({ where: { accountId_address: { accountId, address } } });
    return open(accountId, row?.safePhrase ?? null);
  };
  return {
    phraseOf,

    async phraseUnder({ accountId, recipient, props }) {
      const carried = (props as { safePhrase?: unknown } | null)?.safePhrase;
      return typeof carried === 'string' ? open(accountId, carried) : phraseOf(accountId, recipient);
    },

    async changePhrase(accountId, address, change) {
      const where = { accountId_address: { accountId, address } };
      const isDone = await onLockedAccount(prisma, accountId, async (transaction) => {
        const { safePhrase: sealed } = await transaction.recipient.findUniqueOrThrow({ where });
        const readers = (await readRecipients(transaction, accountId)).map((one) => one.address);
        // what can't be opened any more is replaced
        const before = await Promise.resolve(open(accountId, sealed)).catch(() => null);
        const { phrase, outbox, entries } = change(before, readers);
        const safePhrase = phrase && (await sealer.seal(storableText(phrase), phraseSubject(accountId)));
        await transaction.recipient.update({ where, data: { safePhrase } });
        await owe(transaction, underPhrases(outbox, new Map([[address, sealed]])));
        await appendLog(transaction, entries);
        return true;
      });
      if (isDone === null) throw accountGone(accountId);
    },
  };
}

/** Seals every phrase anew under the newest key; returns how many. */
export async function rotatePhrases(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  let rotated = 0;
  for (const { accountId, address, safePhrase } of await prisma.recipient.findMany()) {
    if (safePhrase === null) continue;
    const subject = phraseSubject(accountId);
    const sealed = await sealer.seal(await sealer.open(safePhrase, subject), subject);
    // Only if it is still what was opened: one that was set meanwhile is newer than ours.
    const where = { accountId, address, safePhrase };
    rotated += (await prisma.recipient.updateMany({ where, data: { safePhrase: sealed } })).count;
  }
  return rotated;
}
