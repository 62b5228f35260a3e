// A mailbox on a real IMAP server, and on the simulator's: what is read, what is left untouched, and a network that fails anywhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailboxes } from '../../../src/adapters/mailbox/index.ts';
import { MailboxFault, type MailSource } from '../../../src/adapters/mailbox/port.ts';
import type { Mailbox } from '../../../src/domain/mail/mailbox.ts';
import type { StoredMailbox } from '../../../src/simulator/mailbox/imap/mailbox.ts';
import { startCuttingProxy } from '../../support/cutting-proxy.ts';
import { type Dovecot, hasDovecot, startDovecot } from '../../support/dovecot.ts';
import { startImapDouble } from '../../support/imap-double.ts';
import { offline } from '../../support/mails/judge.ts';
import { mailBytes, passes } from '../../support/mails/mail.ts';

const at = Date.UTC(2026, 10, 22, 2);
const mailboxes = createMailboxes({ inbox: '', ...offline });
const worthOf = ({ from }: { from: string }) => (/amazon/i.test(from) ? 1 : 0);
const notice = (id: string) =>
  mailBytes({
    from: 'Amazon.co.jp <account-update@amazon.co.jp>',
    subject: 'パスワードの変更が完了しました',
    results: passes('amazon.co.jp'),
    text: 'x',
  })
    .toString('latin1')
    .replace('<0102@example.org>', `<${id}@amazon.co.jp>`);
const letter = (id: string) =>
  mailBytes({ text: 'private' }).toString('latin1').replace('<0102@example.org>', `<${id}@example.com>`);

async function readAll(source: MailSource, since = 0) {
  const mails: { key: string; arrivedAt: number; isRead: boolean }[] = [];
  for await (const { key, arrivedAt, examined } of source.read(since, worthOf))
    mails.push({ key, arrivedAt, isRead: examined !== null });
  return mails;
}
const at_ = ({ settings, ...mailbox }: Mailbox, other: Partial<Mailbox['settings']>): Mailbox => ({
  ...mailbox,
  settings: { ...settings, ...other },
});

if (!hasDovecot)
  console.warn('Dovecot is not installed (Debian: dovecot-imapd): the tests on a real IMAP server are left out.');

const servers = [
  { name: 'Dovecot', start: startDovecot, isHere: hasDovecot },
  // Held against the same tests, so that what is tried on it elsewhere means something.
  { name: 'the simulator’s server', start: startImapDouble, isHere: true },
];

describe.each(servers.filter(({ isHere }) => isHere))('a mailbox on $name', ({ start }) => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await start();
  });
  beforeEach(async () => {
    if ((await server.files()).length > 0) return;
    for (let i = 0; i < 30; i++) {
      const raw = i % 3 === 0 ? notice(`n${i}`) : letter(`p${i}`);
      await server.deliver(Buffer.from(raw, 'latin1'), at + i * 1000);
    }
  });
  afterAll(() => server?.close());

  it('gives every mail, and only what claims Amazon whole', async () => {
    const mails = await readAll(mailboxes.open(server.mailbox));
    expect(mails).toHaveLength(30);
    expect(mails.filter(({ isRead }) => isRead).map(({ key }) => key)).toEqual(
      Array.from({ length: 10 }, (_, i) => `<n${(9 - i) * 3}@amazon.co.jp>`),
    );
    expect(mails.map(({ arrivedAt }) => arrivedAt).sort()).toEqual(Array.from({ length: 30 }, (_, i) => at + i * 1000));
  });

  it('begins where it is asked to', async () => {
    expect(await readAll(mailboxes.open(server.mailbox), at + 25_000)).toHaveLength(5);
  });

  it('is left as it was: nothing is marked, moved or removed', async () => {
    const before = (await server.files()).map((name) => name.replace(/:2,$/, '')).sort();
    await readAll(mailboxes.open(server.mailbox));
    const after = await server.files();
    expect(after.filter((name) => /:2,.*[A-Z]/.test(name))).toEqual([]);
    expect(after.map((name) => name.replace(/:2,$/, '').replace(/,[SW]=\d+/g, '')).sort()).toEqual(before);
  });

  it.each([
    ['a wrong password', { signIn: { kind: 'password', password: 'wrong' } }, 'bad-credentials', /did not accept/],
    ['a folder that is not there', { folder: 'Nowhere' }, 'no-folder', /no folder Nowhere/],
    ['a server that is not there', { port: 1 }, 'network', /can't be read/],
  ] as const)('says what is wrong: %s', async (_, other, kind, message) => {
    const mailbox = at_(server.mailbox, other);
    const fault: unknown = await readAll(mailboxes.open(mailbox)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(MailboxFault);
    expect(fault).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(String(fault)).not.toMatch(/secret|wrong$/);
    expect(await mailboxes.test(mailbox)).toMatch(message);
  });

  it('is well when it is well', async () => {
    expect(await mailboxes.test(server.mailbox)).toBeNull();
  });

  it('whose connection is cut anywhere gives a fault and, read again, everything once', async () => {
    const proxy = await startCuttingProxy(server.mailbox.settings.port);
    try {
      const source = mailboxes.open(at_(server.mailbox, { port: proxy.port }));
      for (const bytes of [0, 50, 400, 1_500, 4_000, 9_000]) {
        proxy.cutAfter(bytes);
        await expect(readAll(source)).rejects.toBeInstanceOf(MailboxFault);
      }
      proxy.cutAfter(Number.POSITIVE_INFINITY);
      const mails = await readAll(source);
      expect(new Set(mails.map(({ key }) => key)).size).toBe(30);
    } finally {
      await proxy.close();
    }
  });
});

