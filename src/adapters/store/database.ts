// Which database is used: the owner's own, or the embedded one in the data folder.
import pg from 'pg';
import { type EmbeddedServer, enterServer } from './embedded/server.ts';

/** A database to connect to, and how to let go of it. */
export interface Database {
  /** Holds the password: never to be logged. */
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Leaves the embedded server; the last process that does stops it. */
  close(): Promise<void>;
}

const databaseName = 'rusuban';

/**
 * `databaseUrl` as it is, else the embedded PostgreSQL in `<dataDir>/postgres`, started or joined.
 * @throws UserError when the embedded one can't be started
 */
export async function openDatabase(options: { databaseUrl: string | null; dataDir: string }): Promise<Database> {
  const { databaseUrl, dataDir } = options;
  if (databaseUrl !== null) return { url: databaseUrl, isEmbedded: false, close: async () => {} };
  const server = await enterServer(dataDir);
  try {
    await ensureDatabase(server);
  } catch (error) {
    await server.leave();
    throw error;
  }
  return { url: server.url(databaseName), isEmbedded: true, close: () => server.leave() };
}

async function ensureDatabase(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    // Another process made it at the same moment.
    if (!['42P04', '23505'].includes(`${(error as pg.DatabaseError).code}`)) throw error;
  } finally {
    await client.end();
  }
}
