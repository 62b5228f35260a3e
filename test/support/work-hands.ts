// The real workers of one process, in the test's own process or in one that is to be killed.
import { type App, openQueues, type QueueBackend } from '../../src/app.ts';
import { startWorkers } from '../../workers/all.ts';

/** A worker that dies is noticed after a second or two rather than within 45. */
const quick = { lockDuration: 1500, stalledInterval: 1000 };

export async function startHands(app: App): Promise<QueueBackend> {
  const queues = await openQueues(app, quick);
  // no mailbox is watched: whoever waits for its bell would move the test's clock
  await startWorkers(app, queues, ['pull', 'detect', 'notify', 'sweep', 'heartbeat']);
  return queues;
}
