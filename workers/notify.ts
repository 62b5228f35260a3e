// Works on the queue "notify": sends every mail that is owed. The outbox knows which; the job only says when.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { notifyDue } from '../src/pipeline/notify.ts';
import { notifyJob } from './jobs.ts';

export function startNotifyWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('notify', async (job) => {
    notifyJob.read(job);
    await notifyDue(app);
  });
}
