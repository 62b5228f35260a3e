// The workers with their queues on Redis.
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { RunningServer } from '../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../support/redis-server.ts';
import { auditSuite } from './audit-suite.ts';
import { workersSuite } from './suite.ts';

if (!hasRedis) describe('on Redis', () => it.skip(`(${howToGetRedis})`, () => undefined));
else
  describe.each([
    ['workers', workersSuite],
    ['audits', auditSuite],
  ])('on Redis, %s', (_, suite) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    suite(() => server.url);
    // after the suite's own: Jest runs these in the order in which they stand
    afterAll(() => server.stop());
  });
