// Mails that anybody may send and that cost a careless reader minutes or gigabytes, each made by a few lines. Whoever finds
// another adds it here; the law about them is in test/adapters/mailbox/hostile-mails.test.ts.
import { hostilePages } from './hostile-styles.ts';
import { png } from './png.ts';
import { slowMail, slowTexts } from './slow-texts.ts';
import { attribute, mapi, packedRtf, tnef, wrappedRtf } from './tnef.ts';

/** What one may cost to be read, and to be judged beside everything else, in ms of processor time. */
export const costLimits = { readingMs: 2_000, judgingMs: 200 };

const megabyte = 1_000_000;
const encode = (content: Buffer) => content.toString('base64').replace(/.{76}/g, '$&\r\n');

/** A mail of parts; a part is its headers, an empty line, its body. */
export function parts(contents: readonly string[], headers: readonly string[] = []): Buffer {
  const head = ['From: Amazon <a@mallory.example>', 'Subject: Amazon', 'Message-ID: <hostile@mallory.example>'];
  const all = [...head, ...headers, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'];
  const body = contents.map((one) => `--b\r\n${one}\r\n`).join('');
  return Buffer.from(`${all.join('\r\n')}\r\n\r\n${body}--b--\r\n`, 'latin1');
}

const file = (type: string, content: Buffer) =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${encode(content)}`;
const winmail = (content: Buffer) => parts([file('application/ms-tnef; name=winmail.dat', content)]);
const page = (html: string) => parts([`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`]);
const plain = (text: string) => parts([file('text/plain; charset=utf-8', Buffer.from(text, 'utf8'))]);
const topped = (...headers: readonly string[]) =>
  Buffer.from(`${headers.join('\r\n')}\r\nFrom: Amazon <a@amazon.co.jp>\r\nSubject: Amazon\r\n\r\nhello\r\n`, 'latin1');
const rtfMail = (rtf: string) => winmail(tnef(attribute(0x9003, mapi([0x102, 0x1009, wrappedRtf(rtf)]))));
const times = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i));

/** A bitmap whose pixels look like many codes begun: finder patterns side by side. */
export function finders(width: number, height: number): Buffer {
  const pattern = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];
  const rows = Buffer.alloc((width + 1) * height, 0xff);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (pattern[y % 8]?.[x % 8] === '1') rows[y * (width + 1) + 1 + x] = 0;
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  return png(width, height, rows);
}

const inside = (depth: number, inner: string): string =>
  depth === 0
    ? inner
    : `Content-Type: multipart/mixed; boundary=c${depth}\r\n\r\n--c${depth}\r\n${inside(depth - 1, inner)}\r\n--c${depth}--`;

const attachedIn = (depth: number): Buffer => {
  const inner =
    depth === 0
      ? page(times(3_000, (i) => `<a href=https://m${i}.example/${i}>Amazon</a>`).join(''))
      : attachedIn(depth - 1);
  return parts(
    times(
      3,
      () =>
        `Content-Type: message/rfc822\r\n\r\n${inner
          .toString('latin1')
          .replace(/\bb\b(?=[-\r])/g, `b${depth}`)
          .replaceAll('--b\r', `--b${depth}\r`)}`,
    ),
  );
};

