// The queues on Redis with TLS, behind Sentinels and as a Cluster: real work through each, and what can't work said so.
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster, Redis } from 'ioredis';
import { createQueues, keepRepeated, lookNow, type QueueBackend } from '../../../src/adapters/queue/index.ts';
import type { RedisExtras } from '../../../src/adapters/queue/redis.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { hasRedis, howToGetRedis } from '../../support/redis-server.ts';
import {
  type ClusterRedis,
  hasOpenssl,
  type SentinelRedis,
  startClusterRedis,
  startSentinelRedis,
  startTlsRedis,
  type TlsRedis,
  type Topology,
} from '../../support/redis-topologies.ts';

const log = { warn: () => undefined, error: () => undefined };
const databaseUrl = 'postgresql://unused.example.com/x';
const opened: QueueBackend[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((queues) => queues.close(1000)));
});

/** By the settings as people write them. */
async function open({ url, extras }: Pick<Topology, 'url' | 'extras'>): Promise<QueueBackend> {
  const settings = { REDIS_URL: url, REDIS_OPTIONS: JSON.stringify(extras) };
  const { redisUrl, redisOptions } = loadConfig(settings, { directory: '/nowhere' });
  const queues = await createQueues({ redisUrl, redisOptions: redisOptions ?? {}, databaseUrl, log, now: Date.now });
  opened.push(queues);
  return queues;
}

async function refusal(url: string, extras: RedisExtras = {}): Promise<UserError> {
  const error: unknown = await open({ url, extras }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

/** What the program does with a queue: a job at once, one that is asked for twice, one that comes round, one put off. */
async function doesWork(queues: QueueBackend): Promise<void> {
  const done: string[] = [];
  let isAll = () => {};
  const all = new Promise<void>((resolve) => {
    isAll = () => new Set(done).size === 4 && resolve();
  });
  const queue = queues.queue('pull');
  await queue.add('pull', { accountId: 'alice' });
  await Promise.all([1, 2].map(() => queue.add('look', {}, lookNow('alice'))));
  await queue.add('again', {});
  const round = { id: 'alice/orders', rhythm: { everyMs: 60_000 }, name: 'round', data: {} };
  await keepRepeated(queue, [round], queues.now());
  const worker = queues.worker('pull', async (job) => {
    const isPutOff = job.name === 'again' && !done.includes('put off');
    done.push(isPutOff ? 'put off' : job.name);
    if (!isPutOff) isAll();
    return isPutOff ? { againInMs: 1 } : undefined;
  });
  await all;
  // ioredis leaves a timer behind when it is closed while it still asks a Sentinel
  await worker.waitUntilReady();
  expect(done.filter((name) => name === 'look').length).toBeLessThanOrEqual(2);
}

const suite = hasRedis ? describe : describe.skip;
if (!hasRedis) console.warn(`Redis topologies are left out: ${howToGetRedis}`);
if (!hasOpenssl) console.warn('Redis with TLS is left out: there is no openssl');

(hasOpenssl ? suite : describe.skip)('a Redis with TLS', () => {
  let redis: TlsRedis;
  beforeAll(async () => {
    redis = await startTlsRedis();
  });
  afterAll(() => redis?.stop());

  it('under a CA of its own is used when REDIS_OPTIONS names it', async () => {
    await doesWork(await open(redis));
  });

  it('is refused while its CA is unknown, and when it is spoken to without TLS', async () => {
    const error = await refusal(redis.url);
    expect(error.message).toMatch(/self-signed certificate/);
    expect(error.hint).toMatch(/"tls":\{"ca":/);
    expect(`${error.message}${error.hint}`).not.toContain('secret');
    expect((await refusal(redis.url.replace('rediss:', 'redis:'))).hint).toMatch(/rediss:\/\//);
  });
});

suite('a Redis behind Sentinels', () => {
  let redis: SentinelRedis;
  beforeAll(async () => {
    redis = await startSentinelRedis();
  });
  afterAll(() => redis?.stop());

  it('is found by its name; its replica and the Sentinel itself are refused', async () => {
    await doesWork(await open(redis));
    const { replica, sentinel } = redis.ports;
    expect((await refusal(`redis://127.0.0.1:${replica}`)).message).toMatch(/is a replica/);
    expect((await refusal(`redis://127.0.0.1:${sentinel}`)).message).toMatch(/is a Sentinel/);
    expect((await refusal(redis.url, { ...redis.extras, name: 'other' })).message).toMatch(/can't be used/);
  });

  it('goes on with its replica when the master dies', async () => {
    const queues = await open(redis);
    const done: string[] = [];
    let isDone = (_: string) => {};
    const before = new Promise<string>((resolve) => {
      isDone = resolve;
    });
    queues.worker('detect', async ({ name }) => {
      done.push(name);
      isDone(name);
    });
    await queues.queue('detect').add('before', {});
    await before;
    await redis.failOver();
    const after = new Promise<string>((resolve) => {
      isDone = resolve;
    });
    await queues.queue('detect').add('after', {});
    expect(await after).toBe('after');
  });
});

suite('a Redis Cluster', () => {
  let redis: ClusterRedis;
  beforeAll(async () => {
    redis = await startClusterRedis();
  });
  afterAll(() => redis?.stop());

  it('does the work, all keys of ours in one slot', async () => {
    await doesWork(await open(redis));
    const cluster = new Cluster(redis.ports.map((port) => ({ host: '127.0.0.1', port })));
    await once(cluster, 'ready');
    const keys = await Promise.all(cluster.nodes('master').map((node) => node.keys('*')));
    await cluster.quit();
    expect(keys.filter((ofNode) => ofNode.length > 0)).toHaveLength(1);
    expect(keys.flat().filter((key) => !key.startsWith('{rusuban_queue}:'))).toEqual([]);
  });

  it('is refused when it is taken for one server, or with a database that it does not have', async () => {
    const error = await refusal(redis.url);
    expect(error.message).toMatch(/belongs to a Cluster/);
    expect(error.hint).toMatch(/"cluster":\[/);
    expect((await refusal(`${redis.url}/3`, redis.extras)).message).toMatch(/database 3/);
  });

  it('one node of which evicts is refused', async () => {
    const node = new Redis(redis.ports[2] ?? 0);
    await node.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect((await refusal(redis.url, redis.extras)).message).toMatch(/maxmemory-policy is allkeys-lru/);
    await node.config('SET', 'maxmemory-policy', 'noeviction');
    await node.quit();
  });
});
