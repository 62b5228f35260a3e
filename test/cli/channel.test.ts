// Channels from the command line: added without a secret on the screen, nobody's until the number of the trial was typed,
// and then told like any recipient.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dumpOf } from '../support/all-that-is-kept.ts';
import { endAll, rusuban, rusubanArgs } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { hasTerminal, howToGetTerminal, typed } from '../support/typed.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let folder: string;
let database: TestDatabase;
let smtp: TestSmtp;
let receiver: WebhookReceiver;
beforeAll(async () => {
  folder = await makeScratch('channel');
  database = await openTestDatabase();
  smtp = await startSmtp();
  receiver = await startWebhookReceiver();
  const secrets = {
    RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1:9',
    RUSUBAN_LWA_CLIENT_ID: 'id',
    RUSUBAN_LWA_CLIENT_SECRET: 'secret',
    RUSUBAN_REFRESH_TOKEN: 'token',
  };
  const add = 'account add --name Alice --marketplace GB --seller-id AALICE00001 --lang en --mail alice@example.com';
  expect(await run(secrets, add)).toMatchObject({ code: 0 });
});
beforeEach(() => receiver.answer({ status: 200, text: '{}' }));
afterAll(async () => {
  await endAll();
  await receiver?.close();
  await smtp?.close();
  await database?.close();
  await clearScratch(folder);
});

const surroundings = () => ({
  RUSUBAN_DATA_DIR: folder,
  DATABASE_URL: database.url,
  SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  LOG_LEVEL: 'warn',
});
const run = (settings: object, line: string) => rusuban(folder, { ...surroundings(), ...settings }, ...line.split(' '));
const topic = () => new URL('/a-topic-hard-to-guess', receiver.url).href;
const channelsNow = async () => JSON.parse((await run({}, 'channel list --json')).stdout);
const addresses = async () =>
  JSON.parse((await run({}, 'recipient list --json')).stdout).map(({ address }: { address: string }) => address);

