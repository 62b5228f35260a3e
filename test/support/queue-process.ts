// A process with a queue and its worker on the Redis that it is given. When its parent says so it closes them, says how
// that went, and has nothing more to do.
import { createQueues } from '../../src/adapters/queue/index.ts';

// what it warns of, before it closes, is that its Redis is lost
const log = { warn: () => process.send?.('lost'), error: () => undefined };
const databaseUrl = 'postgresql://unused.example.com/x';
const queues = await createQueues({ redisUrl: process.argv[2] ?? '', databaseUrl, log, now: Date.now });
await queues.queue('pull').add('pull', {});
await queues.worker('pull', async () => undefined).waitUntilReady();
process.once('message', async () => {
  process.send?.({ isClean: await queues.close(50) });
  process.disconnect();
});
process.send?.('ready');
