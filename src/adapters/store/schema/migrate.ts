// Brings the database's schema up to what this program knows, at start and in this process, as `prisma migrate deploy`
// would: same migrations, same `_prisma_migrations` table.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { UserError } from '../../../domain/errors.ts';
import { pg } from '../../system/postgres.ts';
import { explained } from '../faults.ts';
import { lookInto, othersThere } from './ownership.ts';
import { noFilters, withSchemaEngine } from './schema-engine.ts';
import { squashed, squashedInto, withOneForSquashed } from './squashed.ts';

/** Advisory lock under which one process at a time migrates. Spells `rusm`. */
const migrating = 0x7275736d;

/**
 * Applies the migrations that are missing; several processes at once take turns.
 * @param upTo the last one to apply, where an older schema is wanted (to restore an older dump)
 * @returns the names of those it applied
 * @throws UserError when the database is newer than the program, isn't ours, or can't be reached
 */
export async function migrate(url: string, folder = findMigrations(), upTo?: string): Promise<string[]> {
  const list = await readMigrations(folder, upTo);
  const known = list.migrationDirectories.map(({ path }) => path);
  const client = new pg.Client({ connectionString: url, application_name: 'rusuban migrate' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [migrating]);
    // whose record it is, and of which version, is known before anything in it is touched
    await checkRecord(client, known);
    const had = await readApplied(client);
    const applied = withOneForSquashed(had);
    checkKnown(applied, known);
    await forgetUnfinished(client);
    if (applied.length === 0) {
      const { others } = await lookInto(client, applied, list);
      if (others.length > 0) throw othersThere(others);
    }
    if (applied !== had) await recordSquashed(client, list);
    return known.every((name) => applied.includes(name)) ? [] : await apply(url, list);
  } catch (error) {
    throw explained(error, url);
  } finally {
    await client.end().catch(() => {});
  }
}

async function apply(url: string, migrationsList: MigrationList): Promise<string[]> {
  try {
    const input = { migrationsList, filters: noFilters };
    const { appliedMigrationNames } = await withSchemaEngine(url, (engine) => engine.applyMigrations(input));
    return appliedMigrationNames;
  } catch (error) {
    const { message } = error as Error;
    if (/not empty/.test(message)) throw othersThere([], { cause: error });
    throw new UserError(
      {
        en: `The database's schema could not be brought up to date: ${message.trim().split('\n').slice(0, 3).join(' ')}`,
        ja: `データベースのスキーマを最新にできませんでした（${message.trim().split('\n').slice(0, 3).join(' ')}）`,
      },
      {
        en: 'The user in DATABASE_URL must own the database. A migration that failed half-way is rolled back; start again.',
        ja: 'DATABASE_URL の利用者はデータベースの所有者である必要があります。途中で失敗した変更は取り消されます。もう一度始めてください。',
      },
      { cause: error },
    );
  }
}

/** Begun and not finished, and nobody else is at it: its one transaction was rolled back, so it may be tried again. */
async function forgetUnfinished(client: pg.Client): Promise<void> {
  if (!(await hasMigrated(client))) return;
  await client.query(
    'UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
}

/** Puts the one migration in place of those that it was made of, in Prisma's record: the schema is the same. */
async function recordSquashed(client: pg.Client, { migrationDirectories }: MigrationList): Promise<void> {
  const one = migrationDirectories.find(({ path }) => path === squashedInto);
  const { content } = one?.migrationFile ?? {};
  if (content?.tag !== 'ok') throw new Error(`${squashedInto} is missing from the package`);
  await client.query(
    `WITH gone AS (DELETE FROM _prisma_migrations WHERE migration_name = ANY ($1))
     INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($2, $3, $4, now(), now(), 1)`,
    [squashed, randomUUID(), createHash('sha256').update(content.value).digest('hex'), squashedInto],
  );
}

async function hasMigrated(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`);
  return rows[0].isThere;
}

/** The names of the migrations that the database has had, oldest first. */
export async function readApplied(client: pg.Client): Promise<string[]> {
  if (!(await hasMigrated(client))) return [];
  const applied = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
  );
  return applied.rows.map(({ name }) => name);
}

/**
 * Other programs keep such a record, too: also one in which nothing is finished yet is theirs.
 * @throws UserError where it has rows, and none of them is of ours
 */
export async function checkRecord(client: pg.Client, known: readonly string[]): Promise<void> {
  if (!(await hasMigrated(client))) return;
  const { rows } = await client.query<{ isOurs: boolean }>(
    'SELECT migration_name = ANY ($1) AS "isOurs" FROM _prisma_migrations',
    [[...known, ...squashed]],
  );
  if (rows.length > 0 && !rows.some(({ isOurs }) => isOurs)) throw othersThere(['_prisma_migrations']);
}

export function checkKnown(applied: readonly string[], known: readonly string[]): void {
  const foreign = applied.filter((name) => !known.includes(name));
  if (foreign.length === 0) return;
  throw new UserError(
    {
      en: `The database is newer than this Rusuban: it has had the migration ${foreign.join(', ')}, which this one doesn't know.`,
      ja: `データベースがこの留守番より新しいものです（この版の知らない変更 ${foreign.join(', ')} が済んでいます）。`,
    },
    {
      en: 'Update Rusuban (npm) to at least the version that last used this database. Nothing was touched.',
      ja: '留守番を、このデータベースを最後に使った版以上に更新してください（npm）。何も変更していません。',
    },
  );
}

/** `prisma/migrations` beside the sources, from src/ and from dist/ alike. */
export function findMigrations(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'prisma', 'migrations');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error('prisma/migrations is missing from the package');
  }
}

/** Reads a folder of migrations as the engine wants them, oldest first, `upTo` being the last. */
export async function readMigrations(baseDir: string, upTo?: string): Promise<MigrationList> {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const names = upTo === undefined ? folders : folders.filter((name) => name <= upTo);
  const lockfile = 'migration_lock.toml';
  return {
    baseDir,
    lockfile: { path: lockfile, content: await readFile(join(baseDir, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
