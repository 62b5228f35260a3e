// Many jobs in a few round trips: a sweep over a thousand accounts asks for thousands of pulls at once.
import type { JobsOptions } from 'bullmq';
import type { JobQueue } from './types.ts';

/** Few enough that Redis, which does one thing at a time, answers others in between. */
const atOnce = 250;

export interface NewJob {
  readonly data: unknown;
  readonly opts?: JobsOptions;
}

/** Adds the jobs in their order, all under one name. */
export async function addAll(queue: JobQueue, name: string, jobs: readonly NewJob[]): Promise<void> {
  for (let i = 0; i < jobs.length; i += atOnce)
    await queue.addBulk(jobs.slice(i, i + atOnce).map((job) => ({ name, ...job })));
}
