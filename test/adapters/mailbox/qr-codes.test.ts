// QR codes in pictures: read from real ones, and pictures that are bombs left alone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { readLimits } from '../../../src/adapters/mailbox/limits.ts';
import { isHarmless, readQrCodes } from '../../../src/adapters/mailbox/qr-codes.ts';
import { readMail } from '../../../src/adapters/mailbox/read-mail.ts';
import { judge } from '../../support/mails/judge.ts';
import { png } from '../../support/mails/png.ts';

const url = 'https://account.mallory.example/login';
let code: Buffer;
beforeAll(async () => {
  const file = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const { image } = await writeBarcode(url, { format: 'QRCode', scale: 4 });
  code = Buffer.from(await (image as Blob).arrayBuffer());
});

const mailWith = (picture: Buffer, type = 'image/png') =>
  Buffer.from(
    `From: Amazon <a@mallory.example>\r\nSubject: Amazon\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Amazon: scan this</p><img src="cid:1">\r\n--b\r\nContent-Type: ${type}\r\nContent-Disposition: inline\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`,
  );

describe('a QR code in a picture', () => {
  it('is a link like any other, and gives a fake away', async () => {
    const { mail } = await readMail(mailWith(code));
    expect(mail.links).toContainEqual({ kind: 'qr-code', url, shown: '' });
    const check = await judge(mailWith(code));
    expect(check).toMatchObject({ verdict: 'phishing', certainty: 'certain' });
    expect(check.reasons.map(({ key }) => key)).toContain('link-qr-code');
  });

  it('is looked for in what is a picture by its name only, and not in what is none', async () => {
    const named = mailWith(code, 'application/octet-stream; name=scan.png');
    expect((await readMail(named)).mail.links.map(({ kind }) => kind)).toContain('qr-code');
    for (const rubbish of [
      Buffer.from('x'),
      Buffer.alloc(500, 7),
      code.subarray(0, 60),
      Buffer.from('GIF89a~~~~~~~~~~~~~~~~~~~~~'),
    ])
      expect((await readMail(mailWith(rubbish))).mail.links.filter(({ kind }) => kind === 'qr-code')).toEqual([]);
  });

  it.each([
    ['says that it is enormous', () => png(60_000, 60_000, Buffer.alloc(100))],
    ['unfolds into far more than its size', () => png(100, 100, Buffer.alloc(300_000_000))],
    [
      'is a JPEG that says it is enormous',
      () => Buffer.from('ffd8ffc0001108ffffffff03012200021101031101'.padEnd(80, '0'), 'hex'),
    ],
    ['has no size', () => png(0, 0, Buffer.alloc(0))],
  ])('is not looked for in a picture that %s', async (_, make) => {
    expect(isHarmless(make(), readLimits.picturePixels)).toBe(false);
    expect(await readQrCodes([make()], readLimits)).toEqual([]);
  });

  it('is looked for no longer than the time allows', async () => {
    expect(await readQrCodes([code], readLimits)).toEqual([url]);
    expect(await readQrCodes([code], readLimits, AbortSignal.abort())).toEqual([]);
  });
});
