// Opens the Redis behind the queues (one server, Sentinel or Cluster) and refuses one that would silently throw jobs away.
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { secondMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';

/** Options of ioredis beside the URL: `tls`, `sentinels` with `name`, and so on; `cluster` names a Cluster's nodes. */
export interface RedisExtras extends Omit<RedisOptions, 'replyMapping'> {
  readonly cluster?: readonly { readonly host: string; readonly port: number }[];
}

/**
 * A connected client that BullMQ can share.
 * @throws UserError when the server can't be reached, doesn't take the password, or evicts keys
 */
export async function openRedis(
  url: string,
  extras: RedisExtras,
  onError: (error: Error) => void,
): Promise<Redis | Cluster> {
  await check(url, extras);
  // Workers wait as long as the server takes to come back (BullMQ demands null).
  const redis = connect(url, extras, { maxRetriesPerRequest: null });
  redis.on('error', onError);
  return redis;
}

function connect(
  url: string,
  { cluster, ...extras }: RedisExtras,
  own: Omit<RedisOptions, 'replyMapping'>,
): Redis | Cluster {
  if (cluster === undefined) return new Redis(url, { ...extras, ...own });
  const { username, password, protocol } = new URL(url);
  const redisOptions = {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    ...extras,
    maxRetriesPerRequest: own.maxRetriesPerRequest ?? null,
    ...(own.connectTimeout !== undefined && { connectTimeout: own.connectTimeout }),
  };
  return new Cluster([...cluster], {
    redisOptions,
    lazyConnect: own.lazyConnect ?? false,
    // a probe fails at once
    ...(own.retryStrategy && { clusterRetryStrategy: () => null }),
  });
}

async function check(url: string, extras: RedisExtras): Promise<void> {
  const where = whereIs(url, extras);
  const probe = connect(url, extras, {
    lazyConnect: true,
    connectTimeout: 5 * secondMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    sentinelRetryStrategy: () => null,
  });
  let lastError: Error | undefined;
  probe.on('error', (error: Error & { lastNodeError?: Error }) => {
    lastError = error.lastNodeError ?? error;
  });
  try {
    await probe.connect();
    for (const node of probe instanceof Cluster ? probe.nodes('master') : [probe]) {
      const policy = /^maxmemory_policy:(\S+)/m.exec(await node.info('memory'))?.[1] ?? 'noeviction';
      if (policy !== 'noeviction')
        throw new UserError(
          `The Redis at ${where} may throw jobs away when it runs full: its maxmemory-policy is ${policy}.`,
          'Set "maxmemory-policy noeviction" in redis.conf (or in your provider\'s settings), or use another Redis.',
        );
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = lastError?.message ?? (error as Error).message;
    throw new UserError(
      `The Redis at ${where} can't be used: ${reason}.`,
      'Check that it runs and that REDIS_URL has the right host, port and password; unset it to use PostgreSQL.',
      { cause: error },
    );
  } finally {
    // on a connection that has ended already, ioredis would keep a timer running for 2 s
    if (probe.status !== 'end') probe.disconnect();
  }
}

function whereIs(url: string, { cluster, sentinels }: RedisExtras): string {
  const nodes = cluster ?? sentinels;
  if (!nodes) return new URL(url).host;
  return nodes.map(({ host = 'localhost', port = 6379 }) => `${host}:${port}`).join(', ');
}
