// Alerts through a real SMTP server and back through a parser; and what becomes of a mail that isn't taken.

import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { alertPreviews } from '../../../dev/previews/alerts.ts';
import { createMail, type MailOptions } from '../../../src/adapters/mail/index.ts';
import type { Mail } from '../../../src/adapters/mail/port.ts';
import { alert } from '../../../src/messages/incident/alert.ts';
import { alertMail } from '../../../src/messages/layout/envelope.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../../support/smtp.ts';
import { outgoing } from './outgoing.ts';

const from = '留守番 Rusuban <alerts@shop.example.com>';
const opened: { close(): Promise<void> }[] = [];
let smtp: TestSmtp;

function mailTo(port: number, options: Partial<MailOptions> = {}, query = ''): Mail {
  const mail = createMail({ smtpUrl: `smtp://127.0.0.1:${port}${query}`, folder: 'unused', from, ...options });
  opened.push(mail);
  return mail;
}

beforeEach(async () => {
  smtp = await startSmtp();
  opened.push(smtp);
});
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

describe('an alert over SMTP', () => {
  it.each(['en', 'ja'] as const)('arrives as it was rendered, in %s', async (language) => {
    const rendered = await alert.render(alertPreviews['forgotten-seller'](language));
    const sent = alertMail(rendered, { incidentId: 'i-1', revision: 3, recipient: 'alice@example.com', from });
    const clock = createManualClock(Date.UTC(2026, 10, 22));
    await expect(mailTo(smtp.port, { clock }).send(sent)).resolves.toMatchObject({ outcome: 'sent' });

    const [received] = smtp.received;
    expect(received).toMatchObject({ from: 'alerts@shop.example.com', to: ['alice@example.com'] });
    const parsed = received?.parsed;
    expect(parsed?.subject).toBe(rendered.subject);
    expect(parsed?.from?.value).toEqual([{ address: 'alerts@shop.example.com', name: '留守番 Rusuban' }]);
    expect(parsed?.text).toBe(rendered.text);
    expect(parsed?.html).toBe(rendered.html);
    expect(parsed?.date).toEqual(new Date(clock.now()));
    const files = (parsed?.attachments ?? []).map(({ filename, cid, content }) => [
      filename,
      cid,
      Buffer.from(content),
    ]);
    expect(files).toEqual(
      rendered.attachments.map(({ filename, cid, content }) => [filename, cid, Buffer.from(content)]),
    );
  });

  it('is a multipart of text and HTML whose every line is short ASCII, headers folded', async () => {
    const rendered = await alert.render(alertPreviews['forgotten-seller']('ja'));
    const sent = alertMail(rendered, { incidentId: 'i-1', revision: 1, recipient: 'alice@example.com', from });
    await mailTo(smtp.port).send({ ...sent, subject: '新規出品の急増'.repeat(11) });
    const raw = smtp.received[0]?.raw.toString('latin1') ?? '';
    expect(raw).toMatch(/Content-Type: multipart\/alternative/);
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    // RFC 2047: an encoded word is at most 75 characters, so that no header line gets past 78.
    const [head = ''] = raw.split('\r\n\r\n');
    for (const line of head.split('\r\n').filter((line) => /=\?/.test(line)))
      expect(line.length).toBeLessThanOrEqual(78);
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThan(998);
    expect([...raw].filter((char) => char > '~')).toEqual([]);
    expect(smtp.received[0]?.parsed.subject).toBe('新規出品の急増'.repeat(11));
  });

  it('threads with the other mails of its incident, and says that a program sent it', async () => {
    const mail = mailTo(smtp.port);
    for (const revision of [1, 2])
      await mail.send(
        alertMail(await alert.render(alertPreviews.payout('en')), {
          incidentId: 'i-1',
          revision,
          recipient: 'bob@example.com',
          from,
        }),
      );
    const [first, second] = smtp.received.map(({ parsed }) => parsed);
    expect(first?.messageId).toBe('<revision-1.incident.i-1.bob=example.com@shop.example.com>');
    expect(second?.messageId).toBe('<revision-2.incident.i-1.bob=example.com@shop.example.com>');
    expect(second?.references).toBe('<incident.i-1.bob=example.com@shop.example.com>');
    expect(second?.inReplyTo).toBe(first?.inReplyTo);
    expect(second?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(second?.headers.get('x-rusuban-incident')).toBe('i-1');
    expect(second?.headers.get('list')).toMatchObject({
      id: { name: 'Rusuban alerts', id: 'alerts.rusuban.shop.example.com' },
    });
    expect(smtp.connections()).toBe(1);
  });

  it('carries attachments', async () => {
    const content = 'asin,price\r\nB0EXAMPLE1,2400\r\n';
    await mailTo(smtp.port).send(
      outgoing({ attachments: [{ filename: '一覧.csv', contentType: 'text/csv', content }] }),
    );
    const [attachment] = smtp.received[0]?.parsed.attachments ?? [];
    expect(attachment).toMatchObject({ filename: '一覧.csv', contentType: 'text/csv' });
    expect(attachment?.content.toString()).toBe(content);
  });

  it('takes no header from an address', async () => {
    const to = 'a@example.com\r\nBcc: mallory@example.com';
    expect(await mailTo(smtp.port).send(outgoing({ to }))).toMatchObject({ outcome: 'refused', isPermanent: true });
    expect(smtp.received).toEqual([]);
  });

  it('is signed when it is given a key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const dkim = { domainName: 'shop.example.com', keySelector: 's1', privateKey: pem };
    await mailTo(smtp.port, { dkim }).send(outgoing());
    expect(smtp.received[0]?.parsed.headers.has('dkim-signature')).toBe(true);
  });
});

