// A fresh database for a test file, on one real embedded PostgreSQL that all test processes of this machine share: the
// first starts it, the last stops it, so none is left behind and few seconds are spent.
import { randomUUID } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { enterServer } from '../../src/adapters/store/embedded/server.ts';

export interface TestDatabase {
  /** As the role that the program works as. */
  readonly url: string;
  /** As the superuser. */
  readonly adminUrl: string;
  /** Drops it and leaves the server. */
  close(): Promise<void>;
}

/** Safe to lose with the machine, but not with a process. */
const quickSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/** Opens an empty database. Call `close()` in afterAll. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await enterServer(join(tmpdir(), `rusuban-tests-${userInfo().uid}`), quickSettings);
  const name = `test_${process.pid}_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server.adminUrl('postgres') });
  await admin.connect();
  await dropLeftovers(admin);
  await server.ensureDatabase(name);
  return {
    url: server.url(name),
    adminUrl: server.adminUrl(name),
    async close() {
      // Pools say that they have ended before their connections have, and an end by force is an error in those. PostgreSQL
      // waits for such; longer ones are of processes that a test has killed or left.
      await admin.query(`DROP DATABASE ${name}`).catch(() => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
      await admin.end();
      await server.leave();
    },
  };
}

/** Databases of test processes that were killed. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^test_[0-9]+_'",
  );
  for (const { name } of rows) {
    if (isRunning(Number(name.split('_')[1]))) continue;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
