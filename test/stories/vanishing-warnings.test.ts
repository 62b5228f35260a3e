// A stranger reads along in the mailbox: Amazon's warning comes, is seen by the watch, and is deleted for good before its owner
// sees it. The watch tells the change and that its mail is gone.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { withNotices } from '../../src/mailboxes/notice-source.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { observe } from '../../src/watch/observe.ts';
import { aLook, anAccount } from '../support/factories.ts';
import { type ImapDouble, startImapDouble } from '../support/imap-double.ts';
import { offline } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const at = Date.UTC(2026, 10, 22, 2);
const account = anAccount();
const letter = (id: string, subject: string) =>
  mailBytes({
    ...{ from: 'Amazon.co.jp <account-update@amazon.co.jp>', subject, text: 'x' },
    ...{ results: passes('amazon.co.jp'), messageId: `${id}@amazon.co.jp` },
  });
const nothing: SellerSource = {
  // biome-ignore lint/correctness/useYield: there is only the mailbox
  async *pull() {
    throw new Error('not asked for');
  },
};

let server: ImapDouble;
let mails = ['old1', 'old2', 'warning'];
beforeAll(async () => {
  const stored = () =>
    mails.map((id, i) => ({
      uid: i + 1,
      receivedAt: id === 'warning' ? at : at - 4 * dayMs,
      raw: () => letter(id, id === 'warning' ? '銀行口座が変更されました' : 'お知らせ'),
    }));
  server = await startImapDouble({ mailbox: { uidValidity: 1, mails: stored } });
});
afterAll(() => server.close());

it('the warning that is gone is told, with what it had said', async () => {
  let now = at + minuteMs;
  const clock = { now: () => now, sleep: async () => {} };
  const mailbox = createMailboxes({ inbox: '', ...offline, now: clock.now }).open(server.mailbox);
  const [judged, bounced] = [new Map(), async () => null];
  const source = withNotices(nothing, account.id, [mailbox], {
    clock,
    trustedServers: null,
    judged,
    bounced,
    desk: null,
  });
  const state = new MemoryState();
  const read = () =>
    observe(state, 'notices', account.marketplaceIds, source.pull({ part: 'notices', since: now - 2 * hourMs }), now);
  await read();
  expect(state.changes.map(({ kind }) => kind)).toContain('notice-received');
  mails = ['old1', 'old2'];
  for (let i = 0; i < 3; i++) {
    now += 3 * minuteMs;
    await read();
  }
  const [gone, ...others] = state.changes.filter(({ kind }) => kind === 'mail-vanished');
  expect([gone, others]).toMatchObject([{ type: 'deposit-account-changed', cameAt: at }, []]);
  const look = aLook({ now, account, recent: state.changes });
  const found = detectors.find(({ id }) => id === 'mail-vanishes')?.detect(look);
  expect(found).toMatchObject({ outcome: 'fired' });
});
