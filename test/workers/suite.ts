// The whole chain by queue (sweep, pull, look, tell) over a story, the same on both backends.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openQueues, type QueueBackend } from '../../src/app.ts';
import { type Stage, setStage } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { findStory } from '../../src/simulator/index.ts';
import { startAllWorkers } from '../../workers/all.ts';

const queueNames = ['sweep', 'pull', 'detect', 'notify'] as const;

export function workersSuite(redisUrl: () => string | null): void {
  let folder: string;
  let stage: Stage;
  let queues: QueueBackend;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rusuban-workers-'));
    const story = findStory('forgotten-seller');
    if (!story) throw new Error('the story is gone');
    const settings = { ...loadConfig({}, { directory: folder }), redisUrl: redisUrl(), logLevel: 'silent' as const };
    stage = await setStage({ story, seed: 1, now: Date.UTC(2026, 9, 20), settings, folder });
    queues = await openQueues(stage.app);
  });
  afterEach(async () => {
    await queues.close();
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  });

  const mails = () => readdir(join(folder, 'mailbox')).catch(() => []);

  /** Resolves when no job is left but the next sweep. */
  async function settled(workers: Awaited<ReturnType<typeof startAllWorkers>>): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const check = async () => {
        const counts = await Promise.all(queueNames.map((name) => queues.queue(name).getJobCounts('wait', 'active')));
        const isIdle = counts.every(({ wait, active }) => wait === 0 && active === 0);
        if (isIdle) resolve();
      };
      for (const worker of workers) {
        worker.on('completed', () => void check().catch(reject));
        worker.on('failed', (_, error) => reject(error));
      }
    });
  }

  it('sees a takeover, tells it once, and nothing again when everything is asked for again', async () => {
    stage.clock.moveTo(stage.simulator.endsAt);
    const workers = await startAllWorkers(stage.app, queues);
    await settled(workers);

    const { store } = stage.app;
    const runs = await store.lastRuns(stage.account.id);
    expect(Object.keys(runs).sort()).toEqual(
      ['catalogue', 'listings', 'new-listings', 'offers', 'orders', 'payouts', 'profile'].sort(),
    );
    const incidents = await store.listIncidents();
    expect(incidents).toHaveLength(1);
    const told = await mails();
    expect(told.length).toBeGreaterThanOrEqual(1);
    expect(await store.pendingOutbox()).toBe(0);

    stage.clock.moveTo(stage.clock.now() + hourMs);
    const again = settled(workers);
    await queues.queue('sweep').add('sweep', {});
    await again;
    expect(await mails()).toEqual(told);
    expect((await store.listIncidents()).map(({ id }) => id)).toEqual(incidents.map(({ id }) => id));
  });

  it('gives up a job that holds anything but ids', async () => {
    const worker = (await startAllWorkers(stage.app, queues))[0];
    const failure = new Promise<Error>((resolve) => worker?.on('failed', (_, error) => resolve(error)));
    await queues.queue('pull').add('pull', { accountId: 'alice', part: 'orders', buyer: 'Carol' });
    expect((await failure).message).toMatch(/isn't one of this queue/);
    expect((await failure).message).not.toContain('Carol');
    expect(await queues.queue('pull').getJobCounts('failed')).toEqual({ failed: 1 });
  });
}
