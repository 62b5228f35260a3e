// As whom the server runs. PostgreSQL refuses to run as root, so root lends it the user `postgres`, who must be able
// to enter the folders.
import { execFile } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../../domain/errors.ts';

const run = promisify(execFile);

/** User and group to start programs with; empty for an ordinary user, who runs the server as himself. */
export type Operator = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Finds the user, and as root makes it where the system has none. */
export async function findOperator(): Promise<Operator> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await lookUp();
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']);
      return await lookUp();
    } catch (error) {
      throw new UserError(
        {
          en: "PostgreSQL can't run as root, and the user `postgres` could not be created.",
          ja: 'PostgreSQLはrootでは動かず、利用者 postgres も作れませんでした。',
        },
        {
          en: 'Run rusuban as an ordinary user, or create that user (`useradd --system postgres`), or set DATABASE_URL.',
          ja: 'rusubanを一般の利用者で動かすか、その利用者を作る（useradd --system postgres）か、DATABASE_URL を設定してください。',
        },
        { cause: error },
      );
    }
  }
}

async function lookUp(): Promise<Operator> {
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** Gives a folder of ours to the user that the server runs as. */
export async function handOver(folder: string, operator: Operator): Promise<void> {
  if ('uid' in operator) await chown(folder, operator.uid, operator.gid);
}

/** Lets the server's user pass through our own folder, without seeing what is in it. */
export async function letThrough(folder: string, operator: Operator): Promise<void> {
  if (!('uid' in operator)) return;
  const { mode, uid } = await stat(folder);
  if (uid === 0 && (mode & 0o001) === 0) await chmod(folder, (mode & 0o777) | 0o011);
}

/**
 * Makes sure that the server's user can get to `path`.
 * @throws UserError that names the folder that is closed to it
 */
export async function checkReachable(path: string, operator: Operator): Promise<void> {
  if (!('uid' in operator)) return;
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const needed = uid === operator.uid ? 0o100 : gid === operator.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) {
      throw new UserError(
        {
          en: `The embedded PostgreSQL can't run as root; it runs as the user \`postgres\`, who may not enter ${folder} on the way to ${path}.`,
          ja: `内蔵PostgreSQLはrootでは動かず、利用者 postgres で動きますが、${path} の途中の ${folder} に入れません。`,
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
