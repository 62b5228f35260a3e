// What is read from the database and the queue when someone asks: it is the same whichever process answers.
import type { App, LiveGauge, QueueBackend } from '../app.ts';
import { version } from '../config/version.ts';
import { secondMs } from '../domain/clock.ts';
import { severities } from '../domain/watch/severity.ts';

export function gaugesOf({ store, clock }: App, queues: QueueBackend, queueNames: readonly string[]): LiveGauge[] {
  return [
    {
      name: 'rusuban_build_info',
      help: 'Which Rusuban runs here; always 1',
      labels: ['version', 'node'],
      read: async () => [{ labels: { version, node: process.versions.node }, value: 1 }],
    },
    {
      name: 'rusuban_accounts',
      help: 'Accounts that are watched, paused by their owner, or were never read yet',
      labels: ['state'],
      async read() {
        const [accounts, seen] = await Promise.all([store.listAccounts(), store.freshness()]);
        const isSeen = new Set(seen.map(({ accountId }) => accountId));
        const counts = { watched: 0, paused: 0, unread: 0 };
        for (const { id, pausedAt } of accounts)
          counts[pausedAt !== undefined ? 'paused' : isSeen.has(id) ? 'watched' : 'unread']++;
        return Object.entries(counts).map(([state, value]) => ({ labels: { state }, value }));
      },
    },
    {
      name: 'rusuban_incidents',
      help: 'Incidents that are not closed',
      labels: ['severity', 'status'],
      async read() {
        const found = await store.openIncidents();
        // What isn't there is a zero: an alert on a missing series would never fire.
        return severities.flatMap((severity) =>
          (['open', 'acknowledged'] as const).map((status) => ({
            labels: { severity, status },
            value: found.find((one) => one.severity === severity && one.status === status)?.count ?? 0,
          })),
        );
      },
    },
    {
      name: 'rusuban_part_age_seconds',
      help: 'Age of the newest facts of each part of each account that is not paused',
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
      name: 'rusuban_outbox_due',
      help: 'Those of them that are due now or on their way',
      labels: [],
      read: async () => [{ labels: {}, value: (await store.outboxBacklog(clock.now())).due }],
    },
    {
      name: 'rusuban_outbox_failing',
      help: 'Messages whose last try failed, waiting or given up within a day, by fault: channel, or message',
      labels: ['fault'],
      read: async () =>
        Object.entries(await store.outboxFaults(clock.now())).map(([fault, value]) => ({ labels: { fault }, value })),
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
