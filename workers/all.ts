// The workers by name, started together in one process or split over many. They stop when the queues are closed.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { startAuditWorker } from './audit.ts';
import { startDetectWorker } from './detect.ts';
import { startDoorbell } from './doorbell.ts';
import { startHeartbeatWorker } from './heartbeat.ts';
import { startMailboxWatch } from './mailboxes.ts';
import { startNotifyWorker } from './notify.ts';
import { startPullWorker } from './pull.ts';
import { startRetentionWorker } from './retention.ts';
import { keepRoutines } from './routines.ts';
import { startSweepWorker } from './sweep.ts';

const starters = {
  pull: startPullWorker,
  detect: startDetectWorker,
  notify: startNotifyWorker,
  sweep: startSweepWorker,
  retention: startRetentionWorker,
  heartbeat: startHeartbeatWorker,
  mailboxes: startMailboxWatch,
  doorbell: startDoorbell,
  audit: startAuditWorker,
};
export type WorkerName = keyof typeof starters;
export const workerNames = Object.keys(starters) as readonly WorkerName[];
/** What rings has no queue of its own. */
export const queueNames = workerNames.filter((name) => name !== 'mailboxes' && name !== 'doorbell');

/** Starts workers; the sweep gives them work, at once and then each minute of the app's clock. */
export async function startWorkers(app: App, queues: QueueBackend, only = workerNames): Promise<JobWorker[]> {
  const workers = only.flatMap((name) => starters[name](app, queues) ?? []);
  await keepRoutines(app, queues);
  return workers;
}
