// Works on the queue "pull": reads one part of one account, then asks for a look at what came, and for what it calls for.
import { type App, type JobWorker, lookNow, type QueueBackend } from '../src/app.ts';
import { realMs } from '../src/domain/clock.ts';
import { watchPart } from '../src/watch/watch-part.ts';
import { detectJob, pullJob } from './jobs.ts';
import { ring } from './ring.ts';

/**
 * Waiting for Amazon takes most of the time, so many at once: a thousand accounts are some 15 pulls a second of half a
 * second or more each. Each may need a database connection. Amazon's pace is kept per account all the same.
 */
const concurrency = 16;

export function startPullWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker(
    'pull',
    async (job, signal) => {
      const { accountId, part, isRung = false } = pullJob.read(job);
      const watched = await watchPart(app, accountId, part, { isRung, signal });
      if (watched.outcome === 'later') return { againInMs: realMs(app.clock, watched.at - app.clock.now()) };
      if (watched.outcome !== 'pulled') return undefined;
      app.metrics.pulled(part, watched.run.coverage.state, watched.run.fault ?? null);
      for (const part of watched.wanted) await ring(queues, accountId, part);
      if (watched.isLookDue)
        await queues.queue('detect').add('detect', detectJob.of({ accountId }), lookNow(accountId));
      const { retryAt } = watched.run;
      return retryAt === undefined ? undefined : { againInMs: realMs(app.clock, retryAt - app.clock.now()) };
    },
    { concurrency },
  );
}