describe('a mail that is not taken', () => {
  const cases: [string, Parameters<TestSmtp['misbehave']>[0], boolean, string][] = [
    ['an unknown recipient', { at: 'rcpt', code: 550, reply: '5.1.1 no such user' }, true, '5.1.1 no such user'],
    ['a full mailbox', { at: 'rcpt', code: 452, reply: '4.2.2 mailbox full' }, false, '4.2.2 mailbox full'],
    ['greylisting', { at: 'rcpt', code: 451, reply: '4.7.1 come back later' }, false, '4.7.1 come back later'],
    ['relaying denied', { at: 'rcpt', code: 550, reply: '5.7.1 relaying denied' }, false, '5.7.1 relaying denied'],
    ['a sign-in that is missing', { at: 'mail', code: 530, reply: '5.7.0 sign in first' }, false, 'sign in first'],
    ['a message refused for good', { at: 'data', code: 554, reply: '5.6.0 malformed' }, true, '5.6.0 malformed'],
    ['a message refused for now', { at: 'data', code: 451, reply: '4.3.0 try again' }, false, '4.3.0 try again'],
    ['a message that is too large', { at: 'mail', code: 552, reply: '5.3.4 too big' }, true, '5.3.4 too big'],
    ['a server that is closed for us', { at: 'connect', code: 554, reply: '5.7.1 not you' }, false, '5.7.1 not you'],
  ];
  it.each(cases)('%s', async (_, misbehaviour, isPermanent, reply) => {
    smtp.misbehave(misbehaviour);
    const result = await mailTo(smtp.port).send(outgoing());
    expect(result).toMatchObject({ outcome: 'refused', isPermanent, detail: expect.stringContaining(reply) });
  });

  it.each(['drop', 'hang'] as const)('after its data: %s; it is tried again by the outbox, not here', async (then) => {
    smtp.misbehave({ at: 'data', then });
    const mail = mailTo(smtp.port, { timeouts: { idleMs: 300 } });
    expect(await mail.send(outgoing())).toMatchObject({ outcome: 'refused', isPermanent: false });
    expect(smtp.connections()).toBe(1);
    smtp.misbehave(null);
    expect(await mailTo(smtp.port).send(outgoing())).toMatchObject({ outcome: 'sent' });
    expect(smtp.received).toHaveLength(1);
  });

  it('to a server that says nothing, or trickles for ever', async () => {
    const sockets = new Set<Socket>();
    let greeting = '';
    const silent = createServer((socket) => {
      sockets.add(socket.on('error', () => {}));
      if (greeting) socket.write(greeting);
    }).listen(0, '127.0.0.1');
    opened.push({
      close: async () => {
        for (const socket of sockets) socket.destroy();
        silent.close();
      },
    });
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    const refused = { outcome: 'refused', isPermanent: false, detail: expect.stringMatching(/in time|too long/) };
    expect(await mailTo(port, { timeouts: { greetingMs: 200 } }).send(outgoing())).toMatchObject(refused);
    greeting = '220-wait\r\n';
    expect(await mailTo(port, { timeouts: { totalMs: 200 } }).send(outgoing())).toMatchObject(refused);
  });

  it('to a port where nobody listens', async () => {
    await smtp.close();
    expect(await mailTo(smtp.port).send(outgoing())).toMatchObject({
      outcome: 'refused',
      isPermanent: false,
      detail: expect.stringContaining('the connection failed'),
    });
    opened.splice(opened.indexOf(smtp), 1);
  });

  it('over a connection that would not be encrypted', async () => {
    const mail = mailTo(smtp.port, {}, '?tls=required');
    const detail = expect.stringContaining('?tls=off');
    expect(await mail.send(outgoing())).toMatchObject({ outcome: 'refused', isPermanent: false, detail });
    expect(smtp.received).toEqual([]);
  });

  it('over TLS to a server whose certificate nobody vouches for', async () => {
    const impostor = await startSmtp({ disabledCommands: [] });
    opened.push(impostor);
    const result = await mailTo(impostor.port, {}, '?tls=required').send(outgoing());
    expect(result).toMatchObject({ outcome: 'refused', isPermanent: false });
    expect(impostor.received).toEqual([]);
  });

  it.each(['', 'nobody', 'a@b@c', 'a@example.com, b@example.com', 'Group: a@example.com;', 'A <a@example.com>'])(
    'to what is not one address: %j',
    async (to) => {
      expect(await mailTo(smtp.port).send(outgoing({ to }))).toMatchObject({ outcome: 'refused', isPermanent: true });
      expect(smtp.received).toEqual([]);
    },
  );
});