describe('a channel', () => {
  it('is nobody until the number of its trial was typed, and then told as it was wished', async () => {
    const added = await run(
      { RUSUBAN_CHANNEL: `url=${topic()}\ntoken=tk_AgQdq7mVBoFD37zQVN29` },
      'channel add phone --kind ntfy --lang ja --gets alerts --quiet 22:00-07:00',
    );
    expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ntfy:phone {2}sent: HTTP 200/) });
    expect(added.stderr).toMatch(/tells nobody yet.*rusuban channel confirm phone NUMBER alice/);
    const trial = JSON.parse(receiver.received.at(-1)?.body ?? '');
    expect(trial).toMatchObject({ topic: 'a-topic-hard-to-guess', title: '留守番からのテスト：何も起きていません' });
    const number = /\d{6}/.exec(trial.message)?.[0] ?? '';
    expect(await addresses()).toEqual(['alice@example.com']);
    const host = new URL(receiver.url).host;
    expect(await channelsNow()).toEqual([{ name: 'phone', kind: 'ntfy', host, isConfirmed: false }]);
    expect((await run({}, 'channel list')).stdout).toBe(`phone  ntfy  ${host}  not confirmed\n`);
    expect(`${added.stdout}${added.stderr}${await dumpOf(database.url)}`).not.toMatch(/tk_AgQ|hard-to-guess/);

    const wrong = await run({}, `channel confirm phone ${number === '123456' ? '654321' : '123456'}`);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/not the number.*\n.*channel test phone/) });
    expect(await addresses()).toEqual(['alice@example.com']);
    const again = await run({}, 'channel test phone');
    expect(again.stderr).toMatch(/tells nobody yet/);
    expect(receiver.received.at(-1)?.body).toContain(number);

    const [mails, posts] = [smtp.received.length, receiver.received.length];
    expect(await run({}, `channel confirm phone ${number}`)).toMatchObject({ code: 0 });
    expect(await addresses()).toEqual(['alice@example.com', 'ntfy:phone']);
    const [, recipient] = JSON.parse((await run({}, 'recipient list --json')).stdout);
    expect(recipient).toMatchObject({ language: 'ja', gets: ['alerts'], quietHours: '22:00-07:00', isBackup: false });
    // everyone hears of it, the new one among them
    expect([smtp.received.length, receiver.received.length]).toEqual([mails + 1, posts + 1]);
    expect(await channelsNow()).toMatchObject([{ isConfirmed: true }]);
    expect((await run({}, 'channel test phone')).stderr).not.toMatch(/tells nobody/);
  });

  it('is changed like any recipient, and nobody becomes one so', async () => {
    expect(await run({}, 'recipient add ntfy:phone --quiet none --gets alerts,upkeep')).toMatchObject({ code: 0 });
    const [, recipient] = JSON.parse((await run({}, 'recipient list --json')).stdout);
    expect(recipient).toMatchObject({ gets: ['alerts', 'upkeep'], quietHours: null });
    const other = await run({}, 'recipient add ntfy:other');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringMatching(/no channel that tells anybody/) });
  });

  it('that answers that its key is wrong says so, without the key, and stays nobody’s', async () => {
    const token = 'tk_wrongwrongwrong';
    receiver.answer({ status: 401, text: `{"error":"unauthorized: Bearer ${token} for ${topic()}"}` });
    const added = await run({ RUSUBAN_CHANNEL: `url=${topic()}\ntoken=${token}` }, 'channel add other --kind ntfy');
    expect(added).toMatchObject({ code: 1, stdout: expect.stringMatching(/NOT SENT: HTTP 401.*unauthorized/) });
    expect(`${added.stdout}${added.stderr}`).not.toMatch(/tk_wrong|hard-to-guess/);
    expect(await addresses()).not.toContain('ntfy:other');
    expect(await run({}, 'channel remove other')).toMatchObject({ code: 0 });
  });

  it('may not lead into this network, and needs what it needs', async () => {
    const inside = await run({ RUSUBAN_CHANNEL: 'https://192.168.0.1/topic' }, 'channel add inside --kind ntfy');
    expect(inside).toMatchObject({ code: 2, stderr: expect.stringMatching(/leads into a private network/) });
    const bare = await run({}, 'channel add bare --kind ntfy');
    expect(bare).toMatchObject({ code: 2, stderr: expect.stringMatching(/\(url\).*\n.*RUSUBAN_CHANNEL/) });
    const odd = await run({ RUSUBAN_CHANNEL: 'nonsense' }, 'channel add odd --kind ntfy');
    expect(odd).toMatchObject({ code: 2, stderr: expect.stringMatching(/RUSUBAN_CHANNEL must be lines/) });
    expect(await run({}, 'channel add x --kind pigeon')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no kind of channel.*\n.*ntfy/),
    });
    expect(await channelsNow()).toHaveLength(1);
  });

  it('is listed with what each kind asks for', async () => {
    const { stdout } = await run({}, 'channel kinds');
    expect(stdout).toMatch(/^ntfy {2}.* {2}url, \[token\]$/m);
    expect(stdout).toMatch(/^standard {2}.* {2}url$/m);
  });

  it('that is removed is told of nothing more', async () => {
    expect(await run({}, 'channel remove phone')).toMatchObject({ code: 0 });
    expect(await addresses()).toEqual(['alice@example.com']);
    expect(await channelsNow()).toEqual([]);
  });
});

if (!hasTerminal) console.log(`a channel is not added at a terminal: ${howToGetTerminal}`);
(hasTerminal ? describe : describe.skip)('at a terminal', () => {
  it('a channel is asked for without echo, tried, and confirmed in one go', async () => {
    const command = [process.execPath, ...rusubanArgs('channel add desk --kind ntfy'.split(' '))];
    const shown = () => /\d{6}/.exec(JSON.parse(receiver.received.at(-1)?.body ?? '{}').message)?.[0] ?? '';
    const { code, stdout } = await typed(folder, surroundings(), command, [
      ['Address of the topic', topic()],
      ['Access token', 'tk_AgQdq7mVBoFD37zQVN29'],
      ['number in the test message', shown],
    ]);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('ntfy:desk is told from now on'),
    });
    expect(stdout).not.toMatch(/tk_AgQ|hard-to-guess/);
    expect(await addresses()).toContain('ntfy:desk');
  });
});
