// Tells whether a server runs on our folder, from what it left there and whether it answers to our password.

import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Paths } from './paths.ts';

const run = promisify(execFile);

export type Answer =
  /** It is ours and open; the connection is the caller's to end. */
  | { readonly state: 'open'; readonly port: number; readonly client: pg.Client }
  /** It is starting or stopping: ask again. */
  | { readonly state: 'busy' }
  /** Nothing runs, or what runs is not ours. */
  | { readonly state: 'none' };

const connectTimeoutMs = 10_000;

/** Address of a database on the server at `port`, the password within. */
export async function urlOf(paths: Paths, port: number, database: string): Promise<string> {
  const password = await readFile(paths.password, 'utf8');
  return `postgresql://rusuban:${encodeURIComponent(password.trim())}@127.0.0.1:${port}/${database}`;
}

/** Looks for a server that runs on this folder, and connects to its maintenance database. */
export async function findRunning(paths: Paths): Promise<Answer> {
  const owner = await readPidFile(paths);
  if (owner === null) return { state: 'none' };
  const client = new pg.Client({
    connectionString: await urlOf(paths, owner.port, 'postgres'),
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'rusuban',
  });
  // A server that stops takes its connections along; whoever uses the database hears of it there.
  client.on('error', () => {});
  try {
    await client.connect();
    return { state: 'open', port: owner.port, client };
  } catch {
    await client.end().catch(() => {});
    return (await isServing(owner.pid, paths)) ? { state: 'busy' } : { state: 'none' };
  }
}

/**
 * Removes what a crashed server left when its process number has gone to someone else, which PostgreSQL itself takes
 * for a running server. (It sees by itself when there is no such process, and guards its shared memory besides.)
 */
export async function clearStale(paths: Paths): Promise<void> {
  const owner = await readPidFile(paths);
  if (owner !== null && !(await isServing(owner.pid, paths))) await rm(paths.pidFile, { force: true });
}

/** First and fourth line of postmaster.pid (PostgreSQL's miscadmin.h: LOCK_FILE_LINE_PID and _PORT). */
async function readPidFile(paths: Paths): Promise<{ pid: number; port: number } | null> {
  let lines: string[];
  try {
    lines = (await readFile(paths.pidFile, 'utf8')).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : null;
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
