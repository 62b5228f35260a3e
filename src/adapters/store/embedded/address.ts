// Where the server is reached: by a socket in a folder that only its own user can enter, so that nobody else can take its
// place or knock at it. By loopback only on Windows, and while a server runs that an earlier Rusuban started.
import { chown, lstat, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServersFolder, type Operator } from './operator.ts';
import type { Paths } from './paths.ts';

export interface Address {
  /** The folder of the socket, or an IP address. */
  readonly host: string;
  readonly port: number;
}

/** Part of the socket's name; each folder has but one. */
const socketPort = 5432;
/** A socket's whole path may have 104 bytes on macOS, 108 on Linux, the last of them zero (sys/un.h). */
const longestPath = 103;
/** What stands in PostgreSQL's list of folders, and on its command line, as it is. */
const plainPath = /^[\w./-]+$/;

const hasSockets = platform() !== 'win32';
export const socketIn = (folder: string): string => join(folder, `.s.PGSQL.${socketPort}`);

/**
 * Where to start the server. Where the data folder's path is too long or too odd for a socket, a folder beside the
 * system's temporary ones is made for it; others find it as they find any: PostgreSQL notes it in postmaster.pid.
 */
export async function placeForServer(paths: Paths, operator: Operator): Promise<Address> {
  if (!hasSockets) return { host: '127.0.0.1', port: await freePort() };
  const isFit = Buffer.byteLength(socketIn(paths.socket)) <= longestPath && plainPath.test(paths.socket);
  if (isFit) await makeServersFolder(paths.socket, operator);
  const host = isFit ? paths.socket : await mkdtemp(join(tmpdir(), 'rusuban-'));
  if (!isFit && operator !== null) await chown(host, operator.uid, operator.gid);
  return { host, port: socketPort };
}

/**
 * Is it an address at which nobody but the server's user can have put himself? Others may have made a folder anew that
 * was lost with the temporary ones.
 */
export async function isOurs({ host }: Address, operator: Operator): Promise<boolean> {
  if (!host.startsWith('/')) return true;
  try {
    const { uid, mode } = await lstat(host);
    const owner = operator?.uid ?? process.getuid?.();
    return (mode & 0o170777) === 0o040700 && uid === owner;
  } catch {
    return false;
  }
}

/** What PostgreSQL is told of it. */
export function settingsFor({ host, port }: Address): Readonly<Record<string, string>> {
  const [folder, address] = host.startsWith('/') ? [host, ''] : ['', host];
  return {
    listen_addresses: address,
    unix_socket_directories: folder,
    unix_socket_permissions: '0700',
    port: `${port}`,
  };
}

/**
 * Removes the folder that was made for the server outside the data folder; it has stopped. Its name may come from
 * postmaster.pid, which the server's user can write: so nothing goes but the server's own files and what is then empty.
 */
export async function clearPlace({ host }: Address, paths: Paths): Promise<void> {
  if (!host.startsWith('/') || host === paths.socket) return;
  for (const file of [socketIn(host), `${socketIn(host)}.lock`]) await rm(file, { force: true }).catch(() => {});
  await rmdir(host).catch(() => {});
}

/** A port that is free now; should someone take it before the server does, the start fails and is tried anew. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
