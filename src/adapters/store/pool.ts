// The one pool of connections. What goes wrong while connecting is told in words where it happens, so that it can't
// be mistaken for the network trouble of someone else's work inside a transaction.
import { pg } from '../system/postgres.ts';
import { explained } from './faults.ts';

export const connectTimeoutMs = 10_000;
/** Longer than any statement of ours takes on a shop of a million listings. */
export const statementTimeoutMs = 120_000;

type Connected = Parameters<Parameters<pg.Pool['connect']>[0]>;

/** A pool whose failures to connect are UserErrors. */
export function createPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    application_name: 'rusuban',
  });
  // A connection that breaks is replaced at the next use, and fails the statement that it was at; without a listener,
  // of the pool while it is idle and of its own while it is in use, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const connect = pool.connect.bind(pool);
  pool.connect = ((done?: (...args: Connected) => void) => {
    if (done === undefined) return connect().catch((error) => Promise.reject(explained(error, url)));
    return connect((error, client, release) => done(error && (explained(error, url) as Error), client, release));
  }) as pg.Pool['connect'];
  return pool;
}
