// Opens the Redis behind the queues and refuses one that would silently throw jobs away.
import { Redis } from 'ioredis';
import { secondMs } from '../../domain/clock.ts';
import { UserError } from '../../domain/errors.ts';

/**
 * A connected client that BullMQ can share.
 * @throws UserError when the server can't be reached, doesn't take the password, or evicts keys
 */
export async function openRedis(url: string, onError: (error: Error) => void): Promise<Redis> {
  await check(url);
  // Workers wait as long as the server takes to come back (BullMQ demands null).
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', onError);
  return redis;
}

async function check(url: string): Promise<void> {
  const { host } = new URL(url);
  const probe = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5 * secondMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let lastError: Error | undefined;
  probe.on('error', (error: Error) => {
    lastError = error;
  });
  try {
    await probe.connect();
    const policy = /^maxmemory_policy:(\S+)/m.exec(await probe.info('memory'))?.[1] ?? 'noeviction';
    if (policy !== 'noeviction')
      throw new UserError(
        `The Redis at ${host} may throw jobs away when it runs full: its maxmemory-policy is ${policy}.`,
        'Set "maxmemory-policy noeviction" in redis.conf (or in your provider\'s settings), or use another Redis.',
      );
  } catch (error) {
    if (error instanceof UserError) throw error;
    const reason = lastError?.message ?? (error as Error).message;
    throw new UserError(
      `The Redis at ${host} can't be used: ${reason}.`,
      'Check that it runs and that REDIS_URL has the right host, port and password; unset it to use PostgreSQL.',
      { cause: error },
    );
  } finally {
    // on a connection that has ended already, ioredis would keep a timer running for 2 s
    if (probe.status !== 'end') probe.disconnect();
  }
}
