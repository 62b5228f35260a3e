// The embedded server's life: the first process starts it, others join, the last that leaves stops it. Who is in is
// told by a shared advisory lock that each holds on its own connection, so a crashed process is out by itself.
import { chown, lstat, rm, truncate } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../../domain/errors.ts';
import { patience } from '../../../domain/patience.ts';
import { run } from '../../system/child.ts';
import { pg } from '../../system/postgres.ts';
import { readOwn, writeNew } from '../../system/private-file.ts';
import { type Address, clearPlace, placeForServer, settingsFor } from './address.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { folderFault } from './folder-faults.ts';
import { adoptCluster, findOperator, type Operator, operatorOf } from './operator.ts';
import type { Paths } from './paths.ts';
import { ensureDatabase, ensureRole, giveToRole, workingRole } from './roles.ts';
import { adminUrlOf, clearStale, findRunning, urlOf } from './running.ts';

/** Advisory lock, shared by all that use the server. Any number would do; this one spells `rusu`. */
const membership = 0x72757375;
/** How long another process may take to start or stop the server: crash recovery after a long day included. */
const patienceMs = 120_000;
/** Starts that fail in a row before it is told. */
const maxFaults = 3;
/** The log is emptied at a start when it is larger. */
const logLimitBytes = 5_000_000;
/** Real time, whatever clock the program runs on: it is another process that is waited for. */
const retryMs = 50;
/** Between tries to bring back a server that died. */
const reviveMs = 1000;

/** For one shop: small in memory, enough connections for the queue's workers beside ours. */
const standardSettings: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  wal_compression: 'on',
  jit: 'off',
  logging_collector: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** What it takes to start and stop it. */
interface Means {
  readonly paths: Paths;
  readonly binaries: Binaries;
  readonly operator: Operator;
  readonly settings: Readonly<Record<string, string>>;
}

export interface EmbeddedServer {
  /** Address of a database on it for the role that the program works as; it holds the password. */
  url(database: string): string;
  /** The same for the superuser, who sets up and does nothing else. */
  adminUrl(database: string): string;
  /** Makes sure that there is such a database and that it is the working role's, with all that is in it. */
  ensureDatabase(name: string): Promise<void>;
  /** True when another process had started it. */
  readonly hasJoined: boolean;
  /** Leaves it, and stops it when nobody else is in. */
  leave(): Promise<void>;
}

/**
 * Starts or joins the PostgreSQL server in `<dataDir>/postgres`, by a socket of its own (address.ts). Should it die
 * (killed for want of memory, say), it is started again at the same address.
 * @param settings over the standard ones, for a server that this call starts
 * @throws UserError when the folder, the disk or the machine doesn't allow it
 */
