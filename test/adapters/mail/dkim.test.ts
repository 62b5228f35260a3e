// DKIM: a key from the settings, a mail over a real SMTP server, and what a receiving server finds of its signature.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { authenticate } from 'mailauth';
import { createMail } from '../../../src/adapters/mail/index.ts';
import { ConfigError } from '../../../src/config/error.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { clearScratch, makeScratch } from '../../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../../support/smtp.ts';
import { outgoing } from './outgoing.ts';

const domain = 'shop.example.com';
let folder: string;
let smtp: TestSmtp;
beforeAll(async () => {
  folder = await makeScratch('dkim');
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp?.close();
  await clearScratch(folder);
});
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const mail of opened.splice(0)) await mail.close();
});

/** A mail client with a key file as the settings name it. */
async function mailWith(keyFile: string) {
  const file = join(folder, 'dkim.key');
  await writeFile(file, keyFile);
  const settings = { RUSUBAN_DKIM_KEY_FILE: file, SMTP_URL: `smtp://127.0.0.1:${smtp.port}` };
  const { dkim, smtpUrl } = loadConfig(settings, { directory: folder });
  const mail = createMail({ smtpUrl, folder, from: `Rusuban <rusuban@${domain}>`, ...(dkim && { dkim }) });
  opened.push(mail);
  return mail;
}

const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** What a server that has this public key in its DNS finds of the mail. */
async function found(raw: Buffer, record: string) {
  const asked: string[] = [];
  const resolver = async (name: string, type: string) => {
    asked.push(`${type} ${name}`);
    if (type === 'TXT' && name === `rusuban._domainkey.${domain}`) return [[record]];
    if (type === 'TXT' && name === `_dmarc.${domain}`) return [['v=DMARC1; p=reject; adkim=s']];
    throw Object.assign(new Error('no answer'), { code: 'ENOTFOUND' });
  };
  const options = { resolver, mta: 'mx.example.net', disableArc: true, disableBimi: true };
  const { dkim, dmarc } = await authenticate(raw, options as Parameters<typeof authenticate>[1]);
  const [result] = (dkim.results ?? []) as ({ signingHeaders?: { keys: string } } & (typeof dkim.results)[number])[];
  return {
    dkim: result?.status.result,
    dmarc: dmarc ? dmarc.status.result : null,
    headers: result?.signingHeaders?.keys,
    asked,
  };
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaRecord = `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
describe('a mail signed with DKIM', () => {
  it.each([
    ['RSA', pemOf(rsa.privateKey), rsaRecord],
    ['RSA in the older form', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), rsaRecord],
    ['RSA on one line', pemOf(rsa.privateKey).replaceAll('\n', '\\n'), rsaRecord],
  ])('by a key (%s) is found good by who receives it, and altered is not', async (_, pem, record) => {
    const mail = await mailWith(`${domain}:rusuban:${pem}\n`);
    const attachments = [
      { filename: '一覧.csv', contentType: 'text/csv', content: 'asin,price\r\nB0EXAMPLE1,2400\r\n' },
    ];
    expect(await mail.send(outgoing({ attachments, subject: '重大：店舗の乗っ取りの疑い' }))).toMatchObject({
      outcome: 'sent',
    });
    const raw = smtp.received.at(-1)?.raw ?? Buffer.alloc(0);
    const { dkim, dmarc, headers } = await found(raw, record);
    expect({ dkim, dmarc }).toEqual({ dkim: 'pass', dmarc: 'pass' });
    // what a reader goes by can't be put in later
    for (const name of ['from', 'to', 'subject', 'date', 'message-id'])
      expect(`${headers}`.toLowerCase()).toContain(name);
    const altered = Buffer.from(raw.toString('latin1').replace(/^Subject: .*$/m, 'Subject: all is well'), 'latin1');
    expect((await found(altered, record)).dkim).not.toBe('pass');
    const body = raw.toString('latin1');
    const end = body.lastIndexOf('--');
    const added = Buffer.from(`${body.slice(0, end)}X${body.slice(end)}`, 'latin1');
    expect((await found(added, record)).dkim).not.toBe('pass');
  });

  it('is not good by another key', async () => {
    const mail = await mailWith(`${domain}:rusuban:${pemOf(rsa.privateKey)}`);
    await mail.send(outgoing());
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
    const record = `v=DKIM1; k=rsa; p=${other.toString('base64')}`;
    expect(await found(smtp.received.at(-1)?.raw ?? Buffer.alloc(0), record)).toMatchObject({
      dkim: 'fail',
      dmarc: 'fail',
    });
  });
});

describe('a key file that can not be used', () => {
  const pem = pemOf(rsa.privateKey);
  it.each([
    ['without domain and selector', pem, /RUSUBAN_DKIM_KEY.*must begin with a domain/s],
    ['without a selector', `${domain}:${pem}`, /must name the selector/],
    [
      'with a public key',
      `${domain}:rusuban:${rsa.publicKey.export({ type: 'spki', format: 'pem' })}`,
      /must hold a private key/,
    ],
  ])('%s', async (_, content, message) => {
    const failure: unknown = await mailWith(content).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    expect(String((failure as Error).message)).toMatch(message);
    expect(String((failure as Error).message)).not.toContain(pem.split('\n')[1]);
  });

  it.each([
    ['that was cut off', pem.slice(0, 400)],
    ['of another kind', pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['of a kind that would leave mails unsigned', pemOf(generateKeyPairSync('ed25519').privateKey)],
    ['that is too short for any receiver', pemOf(generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey)],
  ])('%s is refused at start, not when an alert is due', async (_, key) => {
    await expect(mailWith(`${domain}:rusuban:${key}`)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/RUSUBAN_DKIM_KEY/),
      hint: expect.stringMatching(/openssl genpkey/),
    });
  });

  it('that is not there', () => {
    const settings = { RUSUBAN_DKIM_KEY_FILE: join(folder, 'nowhere.key') };
    expect(() => loadConfig(settings, { directory: folder })).toThrow(/RUSUBAN_DKIM_KEY_FILE/);
  });
});
