// Which database is used: the owner's own, or the embedded one in the data folder.
import { checkDataFolder } from '../system/make-folder.ts';
import { enterServer } from './embedded/server.ts';

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
  await checkDataFolder(dataDir);
  const server = await enterServer(dataDir);
  try {
    await server.ensureDatabase(databaseName);
  } catch (error) {
    await server.leave();
    throw error;
  }
  return { url: server.url(databaseName), isEmbedded: true, close: () => server.leave() };
}
