// Reads the queue of Amazon's notifications, where one is set, and asks for a pull of what they are about. Holds no job queue;
// ends when the queues close.
import type { App, QueueBackend } from '../src/app.ts';
import { answerDoorbell } from '../src/watch/doorbell.ts';
import { ring } from './ring.ts';

export function startDoorbell(app: App, queues: QueueBackend): undefined {
  const { pushQueue: queue, metrics, clock } = app;
  if (queue === null) return undefined;
  const deps = {
    ...app,
    queue,
    ring: (...asked: [accountId: string, part: Parameters<typeof ring>[2]]) => ring(queues, ...asked),
    onMessage: metrics.rang(clock.now),
  };
  void answerDoorbell(deps, queues.closing);
  return undefined;
}
