// Works on the queue "pull": reads one part of one account, then asks for a look at what came.
import { type App, type JobWorker, lookNow, type QueueBackend } from '../src/app.ts';
import { pullPart } from '../src/pipeline/pull.ts';
import { openSource } from '../src/pipeline/sources.ts';
import { payloadOf, pullJob } from './jobs.ts';

/** Waiting for Amazon takes most of the time, so several at once; its pace is kept per account all the same. */
const concurrency = 4;

export function startPullWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker(
    'pull',
    async (job, signal) => {
      const { accountId, part } = payloadOf(pullJob, job);
      const account = await app.store.findAccount(accountId);
      if (account === null) return; // removed since
      const source = await openSource(app, account);
      await pullPart(app, account, source, part, signal);
      await queues.queue('detect').add('detect', { accountId }, lookNow(accountId));
    },
    { concurrency },
  );
}
