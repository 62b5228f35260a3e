// Audits on demand, against a simulated Amazon: one at a time, kept, owed to all who asked, and cancelled when told to.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import { auditResult } from '../../src/domain/reports/audit.ts';
import type { AuditProgress } from '../../src/domain/reports/audit-run.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { deadAfterMs, requestAudit, runAudit } from '../../src/reports/audit-run.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { notifyDue } from '../../src/telling/notify.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { startPromptAmazon } from '../support/prompt-amazon.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { anAccount } from '../support/store.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let smtp: TestSmtp;
let app: App;
let account: Account;
const never = new AbortController().signal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-audit-'));
  database = await openTestDatabase();
  smtp = await startSmtp();
  simulator = await startPromptAmazon({
    story: storyCalled('healthy-shop'),
    elapsedHours: 48,
    size: { listings: 20, orders: 40 },
  });
  const settings = {
    RUSUBAN_DATA_DIR: folder,
    DATABASE_URL: database.url,
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    LOG_LEVEL: 'silent',
  };
  app = await createApp(loadConfig(settings, { directory: folder }));
});
beforeEach(async () => {
  await app.store.removeAccount('alice');
  const { marketplaceIds, region, timeZone, sellerId } = simulator.account;
  account = anAccount({ marketplaceIds, region, timeZone, sellerId, language: 'en' });
  await app.store.addAccount(account, simulator.credentials, app.clock.now());
});
afterAll(async () => {
  await app?.close();
  await simulator?.close();
  await smtp?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('an audit on demand', () => {
  it('is done once for all who ask meanwhile, kept, and mailed to each', async () => {
    const asked = await requestAudit(app, account, ['alice@example.com']);
    const again = await requestAudit(app, account, ['auditor@example.net']);
    expect(again).toMatchObject({ id: asked.id, mailTo: ['alice@example.com', 'auditor@example.net'] });
    const seen: AuditProgress[] = [];
    const [run, other] = await Promise.all([
      runAudit(app, asked.id, (progress) => void seen.push(progress), never),
      runAudit(app, asked.id, () => {}, never),
    ]);
    expect([run?.state, other?.state].sort()).toEqual(['done', 'running']);
    expect(seen.at(-1)).toEqual({ part: null, done: [...parts] });
    // all that doesn't build on another is under way at once
    expect(seen.filter(({ done }) => done.length === 0).length).toBeGreaterThanOrEqual(8);
    const kept = await app.store.findAudit(asked.id);
    expect(kept?.result).toMatchObject({ account: { id: 'alice' }, source: 'amazon' });
    await notifyDue(app);
    expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(['alice@example.com', 'auditor@example.net']);
    const attached = smtp.received[0]?.parsed.attachments.find(({ filename }) => filename === 'audit.txt');
    expect(attached?.content.toString()).toContain('Audit of');
    // the next one is another
    expect((await requestAudit(app, account, [])).id).not.toBe(asked.id);
  });

  it('stops when it is cancelled, and tells nobody', async () => {
    const { id } = await requestAudit(app, account, ['alice@example.com']);
    const before = smtp.received.length;
    const run = await runAudit(
      app,
      id,
      async ({ done }) => {
        if (done.length > 0) await app.store.cancelAudit(account.id, app.clock.now());
      },
      never,
    );
    expect(run).toMatchObject({ state: 'cancelled', result: null });
    await notifyDue(app);
    expect(smtp.received.length).toBe(before);
    expect(await app.store.cancelAudit(account.id, app.clock.now())).toBe(false);
  });

  it('of a process that stops goes back, and of one that dies is taken over', async () => {
    const { id } = await requestAudit(app, account, []);
    const stopping = new AbortController();
    const stopped = runAudit(app, id, () => stopping.abort(new Error('stopping')), stopping.signal);
    await expect(stopped).rejects.toThrow('stopping');
    const now = app.clock.now();
    expect(await app.store.waitingAudits(now - deadAfterMs)).toEqual([id]);
    expect(await app.store.claimAudit(id, now, now - deadAfterMs)).toMatchObject({ state: 'running' });
    // it dies here
    expect(await app.store.claimAudit(id, now + minuteMs, now + minuteMs - deadAfterMs)).toBeNull();
    const later = now + deadAfterMs + 1;
    expect(await app.store.waitingAudits(later - deadAfterMs)).toEqual([id]);
    expect(await app.store.claimAudit(id, later, later - deadAfterMs)).toMatchObject({ id });
  });

  it('that sees nothing says so', async () => {
    simulator.faults.switchOn({ kind: 'revoked' });
    const { id } = await requestAudit(app, account, []);
    const run = await runAudit(app, id, () => {}, never);
    simulator.faults.switchOff();
    expect(run?.state).toBe('done');
    // nothing was seen, and the report says so
    expect(run?.result && auditResult(run.result)).toBe('blind');
  });
});
