// winmail.dat: what Outlook wraps is read and judged like the rest; what lies about its lengths is said to be unread.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMail } from '../../../src/adapters/mailbox/read-mail.ts';
import { unpackRtf } from '../../../src/adapters/mailbox/rtf.ts';
import { judge } from '../../support/mails/judge.ts';
import { attribute, mapi, tnef, wrappedRtf } from '../../support/mails/tnef.ts';

const page = '<p>Amazon</p><a href="https://mallory.example/login">Sign in</a>';
const rtf = `{\\rtf1\\ansi\\fromhtml1{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 Ama\\'7aon \\u12513?{\\*\\htmltag84 <a href="https://mallory.example/login">}Sign in{\\*\\htmltag92 </a>}}`;

function mailWith(winmail: Buffer, from = 'Amazon <a@mallory.example>'): Buffer {
  const head = `From: ${from}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
  return Buffer.from(`${head}${winmail.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`);
}
const links = async (winmail: Buffer) =>
  (await readMail(mailWith(winmail))).mail.links.map(({ kind, url }) => `${kind} ${url}`);

describe('winmail.dat', () => {
  it.each([
    ['an HTML body', tnef(attribute(0x69003, mapi([0x102, 0x1013, Buffer.from(page)]))), 'link'],
    ['an RTF body made from HTML', tnef(attribute(0x69003, mapi([0x102, 0x1009, wrappedRtf(rtf)]))), 'link'],
    ['a text body', tnef(attribute(0x2800c, Buffer.from('see https://mallory.example/login\0'))), 'text'],
    [
      'a wide text body',
      tnef(attribute(0x69003, mapi([0x1f, 0x1000, Buffer.from('https://mallory.example/login\0', 'utf16le')]))),
      'text',
    ],
    [
      'an attached page',
      tnef(
        attribute(0x69002, Buffer.alloc(14), 2),
        attribute(0x18010, Buffer.from('bill.html\0'), 2),
        attribute(0x6800f, Buffer.from(page), 2),
      ),
      'attachment',
    ],
  ])('gives what is in %s', async (_, winmail, kind) => {
    expect(await links(winmail)).toEqual([`${kind} https://mallory.example/login`]);
    expect((await judge(mailWith(winmail))).verdict).toBe('phishing');
  });

  it('gives the words of RTF', () => {
    expect(unpackRtf(wrappedRtf(rtf), 10_000).text).toContain('Amazon メ');
    // The example of MS-OXRTFCP, section 4.1.
    const packed = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
    expect(unpackRtf(Buffer.from(packed, 'hex'), 10_000)).toMatchObject({ text: 'hello world\r\n', isPage: false });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no TNEF', Buffer.from('PK\x03\x04 something else')],
    ['one that is cut off', tnef(attribute(0x69003, Buffer.alloc(100))).subarray(0, 60)],
    ['a length beyond its end', tnef(Buffer.from([1, 3, 0x90, 6, 0, 255, 255, 255, 127, 0, 0]))],
    [
      'a value longer than its property',
      tnef(
        attribute(
          0x69003,
          Buffer.concat([mapi([0x102, 0x1013, Buffer.alloc(4)]).subarray(0, 12), Buffer.from([255, 255, 255, 127])]),
        ),
      ),
    ],
  ])('says of %s that it was not read', async (_, winmail) => {
    const { mail } = await readMail(mailWith(winmail));
    expect(mail.cuts).toEqual(winmail.length === 0 ? [] : ['winmail']);
    const check = await judge(mailWith(winmail, 'Bob <bob@example.com>'));
    expect(check.verdict).not.toBe('genuine');
  });

  it('never brings anything down, whatever its bytes', async () => {
    const whole = tnef(attribute(0x69003, mapi([0x102, 0x1009, wrappedRtf(rtf)], [0x102, 0x1013, Buffer.from(page)])));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), async (turns) => {
        const winmail = Buffer.from(whole);
        for (const [at, byte] of turns) winmail[at] = byte;
        expect((await readMail(mailWith(winmail))).mail.text).toContain('hello');
      }),
      { numRuns: 500 },
    );
  });
});
