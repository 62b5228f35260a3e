// Jobs per second through our queues and workers (the factory's settings, the handler around every job, the payload
// checked) against bare BullMQ on the same Redis, alternating in one run; and ours on PostgreSQL, for information.
import { once } from 'node:events';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createQueues, type QueueBackend } from '../src/adapters/queue/index.ts';
import { startPostgres } from '../test/support/queue-database.ts';
import { startRedis } from '../test/support/redis-server.ts';
import { pullJob } from '../workers/jobs.ts';
import { machine, median, rounded } from './support/spread.ts';

const concurrency = 8;
const silent = { warn: () => undefined, error: () => undefined };
const options = { databaseUrl: '', log: silent, now: Date.now };
const payload = (i: number) => pullJob.of({ accountId: `account-${i % 1000}`, part: 'orders' });

/** Puts `jobs` on a queue, then works them all off; jobs per second of the working. */
async function ours(backend: QueueBackend, name: string, jobs: number): Promise<number> {
  await backend.queue(name).addBulk(Array.from({ length: jobs }, (_, i) => ({ name: 'pull', data: payload(i) })));
  let left = jobs;
  const begun = performance.now();
  await new Promise<void>((resolve) => {
    backend.worker(
      name,
      async (job) => {
        pullJob.read(job);
        if (--left === 0) resolve();
      },
      { concurrency },
    );
  });
  return (jobs / (performance.now() - begun)) * 1000;
}

async function bare(redisUrl: string, name: string, jobs: number): Promise<number> {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue(name, { connection });
  await queue.addBulk(Array.from({ length: jobs }, (_, i) => ({ name: 'pull', data: payload(i) })));
  let left = jobs;
  const begun = performance.now();
  let worker: Worker | undefined;
  await new Promise<void>((resolve) => {
    worker = new Worker(name, async () => void (--left === 0 && resolve()), { connection, concurrency });
  });
  const rate = (jobs / (performance.now() - begun)) * 1000;
  await worker?.close();
  await queue.close();
  connection.disconnect();
  await once(connection, 'end');
  return rate;
}

async function oursOnce(where: { redisUrl: string | null; databaseUrl?: string }, name: string, jobs: number) {
  const backend = await createQueues({ ...options, ...where });
  const rate = await ours(backend, name, jobs);
  await backend.close();
  return rate;
}

/** The ratio is that of neighbours in time, so that what else the machine does meanwhile falls on both; its median. */
export async function run({ jobs = 10_000, turns = 7, postgresJobs = 2_000 } = {}) {
  const redis = await startRedis();
  const rates = { ours: [] as number[], bare: [] as number[], ratio: [] as number[] };
  try {
    for (let turn = 0; turn < turns; turn++) {
      const first = turn % 2 === 0;
      const before = first ? await bare(redis.url, `bare-${turn}`, jobs) : null;
      const own = await oursOnce({ redisUrl: redis.url }, `ours-${turn}`, jobs);
      const other = before ?? (await bare(redis.url, `bare-${turn}`, jobs));
      rates.ours.push(own);
      rates.bare.push(other);
      rates.ratio.push(own / other);
    }
  } finally {
    await redis.stop();
  }
  const postgres = await startPostgres();
  const onPostgres: number[] = [];
  try {
    for (let turn = 0; turn < 3; turn++)
      onPostgres.push(await oursOnce({ redisUrl: null, databaseUrl: postgres.url }, `ours-${turn}`, postgresJobs));
  } finally {
    await postgres.stop();
  }
  return {
    ...{ jobs, turns, concurrency },
    oursPerSecond: rounded(median(rates.ours)),
    barePerSecond: rounded(median(rates.bare)),
    /** Aim: 0.7. */
    oursToBare: rounded(median(rates.ratio), 2),
    ratios: rates.ratio.map((ratio) => rounded(ratio, 2)),
    onPostgresPerSecond: rounded(median(onPostgres)),
    machine: machine(),
  };
}
