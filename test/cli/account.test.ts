// Accounts from the command line: added, listed, tried, removed; and what wrong credentials, roles and stores get.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/domain/clock.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { cheapTakeover, storyCalled } from '../support/cheap-story.ts';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { forgetPace } from '../support/forget-pace.ts';
import { startImapDouble } from '../support/imap-double.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;

beforeAll(async () => {
  folder = await makeScratch('account');
  database = await openTestDatabase();
  simulator = await startPromptAmazon({ story: cheapTakeover(5), elapsedHours: 40, isPacingOff: true });
});
afterEach(async () => {
  simulator.faults.switchOff();
  await forgetPace(database.url);
});
afterAll(async () => {
  await endAll();
  await simulator?.close();
  await database?.close();
  await clearScratch(folder);
});

const run = (settings: object, ...args: string[]) =>
  rusuban(folder, { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'warn', ...settings }, ...args);
const flagsFor = (name: string, { account }: Simulator, marketplace = account.marketplaceIds.join()) =>
  `--name ${name} --marketplace ${marketplace} --seller-id ${account.sellerId} --mail ${name}@example.com`.split(' ');

describe('a sign-in', () => {
  it('says in every command what else than Amazon is asked, and sends no sign-in there that was not given for it', async () => {
    const asked: string[] = [];
    const mallory = createServer((request, response) => {
      if (request.url !== '/simulator/clock') asked.push(`${request.method} ${request.url}`);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => mallory.listen(0, '127.0.0.1', resolve));
    const theirs = `http://127.0.0.1:${(mallory.address() as AddressInfo).port}`;
    try {
      const { RUSUBAN_AMAZON_ENDPOINT, RUSUBAN_REFRESH_TOKEN } = settingsFor(simulator);
      const added = await run(settingsFor(simulator), 'account', 'add', ...flagsFor('Carol', simulator));
      expect({ code: added.code, said: added.stderr.split('\n')[0] }).toEqual({
        code: 0,
        said: `rusuban: ${RUSUBAN_AMAZON_ENDPOINT} is asked in Amazon's place (RUSUBAN_AMAZON_ENDPOINT): unset it to watch at Amazon`,
      });
      const elsewhere = { RUSUBAN_AMAZON_ENDPOINT: theirs };
      for (const words of ['account test carol', 'application test', 'audit --account carol'])
        expect(await run(elsewhere, ...words.split(' '))).toMatchObject({
          code: 2,
          stderr: expect.stringMatching(
            new RegExp(`given for ${RUSUBAN_AMAZON_ENDPOINT} and is not sent to ${theirs}`),
          ),
        });
      // nor the secret of a known application with a token of somebody else's
      const dave = await run(
        { ...elsewhere, RUSUBAN_REFRESH_TOKEN },
        ...['account', 'add', ...flagsFor('Dave', simulator), '--seller-id', 'A3DAVE'],
      );
      expect(dave).toMatchObject({ code: 2, stderr: expect.stringContaining('is not sent to') });
      expect(asked).toEqual([]);

      expect((await run({}, 'account', 'test', 'carol')).stderr).toMatch(/not sent to Amazon's own servers/);
      const japanese = await run({ ...elsewhere, LANG: 'ja_JP.UTF-8' }, 'detectors');
      expect(japanese.stderr).toMatch(/^rusuban: Amazonの代わりに/);
    } finally {
      mallory.close();
      await run({}, 'account', 'remove', 'carol', '--yes');
    }
  });
});

describe('an account', () => {
  it('is added, listed, tried, kept through a change of keys, and removed', async () => {
    const settings = settingsFor(simulator);
    const noAccount = await run(settings, 'account', 'test');
    expect(noAccount).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('rusuban account add') });

    const added = await run(settings, 'account', 'add', ...flagsFor('Alice', simulator), '--json');
    expect(added.code).toBe(0);
    const alice = JSON.parse(added.stdout);
    expect(alice).toMatchObject({ id: 'alice', recipients: ['Alice@example.com'], language: 'ja', region: 'fe' });
    expect(added.stdout).not.toContain(simulator.credentials.refreshToken);

    const listed = await run(settings, 'account', 'list', '--json');
    const never = [{ ...alice, lastReadAt: null }];
    expect({ code: listed.code, accounts: JSON.parse(listed.stdout) }).toEqual({ code: 0, accounts: never });
    expect((await run(settings, 'account', 'list')).stdout).toBe(
      'alice  Alice  A1VC38T7YXB528  NEVER READ: rusuban start watches it  alerts to Alice@example.com\n',
    );

    // the stored sign-in is used, not that of the environment
    const { RUSUBAN_AMAZON_ENDPOINT } = settings;
    const rotated = await run({}, 'secrets', 'rotate', '--signing-key');
    expect(rotated).toMatchObject({ code: 0, stdout: '' });
    expect(rotated.stderr).toMatch(/2 stored secrets are now encrypted under the newest key/);
    expect(rotated.stderr).toMatch(/signed by another key; tell whoever checks them: ed25519:[\w-]{43}\n/);
    const tried = await run({ RUSUBAN_AMAZON_ENDPOINT }, 'account', 'test', 'alice');
    expect(tried.code).toBe(0);
    expect(tried.stdout).not.toMatch(/MISSING|REFUSED|FAILED|CLOCK/);
    for (const part of ['profile', 'new-listings', 'listings', 'orders', 'payouts', 'offers', 'catalogue'])
      expect(tried.stdout).toMatch(new RegExp(`works +${part} `));

    const notRemoved = await run({}, 'account', 'remove', 'bob', '--yes');
    expect(notRemoved).toMatchObject({ code: 2, stderr: expect.stringMatching(/no account "bob"[\s\S]*alice/) });
    // nobody to ask, nothing removed: an open question ends with its process
    const here = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url };
    const asked = startRusuban(folder, here, ['account', 'remove', 'alice']);
    expect((await asked.ended).code).toBe(2);
    expect((await run({}, 'account', 'remove', 'alice', '--yes')).code).toBe(0);
    expect(JSON.parse((await run({}, 'account', 'list', '--json')).stdout)).toEqual([]);
  });
});

