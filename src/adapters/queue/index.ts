// The one connection factory for BullMQ: Redis where there is one, else PostgreSQL. Nothing else knows which it is.
// A job holds ids only and means "look now"; the database is the truth, so a lost queue loses nothing.
import { type BackendFactory, createRedisBackend, type IQueueBackend, Queue, Worker } from 'bullmq';
import { preparePostgres } from './postgres.ts';
import { openRedis } from './redis.ts';
import { jobOptions, workerOptions } from './settings.ts';
import type { JobQueue, JobWorker, QueuedJob } from './types.ts';

export { repeat } from './repeat.ts';
export { lookNow, unlessPending } from './settings.ts';
export type { JobQueue, JobWorker, QueuedJob } from './types.ts';

export interface QueueOptions {
  /** Null: the queues live in PostgreSQL. */
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  /** Keeps several installations in one Redis or database apart: key prefix, or schema. A plain identifier. */
  readonly prefix?: string;
  readonly log: QueueLog;
}

/** Where trouble goes that no caller waits for. */
export interface QueueLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Does one job. A throw means: try again later; BullMQ's UnrecoverableError means: give up. */
export type Handler = (job: QueuedJob, signal: AbortSignal) => Promise<void>;

export interface WorkerSettings {
  /** Jobs at a time in this process; default 1. */
  readonly concurrency?: number;
  /** How often jobs of dead workers are looked for, and how long a worker may be silent before it counts as dead. */
  readonly stalledInterval?: number;
  readonly lockDuration?: number;
}

export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** The queue of this name; the same object each time. */
  queue(name: string): JobQueue;
  /** Starts working on a queue, until close(). */
  worker(name: string, handler: Handler, settings?: WorkerSettings): JobWorker;
  /** Lets running jobs end, then closes every queue, worker and connection. */
  close(): Promise<void>;
}

/**
 * Connects and prepares the backend.
 * @throws UserError when it can't be reached, or isn't fit (an evicting Redis)
 */
export async function createQueues(options: QueueOptions): Promise<QueueBackend> {
  const { redisUrl, databaseUrl, prefix = 'rusuban_queue', log } = options;
  const onError = (err: Error) => log.warn({ err }, 'the queue lost its connection; it tries again');

  const redis = redisUrl === null ? null : await openRedis(redisUrl, onError);
  const factory: BackendFactory<IQueueBackend> = redis
    ? createRedisBackend
    : await preparePostgres(databaseUrl, prefix);
  const shared = { connection: redis ?? {}, prefix };

  const queues = new Map<string, JobQueue>();
  const workers: JobWorker[] = [];
  return {
    kind: redis ? 'redis' : 'postgres',
    queue(name) {
      const known = queues.get(name);
      if (known) return known;
      const queue: JobQueue = new Queue(name, { ...shared, defaultJobOptions: jobOptions }, factory);
      queue.on('error', onError);
      queues.set(name, queue);
      return queue;
    },
    worker(name, handler, settings = {}) {
      const noAbort = new AbortController().signal;
      const worker: JobWorker = new Worker(
        name,
        // BullMQ hands out a signal only to functions with three parameters
        (job, _token, signal) => handler(job, signal ?? noAbort),
        { ...shared, ...workerOptions, ...settings },
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
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await redis?.quit();
    },
  };
}
