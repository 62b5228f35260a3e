// Mails that aren't Amazon's: fakes of every kind are found, and who speaks of Amazon honestly isn't accused.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namesAmazon, sendsAs } from '../../src/notices/names.ts';
import { adversarialMails, disguises } from '../support/mails/adversarial.ts';
import { honestKinds, honestMails } from '../support/mails/honest.ts';
import { judge } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

describe('a fake that is made to get past', () => {
  it('is phishing or suspicious, whichever way it is made', async () => {
    const missed: string[] = [];
    for (const { kind, raw } of adversarialMails(150, 3)) {
      const { verdict } = await judge(raw);
      if (verdict !== 'phishing' && verdict !== 'suspicious') missed.push(`${kind}: ${verdict}`);
    }
    expect(missed).toEqual([]);
  });
});

describe('an honest mail that speaks of Amazon', () => {
  it('is never called a fake, whatever its kind and whatever its servers say', async () => {
    const accused: string[] = [];
    const kinds = new Set<string>();
    for (const { kind, raw } of honestMails(300, 3)) {
      kinds.add(kind);
      if ((await judge(raw)).verdict === 'phishing') accused.push(kind);
    }
    expect(accused).toEqual([]);
    expect(kinds.size).toBe(honestKinds.length);
  });
});

describe('Amazon’s name in disguise', () => {
  it.each(disguises)('is known, and poses: %s', (name) => {
    expect(namesAmazon(name)).toBe(true);
    expect(sendsAs(name)).toBe('poses');
  });

  it('is known with anything that is no letter between', () => {
    const between = fc.stringMatching(/^[ .*_·-]{1,2}$/);
    fc.assert(
      fc.property(fc.constantFrom('amazon', 'AMAZON', 'アマゾン'), between, (name, gap) => {
        expect(sendsAs([...name].join(gap))).toBe('poses');
      }),
    );
  });

  it.each([
    'Bob',
    'Amazing Books',
    'La Mazoni',
    'Tomasz Onacki',
    'アマノ ソウタ',
    'Α. Μαζόνης',
    '爪切り専門店',
    'Panamá Zona',
  ])('isn’t in %s', (name) => expect(sendsAs(name)).toBeNull());

  it.each([
    ['Amazon Support Team', 'poses'],
    ['AmazonSecurity', 'poses'],
    ['Amazon\u200bSupport', 'poses'],
    ['SellAmazonBooks', null],
    ['セラーセントラル事務局', 'poses'],
    ['Price Hound for Amazon', 'mentions'],
    ['Amazon担当 田中', 'mentions'],
  ])('"%s" %s', (name, how) => {
    expect(sendsAs(name)).toBe(how);
  });
});

describe('what was not read', () => {
  const from = 'Bob <bob@example.com>';
  const picture = '<img src="https://img.example.com/a.png">';
  it.each([
    ['a picture without words', mailBytes({ from, results: passes('example.com'), html: picture })],
    [
      'a document',
      Buffer.from('From: Bob <bob@example.com>\r\nSubject: x\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n%PDF'),
    ],
  ])('is acquitted without "fairly sure": %s', async (_, raw) => {
    expect(await judge(raw)).toMatchObject({ verdict: 'not-amazon', certainty: 'possible' });
  });

  const attached = (type: string, name: string, body: string) =>
    Buffer.from(
      [
        'From: Support <n@mallory.example>',
        'Subject: =?UTF-8?B?44GK55+l44KJ44Gb?=',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=o',
        '',
        '--o\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n添付をご確認ください',
        `--o\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}`,
        '--o--',
      ].join('\r\n'),
    );

  it.each([
    ['a drawing that is packed', 'image/svg+xml', 'a.svgz', 'H4sIAAAA'],
    ['an archive', 'application/zip', 'a.zip', 'PK'],
    ['a document of Word', 'application/msword', 'a.doc', 'x'],
    ['a document of another name', 'application/octet-stream', 'a.pdf', '%PDF-1.4'],
  ])('is never acquitted with "fairly sure": %s', async (_, type, name, body) => {
    const check = await judge(attached(type, name, body));
    expect([check.verdict, check.certainty]).not.toEqual(['not-amazon', 'likely']);
    expect(check.reasons.map(({ key }) => key)).toContain('unread');
  });

  it.each([
    ['a page of a server’s', 'a.shtml', '<h1>Amazon アカウント停止</h1><a href="https://x.example/">確認</a>'],
    [
      'a page whose title says it',
      'a.html',
      '<title>Amazonサインイン</title><form action="https://x.example/"><input type=password></form>',
    ],
    ['a document by its name', 'Amazon_請求書.pdf', '%PDF-1.4'],
  ])('or stands in a file, is no less: %s', async (_, name, body) => {
    expect(['phishing', 'suspicious']).toContain(
      (await judge(attached('application/octet-stream', name, body))).verdict,
    );
  });

  it('of a subject beyond a limit is not acquitted', async () => {
    const subject = `${'長い件名'.repeat(400)}Amazonアカウント停止`;
    expect((await judge(mailBytes({ from: 'x <a@mallory.example>', subject, text: 'x' }))).verdict).toBe('suspicious');
  });

  it('beyond a limit is not acquitted', async () => {
    const text = `${'a lot of words '.repeat(30_000)}\nand more`;
    expect((await judge(mailBytes({ from: 'x <a@mallory.example>', text }))).verdict).toBe('suspicious');
  });
});

describe('a host of Amazon’s that nobody listed', () => {
  const html = '<a href="https://www.amazon-newsite.example/">more</a>';
  it('makes a mail that Amazon truly signed suspicious at the worst', async () => {
    const from = 'Amazon <account-update@amazon.co.jp>';
    expect((await judge(mailBytes({ from, html, results: passes('amazon.co.jp') }))).verdict).toBe('suspicious');
    expect((await judge(mailBytes({ from, html }))).verdict).toBe('phishing');
  });

  it('is not accused of showing one that is listed', async () => {
    const from = 'Amazon <account-update@amazon.co.jp>';
    const over = (host: string) => `<a href="https://${host}/x">https://services.amazon.co.jp/</a>`;
    const results = passes('amazon.co.jp');
    expect((await judge(mailBytes({ from, results, html: over('www.amazonservices.example') }))).verdict).toBe(
      'suspicious',
    );
    expect((await judge(mailBytes({ from, results, html: over('www.stranger.example') }))).verdict).toBe('phishing');
  });

  it('is not made of a counter of clicks that leads to a listed one', async () => {
    const counted =
      '<a href="https://a1b2.r.us-east-1.awstrack.me/L0/https:%2F%2Fwww.amazon.co.jp%2Fhome/1/0100/s=1">x</a>';
    const spec = { from: 'Amazon <a@amazon.co.jp>', results: passes('amazon.co.jp') };
    expect((await judge(mailBytes({ ...spec, html: counted }))).verdict).toBe('genuine');
    const other = counted.replace('www.amazon.co.jp', 'mallory.example');
    expect((await judge(mailBytes({ ...spec, html: other }))).verdict).toBe('suspicious');
  });
});
