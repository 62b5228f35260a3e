// As whom the server runs. PostgreSQL refuses to run as root, so root lends it a user of its own, who must be able to
// enter the folders. Not the system's `postgres`, who serves other programs: their databases are not to meet.

import { constants } from 'node:fs';
import { chmod, chown, lchown, lstat, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../domain/errors.ts';
import { run } from '../../system/child.ts';
import type { Owner } from '../../system/private-file.ts';
import type { Paths } from './paths.ts';

/** User and group to start programs with; null for an ordinary user, who runs the server as himself. */
export type Operator = Owner | null;

const userName = 'rusuban-db';

/** Finds the user, and as root makes it where the system has none. */
export async function findOperator(): Promise<Operator> {
  if (process.getuid?.() !== 0) return null;
  try {
    return await lookUp();
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', userName]).catch(
        // another process was quicker
        (error: unknown) => lookUp().catch(() => Promise.reject(error)),
      );
      return await lookUp();
    } catch (error) {
      throw new UserError(
        {
          en: `PostgreSQL can't run as root, and its own user \`${userName}\` could not be created.`,
          ja: `PostgreSQLはrootでは動かず、専用の利用者 ${userName} も作れませんでした。`,
        },
        {
          en: `Run rusuban as an ordinary user, or create that user (\`useradd --system --user-group ${userName}\`), or set DATABASE_URL.`,
          ja: `rusubanを一般の利用者で動かすか、その利用者を作る（useradd --system --user-group ${userName}）か、DATABASE_URL を設定してください。`,
        },
        { cause: error },
      );
    }
  }
}

async function lookUp(): Promise<Owner> {
  const id = async (flag: string) => Number((await run('id', [flag, userName])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** As whom a server on this cluster runs: its owner, who was `postgres` before it had a user of its own. */
export async function operatorOf(cluster: string): Promise<Operator> {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = await lstat(cluster);
  return { uid, gid };
}

/** Makes a folder for the server alone, or leaves the one that is there. */
export async function makeServersFolder(folder: string, operator: Operator): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  if (operator !== null) await chown(folder, operator.uid, operator.gid);
}

/** Lets the server's user pass through our own folder, without seeing what is in it. */
export async function letThrough(folder: string, operator: Operator): Promise<void> {
  if (operator === null) return;
  const { mode, uid, gid } = await stat(folder);
  if (uid !== 0 || isOpenTo(operator, { mode, uid, gid })) return;
  await chown(folder, uid, operator.gid);
  await chmod(folder, (mode & 0o700) | 0o010);
}

const isOpenTo = (operator: Owner, { mode, uid, gid }: Owner & { readonly mode: number }) =>
  (mode & (uid === operator.uid ? 0o100 : gid === operator.gid ? 0o010 : 0o001)) !== 0;

/**
 * Gives a cluster that an earlier Rusuban ran as `postgres` to the server's own user. Each file by its handle, and only
 * those that were the old user's: a link that it left leads to nothing else.
 */
export async function adoptCluster({ home, cluster, password }: Paths, operator: Operator): Promise<void> {
  if (operator === null) return;
  const { uid: old } = await lstat(cluster);
  if (old === operator.uid) return;
  await chown(home, 0, operator.gid);
  await chmod(home, 0o710);
  await lchown(password, 0, 0);
  const adopt = async (path: string): Promise<void> => {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
    if (handle === null) return;
    try {
      const found = await handle.stat();
      if (found.uid !== old) return;
      if (found.isDirectory()) for (const name of await readdir(path)) await adopt(join(path, name));
      await handle.chown(operator.uid, operator.gid);
    } finally {
      await handle.close();
    }
  };
  await adopt(cluster);
}

/**
 * Makes sure that the server's user can get to `path`.
 * @throws UserError that names the folder that is closed to it
 */
export async function checkReachable(path: string, operator: Operator): Promise<void> {
  if (operator === null) return;
  for (let folder = path; ; folder = dirname(folder)) {
    if (!isOpenTo(operator, await stat(folder))) {
      throw new UserError(
        {
          en: `The embedded PostgreSQL can't run as root; it runs as the user \`${userName}\`, who may not enter ${folder} on the way to ${path}.`,
          ja: `内蔵PostgreSQLはrootでは動かず、利用者 ${userName} で動きますが、${path} の途中の ${folder} に入れません。`,
        },
        {
          en: 'Run rusuban as an ordinary user, or keep it and RUSUBAN_DATA_DIR where every user may enter (such as /opt and /var/lib/rusuban), or set DATABASE_URL.',
          ja: 'rusubanを一般の利用者で動かすか、rusubanと RUSUBAN_DATA_DIR を誰でも入れる場所（/opt や /var/lib/rusuban など）に置くか、DATABASE_URL を設定してください。',
        },
      );
    }
    if (dirname(folder) === folder) return;
  }
}
