// Mails of an export folder, judged, as a part of what the folder shows. The receiving server's word is taken: a replay
// asks no network, and gives the same tomorrow.
import type { ExportSnapshot } from '../adapters/amazon/export/export-folder.ts';
import type { ExportedMail } from '../adapters/mailbox/exported.ts';
import type { Instant } from '../domain/clock.ts';
import type { LeftOut } from '../domain/reports/audit.ts';
import type { MailFact } from '../domain/shop/mail-fact.ts';
import { countsOf, factsOf, type NoticeOptions, slotMs } from '../mailboxes/notice-source.ts';

/** Judges every mail and keeps what is kept of them; one snapshot at the newest, or none where there are no mails. */
export async function mailSnapshots(
  mails: AsyncIterable<ExportedMail>,
  leftOut: LeftOut[],
  options: Pick<NoticeOptions, 'trustedServers'>,
): Promise<ExportSnapshot[]> {
  const facts: MailFact[] = [];
  const slots = new Map<Instant, number>();
  let at = 0;
  let rows = 0;
  for await (const one of mails) {
    if ('reason' in one) {
      leftOut.push({ file: one.file, line: null, reason: one.reason });
      continue;
    }
    const { mail } = one;
    rows += 1;
    at = Math.max(at, mail.arrivedAt);
    const slot = Math.floor(mail.arrivedAt / slotMs) * slotMs;
    slots.set(slot, (slots.get(slot) ?? 0) + 1);
    facts.push(...factsOf(mail, options));
  }
  if (rows === 0) return [];
  facts.push(...countsOf('mail', slots, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
  return [
    {
      at,
      part: 'notices',
      isPartial: false,
      async *read() {
        yield { mails: facts };
        return { coverage: { state: 'complete', reason: null, asOf: at }, calls: 0, rows, badRows: [], fault: null };
      },
    },
  ];
}
