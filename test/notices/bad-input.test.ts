// Each thing that is done to a mail so that it is judged wrongly or brings the judge down: a verdict, never the wrong one.
import { describe, expect, it } from '@jest/globals';
import { judge } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const results = `Authentication-Results: ${passes('amazon.co.jp')}`;
const signature = 'DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k; h=from; bh=AAAA; b=BBBB';
const received = 'Received: from out.example.org by mx.example.net; Sun, 22 Nov 2026 02:11:04 +0000';
const genuine = 'From: Amazon.co.jp <account-update@amazon.co.jp>';
const body = '<a href="https://www.amazon.co.jp/">Amazon</a>';
const raw = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
const html = ['Content-Type: text/html; charset=utf-8', '', body];
const word = (text: string, how = 'utf-8?B') => `=?${how}?${Buffer.from(text, 'utf8').toString('base64')}?=`;

describe('a mail that is genuine as it stands', () => {
  it('is genuine, so that what follows shows something', async () => {
    expect((await judge(raw(results, received, signature, genuine, 'Subject: x', ...html))).verdict).toBe('genuine');
  });
});

describe('tricks', () => {
  it.each([
    ['two Froms, Amazon’s first', raw(results, received, signature, genuine, 'From: a@mallory.example', ...html)],
    ['two Froms, Amazon’s last', raw(results, received, signature, 'From: a@mallory.example', genuine, ...html)],
    ['two senders in one From', raw(results, received, signature, `${genuine}, <a@mallory.example>`, ...html)],
    ['no From', raw(results, received, signature, 'Subject: Amazon', ...html)],
    ['an empty From', raw(results, received, signature, 'From: Amazon <>', ...html)],
    [
      'a From that holds a line break',
      raw(results, received, signature, 'From: Amazon <a@amazon.co.jp\r <x@mallory.example>', ...html),
    ],
    ['a NUL in the address', raw(results, received, signature, 'From: <a@amazon.co.jp\0.mallory.example>', ...html)],
    [
      'an encoded address',
      raw(results, received, signature, `From: ${word('Amazon <a@amazon.co.jp>')} <x@mallory.example>`, ...html),
    ],
    [
      'results that come in through an encoded subject',
      raw(received, signature, 'From: a@amazon.co.jp', `Subject: ${word(`x\r\n${results}\r\n`)}`, ...html),
    ],
    [
      'results that come in through a folded subject',
      raw(received, signature, 'From: a@amazon.co.jp', `Subject: x\n\t${results}`, ...html),
    ],
    ['a pass without any signature', raw(results, received, genuine, ...html)],
    ['results below what the sender could write', raw(received, results, genuine, ...html)],
    ['a bare carriage return before the results', raw(received, `X-A: b\r${results}`, signature, genuine, ...html)],
    [
      'a homoglyph for a letter of the domain',
      raw(results, received, signature, `From: Amazon <a@am\xc4\xb1zon.co.jp>`, ...html),
    ],
    ['a look-alike in punycode', raw(results, received, signature, 'From: Amazon <a@xn--mazon-3ve.co.jp>', ...html)],
  ])('%s never makes it genuine', async (_, mail) => {
    expect((await judge(mail)).verdict).not.toBe('genuine');
  });

  it.each([
    ['cut in two within a character', `${word('アマ').replace('?=', '')}?= ${word('ゾン')}`],
    ['in a charset that doesn’t exist', word('Amazon', 'x-none?B')],
    ['with a language', '=?utf-8*ja?Q?Amazon?='],
    ['without its end, after one that has it', `${word('Amazon')} =?utf-8?B?`],
    ['with letters that look alike', word('Аmаzоn')],
    ['with unseen letters between', word([...'Amazon'].join('\u200b'))],
    ['from right to left', word('\u202enozamA\u202c Amazon')],
    ['in full width', word('Ａｍａｚｏｎ')],
  ])('a display name %s still poses as Amazon', async (_, name) => {
    const mail = raw('From: '.concat(name, ' <a@mallory.example>'), 'Subject: x', '', 'https://mallory.example/');
    expect((await judge(mail)).verdict).toBe('phishing');
  });
});

describe('bulk', () => {
  it.each([
    ['25 MB in an attachment', 'application/pdf; name=a.pdf'],
    ['25 MB of text', 'text/plain'],
    ['25 MB in a picture', 'image/png; name=a.png'],
    ['25 MB in a winmail.dat', 'application/ms-tnef; name=winmail.dat'],
    ['25 MB in a zip', 'application/zip; name=a.zip'],
  ])('%s is judged within the caps', async (_, type) => {
    const text = mailBytes({ from: 'Amazon <a@mallory.example>', text: 'https://mallory.example/' }).toString('latin1');
    const [head = '', part = ''] = text.split(/(?=Content-Type: )/);
    const bulk = `${'QUJD'.repeat(19)}\r\n`.repeat(Math.ceil(25_000_000 / 78));
    const mail = Buffer.from(
      `${head}Content-Type: multipart/mixed; boundary=big\r\n\r\n--big\r\n${part}--big\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${bulk}--big--\r\n`,
      'latin1',
    );
    const before = process.memoryUsage().rss;
    expect((await judge(mail)).verdict).toBe('phishing');
    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
  });
});
