// One account's transaction for SQL: its row locked, writes sent one ahead of the work that makes the next.
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { explained } from '../faults.ts';

export interface Transaction {
  readonly accountId: string;
  /** Reads, or writes and waits. */
  query<Row extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
  /** Sends a write and comes back without waiting for it, once the one before is done. Its error comes with the next call. */
  send(text: string, values: unknown[]): Promise<void>;
  /** The same for a COPY ... FROM STDIN; `lines` in its text format. */
  sendCopy(text: string, lines: string): Promise<void>;
}

interface OpenTransaction extends Transaction {
  commit(): Promise<void>;
  /** Rolls back what is not committed. Never throws. */
  end(): Promise<void>;
}

/**
 * Does `work` as one transaction over the locked account, so that observing and looking take turns: kept whole when it
 * returns, rolled back whole when it throws.
 * @returns what `work` returns; null, without calling it, when there is no such account
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  accountId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T | null> {
  const transaction = await beginOn(pool, accountId);
  if (transaction === null) return null;
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } finally {
    await transaction.end();
  }
}

/** Locks against removal too, but not against the foreign keys of rows that are written meanwhile. */
async function beginOn(pool: pg.Pool, accountId: string): Promise<OpenTransaction | null> {
  const client = await pool.connect();
  const explain = (error: unknown): never => {
    throw explained(error, pool.options.connectionString ?? '');
  };
  let inFlight: Promise<unknown> = Promise.resolve();
  let isOpen = true;
  const transaction: OpenTransaction = {
    accountId,
    async query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      await inFlight;
      return client.query<Row>(text, values).catch(explain);
    },
    async send(text, values) {
      await inFlight;
      inFlight = client.query(text, values).catch(explain);
      inFlight.catch(() => {});
    },
    async sendCopy(text, lines) {
      await inFlight;
      const stream = client.query(copyFrom(text));
      inFlight = finished(stream.end(lines)).catch(explain);
      inFlight.catch(() => {});
    },
    async commit() {
      await inFlight;
      await client.query('COMMIT').catch(explain);
      isOpen = false;
      client.release();
    },
    async end() {
      if (!isOpen) return;
      isOpen = false;
      await inFlight.catch(() => {});
      await client.query('ROLLBACK').then(
        () => client.release(),
        (error) => client.release(error),
      );
    },
  };
  try {
    await transaction.query('BEGIN');
    const { rowCount } = await transaction.query('SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
    if (rowCount === 1) return transaction;
    await transaction.end();
    return null;
  } catch (error) {
    await transaction.end();
    throw error;
  }
}
