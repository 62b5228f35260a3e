// Redis gone in the middle of the watch, and one that stops answering: what was in hand is done anew, nothing twice.
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningServer } from '../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../support/redis-server.ts';
import { play } from '../support/work-play.ts';
import type { Outcome } from '../support/work-stage.ts';

if (!hasRedis) describe('workers, when Redis is gone', () => it.skip(`(${howToGetRedis})`, () => undefined));
else
  describe('workers, when Redis is gone', () => {
    let undisturbed: Outcome;
    let server: RunningServer;
    beforeAll(async () => {
      undisturbed = await play({ redisUrl: null });
      expect(undisturbed.incidents).not.toEqual([]);
    });
    afterEach(() => server.stop());

    it('stopped and started again, with nothing left in it: they see the same and tell it once', async () => {
      server = await startRedis();
      const { port } = new URL(server.url);
      const outcome = await play({ redisUrl: server.url }, async (round, { until, logged }) => {
        if (round % 2 === 0) return;
        logged.length = 0;
        await server.stop();
        await until(() => logged.some((line) => line.includes('the queue lost its connection')) || round > 1);
        server = await startRedis({ port });
      });
      expect(outcome).toEqual(undisturbed);
    });
  });
