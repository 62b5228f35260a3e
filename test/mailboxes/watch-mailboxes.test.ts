// From a mail in the mailbox to the account that is asked to be pulled; mailboxes that come and go; and a network that is
// cut anywhere: no notice lost, none twice.
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { createScaledClock, createSystemClock } from '../../src/adapters/clock.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import type { Mailbox } from '../../src/domain/mail/mailbox.ts';
import { withNotices } from '../../src/mailboxes/notice-source.ts';
import { watchMailboxes } from '../../src/mailboxes/watch-mailboxes.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { observe } from '../../src/watch/observe.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { anAccount } from '../support/factories.ts';
import { type ImapDouble, startImapDouble } from '../support/imap-double.ts';
import { offline } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const account = anAccount();
const mailboxes = createMailboxes({ inbox: '', ...offline });
const notice = (id: number) =>
  mailBytes({
    from: 'Amazon.co.jp <account-update@amazon.co.jp>',
    subject: 'Eメールアドレスが変更されました',
    text: 'x'.repeat(2_000),
    results: passes('amazon.co.jp'),
    messageId: `n${id}@amazon.co.jp`,
  });

async function double(): Promise<ImapDouble> {
  const server = await startImapDouble();
  ends.push(() => server.close());
  return server;
}

describe('watching mailboxes', () => {
  it('tells the account of a mail, of one in a mailbox added later, and of none in one that was removed', async () => {
    const [first, second] = [await double(), await double()];
    const listed: Mailbox[] = [first.mailbox];
    const store = {
      listAccounts: async () => [account],
      listMailboxes: async () => listed,
      changeMailbox: async () => {},
    };
    const clock = createScaledClock({ startAt: createSystemClock().now(), speed: 500 });
    const end = new AbortController();
    let told = 0;
    const tell = { next: () => {} };
    const nextTelling = () =>
      new Promise<void>((resolve) => {
        tell.next = resolve;
      });
    const begun = nextTelling();
    const log = { warn() {} };
    const onMail = async (id: string) => {
      expect(id).toBe(account.id);
      told++;
      tell.next();
    };
    const done = watchMailboxes({ store, mailboxes, clock, log }, onMail, end.signal);
    ends.push(async () => {
      end.abort();
      await done;
    });
    await begun;
    for (const server of [first, second]) {
      if (server === second) {
        const opened = nextTelling();
        listed.push({ ...second.mailbox, name: 'second' });
        await opened;
      }
      const heard = nextTelling();
      await server.deliver(notice(1), 0);
      await heard;
    }
    listed.length = 0;
    while (first.connections + second.connections > 0) await clock.sleep(1_000);
    const before = told;
    await first.deliver(notice(2), 0);
    await clock.sleep(60_000);
    expect(told).toBe(before);
  });
});

const bare: SellerSource = {
  // biome-ignore lint/correctness/useYield: it has nothing
  async *pull() {
    throw new Error('not asked');
  },
};

describe('a connection cut anywhere', () => {
  it('loses no notice and tells none twice', async () => {
    const server = await double();
    const at = Date.UTC(2026, 10, 22, 1);
    for (let i = 0; i < 12; i++) await server.deliver(notice(i), at + i * 1000);
    const proxy = await startCuttingProxy(server.mailbox.settings.port);
    ends.push(() => proxy.close());
    const settings = { ...server.mailbox.settings, port: proxy.port };
    const clock = { now: () => at + 3_600_000, sleep: async () => {} };
    const state = new MemoryState();
    const judged = new Map();
    const pull = () => {
      const options = { clock, trustedServers: null, judged, bounced: async () => null, desk: null };
      const source = withNotices(bare, account.id, [mailboxes.open({ name: 'main', settings })], options);
      return observe(state, 'notices', account.marketplaceIds, source.pull({ part: 'notices', since: 0 }), clock.now());
    };
    const states = new Set<string>();
    // The whole conversation is some 40 KB long.
    for (let bytes = 0; bytes < 60_000; bytes += 1_700) {
      proxy.cutAfter(bytes);
      const { coverage, fault } = await pull();
      states.add(coverage.state);
      // Cut late enough, it was whole.
      expect(fault?.kind ?? null).toBe(coverage.state === 'complete' ? null : 'network');
      const keys = state.changes.filter(({ kind }) => kind === 'notice-received').map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
    proxy.cutAfter(Number.POSITIVE_INFINITY);
    expect((await pull()).coverage.state).toBe('complete');
    expect(states).toEqual(new Set(['missing', 'complete']));
    expect(state.changes.filter(({ kind }) => kind === 'notice-received')).toHaveLength(12);
    expect(state.changes.filter(({ kind }) => kind === 'mail-counted')).toHaveLength(1);
  });

  it('is read anew from where it stood, not ever further back', async () => {
    const server = await double();
    const since = Date.UTC(2026, 10, 22, 1);
    const clock = { now: () => since + 86_400_000, sleep: async () => {} };
    const folder = { name: 'inbox', async *read() {} };
    const gone = mailboxes.open({ name: 'gone', settings: { ...server.mailbox.settings, port: 1 } });
    const options = { clock, trustedServers: null, judged: new Map(), bounced: async () => null, desk: null };
    const source = withNotices(bare, account.id, [gone, folder], options);
    const { coverage } = await observe(new MemoryState(), 'notices', [], source.pull({ part: 'notices', since }), 0);
    // The next pull begins two hours before: at the same moment.
    expect(coverage).toMatchObject({ state: 'partial', asOf: since + 2 * 3_600_000 });
  });
});

describe('a flood of mails that claim Amazon', () => {
  it('hides no notice, is read piece by piece, and none of it twice', async () => {
    const at = Date.UTC(2026, 10, 22, 1);
    const fake = mailBytes({ from: 'Amazon <a@mallory.example>', text: 'x' }).toString('latin1');
    const mails = Array.from({ length: 2_200 }, (_, i) => ({
      uid: i + 1,
      receivedAt: at + i,
      raw: () => (i === 2_100 ? notice(1) : Buffer.from(fake.replace('<0102@', `<${i}@`), 'latin1')),
    }));
    const server = await startImapDouble({ mailbox: { uidValidity: 1, mails: () => mails } });
    ends.push(() => server.close());
    const clock = { now: () => at + 86_400_000, sleep: async () => {} };
    const options = { clock, trustedServers: null, judged: new Map(), bounced: async () => null, desk: null };
    const source = withNotices(bare, account.id, [mailboxes.open(server.mailbox)], options);
    const state = new MemoryState();
    const seen: [string, number, number][] = [];
    for (let i = 0; i < 3; i++) {
      const pulled = source.pull({ part: 'notices', since: at });
      const { coverage } = await observe(state, 'notices', [], pulled, clock.now());
      const count = (kind: string) => state.changes.filter((change) => change.kind === kind).length;
      seen.push([coverage.state, count('notice-received'), count('phishing-received')]);
    }
    expect(seen).toEqual([
      ['partial', 1, 999],
      ['partial', 1, 1_999],
      ['complete', 1, 2_199],
    ]);
  });
});
