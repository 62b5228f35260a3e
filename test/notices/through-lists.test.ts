// Mails of Amazon's that came through a list of the owner's own, such as a Google Group that is the shop's address: what the
// list's server had sealed is believed, and nothing else (docs/decisions/0013-who-is-believed.md).
import { describe, expect, it } from '@jest/globals';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import { checkMail } from '../../src/notices/check.ts';
import { judge, offline } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const signature = 'DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k; h=from; bh=A; b=B';
const stranger = (by: string) => `Received: from out.example.org (out.example.org [192.0.2.7]) by ${by} with ESMTPS; x`;

describe('a mail that came through the shop’s own group', () => {
  const server = 'mx.google.com';
  const via = (found: string, ...more: string[]) =>
    Buffer.from(
      [
        `Authentication-Results: ${server}; dkim=pass header.i=@alice.example; arc=pass (i=2); spf=pass smtp.mailfrom=alice.example; dmarc=pass header.from=alice.example`,
        stranger(server),
        ...more,
        'ARC-Seal: i=1; a=rsa-sha256; d=google.com; s=arc; cv=none; b=x',
        `ARC-Authentication-Results: i=1; ${server}; ${found}`,
        signature,
        'X-Original-From: Amazon.co.jp <account-update@amazon.co.jp>',
        "From: 'Amazon.co.jp' via admin <admin@alice.example>",
        'To: admin@alice.example',
        'Subject: Password changed',
        '',
        'Your password was changed. https://www.amazon.co.jp/',
      ].join('\r\n'),
    );
  const proven = 'dkim=pass header.i=@amazon.co.jp; dmarc=pass header.from=amazon.co.jp';

  it('is what the group’s server had sealed it to be', async () => {
    const check = await judge(via(proven));
    expect(check).toMatchObject({ verdict: 'genuine', notice: expect.stringContaining('password') });
    expect(check.reasons[0]?.key).toBe('list-proven');
    expect((await judge(via('dkim=none; dmarc=fail header.from=amazon.co.jp'))).verdict).not.toBe('genuine');
  });

  it('without a seal and a first sender it is told as what nobody can tell', async () => {
    for (const name of ['Amazon.co.jp via Shop', 'shop 経由 Amazon.co.jp']) {
      const from = `${name} <admin@example.net>`;
      const raw = mailBytes({ from, text: 'Your password was changed.', results: passes('example.net') });
      expect(await judge(raw)).toMatchObject({ verdict: 'suspicious', notice: null });
    }
  });

  it.each([
    ['a seal of somebody else’s', via(proven, 'ARC-Seal: i=2; a=rsa-sha256; d=mallory.example; s=a; cv=pass; b=x')],
    [
      'no seal',
      Buffer.from(
        via(proven)
          .toString()
          .replace(/^ARC-.*\r\n/gm, ''),
      ),
    ],
    [
      'a group of another domain than it came to',
      Buffer.from(via(proven).toString().replace('To: admin@alice.example', 'To: x@other.example')),
    ],
  ])('is no notice with %s', async (_, raw) => {
    const check = checkMail(await examineMail(raw, offline), { trustedServers: null });
    expect(check.notice).toBeNull();
  });
});
