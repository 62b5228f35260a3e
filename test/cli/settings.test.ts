// Wrong settings and unreachable services: everything that is wrong at once, in words, exit code 2.
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endAll, rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await makeScratch('settings');
  database = await openTestDatabase();
});
afterAll(async () => {
  await endAll();
  await database.close();
  await clearScratch(folder);
});

const secret = 'amzn1.oa2-cs.v1.0123456789abcdef';

describe('a data folder that others may write', () => {
  it('is opened by no command, and each says what to do', async () => {
    const data = join(folder, 'open');
    await mkdir(data);
    await chmod(data, 0o777);
    const commands = ['start', 'account list', 'db restore x.dump', 'secrets rotate', 'verify-mail x.eml', 'demo'];
    await writeFile(join(folder, 'x.dump'), '');
    for (const words of commands)
      expect(await rusuban(folder, { RUSUBAN_DATA_DIR: data }, ...words.split(' '))).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/open may be written by other users\n.*chmod 700/),
      });
    expect(await readdir(data)).toEqual([]);
  });
});

describe('wrong settings', () => {
  it('are all told at once, with how to mend them and without their values', async () => {
    const settings = {
      RUSUBAN_DATA_DIR: 'here',
      DATABASE_URL: 'mysql://alice:hunter2@example.com/shop',
      SMTP_URL_FILE: join(folder, 'nowhere'),
      RUSUBAN_SECRET_KEY: 'hunter2',
      RUSUBAN_LWA_CLIENT_SECRET: secret,
      RUSUBAN_AMAZON_ENDPOINT: 'http://example.com',
      LOG_LEVEL: 'chatty',
    };
    const { code, stdout, stderr } = await rusuban(folder, settings, 'audit');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const variable of Object.keys(settings)) expect(stderr).toContain(variable);
    expect(stderr).toContain('RUSUBAN_LWA_CLIENT_ID');
    expect(stderr).toContain('for example: postgresql://');
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('in .env are told as well', async () => {
    const elsewhere = await makeScratch('dotenv');
    await writeFile(join(elsewhere, '.env'), 'LOG_LEVEL=chatty\n');
    const { code, stderr } = await rusuban(elsewhere, {}, 'doctor');
    await clearScratch(elsewhere);
    expect(code).toBe(2);
    expect(stderr).toMatch(/LOG_LEVEL must be one of trace/);
  });
});

describe('a database', () => {
  it('that does not answer is named, without its password', async () => {
    const port = await freePort();
    const url = `postgresql://alice:hunter2@127.0.0.1:${port}/shop`;
    const settings = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: url };
    const { code, stdout, stderr } = await rusuban(folder, settings, 'account', 'list', '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`127.0.0.1:${port}`);
    expect(stderr).toMatch(/can't be reached[\s\S]*DATABASE_URL/);
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('that is not there, and a password that is wrong, are told apart', async () => {
    const missing = new URL(database.url);
    missing.pathname = '/not_there';
    const refused = new URL(database.url);
    refused.password = 'hunter2';
    for (const [url, words] of [
      [missing, /no database[\s\S]*CREATE DATABASE/],
      [refused, /refused the user or password/],
    ] as const) {
      const settings = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: url.href };
      const { code, stderr } = await rusuban(folder, settings, 'db', 'migrate');
      expect(code).toBe(2);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/hunter2|\n {4}at /);
    }
  });

  it('is brought up to date, and again', async () => {
    const settings = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url };
    for (const _ of [1, 2]) {
      const { code, stdout, stderr } = await rusuban(folder, settings, 'db', 'migrate');
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toContain('up to date');
    }
  });
});

describe('adding an account without a terminal', () => {
  const secrets = {
    RUSUBAN_LWA_CLIENT_ID: 'amzn1.app',
    RUSUBAN_LWA_CLIENT_SECRET: secret,
    RUSUBAN_REFRESH_TOKEN: 'Atzr|abc',
  };
  const flags = ['--name', 'Alice', '--marketplace', 'JP', '--seller-id', 'A2ALICE', '--mail', 'alice@example.com'];
  // nobody answers there: what is given is kept untried
  const nowhere = { RUSUBAN_AMAZON_ENDPOINT: 'http://127.0.0.1:9' };
  const add = (given: object, ...args: string[]) =>
    rusuban(
      folder,
      { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, ...nowhere, ...given },
      ...['account', 'add', ...args],
    );

  it('names all that is missing at once', async () => {
    const { code, stdout, stderr } = await add({});
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const what of [...flags.filter((word) => word.startsWith('--')), ...Object.keys(secrets)])
      expect(stderr).toMatch(new RegExp(`not given: .*${what}\\b`));
    expect((await add(secrets, ...flags.slice(0, -2))).stderr).toContain('not given: --mail\n');
    const kept = await add(secrets, ...flags);
    expect(kept.stderr).toMatch(/could not be tried: Amazon can't be reached[\s\S]*rusuban account test alice/);
    expect(kept.code).toBe(0);
  });

  it.each([
    ['a marketplace', ['--marketplace', 'ATLANTIS'], /"ATLANTIS" is no marketplace[\s\S]*JP/],
    ['marketplaces of two regions', ['--marketplace', 'JP,US'], /different regions/],
    ['no marketplace at all', ['--marketplace', ','], /no marketplace was given/],
    ['a mail address', ['--mail', 'alice at example.com'], /not an e-mail address/],
    ['a time zone', ['--time-zone', 'Tokyo'], /"Tokyo" is not a time zone/],
    ['an id', ['--id', '../alice'], /can't be an account's id/],
    ['a merchant token', ['--seller-id', 'alice@example.com'], /merchant token/i],
    ['an account that is new', ['--id', 'alice', '--seller-id', 'A2BOB'], /account alice already/],
    ['a shop that is new', ['--id', 'bob'], /A2ALICE is watched there already, as alice[\s\S]*account edit alice/],
  ])('refuses %s that is none', async (_, args, answer) => {
    const { code, stdout, stderr } = await add(secrets, ...flags, ...args);
    expect(stderr).toMatch(answer);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});
