// The real workers of one process, in the test's own process or in one that is to be killed.
import { type App, openQueues, type QueueBackend } from '../../src/app.ts';
import { startWorkers } from '../../workers/all.ts';

/** A worker that dies is noticed sooner than in the product; one on a busy machine must not be taken for dead. */
const patient = { lockDuration: 10_000, stalledInterval: 3000 };

export interface Hands {
  /** How many jobs they have in hand that see, look or tell; the sweep and the heartbeat go on for ever. */
  inHand(): number;
  close(graceMs?: number): Promise<boolean>;
}

const working = new Set(['pull', 'detect', 'notify']);

/** @param onChange is told how many jobs are in hand, whenever that changes */
export async function startHands(
  app: App,
  { settings = patient, onChange = () => {} }: { settings?: typeof patient; onChange?: (inHand: number) => void } = {},
): Promise<Hands> {
  const queues = await openQueues(app, settings);
  let inHand = 0;
  const change = (by: number) => {
    inHand += by;
    onChange(inHand);
  };
  const counted: QueueBackend = {
    ...queues,
    worker(name, handler, own) {
      if (!working.has(name)) return queues.worker(name, handler, own);
      const counting: typeof handler = async (...job) => {
        change(1);
        try {
          return await handler(...job);
        } finally {
          change(-1);
        }
      };
      return queues.worker(name, counting, own);
    },
  };
  // no mailbox is watched: whoever waits for its bell would move the test's clock
  await startWorkers(app, counted, ['pull', 'detect', 'notify', 'sweep', 'heartbeat']);
  return { inHand: () => inHand, close: (graceMs) => queues.close(graceMs) };
}
