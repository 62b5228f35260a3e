// Works on the queue "notify": sends every mail that is owed. The outbox knows which; the job only says when.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { lanesOf } from '../src/domain/telling/recipient.ts';
import { createLanes } from '../src/telling/lanes.ts';
import { latencyOf } from '../src/telling/latency.ts';
import { type Delivered, notifyDue } from '../src/telling/notify.ts';
import { notifyJob } from './jobs.ts';

/** Each job that lasts has a lane open: one more can always look for what came meanwhile. */
const concurrency = lanesOf.mail + lanesOf.webhook + 1;

export function startNotifyWorker(app: App, queues: QueueBackend): JobWorker {
  const lanes = createLanes();
  const onTried = async ({ row, outcome }: Delivered) => {
    const waitedMs = outcome.outcome === 'delivered' ? await latencyOf(app.store, row, app.clock.now()) : null;
    app.metrics.sent(row.kind, outcome.outcome, waitedMs);
    if (!('fault' in outcome) || outcome.fault !== 'message') return;
    app.metrics.unwritten(row.kind);
    app.log.error({ key: row.key, detail: outcome.detail }, 'a message could not be written');
  };
  return queues.worker(
    'notify',
    async (job, signal) => {
      notifyJob.read(job);
      // What is owed from here on is for the next job to look for, while this one's are on their way.
      await job.removeDeduplicationKey();
      await notifyDue(app, { signal, lanes, onTried });
    },
    { concurrency },
  );
}
