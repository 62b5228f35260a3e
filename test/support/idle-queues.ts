// Whether queues have nothing to do: no job waits and none is in hand.
import type { QueueBackend } from '../../src/app.ts';

type QueueName = Parameters<QueueBackend['queue']>[0];

/** @param names in the order in which work goes on: what a queue has handed on is there when the next one is read */
export async function areIdle(queues: QueueBackend, names: readonly QueueName[]): Promise<boolean> {
  for (const name of names) {
    const { wait, active } = await queues.queue(name).getJobCounts('wait', 'active');
    if (wait !== 0 || active !== 0) return false;
  }
  return true;
}
