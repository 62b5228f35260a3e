// Audits from the command line: clean, with findings, blind, empty, interrupted, and with a mail server that refuses.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditedPart } from '../../src/domain/reports/audit.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { cheapTakeover, storyCalled } from '../support/cheap-story.ts';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { forgetPace } from '../support/forget-pace.ts';
import { type PromptOptions, settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator | null;
let settings: Record<string, string>;
/** Is told of each request to the simulator. */
let onRequest: (line: string) => void;

beforeEach(async () => {
  folder = await makeScratch('audit');
  database = await openTestDatabase();
  simulator = null;
  onRequest = () => {};
});
afterEach(async () => {
  await endAll();
  await simulator?.close();
  await database.close();
  await clearScratch(folder);
});

async function openShop(options: Omit<PromptOptions, 'onRequest'>, more: object = {}): Promise<Simulator> {
  simulator = await startPromptAmazon({ ...options, onRequest: (line) => onRequest(line) });
  const { marketplaceIds, sellerId } = simulator.account;
  settings = {
    ...settingsFor(simulator),
    ...{ RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'warn' },
    ...more,
  };
  const flags = ['--name', 'Alice', '--marketplace', marketplaceIds.join(), '--seller-id', sellerId, '--lang', 'en'];
  expect((await run('account', 'add', ...flags, '--mail', 'alice@example.com')).code).toBe(0);
  return simulator;
}
const run = (...args: string[]) => rusuban(folder, settings, ...args);
const healthy = { story: storyCalled('healthy-shop'), elapsedHours: 48, size: { listings: 60, orders: 180 } };

describe('audit', () => {
  it('ends with 0 when nothing was found', async () => {
    await openShop(healthy);
    const { code, stdout, stderr } = await run('audit');
    expect(stdout).toMatch(/Nothing/);
    expect(stdout).toMatch(/All listings: seen in full, 6\d rows/);
    expect(stdout).toContain('Questions that only you can answer');
    expect(stderr).toMatch(/ {2}orders \.\.\.\n(?:.*\n)* {2}orders: \d+ in \d+ calls?/);
    expect(code).toBe(0);

    const again = await run('audit', '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({
      source: 'amazon',
      account: { id: 'alice' },
      incidents: [],
      parts: expect.arrayContaining([expect.objectContaining({ part: 'payouts' })]),
    });
    expect((await run('audit', 'bob')).stderr).toMatch(/no account "bob"/);
  });

  it('ends with 1 when something was found; a mail that the server refuses stays in the outbox', async () => {
    const smtp: TestSmtp = await startSmtp();
    try {
      smtp.misbehave({ at: 'rcpt', code: 451, reply: '4.3.2 come back after tea' });
      const SMTP_URL = `smtp://alice:hunter2@127.0.0.1:${smtp.port}?tls=off`;
      await openShop({ story: cheapTakeover(20), elapsedHours: 56 }, { SMTP_URL });
      const { code, stdout, stderr } = await run('audit');
      expect(code).toBe(1);
      expect(stdout).toMatch(/1 finding; the worst is critical/);
      expect(stderr).toMatch(/alert to alice@example\.com: deferred, .*come back after tea/);
      expect(stderr).not.toContain('hunter2');
      expect(smtp.received).toEqual([]);
      expect((await run('doctor')).stdout).toMatch(/outbox: 1 waiting to be sent/);

      // found again, it is told again on the screen, and no second mail is owed
      smtp.misbehave(null);
      expect((await run('audit')).code).toBe(1);
      expect((await run('doctor')).stdout).toMatch(/outbox: (1 waiting|nothing waits)/);
      expect(smtp.received.length).toBeLessThanOrEqual(1);
    } finally {
      await smtp.close();
    }
  });

  it('ends with 2 when nothing could be seen, and says why', async () => {
    const { faults } = await openShop(healthy);
    faults.switchOn({ kind: 'revoked' });
    const { code, stdout, stderr } = await run('audit');
    expect(code).toBe(2);
    expect(stdout + stderr).toMatch(/revoked/);
    expect(stdout).not.toMatch(/Nothing (unusual|was found)/);
  });

  it('says what a missing role hides', async () => {
    const { faults } = await openShop(healthy);
    faults.switchOn({ kind: 'role-missing', operation: 'searchOrders' });
    faults.switchOn({ kind: 'role-missing', operation: 'createReport' });
    const { code, stdout } = await run('audit', '--json');
    const { parts, verdicts } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(parts).toContainEqual(
      expect.objectContaining({ part: 'orders', coverage: expect.objectContaining({ state: 'missing' }) }),
    );
    expect(verdicts).toContainEqual(
      expect.objectContaining({ detector: 'seller-cancellation-spike', outcome: 'skipped', parts: ['orders'] }),
    );
  });

  it('of an empty shop is clean', async () => {
    const story = { ...cheapTakeover(0), timeline: [] };
    await openShop({ story, elapsedHours: 40, size: { listings: 0, orders: 0 } });
    const { code, stdout } = await run('audit', '--json');
    const { counts, incidents, parts } = JSON.parse(stdout);
    expect({ counts, incidents }).toMatchObject({ counts: { listings: 0, orders: 0 }, incidents: [] });
    const states = new Map(parts.map((one: AuditedPart) => [one.part, one.coverage.state]));
    for (const part of ['new-listings', 'listings', 'orders', 'profile', 'payouts'])
      expect([part, states.get(part)]).toEqual([part, 'complete']);
    expect(code).toBe(0);
  });

  it.each([
    ['while an answer stalls', { kind: 'stalled-body', operation: 'searchOrders' }],
    ['while it waits for its turn', { kind: 'throttled', operation: 'searchOrders' }],
  ] as const)('interrupted %s says so and loses nothing', async (_, fault) => {
    const { faults } = await openShop(healthy);
    faults.switchOn(fault);
    const audit = startRusuban(folder, settings, ['audit', '--json']);
    await audit.printed(/ {2}orders \.\.\./);
    await new Promise<void>((resolve) => {
      onRequest = (line) => line.startsWith('GET /orders/') && resolve();
    });
    audit.child.kill('SIGINT');
    const { code, stdout, stderr } = await audit.ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/interrupted\n {2}-> nothing is lost/);
    expect(stderr).not.toMatch(/\n {4}at /);

    faults.switchOff();
    // as if the minutes had passed that Amazon asked for: its pace is kept in the database
    await forgetPace(database.url);
    const whole = await run('audit', '--json');
    expect(whole.code).toBe(0);
    const { parts, counts } = JSON.parse(whole.stdout);
    // what had come in was kept: the search for new listings goes on where it was
    expect(parts[0]).toMatchObject({ part: 'new-listings', rows: 0, coverage: { state: 'complete' } });
    expect(counts.listings).toBeGreaterThanOrEqual(60);
    expect(counts.orders).toBeGreaterThan(100);
  });
});
