// The safe phrase from the command line: changed under everyone's eyes; and a mail that came of it, checked.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAll, rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

let folder: string;
let database: TestDatabase;
let smtp: TestSmtp;
beforeAll(async () => {
  folder = await makeScratch('phrase');
  database = await openTestDatabase();
  smtp = await startSmtp();
});
afterAll(async () => {
  await endAll();
  await smtp?.close();
  await database?.close();
  await clearScratch(folder);
});

const run = (...args: string[]) =>
  rusuban(
    folder,
    {
      RUSUBAN_DATA_DIR: folder,
      DATABASE_URL: database.url,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      LOG_LEVEL: 'warn',
      RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1:9',
      RUSUBAN_LWA_CLIENT_ID: 'id',
      RUSUBAN_LWA_CLIENT_SECRET: 'secret',
      RUSUBAN_REFRESH_TOKEN: 'token',
    },
    ...args,
  );

describe('the safe phrase', () => {
  it('is changed under everyone’s eyes, and the mail that says so is ours', async () => {
    const add = 'account add --name Alice --marketplace GB --seller-id AALICE00001 --lang en';
    const people = ['--mail', 'alice@example.com', '--mail', 'bob@example.net', '--safe-phrase', 'blue heron'];
    const added = await run(...add.split(' '), ...people);
    expect(added).toMatchObject({ code: 0 });
    const key = /ed25519:[\w-]{43}/.exec(added.stderr)?.[0] ?? '';
    expect(key).not.toBe('');

    expect(added.stderr).toContain('rusuban account set-phrase alice --for bob@example.net');
    const set = (...args: string[]) => run('account', 'set-phrase', ...args);
    const unnamed = await set('--phrase', 'red kite at dusk');
    expect(unnamed).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--for: alice@example.com, bob@example.net/),
    });
    expect(await set('--for', 'mallory@example.com', '--none')).toMatchObject({ code: 2 });
    expect(await set('--for', 'alice@example.com', '--phrase', 'see http://evil.example')).toMatchObject({ code: 2 });
    expect(await set('--for', 'Alice@example.com', '--phrase', 'red kite at dusk')).toMatchObject({ code: 0 });
    const told = smtp.received.filter(({ parsed }) => parsed.subject?.includes('safe phrase'));
    expect(told.map(({ to }) => to[0]).sort()).toEqual(['alice@example.com', 'bob@example.net']);
    const textTo = (address: string) => told.find(({ to }) => to[0] === address)?.parsed.text ?? '';
    expect(textTo('alice@example.com')).toContain('Safe phrase: blue heron');
    expect(textTo('bob@example.net')).toContain('alice@example.com');
    expect(textTo('bob@example.net')).not.toMatch(/Safe phrase:|blue heron/);
    expect(told.map(({ parsed }) => parsed.text).join()).not.toContain('red kite');

    await writeFile(join(folder, 'mail.eml'), told[0]?.raw ?? '');
    expect(await run('verify-mail', 'mail.eml', '--lang', 'en')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Genuine/),
    });
    expect(await run('verify-mail', 'mail.eml', '--key', key)).toMatchObject({ code: 0 });
    expect((await run('doctor')).stdout).toContain(key);
  });
});
