// PostgreSQL gone in the middle of the watch: nothing is half written, and when it is back all is done that was due.
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RestartableServer, type RunningServer, startPostgres } from '../support/queue-database.ts';
import { hasRedis, howToGetRedis, startRedis } from '../support/redis-server.ts';
import { play } from '../support/work-play.ts';
import type { Outcome } from '../support/work-stage.ts';

describe('workers, when PostgreSQL is gone', () => {
  let undisturbed: Outcome;
  const servers: RunningServer[] = [];
  beforeAll(async () => {
    undisturbed = await play({ redisUrl: null });
    expect(undisturbed.incidents).not.toEqual([]);
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  /** Stopped while work is in hand, in two steps of the story. */
  async function playWithout(server: RestartableServer, redisUrl: string | null): Promise<Outcome> {
    servers.push(server);
    return play({ redisUrl, databaseUrl: server.url }, async (round, { until, logged }) => {
      if (round !== 1 && round !== 4) return;
      logged.length = 0;
      await server.goDown();
      await until(() => logged.length > 0);
      await server.comeBack();
    });
  }

  it('stopped and started again, and the queues with it: they see the same and tell it once', async () => {
    expect(await playWithout(await startPostgres(), null)).toEqual(undisturbed);
  });

  (hasRedis ? it : it.skip)(`stopped and started again, the queues on Redis (${howToGetRedis})`, async () => {
    const redis = await startRedis();
    servers.push(redis);
    expect(await playWithout(await startPostgres(), redis.url)).toEqual(undisturbed);
  });
});
