// What the queues are called and what a job on them may hold: ids, never data. The database is the truth.
import { UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import type { QueuedJob } from '../src/app.ts';
import { parts } from '../src/domain/coverage.ts';

export const sweepJob = z.strictObject({});
export const pullJob = z.strictObject({ accountId: z.string().min(1), part: z.enum(parts) });
export const detectJob = z.strictObject({ accountId: z.string().min(1) });
export const notifyJob = z.strictObject({});

/**
 * What a job holds, checked.
 * @throws UnrecoverableError: a job that isn't ours is kept as failed and not tried again
 */
export function payloadOf<T>(schema: z.ZodType<T>, job: QueuedJob): T {
  const { success, data, error } = schema.safeParse(job.data);
  if (success) return data;
  throw new UnrecoverableError(`job ${job.id} (${job.name}) isn't one of this queue: ${z.prettifyError(error)}`);
}
