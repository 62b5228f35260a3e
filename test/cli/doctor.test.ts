// The doctor on a sound and on a broken installation, and several owners of one data folder at once.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { freePort } from '../support/free-port.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeScratch('doctor');
});
afterEach(async () => {
  await endAll();
  await clearScratch(folder, '');
});

const settings = (more: object = {}) => ({ RUSUBAN_DATA_DIR: folder, LOG_LEVEL: 'warn', ...more });
const findingsOf = (stdout: string): { check: string; isGood: boolean; mend: string | null }[] => JSON.parse(stdout);

describe('doctor', () => {
  it('finds a sound installation sound, and makes the embedded database on the way', async () => {
    const { code, stdout, stderr } = await rusuban(folder, settings(), 'doctor', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(findingsOf(stdout).map(({ check, isGood }) => [check, isGood])).toEqual([
      ['version', true],
      ['Node', true],
      ['command', true],
      ['data folder', true],
      ['disk space', true],
      ['database', true],
      ['clock, against the database', true],
      ['queue', true],
      ['mail', true],
      ['signature', true],
      ['outbox', true],
    ]);
    const words = await rusuban(folder, settings(), 'doctor');
    expect(words.stdout).toMatch(/^ok {4}database: embedded, running/m);
    // well enough, and not to be overlooked
    expect(words.stdout).toMatch(/^note {2}mail: no SMTP_URL is set/m);
  });

  it('says what is broken and how to mend it', async () => {
    const [mailPort, amazonPort] = [await freePort(), await freePort()];
    const more = {
      SMTP_URL: `smtp://alice:hunter2@127.0.0.1:${mailPort}`,
      RUSUBAN_AMAZON_ENDPOINT: `http://127.0.0.1:${amazonPort}`,
      RUSUBAN_LWA_CLIENT_ID: 'amzn1.application-oa2-client.alice',
      RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.alice',
      RUSUBAN_REFRESH_TOKEN: 'Atzr|alice',
    };
    const flags = '--name Alice --marketplace JP --seller-id A2ALICE --mail alice@example.com'.split(' ');
    expect((await rusuban(folder, settings(more), 'account', 'add', ...flags)).code).toBe(0);
    // in a process of its own: nothing secret in its log either
    const doctor = startRusuban(folder, settings(more), ['doctor', '--send-test', '--json']);
    const { code, stdout, stderr } = await doctor.ended;
    const broken = findingsOf(stdout).filter(({ isGood }) => !isGood);
    expect(broken).toMatchObject([
      { check: 'mail', mend: expect.stringContaining('SMTP_URL') },
      { check: 'sender', mend: expect.stringContaining('MAIL_FROM') },
      { check: 'account alice', mend: 'rusuban account test alice' },
      { check: 'test message to alice@example.com', mend: expect.stringContaining('SMTP_URL') },
    ]);
    // whether there is a command is this computer's affair
    const advice = findingsOf(stdout).filter(({ check, isGood, mend }) => check !== 'command' && isGood && mend);
    expect(advice).toMatchObject([
      { check: 'account alice, watched', mend: 'rusuban start' },
      { check: 'account alice, recipients', mend: expect.stringContaining('outside the watched mailbox') },
    ]);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toMatch(/hunter2|oa2-cs|Atzr/);
  });

  it('says what is wrong with a data folder that is none, and with a database that does not answer', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const noFolder = await rusuban(folder, { RUSUBAN_DATA_DIR: file }, 'doctor');
    expect(noFolder.code).toBe(1);
    expect(noFolder.stdout).toMatch(/BAD {3}data folder: .*a-file[\s\S]*-> .*RUSUBAN_DATA_DIR/);
    expect(noFolder.stdout + noFolder.stderr).not.toMatch(/\n {4}at /);

    const DATABASE_URL = `postgresql://alice:hunter2@127.0.0.1:${await freePort()}/shop`;
    const noDatabase = await rusuban(folder, settings({ DATABASE_URL }), 'doctor');
    expect(noDatabase.code).toBe(1);
    expect(noDatabase.stdout).toMatch(/BAD {3}database: .*can't be reached[\s\S]*-> .*DATABASE_URL/);
    expect(noDatabase.stdout + noDatabase.stderr).not.toContain('hunter2');
  });
});

describe('a setting that only shows to be wrong when it is used', () => {
  it('is said, and lets go of the database: the process ends', async () => {
    const { code, stdout } = await startRusuban(folder, settings({ SMTP_URL: 'smtp://a.example?tls=x' }), ['doctor'])
      .ended;
    expect(stdout).toMatch(/BAD .*SMTP_URL: has an unknown value for tls/);
    expect(code).toBe(1);
  });
});

describe('a second owner of the data folder', () => {
  it('joins the first, also when both find it empty', async () => {
    const both = [1, 2].map(() => startRusuban(folder, settings(), ['account', 'list', '--json']));
    const ended = await Promise.all(both.map((one) => one.ended));
    expect(ended).toEqual([1, 2].map(() => ({ code: 0, stdout: '[]\n', stderr: '' })));
  });

  it('takes over from one that was killed', async () => {
    const first = startRusuban(folder, settings({ LOG_LEVEL: 'info', RUSUBAN_HEALTH: 'off' }), ['start']);
    await first.printed(/"watching"/); // by now the database runs
    first.child.kill('SIGKILL');
    expect((await first.ended).code).toBeNull();
    const { code, stdout } = await rusuban(folder, settings(), 'account', 'list', '--json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '[]\n' });
  });
});
