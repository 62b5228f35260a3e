// Mails that no program would write: any structure, any bytes. Always a verdict, never a crash; and a sender of Amazon's
// that nobody vouches for is never called genuine.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mailVerdicts } from '../../../src/domain/mail/mail-check.ts';
import { judge, judgePasted } from '../../support/mails/judge.ts';
import { mailBytes } from '../../support/mails/mail.ts';
import { slowMail, slowTexts } from '../../support/mails/slow-texts.ts';

/** .ci/run tries more than a developer waits for. */
const cases = process.env.CI ? 10_000 : 1_500;

const latin = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => Buffer.from(text, 'utf8').toString('latin1'));
const rubbish = fc.oneof(
  latin,
  fc.constantFrom(
    '',
    '(',
    '((((',
    '"',
    '\\',
    '<',
    '<>',
    '=?utf-8?B?',
    '=?iso-2022-jp?Q?=1B$B?=',
    '\x1b$B',
    '\x00',
    '\r',
    '\n ',
    ';;;',
    'a:b:c;',
    '@',
    '\ud83d',
  ),
);
const amazonFrom = fc.constantFrom(
  'Amazon <a@amazon.co.jp>',
  '"a@amazon.co.jp" <b@mallory.example>',
  'a@amazon.co.jp, b@mallory.example',
  '<a@amazon.co.jp> <b@mallory.example>',
  '=?utf-8?B?QW1hem9uIDxhQGFtYXpvbi5jby5qcD4=?=',
  'a@amazon.co.jp\0@mallory.example',
  'group: a@amazon.co.jp;',
  '@amazon.co.jp',
);
const header = fc.oneof(
  fc.tuple(fc.constantFrom('From', 'from', 'Sender', 'Reply-To'), fc.oneof(amazonFrom, rubbish)),
  fc.tuple(fc.constantFrom('Subject', 'Date', 'Message-ID', 'Received', 'X-A', ''), rubbish),
  fc.tuple(
    fc.constant('Authentication-Results'),
    fc.oneof(
      rubbish,
      fc.constantFrom('mx.example.net; dmarc=fail header.from=amazon.co.jp', 'x; dkim=none', ';;=;pass', 'dkim'),
    ),
  ),
  fc.tuple(
    fc.constant('DKIM-Signature'),
    fc.oneof(rubbish, fc.constantFrom('d=amazon.co.jp; s=a; b=', 'v=1; d=; l=9999999999')),
  ),
  fc.tuple(
    fc.constant('Content-Type'),
    fc.oneof(
      rubbish,
      fc.constantFrom(
        'text/html; charset=iso-2022-jp',
        'text/plain; charset=x-none',
        'multipart/mixed; boundary=b',
        'multipart/mixed; boundary=""',
        'multipart/alternative; boundary="a b"; boundary=c',
        'message/rfc822',
        'application/ms-tnef; name=winmail.dat',
        'text/html; name="=?utf-8?B?gICA?="',
      ),
    ),
  ),
  fc.tuple(
    fc.constant('Content-Transfer-Encoding'),
    fc.constantFrom('base64', 'quoted-printable', '8bit', 'x-uuencode', ''),
  ),
  fc.tuple(
    fc.constant('Content-Disposition'),
    fc.constantFrom('attachment', 'inline; filename=a.html', "attachment; filename*=utf-8''%F0"),
  ),
);
const html = fc
  .array(
    fc.constantFrom(
      '<a href="',
      'https://www.amazon.co.jp',
      'http://[::1',
      '">',
      '<img alt=amazon src=',
      '</',
      '<base href=//',
      '<form action=',
      '&#x110000;',
      '<!--',
      '<svg><a xlink:href=',
      'アマゾン',
      '\u202e',
      'data:,',
      ' ',
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'utf8').toString('latin1'));
const newline = fc.constantFrom('\r\n', '\r\n', '\n', '\r');

const { part } = fc.letrec<{ part: string }>((tie) => ({
  part: fc
    .tuple(
      fc.array(header, { maxLength: 6 }),
      newline,
      fc.array(
        fc.oneof(
          { depthSize: 'small', maxDepth: 4 },
          rubbish,
          html,
          tie('part').map((inner) => `--b\r\n${inner}`),
          fc.constantFrom('--b--', '--', '.', 'begin 644 a'),
        ),
        { maxLength: 4 },
      ),
    )
    .map(
      ([headers, end, body]) =>
        `${headers.map(([name, value]) => `${name}: ${value}${end}`).join('')}${end}${body.join(end)}`,
    ),
}));

describe('any mail', () => {
  it('gets a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(part, async (raw) => {
        const { verdict, reasons } = await judge(Buffer.from(raw, 'latin1'));
        expect(mailVerdicts).toContain(verdict);
        expect(verdict).not.toBe('genuine');
        expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: cases },
    );
  });

  it('cut off anywhere gets one, too', async () => {
    const whole = mailBytes({
      from: 'Amazon <a@mallory.example>',
      html: '<a href="https://mallory.example/">Amazon</a>',
      text: 'メール',
    });
    for (let end = 0; end <= whole.length; end += 7)
      expect(mailVerdicts).toContain((await judge(whole.subarray(0, end))).verdict);
  });

  it('with bytes turned gets one, too', async () => {
    const whole = mailBytes({
      from: 'Amazon <a@mallory.example>',
      html: '<a href="https://mallory.example/">Amazon</a>',
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), async (turns) => {
        const raw = Buffer.from(whole);
        for (const [at, byte] of turns) raw[at] = byte;
        expect((await judge(raw)).verdict).not.toBe('genuine');
      }),
      { numRuns: cases / 5 },
    );
  });

  it('as a pasted text gets one, too', () => {
    fc.assert(
      fc.property(fc.oneof(html, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        expect(judgePasted(text).verdict).not.toBe('genuine');
      }),
      { numRuns: cases / 5 },
    );
  });
});

describe('text that makes patterns slow', () => {
  // how long each takes: npm run bench mailbox
  it.each(slowTexts)('%s are judged', async (_, text) => {
    const { verdict } = await judge(slowMail(text));
    expect(mailVerdicts).toContain(verdict);
  });
});
