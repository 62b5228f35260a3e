// Mailboxes in the store: only ever as ciphertext, bound to their name, gone with their account.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Mailbox } from '../../../../src/domain/mail/mailbox.ts';
import { anAccount, openTestStore, pauseOf, seenAt, type TestStore } from '../../../support/store.ts';

const mailbox: Mailbox = {
  name: 'main',
  settings: {
    host: 'imap.example.com',
    port: 993,
    isTls: true,
    user: 'alice@example.com',
    signIn: { kind: 'password', password: 'app-password-of-alice' },
    folder: 'INBOX',
  },
};

describe('mailboxes', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test?.close());

  it('are kept sealed, changed to a new key, and removed', async () => {
    const { store } = test;
    const account = anAccount();
    await store.addMailbox(account.id, mailbox, seenAt);
    await expect(store.addMailbox(account.id, mailbox, seenAt)).rejects.toThrow(/has a mailbox main already/);
    await expect(store.addMailbox('nobody', mailbox, seenAt)).rejects.toThrow(/nobody/);
    expect(await store.listMailboxes(account.id)).toEqual([mailbox]);

    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    const { rows } = await client.query('SELECT * FROM mailbox');
    await client.end();
    expect(JSON.stringify(rows)).not.toMatch(/app-password|imap\.example/);

    // the mailbox, the account and its application
    expect(await store.rotateSecrets()).toBe(3);
    expect(await store.listMailboxes(account.id)).toEqual([mailbox]);
    expect(
      await store.removeMailbox(account.id, 'other', { ...pauseOf(account.id, seenAt), what: 'mailbox-removed' }),
    ).toBe(false);
    expect(
      await store.removeMailbox(account.id, 'main', { ...pauseOf(account.id, seenAt), what: 'mailbox-removed' }),
    ).toBe(true);
    expect(await store.listMailboxes(account.id)).toEqual([]);
  });

  it('go with their account', async () => {
    const { store } = test;
    const account = anAccount();
    await store.addMailbox(account.id, mailbox, seenAt);
    await store.removeAccount(account.id);
    expect(await store.listMailboxes(account.id)).toEqual([]);
  });
});
