// `rusuban verify-mail`: real mails of ours over SMTP, then as they come back: as sent, altered, forged, forwarded.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { alertPreviews } from '../../dev/previews/alerts.ts';
import { createMail } from '../../src/adapters/mail/index.ts';
import { decodeQuoted } from '../../src/adapters/mailbox/text-decoding.ts';
import { openSigning, type Signing } from '../../src/adapters/signing.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { alert } from '../../src/messages/incident/alert.ts';
import { alertMail } from '../../src/messages/layout/envelope.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { startSmtp } from '../support/smtp.ts';

/** As long as real ones: the Message-ID's header is folded. */
const incidentId = '01JD0000-0000-7000-8000-000000000001';
const from = '留守番 Rusuban <alerts@shop.example.com>';
let folder = '';
let signing: Signing;
/** As it came over the wire. */
let sent = '';

async function send(signer: Signing): Promise<string> {
  const smtp = await startSmtp();
  const clock = createManualClock(Date.UTC(2026, 10, 22, 3, 4, 5, 678));
  const mail = createMail({ smtpUrl: `smtp://127.0.0.1:${smtp.port}`, folder, from, clock, signer });
  try {
    const rendered = await alert.render(alertPreviews['main-business']('ja'));
    const outgoing = alertMail(rendered, { incidentId, revision: 1, recipient: 'Alice@example.com', from });
    expect(await mail.send(outgoing)).toMatchObject({ outcome: 'sent' });
    return smtp.received[0]?.raw.toString('latin1') ?? '';
  } finally {
    await mail.close();
    await smtp.close();
  }
}

/** The plain text in Base64, with more behind its end: Node stops there, and other programs show it. */
function inBase64(raw: string, more: string): string {
  const [whole = '', head = '', encoding = '', text = ''] =
    /(Content-Type: text\/plain[\s\S]*?Content-Transfer-Encoding: )([\w-]+)(?=[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--)/.exec(
      raw,
    ) ?? [];
  const bytes = encoding === 'base64' ? Buffer.from(text, 'base64') : decodeQuoted(Buffer.from(text, 'latin1'));
  const padded = [bytes, Buffer.from(' '), Buffer.from('  ')].map((end) =>
    Buffer.concat(end === bytes ? [bytes] : [bytes, end]),
  );
  const ended = padded.map((one) => one.toString('base64')).find((one) => one.endsWith('='));
  const added = more === '' ? '' : Buffer.from(more).toString('base64');
  return raw.replace(whole, `${head}base64`).replace(text, `${ended}\r\n${added}`);
}

async function forwarded(original: string): Promise<string> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({
    from: 'alice@example.com',
    to: 'bob@example.com',
    subject: 'Fwd: look',
    text: 'Is this real?',
    attachments: [{ filename: 'alert.eml', contentType: 'message/rfc822', content: Buffer.from(original, 'latin1') }],
  });
  return (message as Buffer).toString('latin1');
}

async function verify(mail: string, ...args: string[]) {
  const file = join(folder, 'mail.eml');
  await writeFile(file, Buffer.from(mail, 'latin1'));
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) => new PassThrough().on('data', (chunk) => (said[name] += chunk));
  const terminal = { stdin: new PassThrough(), stdout: stream('stdout'), stderr: stream('stderr') };
  const key = args.includes('--key') ? [] : ['--key', signing.publicKey];
  const code = await buildProgram(terminal, ['verify-mail', file, '--lang', 'en', ...key, ...args]);
  return { code, ...said };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-verify-'));
  signing = await openSigning(folder);
  sent = await send(signing);
});
afterAll(() => rm(folder, { recursive: true }));

