// Who has what in hand, over all processes: advisory locks of one connection of this process. They end with it, so a
// killed process never leaves a lock behind, and nothing has to be renewed or to expire.
import type pg from 'pg';
import type { LetGo } from '../watch-port.ts';

export interface Holds {
  hold(name: string): Promise<LetGo | null>;
  close(): void;
}

const tryLock = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS done';
const unlock = 'SELECT pg_advisory_unlock(hashtextextended($1, 0)) AS done';

/** Takes its connection at the first hold and keeps it; one that breaks is replaced at the next, its locks are free. */
export function createHolds(pool: pg.Pool): Holds {
  // PostgreSQL gives a lock again to the connection that has it: within the process this set is what counts.
  const held = new Set<string>();
  let connection: Promise<pg.PoolClient> | null = null;
  let busy: Promise<unknown> = Promise.resolve();

  function connected(): Promise<pg.PoolClient> {
    connection ??= open().catch((error: unknown) => {
      connection = null;
      throw error;
    });
    return connection;
  }

  async function open(): Promise<pg.PoolClient> {
    const client = await pool.connect();
    const mine = connection;
    // a server that stops says so and then hangs up: two errors, of which the second must find it let go already
    client.once('error', (error) => {
      if (mine === null || connection !== mine) return;
      connection = null;
      client.release(error);
    });
    return client;
  }

  /** One statement after the other: a connection takes no more. */
  async function ask(client: pg.PoolClient, sql: string, name: string): Promise<boolean> {
    const answer = busy.then(() => client.query<{ done: boolean }>(sql, [name]));
    busy = answer.catch(() => {});
    return (await answer).rows[0]?.done ?? false;
  }

  return {
    async hold(name) {
      if (held.has(name)) return null;
      held.add(name);
      try {
        const client = await connected();
        if (await ask(client, tryLock, name)) {
          return async () => {
            await ask(client, unlock, name).catch(() => {});
            held.delete(name);
          };
        }
        held.delete(name);
        return null;
      } catch (error) {
        held.delete(name);
        throw error;
      }
    },
    close() {
      connection?.then((client) => client.release(true)).catch(() => {});
      connection = null;
    },
  };
}
