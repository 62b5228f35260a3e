// Opening a store: migrations, accounts and their secrets, and what a database that doesn't work is told as.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createQueues } from '../../../src/adapters/queue/index.ts';
import { openSecrets } from '../../../src/adapters/secrets.ts';
import { explained, whereIs } from '../../../src/adapters/store/faults.ts';
import { migrate, openStore } from '../../../src/adapters/store/index.ts';
import { findMigrations, readMigrations } from '../../../src/adapters/store/schema/migrate.ts';
import { diffSchemas, noFilters, withSchemaEngine } from '../../../src/adapters/store/schema/schema-engine.ts';
import { squashed, squashedInto } from '../../../src/adapters/store/schema/squashed.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { show } from '../../support/show.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
  aRun,
  openTestStore,
  seenAt,
  type TestStore,
} from '../../support/store.ts';

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
    await client.query('CREATE TABLE delivery ()');
    expect((await faultOf(migrate(database.url))).message).toContain('already exists');
    expect(await tablesOf(client)).toEqual(['_prisma_migrations', 'delivery']);
    await client.query('DROP TABLE delivery');
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
        await client.query<{ name: string }>('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1')
      ).rows.map(({ name }) => name);
    const pretend = async (had: readonly string[]) => {
      await client.query('DELETE FROM _prisma_migrations');
      for (const name of had)
        await client.query(
          "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, 'x', $1, now())",
          [name],
        );
    };

    it('that has had them all has had the one: nothing is applied, and Prisma finds its record in order', async () => {
      await pretend(squashed);
      expect(await Promise.all([migrate(database.url), migrate(database.url)])).toEqual([[], []]);
      expect(await names()).toEqual([squashedInto]);
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

describe('accounts', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test.close());

  it('come back as they were added, and once', async () => {
    expect(await test.store.listAccounts()).toEqual([anAccount()]);
    expect(await test.store.findAccount('alice')).toEqual(anAccount());
    expect(await test.store.findAccount('mallory')).toBeNull();
    const again = await faultOf(test.store.addAccount(anAccount(), aliceCredentials, seenAt));
    expect(again).toBeInstanceOf(UserError);
    expect(again.message).toBe('There is an account alice already.');
  });

  it('keep their sign-in encrypted, and turn it over to a new key', async () => {
    expect(await test.store.readCredentials('alice')).toEqual(aliceCredentials);
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    const stored = async () => (await client.query('SELECT credentials, key_id FROM account')).rows[0];
    const before = await stored();
    expect(JSON.stringify(before)).not.toMatch(/Atzr|secret-of|amzn1/);
    expect(before.key_id).toBe(test.secrets.keyId);

    const keys = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
    const stranger = await openSecrets({ secretKeys: keys, dataDir: '' });
    const strangers = await openStore({ url: test.url, sealer: stranger });
    expect((await faultOf(strangers.readCredentials('alice'))).message).toContain(before.key_id);
    await strangers.close();

    const both = { ...stranger, open: (sealed: string, subject: string) => test.secrets.open(sealed, subject) };
    const rotating = await openStore({ url: test.url, sealer: both });
    // the refresh token, and the secret of the application
    expect(await rotating.rotateSecrets()).toBe(2);
    await rotating.close();
    expect((await stored()).key_id).toBe(stranger.keyId);
    expect(await stranger.open((await stored()).credentials, 'alice')).toBe(aliceCredentials.refreshToken);
    await client.end();
  });

  it('take everything with them when they are removed, and nothing of others', async () => {
    await test.store.addAccount(anAccount({ id: 'bob' }), aliceCredentials, seenAt);
    for (const id of ['alice', 'bob'])
      await test.store.observe(id, async (state) => {
        await show(state, [{ listings: [aListing()] }], { at: seenAt });
        await state.append([
          {
            kind: 'listing-removed',
            listing: aListing(),
            key: 'k',
            occurredAt: seenAt,
            observedAt: seenAt,
            reconstructed: false,
          },
        ]);
        return aRun();
      });
    expect(await test.store.removeAccount('alice')).toBe(true);
    expect(await test.store.removeAccount('alice')).toBe(false);
    expect(await test.store.counts('alice')).toEqual({ listings: 0, activeListings: 0, orders: 0, changes: 0 });
    expect(await test.store.counts('bob')).toMatchObject({ listings: 1, changes: 2 });
    expect(await test.store.lastRuns('alice')).toEqual({});
    expect((await faultOf(test.store.readCredentials('alice'))).message).toBe('There is no account alice.');
  });

  it('say that the database is gone, where, and never its password', async () => {
    const database = await openTestDatabase();
    const store = await openStore({ url: database.url, sealer: test.secrets });
    await database.close();
    const { password } = new URL(database.url);
    const attempts = [store.listAccounts(), store.claimOutbox(seenAt, 1), store.observe('alice', async () => aRun())];
    for (const fault of await Promise.all(attempts.map(faultOf))) {
      expect(fault).toBeInstanceOf(UserError);
      expect(fault.message).toContain(whereIs(database.url));
      expect(`${fault.message}${fault.hint}`).not.toContain(password);
    }
    await store.close();
  });
});

