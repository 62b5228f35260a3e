// Migrating: several at once, cut off half-way, into what is not ours, what is newer, and what is older than 0.1.0.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { findMigrations, migrate, readMigrations } from '../../../../src/adapters/store/schema/migrate.ts';
import { diffSchemas, noFilters, withSchemaEngine } from '../../../../src/adapters/store/schema/schema-engine.ts';
import { squashed, squashedInto } from '../../../../src/adapters/store/schema/squashed.ts';
import { UserError } from '../../../../src/domain/errors.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';

const faultOf = (promise: Promise<unknown>): Promise<UserError> =>
  promise.then(
    () => null,
    (error) => error,
  ) as never;
const tablesOf = async (client: pg.Client): Promise<string[]> =>
  (await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")).rows.map(
    (row) => row.tablename,
  );

describe('migrating', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await openTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  it('refuses a database that holds something else', async () => {
    await client.query('CREATE TABLE of_someone_else ()');
    const fault = await faultOf(migrate(database.url));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toContain('not of Rusuban');
    await client.query('DROP TABLE of_someone_else');
  });

  it('four at once apply each migration once, then there is nothing to do', async () => {
    const names = (await readMigrations(findMigrations())).migrationDirectories.map(({ path }) => path);
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
    expect(applied.flat()).toEqual(names);
    expect(await migrate(database.url)).toEqual([]);
    expect(await tablesOf(client)).toEqual(
      expect.arrayContaining(['_prisma_migrations', 'account', 'listing', 'outbox']),
    );
  });

  it('tries again what was cut off, and leaves nothing half done', async () => {
    await client.query('UPDATE _prisma_migrations SET finished_at = NULL');
    for (const table of await tablesOf(client))
      if (table !== '_prisma_migrations') await client.query(`DROP TABLE "${table}" CASCADE`);
    await client.query('DROP FUNCTION forget_account, refuse_change');
    await client.query('CREATE TYPE delivery AS (x int)');
    expect((await faultOf(migrate(database.url))).message).toContain('already exists');
    expect(await tablesOf(client)).toEqual(['_prisma_migrations']);
    await client.query('DROP TYPE delivery');
    const { migrationDirectories } = await readMigrations(findMigrations());
    expect(await migrate(database.url)).toHaveLength(migrationDirectories.length);
  });

  it('stops at a database that is newer than the program', async () => {
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101_later', now())",
    );
    const fault = await faultOf(migrate(database.url));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toMatch(/newer than this Rusuban.*29990101_later/);
  });

  describe('a database from before the migrations were made into one', () => {
    const names = async () =>
      (
        await client.query<{ name: string }>(
          'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
        )
      ).rows.map(({ name }) => name);
    const pretend = async (had: readonly string[]) => {
      await client.query('DELETE FROM _prisma_migrations WHERE migration_name <> ALL ($1)', [had]);
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
         SELECT name, 'x', name, now() FROM unnest($1::text[]) AS had (name)
          WHERE name NOT IN (SELECT migration_name FROM _prisma_migrations)`,
        [had],
      );
    };

    it('that has had them all has had the one: nothing is applied, and Prisma finds its record in order', async () => {
      const later = (await readMigrations(findMigrations())).migrationDirectories
        .map(({ path }) => path)
        .filter((path) => path > squashedInto);
      await pretend([...squashed, ...later]);
      expect(await Promise.all([migrate(database.url), migrate(database.url)])).toEqual([[], []]);
      expect(await names()).toEqual([squashedInto, ...later]);
      const list = await readMigrations(findMigrations());
      const input = { migrationsList: list, filters: noFilters, optInToShadowDatabase: false };
      expect(await withSchemaEngine(database.url, (engine) => engine.diagnoseMigrationHistory(input))).toMatchObject({
        editedMigrationNames: [],
        failedMigrationNames: [],
        hasMigrationsTable: true,
        history: null,
      });
    });

    it('that has had only some of them is told what to do, and not touched', async () => {
      const some = squashed.slice(0, 9);
      await pretend(some);
      const fault = await faultOf(migrate(database.url));
      expect(fault).toBeInstanceOf(UserError);
      expect(fault.message).toMatch(/before 0\.1\.0.*20261122090349_bounces/);
      expect(fault.hint).toMatch(/RUSUBAN_DATA_DIR/);
      expect(await names()).toEqual(some);
    });

    it('and that a later program has had is newer than this one, and not touched', async () => {
      await pretend([...squashed, '29990101_later']);
      expect((await faultOf(migrate(database.url))).message).toMatch(/newer than this Rusuban.*29990101_later/);
      expect(await names()).toEqual([...squashed, '29990101_later']);
    });
  });

  it('says all that schema.prisma says (else: npm run db:diff)', async () => {
    const folder = findMigrations();
    const last = (await readMigrations(folder)).migrationDirectories.at(-1)?.path ?? '';
    expect(
      await diffSchemas(database.url, join(folder, last, 'schema.prisma'), join(folder, '..', 'schema.prisma')),
    ).toBeNull();
  });
});
