// The one connection factory for BullMQ: Redis where there is one, else PostgreSQL. Nothing else knows which it is.
// A job holds ids only and means "look now"; the database is the truth, so a lost queue loses nothing.
import { setMaxListeners } from 'node:events';
import { type BackendFactory, createRedisBackend, type IQueueBackend, Queue, Worker } from 'bullmq';
import { minuteMs, secondMs } from '../../domain/clock.ts';
import { runJob } from './handing-back.ts';
import { preparePostgres } from './postgres.ts';
import { openRedis, type RedisExtras } from './redis.ts';
import { jobOptions, postgresDrainDelay, workerOptions } from './settings.ts';
import { telemetry } from './telemetry.ts';
import type { Handler, JobQueue, JobWorker } from './types.ts';

export { addAll, type NewJob } from './add-all.ts';
export { keepRepeated, type Repeated, type Rhythm, repeat } from './repeat.ts';
export { lookNow, unlessPending } from './settings.ts';
export type { Again, Handler, JobQueue, JobWorker, QueuedJob } from './types.ts';

export interface QueueOptions {
  /** Null: the queues live in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly redisOptions?: RedisExtras;
  readonly databaseUrl: string;
  /** Keeps several installations in one Redis or database apart: key prefix, or schema. A plain identifier. */
  readonly prefix?: string;
  readonly log: QueueLog;
  /** Real time: BullMQ knows no other. */
  readonly now: () => number;
  /** For all workers, where a worker doesn't say otherwise. */
  readonly workerSettings?: WorkerSettings;
}

/** Where trouble goes that no caller waits for. */
export interface QueueLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WorkerSettings {
  /** Jobs at a time in this process; default 1. */
  readonly concurrency?: number;
  /** How often jobs of dead workers are looked for, and how long a worker may be silent before it counts as dead. */
  readonly stalledInterval?: number;
  readonly lockDuration?: number;
}

export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** Real time, as the queue counts it. */
  now(): number;
  /** Aborts when close() is called. */
  readonly closing: AbortSignal;
  /** Does something every so many ms of real time until close(); what it throws is logged. */
  every(ms: number, work: () => Promise<void>): void;
  /** The queue of this name; the same object each time. */
  queue(name: string): JobQueue;
  /** Starts working on a queue, until close(). */
  worker(name: string, handler: Handler, settings?: WorkerSettings): JobWorker;
  /**
   * Takes no more jobs, gives those that run `graceMs` to end, has the others go back to their queue, and closes every
   * queue, worker and connection.
   * @returns false when that took too long (Redis is gone, say) and connections were cut instead
   */
  close(graceMs?: number): Promise<boolean>;
}

/** How long closing may take once jobs have been told to end. */
const closeMs = 3 * secondMs;

/**
 * Connects and prepares the backend.
 * @throws UserError when it can't be reached, or isn't fit (an evicting Redis)
 */
export async function createQueues(options: QueueOptions): Promise<QueueBackend> {
  const { redisUrl, redisOptions = {}, databaseUrl, prefix = 'rusuban_queue', log, now } = options;
  // every worker and queue says it at each try: once a minute is enough
  let saidAt = Number.NEGATIVE_INFINITY;
  const onError = (err: Error) => {
    if (now() - saidAt < minuteMs) return;
    saidAt = now();
    log.warn({ err }, 'the queue lost its connection; it tries again');
  };

  const opened = redisUrl === null ? null : await openRedis(redisUrl, redisOptions, onError);
  const redis = opened?.redis ?? null;
  const factory: BackendFactory<IQueueBackend> = redis
    ? createRedisBackend
    : await preparePostgres(databaseUrl, prefix);
  // a Cluster keeps a queue's keys on one node by the braces
  const shared = { connection: redis ?? {}, prefix: redisOptions.cluster ? `{${prefix}}` : prefix, ...telemetry() };
  const waits = redis ? {} : { drainDelay: postgresDrainDelay };
  const timers: NodeJS.Timeout[] = [];
  const closing = new AbortController();
  const stop = new AbortController();
  // each job in hand may listen
  setMaxListeners(0, closing.signal, stop.signal);

  const queues = new Map<string, JobQueue>();
  const workers: JobWorker[] = [];
  return {
    kind: redis ? 'redis' : 'postgres',
    now,
    closing: closing.signal,
    every(ms, work) {
      const again = () => work().catch((err: unknown) => log.warn({ err }, 'routine work failed; it is tried again'));
      timers.push(setInterval(again, ms));
    },
    queue(name) {
      const known = queues.get(name);
      if (known) return known;
      const queue: JobQueue = new Queue(name, { ...shared, defaultJobOptions: jobOptions }, factory);
      queue.on('error', onError);
      queues.set(name, queue);
      return queue;
    },
    worker(name, handler, settings = {}) {
      const worker: JobWorker = new Worker(
        name,
        (job, token = '') => runJob(handler, job, token, stop.signal, now),
        { ...shared, ...workerOptions, ...waits, ...options.workerSettings, ...settings },
        factory,
      );
      worker.on('error', onError);
      worker.on('failed', (job, err) => {
        const { id, name: jobName, attemptsMade } = job ?? {};
        const fields = { err, queue: name, jobId: id, jobName, attemptsMade };
        if (job?.finishedOn) log.error(fields, 'a job failed for good');
        else log.warn(fields, 'a job failed; it is tried again');
      });
      workers.push(worker);
      return worker;
    },
    async close(graceMs = 30 * secondMs) {
      closing.abort();
      for (const timer of timers) clearInterval(timer);
      const closeAll = async () => {
        await Promise.all(workers.map((worker) => worker.close()));
        await Promise.all([...queues.values()].map((queue) => queue.close()));
        await redis?.quit();
        return true;
      };
      const closed = closeAll();
      closed.catch(() => {});
      const grace = setTimeout(() => stop.abort(new Error('the program is stopping')), graceMs);
      let cut: NodeJS.Timeout | undefined;
      const tooLong = new Promise<false>((resolve) => {
        cut = setTimeout(() => resolve(false), graceMs + closeMs);
      });
      try {
        const isClean = await Promise.race([closed, tooLong]);
        if (!isClean) opened?.cut();
        return isClean;
      } finally {
        clearTimeout(grace);
        clearTimeout(cut);
      }
    },
  };
}
