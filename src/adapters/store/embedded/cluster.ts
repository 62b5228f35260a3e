// Makes the embedded database's folder, once. It is built beside its place and moved there whole, so that a full disk,
// a crash or two first starts at once leave either all of it or nothing.
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../domain/errors.ts';
import { run } from '../../system/child.ts';
import { readOwn, writeNew } from '../../system/private-file.ts';
import type { Binaries } from './binaries.ts';
import { folderFault } from './folder-faults.ts';
import { checkReachable, letThrough, makeServersFolder, type Operator } from './operator.ts';
import { type Paths, pathsIn } from './paths.ts';

/**
 * Makes sure that `<dataDir>/postgres` is there and of our PostgreSQL's version.
 * @throws UserError when the folder can't be written or entered, or is another version's
 */
export async function ensureCluster(dataDir: string, binaries: Binaries, operator: Operator): Promise<Paths> {
  const paths = pathsIn(join(dataDir, 'postgres'));
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await letThrough(dataDir, operator);
  } catch (error) {
    throw folderFault(dataDir, error);
  }
  await checkReachable(dataDir, operator);
  await checkReachable(dirname(binaries.initdb), operator);
  const version = await versionOf(paths);
  if (version === null) await create(paths, binaries, operator);
  else if (version !== binaries.major) throw otherVersion(paths, version, binaries.major);
  return paths;
}

async function versionOf(paths: Paths): Promise<number | null> {
  try {
    return Number(await readOwn(join(paths.cluster, 'PG_VERSION')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw folderFault(paths.cluster, error);
  }
}

function otherVersion(paths: Paths, found: number, ours: number): UserError {
  return new UserError(
    {
      en: `The database in ${paths.home} was made by PostgreSQL ${found}; this Rusuban has PostgreSQL ${ours}.`,
      ja: `${paths.home} のデータベースはPostgreSQL ${found} で作られていますが、この留守番はPostgreSQL ${ours} です。`,
    },
    found > ours
      ? {
          en: 'Start the newer Rusuban that made it, or choose another RUSUBAN_DATA_DIR. Nothing was touched.',
          ja: 'それを作った新しい留守番で始めるか、RUSUBAN_DATA_DIR に別の場所を設定してください。何も変更していません。',
        }
      : {
          en: 'Save it with pg_dump under the older Rusuban, choose a new RUSUBAN_DATA_DIR and restore it there. Nothing was touched.',
          ja: '古い留守番の下で pg_dump で保存し、新しい RUSUBAN_DATA_DIR に復元してください。何も変更していません。',
        },
  );
}

async function create(target: Paths, binaries: Binaries, operator: Operator): Promise<void> {
  let draft: Paths | undefined;
  try {
    draft = pathsIn(await mkdtemp(`${target.home}.new-`));
    await letThrough(draft.home, operator);
    await makeServersFolder(draft.cluster, operator);
    await writeNew(draft.password, randomBytes(24).toString('base64url'), operator);
    await run(
      binaries.initdb,
      [
        `--pgdata=${draft.cluster}`,
        '--username=rusuban',
        `--pwfile=${draft.password}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
      ],
      { ...operator, cwd: draft.home },
    );
    // read by the server's user just now, for the first and last time
    if (operator !== null) await chown(draft.password, 0, 0);
    await chmod(draft.cluster, 0o700);
    await rename(draft.home, target.home);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Another process was quicker: its database is as good as ours.
    const isTaken =
      (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') && (await versionOf(target)) !== null;
    if (!isTaken) throw folderFault(target.home, error);
  } finally {
    if (draft) await rm(draft.home, { recursive: true, force: true });
  }
}
