// All workers in one process, for one shop or one server. They stop when the queues are closed.
import { type App, type JobWorker, type QueueBackend, repeat } from '../src/app.ts';
import { minuteMs } from '../src/domain/clock.ts';
import { startDetectWorker } from './detect.ts';
import { startNotifyWorker } from './notify.ts';
import { startPullWorker } from './pull.ts';
import { startSweepWorker } from './sweep.ts';

/** Starts every worker and the sweep that gives them work: at once, then each minute. */
export async function startAllWorkers(app: App, queues: QueueBackend): Promise<JobWorker[]> {
  const workers = [startPullWorker, startDetectWorker, startNotifyWorker, startSweepWorker].map((start) =>
    start(app, queues),
  );
  await repeat(queues.queue('sweep'), 'sweep', minuteMs, { name: 'sweep', data: {} });
  return workers;
}
