// What is read from the database and the queue when someone asks: it is the same whichever process answers.
import type { App, LiveGauge, QueueBackend } from '../app.ts';
import { secondMs } from '../domain/clock.ts';

export function gaugesOf({ store, clock }: App, queues: QueueBackend, queueNames: readonly string[]): LiveGauge[] {
  return [
    {
      name: 'rusuban_part_age_seconds',
      help: 'Age of the newest facts of each part of each account',
      labels: ['account', 'part'],
      read: async () =>
        (await store.freshness()).map(({ accountId, part, asOf }) => ({
          labels: { account: accountId, part },
          value: (clock.now() - asOf) / secondMs,
        })),
    },
    {
      name: 'rusuban_outbox_pending',
      help: 'Messages that are owed',
      labels: [],
      read: async () => [{ labels: {}, value: await store.pendingOutbox() }],
    },
    {
      name: 'rusuban_queue_jobs',
      help: 'Jobs in each queue by state',
      labels: ['queue', 'state'],
      async read() {
        const counts = queueNames.map(async (queue) =>
          Object.entries(await queues.queue(queue).getJobCounts()).map(([state, value]) => ({
            labels: { queue, state },
            value,
          })),
        );
        return (await Promise.all(counts)).flat();
      },
    },
  ];
}
