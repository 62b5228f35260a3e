// The verdict's table: what is genuine, a fake, neither, and what can't be told; near misses above all.
import { describe, expect, it } from '@jest/globals';
import type { MailVerdict } from '../../src/domain/mail/mail-check.ts';
import { judge, judgePasted } from '../support/mails/judge.ts';
import { fails, type MailSpec, mailBytes, passes } from '../support/mails/mail.ts';

const amazon = 'Amazon.co.jp <account-update@amazon.co.jp>';
const fright = 'お客様のアカウントに異常なアクセスがあったため、パスワードを無効にしました。';
const link = (url: string, shown = '確認する') => `<p>お知らせ</p><a href="${url}">${shown}</a>`;
const genuine: MailSpec = {
  from: amazon,
  results: passes('amazon.co.jp'),
  html: link('https://www.amazon.co.jp/gp/css/homepage.html'),
};
const fake: MailSpec = { from: 'Amazon <info@shop-update.example>', results: passes('shop-update.example') };

const cases: Readonly<Record<MailVerdict, readonly (readonly [why: string, spec: MailSpec])[]>> = {
  genuine: [
    ['signed, with official links only', genuine],
    [
      'signed, however much it frightens',
      { ...genuine, subject: '[重要] Amazon.co.jp よりお客様のアカウントについてのお知らせ', text: fright },
    ],
    ['signed, without a link', { ...genuine, html: '<p>ご注文の確認</p>' }],
    [
      'from another of Amazon’s domains',
      { ...genuine, from: 'Amazon Pay <no-reply@amazon.com>', results: passes('amazon.com') },
    ],
    [
      'from a subdomain whose parent is aligned',
      { ...genuine, from: 'Amazon <x@gc.email.amazon.co.jp>', results: passes('amazon.co.jp') },
    ],
    [
      'an app store beside it',
      { ...genuine, html: `${genuine.html}<a href="https://apps.apple.com/jp/app/id1">App</a>` },
    ],
    [
      'links rewritten by the receiver’s gateway',
      {
        ...genuine,
        html: link('https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.amazon.co.jp%2Fgp&data=1'),
      },
    ],
    [
      'Amazon’s own click counter',
      {
        ...genuine,
        html: link('https://www.amazon.co.jp/gp/r.html?C=1&U=https%3A%2F%2Fwww.amazon.co.jp%2Fyour-orders'),
      },
    ],
    [
      'the server’s words in Yahoo! Japan’s form',
      {
        ...genuine,
        results:
          'mta1.mail.djm.yahoo.co.jp  from=amazon.co.jp; domainkeys=neutral (no sig); dkim=pass (ok); header.i=@amazon.co.jp',
        server: 'mta1.mail.djm.yahoo.co.jp',
      },
    ],
  ],
  phishing: [
    ['Amazon in the sender’s name only', { ...fake, html: link('https://shop-update.example/') }],
    ['the same without any link', fake],
    ['a forged sender of Amazon’s', { ...genuine, results: fails('amazon.co.jp') }],
    [
      'a forged sender that carries its own results below',
      { ...genuine, results: fails('amazon.co.jp'), headers: [`Authentication-Results: ${passes('amazon.co.jp')}`] },
    ],
    [
      'a forged sender, results of another server only',
      { ...genuine, results: null, headers: [`Authentication-Results: ${passes('amazon.co.jp', 'mx.google.com')}`] },
    ],
    ['a pass for somebody else’s domain', { ...genuine, results: passes('mallory.example') }],
    ['homoglyphs in the name', { ...fake, from: 'Аmаzоn.co.jp <a@mallory.example>' }],
    ['a name taken apart', { ...fake, from: 'A m a z o n <a@mallory.example>' }],
    ['full-width letters', { ...fake, from: 'Ａｍａｚｏｎ <a@mallory.example>' }],
    ['the name only in katakana', { ...fake, from: 'アマゾン <a@mallory.example>' }],
    ['the name only in the address', { ...fake, from: 'Support <amazon-update@mallory.example>' }],
    ['a look-alike domain', { ...fake, from: 'Support <info@arnaz0n.example>' }],
    ['Amazon’s domain as somebody’s subdomain', { ...fake, from: 'Support <info@amazon.co.jp.mallory.example>' }],
    [
      'its voice in the text',
      {
        ...fake,
        from: 'Support <a@mallory.example>',
        text: 'お客様のAmazonアカウントを停止しました',
        html: link('https://mallory.example/'),
      },
    ],
    ['two senders, one of them Amazon', { ...genuine, headers: ['From: Mallory <m@mallory.example>'] }],
    [
      'signed by Amazon, a link that shows Amazon and leads elsewhere',
      { ...genuine, html: link('https://mallory.example/', 'https://www.amazon.co.jp/') },
    ],
    [
      'not provable, with a foreign link',
      {
        ...genuine,
        results: null,
        headers: ['DKIM-Signature: v=1; d=amazon.co.jp; s=k; h=from; bh=x; b=y'],
        html: link('https://mallory.example/'),
      },
    ],
    ['unsigned, and nobody vouches', { ...genuine, results: null }],
    [
      'forwarded in the text from elsewhere',
      {
        from: 'Bob <bob@example.com>',
        results: passes('example.com'),
        subject: 'Fwd: Amazonアカウントの確認',
        text: 'From: Amazon <x@mallory.example>\n\nAmazonアカウントを更新してください https://mallory.example/a',
      },
    ],
  ],
  suspicious: [
    [
      'Amazon’s sender that nobody could check',
      { ...genuine, results: null, headers: ['DKIM-Signature: v=1; d=amazon.co.jp; s=k; h=from; bh=x; b=y'] },
    ],
    ['signed, but leads outside', { ...genuine, html: link('https://partner.example/') }],
    [
      'a buyer’s words through Amazon’s relay',
      {
        ...genuine,
        from: 'Buyer <x@marketplace.amazon.co.jp>',
        results: passes('marketplace.amazon.co.jp'),
        text: '24時間以内にアカウントを更新してください',
        html: link('https://partner.example/'),
      },
    ],
    ['signed, with a subject put before the signed one', { ...genuine, headers: ['Subject: something else'] }],
    [
      'DNS trouble at the receiving server',
      {
        ...genuine,
        results: 'mx.example.net; dkim=temperror header.d=amazon.co.jp; dmarc=temperror header.from=amazon.co.jp',
        headers: ['DKIM-Signature: v=1; d=amazon.co.jp; s=k; h=from; bh=x; b=y'],
      },
    ],
  ],
  'not-amazon': [
    ['a friend', { text: 'See you on Sunday' }],
    [
      'a friend who has bought something',
      { subject: 'Your book', text: 'I ordered it on Amazon, it comes on Friday.' },
    ],
    [
      'a newsletter with Amazon links',
      {
        from: 'Deals <news@deals.example>',
        results: passes('deals.example'),
        subject: 'Best Amazon deals this week',
        html: '<a href="https://deals.example/1">Deal</a><a href="https://www.amazon.com/dp/B0">Amazon</a>',
      },
    ],
    [
      'a bank about a payment',
      {
        from: 'Example Bank <info@bank.example>',
        results: passes('bank.example'),
        subject: 'Your payment to Amazon',
        text: 'Your payment of 1,200 yen to Amazon was declined.',
        html: '<a href="https://www.bank.example/">Sign in</a>',
      },
    ],
    [
      'a newsletter whose click counter hides Amazon',
      {
        from: 'Deals <news@deals.example>',
        results: passes('deals.example'),
        subject: 'Deals',
        html: '<a href="https://click.counter.example/1">Amazon.com</a>',
      },
    ],
    [
      'a tool with its files at AWS',
      {
        from: 'Tool <news@tool.example>',
        results: passes('tool.example'),
        html: '<a href="https://tool.s3.amazonaws.com/report.pdf">Your report</a>',
      },
    ],
    [
      'the rain forest',
      {
        from: 'Amazon Rainforest Fund <news@forest.example>',
        results: passes('forest.example'),
        subject: 'The Amazon river',
      },
    ],
    [
      'an amazing offer',
      {
        from: 'Amazing Shop <a@amazing-shop.example>',
        results: passes('amazing-shop.example'),
        html: '<a href="https://amazing-shop.example/">now</a>',
      },
    ],
    [
      'another fake that frightens without Amazon',
      { from: 'Bank <a@mallory.example>', text: '24時間以内に口座が停止されます' },
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (verdict, list) => {
  it.each(list)('%s', async (_, spec) => {
    const check = await judge(mailBytes(spec));
    expect({ verdict: check.verdict, why: check.reasons.map(({ key }) => key) }).toEqual({
      verdict,
      why: expect.anything(),
    });
  });
});

describe('a trusted server that was set', () => {
  it('is believed wherever its results stand, and no other', async () => {
    const spec: MailSpec = { ...genuine, results: passes('amazon.co.jp', 'mx.elsewhere.example') };
    expect((await judge(mailBytes(spec), ['mx.elsewhere.example'])).verdict).toBe('genuine');
    expect((await judge(mailBytes(genuine), ['mx.elsewhere.example'])).verdict).not.toBe('genuine');
  });
});

describe('a pasted text', () => {
  it.each([
    ['phishing', 'Amazonアカウントを停止しました。24時間以内にご確認ください https://account.mallory.example/'],
    ['suspicious', 'お客様のAmazonアカウントを停止しました https://www.amazon.co.jp/'],
    ['not-amazon', 'See you on Sunday'],
  ])('can be %s', (verdict, text) => {
    expect(judgePasted(text).verdict).toBe(verdict);
  });

  it('is never genuine', () => {
    expect(judgePasted('ご注文ありがとうございます。Amazon.co.jp https://www.amazon.co.jp/').verdict).not.toBe(
      'genuine',
    );
  });
});

describe('a mail forwarded as an attachment', () => {
  it('is judged in place of the one that carries it', async () => {
    const inner = mailBytes({ ...fake, html: link('https://mallory.example/') }).toString('latin1');
    const outer = `From: Alice <alice@example.com>\r\nSubject: is this real?\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIs it?\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--b--\r\n`;
    expect(await judge(Buffer.from(outer, 'latin1'))).toMatchObject({ verdict: 'phishing', isAttached: true });
  });
});
