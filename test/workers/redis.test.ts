// The workers with their queues on Redis.
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { RunningServer } from '../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../support/redis-server.ts';
import { workersSuite } from './suite.ts';

if (!hasRedis) describe('workers on Redis', () => it.skip(`(${howToGetRedis})`, () => undefined));
else
  describe('workers on Redis', () => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    workersSuite(() => server.url);
    // after the suite's own: Jest runs these in the order in which they stand
    afterAll(() => server.stop());
  });
