import { dayMs, secondMs } from '../../domain/clock.js';
const daySeconds = dayMs / secondMs;
export const jobOptions = {
    attempts: 5,
    // 30 s, 1, 2, 4 minutes, give or take half, so that accounts that failed together don't come back together
    backoff: { type: 'exponential', delay: 30 * secondMs, jitter: 0.5 },
    removeOnComplete: { age: daySeconds, count: 1000 },
    // the only record of work that was given up, so kept long, but bounded
    removeOnFail: { age: 30 * daySeconds, count: 5000 },
};
/**
 * A worker may be killed at any moment; `lockDuration` after its last sign of life its job is free, and within
 * `stalledInterval` another one has it: 45 s at the most, since an alert may be in it. A worker says that it lives twice
 * in that time, also while it waits; only a computation longer than 15 s would be taken for death, and harm nobody.
 */
export const workerOptions = {
    lockDuration: 30 * secondMs,
    stalledInterval: 15 * secondMs,
    // a job isn't to blame for restarts of the machine; one that kills its worker each time ends as failed
    maxStalledCount: 5,
};
/**
 * Seconds after which a worker of an empty queue looks by itself. PostgreSQL wakes it when a job comes, and BullMQ notices
 * when that line is cut, so often is for nothing; Redis is asked every 5 s.
 */
export const postgresDrainDelay = 30;
/**
 * Job options for "look now at this": while such a job waits, another is not added; while one runs, exactly one more
 * follows it, so that what came in the meantime is seen.
 */
export function lookNow(id) {
    return { deduplication: { id, keepLastIfActive: true } };
}
/** Job options for work that must not be asked for again while it waits or runs, such as a long pull. */
export function unlessPending(id) {
    return { deduplication: { id } };
}
//# sourceMappingURL=settings.js.map