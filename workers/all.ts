// The workers by name, started together in one process or split over many. They stop when the queues are closed.
import { type App, type JobWorker, keepRepeated, type QueueBackend, repeat } from '../src/app.ts';
import { minuteMs, realMs } from '../src/domain/clock.ts';
import { startDetectWorker } from './detect.ts';
import { startHeartbeatWorker } from './heartbeat.ts';
import { heartbeatJob, sweepJob } from './jobs.ts';
import { startNotifyWorker } from './notify.ts';
import { startPullWorker } from './pull.ts';
import { startSweepWorker } from './sweep.ts';

const starters = {
  pull: startPullWorker,
  detect: startDetectWorker,
  notify: startNotifyWorker,
  sweep: startSweepWorker,
  heartbeat: startHeartbeatWorker,
};
export type WorkerName = keyof typeof starters;
export const workerNames = Object.keys(starters) as readonly WorkerName[];

/** Starts workers; the sweep gives them work, at once and then each minute of the app's clock. */
export async function startWorkers(app: App, queues: QueueBackend, only = workerNames): Promise<JobWorker[]> {
  const workers = only.map((name) => starters[name](app, queues));
  const everyMs = Math.max(1000, realMs(app.clock, minuteMs));
  const sweep = { id: 'sweep', rhythm: { everyMs }, name: 'sweep', data: sweepJob.of({}) };
  const beatMs = realMs(app.clock, app.config.intervals?.heartbeat ?? 5 * minuteMs);
  const beat = { id: 'heartbeat', rhythm: { everyMs: beatMs }, name: 'heartbeat', data: heartbeatJob.of({}) };
  const keep = async () => {
    await repeat(queues.queue('sweep'), sweep, queues.now());
    await keepRepeated(queues.queue('heartbeat'), app.heartbeat ? [beat] : [], queues.now());
  };
  await keep();
  // a queue that was emptied has lost its schedules, too
  queues.every(everyMs, keep);
  return workers;
}
