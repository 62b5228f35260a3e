// Reads the queue of Amazon's notifications, where one is set, and asks for a pull of what they are about. Holds no job queue;
// ends when the queues close.
import type { App, QueueBackend } from '../src/app.ts';
import { answerDoorbell } from '../src/watch/doorbell.ts';
import { ring } from './ring.ts';

export function startDoorbell(app: App, queues: QueueBackend): undefined {
  const { pushQueue: queue, metrics, clock } = app;
  if (queue === null) return undefined;
  void answerDoorbell(
    {
      ...app,
      queue,
      ring: (accountId, part) => ring(queues, accountId, part),
      onMessage: (message, outcome) => metrics.rang(message, outcome, clock.now()),
    },
    queues.closing,
  );
  return undefined;
}
