// Mails that vanish from a mailbox on a real IMAP server, and those that only seem to: moved, thrown away, fetched, read at leisure.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { createMailboxes } from '../../../src/adapters/mailbox/index.ts';
import type { MailSource } from '../../../src/adapters/mailbox/port.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../../support/dovecot.ts';
import { startImapDouble } from '../../support/imap-double.ts';
import { offline } from '../../support/mails/judge.ts';
import { mailBytes, passes } from '../../support/mails/mail.ts';

const at = Date.UTC(2026, 10, 22, 2);
const from = 'Amazon.co.jp <account-update@amazon.co.jp>';
const notice = (id: string) =>
  mailBytes({
    ...{ from, subject: 'パスワードの変更が完了しました', results: passes('amazon.co.jp'), text: 'x' },
    messageId: `${id}@amazon.co.jp`,
  });

let server: Dovecot;
let now: number;
let source: MailSource;
const reading = async (): Promise<string[]> => {
  const gone: string[] = [];
  for await (const mail of source.read(now - 2 * hourMs, ({ from }) => (/amazon/i.test(from) ? 1 : 0)))
    if (mail.missedAt !== undefined) gone.push(mail.key.slice(1, mail.key.indexOf('@')));
  return gone;
};
/** Two readings more, minutes apart: what they tell to have vanished. */
const later = async (): Promise<string[]> => {
  const told: string[] = [];
  for (let i = 0; i < 3; i++) {
    now += 3 * minuteMs;
    told.push(...(await reading()));
  }
  return told;
};
const begin = () => {
  now = at + minuteMs;
  source = createMailboxes({ inbox: '', ...offline, now: () => now }).open(server.mailbox);
};

/** What somebody else with the password does. */
async function inside(act: (client: ImapFlow) => Promise<unknown>): Promise<void> {
  const { host, port, user } = server.mailbox.settings;
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: 'secret' }, logger: false });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.logout();
  }
}
const uidOf = async (client: ImapFlow, id: string): Promise<string> => {
  const found = await client.search({ header: { 'message-id': `<${id}@amazon.co.jp>` } }, { uid: true });
  return String((found || [])[0]);
};
const expunge = (id: string, folder = 'INBOX') =>
  inside(async (client) => {
    await client.mailboxOpen(folder);
    await client.messageDelete(await uidOf(client, id), { uid: true });
  });
const move = (id: string, to: string) =>
  inside(async (client) => {
    await client.mailboxCreate(to).catch(() => null);
    await client.mailboxOpen('INBOX');
    await client.messageMove(await uidOf(client, id), to, { uid: true });
  });

const here = hasDovecot ? describe : describe.skip;
here('on Dovecot a mail of Amazon’s', () => {
  beforeEach(async () => {
    server = await startDovecot();
    for (const days of [3, 5, 9]) await server.deliver(notice(`old${days}`), at - days * dayMs);
    await server.deliver(notice('stays'), at - 10 * minuteMs);
    await server.deliver(notice('warning'), at);
    begin();
    expect(await reading()).toEqual([]);
  });
  afterEach(() => server.close());

  it('that is expunged within minutes has vanished, and is told once', async () => {
    await expunge('warning');
    expect(await later()).toEqual(['warning']);
    expect(await later()).toEqual([]);
  });

  it.each(['Trash', 'Shop'])('that was moved to %s is there, however often it is read again', async (folder) => {
    await move('warning', folder);
    expect(await later()).toEqual([]);
    expect(await later()).toEqual([]);
  });

  it('that was thrown away and the waste emptied at once has vanished', async () => {
    await move('warning', 'Trash');
    now += 3 * minuteMs;
    expect(await reading()).toEqual([]);
    await expunge('warning', 'Trash');
    expect(await later()).toEqual(['warning']);
  });

  it('that its owner throws away for good hours later is nobody’s affair', async () => {
    now += hourMs;
    expect(await reading()).toEqual([]);
    await expunge('warning');
    expect(await later()).toEqual([]);
  });

  it('where a mail program fetches all of them away has not vanished', async () => {
    for (const id of ['old3', 'old5', 'old9', 'stays', 'warning']) await expunge(id);
    expect(await later()).toEqual([]);
  });
});

describe('on a server that', () => {
  afterEach(() => server.close());

  it('shows a mailbox emptied and made anew with the same mails nothing has vanished', async () => {
    const double = await startImapDouble();
    server = double;
    for (const days of [3, 5]) await server.deliver(notice(`old${days}`), at - days * dayMs);
    await server.deliver(notice('warning'), at);
    begin();
    expect(await reading()).toEqual([]);
    double.renew();
    expect(await later()).toEqual([]);
  });

  it('has a folder that may not be opened nothing is said to have vanished: it may be there', async () => {
    let mails = ['old1', 'old2', 'warning'];
    const stored = () =>
      mails.map((id, i) => ({ uid: i + 1, receivedAt: id === 'warning' ? at : at - 3 * dayMs, raw: () => notice(id) }));
    const folders = { Shared: { use: null, mails: () => [], isClosed: true } };
    server = await startImapDouble({ mailbox: { uidValidity: 1, mails: stored, folders } });
    begin();
    expect(await reading()).toEqual([]);
    mails = ['old1', 'old2'];
    expect(await later()).toEqual([]);
  });
});
