// Reading mails: charsets that lie, parts inside parts, words cut in two, and everything that is made to go wrong.
import { describe, expect, it } from '@jest/globals';
import { readLimits } from '../../../src/adapters/mailbox/limits.ts';
import { readMail } from '../../../src/adapters/mailbox/read-mail.ts';
import { decodeWords } from '../../../src/adapters/mailbox/text-decoding.ts';

const crlf = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
const read = async (raw: Buffer) => (await readMail(raw)).mail;
/** "メール" in ISO-2022-JP and in Shift_JIS. */
const jis = '\x1b$B%a!<%k\x1b(B';
const sjis = '\x83\x81\x81\x5b\x83\x8b';

describe('text', () => {
  it.each([
    ['ISO-2022-JP that says so', 'iso-2022-jp', jis],
    ['ISO-2022-JP that says UTF-8', 'utf-8', jis],
    ['ISO-2022-JP that says Shift_JIS', 'shift_jis', jis],
    ['Shift_JIS that says so', 'shift_jis', sjis],
    ['Shift_JIS that says UTF-8', 'utf-8', sjis],
    ['a charset that doesn’t exist', 'x-nonsense', sjis],
    ['UTF-8 that says ISO-2022-JP', 'iso-2022-jp', Buffer.from('メール', 'utf8').toString('latin1')],
  ])('is read from %s', async (_, charset, body) => {
    const raw = crlf('From: a@example.com', `Content-Type: text/plain; charset=${charset}`, '', body);
    expect((await read(raw)).text).toBe('メール');
  });

  it('comes from the first HTML and the plain part alike, without what can’t be seen', async () => {
    const html = '<style>p{}</style><p>shown</p><div style="display:none">hid<div>den</div></div><!-- no --><p>too</p>';
    const raw = crlf(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      '',
      'plain',
      '--b',
      'Content-Type: text/html',
      '',
      html,
      '--b--',
    );
    expect((await read(raw)).text).toBe('plain\nshown\ntoo');
  });
});

it('is read on where its Base64 has ended and goes on, as programs show it', async () => {
  const pieces = ['all is well, ', 'log in at once'].map((text) => Buffer.from(text).toString('base64'));
  expect(pieces[0]).toMatch(/=$/);
  const raw = crlf('Content-Type: text/plain', 'Content-Transfer-Encoding: base64', '', ...pieces);
  expect((await read(raw)).text).toBe('all is well, log in at once');
});

describe('headers', () => {
  it('have their encoded words joined before they are decoded', () => {
    const bytes = Buffer.from('メール', 'utf8');
    const word = (part: Buffer) => `=?utf-8?B?${part.toString('base64')}?=`;
    expect(decodeWords(`${word(bytes.subarray(0, 4))}\r\n ${word(bytes.subarray(4))} x`)).toBe('メール x');
  });

  it.each([
    ['Sun, 22 Nov 2026 11:20:19 +0900 (JST)', '2026-11-22T02:20:19.000Z'],
    ['Sun, 22 Nov 2026 11:20:19 GMT', '2026-11-22T11:20:19.000Z'],
    ['22 Nov 2026 03:20:19 PST', '2026-11-22T11:20:19.000Z'],
    ['Sun, 22 Nov 2026 11:20:19', '2026-11-22T11:20:19.000Z'],
    ['Sun Nov 22 11:20:19 2026', '2026-11-22T11:20:19.000Z'],
    ['11/22/2026 11:20:19 PM', '2026-11-22T23:20:19.000Z'],
    ['2026-11-22 11:20', '2026-11-22T11:20:00.000Z'],
    ['2026-11-22T11:20:19+09:00', '2026-11-22T02:20:19.000Z'],
    ['22 Nov 2026', '2026-11-22T00:00:00.000Z'],
    ['yesterday', null],
    ['', null],
  ])('mean one moment wherever they are read: Date: %s', async (text, expected) => {
    const { date } = await read(crlf(`Date: ${text}`, '', 'hello'));
    expect(date === null ? null : new Date(date).toISOString()).toBe(expected);
  });

  it.each([
    ['a plain one', 'Amazon <a@amazon.com>', [{ name: 'Amazon', address: 'a@amazon.com' }]],
    ['a name in front of a comma', 'Amazon, <a@example.com>', [{ name: 'Amazon', address: 'a@example.com' }]],
    ['an encoded name', '=?utf-8?q?=E3=82=A2?= <a@example.com>', [{ name: 'ア', address: 'a@example.com' }]],
    ['an address as a name', '"a@amazon.com" <b@example.com>', [{ name: 'a@amazon.com', address: 'b@example.com' }]],
    [
      'two',
      'a@example.com, b@example.com',
      [
        { name: '', address: 'a@example.com' },
        { name: '', address: 'b@example.com' },
      ],
    ],
  ])('name senders: %s', async (_, from, expected) => {
    expect((await read(crlf(`From: ${from}`, '', 'x'))).from).toEqual(expected);
  });

  it('that are doubled are told', async () => {
    expect(
      (await read(crlf('From: a@example.com', 'From: b@example.com', 'Subject: 1', 'subject: 2', '', ''))).doubled,
    ).toEqual(['from', 'subject']);
  });
});

