// The embedded server: one for all processes of a data folder, found again after any of them dies, gone with the last.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../../src/adapters/store/database.ts';
import { enterServer } from '../../../../src/adapters/store/embedded/server.ts';
import { UserError } from '../../../../src/domain/errors.ts';
import { askDatabase } from '../../../support/ask-database.ts';
import { built } from '../../../support/built.ts';

const isRoot = process.getuid?.() === 0;
let dataDir: string;
let children: ChildProcess[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rusuban-embedded-'));
  if (isRoot) await chmod(dataDir, 0o711);
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  // Whatever a killed process left running: the last that leaves stops it.
  if ((await readdir(dataDir)).includes('postgres')) await (await enterServer(dataDir).catch(() => null))?.leave();
  await rm(dataDir, { recursive: true, force: true });
});

interface User {
  readonly hasJoined: boolean;
  readonly url: string;
  readonly child: ChildProcess;
}

/** Another process that uses the database. */
async function startUser(): Promise<User> {
  const child = spawn(process.execPath, [built('database-user.ts'), dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { ...(JSON.parse(line.toString()) as Omit<User, 'child'>), child };
}

async function endUser({ child }: User): Promise<void> {
  child.stdin?.end();
  await once(child, 'exit');
}

const pidFile = () => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
const serverPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);
const faultOf = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error);

describe('the embedded server', () => {
  it('keeps what was stored over a restart, at no port, in a folder for its user alone, behind a password in a 0600 file', async () => {
    const first = await openDatabase({ databaseUrl: null, dataDir });
    await askDatabase(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const folder = join(dataDir, 'postgres', 'socket');
    expect((await readFile(pidFile(), 'utf8')).split('\n').slice(4, 6)).toEqual([folder, '']);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const wrong = new URL(first.url);
    wrong.password = 'guess';
    await expect(askDatabase(wrong.href)).rejects.toThrow('password authentication failed');
    if (platform() !== 'win32') expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    await first.close();
    await expect(askDatabase(first.url)).rejects.toThrow('ENOENT');

    const second = await openDatabase({ databaseUrl: null, dataDir });
    expect(await askDatabase(second.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    await second.close();
  });

  it('is made once when four start at once, and serves until the last has left', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ databaseUrl: null, dataDir })));
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['postgres']);
    for (const database of all) {
      expect(await askDatabase(database.url)).toEqual({ answer: 1 });
      await database.close();
    }
    await expect(stat(pidFile())).rejects.toThrow('ENOENT');
  });

  it('is joined by a second process, which keeps it when the first leaves', async () => {
    const owner = await startUser();
    const joiner = await startUser();
    expect([owner.hasJoined, joiner.hasJoined]).toEqual([false, true]);
    await endUser(owner);
    expect(await askDatabase(joiner.url)).toEqual({ answer: 1 });
    await endUser(joiner);
    await expect(stat(pidFile())).rejects.toThrow('ENOENT');
  });

  it('whose owner was killed is joined where it stands', async () => {
    const owner = await startUser();
    owner.child.kill('SIGKILL');
    await once(owner.child, 'exit');
    const next = await enterServer(dataDir);
    expect(next.hasJoined).toBe(true);
    expect(next.adminUrl('postgres')).toBe(owner.url);
    await next.leave();
    await expect(stat(pidFile())).rejects.toThrow('ENOENT');
  });

  it('that was killed with its owner is started anew, with all that was committed', async () => {
    const owner = await startUser();
    await askDatabase(owner.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    owner.child.kill('SIGKILL');
    await once(owner.child, 'exit');
    process.kill(await serverPid(), 'SIGKILL');
    const next = await enterServer(dataDir);
    expect(next.hasJoined).toBe(false);
    expect(await askDatabase(next.adminUrl('postgres'), 'SELECT answer FROM kept')).toEqual({ answer: 42 });
    await next.leave();
  });

  it('that dies under those who use it comes back at the same address, for all of them, and goes with the last', async () => {
    const server = await enterServer(dataDir);
    const other = await startUser();
    await askDatabase(server.adminUrl('postgres'), 'CREATE TABLE kept ()');
    const pid = await serverPid();
    process.kill(pid, 'SIGKILL');
    const isBack = async (url: string) => {
      const sql = "SELECT to_regclass('kept') IS NOT NULL AS answer";
      let found: unknown;
      while (found === undefined) found = await askDatabase(url, sql).catch(() => undefined);
      return found;
    };
    expect(await isBack(server.url('postgres'))).toEqual({ answer: true });
    expect(await serverPid()).not.toBe(pid);
    await server.leave();
    expect(await isBack(other.url)).toEqual({ answer: true });
    await endUser(other);
    await expect(stat(pidFile())).rejects.toThrow('ENOENT');
  });

  it('takes over what a crashed server left when its process number is someone else’s now', async () => {
    await (await enterServer(dataDir)).leave();
    // This test's own parent: alive, and no PostgreSQL. Port 1 answers nobody.
    const left = [process.ppid, join(dataDir, 'postgres', 'cluster'), 1, 1, '', '127.0.0.1', '0 0', 'ready'];
    await writeFile(pidFile(), `${left.join('\n')}\n`);
    await chmod(pidFile(), 0o644);
    const next = await enterServer(dataDir);
    expect(next.hasJoined).toBe(false);
    expect(await askDatabase(next.url('postgres'))).toEqual({ answer: 1 });
    await next.leave();
  });
});

describe('what stands in its way', () => {
  it('a folder of a newer PostgreSQL is told and not touched', async () => {
    await (await enterServer(dataDir)).leave();
    const version = join(dataDir, 'postgres', 'cluster', 'PG_VERSION');
    await writeFile(version, '99\n');
    const fault = await faultOf(enterServer(dataDir));
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).message).toContain('made by PostgreSQL 99');
    expect(await readFile(version, 'utf8')).toBe('99\n');
  });

  it('a data folder that is a file is told', async () => {
    const fault = await faultOf(openDatabase({ databaseUrl: null, dataDir: await aFile() }));
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).message).toContain('is not a folder');
  });

  it('a folder that may not be written is told', async () => {
    // Root may write anywhere but where the kernel keeps its own; anyone else not where the mode forbids it.
    const closed = isRoot ? '/sys' : join(dataDir, 'closed');
    if (!isRoot) await mkdir(closed, { mode: 0o500 });
    const fault = await faultOf(openDatabase({ databaseUrl: null, dataDir: join(closed, 'rusuban') }));
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).message).toContain("can't be written");
  });

  (isRoot ? it : it.skip)('a way that the server’s user may not go is named (only as root)', async () => {
    await chmod(dataDir, 0o700);
    const fault = await faultOf(openDatabase({ databaseUrl: null, dataDir: join(dataDir, 'below') }));
    expect((fault as UserError).message).toContain(`may not enter ${dataDir} `);
    await chmod(dataDir, 0o711);
  });
});

async function aFile(): Promise<string> {
  const file = join(dataDir, 'file');
  await writeFile(file, '');
  return file;
}
