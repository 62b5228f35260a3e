// Workers that are killed, with their queues on Redis, which is emptied in the middle of it.
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RunningServer } from '../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../support/redis-server.ts';
import { howToKill, isKilling, killedSuite } from './killed-suite.ts';

const reason = isKilling ? howToGetRedis : howToKill;
if (!hasRedis || !isKilling) describe('workers on Redis, killed', () => it.skip(`(${reason})`, () => undefined));
else
  describe('workers on Redis, killed', () => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    killedSuite({
      redisUrl: () => server.url,
      async disaster() {
        const redis = new Redis(server.url);
        await redis.flushall();
        await redis.quit();
      },
    });
    afterAll(() => server.stop());
  });
