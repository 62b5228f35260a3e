// Workers that are killed, with their queues in PostgreSQL.
import { describe } from '@jest/globals';
import { killedSuite } from './killed-suite.ts';

describe('workers on PostgreSQL, killed', () => killedSuite({ redisUrl: () => null }));
