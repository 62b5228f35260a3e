// The port for whoever runs the service, over real HTTP, with a real database and queue behind it.

import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { type App, createApp, openQueues, type QueueBackend } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import { addBoard } from '../../src/observability/board.ts';
import { mostConnections, type Observability, startObservability } from '../../src/observability/server.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { anIncident } from '../support/factories.ts';
import { knock } from '../support/knock.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { readText } from '../support/repository.ts';
import { aliceCredentials, anAccount, aRun, pauseOf, seenAt } from '../support/store.ts';

let folder: string;
let database: TestDatabase;
let app: App;
let clock: ManualClock;
let queues: QueueBackend;
let health: Observability;

const address = { host: '127.0.0.1', port: 0 };
const boardPassword = 'correct horse battery staple';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-health-'));
  database = await openTestDatabase();
  const settings = { DATABASE_URL: database.url, RUSUBAN_DATA_DIR: folder, LOG_LEVEL: 'silent' };
  clock = createManualClock(seenAt + 5 * minuteMs);
  app = await createApp(loadConfig(settings, { directory: folder }), { clock });
  await app.store.addAccount(anAccount(), aliceCredentials, seenAt);
  queues = await openQueues(app);
  health = await startObservability(app, queues, ['sweep', 'pull'], { address, boardPassword });
});
afterAll(async () => {
  await health.close();
  await queues.close();
  await app.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${health.url}${path}`, { headers });

describe('health', () => {
  it('says that the process lives and that what it works with answers', async () => {
    expect(await (await ask('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await ask('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', queue: 'ok' } },
    ]);
  });

  it('is not ready without its database, and says so without its secrets', async () => {
    const gone = { ...app, store: { ...app.store, pendingOutbox: () => Promise.reject(new Error(database.url)) } };
    const other = await startObservability(gone, queues, [], { address, boardPassword: null });
    try {
      const ready = await fetch(`${other.url}/readyz`);
      const text = await ready.text();
      expect(ready.status).toBe(503);
      expect(text).toContain('"queue":"ok"');
      expect(text).not.toContain('postgresql://');
      expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  it('a taken port is no reason not to watch', async () => {
    const port = Number(new URL(`${health.url}`).port);
    const second = await startObservability(app, queues, [], { address: { ...address, port }, boardPassword: null });
    expect(second.url).toBeNull();
    await second.close();
  });

  it('keeps only so many connections open, whoever opens them', async () => {
    await knock(health.url, mostConnections + 50, 50);
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('answers on loopback only to names of loopback', async () => {
    const status = await new Promise((resolve, reject) => {
      get(`${health.url}/metrics`, { headers: { host: 'mallory.example.com' } }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      }).on('error', reject);
    });
    expect(status).toBe(421);
  });
});

describe('metrics', () => {
  it('tell what was counted, and what database and queue hold now', async () => {
    await app.store.recordRun('alice', aRun());
    await queues.queue('pull').add('pull', {}, { delay: 60_000 });
    app.metrics.pulled('orders', 'missing', 'throttled');
    app.metrics.looked([{ detector: 'listing-burst', outcome: 'fired' }]);
    app.metrics.sent('alert', 'delivered', 42_000);
    const text = await (await ask('/metrics')).text();
    expect(text.split('\n').filter((line) => line.startsWith('rusuban'))).toEqual(
      expect.arrayContaining([
        'rusuban_part_age_seconds{account="alice",part="listings"} 300',
        'rusuban_pulls_total{part="orders",outcome="missing",fault="throttled"} 1',
        'rusuban_verdicts_total{detector="listing-burst",outcome="fired"} 1',
        'rusuban_messages_total{kind="alert",outcome="delivered"} 1',
        'rusuban_alert_latency_seconds_bucket{le="30"} 0',
        'rusuban_alert_latency_seconds_bucket{le="60"} 1',
        `rusuban_build_info{version="${JSON.parse(readText('package.json')).version}",node="${process.versions.node}"} 1`,
        'rusuban_accounts{state="watched"} 1',
        'rusuban_accounts{state="paused"} 0',
        'rusuban_incidents{severity="critical",status="open"} 0',
        'rusuban_outbox_pending 0',
        'rusuban_outbox_due 0',
        'rusuban_queue_jobs{queue="pull",state="delayed"} 1',
      ]),
    );
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('count what is not closed, and leave out the age of what is paused', async () => {
    const incident = anIncident({ id: 'inc-metrics', accountId: 'alice', severity: 'critical' });
    await app.store.look('alice', 0, ({ baseline }) => ({
      ...{ baseline, lookedAt: seenAt, verdicts: [], decisions: [], outbox: [] },
      incidents: [incident],
    }));
    await app.store.setPaused('alice', seenAt, pauseOf('alice', seenAt));
    try {
      const text = await (await ask('/metrics')).text();
      expect(text).toContain('rusuban_incidents{severity="critical",status="open"} 1');
      expect(text).toContain('rusuban_accounts{state="paused"} 1');
      expect(text).not.toContain('rusuban_part_age_seconds{');
    } finally {
      await app.store.setPaused('alice', null, pauseOf('alice', seenAt));
    }
  });
});

describe('what is made of the metrics', () => {
  it.each(['deploy/prometheus-rules.yml', 'deploy/grafana-dashboard.json', 'docs/operations.md'])(
    '%s names only metrics and labels that there are',
    async (file) => {
      app.metrics.pulled('orders', 'missing', 'throttled');
      app.metrics.looked([{ detector: 'listing-burst', outcome: 'fired' }]);
      app.metrics.sent('alert', 'delivered', 42_000);
      app.metrics.unwritten('alert');
      const now = app.clock.now();
      const none = { sellerId: null, subscriptionId: null, secretEnd: null };
      const rang = { type: 'ORDER_CHANGE', ...none, eventAt: now, publishedAt: now };
      app.metrics.rang({ notification: rang, sentAt: now }, 'rung', now);
      await app.store.recordRun('alice', aRun());
      const labels = labelsOf(await (await ask('/metrics')).text());
      const named = namedIn(readText(file));
      expect(named.length).toBeGreaterThan(6);
      expect(named.filter(({ metric }) => !labels.has(metric))).toEqual([]);
      expect(named.filter(({ metric, label }) => label && !labels.get(metric)?.has(label))).toEqual([]);
    },
  );

  it('docs/operations.md explains each of ours', async () => {
    const page = readText('docs/operations.md');
    const ours = [...labelsOf(await (await ask('/metrics')).text()).keys()].filter((name) => /^rusuban_/.test(name));
    const families = new Set(ours.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    expect([...families].filter((name) => !page.includes(`\`${name}`))).toEqual([]);
  });
});

