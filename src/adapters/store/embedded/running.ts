// Tells whether a server runs on our folder, from what it left there and whether it answers to our password.
import { readlink, realpath, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { run } from '../../system/child.ts';
import { pg } from '../../system/postgres.ts';
import { readOwn } from '../../system/private-file.ts';
import { type Address, isOurs, socketIn } from './address.ts';
import { operatorOf } from './operator.ts';
import type { Paths } from './paths.ts';

export type Answer =
  /** It is ours and open; the connection is the caller's to end. */
  | { readonly state: 'open'; readonly address: Address; readonly client: pg.Client }
  /** It is starting or stopping: ask again. */
  | { readonly state: 'busy' }
  /** Nothing runs, or what runs is not ours. */
  | { readonly state: 'none' };

const connectTimeoutMs = 10_000;

/** Address of a database on the server, the password within. */
export function urlOf({ host, port }: Address, user: string, password: string, database: string): string {
  return `postgresql://${user}:${encodeURIComponent(password.trim())}@${encodeURIComponent(host)}:${port}/${database}`;
}

/** The superuser's address: for setting up, and for counting who is in. */
export async function adminUrlOf(paths: Paths, address: Address, database: string): Promise<string> {
  return urlOf(address, 'rusuban', await readOwn(paths.password), database);
}

/** Looks for a server that runs on this folder, and connects to its maintenance database. */
export async function findRunning(paths: Paths): Promise<Answer> {
  const left = await readPidFile(paths);
  // Before anything is said to whoever listens: a file that a crash left names a place that may be anybody's now.
  if (left === null || !(await isServing(left.pid, paths))) return { state: 'none' };
  const { address } = left;
  if (address === null || !(await isOurs(address, await operatorOf(paths.cluster)))) return { state: 'busy' };
  const client = new pg.Client({
    connectionString: await adminUrlOf(paths, address, 'postgres'),
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'rusuban',
  });
  // A server that stops takes its connections along; whoever uses the database hears of it there.
  client.on('error', () => {});
  try {
    await client.connect();
    return { state: 'open', address, client };
  } catch {
    await client.end().catch(() => {});
    return { state: 'busy' };
  }
}

/**
 * Removes what a crashed server left when its process number has gone to someone else, which PostgreSQL itself takes
 * for a running server. (It sees by itself when there is no such process, and guards its shared memory besides.)
 * @returns the address that it had, where it is still only ours: whoever used it knows it by that
 */
export async function clearStale(paths: Paths): Promise<Address | null> {
  const left = await readPidFile(paths);
  if (left === null || (await isServing(left.pid, paths))) return null;
  await rm(paths.pidFile, { force: true });
  const { address } = left;
  if (address === null || !address.host.startsWith('/') || !(await isOurs(address, await operatorOf(paths.cluster))))
    return null;
  await rm(`${socketIn(address.host)}.lock`, { force: true });
  return address;
}

/**
 * postmaster.pid (PostgreSQL's miscadmin.h: LOCK_FILE_LINE_PID, _PORT, _SOCKET_DIR, _LISTEN_ADDR). The last two are
 * empty until it listens.
 */
async function readPidFile(paths: Paths): Promise<{ pid: number; address: Address | null } | null> {
  let lines: string[];
  try {
    lines = (await readOwn(paths.pidFile)).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0)) return null;
  const [folder = '', listened = ''] = lines.slice(4, 6).map((line) => line.trim());
  const host = folder.startsWith('/') ? folder : listened === '127.0.0.1' ? listened : null;
  return { pid, address: host !== null && port > 0 ? { host, port } : null };
}

/** Is that process a PostgreSQL server on this folder, as far as the system tells? */
async function isServing(pid: number, paths: Paths): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    if (platform() === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(paths.cluster));
    if (platform() === 'win32') {
      const { stdout } = await run('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']);
      return stdout.includes('postgres');
    }
    return (await run('ps', ['-o', 'command=', '-p', `${pid}`])).stdout.includes('postgres');
  } catch {
    // Another user's process, or gone in between.
    return false;
  }
}
