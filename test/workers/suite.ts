// The whole chain by queue (sweep, pull, look, tell) over a story, the same on both backends.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { type JobWorker, openQueues, type QueueBackend } from '../../src/app.ts';
import { type Stage, setStage } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import { newEvidenceEveryMs } from '../../src/incidents/policy.ts';
import { findStory } from '../../src/simulator/index.ts';
import { startWorkers } from '../../workers/all.ts';
import { detectJob, notifyJob, pullJob, sweepJob } from '../../workers/jobs.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { areIdle } from '../support/idle-queues.ts';

const queueNames = ['sweep', 'pull', 'detect', 'notify'] as const;

export function workersSuite(redisUrl: () => string | null): void {
  let folder: string;
  let database: TestDatabase;
  let stage: Stage;
  let queues: QueueBackend;
  let workers: JobWorker[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rusuban-workers-'));
    const story = findStory('forgotten-seller');
    if (!story) throw new Error('the story is gone');
    database = await openTestDatabase();
    const places = { databaseUrl: database.url, redisUrl: redisUrl(), logLevel: 'silent' as const };
    const settings = { ...loadConfig({}, { directory: folder }), ...places };
    stage = await setStage({ story, seed: 1, now: Date.UTC(2026, 9, 20), settings, folder });
    await addPoison(stage);
    stage.clock.moveTo(stage.simulator.endsAt);
    queues = await openQueues(stage.app);
    workers = await startWorkers(stage.app, queues);
  });
  afterAll(async () => {
    await queues.close();
    await stage.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const mails = () => readdir(join(folder, 'mailbox')).catch(() => []);

  /** What was told of something new. The pulls' waits move the clock, and what time alone makes due (a reminder) may come. */
  async function news(incidents: readonly Incident[]): Promise<string[]> {
    const told = await Promise.all(incidents.map(({ id }) => stage.app.store.incidentMessages(id)));
    return told.flat().flatMap(({ kind, key }) => (kind === 'reminder' ? [] : [key]));
  }

  /** Resolves when every part was pulled and no job is left but the next sweep. */
  function settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = async () => {
        if (!(await areIdle(queues, queueNames))) return;
        const runs = await stage.app.store.lastRuns(stage.account.id);
        if (parts.every((part) => runs[part])) resolve();
      };
      for (const worker of workers) {
        worker.on('completed', () => void check().catch(reject));
      }
      check().catch(reject);
    });
  }

  it('sees a takeover and tells it; asked for everything again it tells nothing again', async () => {
    const { store } = stage.app;
    const accountId = stage.account.id;
    await settled();
    // prices of others are asked for once the new listings are known: they are due in the next sweep
    stage.clock.moveTo(stage.clock.now() + minuteMs);
    await queues.queue('sweep').add('sweep', sweepJob.of({}));
    await settled();
    // what came after the first message, as chance has it, is told when it may be: from here on nothing is held back
    stage.clock.moveTo(stage.clock.now() + newEvidenceEveryMs);
    await queues.queue('detect').add('detect', detectJob.of({ accountId }));
    await settled();

    const incidents = await store.listIncidents(accountId);
    // a defect rate that is read before the rest, as chance has it, is a low note by itself
    expect(incidents.filter(({ severity }) => severity !== 'low')).toMatchObject([{ severity: 'critical' }]);
    expect(await mails()).not.toEqual([]);
    const told = await news(incidents);
    expect(told).not.toEqual([]);
    expect(await store.pendingOutbox()).toBe(0);

    const metrics = await stage.app.metrics.text([]);
    expect(metrics).toMatch(/^rusuban_pulls_total\{part="orders",outcome="complete",fault="none"\} [1-9]/m);
    expect(metrics).toMatch(/^rusuban_verdicts_total\{detector="listing-burst",outcome="fired"\} [1-9]/m);
    expect(metrics).toMatch(/^rusuban_messages_total\{kind="alert",outcome="delivered"\} [1-9]/m);
    expect(metrics).toMatch(/^rusuban_alert_latency_seconds_count [1-9]/m);

    const again = [1, 2, 3];
    await Promise.all([
      ...again.flatMap(() => parts.map((part) => queues.queue('pull').add('pull', pullJob.of({ accountId, part })))),
      ...again.map(() => queues.queue('detect').add('detect', detectJob.of({ accountId }))),
      ...again.map(() => queues.queue('notify').add('notify', notifyJob.of({}))),
    ]);
    await settled();
    expect(await news(incidents)).toEqual(told);
    const failed = await Promise.all(queueNames.map((name) => queues.queue(name).getFailed()));
    const isOurs = ({ data }: { data: unknown }) => !/nobody|poison/.test(JSON.stringify(data));
    expect(failed.flat().filter(isOurs)).toEqual([]);
    expect((await store.listIncidents(accountId)).map(({ id }) => id)).toEqual(incidents.map(({ id }) => id));
  });

  it('does not let an account that can not be read hold up the others', async () => {
    expect(await stage.app.store.lastRuns('poison')).toEqual({});
    expect(Object.keys(await stage.app.store.lastRuns(stage.account.id)).length).toBe(parts.length);
  });

  it.each<[string, string, unknown, RegExp]>([
    ['another name', 'paint', { v: 1, accountId: 'nobody', part: 'orders' }, /only jobs called "pull"/],
    ['an older form', 'pull', { accountId: 'nobody', part: 'orders' }, /version none, this program's 1/],
    ['a part that is none', 'pull', { v: 1, accountId: 'nobody', part: 'buyers' }, /isn't one of this queue/],
  ])('puts a job of %s aside, and says why', async (_, name, data, why) => {
    const job = await queues.queue('pull').add(name, data);
    const failure = await new Promise<string>((resolve) => {
      for (const worker of workers)
        worker.on('failed', (failed, error) => {
          if (failed?.id === job.id) resolve(error.message);
        });
    });
    expect(failure).toMatch(why);
    expect(await job.getState()).toBe('failed');
  });

  it('gives up a job that holds anything but ids', async () => {
    const failure = new Promise<Error>((resolve) => {
      for (const worker of workers) worker.on('failed', (_, error) => resolve(error));
    });
    const job = await queues.queue('pull').add('pull', { v: 1, accountId: 'nobody', part: 'orders', buyer: 'Carol' });
    expect((await failure).message).toMatch(/isn't one of this queue/);
    expect((await failure).message).not.toContain('Carol');
    expect(await job.getState()).toBe('failed');
  });
}

/** An account whose sign-in can't be opened and whose baseline can't be read. */
async function addPoison({ app, account, simulator, clock }: Stage): Promise<void> {
  await app.store.addAccount({ ...account, id: 'poison' }, simulator.credentials, clock.now());
  const client = new pg.Client({ connectionString: app.database.url });
  await client.connect();
  await client.query("UPDATE account SET credentials = 'broken' WHERE id = 'poison'");
  await client.query("UPDATE watch SET baseline = '7' WHERE account_id = 'poison'");
  await client.end();
}
