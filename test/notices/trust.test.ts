// Who is believed about a mail's sender (docs/decisions/0013-who-is-believed.md): what a server truly wrote, and nothing that
// the sender could have written himself.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import { readResults } from '../../src/adapters/mailbox/trace.ts';
import { factsOf } from '../../src/mailboxes/notice-source.ts';
import type { TrustedServers } from '../../src/notices/receiver-results.ts';
import { forgedMails } from '../support/mails/forged.ts';
import { judge, offline } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const amazon = 'Amazon.co.jp <account-update@amazon.co.jp>';
const signature = 'DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k; h=from; bh=A; b=B';
const results = (server: string) => `Authentication-Results: ${passes('amazon.co.jp', server)}`;
const stranger = (by: string) => `Received: from out.example.org (out.example.org [192.0.2.7]) by ${by} with ESMTPS; x`;
const notice = (...top: string[]) =>
  Buffer.from(
    [
      ...top,
      `From: ${amazon}`,
      'To: alice@alice.example',
      'Subject: Password changed',
      '',
      'Your password was changed.',
    ].join('\r\n'),
  );

describe('a forged mail', () => {
  it('is never evidence, whatever its sender wrote about himself and whichever servers are known', async () => {
    const evidence: string[] = [];
    for (const { how, raw } of forgedMails(400, 7)) {
      const examined = await examineMail(raw, offline);
      const known = how.includes('the truth') ? [['mx.alice.example', 'mail.example.net', 'sv123.host.example']] : [];
      for (const trustedServers of [null, [], ...known])
        if (factsOf({ key: 'k', arrivedAt: 0, examined }, { trustedServers }).some(({ kind }) => kind === 'notice'))
          evidence.push(`${how}, known: ${trustedServers}`);
    }
    expect(evidence).toEqual([]);
  });
});

describe('what a server wrote', () => {
  it.each<[string, TrustedServers, Buffer]>([
    [
      'above the line by which a stranger’s machine came',
      null,
      notice(results('mx.alice.example'), stranger('mx.alice.example'), signature),
    ],
    [
      'above it, with the system’s own machines above that',
      null,
      notice(
        'Received: from compute5.internal (compute5.internal [10.202.2.45]) by store1 with LMTPA; x',
        'Received: from mx5.messagingengine.com (localhost [127.0.0.1]) by mx5.messagingengine.com (Authentication Milter); x',
        results('mx5.messagingengine.com'),
        stranger('mx5.messagingengine.com'),
        signature,
      ),
    ],
    [
      'below it, at Gmail, which clears away what bears its name',
      null,
      notice(
        'Received: by 2002:a05:6402:1:b0:1 with SMTP id d5; x',
        stranger('mx.google.com'),
        results('mx.google.com'),
        signature,
      ),
    ],
    [
      'in several headers of names of its own, at iCloud',
      null,
      notice(
        'Received: from p00-icloudmta-smtpin-us-1 by p129-mailgateway-smtpin-x (mailgateway 1) with SMTP id d5; x',
        'Received: from out.example.org by p00-icloudmta-smtpin-us-1; x',
        'Authentication-Results: bimi.icloud.com; bimi=none',
        'Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=amazon.co.jp',
        'Authentication-Results: dkim-verifier.icloud.com; dkim=pass header.d=amazon.co.jp',
        'Authentication-Results: spf.icloud.com; spf=pass smtp.mailfrom=x@bounces.amazon.co.jp',
        signature,
      ),
    ],
    [
      'above it, at Yahoo!, whose machines have no names',
      null,
      notice(
        results('atlas-production.v2-mail-prod1-gq1.omega.yahoo.com'),
        'Received: from 192.0.2.7 (EHLO out.example.org) by 10.217.1.1 with SMTPs; x',
        signature,
      ),
    ],
    ...['mail.protonmail.ch', 'mx.zohomail.com', 'gmx.net'].map((by): [string, TrustedServers, Buffer] => [
      `above it, at ${by}`,
      null,
      notice(results(by), stranger(by === 'gmx.net' ? 'mx-ha.gmx.net' : by), signature),
    ]),
    [
      'below it, where the mailbox is known to use that server',
      ['mx.alice.example'],
      notice(stranger('mx.alice.example'), results('mx.alice.example'), signature),
    ],
    [
      'under one of the names of a server that is known',
      ['alice.example'],
      notice(stranger('mx3.alice.example'), results('mx3.alice.example'), signature),
    ],
  ])('counts %s', async (_, trustedServers, raw) => {
    const check = await judge(raw, trustedServers);
    expect(check).toMatchObject({ verdict: 'genuine', authentication: { source: 'receiver' } });
    expect(check.reasons[0]?.key).toBe(trustedServers === null ? 'auth-pass-receiver' : 'auth-pass-known');
  });

  it.each<[string, TrustedServers, Buffer]>([
    [
      'below the line by which a stranger’s machine came',
      null,
      notice(stranger('mx.alice.example'), signature, results('mx.alice.example')),
    ],
    ['where no server took the mail in', null, notice(results('mx.alice.example'), signature)],
    [
      'of a server that the mailbox isn’t known to use',
      ['mx.other.example'],
      notice(results('mx.alice.example'), stranger('mx.alice.example'), signature),
    ],
    [
      'where the mailbox’s server is known to write nothing',
      [],
      notice(results('mx.alice.example'), stranger('mx.alice.example'), signature),
    ],
    [
      'below another stranger’s machine',
      ['mx.alice.example'],
      notice(stranger('mx.alice.example'), stranger('mx.alice.example'), results('mx.alice.example'), signature),
    ],
    [
      'at Gmail, by its name, in a mail that another took in',
      null,
      notice(stranger('mx.alice.example'), stranger('mx.google.com'), results('mx.google.com'), signature),
    ],
    [
      'above a machine without a name, of a server that is no provider’s',
      null,
      notice(
        results('mx.mallory.example'),
        'Received: from 192.0.2.7 (EHLO out.example.org) by 10.217.1.1 with SMTPs; x',
        signature,
      ),
    ],
    ['without a signature in Amazon’s name', null, notice(results('mx.alice.example'), stranger('mx.alice.example'))],
    [
      'with a signature in another’s name',
      null,
      notice(
        results('mx.alice.example'),
        stranger('mx.alice.example'),
        signature.replace('amazon.co.jp', 'sendgrid.example'),
      ),
    ],
  ])('counts for nothing %s', async (_, trustedServers, raw) => {
    expect((await judge(raw, trustedServers)).verdict).not.toBe('genuine');
  });

  it('that isn’t believed is said to be there', async () => {
    const check = await judge(notice(stranger('mx.alice.example'), signature, results('mx.alice.example')));
    expect(check.reasons.map(({ key }) => key)).toContain('results-unbelieved');
  });
});

