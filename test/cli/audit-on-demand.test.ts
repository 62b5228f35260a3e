// Audits on demand from the command line: mailed and kept, left to the service, asked for twice, cancelled.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Simulator } from '../../src/simulator/index.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { endAll, rusuban, startRusuban } from '../support/command-line.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { settingsFor, startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let smtp: TestSmtp;
let settings: Record<string, string>;
const run = (...args: string[]) => rusuban(folder, settings, ...args);

beforeEach(async () => {
  folder = await makeScratch('audit-on-demand');
  database = await openTestDatabase();
  smtp = await startSmtp();
  const size = { listings: 20, orders: 40 };
  simulator = await startPromptAmazon({
    story: storyCalled('healthy-shop'),
    elapsedHours: 48,
    size,
    isPacingOff: true,
  });
  settings = {
    ...settingsFor(simulator),
    ...{ RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'warn', RUSUBAN_HEALTH: 'off' },
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  };
  const { marketplaceIds, sellerId } = simulator.account;
  const flags = ['--name', 'Alice', '--marketplace', marketplaceIds.join(), '--seller-id', sellerId, '--lang', 'en'];
  expect((await run('account', 'add', ...flags, '--mail', 'alice@example.com')).code).toBe(0);
});
afterEach(async () => {
  await endAll();
  await simulator.close();
  await smtp.close();
  await database.close();
  await clearScratch(folder);
});

describe('audit --mail', () => {
  it('prints the audit, mails it and keeps it', async () => {
    expect((await run('audit', '--last')).stderr).toMatch(/no audit of alice was kept/);
    const { code, stdout, stderr } = await run('audit', 'alice', '--mail', 'auditor@example.net');
    expect(stderr).toMatch(/the report goes to auditor@example\.net\.\n {2}new-listings \.\.\./);
    expect(stderr).toMatch(/audit to auditor@example\.net: delivered/);
    expect(code).toBe(0);
    const [mail] = smtp.received.filter(({ to }) => to[0] === 'auditor@example.net');
    const attached = mail?.parsed.attachments.find(({ filename }) => filename === 'audit.txt');
    const kept = await run('audit', '--last');
    expect(kept).toMatchObject({ code: 0, stdout });
    expect(attached?.content.toString().replaceAll('\r\n', '\n').trim()).toBe(stdout.trim());
    expect((await run('audit', '--mail', 'nobody')).code).toBe(2);
  });

  it('is left to the service, asked for twice is one, and cancelled is none', async () => {
    const queued = await run('audit', '--mail', 'alice@example.com', '--queue');
    expect(queued.stderr).toMatch(/goes to alice@example\.com.*\nWhoever runs `rusuban start` does it within a minute/);
    const again = await run('audit', '--mail', 'auditor@example.net', '--queue');
    expect(again.stderr).toMatch(/goes to alice@example\.com, auditor@example\.net/);
    expect((await run('audit', '--last')).stdout).toMatch(/It waits/);
    expect((await run('audit', '--cancel')).stderr).toMatch(/The audit of alice is cancelled/);
    expect(await run('audit', '--cancel')).toMatchObject({ code: 2, stderr: expect.stringMatching(/No audit/) });
    expect((await run('audit', '--last')).stderr).toMatch(/It was cancelled/);

    expect((await run('audit', '--mail', 'alice@example.com', '--queue')).code).toBe(0);
    const audited = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!smtp.received.some(({ parsed }) => /audit/i.test(parsed.subject ?? ''))) return;
        clearInterval(look);
        resolve();
      }, 100);
    });
    const service = startRusuban(folder, settings, ['start', '--only', 'sweep,audit,notify']);
    await Promise.race([audited, service.ended]);
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
    expect(smtp.received.filter(({ parsed }) => /audit/i.test(parsed.subject ?? ''))).toHaveLength(1);
    expect(await run('audit', '--last')).toMatchObject({ code: 0, stdout: expect.stringMatching(/Nothing/) });
  });

  it('is stopped by --cancel from another window', async () => {
    simulator.faults.switchOn({ kind: 'stalled-body', operation: 'searchOrders' });
    const audit = startRusuban(folder, settings, ['audit', '--mail', 'alice@example.com']);
    await audit.printed(/ {2}orders \.\.\./);
    expect((await run('audit', '--last')).stdout).toMatch(/Under way: orders; \d+ of \d+ parts are in/);
    expect((await run('audit', '--cancel')).code).toBe(0);
    expect(await audit.ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/It was cancelled/) });
    expect(smtp.received).toEqual([]);
  });
});
