// Workers that are killed, with their queues in PostgreSQL.
import { describe, it } from '@jest/globals';
import { howToKill, isKilling, killedSuite } from './killed-suite.ts';

describe('workers on PostgreSQL, killed', () => {
  if (isKilling) killedSuite({ redisUrl: () => null });
  else it.skip(`(${howToKill})`, () => undefined);
});
