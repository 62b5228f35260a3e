// Safe phrases: each recipient's own, sealed wherever they lie, and kept from the version that had one for all in clear.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dumpDatabase } from '../../../../src/adapters/store/dump/dump.ts';
import { openStore } from '../../../../src/adapters/store/index.ts';
import { hourMs } from '../../../../src/domain/clock.ts';
import { newRecipient } from '../../../../src/domain/telling/recipient.ts';
import { changePhrase } from '../../../../src/owner/safe-phrase.ts';
import { changeRecipients } from '../../../../src/telling/recipients.ts';
import { aliceCredentials, anAccount, openTestStore, seenAt, type TestStore } from '../../../support/store.ts';

const people = ['alice@example.com', 'bob@example.com'] as const;
const by = { name: 'alice', via: 'command' } as const;

let test: TestStore;
let ids = 0;
const deps = () => ({
  store: test.store,
  clock: { now: () => seenAt, sleep: async () => {} },
  newId: () => `change-${++ids}`,
});
const account = anAccount({ recipients: people });
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  await test.store.addAccount({ ...account, safePhrase: 'blue teapot' }, aliceCredentials, seenAt);
});
afterAll(() => test.close());

const phrases = () => Promise.all([...people, 'webhook:ops'].map((one) => test.store.phraseOf('alice', one)));

/** What is owed now, by whom it goes to, with the phrase that it goes under. */
async function owed(): Promise<Record<string, string | null>> {
  const under: Record<string, string | null> = {};
  for (;;) {
    const row = await test.store.claimOutbox(seenAt, hourMs);
    if (row === null) return under;
    under[row.recipient] = await test.store.phraseUnder(row);
    await test.store.settleOutbox(row.key, { outcome: 'dropped', detail: '' }, seenAt);
  }
}

async function everything(): Promise<string> {
  const into = new PassThrough();
  const [bytes] = await Promise.all([buffer(into), dumpDatabase(test.url, into, seenAt)]);
  return gunzipSync(bytes).toString();
}

async function query(sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('a safe phrase', () => {
  it('is one recipient’s: told of a change are all, that one under the old words, and a chat room knows none', async () => {
    await changePhrase(deps(), account, people[1], by, 'red kite');
    expect(await phrases()).toEqual(['blue teapot', 'red kite', null]);
    expect(await owed()).toEqual({ [people[0]]: 'blue teapot', [people[1]]: null });
    await changePhrase(deps(), account, people[1], by, 'grey owl');
    expect(await owed()).toEqual({ [people[0]]: 'blue teapot', [people[1]]: 'red kite' });
  });

  it('stands nowhere in clear, be it stored, owed or dumped', async () => {
    const all = await everything();
    expect(all).toContain('bob@example.com');
    expect(all).not.toMatch(/blue teapot|red kite|grey owl/);
  });

  it('goes with the message that takes its reader from the list', async () => {
    const others = (await test.store.listRecipients('alice')).filter(({ address }) => address === people[0]);
    await changeRecipients(deps(), account, by, () => others);
    expect(await owed()).toEqual({ [people[0]]: 'blue teapot', [people[1]]: 'grey owl' });
    expect(await phrases()).toEqual(['blue teapot', null, null]);
  });

  it('is sealed anew when keys change', async () => {
    const before = await everything();
    expect(await test.store.rotateSecrets()).toBe(3);
    expect(await everything()).not.toBe(before);
    expect(await phrases()).toEqual(['blue teapot', null, null]);
  });

  it('of the version before, one for all and in clear, goes on working for each, in what waits as well', async () => {
    await changeRecipients(deps(), account, by, (before) => [
      ...before,
      newRecipient(people[1]),
      newRecipient('webhook:ops'),
    ]);
    await owed();
    await changePhrase(deps(), account, people[0], by, null);
    await query(`UPDATE account SET safe_phrase = 'old lantern';
      UPDATE outbox SET props = (props - 'safePhrase') || '{"oldPhrase":"older lantern"}' WHERE settled_at IS NULL`);
    expect(await everything()).toMatch(/old lantern.*older lantern/s);
    for (let opened = 0; opened < 2; opened++) await (await openStore({ url: test.url, sealer: test.secrets })).close();
    expect(await phrases()).toEqual(['old lantern', 'old lantern', null]);
    expect(await everything()).not.toContain('lantern');
    expect(await owed()).toMatchObject({ [people[0]]: 'older lantern', [people[1]]: 'older lantern' });
  });
});
