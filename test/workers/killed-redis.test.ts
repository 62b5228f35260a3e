// Workers that are killed, with their queues on Redis, which is emptied in the middle of it.
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { Redis } from 'ioredis';
import type { RunningServer } from '../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../support/redis-server.ts';
import { killedSuite } from './killed-suite.ts';

if (!hasRedis) describe('workers on Redis, killed', () => it.skip(`(${howToGetRedis})`, () => undefined));
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
    // after the suite's own: Jest runs these in the order in which they stand
    afterAll(() => server.stop());
  });