describe('links', () => {
  it('are found wherever they may stand', async () => {
    const html = [
      '<base href="https://mallory.example/b/"><a href="c">rel</a><a href=" https://one.example/ "><img alt="logo" src="cid:1"></a>',
      '<form action="https://form.example/"><button formaction="//button.example/x">go</button></form>',
      '<map><area href="https://area.example/"></map><iframe src="https://frame.example"></iframe>',
      '<meta http-equiv="refresh" content="0; url=https://refresh.example/">see www.text.example/path.',
    ].join('\n');
    const { links } = await read(crlf('Content-Type: text/html', '', html));
    const seen = links.filter(({ kind }) => kind !== 'image').map(({ kind, url }) => `${kind} ${url.trim()}`);
    expect(seen.sort()).toEqual([
      'form //button.example/x',
      'form https://form.example/',
      'link https://area.example/',
      'link https://frame.example',
      'link https://mallory.example/b/c',
      'link https://one.example/',
      'refresh https://refresh.example/',
      'text http://www.text.example/path',
    ]);
  });

  it('in an attached page count as well', async () => {
    const raw = crlf(
      'Content-Type: text/html; name=bill.html',
      'Content-Disposition: attachment; filename=bill.html',
      '',
      '<a href="https://mallory.example">x</a>',
    );
    const mail = await read(raw);
    expect(mail.links).toEqual([{ kind: 'attachment', url: 'https://mallory.example', shown: 'x' }]);
    expect(mail.attachments).toEqual([{ name: 'bill.html', type: 'text/html' }]);
    expect(mail.text).toBe('');
  });
});

describe('limits', () => {
  const nested = (depth: number) => {
    const open = Array.from(
      { length: depth },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    );
    return Buffer.from(`From: a@example.com\r\n${open.join('')}\r\nhi`);
  };
  const big = 10_000_000;
  it.each([
    ['1,000 nested parts', nested(1_000), ['depth', 'parts']],
    [
      '20,000 parts',
      Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(20_000)}`),
      ['parts'],
    ],
    [
      'a text of 10 MB on one line',
      Buffer.concat([Buffer.from('Content-Transfer-Encoding: base64\r\n\r\n'), Buffer.alloc(big, 65)]),
      ['text'],
    ],
    ['a header of 10 MB', Buffer.concat([Buffer.from('Subject: '), Buffer.alloc(big, 65)]), ['headers', 'parts']],
    ['100,000 headers', Buffer.from(`${'X-A: b\r\n'.repeat(100_000)}\r\nhi`), ['headers', 'parts']],
    ['mails inside mails', Buffer.from(`${'Content-Type: message/rfc822\r\n\r\n'.repeat(1_000)}hi`), []],
  ])('hold for %s', async (_, raw, cuts) => {
    expect([...(await read(raw)).cuts].sort()).toEqual(cuts);
  });

  it('hold for the mail as a whole', async () => {
    const { mail } = await readMail(Buffer.from('From: a@example.com\r\n\r\nhello'), { ...readLimits, mailBytes: 24 });
    expect(mail.cuts).toEqual(['size']);
  });

  it.each([
    ['groups inside groups', `From: ${'a:'.repeat(40_000)}`],
    ['brackets without an end', `From: ${'('.repeat(40_000)}`],
    ['quotes without an end', `From: ${'"\\'.repeat(40_000)}`],
    ['a results header of brackets', `Authentication-Results: ${'(;'.repeat(40_000)}`],
    ['encoded words without an end', `Subject: ${'=?utf-8?q?'.repeat(40_000)}`],
  ])('let %s do no harm', async (_, header) => {
    await expect(read(Buffer.from(`${header}\r\n\r\nhi`))).resolves.toMatchObject({ text: 'hi' });
  });
});
