// Applications: one for each client id, shared by its accounts; made of what older versions stored; nothing in clear.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openSecrets } from '../../../../src/adapters/secrets.ts';
import { openStore } from '../../../../src/adapters/store/index.ts';
import { dayMs } from '../../../../src/domain/clock.ts';
import type { LogEntry } from '../../../../src/domain/owner/log-entry.ts';
import { aliceCredentials, anAccount, openTestStore, seenAt, type TestStore } from '../../../support/store.ts';

let test: TestStore;
let client: pg.Client;
beforeEach(async () => {
  test = await openTestStore({ isEmpty: true });
  client = new pg.Client({ connectionString: test.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await test.close();
});

const { clientId } = aliceCredentials;
const entry: LogEntry = {
  ...{ at: seenAt, accountId: null, who: 'alice', via: 'command' as const },
  ...{ what: 'secret-changed' as const, subject: null, detail: {} },
};
const add = (id: string, credentials = aliceCredentials) =>
  test.store.addAccount(anAccount({ id }), { ...credentials, secretIssuedAt: seenAt }, seenAt);

describe('an application', () => {
  it('is shared by the accounts of one client id: one new secret is all that is needed', async () => {
    await add('alice');
    await add('bob', { ...aliceCredentials, refreshToken: 'Atzr|bob' });
    await add('carol', { clientId: 'amzn1.other', clientSecret: 'other', refreshToken: 'Atzr|carol' });
    expect(await test.store.listApplications()).toMatchObject([
      { clientId, secretIssuedAt: seenAt, accountIds: ['alice', 'bob'] },
      { clientId: 'amzn1.other', secretIssuedAt: seenAt, accountIds: ['carol'] },
    ]);
    expect(await test.store.setSecret(clientId, 'new', seenAt + 1, entry)).toBe(true);
    expect((await test.store.readCredentials('alice')).clientSecret).toBe('new');
    expect(await test.store.readCredentials('bob')).toEqual({
      clientId,
      clientSecret: 'new',
      refreshToken: 'Atzr|bob',
    });
    expect((await test.store.readCredentials('carol')).clientSecret).toBe('other');
    expect(await test.store.setSecret('amzn1.unknown', 'x', null, entry)).toBe(false);
    const rows = JSON.stringify((await client.query('SELECT * FROM application, account')).rows);
    expect(rows).not.toMatch(/Atzr|"new"|"other"|secret-of/);
  });

  it('ends when a notification says, unless it was changed since or would be warned of later', async () => {
    const issued = async () => (await test.store.listApplications())[0]?.secretIssuedAt;
    await add('alice');
    const end = (at: number, saidAt: number) => test.store.noteSecretEnd(clientId, at + 180 * dayMs, saidAt);
    await end(seenAt + 5 * dayMs, seenAt + dayMs);
    await end(seenAt - 5 * dayMs, seenAt - 1);
    expect(await issued()).toBe(seenAt);
    await end(seenAt - 5 * dayMs, seenAt + dayMs);
    expect(await issued()).toBe(seenAt - 5 * dayMs);
    await test.store.setSecret(clientId, 'new', null, entry);
    await end(seenAt + dayMs, seenAt + 2 * dayMs);
    expect(await issued()).toBe(seenAt + dayMs);
  });

  it('goes with its last account, also when that one turns to another', async () => {
    await add('alice');
    await add('bob');
    await test.store.removeAccount('alice');
    expect(await test.store.listApplications()).toHaveLength(1);
    const other = { clientId: 'amzn1.other', clientSecret: 'other', refreshToken: 'Atzr|bob-2' };
    await test.store.setCredentials('bob', other, seenAt + 5, { ...entry, what: 'credentials-changed' });
    expect(await test.store.listApplications()).toMatchObject([{ clientId: 'amzn1.other', accountIds: ['bob'] }]);
    expect(await test.store.readCredentials('bob')).toEqual(other);
    expect((await test.store.findAccount('bob'))?.authorisedAt).toBe(seenAt + 5);
    await test.store.removeAccount('bob');
    expect(await test.store.listApplications()).toEqual([]);
  });

  it('keeps the day of its secret when an account is added with the same one', async () => {
    await add('alice');
    await test.store.addAccount(anAccount({ id: 'bob' }), { ...aliceCredentials, secretIssuedAt: seenAt + 9 }, seenAt);
    expect((await test.store.listApplications())[0]?.secretIssuedAt).toBe(seenAt);
    const renewed = { ...aliceCredentials, clientSecret: 'renewed', secretIssuedAt: seenAt + 9 };
    await test.store.addAccount(anAccount({ id: 'carol' }), renewed, seenAt);
    expect((await test.store.listApplications())[0]?.secretIssuedAt).toBe(seenAt + 9);
    expect((await test.store.readCredentials('alice')).clientSecret).toBe('renewed');
  });
});

describe('accounts from before there were applications', () => {
  /** As the versions before stored it: all three sealed with the account. */
  async function makeOld(id: string, credentials: typeof aliceCredentials, issuedAt: number | null): Promise<void> {
    await add(id, credentials);
    const sealed = await test.secrets.seal(JSON.stringify(credentials), id);
    const issued = issuedAt === null ? null : new Date(issuedAt);
    await client.query('UPDATE account SET client_id = NULL, credentials = $2, secret_issued_at = $3 WHERE id = $1', [
      id,
      sealed,
      issued,
    ]);
  }
  const reopen = async (sealer = test.secrets) => {
    const store = await openStore({ url: test.url, sealer });
    return store;
  };

  it('are given one for each client id, with the secret that was issued last, by four processes at once', async () => {
    const older = { ...aliceCredentials, clientSecret: 'older', refreshToken: 'Atzr|bob' };
    await makeOld('bob', older, seenAt - 1);
    await makeOld('alice', aliceCredentials, seenAt);
    await makeOld('carol', { ...older, clientId: 'amzn1.other' }, null);
    await client.query('DELETE FROM application');
    const stores = await Promise.all([1, 2, 3, 4].map(() => reopen()));
    const [store] = stores;
    expect(await store?.listApplications()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ clientId, secretIssuedAt: seenAt, accountIds: ['bob', 'alice'].sort() }),
        expect.objectContaining({ clientId: 'amzn1.other', secretIssuedAt: null, accountIds: ['carol'] }),
      ]),
    );
    expect(await store?.readCredentials('alice')).toEqual(aliceCredentials);
    expect(await store?.readCredentials('bob')).toEqual({ ...aliceCredentials, refreshToken: 'Atzr|bob' });
    await Promise.all(stores.map((one) => one.close()));
  });

  it('whose key is missing stay as they are, and are taken up when it is back', async () => {
    await makeOld('alice', aliceCredentials, null);
    await client.query('DELETE FROM application');
    const keys = [Buffer.alloc(32, 1).toString('base64')];
    const stranger = await openSecrets({ secretKeys: keys, dataDir: '' });
    const without = await reopen(stranger);
    await expect(without.readCredentials('alice')).rejects.toThrow(test.secrets.keyId);
    expect(await without.listApplications()).toEqual([]);
    await without.close();
    expect(await test.store.readCredentials('alice')).toEqual(aliceCredentials);
    expect(await test.store.listApplications()).toMatchObject([{ clientId, accountIds: ['alice'] }]);
  });
});
