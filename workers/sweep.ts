// Works on the queue "sweep": asks again for all that is due by the database, so that losing the queue loses nothing.
import { type App, type JobWorker, lookNow, type QueueBackend, unlessPending } from '../src/app.ts';
import { dueParts } from '../src/pipeline/schedule.ts';
import { payloadOf, sweepJob } from './jobs.ts';

export function startSweepWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('sweep', async (job) => {
    payloadOf(sweepJob, job);
    for (const { id: accountId } of await app.store.listAccounts())
      for (const part of dueParts(await app.store.lastRuns(accountId), app.clock.now()))
        await queues.queue('pull').add('pull', { accountId, part }, unlessPending(`${accountId}/${part}`));
    if ((await app.store.pendingOutbox()) > 0) await queues.queue('notify').add('notify', {}, lookNow('outbox'));
  });
}
