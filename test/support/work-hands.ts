// The real workers of one process, in the test's own process or in one that is to be killed.
import { type App, openQueues, type QueueBackend } from '../../src/app.ts';
import { startWorkers } from '../../workers/all.ts';

/** A worker that dies is noticed sooner than in the product; one on a busy machine must not be taken for dead. */
const patient = { lockDuration: 10_000, stalledInterval: 3000 };

export async function startHands(app: App, settings = patient): Promise<QueueBackend> {
  const queues = await openQueues(app, settings);
  // no mailbox is watched: whoever waits for its bell would move the test's clock
  await startWorkers(app, queues, ['pull', 'detect', 'notify', 'sweep', 'heartbeat']);
  return queues;
}