export async function enterServer(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedServer> {
  const [binaries, operator] = await Promise.all([findBinaries(), findOperator()]);
  const means: Means = { paths: await ensureCluster(dataDir, binaries, operator), binaries, operator, settings };
  const entered = await enter(means);
  const { address, hasJoined } = entered;
  let { client } = entered;
  const admin = await adminUrlOf(means.paths, address, '');
  const base = urlOf(address, workingRole, await ensureRole(client, means.paths), '');
  let isLeaving = false;
  let reviving: Promise<void> = Promise.resolve();

  /** While anyone is in, the server ends only by an accident. Everybody knows it by its address: it comes back at that one. */
  async function revive(): Promise<void> {
    while (!isLeaving) {
      try {
        ({ client } = await enter(means, address));
        return watch();
      } catch {
        // a full disk, or someone else at its address: whoever uses the database says that it is gone
        await pause(reviveMs);
      }
    }
  }
  function watch(): void {
    client.once('end', () => {
      if (!isLeaving) reviving = revive();
    });
  }
  watch();
  return {
    hasJoined,
    url: (database) => `${base}${database}`,
    adminUrl: (database) => `${admin}${database}`,
    async ensureDatabase(name) {
      await ensureDatabase(client, name);
      const inside = new pg.Client({ connectionString: `${admin}${name}` });
      inside.on('error', () => {});
      try {
        await inside.connect();
        await giveToRole(inside);
      } finally {
        await inside.end();
      }
    },
    async leave() {
      isLeaving = true;
      await reviving;
      await leave(client, means, address);
    },
  };
}

/** Starts or joins the server, and counts this process in. Starts it at `wanted`, where that is given. */
async function enter(
  means: Means,
  wanted?: Address,
): Promise<{ client: pg.Client; address: Address; hasJoined: boolean }> {
  const { paths } = means;
  const late = patience(patienceMs);
  let hasJoined = true;
  for (let faults = 0; !late.aborted; ) {
    const answer = await findRunning(paths);
    if (answer.state === 'open') {
      const { client, address } = answer;
      if (await enlist(client)) return { client, address, hasJoined };
      continue;
    }
    if (answer.state === 'busy') {
      await pause(retryMs);
      continue;
    }
    const fault = await start(means, wanted);
    hasJoined = fault !== null;
    // Another process may have been quicker, or have taken the port: the next round finds the one or another port.
    if (fault !== null && ++faults === maxFaults) throw await startFault(paths, fault);
  }
  throw new UserError(
    {
      en: `The database in ${paths.home} has not opened within ${patienceMs / 1000} seconds.`,
      ja: `${paths.home} のデータベースが${patienceMs / 1000}秒以内に開きませんでした。`,
    },
    {
      en: `Look into ${paths.log}; another process may be stopping it, so try again.`,
      ja: `${paths.log} をご確認ください。別のプロセスが停止させている途中かもしれないので、もう一度お試しください。`,
    },
  );
}

/** Counts this process in; false when the server is about to stop. */
async function enlist(client: pg.Client): Promise<boolean> {
  try {
    // Waits for one that is just leaving: either it stays, or it takes the server and this connection down with it.
    await client.query('SELECT pg_advisory_lock_shared($1)', [membership]);
    return true;
  } catch {
    await client.end().catch(() => {});
    return false;
  }
}

async function leave(client: pg.Client, { paths, binaries }: Means, address: Address): Promise<void> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [membership]);
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS "isLast"', [membership]);
    if (rows[0].isLast) {
      await run(binaries.pgCtl, ['stop', '-D', paths.cluster, '-m', 'fast', '-w', '-t', `${patienceMs / 1000}`], {
        ...(await operatorOf(paths.cluster)),
        cwd: '/',
      });
      await clearPlace(address, paths);
    }
  } catch {
    // It has been stopped or killed already: there is nothing left to leave.
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts the server in a session of its own, so that Ctrl-C here doesn't stop it there; returns why it didn't. */
async function start(means: Means, wanted: Address | undefined): Promise<{ cause: unknown } | null> {
  const { paths, binaries, operator, settings } = means;
  let made: Address | null = null;
  try {
    await adoptCluster(paths, operator);
    const left = await clearStale(paths);
    let address = wanted ?? left;
    if (address === null) made = address = await placeForServer(paths, operator);
    await prepareLog(paths.log, operator);
    const all = { ...standardSettings, ...settings, ...settingsFor(address) };
    const options = Object.entries(all).map(([key, value]) => `-c ${key}=${value}`);
    await run(
      binaries.pgCtl,
      [
        'start',
        '-D',
        paths.cluster,
        '-l',
        paths.log,
        '-o',
        options.join(' '),
        '-s',
        '-w',
        '-t',
        `${patienceMs / 1000}`,
      ],
      { ...operator, cwd: '/' },
    );
    return null;
  } catch (cause) {
    if (made !== null) await clearPlace(made, paths);
    return { cause };
  }
}

/** A file that the server may write and, in a folder that isn't its own, not exchange for a link. */
async function prepareLog(log: string, operator: Operator): Promise<void> {
  const found = await lstat(log).catch(() => null);
  if (found !== null && !found.isFile()) await rm(log);
  if (found?.isFile() && found.size > logLimitBytes) await truncate(log);
  if (!found?.isFile()) await writeNew(log, '');
  if (operator !== null) await chown(log, operator.uid, operator.gid);
}

async function startFault(paths: Paths, { cause }: { cause: unknown }): Promise<UserError> {
  const log = await readOwn(paths.log).catch(() => '');
  const said = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line));
  const { code } = cause as NodeJS.ErrnoException;
  return folderFault(paths.home, { code, stderr: `${cause}`, message: said.slice(-3).join('\n') });
}
