// The typed client's transaction over an account takes turns with those of SQL: both lock the account's row.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { aRun, openTestStore, type TestStore } from '../../../support/store.ts';

let test: TestStore;
let client: pg.Client;
beforeAll(async () => {
  test = await openTestStore();
  client = new pg.Client({ connectionString: test.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await test.close();
});

/** Comes back when a session of this database waits for a lock. */
async function someoneWaits(): Promise<void> {
  const waiting =
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'";
  while ((await client.query(waiting)).rowCount === 0);
}

it('waits for a pull, and sees what it wrote', async () => {
  const order: string[] = [];
  let change: Promise<unknown> = Promise.resolve();
  await test.store.observe('alice', async () => {
    change = test.store
      .changePhrase('alice', 'alice@example.com', () => ({ phrase: 'red kettle', outbox: [], entries: [] }))
      .then(() => order.push('phrase'));
    await someoneWaits();
    order.push('pull');
    return aRun();
  });
  await change;
  expect(order).toEqual(['pull', 'phrase']);
});

it('is kept whole or not at all: what can not be said changes nothing', async () => {
  const entry = { at: 0, accountId: 'alice', who: 'Alice', via: 'command', subject: null, detail: {} } as const;
  const change = test.store.changeRecipients('alice', (before) => ({
    recipients: before.map((one) => ({ ...one, address: 'mallory@example.com' })),
    outbox: [],
    // a column that takes no null
    entries: [{ ...entry, what: null as never }],
  }));
  await expect(change).rejects.toThrow();
  expect((await test.store.listRecipients('alice')).map(({ address }) => address)).toEqual(['alice@example.com']);
  expect(await test.store.readLog({ limit: 10 })).toEqual([]);
});

it('is not begun for an account that is gone', async () => {
  await expect(
    test.store.changePhrase('mallory', 'alice@example.com', () => {
      throw new Error('asked all the same');
    }),
  ).rejects.toThrow('There is no account mallory.');
});
