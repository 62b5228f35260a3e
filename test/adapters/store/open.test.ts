// Opening a store: accounts and their secrets, and what a database that doesn't work is told as.

import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createQueues } from '../../../src/adapters/queue/index.ts';
import { openSecrets } from '../../../src/adapters/secrets.ts';
import { explained, whereIs } from '../../../src/adapters/store/faults.ts';
import { openStore } from '../../../src/adapters/store/index.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { openTestDatabase } from '../../support/database.ts';
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
    const client = new pg.Client({ connectionString: database.adminUrl });
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

  it.each(['53100', '57014', '57P01'])(
    'with the error %s is told in the same words when the typed client met it',
    async (code) => {
      const test = await openTestStore();
      const client = new pg.Client({ connectionString: test.url });
      await client.connect();
      await client.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION fail();
      CREATE TRIGGER fail BEFORE UPDATE ON recipient FOR EACH ROW EXECUTE FUNCTION fail()`);
      const bySql = await faultOf(client.query("INSERT INTO answer VALUES (1, 'alice', 'a', 'yes', '', now())"));
      await client.end();
      const { message } = explained(bySql, test.url) as UserError;
      const answer = { question: 'a', answer: 'yes' as const, note: '', answeredAt: seenAt };
      const change = () => ({ phrase: 'red kettle', outbox: [], entries: [] });
      expect(await faultOf(test.store.addAnswer('alice', answer))).toMatchObject({ name: 'UserError', message });
      // within a transaction of its own
      expect(await faultOf(test.store.changePhrase('alice', 'alice@example.com', change))).toMatchObject({
        name: 'UserError',
        message,
      });
      await test.close();
    },
  );

  it('with any other error is told as it is', () => {
    const bug = new TypeError('x is not a function');
    expect(explained(bug, 'postgresql://db.example.com/shop')).toBe(bug);
  });
});