/** The labels of each series in Prometheus' text format, by its name. */
function labelsOf(text: string): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const [, name = '', inner = ''] of text.matchAll(/^([a-z_]+)(?:\{(.*)\})? \S+$/gm)) {
    const known = labels.get(name) ?? new Set();
    for (const [, label = ''] of inner.matchAll(/(\w+)="/g)) known.add(label);
    // Prometheus itself adds these when it scrapes.
    known.add('job').add('instance');
    labels.set(name, known).set(name.replace(/_(bucket|sum|count)$/, ''), known);
  }
  return labels;
}

/** The metrics that queries or tables name, each with the labels in braces behind it. */
function namedIn(text: string): { metric: string; label: string | null }[] {
  return [...text.matchAll(/\b((?:rusuban|process)_\w+)(?:\{([^}]*)\})?/g)].flatMap(([, metric = '', inner]) => {
    // Names of our own tables and schemas are no metrics.
    if (metric === 'rusuban_queue' || metric.endsWith('_start_time_seconds')) return [];
    const names = inner?.split(',').map((one) => /^\s*(\w+)/.exec(one)?.[1] ?? null) ?? [null];
    return names.map((label) => ({ metric, label }));
  });
}

describe('the board', () => {
  it('asks for its password, shows the queues and lets nobody change them', async () => {
    expect((await ask('/queues')).status).toBe(401);
    expect((await ask('/queues/api/queues')).status).toBe(401);
    const authorization = `Basic ${Buffer.from(`rusuban:${boardPassword}`).toString('base64')}`;
    expect(await (await ask('/queues', { authorization })).text()).toContain('Rusuban');
    const listed = (await (await ask('/queues/api/queues', { authorization })).json()) as {
      queues: { name: string; readOnlyMode: boolean }[];
    };
    expect(listed.queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ['sweep', true],
      ['pull', true],
    ]);
    const emptied = await fetch(`${health.url}/queues/api/queues/pull/empty`, {
      method: 'PUT',
      headers: { authorization },
    });
    expect(emptied.status).toBeGreaterThanOrEqual(400);
    expect(await queues.queue('pull').getDelayedCount()).toBe(1);
  });

  it('loads nothing from outside', async () => {
    const { headers } = await ask('/queues');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'; style-src 'self' 'unsafe-inline'/);
  });

  it('locks itself for a while after too many wrong passwords', async () => {
    const knock = async (password: string) => {
      const authorization = `Basic ${Buffer.from(`rusuban:${password}`).toString('base64')}`;
      return (await ask('/queues', { authorization })).status;
    };
    for (let n = 0; n < 10; n += 1) expect(await knock(`guess ${n}`)).toBe(401);
    expect(await knock(boardPassword)).toBe(401);
    clock.advance(10 * minuteMs);
    expect(await knock(boardPassword)).toBe(200);
  });

  it('looks at no more of them when they come all at once', async () => {
    const board = new Hono();
    addBoard(board, app, queues, ['sweep'], boardPassword);
    const guesses = [...Array.from({ length: 50 }, (_, n) => `guess ${n}`), boardPassword];
    const knock = (guess: string) =>
      board.request('/queues', {
        headers: { authorization: `Basic ${Buffer.from(`rusuban:${guess}`).toString('base64')}` },
      });
    const all = await Promise.all(guesses.map(knock));
    expect(all.map(({ status }) => status)).toEqual(guesses.map(() => 401));
    clock.advance(10 * minuteMs);
    expect((await knock(boardPassword)).status).toBe(200);
  });

  it('is not there without a password', async () => {
    const other = await startObservability(app, queues, [], { address, boardPassword: null });
    expect((await fetch(`${other.url}/queues`)).status).toBe(404);
    await other.close();
  });
});
