// The work that comes round for all accounts together, each on a queue of its own name.
import type { App, QueueBackend } from '../src/app.ts';
import { keepRepeated } from '../src/app.ts';
import { dayMs, minuteMs, realMs } from '../src/domain/clock.ts';
import { heartbeatJob, retentionJob, sweepJob } from './jobs.ts';

/** No schedule comes round faster, however fast the app's clock runs. */
const leastMs = 1000;

/** Sets the schedules now, and again and again: a queue that was emptied has lost them, too. */
export async function keepRoutines({ clock, config, heartbeat }: App, queues: QueueBackend): Promise<void> {
  const real = (ms: number) => Math.max(leastMs, realMs(clock, ms));
  const routines = [
    { kind: sweepJob, everyMs: real(minuteMs) },
    { kind: retentionJob, everyMs: real(dayMs) },
    { kind: heartbeatJob, everyMs: heartbeat && real(config.intervals?.heartbeat ?? 5 * minuteMs) },
  ];
  const keep = async () => {
    for (const { kind, everyMs } of routines) {
      const data = kind.of({});
      const wanted = everyMs === null ? [] : [{ id: kind.name, rhythm: { everyMs }, name: kind.name, data }];
      await keepRepeated(queues.queue(kind.name), wanted, queues.now());
    }
  };
  await keep();
  queues.every(real(minuteMs), keep);
}
