// Works on the queue "retention": forgets what is older than it has to be kept.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { forgetOld } from '../src/watch/retention.ts';
import { retentionJob } from './jobs.ts';

export function startRetentionWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('retention', async (job) => {
    retentionJob.read(job);
    app.log.info(await forgetOld(app), 'forgot what was old');
  });
}
