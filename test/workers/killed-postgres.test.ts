// Workers that are killed, with their queues in PostgreSQL, which cuts every connection in the middle of it.
import { describe } from '@jest/globals';
import pg from 'pg';
import { killedSuite } from './killed-suite.ts';

describe('workers on PostgreSQL, killed', () =>
  killedSuite({
    redisUrl: () => null,
    async disaster(databaseUrl) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const others = 'datname = current_database() AND pid <> pg_backend_pid()';
      await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
      await client.end();
    },
  }));
