// Whom to tell, from the command line: recipients and webhooks added, tried, listed and removed; and that everyone hears of it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import { endAll, rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let folder: string;
let database: TestDatabase;
let smtp: TestSmtp;
let receiver: WebhookReceiver;
beforeAll(async () => {
  folder = await makeScratch('recipient');
  database = await openTestDatabase();
  smtp = await startSmtp();
  receiver = await startWebhookReceiver();
});
afterAll(async () => {
  await endAll();
  await receiver?.close();
  await smtp?.close();
  await database?.close();
  await clearScratch(folder);
});

const run = (settings: object, ...args: string[]) =>
  rusuban(
    folder,
    {
      RUSUBAN_DATA_DIR: folder,
      DATABASE_URL: database.url,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      LOG_LEVEL: 'warn',
      ...settings,
    },
    ...args,
  );

describe('whom to tell', () => {
  it('is asked for at set-up, changed under everyone’s eyes, and tried', async () => {
    const secrets = {
      RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1:9',
      RUSUBAN_LWA_CLIENT_ID: 'id',
      RUSUBAN_LWA_CLIENT_SECRET: 'secret',
      RUSUBAN_REFRESH_TOKEN: 'token',
    };
    const add = 'account add --name Alice --marketplace GB --seller-id AALICE00001 --lang en --mail alice@example.com';
    const added = await run(secrets, ...add.split(' '));
    expect(added.code).toBe(0);
    expect(added.stderr).toMatch(/Careful: only one recipient.*\n.*rusuban recipient add/);

    const sameDomain = await run({}, 'recipient', 'add', 'bob@example.com', '--lang', 'ja', '--quiet', '22:00-07:00');
    expect(sameDomain).toMatchObject({ code: 0 });
    expect(sameDomain.stderr).toMatch(/all recipients are at example\.com/);
    expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(['alice@example.com', 'bob@example.com']);
    const { code, stdout } = await run({}, 'recipient', 'list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { address: 'alice@example.com', isBackup: false },
      { address: 'bob@example.com', isBackup: true, language: 'ja', quietHours: '22:00-07:00' },
    ]);

    expect((await run({}, 'recipient', 'test', 'BOB@example.com')).stdout).toMatch(/^bob@example\.com {2}sent/);
    smtp.misbehave({ at: 'rcpt', code: 550, reply: '5.1.1 no such user' });
    const failed = await run({}, 'recipient', 'test');
    smtp.misbehave(null);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/alice@example\.com {2}NOT SENT: .*no such user/);
  });

  it('can be a webhook', async () => {
    const settings = { RUSUBAN_CHANNEL: receiver.url };
    const { code, stdout, stderr } = await run(settings, 'webhook', 'add', 'ops');
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('webhook:ops is told') });
    const secret = /^whsec_\S+$/m.exec(stdout)?.[0] ?? '';
    const trial = receiver.received.at(-1);
    const event = new Verifier(secret).verify(trial?.body ?? '', trial?.headers as Record<string, string>);
    expect(event).toMatchObject({ type: 'rusuban.trial', data: { account: { id: 'alice' } } });
    const listed = await run({}, 'webhook', 'list');
    expect(listed.stdout).toMatch(/^ops {2}standard {2}127\.0\.0\.1:\d+\n$/);

    const refused = await run({ RUSUBAN_CHANNEL: 'http://10.0.0.1/hook' }, 'webhook', 'add', 'inside');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/must be https/) });
    receiver.answer({ status: 500 });
    expect(await run({}, 'webhook', 'test', 'ops')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('HTTP 500'),
    });
    receiver.answer({ status: 200 });
    expect((await run({}, 'webhook', 'remove', 'ops')).code).toBe(0);
    expect(JSON.parse((await run({}, 'webhook', 'list', '--json')).stdout)).toEqual([]);
  });

  it('tells whoever is taken off, and never leaves nobody', async () => {
    const before = smtp.received.length;
    expect((await run({}, 'recipient', 'remove', 'alice@example.com')).code).toBe(0);
    const told = smtp.received.slice(before).map(({ to }) => to[0]);
    expect(told.sort()).toEqual(['alice@example.com', 'bob@example.com']);
    expect(await run({}, 'recipient', 'remove', 'bob@example.com')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nobody would be told'),
    });
    const silent = await run({ SMTP_URL: '' }, 'recipient', 'add', 'carol@example.net');
    expect(silent.stderr).toMatch(/No SMTP_URL is set: nobody is written to, mails are put into .*mailbox/);
  });

  it.each([
    ['an address that is none', ['add', 'alice'], /not an e-mail address/],
    ['quiet hours that are none', ['add', 'a@example.com', '--quiet', 'nights'], /22:00-07:00/],
    ['a zone that is none', ['add', 'a@example.com', '--time-zone', 'Tokyo'], /Asia\/Tokyo/],
    ['topics that are none', ['add', 'a@example.com', '--gets', 'spam'], /none of alerts/],
    ['two opposites', ['add', 'a@example.com', '--backup', '--at-once'], /cannot be used with/],
    ['a stranger', ['remove', 'mallory@example.com'], /no recipient/],
  ])('refuses %s', async (_, args, said) => {
    const { code, stderr } = await run({}, 'recipient', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(said) });
  });
});
