// A process that takes one job, says so, and never finishes it. Its test kills it.
// Arguments: the options of createQueues as JSON, the queue's name, the worker's settings as JSON.
import { createQueues } from '../../src/adapters/queue/index.ts';

const [options = '', name = '', settings = ''] = process.argv.slice(2);
const log = { warn: () => undefined, error: () => undefined };
const queues = await createQueues({ ...JSON.parse(options), log, now: Date.now });
queues.worker(
  name,
  (job) => {
    process.stdout.write(`taken ${job.id}\n`);
    return new Promise(() => undefined);
  },
  JSON.parse(settings),
);
