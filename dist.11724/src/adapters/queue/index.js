// The one connection factory for BullMQ: Redis where there is one, else PostgreSQL. Nothing else knows which it is.
// A job holds ids only and means "look now"; the database is the truth, so a lost queue loses nothing.
import { setMaxListeners } from 'node:events';
import { createRedisBackend, Queue, Worker } from 'bullmq';
import { minuteMs, secondMs } from '../../domain/clock.js';
import { runJob } from './handing-back.js';
import { preparePostgres } from './postgres.js';
import { openRedis } from './redis.js';
import { jobOptions, postgresDrainDelay, workerOptions } from './settings.js';
import { telemetry } from './telemetry.js';
export { addAll } from './add-all.js';
export { keepRepeated, repeat } from './repeat.js';
export { lookNow, unlessPending } from './settings.js';
/** How long closing may take once jobs have been told to end. */
const closeMs = 3 * secondMs;
/**
 * Connects and prepares the backend.
 * @throws UserError when it can't be reached, or isn't fit (an evicting Redis)
 */
export async function createQueues(options) {
    const { redisUrl, redisOptions = {}, databaseUrl, prefix = 'rusuban_queue', log, now } = options;
    // every worker and queue says it at each try: once a minute is enough
    let saidAt = Number.NEGATIVE_INFINITY;
    const onError = (err) => {
        if (now() - saidAt < minuteMs)
            return;
        saidAt = now();
        log.warn({ err }, 'the queue lost its connection; it tries again');
    };
    const opened = redisUrl === null ? null : await openRedis(redisUrl, redisOptions, onError);
    const redis = opened?.redis ?? null;
    const factory = redis
        ? createRedisBackend
        : await preparePostgres(databaseUrl, prefix);
    // a Cluster keeps a queue's keys on one node by the braces
    const shared = { connection: redis ?? {}, prefix: redisOptions.cluster ? `{${prefix}}` : prefix, ...telemetry() };
    const waits = redis ? {} : { drainDelay: postgresDrainDelay };
    const timers = [];
    const closing = new AbortController();
    const stop = new AbortController();
    // each job in hand may listen
    setMaxListeners(0, closing.signal, stop.signal);
    const queues = new Map();
    const workers = [];
    return {
        kind: redis ? 'redis' : 'postgres',
        now,
        closing: closing.signal,
        every(ms, work) {
            const again = () => work().catch((err) => log.warn({ err }, 'routine work failed; it is tried again'));
            timers.push(setInterval(again, ms));
        },
        queue(name) {
            const known = queues.get(name);
            if (known)
                return known;
            const queue = new Queue(name, { ...shared, defaultJobOptions: jobOptions }, factory);
            queue.on('error', onError);
            queues.set(name, queue);
            return queue;
        },
        worker(name, handler, settings = {}) {
            const worker = new Worker(name, (job, token = '') => runJob(handler, job, token, stop.signal, now), { ...shared, ...workerOptions, ...waits, ...options.workerSettings, ...settings }, factory);
            worker.on('error', onError);
            worker.on('failed', (job, err) => {
                const { id, name: jobName, attemptsMade } = job ?? {};
                const fields = { err, queue: name, jobId: id, jobName, attemptsMade };
                if (job?.finishedOn)
                    log.error(fields, 'a job failed for good');
                else
                    log.warn(fields, 'a job failed; it is tried again');
            });
            workers.push(worker);
            return worker;
        },
        async close(graceMs = 30 * secondMs) {
            closing.abort();
            for (const timer of timers)
                clearInterval(timer);
            const closeAll = async () => {
                await Promise.all(workers.map((worker) => worker.close()));
                await Promise.all([...queues.values()].map((queue) => queue.close()));
                await redis?.quit();
                return true;
            };
            const closed = closeAll();
            closed.catch(() => { });
            const grace = setTimeout(() => stop.abort(new Error('the program is stopping')), graceMs);
            let cut;
            const tooLong = new Promise((resolve) => {
                cut = setTimeout(() => resolve(false), graceMs + closeMs);
            });
            try {
                const isClean = await Promise.race([closed, tooLong]);
                if (!isClean)
                    opened?.cut();
                return isClean;
            }
            finally {
                clearTimeout(grace);
                clearTimeout(cut);
            }
        },
    };
}
//# sourceMappingURL=index.js.map