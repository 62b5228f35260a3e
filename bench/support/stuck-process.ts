// A process that takes one job with the service's own settings, says so, and never finishes it; its parent kills it.
// Arguments: where the queues are, as JSON, and the queue's name.
import { createQueues } from '../../src/adapters/queue/index.ts';

export interface QueuePlace {
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
}

const [place = '', name = ''] = process.argv.slice(2);
const log = { warn: () => undefined, error: () => undefined };
const queues = await createQueues({ ...(JSON.parse(place) as QueuePlace), log, now: Date.now });
queues.worker(name, () => {
  process.send?.('taken');
  return new Promise(() => undefined);
});
process.once('disconnect', () => process.exit(0));
