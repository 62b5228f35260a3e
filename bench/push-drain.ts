// 10,000 notifications about 300 shops that wait in the queue: how long until all have rung and are gone, and what stays in
// memory. A real queue of the same protocol in a process of its own, a real store; the rings are only counted.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createSqs } from '../src/adapters/push/sqs.ts';
import { openSecrets } from '../src/adapters/secrets.ts';
import { openDatabase, openStore } from '../src/adapters/store/index.ts';
import { answerDoorbell } from '../src/watch/doorbell.ts';
import { collectedMegabytes } from '../test/support/collected.ts';
import { anAccount } from '../test/support/store.ts';
import { sellerIdOf } from './support/many-sellers.ts';
import { scratchFolder } from './support/scratch-folder.ts';
import { machine, rounded } from './support/spread.ts';
import { accountOf } from './support/watched-sellers.ts';

export async function run({ messages = 10_000, sellers = 300 } = {}) {
  const scratch = await scratchFolder();
  const database = await openDatabase({ databaseUrl: null, dataDir: scratch.path });
  const store = await openStore({
    url: database.url,
    sealer: await openSecrets({ secretKeys: null, dataDir: scratch.path }),
  });
  const file = fileURLToPath(new URL('./support/queue-process.js', import.meta.url));
  const child = fork(file, [String(messages), String(sellers)]);
  try {
    const now = Date.now();
    for (let i = 0; i < sellers; i++) {
      const id = accountOf(i);
      await store.addAccount(anAccount({ id, name: id, sellerId: sellerIdOf(i) }), null, now);
      await store.keepSubscriptions(id, { ORDER_CHANGE: `s-${i}` }, now);
    }
    const [queueUrl] = (await once(child, 'message')) as [string];
    const stop = new AbortController();
    let [left, rings] = [messages, 0];
    const heap: number[] = [];
    const begun = performance.now();
    const before = process.cpuUsage();
    await answerDoorbell(
      {
        queue: createSqs({ queueUrl, accessKeyId: 'a', secretAccessKey: 's', waitSeconds: 1 }),
        store,
        clock: { now: Date.now, sleep: async () => {} },
        log: { warn: (fields, message) => console.error(message, fields) },
        ring: async () => void rings++,
        onMessage: () => {
          left -= 1;
          if (left % 2_000 === 0) heap.push(rounded(collectedMegabytes()));
          if (left === 0) stop.abort();
        },
      },
      stop.signal,
    );
    const { user, system } = process.cpuUsage(before);
    const ms = rounded(performance.now() - begun);
    return {
      messages,
      sellers,
      ms,
      cpuMs: rounded((user + system) / 1_000),
      rings,
      heapMegabytes: heap,
      machine: machine(),
    };
  } finally {
    child.disconnect();
    await store.close();
    await database.close();
    await scratch.remove();
  }
}