describe('a server that can’t be trusted', () => {
  const read = async (options: Parameters<typeof startImapDouble>[0]) => {
    const server = await startImapDouble(options);
    try {
      for (let i = 0; i < 3; i++) await server.deliver(Buffer.from(notice(`n${i}`), 'latin1'), at);
      const impatient = createMailboxes({ inbox: '', ...offline, silenceMs: 300 });
      return await readAll(impatient.open(server.mailbox)).catch((error: unknown) => error);
    } finally {
      await server.close();
    }
  };

  it.each([
    ['much too long', 10_000_000_000],
    ['a little too long', 40],
    ['a little too short', -20],
  ])('whose lengths are %s gives a fault or mails, and never hangs', async (_, lie) => {
    const result = await read({ lie });
    if (Array.isArray(result)) for (const { key } of result) expect(key).toMatch(/^<n\d@|^sha256:/);
    else expect(result).toMatchObject({ name: 'MailboxFault', kind: 'network' });
  });

  it('whose mail is larger than any gives the beginning of it', async () => {
    const huge = Buffer.concat([Buffer.from(notice('big'), 'latin1'), Buffer.alloc(12_000_000, 65)]);
    const mailbox = { uidValidity: 1, mails: () => [{ uid: 1, receivedAt: at, raw: () => huge }] };
    expect(await read({ mailbox })).toEqual([{ key: '<big@amazon.co.jp>', arrivedAt: at, isRead: true }]);
  });
});

describe('the other folders of a mailbox', () => {
  type Folders = NonNullable<StoredMailbox['folders']>;
  const stored = (uid: number, raw: string) => ({
    uid,
    receivedAt: at + uid * 1000,
    raw: () => Buffer.from(raw, 'latin1'),
  });
  const serve = async (folders: Folders, inbox: readonly string[], then: (source: MailSource) => Promise<void>) => {
    const mailbox = { uidValidity: 1, mails: () => inbox.map((raw, i) => stored(i + 1, raw)), folders };
    const server = await startImapDouble({ mailbox });
    try {
      await then(createMailboxes({ inbox: '', ...offline }).open(server.mailbox));
    } finally {
      await server.close();
    }
  };
  const folder = (use: string | null, ...mails: readonly string[]) => ({
    use,
    mails: () => mails.map((raw, i) => stored(i + 1, raw)),
  });

  it('are watched for what bears Amazon’s name, each mail once wherever it lies', async () => {
    const folders = {
      'All Mail': folder('\\All', notice('n1'), letter('p1'), notice('n2')),
      Shop: folder(null, notice('n2'), notice('n3'), letter('p2')),
      Trash: folder('\\Trash', notice('n4')),
      Sent: folder('\\Sent', notice('n5')),
    };
    await serve(folders, [notice('n1'), letter('p1')], async (source) => {
      const keys = (await readAll(source)).map(({ key }) => key.slice(1, key.indexOf('@')));
      expect(keys.sort()).toEqual(['n1', 'n2', 'n3', 'n4', 'p1']);
    });
  });

  it('are passed by where they may not be opened: the rest counts', async () => {
    const folders = { Shared: { ...folder(null, notice('n8')), isClosed: true }, Shop: folder(null, notice('n9')) };
    await serve(folders, [letter('p1')], async (source) => {
      expect((await readAll(source)).map(({ key }) => key.slice(1, key.indexOf('@'))).sort()).toEqual(['n9', 'p1']);
    });
  });

  it('are named where they may not be opened', async () => {
    const shut = { ...folder(null, notice('n8')), isClosed: true };
    const mailbox = { uidValidity: 1, mails: () => [], folders: { Shared: shut, Shop: folder(null) } };
    const server = await startImapDouble({ mailbox });
    const plain = await startImapDouble();
    try {
      const mailboxes = createMailboxes({ inbox: '', ...offline });
      expect(await mailboxes.closed(server.mailbox)).toEqual(['Shared']);
      expect(await mailboxes.closed(plain.mailbox)).toEqual([]);
      const elsewhere = { ...plain.mailbox.settings, port: 1 };
      await expect(mailboxes.closed({ name: 'main', settings: elsewhere })).rejects.toMatchObject({ kind: 'network' });
    } finally {
      await server.close();
      await plain.close();
    }
  });

  it('are read again until a reading was recorded, and then when something has come', async () => {
    const mails = [notice('n1')];
    const shop = { use: null, mails: () => mails.map((raw, i) => stored(i + 1, raw)) };
    await serve({ Shop: shop }, [], async (source) => {
      expect(await readAll(source, at)).toHaveLength(1);
      // the same moment again: what was read then was not kept
      expect(await readAll(source, at)).toHaveLength(1);
      expect(await readAll(source, at + 1)).toHaveLength(0);
      mails.push(notice('n2'));
      expect(await readAll(source, at + 2)).toHaveLength(2);
    });
  });

  it('that are junk or waste are told as such', async () => {
    await serve({ Junk: folder('\\Junk', notice('n1')) }, [], async (source) => {
      const mails = [];
      for await (const mail of source.read(0, worthOf)) mails.push(mail);
      expect(mails.map(({ isSetAside }) => isSetAside)).toEqual([true]);
    });
  });
});

it('hundreds of thousands of mails that a search finds are looked at all the same', async () => {
  const raw = Buffer.from(letter('p'), 'latin1');
  const many = Array.from({ length: 450_000 }, (_, i) => ({ uid: 4_000_000 + i, receivedAt: at, raw: () => raw }));
  const server = await startImapDouble({ mailbox: { uidValidity: 1, mails: () => many } });
  try {
    const first = await createMailboxes({ inbox: '', ...offline })
      .open(server.mailbox)
      .read(0, worthOf)
      .next();
    expect(first.value).toMatchObject({ key: '<p@example.com>' });
  } finally {
    await server.close();
  }
});
