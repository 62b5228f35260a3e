// Works on the queue "detect": looks at what is new of one account, then asks for what is owed to be sent.
import { type App, type JobWorker, lookNow, type QueueBackend } from '../src/app.ts';
import { lookAt } from '../src/watch/look.ts';
import { mayLook } from '../src/watch/plan.ts';
import { detectJob, notifyJob } from './jobs.ts';

/** While one account's look waits for the database, others are worked out. */
const concurrency = 4;

export function startDetectWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker(
    'detect',
    async (job) => {
      const { accountId } = detectJob.read(job);
      if (!(await mayLook(app, accountId))) return;
      const look = await lookAt(app, accountId);
      if (look) app.metrics.looked(look.verdicts);
      if (look?.outbox.length) await queues.queue('notify').add('notify', notifyJob.of({}), lookNow('outbox'));
    },
    { concurrency },
  );
}
