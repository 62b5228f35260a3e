// Applications that sellers authorise, from the command line: what is kept of one, a link, and the address to which it led.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs } from '../../src/domain/clock.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { endAll, rusuban, rusubanArgs, startProcess } from '../support/command-line.ts';
import { consentAt } from '../support/consenting.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

const back = 'https://agency.example/thanks';
let folder: string;
let database: TestDatabase;
let simulator: Simulator;
beforeAll(async () => {
  folder = await makeScratch('authorise');
  database = await openTestDatabase();
  const size = { listings: 10, orders: 10 };
  const story = storyCalled('forgotten-seller');
  simulator = await startPromptAmazon({ story, elapsedHours: 0, size, isPacingOff: true });
});
afterAll(async () => {
  await endAll();
  await simulator?.close();
  await database?.close();
  await clearScratch(folder);
});

const settings = (given: Record<string, string> = {}) => ({
  ...{ RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent', LANG: 'en_US.UTF-8' },
  ...settingsFor(simulator),
  ...given,
});
const run = (...args: string[]) => rusuban(folder, settings(), ...args);
const add = (...flags: string[]) =>
  run('application', 'add', '--solution-id', simulator.sellerCentral.applicationId, ...flags);

describe('an application that sellers authorise', () => {
  it('is refused with a client id in place of its own, and without an address to which Amazon can lead back', async () => {
    const { clientId } = simulator.credentials;
    expect(await run('application', 'add', '--solution-id', clientId)).toMatchObject({
      ...{ code: 2, stderr: expect.stringMatching(/no application id[\s\S]*amzn1\.sp\.solution\./) },
    });
    expect((await add()).stderr).toMatch(/nowhere to send sellers back to/);
    for (const odd of ['http://agency.example/', `${back}#x`, 'agency.example'])
      expect((await add('--return-to', odd)).stderr).toMatch(/takes no such address/);
  });

  it('stays without any account, is changed, and goes when it is removed', async () => {
    expect(await add('--draft', '--return-to', back)).toMatchObject({ code: 0 });
    const listed = async () => JSON.parse((await run('application', 'list', '--json')).stdout);
    const { clientId } = simulator.credentials;
    const { applicationId: solutionId } = simulator.sellerCentral;
    expect(await listed()).toMatchObject([{ clientId, solutionId, isDraft: true, redirectUri: back, accountIds: [] }]);
    expect((await run('application', 'list')).stdout).toContain('sellers authorise it from here');
    expect(await run('application', 'remove')).toMatchObject({ code: 0 });
    expect(await listed()).toEqual([]);
    expect(await add('--return-to', back)).toMatchObject({ code: 0 });
    const { sellerId, marketplaceIds } = simulator.account;
    const flags = ['--id', 'alice', '--name', 'alice', '--marketplace', marketplaceIds.join(), '--seller-id', sellerId];
    expect(await run('account', 'add', ...flags, '--mail', 'alice@example.com')).toMatchObject({ code: 0 });
    expect(await run('application', 'remove')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/in use: alice/),
    });
  });
});

describe('invite', () => {
  it('prints a link for a shop’s seller, and says when it leads to this computer alone', async () => {
    const made = await run('invite', 'alice', '--json');
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('leads to this computer alone') });
    const { url, expiresAt } = JSON.parse(made.stdout);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/consent\/invited\/[\w-]{43}$/);
    const log: { what: string; at: string | number }[] = JSON.parse((await run('log', '--json')).stdout);
    const madeAt = new Date(log.find(({ what }) => what === 'shop-invited')?.at ?? Number.NaN).getTime();
    const goodForMs = Date.parse(expiresAt) - madeAt;
    // the log is written a moment after
    expect(goodForMs).toBeGreaterThan(6 * dayMs);
    expect(goodForMs).toBeLessThanOrEqual(7 * dayMs);
    expect((await run('invite', 'alice')).stdout.trim()).not.toBe(url);
  });
});

describe('account authorise', () => {
  const authorise = async (answer: (url: string) => Promise<string>) => {
    const args = rusubanArgs(['account', 'authorise', 'alice']);
    const { child, printed, ended } = startProcess(folder, settings(), process.execPath, args, true);
    const said = await printed(/http\S+apps\/authorize\/consent\?\S+/);
    child.stdin.end(`${await answer(/http\S+apps\/authorize\/consent\?\S+/.exec(said)?.[0] ?? '')}\n`);
    return ended;
  };

  it('prints a link, and takes the address to which it led', async () => {
    const { code, stdout, stderr } = await authorise(async (url) => (await consentAt(url)).location);
    expect([code, stderr]).toEqual([0, expect.stringContaining('Connected: alice')]);
    expect(stderr).toMatch(/primary user[\s\S]*SPDC8143/);
    // the result is the link alone
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect((await run('account', 'test', 'alice')).code).toBe(0);
  }, 120_000);

  it('takes no address of another command, and none twice', async () => {
    let location = '';
    await authorise(async (url) => {
      location = (await consentAt(url)).location;
      return 'nothing of the kind';
    });
    const other = await authorise(async () => location);
    expect([other.code, other.stderr]).toEqual([2, expect.stringMatching(/begun in another browser/)]);
    const again = await authorise(async () => location);
    expect([again.code, again.stderr]).toEqual([2, expect.stringMatching(/used already/)]);
  }, 120_000);
});