describe('a database that does not work', () => {
  const sealer = { keyId: 'k', seal: async (plain: string) => plain, open: async (sealed: string) => sealed };

  it('because nobody listens is told with host and port', async () => {
    const probe = createServer();
    const port = await new Promise<number>((resolve) =>
      probe.listen(0, '127.0.0.1', () => resolve((probe.address() as { port: number }).port)),
    );
    await new Promise((resolve) => probe.close(resolve));
    const fault = await faultOf(openStore({ url: `postgresql://alice:hunter2@127.0.0.1:${port}/shop`, sealer }));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.message).toContain(`127.0.0.1:${port}/shop can't be reached`);
    expect(`${fault.message}${fault.hint}`).not.toContain('hunter2');
  });

  it('because its user may make nothing is told, for the store and for the queue', async () => {
    const database = await openTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const mallory = `mallory_${process.pid}`;
    await client.query(`CREATE ROLE ${mallory} LOGIN PASSWORD 'hunter2'`);
    const url = Object.assign(new URL(database.url), { username: mallory, password: 'hunter2' }).href;
    const log = { warn: () => undefined, error: () => undefined };
    const faults = [
      await faultOf(openStore({ url, sealer })),
      await faultOf(createQueues({ redisUrl: null, databaseUrl: url, log, now: Date.now })),
    ];
    for (const { message, hint } of faults) {
      expect(message).toMatch(/permission denied/);
      expect(hint).toMatch(/own the database|may create a schema|database's owner/);
      expect(message + hint).not.toContain('hunter2');
    }
    expect(await tablesOf(client)).toEqual([]);
    await client.query(`DROP ROLE ${mallory}`);
    await client.end();
    await database.close();
  });

  it.each([
    ['53100', 'is full'],
    ['53300', 'no connection left'],
    ['57014', 'took too long'],
    ['42501', "doesn't let Rusuban work"],
    ['28P01', 'refused the user or password'],
    ['3D000', 'There is no database'],
    ['57P01', "can't be reached"],
  ])('with the error %s is told in words', async (code, words) => {
    const database = await openTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const error = await faultOf(client.query(`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`));
    await client.end();
    await database.close();
    const told = explained(error, 'postgresql://alice:hunter2@db.example.com/shop') as UserError;
    expect(told).toBeInstanceOf(UserError);
    expect(told.message).toContain(words);
    expect(told.message).toContain('db.example.com:5432/shop');
  });

  it('with any other error is told as it is', () => {
    const bug = new TypeError('x is not a function');
    expect(explained(bug, 'postgresql://db.example.com/shop')).toBe(bug);
  });
});
