// Many shops watched by the real service: fake Amazon, database, queue, mail server and service put together, each a
// process of its own where its cost is to be told apart.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { pathsIn } from '../../src/adapters/store/embedded/paths.ts';
import { openDatabase, openStore } from '../../src/adapters/store/index.ts';
import type { Store } from '../../src/adapters/store/port.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { Intervals } from '../../src/watch/schedule.ts';
import { anAccount } from '../../test/support/factories.ts';
import { startRedis } from '../../test/support/redis-server.ts';
import { startSmtp } from '../../test/support/smtp.ts';
import { credentialsOfSeller, type SellersPlan, sellerIdOf, type TakeOver } from './many-sellers.ts';
import { scratchFolder } from './scratch-folder.ts';
import type { WatchPlace } from './watching-process.ts';

export interface WatchedSellers {
  readonly store: Store;
  readonly pool: pg.Pool;
  readonly servicePid: number;
  readonly amazonPid: number;
  readonly postgresPid: number;
  /** Resolves when every account has been read and looked at for the first time. */
  settled(timeoutMs: number): Promise<void>;
  takeOver(seller: number, at: Instant): void;
  close(): Promise<void>;
}

export const accountOf = (seller: number): string => `seller-${seller}`;

export interface WatchedSellersOptions extends SellersPlan {
  readonly backend: 'redis' | 'postgres';
  readonly intervals?: Partial<Intervals>;
  /** A queue in which Amazon's notifications are. */
  readonly queueUrl?: string;
}

const support = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function forked(script: string, argument: object): Promise<{ child: ChildProcess; said: unknown }> {
  const child = fork(support(script), [JSON.stringify(argument)]);
  const [said] = await once(child, 'message');
  return { child, said };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  await gone;
}

/** Adds the accounts, then starts the service, which reads them for the first time. */
export async function watchSellers({
  backend,
  intervals = {},
  queueUrl,
  ...plan
}: WatchedSellersOptions): Promise<WatchedSellers> {
  const folder = await scratchFolder();
  const smtp = await startSmtp();
  const redis = backend === 'redis' ? await startRedis() : null;
  const database = await openDatabase({ databaseUrl: null, dataDir: folder.path });
  const sealer = await openSecrets({ secretKeys: null, dataDir: folder.path });
  const amazon = await forked('./many-sellers.js', plan);
  const amazonEndpoint = String(amazon.said);
  const store = await openStore({ url: database.url, sealer, amazonEndpoint, connections: 3 });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // the server may be gone before the last connection is
  pool.on('error', () => {});
  const [postgresPid] = (await readFile(pathsIn(join(folder.path, 'postgres')).pidFile, 'utf8'))
    .split('\n')
    .map(Number);
  for (let seller = 0; seller < plan.sellers; seller++) {
    const recipients = [`owner-${seller}@example.com`];
    const account = anAccount({
      id: accountOf(seller),
      name: `Alice ${seller}`,
      sellerId: sellerIdOf(seller),
      recipients,
    });
    await store.addAccount(account, credentialsOfSeller(seller), Date.now());
  }
  const place: WatchPlace = {
    folder: folder.path,
    endpoint: amazonEndpoint,
    databaseUrl: database.url,
    redisUrl: redis?.url ?? null,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    intervals,
    ...(queueUrl !== undefined && { queueUrl }),
  };
  const service = await forked('./watching-process.js', place);
  return {
    store,
    pool,
    servicePid: service.child.pid ?? 0,
    amazonPid: amazon.child.pid ?? 0,
    postgresPid: postgresPid ?? 0,
    async settled(timeoutMs) {
      for (const begun = performance.now(); ; await pause(500)) {
        const { rows } = await pool.query<{ left: number }>(
          'SELECT count(*)::int AS left FROM account LEFT JOIN watch ON account_id = id WHERE looked_at IS NULL',
        );
        if (rows[0]?.left === 0) return;
        if (performance.now() - begun > timeoutMs) throw new Error(`${rows[0]?.left} accounts are not read yet`);
      }
    },
    takeOver(seller, at) {
      const order: TakeOver = { seller, at };
      amazon.child.send(order);
    },
    async close() {
      await ended(service.child);
      await ended(amazon.child);
      await pool.end();
      await store.close();
      await database.close();
      await redis?.stop();
      await smtp.close();
      await folder.remove();
    },
  };
}
