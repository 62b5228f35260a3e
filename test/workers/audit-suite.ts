// Audits on demand by real workers, the same on both backends: once for all who ask, cancelled while it runs, taken over
// from a process that was killed.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { type App, createApp, type JobWorker, openQueues, type QueueBackend } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { AuditProgress, AuditRun } from '../../src/domain/reports/audit-run.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { requestAudit } from '../../src/reports/audit-run.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { startWorkers } from '../../workers/all.ts';
import { auditJob, sweepJob } from '../../workers/jobs.ts';
import { built } from '../support/built.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { forgetPace } from '../support/forget-pace.ts';
import { startPromptAmazon } from '../support/prompt-amazon.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { anAccount } from '../support/store.ts';

const quickDeath = { lockDuration: 1500, stalledInterval: 1000 };

export function auditSuite(redisUrl: () => string | null): void {
  let folder: string;
  let database: TestDatabase;
  let simulator: Simulator;
  let smtp: TestSmtp;
  let app: App;
  let account: Account;
  let queues: QueueBackend;
  let workers: JobWorker[];

  beforeAll(async () => {
    folder = await makeScratch('audits');
    database = await openTestDatabase();
    smtp = await startSmtp();
    const size = { listings: 20, orders: 40 };
    simulator = await startPromptAmazon({
      story: storyCalled('healthy-shop'),
      elapsedHours: 48,
      size,
      isPacingOff: true,
    });
    const settings = {
      RUSUBAN_DATA_DIR: folder,
      DATABASE_URL: database.url,
      RUSUBAN_AMAZON_ENDPOINT: simulator.url,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      LOG_LEVEL: 'silent',
    };
    app = await createApp({ ...loadConfig(settings, { directory: folder }), redisUrl: redisUrl() });
    await startAll();
  });
  beforeEach(async () => {
    simulator.faults.switchOff();
    await forgetPace(database.url);
    await app.store.removeAccount('alice');
    const { marketplaceIds, region, timeZone, sellerId } = simulator.account;
    account = anAccount({ marketplaceIds, region, timeZone, sellerId, language: 'en' });
    await app.store.addAccount(account, simulator.credentials, app.clock.now());
  });
  afterAll(async () => {
    await queues?.close(2000);
    await app?.close();
    await simulator?.close();
    await smtp?.close();
    await database?.close();
    await clearScratch(folder);
  });

  async function startAll(): Promise<void> {
    queues = await openQueues(app, quickDeath);
    workers = await startWorkers(app, queues, ['sweep', 'audit', 'notify']);
  }
  const sweep = () => queues.queue('sweep').add('sweep', sweepJob.of({}));

  /** The audit once it is as wanted. */
  async function audited(id: string, isThere: (run: AuditRun) => boolean): Promise<AuditRun> {
    for (;;) {
      const run = await app.store.findAudit(id);
      if (run && isThere(run)) return run;
      await pause(50);
    }
  }

  async function mailsFor(count: number): Promise<string[]> {
    while (smtp.received.length < count) await pause(50);
    return smtp.received.map(({ to, parsed }) => `${to[0]}: ${parsed.subject}`);
  }

  it('are done once for all who ask, however often they are queued; progress is told, the result kept and mailed', async () => {
    const seen: AuditProgress[] = [];
    for (const worker of workers)
      if (worker.name === 'audit') worker.on('progress', (_, progress) => void seen.push(progress as AuditProgress));
    const { id } = await requestAudit(app, account, ['alice@example.com']);
    expect(await requestAudit(app, account, ['auditor@example.net'])).toMatchObject({ id });
    await Promise.all([1, 2, 3].map(() => queues.queue('audit').add('audit', auditJob.of({ auditId: id }))));
    await Promise.all([sweep(), sweep()]);
    const run = await audited(id, ({ state }) => state === 'done');
    expect(run).toMatchObject({ progress: { part: null, done: parts }, result: { source: 'amazon' } });
    expect(seen.some(({ part, done }) => part !== null && done.length > 0)).toBe(true);
    const mails = await mailsFor(2);
    expect(mails.sort()).toEqual([
      expect.stringMatching(/^alice@example\.com: .*Audit/),
      expect.stringMatching(/^auditor@example\.net: .*Audit/),
    ]);
    // asked for again and again, a finished one is not done again
    await queues.queue('audit').add('audit', auditJob.of({ auditId: id }));
    await sweep();
    const { id: next } = await requestAudit(app, account, []);
    await sweep();
    await audited(next, ({ state }) => state === 'done');
    expect(smtp.received.length).toBe(2);
  });

  it('stop when they are cancelled, while Amazon keeps them waiting', async () => {
    const before = smtp.received.length;
    simulator.faults.switchOn({ kind: 'stalled-body', operation: 'searchOrders' });
    const asked = simulator.calls.byOperation.searchOrders ?? 0;
    const { id } = await requestAudit(app, account, ['alice@example.com']);
    const ended = new Promise<string>((resolve) => {
      const isIt = (job?: { data: unknown }) => JSON.stringify(job?.data).includes(id);
      for (const worker of workers) {
        worker.on('completed', (job) => isIt(job) && resolve('completed'));
        worker.on('failed', (job) => isIt(job) && resolve('failed'));
      }
    });
    await sweep();
    await audited(id, ({ progress }) => progress.part === 'orders');
    expect(await app.store.cancelAudit(account.id, app.clock.now())).toBe(true);
    expect(await ended).toBe('completed');
    // given up there and then: not waited for until it times out, and not asked for again
    expect((simulator.calls.byOperation.searchOrders ?? 0) - asked).toBeLessThanOrEqual(1);
    expect(await app.store.findAudit(id)).toMatchObject({ state: 'cancelled', result: null });
    expect(smtp.received.length).toBe(before);
  });

  it('of a process that was killed are taken over by another, and mailed once', async () => {
    const before = smtp.received.length;
    await queues.close(2000);
    simulator.faults.switchOn({ kind: 'stalled-body', operation: 'searchOrders' });
    const { id } = await requestAudit(app, account, ['alice@example.com']);
    const child = startAuditor({ folder, endpoint: simulator.url, databaseUrl: database.url, redisUrl: redisUrl() });
    const gone = once(child, 'exit');
    await Promise.race([
      audited(id, ({ progress }) => progress.part === 'orders'),
      gone.then(([code]) => Promise.reject(new Error(`the process ended by itself with ${code}`))),
    ]);
    child.kill('SIGKILL');
    await gone;
    simulator.faults.switchOff();
    await minutesPass(database.url);
    await startAll();
    // until the queue, too, has noticed the death, a sweep asks in vain
    const isDone = audited(id, ({ state }) => state === 'done').then(() => 'done');
    while ((await Promise.race([isDone, pause(1000)])) !== 'done') await sweep();
    expect(await mailsFor(before + 1)).toHaveLength(before + 1);
  });
}

function startAuditor(place: object): ChildProcess {
  return fork(built('audit-process.ts'), [JSON.stringify(place)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** As if the minutes had passed after which a silent process counts as dead. */
async function minutesPass(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("UPDATE audit_run SET seen_at = seen_at - interval '3 minutes' WHERE state = 'running'");
  await client.query('DELETE FROM call_pace');
  await client.end();
}