describe('account test', () => {
  beforeAll(async () => {
    expect((await run(settingsFor(simulator), 'account', 'add', ...flagsFor('Carol', simulator))).code).toBe(0);
  });
  const tryCarol = async (settings = settingsFor(simulator)) => {
    const { code, stdout, stderr } = await run(settings, 'account', 'test', 'carol', '--json');
    expect(stderr).not.toMatch(/\n {4}at /);
    return { code, ...JSON.parse(stdout) };
  };

  it("says that this computer's clock is wrong", async () => {
    simulator.faults.switchOn({ kind: 'clock-skew', skewMs: -20 * minuteMs });
    const { code, clockSkewMs } = await tryCarol();
    expect(code).toBe(1);
    expect(clockSkewMs).toBeGreaterThan(10 * minuteMs);
    const { stdout } = await run(settingsFor(simulator), 'account', 'test', 'carol');
    expect(stdout).toMatch(/CLOCK .*time service/);
  });

  it('says of an outage that it could not be tried, not that something is missing', async () => {
    simulator.faults.switchOn({ kind: 'internal-failure', operation: 'searchOrders' });
    expect((await tryCarol()).code).toBe(1);
    const { stdout } = await run(settingsFor(simulator), 'account', 'test', 'carol');
    expect(stdout).toMatch(/FAILED +orders \(searchOrders\): .*500/);
    expect(stdout).not.toMatch(/MISSING|roles|see nothing/);
  });

  it('says that a grant was revoked', async () => {
    simulator.faults.switchOn({ kind: 'revoked' });
    const { code, checks } = await tryCarol();
    expect(code).toBe(1);
    expect(checks.map(({ fault }: { fault: { kind: string } }) => fault.kind)).toEqual(checks.map(() => 'revoked'));
    const { stdout } = await run(settingsFor(simulator), 'account', 'test', 'carol');
    expect(stdout).toMatch(/REFUSED +profile .*revoked/);
    // one thing, told once
    expect(stdout.match(/revoked/g)).toHaveLength(1);
    // either way to the listings would have done; both are gone
    expect(stdout).toMatch(/see nothing: .*\blisting-burst\b/);
  });

  it('says which role is missing and which detectors are blind without it', async () => {
    simulator.faults.switchOn({ kind: 'role-missing', operation: 'searchOrders' });
    const { code, checks } = await tryCarol();
    expect(code).toBe(1);
    const missing = checks.filter(({ fault }: { fault: unknown }) => fault !== null);
    expect(missing).toMatchObject([{ part: 'orders', operation: 'searchOrders', fault: { kind: 'role-missing' } }]);
    const { stdout } = await run(settingsFor(simulator), 'account', 'test', 'carol');
    expect(stdout).toContain('Any one of these roles opens it: Inventory and Order Tracking');
    expect(stdout).toMatch(/these see nothing: .*\bseller-cancellation-spike\b/);
    expect(stdout).not.toContain('listing-burst');
  });

  it('is not added with a secret that Amazon refuses, and what is stored of others stays', async () => {
    const settings = { ...settingsFor(simulator), RUSUBAN_LWA_CLIENT_SECRET: 'amzn1.oa2-cs.v1.of-last-year' };
    const { code, stderr } = await run(settings, 'account', 'add', ...flagsFor('Dave', simulator, 'GB'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/Amazon refuses this sign-in[\s\S]*nothing was stored/);
    expect(stderr).not.toContain('of-last-year');
    expect((await tryCarol()).code).toBe(0);
  });

  it('says that the store is in another region; for one that the seller has no account on it is not added', async () => {
    expect((await run(settingsFor(simulator), 'account', 'add', ...flagsFor('Erin', simulator, 'GB'))).code).toBe(0);
    const elsewhere = await run(settingsFor(simulator), 'account', 'test', 'erin');
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.stdout).toMatch(/REFUSED +profile/);
    expect(elsewhere.stdout.match(/wrong region/g)).toHaveLength(1);
    expect(elsewhere.stdout).toMatch(/region|authorisation/);

    const german = await startPromptAmazon({ story: storyCalled('payout-swap'), elapsedHours: 0 });
    try {
      const settings = settingsFor(german);
      const frank = await run(settings, 'account', 'add', ...flagsFor('Frank', german, 'DE,PL'));
      expect(frank.code).toBe(2);
      expect(frank.stderr).toMatch(/has no account on Amazon\.pl; this authorisation covers: .*Amazon\.de/i);
    } finally {
      await german.close();
    }
  });
});