describe('the sign-in', () => {
  it('is never in what is said about it, whatever the server echoes', async () => {
    const password = 'hunter2-is-secret';
    const echo = `bad: ${password} ${Buffer.from(password).toString('base64')} ${Buffer.from(`\0alice\0${password}`).toString('base64')}`;
    const strict = await startSmtp({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (_auth, _session, callback) => callback(Object.assign(new Error(echo), { responseCode: 535 })),
    });
    opened.push(strict);
    const mail = createMail({ smtpUrl: `smtp://alice:${password}@127.0.0.1:${strict.port}`, folder: 'unused', from });
    opened.push(mail);
    const [result, check] = [await mail.send(outgoing()), await mail.check()];
    expect(result).toMatchObject({ outcome: 'refused', isPermanent: false });
    expect(check?.en).toContain('check user name and password');
    const said = `${JSON.stringify([result, check])} ${mail.destination}`;
    for (const secret of [
      password,
      Buffer.from(password).toString('base64'),
      Buffer.from(`\0alice\0${password}`).toString('base64'),
    ])
      expect(said).not.toContain(secret);
  });
});

describe('the check', () => {
  it('is silent when the server can be reached', async () => {
    expect(await mailTo(smtp.port).check()).toBeNull();
  });

  it('says what is wrong otherwise', async () => {
    smtp.misbehave({ at: 'connect', code: 421, reply: 'maintenance' });
    expect((await mailTo(smtp.port).check())?.en).toMatch(/maintenance/);
  });
});
