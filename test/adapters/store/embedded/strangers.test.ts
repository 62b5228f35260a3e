// Who has another account on this computer, or the server's own: what they can reach of the embedded database, and what
// it keeps of itself from them. Installations of before are taken over.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../../src/adapters/store/database.ts';
import { clearPlace } from '../../../../src/adapters/store/embedded/address.ts';
import { pathsIn } from '../../../../src/adapters/store/embedded/paths.ts';
import { enterServer } from '../../../../src/adapters/store/embedded/server.ts';
import { askDatabase } from '../../../support/ask-database.ts';

const isRoot = process.getuid?.() === 0;
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rusuban-embedded-'));
  if (isRoot) await chmod(dataDir, 0o711);
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const pidFile = () => join(dataDir, 'postgres', 'cluster', 'postmaster.pid');

describe('who works in it', () => {
  const who = 'SELECT rolsuper AS "isSuper", current_user AS name FROM pg_roles WHERE rolname = current_user';

  it('owns its database and is no superuser', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir });
    expect(await askDatabase(database.url, who)).toEqual({ isSuper: false, name: 'rusuban_app' });
    await expect(askDatabase(database.url, "COPY (SELECT 1) TO PROGRAM 'true'")).rejects.toThrow('permission denied');
    await expect(askDatabase(database.url, "SELECT pg_read_file('PG_VERSION')")).rejects.toThrow('permission denied');
    await askDatabase(database.url, 'CREATE SCHEMA queue; DROP SCHEMA queue');
    await database.close();
  });

  it('takes over what the version before kept: everything the superuser’s, and as root the user postgres’s', async () => {
    const made = await enterServer(dataDir);
    await askDatabase(made.adminUrl('postgres'), 'CREATE DATABASE rusuban');
    await askDatabase(
      made.adminUrl('rusuban'),
      `CREATE SCHEMA queue; CREATE TYPE public.kind AS ENUM ('a'); CREATE TABLE queue.job (id bigserial, kind public.kind);
       CREATE TABLE kept AS SELECT 42 AS answer; CREATE VIEW seen AS SELECT * FROM kept; CREATE SEQUENCE counted;
       CREATE FUNCTION queue.next() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    );
    await askDatabase(made.adminUrl('postgres'), 'DROP ROLE rusuban_app');
    await made.leave();
    const home = join(dataDir, 'postgres');
    await rm(join(home, 'role-password'));
    await rm(join(home, 'socket'), { recursive: true });
    await appendFile(join(home, 'cluster', 'postgresql.conf'), "\nlisten_addresses = '127.0.0.1'\nport = 1\n");
    const victim = join(dataDir, 'victim');
    await writeFile(victim, 'root’s own', { mode: 0o600 });
    await rm(join(home, 'server.log'));
    for (const link of ['server.log', 'cluster/rusuban.conf', 'cluster/base/1/link'])
      await symlink(victim, join(home, link));
    if (isRoot) await promisify(execFile)('chown', ['-hR', 'nobody', home]);

    const database = await openDatabase({ databaseUrl: null, dataDir });
    expect(await askDatabase(database.url, 'SELECT answer FROM seen')).toEqual({ answer: 42 });
    await askDatabase(
      database.url,
      'ALTER TABLE queue.job ADD x int; DROP SCHEMA queue CASCADE; DROP TABLE kept CASCADE',
    );
    await askDatabase(database.url, 'DROP SEQUENCE counted; DROP TYPE kind; CREATE TABLE kept ()');
    await database.close();
    expect(await readFile(victim, 'utf8')).toBe('root’s own');
    expect((await stat(victim)).uid).toBe(process.getuid?.());
    if (!isRoot) return;
    expect((await stat(home)).uid).toBe(0);
    expect((await stat(join(home, 'password'))).uid).toBe(0);
    expect((await stat(join(home, 'cluster', 'PG_VERSION'))).uid).toBe((await stat(join(home, 'cluster'))).uid);
  });
});

describe('another user of the computer', () => {
  /** Takes every connection, and notes what is said. */
  async function listening() {
    const heard: Buffer[] = [];
    const server = createServer((socket) => {
      socket.on('data', (data) => heard.push(data)).on('error', () => {});
      socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, heard, port: (server.address() as AddressInfo).port };
  }

  it('who listens at the port that a crashed server had is told nothing, not even that we are there', async () => {
    await (await enterServer(dataDir)).leave();
    const { server, heard, port } = await listening();
    const left = [process.ppid, join(dataDir, 'postgres', 'cluster'), 1, port, '', '127.0.0.1', '0 0', 'ready'];
    await writeFile(pidFile(), `${left.join('\n')}\n`);
    const next = await enterServer(dataDir);
    expect(await askDatabase(next.adminUrl('postgres'))).toEqual({ answer: 1 });
    await next.leave();
    server.close();
    expect(heard).toEqual([]);
  });

  it('finds no folder of a socket that he could have made: a short one, for a path too long, is made anew and joined', async () => {
    const deep = join(dataDir, 'deep'.repeat(20), '深い'.repeat(5));
    await mkdir(deep, { recursive: true, mode: 0o711 });
    const first = await enterServer(deep);
    const cluster = join(deep, 'postgres', 'cluster');
    const folder = () => readFile(join(cluster, 'postmaster.pid'), 'utf8').then((text) => `${text.split('\n')[4]}`);
    const short = await folder();
    expect((await stat(short)).mode & 0o777).toBe(0o700);
    const second = await enterServer(deep);
    expect(second.hasJoined).toBe(true);
    expect(second.url('postgres')).toBe(first.url('postgres'));
    await second.leave();
    const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    await first.leave();
    await expect(stat(short)).rejects.toThrow('ENOENT');
    // as after a crash and a restart of the computer: he makes the folder that was lost
    await mkdir(short, { mode: 0o777 });
    await chmod(short, 0o777);
    const left = [pid, cluster, 1, 5432, short, '', '0 0', 'ready'];
    await writeFile(join(cluster, 'postmaster.pid'), `${left.join('\n')}\n`);
    const third = await enterServer(deep);
    expect(await folder()).not.toBe(short);
    await third.leave();
    await rm(short, { recursive: true });
  });
});

it('what the server’s user writes into postmaster.pid has nobody’s files removed', async () => {
  const named = join(dataDir, 'named');
  await mkdir(named);
  await writeFile(join(named, 'precious'), 'not ours');
  await writeFile(join(named, '.s.PGSQL.5432.lock'), '1');
  await clearPlace({ host: named, port: 5432 }, pathsIn(join(dataDir, 'postgres')));
  expect(await readdir(named)).toEqual(['precious']);
  await rm(join(named, 'precious'));
  await clearPlace({ host: named, port: 5432 }, pathsIn(join(dataDir, 'postgres')));
  expect(await stat(named).catch(() => null)).toBeNull();
});