describe('a shop without API access', () => {
  it('is watched by its mailbox alone, and connected later with all that is known of it', async () => {
    const places = flagsFor('Heidi', simulator).filter(
      (word) => word !== '--seller-id' && word !== simulator.account.sellerId,
    );
    const imap = await startImapDouble();
    try {
      const added = await run({}, 'account', 'add', ...places, '--access', 'mailbox');
      expect(added).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/without API access[\s\S]*mailbox add heidi/i),
      });
      expect(await run({}, 'account', 'test', 'heidi')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('rusuban mailbox add'),
      });
      const { port } = imap.mailbox.settings;
      const where = ['heidi', '--user', 'alice', '--host', '127.0.0.1', '--port', `${port}`];
      expect((await run({ RUSUBAN_MAILBOX_PASSWORD: 'secret' }, 'mailbox', 'add', ...where)).code).toBe(0);
      expect(await run({}, 'account', 'test', 'heidi')).toMatchObject({ code: 0, stdout: 'main  works\n' });

      // all that there is to see is the mailbox, and that is said
      const audited = await run({}, 'audit', '--account', 'heidi', '--json');
      expect({ code: audited.code, stderr: audited.stderr.includes('profile') }).toEqual({ code: 0, stderr: false });
      const { parts, notSeen } = JSON.parse(audited.stdout);
      expect(parts.map(({ part }: { part: string }) => part)).toEqual(['new-listings', 'orders', 'payouts', 'notices']);
      expect(JSON.stringify(notSeen)).toContain('without API access');

      const settings = settingsFor(simulator);
      const refused = await run(settings, 'account', 'set-credentials', 'heidi');
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('rusuban account connect heidi') });
      expect(await run(settings, 'account', 'connect', 'heidi')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('--seller-id'),
      });
      const connect = ['account', 'connect', 'heidi', '--seller-id', 'A3HEIDI12345'];
      expect(await run(settings, ...connect)).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('what was known'),
      });
      expect(await run(settings, ...connect)).toMatchObject({ code: 2, stderr: expect.stringContaining('already') });
      expect((await run(settings, 'account', 'test', 'heidi')).stdout).toMatch(/works +orders /);
      expect((await run({}, 'log', 'heidi')).stdout).toContain('APIへの接続を追加');
    } finally {
      await imap.close();
      await run({}, 'account', 'remove', 'heidi', '--yes');
    }
  });
});