export const hostileMails: readonly (readonly [name: string, make: () => Buffer])[] = [
  ...hostilePages.map(([name, make]) => [name, () => page(make())] as const),
  ...slowTexts.map(([name, text]) => [name, () => slowMail(text)] as const),
  ['a winmail.dat whose text is zeros and a letter', () => winmail(tnef(attribute(0x800c, zeros(3.5))))],
  ['the same as a property', () => winmail(tnef(attribute(0x9003, mapi([0x1f, 0x1000, zeros(3)]))))],
  [
    'a winmail.dat of titles of zeros',
    () =>
      winmail(
        tnef(...times(30, () => '').flatMap(() => [attribute(0x9002, Buffer.alloc(4)), attribute(0x8010, zeros(0.1))])),
      ),
  ],
  ['tags in tags, 600 kB', () => page('<b>'.repeat(200_000))],
  ['tags in tags, 3 MB', () => page('<div>'.repeat(600_000))],
  ['tags in tags, closed by names that aren’t open', () => page(`${'<b>'.repeat(300_000)}${'</i>'.repeat(300_000)}`)],
  ['forms in tags in tags', () => page(`${'<b>'.repeat(100_000)}${'<form>'.repeat(100_000)}`)],
  ['svg in tags in tags', () => page(`${'<svg><b>'.repeat(100_000)}${'</lineargradient>'.repeat(100_000)}`)],
  ['a tag with 300,000 attributes', () => page(`<a ${times(300_000, (i) => `a${i}=1`).join(' ')}>`)],
  ['entities', () => page('&#x41;'.repeat(500_000))],
  ['paragraphs never opened', () => page('</p>'.repeat(700_000))],
  ['styles of spaces', () => page(`<b style="display${' '.repeat(1_000)}">`.repeat(2_900))],
  [
    'pages in 400 parts',
    () =>
      parts(
        times(
          400,
          (n) =>
            `Content-Type: text/html\r\n\r\n${times(500, (i) => `<a href=//m${i}.example/${n}>アマゾン</a><img alt=アマゾン src=//m.example/${n}-${i}>`).join('')}`,
        ),
      ),
  ],
  [
    'links to many hosts in Japanese',
    () =>
      page(
        times(
          3_000,
          (i) =>
            `<a href="https://${i}.arnazon-${i}.example/">${Buffer.from(`${i}アマゾン会員様へ大切なお知らせ`.repeat(10)).toString('latin1')}</a><img alt="${Buffer.from(`${i}会員様へ大切なお知らせ`.repeat(20)).toString('latin1')}">`,
        ).join(''),
      ),
  ],
  [
    'links with long addresses',
    () => page(times(350, (i) => `<a href="https://m.example/${i}?${'a=https://x&'.repeat(740)}">a</a>`).join('')),
  ],
  [
    'links to hosts of 8,000 letters',
    () => page(times(350, (i) => `<a href="https://${i}${'a-'.repeat(4_000)}.example/">a</a>`).join('')),
  ],
  [
    'links to hosts of 2,500 letters that aren’t Latin',
    () =>
      page(
        times(
          350,
          (i) =>
            `<a href="https://${i}${times(2_500, (n) => String.fromCharCode(0x4e00 + ((n * 7 + i) % 20_000))).join('')}.example/">a</a>`,
        )
          .map((one) => Buffer.from(one, 'utf8').toString('latin1'))
          .join(''),
      ),
  ],
  [
    'links that show letters that fold to many',
    () =>
      page(
        times(
          2_000,
          (i) => `<a href="https://m.example/${i}">${Buffer.from('\ufdfa'.repeat(300)).toString('latin1')}</a>`,
        ).join(''),
      ),
  ],
  [
    'links relative to a base',
    () =>
      page(
        `<base href="https://m.example/${'a/'.repeat(4_000)}">${times(2_000, (i) => `<a href="${'../'.repeat(400)}${i}">a</a>`).join('')}`,
      ),
  ],
  ['addresses that end in !!!', () => plain(`https://m.example/${'!'.repeat(1_990)}a `.repeat(200))],
  ['addresses that are !!!', () => plain(`www.${'!'.repeat(1_990)} `.repeat(200))],
  ['hosts begun in text', () => plain(`${'a'.repeat(63)}.`.repeat(6_000))],
  ['dashes before a forwarded mail', () => plain(`${'-'.repeat(400_000)}`)],
  [
    'From and then spaces',
    () =>
      parts(
        [`Content-Type: text/plain\r\n\r\nforwarded message\r\nfrom ${' \n'.repeat(150_000)}`],
        ['Subject: Fwd: x'],
      ),
  ],
  ['From and then tabs', () => plain(`forwarded message\nfrom${'\u00a0\u2003'.repeat(9_000)}`)],
  ['characters of China after kana', () => plain(`あ${'x'.repeat(400)}${'们'.repeat(19_000)}`)],
  ['words near to amazon', () => plain('amzaon arnazon '.repeat(26_000))],
  ['letters with thousands of marks', () => plain(`a${'\u0301\u0316'.repeat(190_000)}`)],
  ['Hangul taken apart', () => plain('\ud7a3'.repeat(390_000))],
  ['RTF groups that never end', () => rtfMail(`{\\rtf1${'{\\fonttbl{'.repeat(200_000)}`)],
  ['RTF destinations begun', () => rtfMail(`{\\rtf1${'{\\*\\a{}'.repeat(100_000)}`)],
  ['RTF destinations with groups', () => rtfMail(`{\\rtf1${`{\\*\\a${'{a}'.repeat(199)}`.repeat(500)}`)],
  ['RTF with htmlrtf', () => rtfMail(`{\\rtf1\\fromhtml1${'\\htmlrtf '.repeat(40_000)}`)],
  [
    'RTF packed 60,000 times',
    () =>
      winmail(
        tnef(
          attribute(0x9003, mapi(...times(2_000, () => '').map(() => [0x102, 0x1009, packedRtf(400_000)] as const))),
        ),
      ),
  ],
  [
    'winmail.dat with 1,000 such attributes',
    () =>
      winmail(
        tnef(
          ...times(60, () => '').map(() =>
            attribute(0x9003, mapi(...times(1_000, () => '').map(() => [0x102, 0x1009, packedRtf(400_000)] as const))),
          ),
        ),
      ),
  ],
  [
    '125 Authentication-Results of letters',
    () => topped(...times(125, () => `Authentication-Results: mx; dmarc=pass ${'a'.repeat(3_900)}`)),
  ],
  [
    'Authentication-Results of dots and dashes',
    () => topped(...times(125, () => `Authentication-Results: mx; dmarc=pass ${'a.b-'.repeat(975)}`)),
  ],
  [
    'Authentication-Results with results',
    () => topped(...times(120, () => `Authentication-Results: mx;${'dkim=pass;spf=a;'.repeat(240)}`)),
  ],
  ['Received with brackets', () => topped(...times(125, () => `Received: ${'by('.repeat(1_300)}`))],
  [
    '2,000 Received',
    () =>
      topped(...times(1_990, (i) => `Received: from a by mx${i}.example; x`), 'Authentication-Results: mx; dkim=pass'),
  ],
  ['a date of brackets', () => topped(`Date: ${'('.repeat(3_990)}`)],
  ['a date of times', () => topped(`Date: ${'1:11 '.repeat(790)}`)],
  ['From with groups in groups', () => topped(...times(120, () => `From: ${'a:'.repeat(1_990)}`))],
  ['From with comments', () => topped(...times(120, () => `From: ${'(<"'.repeat(1_300)}`))],
  ['From with commas', () => topped(...times(120, () => `From: ${'a@b,'.repeat(990)}`))],
  ['From with encoded words', () => topped(...times(120, () => `From: ${'=?a?q?=41?= '.repeat(330)}`))],
  [
    'a subject of encoded words in odd charsets',
    () => topped(...times(120, (i) => `Subject: ${times(250, (n) => `=?x${i}-${n}?q?=ff?=`).join(' ')}`)),
  ],
  ['references of brackets', () => topped(...times(120, () => `References: ${'<a '.repeat(1_300)}`))],
  [
    '1,000 signatures of Amazon’s',
    () =>
      topped(
        ...times(1_000, (i) => `DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k${i}; h=from; bh=AAAA; b=BBBB`),
      ),
  ],
  ['a header folded 200,000 times', () => topped(`Subject: a${'\r\n a'.repeat(150_000)}`)],
  [
    'a type with 20,000 parameters',
    () => parts([`Content-Type: text/html; ${times(20_000, (i) => `name*${i}*=a`).join(';\r\n ')}\r\n\r\nx`]),
  ],
  [
    'a name of encoded words',
    () => parts([`Content-Disposition: attachment; filename="${'=?utf-8?q?=41?= '.repeat(10_000)}"\r\n\r\nx`]),
  ],
  ['500 parts', () => parts(times(499, () => `Content-Type: text/plain\r\n\r\n${'x '.repeat(3_000)}`))],
  ['multiparts in multiparts', () => parts([inside(400, 'Content-Type: text/plain\r\n\r\nx')])],
  ['boundaries begun', () => parts([inside(90, `Content-Type: text/plain\r\n\r\n${'--\r\n'.repeat(700_000)}`)])],
  ['25 MB of empty lines', () => parts([`Content-Type: text/plain\r\n\r\n${'\r\n'.repeat(12 * megabyte)}`])],
  [
    '50 MB of base64',
    () =>
      parts([
        `Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'A'.repeat(76)}\r\n`.repeat(640_000)}`,
      ]),
  ],
  [
    'base64 that ends in every letter',
    () =>
      parts([`Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QQ=='.repeat(6 * megabyte)}`]),
  ],
  ['mails in mails, full of links', () => attachedIn(2)],
  [
    'quoted-printable of equals signs',
    () =>
      parts([
        `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${`=${' '.repeat(900)}`.repeat(3_200)}`,
      ]),
  ],
  [
    'quoted-printable of an equals sign and spaces',
    () =>
      parts([
        `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'= '.repeat(1_400_000)}`,
      ]),
  ],
  [
    'Japanese escapes',
    () => parts([`Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n${'\x1b$B\x1b(B'.repeat(450_000)}`]),
  ],
  [
    'a delivery report of empty lines',
    () => parts([`Content-Type: message/delivery-status\r\n\r\n${'\n \t'.repeat(150_000)}x`]),
  ],
  [
    'a delivery report of 500 groups',
    () =>
      parts(
        times(
          20,
          () =>
            `Content-Type: message/delivery-status\r\n\r\n${times(600, () => `Action: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: ${'x;'.repeat(100)}\r\n\r\n`).join('')}`,
        ),
      ),
  ],
  [
    'pictures that unfold',
    () => parts(times(6, () => file('image/png', png(1_200, 1_200, Buffer.alloc(1_201 * 1_200))))),
  ],
  ['pictures full of codes begun', () => parts(times(6, () => file('image/png', finders(700, 700))))],
  ['a large picture full of codes begun', () => parts([file('image/png', finders(1_200, 1_200))])],
];

function zeros(megabytes: number): Buffer {
  return Buffer.concat([Buffer.alloc(megabytes * megabyte), Buffer.from('a\0')]);
}
