// More mails in Amazon's name than are read at once: which of them are read first, over a real IMAP connection.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import type { Mailboxes, MailSource } from '../../src/adapters/mailbox/port.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { withNotices } from '../../src/mailboxes/notice-source.ts';
import { startImapDouble } from '../support/imap-double.ts';
import { offline } from '../support/mails/judge.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';

const at = Date.UTC(2026, 10, 22, 2);
const mail = (id: string, results: string | null, headers: readonly string[] = []) =>
  Buffer.from(
    mailBytes({ from: 'Amazon <a@amazon.co.jp>', subject: 'Amazon', text: 'x', results, headers })
      .toString('latin1')
      .replace('<0102@', `<${id}@`),
    'latin1',
  );
const signed = 'DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k1; h=from; bh=AAAA; b=BBBB';
const fake = (n: number) => mail(`fake${n}`, fails('amazon.co.jp'), [signed]);
const bare: SellerSource = {
  // biome-ignore lint/correctness/useYield: it has nothing
  async *pull() {
    throw new Error('not asked');
  },
};

let server: Awaited<ReturnType<typeof startImapDouble>>;
let mailboxes: Mailboxes;
beforeEach(async () => {
  server = await startImapDouble();
  mailboxes = createMailboxes({ inbox: '', ...offline });
});
afterEach(async () => {
  await mailboxes.close();
  await server.close();
});

/** The names of the first mails that are read whole. */
async function firstRead(count: number): Promise<string[]> {
  const read: string[] = [];
  const source = mailboxes.open(server.mailbox);
  const ends = new AbortController();
  const listening: MailSource = {
    name: source.name,
    async *read(since, worthOf, signal) {
      for await (const one of source.read(since, worthOf, signal)) {
        if (one.examined) read.push(one.key.replace('@example.org>', '').slice(1));
        if (read.length === count) return;
        yield one;
      }
    },
  };
  const options = { clock: { now: () => at + hourMs, sleep: async () => {} }, trustedServers: null, desk: null };
  const more = { judged: new Map(), bounced: async () => null };
  const pulled = withNotices(bare, 'alice', [listening], { ...options, ...more });
  for await (const _ of pulled.pull({ part: 'notices', since: at }, ends.signal));
  return read;
}

describe('one true notice', () => {
  it('is read before a flood of fakes, whenever it came', async () => {
    await server.deliver(mail('old', passes('amazon.co.jp')), at);
    for (let n = 0; n < 20; n++) await server.deliver(fake(n), at + n * 1_000);
    await server.deliver(mail('silent', null, [signed]), at + 5_000);
    await server.deliver(mail('new', passes('amazon.co.jp')), at + 10_000);
    expect(await firstRead(3)).toEqual(['new', 'old', 'silent']);
  });
});

describe('of mails of the same worth', () => {
  it('the newest goes first', async () => {
    for (let n = 0; n < 3; n++) await server.deliver(fake(n), at + n * 1_000);
    expect(await firstRead(2)).toEqual(['fake2', 'fake1']);
  });
});

describe('a flood that takes too long to look through', () => {
  it('is begun with what came last, which is read; the rest is left for the next time, and nothing counts as gone', async () => {
    await server.deliver(mail('old', passes('amazon.co.jp')), at);
    for (let n = 0; n < 300; n++) await server.deliver(fake(n), at + n);
    // within the same second
    await server.deliver(mail('new', passes('amazon.co.jp')), at + 300);
    const slow = createMailboxes({ inbox: '', ...offline, heads: { ms: 0, block: 200 } });
    try {
      for (let again = 0; again < 2; again++) {
        const all: { key: string; isLeft?: true; missedAt?: number | null; examined: unknown }[] = [];
        for await (const one of slow.open(server.mailbox).read(at, () => 3)) all.push(one);
        expect(all.filter(({ examined }) => examined)[0]?.key).toBe('<new@example.org>');
        expect(all.filter(({ isLeft }) => isLeft)).toHaveLength(102);
        expect(all.filter(({ missedAt }) => missedAt !== undefined)).toEqual([]);
        expect(all).toHaveLength(302);
      }
    } finally {
      await slow.close();
    }
  });
});
