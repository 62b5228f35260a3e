// Mailboxes from the command line: added only when they can be read, listed without their password, tried, forgotten.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { endAll, rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ImapDouble, startImapDouble } from '../support/imap-double.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { aliceCredentials, anAccount, aRun, seenAt } from '../support/store.ts';

let folder: string;
let database: TestDatabase;
let server: ImapDouble;

beforeAll(async () => {
  folder = await makeScratch('mailbox');
  database = await openTestDatabase();
  server = await startImapDouble();
  const store = await openStore(await stored());
  await store.addAccount(anAccount(), aliceCredentials, seenAt);
  await store.close();
});
afterAll(async () => {
  await endAll();
  await server?.close();
  await database?.close();
  await clearScratch(folder);
});

const stored = async () => ({
  url: database.url,
  sealer: await openSecrets({ secretKeys: null, dataDir: folder }),
});

const run = (settings: object, ...args: string[]) =>
  rusuban(
    folder,
    { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'warn', ...settings },
    'mailbox',
    ...args,
  );

describe('a mailbox', () => {
  it('is added when it can be read, listed, tried and removed', async () => {
    const where = ['--user', 'alice', '--host', '127.0.0.1', '--port', `${server.mailbox.settings.port}`];
    expect(await run({}, 'test')).toMatchObject({ code: 2, stderr: expect.stringContaining('rusuban mailbox add') });
    expect(await run({}, 'add', '--user', 'alice@unknown.example')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--host'),
    });
    expect(await run({}, 'add', ...where)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('RUSUBAN_MAILBOX_PASSWORD'),
    });
    const wrong = await run({ RUSUBAN_MAILBOX_PASSWORD: 'not-it' }, 'add', ...where);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('did not accept the sign-in') });
    expect(wrong.stderr).not.toContain('not-it');

    const added = await run({ RUSUBAN_MAILBOX_PASSWORD: 'secret' }, 'add', ...where);
    expect(added).toMatchObject({ code: 0, stdout: '' });
    const listed = await run({}, 'list', '--json');
    expect(JSON.parse(listed.stdout)).toEqual([
      { name: 'main', user: 'alice', host: '127.0.0.1', port: server.mailbox.settings.port, folder: 'INBOX' },
    ]);
    expect(listed.stdout).not.toContain('secret');
    expect(await run({}, 'test')).toMatchObject({ code: 0, stdout: 'main  works\n' });
    expect(await run({ RUSUBAN_MAILBOX_PASSWORD: 'secret' }, 'add', ...where)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('main already'),
    });

    const unlearned = { name: 'main', named: null, learned: null };
    expect(JSON.parse((await run({}, 'servers', '--json')).stdout)).toEqual([unlearned]);
    expect((await run({}, 'servers', '--set', 'MX.example.jp, mail.example.jp')).code).toBe(0);
    const named = { ...unlearned, named: ['mx.example.jp', 'mail.example.jp'] };
    expect(JSON.parse((await run({}, 'servers', '--json')).stdout)).toEqual([named]);
    expect((await run({ RUSUBAN_LANGUAGE: 'en' }, 'servers')).stdout).toBe(
      'main  mx.example.jp, mail.example.jp  (named)\n',
    );
    expect((await run({}, 'servers', '--set', 'none')).code).toBe(0);
    expect(JSON.parse((await run({}, 'servers', '--json')).stdout)).toEqual([{ ...named, named: [] }]);
    expect((await run({}, 'servers', '--learn')).code).toBe(0);
    expect(JSON.parse((await run({}, 'servers', '--json')).stdout)).toEqual([unlearned]);
    expect(await run({}, 'servers', '--set', 'a b')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"a b"'),
    });
    expect(await run({}, 'servers', '--name', 'other', '--learn')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('mailbox list'),
    });
    const logged = await openStore(await stored());
    const entries = await logged.readLog({ accountId: 'alice', limit: 10 });
    await logged.close();
    expect(entries.filter(({ what }) => what === 'mailbox-servers-changed').map(({ detail }) => detail)).toEqual([
      { before: '—', after: null },
      { before: 'mx.example.jp, mail.example.jp', after: '—' },
      { before: null, after: 'mx.example.jp, mail.example.jp' },
    ]);

    expect(await run({}, 'remove', 'other')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('mailbox list'),
    });
    expect((await run({}, 'remove', 'main')).code).toBe(0);
    expect(JSON.parse((await run({}, 'list', '--json')).stdout)).toEqual([]);
    expect(server.calls.refused).toBe(0);
  });

  it('tells which of Amazon’s mails were not understood, without names and numbers', async () => {
    expect(await run({}, 'unknown', '--json')).toMatchObject({ code: 0, stdout: '[]\n' });
    const at = seenAt;
    const ever = ['--days', '36500'];
    const subject = 'Your plan was changed, Mallory 4711';
    const notice = { type: 'change-not-understood' as const, key: 'n1', at, subject };
    const store = await openStore(await stored());
    await store.observe('alice', async (state) => {
      await state.append([
        { kind: 'notice-received', key: 'notice|n1', notice, occurredAt: at, observedAt: at, reconstructed: false },
      ]);
      return aRun();
    });
    await store.close();
    const found = await run({}, 'unknown', '--json', ...ever);
    expect(JSON.parse(found.stdout)).toEqual([
      { type: 'change-not-understood', at: new Date(at).toISOString(), subject: 'your plan was changed, …' },
    ]);
    const told = await run({ RUSUBAN_LANGUAGE: 'en' }, 'unknown', ...ever);
    expect(told.stdout).toContain('your plan was changed, …');
    expect(told.stdout).not.toMatch(/Mallory|4711/i);
    expect((await run({}, 'unknown', '--days', '0')).stdout).toBe('');
  });

  it('by OAuth2 needs an https address and a client', async () => {
    const where = ['--user', 'alice@example.com', '--host', 'imap.example.com'];
    const plain = await run({}, 'add', ...where, '--oauth-token-url', 'http://login.example.com/token');
    expect(plain).toMatchObject({ code: 2, stderr: expect.stringContaining('https') });
    const bare = await run({}, 'add', ...where, '--oauth-token-url', 'https://login.example.com/token');
    expect(bare).toMatchObject({ code: 2, stderr: expect.stringContaining('--oauth-client-id') });
  });
});
