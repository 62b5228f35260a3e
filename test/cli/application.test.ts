// Applications and sign-ins from the command line: tried before they are stored, and one secret for all its accounts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../src/simulator/index.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { rusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
beforeAll(async () => {
  folder = await makeScratch('application');
  database = await openTestDatabase();
  const size = { listings: 10, orders: 10 };
  simulator = await startPromptAmazon({
    story: storyCalled('forgotten-seller'),
    elapsedHours: 0,
    size,
    isPacingOff: true,
  });
  expect((await add('alice')).code).toBe(0);
  const { sellerId } = simulator.account;
  const again = await add('bob');
  expect(again).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`${sellerId} is watched there already, as alice`),
  });
  expect((await add('bob', '--seller-id', 'A2BOB')).code).toBe(0);
});
afterAll(async () => {
  await simulator?.close();
  await database?.close();
  await clearScratch(folder);
});

const here = () => ({
  ...{ RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' },
  RUSUBAN_AMAZON_ENDPOINT: simulator.url,
});
/** With the right sign-in in the environment, but for what is given. */
const run = (given: Record<string, string>, ...args: string[]) =>
  rusuban(folder, { ...here(), ...settingsFor(simulator), ...given }, ...args);
const add = (id: string, ...more: string[]) => {
  const { sellerId, marketplaceIds } = simulator.account;
  const flags = ['--id', id, '--name', id, '--marketplace', marketplaceIds.join(), '--seller-id', sellerId];
  return run(
    {},
    'account',
    'add',
    ...flags,
    '--mail',
    `${id}@example.com`,
    '--mail',
    `${id.toUpperCase()}@example.com`,
    ...more,
  );
};
const wrong = { RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.of-last-year' };

describe('an application', () => {
  it('is one for all accounts of its client id, and one person is told once', async () => {
    const { stdout } = await run({}, 'application', 'list', '--json');
    const { clientId } = simulator.credentials;
    expect(JSON.parse(stdout)).toMatchObject([{ clientId, accountIds: ['alice', 'bob'] }]);
    expect((await run({}, 'application', 'list')).stdout).toMatch(/secret of .*runs out on .*watches alice, bob\n/);
    const accounts = JSON.parse((await run({}, 'account', 'list', '--json')).stdout);
    expect(accounts[0].recipients).toEqual(['alice@example.com']);
  });

  it('keeps its secret when the new one does not work or could not be tried', async () => {
    const refused = await run(wrong, 'application', 'set-secret');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/Amazon refuses this sign-in/) });
    simulator.faults.switchOn({ kind: 'reset', operation: 'token' });
    const untried = await run(wrong, 'application', 'set-secret');
    simulator.faults.switchOff();
    expect(untried).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/could not be tried[\s\S]*nothing was changed/),
    });
    expect(`${refused.stderr}${untried.stderr}`).not.toContain('of-last-year');
    const { code, stdout } = await run({}, 'application', 'test');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/alice {2}works\n.*bob {2}works\n/) });
  });

  it('takes a secret that works, and the day on which it was made', async () => {
    const set = await run({}, 'application', 'set-secret', '--issued', '2026-01-15');
    expect(set).toMatchObject({ code: 0, stderr: expect.stringContaining('It runs out on 2026-07-14') });
    expect((await run({}, 'application', 'list')).stdout).toMatch(/RAN OUT on 2026-07-14/);
    for (const [day, said] of [
      ['2026-02-30', /is not a date/],
      ['2999-01-01', /still to come/],
    ] as const)
      expect((await run({}, 'application', 'set-secret', '--issued', day)).stderr).toMatch(said);
    expect((await run({}, 'application', 'set-secret', 'nothing-like-it')).stderr).toMatch(
      /no application "nothing-like-it"/,
    );
  });
});

describe('an account', () => {
  it('keeps its sign-in when the new one does not work', async () => {
    const refused = await run({ RUSUBAN_REFRESH_TOKEN: 'Atzr|of-nobody' }, 'account', 'set-credentials', 'alice');
    expect(refused.code).toBe(2);
    expect(refused.stderr).not.toContain('of-nobody');
    expect((await run({}, 'application', 'test')).code).toBe(0);
    const renewed = await run({}, 'account', 'set-credentials', 'alice');
    expect(renewed).toMatchObject({ code: 0, stderr: expect.stringContaining('were tried') });
  });

  it('is not called renewed while Amazon refuses what is stored', async () => {
    simulator.faults.switchOn({ kind: 'revoked' });
    const refused = await run({}, 'account', 'renewed', 'alice', '--authorised', '2026-02-01');
    simulator.faults.switchOff();
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('account set-credentials alice') });
    const noted = await run({}, 'account', 'renewed', 'alice', '--authorised', '2026-02-01');
    expect(noted).toMatchObject({ code: 0, stderr: expect.stringContaining('runs out on 2027-02-01') });
  });

  it('is changed in what it is called, and refuses what is none', async () => {
    expect((await run({}, 'account', 'edit', 'alice', '--name', 'Alice & Co', '--lang', 'en')).code).toBe(0);
    const [alice] = JSON.parse((await run({}, 'account', 'list', '--json')).stdout);
    expect(alice).toMatchObject({ id: 'alice', name: 'Alice & Co', language: 'en' });
    expect((await run({}, 'account', 'edit', 'alice')).stderr).toMatch(/say what shall be changed/);
    expect((await run({}, 'account', 'edit', 'alice', '--time-zone', 'Tokyo')).stderr).toMatch(/not a time zone/);
    expect((await run({}, 'account', 'edit', 'alice', '--seller-id', 'A2BOB')).stderr).toMatch(/already, as bob/);
  });

  it('says in the list that it was never read, or is paused', async () => {
    expect((await run({}, 'account', 'pause', 'bob')).code).toBe(0);
    const { stdout } = await run({}, 'account', 'list');
    expect(stdout).toMatch(/^alice .*NEVER READ/m);
    expect(stdout).toMatch(/^bob .*PAUSED since .*account resume bob/m);
  });
});

describe('report weekly --mail', () => {
  it('does not write to all clients at once without being asked for it', async () => {
    const all = await run({}, 'report', 'weekly', '--mail');
    expect(all).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/all .* of 2 accounts[\s\S]*--yes/),
    });
    const one = await run({}, 'report', 'weekly', '--mail', '--account', 'alice');
    expect(one.stdout).toMatch(/^alice .* to alice@example\.com: sent/);
    const meant = await run({}, 'report', 'weekly', '--mail', '--yes');
    expect(meant.stdout.trim().split('\n')).toHaveLength(2);
  });
});
