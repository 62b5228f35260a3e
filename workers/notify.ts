// Works on the queue "notify": sends every mail that is owed. The outbox knows which; the job only says when.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { latencyOf } from '../src/telling/latency.ts';
import { notifyDue } from '../src/telling/notify.ts';
import { notifyJob } from './jobs.ts';

export function startNotifyWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('notify', async (job, signal) => {
    notifyJob.read(job);
    for (const { row, outcome } of await notifyDue(app, { signal })) {
      const isDelivered = outcome.outcome === 'delivered';
      app.metrics.sent(
        row.kind,
        outcome.outcome,
        isDelivered ? await latencyOf(app.store, row, app.clock.now()) : null,
      );
    }
  });
}
