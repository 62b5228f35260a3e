// The workers by name, started together in one process or split over many. They stop when the queues are closed.
import { type App, type JobWorker, type QueueBackend, repeat } from '../src/app.ts';
import { minuteMs, realMs } from '../src/domain/clock.ts';
import { startDetectWorker } from './detect.ts';
import { sweepJob } from './jobs.ts';
import { startNotifyWorker } from './notify.ts';
import { startPullWorker } from './pull.ts';
import { startSweepWorker } from './sweep.ts';

const starters = {
  pull: startPullWorker,
  detect: startDetectWorker,
  notify: startNotifyWorker,
  sweep: startSweepWorker,
};
export type WorkerName = keyof typeof starters;
export const workerNames = Object.keys(starters) as readonly WorkerName[];

/** Starts workers; the sweep gives them work, at once and then each minute of the app's clock. */
export async function startWorkers(
  app: App,
  queues: QueueBackend,
  only: readonly WorkerName[] = workerNames,
): Promise<JobWorker[]> {
  const workers = only.map((name) => starters[name](app, queues));
  const everyMs = Math.max(1000, realMs(app.clock, minuteMs));
  const data = sweepJob.of({});
  const keep = () =>
    repeat(queues.queue('sweep'), { id: 'sweep', rhythm: { everyMs }, name: 'sweep', data }, queues.now());
  await keep();
  void keepOn(app, queues, keep);
  return workers;
}

/** Sets the schedule again and again until the queues are closed: a queue that was emptied has lost it, too. */
async function keepOn({ clock, log }: App, { closing }: QueueBackend, keep: () => Promise<void>): Promise<void> {
  while (!closing.aborted) {
    await clock.sleep(minuteMs, closing).catch(() => {});
    if (!closing.aborted)
      await keep().catch((err: unknown) => log.warn({ err }, 'the schedule was not kept; it is tried again'));
  }
}
