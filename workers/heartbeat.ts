// Works on the queue "heartbeat": tells the outside address that all is well. It comes by the queue, so that a silent
// address also means a queue that doesn't work.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { beat } from '../src/watch/heartbeat.ts';
import { heartbeatJob } from './jobs.ts';

export function startHeartbeatWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('heartbeat', async (job) => {
    heartbeatJob.read(job);
    const problems = await beat(app);
    if (problems.length > 0) app.log.warn({ problems }, 'the watch is not well');
  });
}