describe('a signature in Amazon’s name', () => {
  it.each([
    ['phishing', []],
    ['phishing', ['DKIM-Signature: v=1; a=rsa-sha256; d=sendgrid.example; s=k; h=from; bh=A; b=B']],
    ['suspicious', [signature]],
  ])('that nobody could check: %s with %j', async (verdict, signatures) => {
    expect((await judge(notice(stranger('mx.alice.example'), ...signatures))).verdict).toBe(verdict);
  });
});

describe('results', () => {
  const word = fc.stringMatching(/^[\w.;=() "\\@<>,-]{0,60}$/);
  const asQuoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const asComment = (text: string) => `(${text.replace(/[()\\"]/g, '\\$&')})`;
  const own = 'spf=fail smtp.mailfrom=mallory.example; dmarc=fail header.from=amazon.co.jp';

  it('are the same whatever the server quotes of the sender, in comments or in quotes', () => {
    const plain = readResults(`mx.example; ${own}`).results;
    fc.assert(
      fc.property(word, word, (a, b) => {
        const said = `mx.example; spf=fail ${asComment(a)} smtp.helo=${asQuoted(b)} smtp.mailfrom=mallory.example; dmarc=fail ${asComment(b)} header.from=amazon.co.jp`;
        expect(readResults(said).results).toEqual(plain);
      }),
    );
  });

  it('of one thing that contradict each other are no pass', async () => {
    const raw = mailBytes({
      from: amazon,
      results:
        'mx.example.net; dkim=pass header.d=amazon.co.jp; dmarc=pass header.from=amazon.co.jp; dmarc=fail header.from=amazon.co.jp',
    });
    expect((await judge(raw)).verdict).toBe('phishing');
  });
});

describe('a line in the text', () => {
  it.each([
    'From: Taro <taro@friend.example>',
    '差出人: Taro <taro@friend.example>',
    '> Von: Taro <taro@friend.example>',
  ])('never takes the true sender’s place: %s', async (line) => {
    for (const subject of ['Your account', 'Fwd: Your account']) {
      const text = `Confirm your data https://login.stranger.example/x\n---------- Forwarded message ---------\n${line}`;
      const from = 'Amazon.co.jp <n@mail.mallory.example>';
      expect((await judge(mailBytes({ from, subject, text, results: passes('mail.mallory.example') }))).verdict).toBe(
        'phishing',
      );
    }
  });

  it('of one that a friend forwards makes his own site no trap', async () => {
    const quoted = 'From: Amazon.co.jp <account-update@amazon.co.jp>\n\nYour password was changed.';
    const forward = (above: string, below: string) =>
      mailBytes({
        from: 'Bob <bob@freemail.example>',
        results: passes('freemail.example'),
        subject: 'Fwd: Amazon.co.jp',
        text: `Is it real?\n-- \n${above}\n\n---------- Forwarded message ---------\n${quoted} ${below}`,
      });
    const [shop, trap] = ['https://www.bob-shop.example/', 'https://login.stranger.example/x'];
    expect((await judge(forward(shop, 'https://www.amazon.co.jp/'))).verdict).toBe('suspicious');
    expect((await judge(forward(shop, trap))).verdict).toBe('phishing');
    const marked = (own: string, of: string) =>
      mailBytes({
        from: 'Bob <bob@freemail.example>',
        results: passes('freemail.example'),
        subject: 'Fwd: Amazon.co.jp',
        text: `> From: Amazon.co.jp <account-update@amazon.co.jp>\n> Your password was changed. ${of}\n\n-- \n${own}`,
      });
    expect((await judge(marked(shop, 'https://www.amazon.co.jp/'))).verdict).toBe('suspicious');
    expect((await judge(marked(shop, trap))).verdict).toBe('phishing');
  });
});

describe('what Amazon passes on for others', () => {
  it.each(['Buyer <abc@marketplace.amazon.co.jp>', 'Gift <x@gc.email.amazon.co.jp>', 'Case <cs-reply+1@amazon.com>'])(
    'is no notice, whatever it says: %s',
    async (from) => {
      const domain = from.slice(from.indexOf('@') + 1, -1);
      const spec = {
        from,
        results: passes(domain),
        subject: 'Your password was changed',
        text: 'Your password was changed.',
      };
      expect(await judge(mailBytes(spec))).toMatchObject({ verdict: 'genuine', notice: null });
      const leading = await judge(mailBytes({ ...spec, text: 'Write to me: https://line.me/ti/p/abcd' }));
      expect(leading).toMatchObject({ verdict: 'suspicious', notice: null });
    },
  );
});
