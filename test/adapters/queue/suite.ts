// What a queue must do, the same on both backends; each *.test.ts here runs it on one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from '@jest/globals';
import {
  addAll,
  createQueues,
  type JobWorker,
  keepRepeated,
  lookNow,
  type QueueBackend,
  repeat,
  unlessPending,
} from '../../../src/adapters/queue/index.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { sameText } from '../../../src/domain/text/text.ts';
import { built } from '../../support/built.ts';

type Where = { redisUrl: string | null; databaseUrl: string };

export function queueSuite(where: () => Where): void {
  let logged: string[] = [];
  let opened: QueueBackend[] = [];
  let number = 0;

  afterEach(async () => {
    await Promise.all(opened.map((backend) => backend.close()));
    opened = [];
    logged = [];
  });

  /** A fresh queue, as a program that just started would have it. */
  async function open(name = `queue-${++number}`, prefix?: string) {
    const note = (level: string) => (_: object, message: string) => {
      logged.push(`${level}: ${message}`);
    };
    const log = { warn: note('warn'), error: note('error') };
    const backend = await createQueues({ ...where(), ...(prefix && { prefix }), log, now: Date.now });
    opened.push(backend);
    return { name, backend, queue: backend.queue(name) };
  }

  it('hands a job with its ids to a worker, also one of another process', async () => {
    const { name, queue } = await open();
    await queue.add('pull', { accountId: 'alice', part: 'orders' });
    const other = await open(name);
    const seen = deferred<unknown>();
    other.backend.worker(name, async (job) => seen.resolve([job.name, job.data]));
    expect(await seen.promise).toEqual(['pull', { accountId: 'alice', part: 'orders' }]);
  });

  it('tries again after a failure, says so, and gives up in the end', async () => {
    const { name, backend, queue } = await open();
    const attempts: number[] = [];
    const worker = backend.worker(name, async (job) => {
      attempts.push(job.attemptsMade);
      throw new Error('Amazon is down');
    });
    const gone = failedForGood(worker);
    await queue.add('pull', {}, { attempts: 3, backoff: { type: 'fixed', delay: 1 } });
    await gone;
    expect(attempts).toEqual([0, 1, 2]);
    expect(logged).toEqual([
      'warn: a job failed; it is tried again',
      'warn: a job failed; it is tried again',
      'error: a job failed for good',
    ]);
    expect(await queue.getJobCounts('failed')).toEqual({ failed: 1 });
  });

  it('waits with a delayed job', async () => {
    const { name, backend, queue } = await open();
    const done = completed(backend.worker(name, async () => undefined));
    const { id } = await queue.add('notify', {}, { delay: 60 });
    await done;
    const job = await queue.getJob(id ?? '');
    expect((job?.processedOn ?? 0) - (job?.timestamp ?? 0)).toBeGreaterThanOrEqual(60);
  });

  it('keeps one "look now" while it waits', async () => {
    const { queue } = await open();
    for (let i = 0; i < 4; i++) await queue.add('detect', { accountId: 'alice' }, lookNow('alice'));
    await queue.add('detect', { accountId: 'bob' }, lookNow('bob'));
    expect(await queue.getJobCounts('wait')).toEqual({ wait: 2 });
  });

  it('adds many at once, each only while no other like it waits', async () => {
    const { queue } = await open();
    const jobs = Array.from({ length: 600 }, (_, i) => ({ data: { i }, opts: unlessPending(`part-${i % 400}`) }));
    await queue.add('pull', {}, unlessPending('part-7'));
    await addAll(queue, 'pull', jobs);
    await addAll(queue, 'pull', jobs);
    await addAll(queue, 'pull', []);
    expect(await queue.getJobCounts('wait')).toEqual({ wait: 400 });
  });

  it('looks once more for all that came while it was looking', async () => {
    const { name, backend, queue } = await open();
    const began = deferred<void>();
    const release = deferred<void>();
    let runs = 0;
    const worker = backend.worker(name, async () => {
      runs++;
      began.resolve();
      await release.promise;
    });
    const twice = completed(worker, 2);
    await queue.add('detect', {}, lookNow('alice'));
    await began.promise;
    await Promise.all([1, 2, 3].map(() => queue.add('detect', {}, lookNow('alice'))));
    release.resolve();
    await twice;
    expect(runs).toBe(2);
    expect(await queue.getJobCounts('wait', 'active', 'delayed')).toEqual({ wait: 0, active: 0, delayed: 0 });
  });

  it('does not ask again for what is running, and does once it is done', async () => {
    const { name, backend, queue } = await open();
    const began = deferred<void>();
    const release = deferred<void>();
    const worker = backend.worker(name, async () => {
      began.resolve();
      await release.promise;
    });
    const once = completed(worker);
    await queue.add('pull', {}, unlessPending('alice/orders'));
    await began.promise;
    await queue.add('pull', {}, unlessPending('alice/orders'));
    release.resolve();
    await once;
    expect(await queue.getJobCounts('wait', 'active', 'completed')).toEqual({ wait: 0, active: 0, completed: 1 });
    const again = completed(worker);
    await queue.add('pull', {}, unlessPending('alice/orders'));
    await again;
  });

  it('has one schedule however often it is set, and follows the last', async () => {
    const { name, backend, queue } = await open();
    for (const every of [3_600_000, 1_800_000, 20, 20])
      await repeat(queue, { id: 'sweep', rhythm: { everyMs: every }, name: 'sweep', data: { every } }, Date.now());
    expect(await queue.getJobSchedulersCount()).toBe(1);
    const seen: unknown[] = [];
    const worker = backend.worker(name, async (job) => {
      seen.push(job.data);
    });
    // what was due at once under the earlier intervals still comes
    await completed(worker, 4);
    expect(seen.slice(2, 4)).toEqual([{ every: 20 }, { every: 20 }]);
    await queue.removeJobScheduler('sweep');
    expect(await queue.getJobSchedulersCount()).toBe(0);
  });

  it('gives the job of a killed worker to another one', async () => {
    const { name, backend, queue } = await open();
    const { id } = await queue.add('pull', { accountId: 'alice' });
    const settings = { lockDuration: 300, stalledInterval: 300 };
    const args = [JSON.stringify(where()), name, JSON.stringify(settings)];
    const child = spawn(process.execPath, [built('stuck-worker.ts'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toBe(`taken ${id}\n`);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const done = completed(backend.worker(name, async () => undefined, settings));
    await done;
    expect(await queue.getJobCounts('completed', 'failed', 'active')).toEqual({ completed: 1, failed: 0, active: 0 });
  });

  it('lets a running job end when it closes', async () => {
    const { name, backend, queue } = await open();
    const began = deferred<void>();
    const release = deferred<void>();
    let hasEnded = false;
    backend.worker(name, async () => {
      began.resolve();
      await release.promise;
      hasEnded = true;
    });
    await queue.add('pull', {});
    await began.promise;
    const closed = backend.close();
    opened = [];
    release.resolve();
    await closed;
    expect(hasEnded).toBe(true);
    const { queue: after } = await open(name);
    expect(await after.getJobCounts('completed', 'active')).toEqual({ completed: 1, active: 0 });
  });

  it('puts a job off for as long as its handler says, without using up an attempt', async () => {
    const { name, backend, queue } = await open();
    let runs = 0;
    const done = completed(
      backend.worker(name, async () => {
        runs += 1;
        return runs < 3 ? { againInMs: 20 } : undefined;
      }),
    );
    const { id } = await queue.add('pull', {}, { attempts: 1 });
    await done;
    expect(runs).toBe(3);
    expect(await (await queue.getJob(id ?? ''))?.getState()).toBe('completed');
  });

  it('gives a job back that does not end in time when the program stops, unharmed', async () => {
    const { name, backend, queue } = await open();
    const began = deferred<void>();
    backend.worker(name, async (_, signal) => {
      began.resolve();
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const { id } = await queue.add('pull', {}, { attempts: 1 });
    await began.promise;
    opened = [];
    expect(await backend.close(20)).toBe(true);
    const { queue: after } = await open(name);
    expect(await after.getJobCounts('wait', 'active', 'failed')).toEqual({ wait: 1, active: 0, failed: 0 });
    expect((await after.getJob(id ?? ''))?.attemptsMade).toBe(0);
  });

  it('does not try again what a person must mend first', async () => {
    const { name, backend, queue } = await open();
    const gone = failedForGood(
      backend.worker(name, async () => {
        throw new UserError(sameText('The key is missing.'), sameText('Put it back.'));
      }),
    );
    const { id } = await queue.add('pull', {}, { attempts: 5 });
    await gone;
    expect((await queue.getJob(id ?? ''))?.failedReason).toBe('The key is missing. Put it back.');
  });

  it('keeps exactly the schedules that are wanted', async () => {
    const { queue } = await open();
    // as PostgreSQL would not order the keys
    const data = { v: 1, accountId: 'alice', part: 'orders' };
    const at = (id: string, everyMs: number) => ({ id, rhythm: { everyMs, offsetMs: 7 }, name: 'pull', data });
    await keepRepeated(queue, [at('alice/orders', 60_000), at('bob/orders', 60_000)], Date.now());
    await keepRepeated(queue, [at('alice/orders', 90_000), at('carol/orders', 60_000)], Date.now());
    const known = (await queue.getJobSchedulers()).map(({ key, every }) => [key, every]).sort();
    expect(known).toEqual([
      ['alice/orders', 90_000],
      ['carol/orders', 60_000],
    ]);
    expect(await queue.getJobCounts('delayed')).toEqual({ delayed: 2 });
    const delayed = async () => (await queue.getDelayed()).map(({ id, timestamp }) => [id, timestamp]);
    const before = await delayed();
    await keepRepeated(queue, [at('alice/orders', 90_000), at('carol/orders', 60_000)], Date.now());
    expect(await delayed()).toEqual(before);
  });

  it('keeps installations with different prefixes apart', async () => {
    const { name, queue } = await open();
    await queue.add('pull', {});
    const other = await open(name, 'another_queue');
    expect(await other.queue.getJobCounts('wait')).toEqual({ wait: 0 });
  });
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Resolves when the worker has finished `count` jobs. */
function completed(worker: JobWorker, count = 1): Promise<void> {
  const { promise, resolve } = deferred<void>();
  let left = count;
  worker.on('completed', () => {
    if (--left === 0) resolve();
  });
  return promise;
}

function failedForGood(worker: JobWorker): Promise<void> {
  const { promise, resolve } = deferred<void>();
  worker.on('failed', (job) => {
    if (job?.finishedOn) resolve();
  });
  return promise;
}
