// What the queues are called and what a job on them may hold: ids, never data, and the version of their form. The
// database is the truth: a job that can't be read is put aside, and what it asked for is asked again by the sweep.
import { UnrecoverableError } from 'bullmq';
import { z } from 'zod';
import type { QueuedJob } from '../src/app.ts';
import { parts } from '../src/domain/watch/coverage.ts';

const version = 1; // raise it when the form of a job changes

function kind<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  const ids = z.strictObject(shape);
  return {
    name,
    of: (given: z.input<typeof ids>) => ({ v: version, ...given }),
    /** What a job holds, checked. Throws UnrecoverableError: a job that isn't ours is kept as failed, not tried again. */
    read(job: QueuedJob): z.output<typeof ids> {
      const giveUp = (why: string): never => {
        throw new UnrecoverableError(`job ${job.id} (${job.name}) isn't one of this queue: ${why}`);
      };
      if (job.name !== name) return giveUp(`there are only jobs called "${name}" here`);
      const { v, ...rest } = (job.data ?? {}) as { v?: unknown };
      if (v !== version)
        return giveUp(`its form is version ${v ?? 'none'}, this program's ${version}; the sweep asks anew`);
      const { success, data, error } = ids.safeParse(rest);
      return success ? data : giveUp(z.prettifyError(error));
    },
  };
}

const accountId = z.string().min(1);
export const sweepJob = kind('sweep', {});
/** `isRung`: something says that there is news, so not only when the part is due. */
export const pullJob = kind('pull', { accountId, part: z.enum(parts), isRung: z.literal(true).optional() });
export const detectJob = kind('detect', { accountId });
export const notifyJob = kind('notify', {});
export const auditJob = kind('audit', { auditId: z.string().min(1) });
export const heartbeatJob = kind('heartbeat', {});
export const retentionJob = kind('retention', {});
