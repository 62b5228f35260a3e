// Work that comes round by itself, such as the sweep that looks for what was left behind.
import type { JobsOptions } from 'bullmq';
import type { JobQueue } from './types.ts';

/**
 * Adds a job of this name and data every `everyMs`, the first one at once. However many processes ask for it, there is
 * one schedule with this id, and it follows the last one who asked.
 */
export async function repeat(
  queue: JobQueue,
  id: string,
  everyMs: number,
  job: { readonly name: string; readonly data: unknown; readonly opts?: Omit<JobsOptions, 'repeat'> },
): Promise<void> {
  // On PostgreSQL, BullMQ 6.7 keeps the place within the old interval when the interval changes: from an hour to
  // five minutes, the next job would come up to an hour later.
  const known = await queue.getJobScheduler(id);
  if (known && known.every !== everyMs) await queue.removeJobScheduler(id);
  await queue.upsertJobScheduler(id, { every: everyMs }, job);
}
