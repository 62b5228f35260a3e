// Reports about mails that were not delivered, as known servers write them, and what only looks like one.
import { describe, expect, it } from '@jest/globals';
import { isDeliveryReport } from '../../../src/adapters/mailbox/bounce.ts';
import { createMailboxes } from '../../../src/adapters/mailbox/index.ts';
import type { MailGlance } from '../../../src/adapters/mailbox/port.ts';
import { readMail } from '../../../src/adapters/mailbox/read-mail.ts';
import { startImapDouble } from '../../support/imap-double.ts';
import {
  eximBounce,
  gmailBounce,
  microsoftBounce,
  postfixBounce,
  postfixDelay,
  relayed,
} from '../../support/mails/bounces.ts';
import { offline } from '../../support/mails/judge.ts';
import { mailBytes } from '../../support/mails/mail.ts';

const of = {
  messageId: 'revision-1.0a1b2c3d.incident.6f1d.alice=example.com@example.com',
  recipient: 'alice@example.com',
};
const read = async (raw: Buffer) => (await readMail(raw)).mail.bounce;

describe('a mail that came back', () => {
  it.each([
    [
      'Postfix',
      postfixBounce,
      'bounced',
      /^550 5\.1\.1 <alice@example\.com>: Recipient address rejected: User unknown$/,
    ],
    ['Exim', eximBounce, 'bounced', /552 5\.2\.2 mailbox full$/],
    // tried for days, and given up
    ['Gmail', gmailBounce, 'bounced', /^4\.4\.2 The recipient server did not accept .* timed out\]$/],
    ['Microsoft', microsoftBounce, 'bounced', /^550 5\.1\.10 RESOLVER\.ADR\.RecipientNotFound; Recipient not found/],
    ['Postfix, which still tries', postfixDelay, 'delayed', /^4\.4\.1 connect to mx\.example\.net.*timed out$/],
  ] as const)('from %s', async (_, write, outcome, detail) => {
    const bounce = await read(write(of));
    expect(bounce).toMatchObject({ outcome, detail: expect.stringMatching(detail) });
    expect(bounce?.messageIds).toContain(of.messageId);
  });

  it('says nothing when all is well, or when it is no report', async () => {
    expect(await read(relayed(of))).toBeUndefined();
    expect(await read(mailBytes({ subject: 'Undelivered Mail Returned to Sender', text: `<${of.messageId}>` }))).toBe(
      undefined,
    );
    const readReceipt = postfixBounce(of).toString('utf8').replaceAll('delivery-status', 'disposition-notification');
    expect(await read(Buffer.from(readReceipt))).toBeUndefined();
  });

  it('is for good by its status where the action is left out, and if any of its recipients is lost', async () => {
    const raw = postfixDelay(of).toString('utf8');
    const without = (status: string) => raw.replace('Action: delayed\r\n', '').replace('Status: 4.4.1', status);
    expect(await read(Buffer.from(without('Status: 5.7.1 (policy)')))).toMatchObject({ outcome: 'bounced' });
    expect(await read(Buffer.from(without('Status: 4.7.1')))).toMatchObject({ outcome: 'delayed' });
    expect(await read(Buffer.from(without('Status: 2.1.5')))).toBeUndefined();
    const two = raw.replace(
      '\r\n\r\n--delay\r\nContent-Type: text/rfc',
      '\r\n\r\nAction: failed\r\n\r\n--delay\r\nContent-Type: text/rfc',
    );
    expect(await read(Buffer.from(two))).toMatchObject({ outcome: 'bounced', detail: 'failed' });
  });

  it('is bounded, whatever is in it', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => `<id-${i}@example.com>`).join(' ');
    const raw = eximBounce({ ...of, messageId: `x@example.com> ${many} <y@example.com` }).toString('utf8');
    const bounce = await read(Buffer.from(raw.replace('mailbox full', `\u001b[31m${'very '.repeat(500)}full`)));
    expect(bounce?.messageIds.length).toBeLessThanOrEqual(20);
    expect(bounce?.detail.length).toBeLessThanOrEqual(300);
    expect(bounce?.detail).not.toContain('\u001b');
  });

  it('is told by its head', () => {
    expect(isDeliveryReport('multipart/report; report-type=delivery-status; boundary="x"')).toBe(true);
    expect(isDeliveryReport('Multipart/Report; boundary=x; report-type="Delivery-Status"')).toBe(true);
    expect(isDeliveryReport('multipart/report; boundary=x')).toBe(true);
    expect(isDeliveryReport('multipart/report; report-type=disposition-notification; boundary="x"')).toBe(false);
    expect(isDeliveryReport('multipart/mixed; boundary="report-type=delivery-status"')).toBe(false);
  });

  it('is read from an IMAP server by that alone', async () => {
    const server = await startImapDouble();
    try {
      const at = Date.UTC(2026, 10, 22, 2);
      await server.deliver(mailBytes({ text: 'private' }), at);
      await server.deliver(microsoftBounce(of), at + 1000);
      const glances: MailGlance[] = [];
      const found = [];
      const source = createMailboxes({ inbox: '', ...offline }).open(server.mailbox);
      const worthOf = (glance: MailGlance) => (glances.push(glance) > 0 && glance.isReport ? 1 : 0);
      for await (const { examined } of source.read(0, worthOf)) found.push(examined?.mail.bounce?.outcome);
      expect(glances.map(({ isReport }) => isReport)).toEqual([false, true]);
      expect(found).toEqual([undefined, 'bounced']);
    } finally {
      await server.close();
    }
  });
});