describe('rusuban verify-mail', () => {
  it('knows a mail of ours, with its pictures and lists, and says when it was sent to whom', async () => {
    const { code, stdout } = await verify(sent);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /^Genuine: .* Sent on Sun, Nov 22, 2026, .* to alice@example\[\.\]com: “/,
    );
    expect(code).toBe(0);
  });

  it('knows it also without its line ends, and with what servers put on top', async () => {
    const stored = `Delivered-To: alice@example.com\nReceived: by mx.example.com\n${sent.replaceAll('\r\n', '\n')}`;
    expect(await verify(stored)).toMatchObject({ code: 0 });
  });

  it.each([
    ['the subject', (raw: string) => raw.replace(/^Subject: .*(\r\n[ \t].*)*/m, 'Subject: all is well')],
    ['the sender', (raw: string) => raw.replace(/^From: .*(\r\n[ \t].*)*/m, 'From: Mallory <mallory@example.com>')],
    ['the sender', (raw: string) => `Reply-To: mallory@example.com\r\n${raw}`],
    ...['text/calendar', 'text/x-amp-html', 'message/rfc822', 'x-unknown'].map(
      (type): [string, (raw: string) => string] => [
        'the attachments',
        (raw) =>
          raw.replace(/^--\S+(?=\r\n)/m, (boundary) => `${boundary}\r\nContent-Type: ${type}\r\n\r\nx\r\n${boundary}`),
      ],
    ),
    // programs show the last of several texts: what stands in the first, as how serious it is, would be gone
    [
      'the formatted text, the attachments',
      (raw: string) =>
        raw.replace(
          /(--\S+)\r\n(Content-Type: text\/html[\s\S]*?\r\n\r\n[\s\S]*?>=?\r\n)/,
          '$1\r\n$2$1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
        ),
    ],
    [
      'the text, the attachments',
      (raw: string) => raw.replace(/^(Content-Type: text\/plain.*)$/m, '$1\r\nContent-Transfer-Encoding: 8bit'),
    ],
    [
      'the attachments',
      (raw: string) =>
        raw
          .replace(/(boundary=)("[^"]*")/, '$1"other"; boundary=$2')
          .replace('\r\n\r\n', '\r\n\r\n--other\r\n\r\npay here\r\n--other--\r\n'),
    ],
    ['the attachments', (raw: string) => `${raw}\r\n--other\r\n\r\npay here\r\n--other--\r\n`],
    ['the text', (raw: string) => inBase64(raw, 'pay here')],
    ['the recipient', (raw: string) => raw.replace(/^To: .*$/m, 'To: bob@example.com')],
    ['the date', (raw: string) => raw.replace(/^Date: .*$/m, 'Date: Mon, 23 Nov 2026 00:00:00 +0000')],
  ])('says that %s was altered', async (what, alter) => {
    const { code, stdout } = await verify(alter(sent));
    expect(stdout.replace(/\s+/g, ' ')).toContain(`Changed since: ${what}.`);
    expect(code).toBe(1);
  });

  it('knows it where a server has encoded it anew', async () => {
    expect(await verify(inBase64(sent, ''))).toMatchObject({ code: 0 });
    const preamble = sent.replace('\r\n\r\n', '\r\n\r\nThis is a multi-part message in MIME format.\r\n');
    expect(await verify(preamble)).toMatchObject({ code: 0 });
  });

  it('tells a forgery by another key, with none, and with a borrowed signature', async () => {
    const mallory = await send(await openSigning(join(folder, 'mallory')));
    expect((await verify(mallory)).stdout).toMatch(/^Forged, or from another installation/);
    const bare = sent.replace(/^X-Rusuban-Signature: .*(\r\n[ \t].*)*\r\n/m, '');
    expect((await verify(bare)).stdout).toMatch(/^Not proven: it carries no signature/);
    const header = /^X-Rusuban-Signature: .*(?:\r\n[ \t].*)*\r\n/m.exec(sent)?.[0] ?? '';
    const borrowed = `${header}From: ${'a@example.com'}\r\nTo: alice@example.com\r\nSubject: x\r\n\r\npay here\r\n`;
    expect((await verify(borrowed)).stdout).toMatch(/^Forged: the signature is true, but/);
  });

  it('finds the mail inside of one that was forwarded as an attachment', async () => {
    const { code, stdout } = await verify(await forwarded(sent));
    expect(stdout).toMatch(/^Genuine/);
    expect(stdout).toContain('attached to the one given');
    expect(code).toBe(0);
  });

  it('says what to do about one that was forwarded within the text', async () => {
    const quoted = `From: alice@example.com\r\nTo: bob@example.com\r\nSubject: Fwd: look\r\n\r\n---------- Forwarded message ---------\r\nFrom: Rusuban <alerts@shop.example.com>\r\n\r\nHello\r\n`;
    expect((await verify(quoted)).stdout.replace(/\s+/g, ' ')).toMatch(
      /forwarded inside another mail.*as an attachment/,
    );
  });

  it('explains a key that is none, and prints JSON', async () => {
    expect(await verify(sent, '--key', 'ed25519:x')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/public key/),
    });
    expect(JSON.parse((await verify(sent, '--json')).stdout)).toMatchObject({ version: 1, verdict: 'genuine' });
  });
});
