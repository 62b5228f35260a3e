// A dump, brought back elsewhere, is the same database: every table, row by row, and it goes on from there.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dumpDatabase } from '../../../../src/adapters/store/dump/dump.ts';
import { restoreDatabase } from '../../../../src/adapters/store/dump/restore.ts';
import { insertionOrder } from '../../../../src/adapters/store/dump/tables.ts';
import { openStore } from '../../../../src/adapters/store/index.ts';
import { findMigrations, migrate } from '../../../../src/adapters/store/schema/migrate.ts';
import { squashed, squashedInto } from '../../../../src/adapters/store/schema/squashed.ts';
import { askDatabase } from '../../../support/ask-database.ts';
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
  anOrder,
  aRun,
  openTestStore,
  seenAt,
  type TestStore,
} from '../../../support/store.ts';

const hostile = 'back\\slash \\. tab\t newline\n return\r line\u2028separator "quoted" 急須 🫖 \\N';

let alice: TestStore;
let dump: Buffer;
beforeAll(async () => {
  alice = await openTestStore();
  await observe(alice.store, 'one');
  dump = await dumped(alice.url);
});
afterAll(() => alice.close());

const opened: TestDatabase[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
async function emptyDatabase(): Promise<string> {
  const database = await openTestDatabase();
  opened.push(database);
  return database.url;
}

function observe(store: TestStore['store'], key: string) {
  return store.observe('alice', async (state) => {
    const listings = [aListing({ title: hostile }), aListing({ sku: '\\.' })];
    await state.putListings((await state.sightListings(listings)).map(({ seen }) => seen));
    await state.putOrders([anOrder()]);
    const when = { occurredAt: seenAt, observedAt: seenAt, reconstructed: false };
    await state.append([{ kind: 'listing-added', listing: aListing(), returning: false, key, ...when }]);
    return aRun();
  });
}

async function dumped(url: string): Promise<Buffer> {
  const into = new PassThrough();
  const [bytes] = await Promise.all([buffer(into), dumpDatabase(url, into, seenAt)]);
  return bytes;
}

/** Every table's rows as the database prints them. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const all: Record<string, string[]> = {};
    for (const { table } of await insertionOrder(client)) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`);
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  } finally {
    await client.end();
  }
}

describe('a dump', () => {
  it('brought back into an empty database is the same, table by table', async () => {
    const url = await emptyDatabase();
    const summary = await restoreDatabase(url, Readable.from([dump]));
    const there = await contents(url);
    expect(there).toEqual(await contents(alice.url));
    expect(there.listing?.join()).toContain('急須');
    expect(summary).toEqual({
      tables: Object.keys(there).length,
      rows: Object.values(there).flat().length,
      takenAt: new Date(seenAt).toISOString(),
    });
    expect(await migrate(url)).toEqual([]);
  });

  it('goes on where it was: new rows get new ids, and the stored sign-in still opens', async () => {
    const url = await emptyDatabase();
    await restoreDatabase(url, Readable.from([dump]));
    const store = await openStore({ url, sealer: alice.secrets });
    try {
      await observe(store, 'two');
      expect(await store.counts('alice')).toMatchObject({ changes: 2 });
      expect(await store.readCredentials('alice')).toEqual(aliceCredentials);
    } finally {
      await store.close();
    }
  });

  it('lets nobody into the console who was in it', async () => {
    const test = await openTestStore();
    const { store, url } = test;
    try {
      const entry = { at: seenAt, accountId: null, who: 'alice', via: 'command', subject: null, detail: {} } as const;
      const link = { madeBy: 'alice', expiresAt: seenAt + 1000 };
      const made = { ...entry, what: 'console-link-made' } as const;
      for (const tokenHash of ['used', 'kept']) await store.addConsoleLink({ ...link, tokenHash }, made);
      const session = { tokenHash: 'session', expiresAt: seenAt + 1000 };
      const entered = { ...entry, what: 'console-opened' } as const;
      expect(await store.enterConsole('used', session, seenAt, () => entered)).not.toBeNull();
      // a code on paper may have been used since the dump
      await askDatabase(
        url,
        `INSERT INTO person VALUES ('1', 'Bob', 'staff', now()); INSERT INTO recovery_code VALUES ('hash', '1', now());
         INSERT INTO api_token (id, token_hash, name, role, made_by, created_at, expires_at)
         VALUES ('t', 'hash', 'erp', 'reader', 'Bob', now(), now());
         INSERT INTO api_request VALUES ('t', 'key', 'hash', now(), 200, 'said')`,
      );
      const there = await emptyDatabase();
      await restoreDatabase(there, Readable.from([await dumped(url)]));
      const { console_session, console_link, recovery_code, api_token, api_request, ...kept } = await contents(there);
      expect([console_session, console_link, recovery_code, api_token, api_request]).toEqual([[], [], [], [], []]);
      const { person, audit_log } = kept;
      expect([person?.length, audit_log?.length]).toEqual([1, 3]);
    } finally {
      await test.close();
    }
  });

  it('holds no refresh token in clear', () => {
    const text = gunzipSync(dump).toString();
    expect(text).toContain('急須');
    expect(text).not.toContain(aliceCredentials.refreshToken);
    expect(text).not.toContain(aliceCredentials.clientSecret);
  });

  it('of an older schema is brought up to date: its rows are copied before the later migration runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rusuban-later-'));
    try {
      await cp(findMigrations(), folder, { recursive: true });
      await mkdir(join(folder, '29990101000000_later'));
      await writeFile(
        join(folder, '29990101000000_later', 'migration.sql'),
        `ALTER TABLE "account" ADD COLUMN "motto" TEXT;\nUPDATE "account" SET "motto" = 'of ' || "name";\n`,
      );
      const url = await emptyDatabase();
      await restoreDatabase(url, Readable.from([dump]), folder);
      expect((await contents(url)).account?.join()).toContain("of Alice's shop");
      expect(await migrate(url, folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('from before the migrations were made into one is the same', async () => {
    const old = lines()
      .join('\n')
      .replace(`"${squashedInto}"`, squashed.map((name) => `"${name}"`).join());
    const url = await emptyDatabase();
    await restoreDatabase(url, Readable.from([gzipSync(old)]));
    expect(await contents(url)).toEqual(await contents(alice.url));
    expect(await migrate(url)).toEqual([]);
  });
});

describe('what is not restored', () => {
  it('is anything into a database that watches an account, which stays as it is', async () => {
    const bob = await openTestStore({ isEmpty: true });
    try {
      await bob.store.addAccount(anAccount({ id: 'bob' }), aliceCredentials, seenAt);
      const before = await contents(bob.url);
      await expect(restoreDatabase(bob.url, Readable.from([dump]))).rejects.toThrow(/watches accounts already/);
      expect(await contents(bob.url)).toEqual(before);
    } finally {
      await bob.close();
    }
  });

  it.each([
    ['a table of the name of ours, empty', 'CREATE TABLE account (id int); CREATE TABLE ledger AS SELECT 1 AS a'],
    ['a table of the name of ours alone', 'CREATE TABLE account ()'],
    ['a view', 'CREATE VIEW seen AS SELECT 1 AS a'],
    [
      'a record of migrations of its own',
      'CREATE TABLE account (); CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz)',
    ],
    [
      'a migration of its own that is not finished',
      "CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz); INSERT INTO _prisma_migrations VALUES ('20250101_theirs', NULL, NULL)",
    ],
  ])('is anything into the database of another program, with %s', async (_, sql) => {
    const url = await emptyDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
      const relations = async () =>
        (await client.query("SELECT oid, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"))
          .rows;
      const record = async () =>
        sql.includes('_prisma_migrations') ? (await client.query('SELECT * FROM _prisma_migrations')).rows : [];
      const before = [await relations(), await record()];
      await expect(migrate(url)).rejects.toThrow(/not of Rusuban/);
      await expect(restoreDatabase(url, Readable.from([dump]))).rejects.toThrow(/not of Rusuban/);
      expect([await relations(), await record()]).toEqual(before);
    } finally {
      await client.end();
    }
  });

  it('is anything into one of ours that holds a table of others', async () => {
    const empty = await openTestStore({ isEmpty: true });
    const client = new pg.Client({ connectionString: empty.url });
    await client.connect();
    await client.query('CREATE TABLE ledger AS SELECT 42 AS answer');
    await expect(restoreDatabase(empty.url, Readable.from([dump]))).rejects.toThrow(/not of Rusuban \(ledger\)/);
    expect((await client.query('SELECT answer FROM ledger')).rows).toEqual([{ answer: 42 }]);
    await client.query('DROP TABLE ledger');
    await restoreDatabase(empty.url, Readable.from([dump]));
    expect(await contents(empty.url)).toEqual(await contents(alice.url));
    await client.end();
    await empty.close();
  });

  it.each<[string, () => Buffer]>([
    ['an empty file', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('SELECT 1;')],
    ['something else, gzipped', () => gzipSync('SELECT 1;\n')],
    ['a file that was cut off', () => dump.subarray(0, dump.length - 200)],
    ['one that ends too early', () => gzipSync(lines().slice(0, -2).join('\n'))],
    ['one with a row too few', () => gzipSync(without(lines(), (line) => line.includes('急須')).join('\n'))],
    [
      'one that names a table of others',
      () => gzipSync(lines().join('\n').replace('"table":"account"', '"table":"pg_authid"')),
    ],
  ])('is %s: nothing of it is kept', async (_name, file) => {
    const url = await emptyDatabase();
    await expect(restoreDatabase(url, Readable.from([file()]))).rejects.toThrow(/no whole dump/);
    await migrate(url);
    expect(Object.values(await contents(url)).flat()).toEqual([]);
  });

  it('is one of a program from before 0.1.0 that was not the last', async () => {
    const old = lines()
      .join('\n')
      .replace(/"migrations":\[[^\]]*\]/, `"migrations":${JSON.stringify(squashed.slice(0, 3))}`);
    const url = await emptyDatabase();
    await expect(restoreDatabase(url, Readable.from([gzipSync(old)]))).rejects.toThrow(/as far as .*_mailbox/);
    expect(await contents(url)).toEqual({});
  });

  it('is a dump of a newer program', async () => {
    const newer = lines().join('\n').replace('"migrations":[', '"migrations":["29990101000000_later",');
    const url = await emptyDatabase();
    await expect(restoreDatabase(url, Readable.from([gzipSync(newer)]))).rejects.toThrow(/newer Rusuban/);
  });
});

function lines(): string[] {
  return gunzipSync(dump).toString().split('\n');
}

function without<T>(all: readonly T[], isUnwanted: (one: T) => boolean): T[] {
  const at = all.findIndex(isUnwanted);
  return all.filter((_one, index) => index !== at);
}
