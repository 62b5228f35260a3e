// From files in the drop folder to changes: notices once, fakes without their words, everything else only counted.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import type { MailGlance, MailSource } from '../../src/adapters/mailbox/port.ts';
import { detectors } from '../../src/detectors/all.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { factsOf, type JudgedMails, withNotices } from '../../src/mailboxes/notice-source.ts';
import { amazonZones } from '../../src/notices/amazon-domains.ts';
import type { TrustedServers } from '../../src/notices/receiver-results.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { observe } from '../../src/watch/observe.ts';
import { step } from '../../src/watch/step.ts';
import { everyDay } from '../support/days.ts';
import { aCoverage, added, aMarket, anAccount, yen } from '../support/factories.ts';
import { offline } from '../support/mails/judge.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';
import { testDns } from '../support/mails/signed.ts';

const account = anAccount();
const amazon = 'Amazon.co.jp <account-update@amazon.co.jp>';
const mails = {
  'notice.eml': mailBytes({
    from: amazon,
    subject: 'Eメールアドレスが変更されました',
    text: 'x',
    results: passes('amazon.co.jp'),
  }),
  'fake.eml': mailBytes({
    from: amazon,
    subject: 'secret words',
    text: 'secret words',
    results: fails('amazon.co.jp'),
  }),
  'letter.eml': mailBytes({ from: 'Bob <bob@example.com>', subject: 'secret words', text: 'secret words' }),
};
const unlike = (name: string, raw: Buffer) => raw.toString('latin1').replace('<0102@', `<${name}@`);

let inbox: string;
beforeEach(async () => {
  inbox = await mkdtemp(join(tmpdir(), 'rusuban-inbox-'));
  await mkdir(join(inbox, account.id));
  for (const [name, raw] of Object.entries(mails))
    await writeFile(join(inbox, account.id, name), unlike(name, raw), 'latin1');
});
afterEach(() => rm(inbox, { recursive: true }));

/** What Amazon itself would answer to this part. */
const bare: SellerSource = {
  // biome-ignore lint/correctness/useYield: it has nothing
  async *pull() {
    return {
      coverage: { state: 'missing', reason: 'no mailbox is watched', asOf: null },
      calls: 0,
      rows: 0,
      badRows: [],
      fault: null,
    };
  },
};

/** The files' own times are the real ones, so the clock stands later than any. */
const now = Date.UTC(2099, 0, 1);
const clock = { now: () => now, sleep: async () => {} };

async function pull(state: MemoryState, judged: JudgedMails = new Map()) {
  const folder = await createMailboxes({ inbox, ...offline }).folder(account.id);
  const source = withNotices(bare, account.id, folder ? [folder] : [], {
    clock,
    trustedServers: null,
    judged,
    bounced: async () => null,
    desk: null,
  });
  return observe(state, 'notices', account.marketplaceIds, source.pull({ part: 'notices', since: 0 }), now);
}

/** A mail that only carries others, as one forwarded as an attachment does. */
function carrying(...inner: readonly string[]): string {
  const b = `b${inner.join('').length}`;
  const parts = inner.map((one) => `--${b}\r\nContent-Type: message/rfc822\r\n\r\n${one}\r\n`);
  const head = ['From: Alice <alice@example.com>', 'Subject: see these', 'Message-ID: <carrier@example.com>'];
  const type = ['MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary=${b}`];
  return `${[...head, ...type].join('\r\n')}\r\n\r\n--${b}\r\nContent-Type: text/plain\r\n\r\nHm\r\n${parts.join('')}--${b}--\r\n`;
}

describe('a mail with two attached', () => {
  const dns = testDns(['amazon.co.jp']);
  const spec = { from: amazon, text: 'x' };
  const dated = (hour: number) => ({ date: `Sun, 22 Nov 2026 0${hour}:00:00 +0000` });
  const changed = { ...spec, subject: 'Eメールアドレスが変更されました', ...dated(1) };
  const reset = { ...spec, subject: 'パスワードが変更されました', ...dated(2) };
  const signed = async (name: string, of: typeof changed, hide = (raw: string) => raw) =>
    (await dns.sign(Buffer.from(hide(unlike(name, mailBytes(of))), 'latin1'), 'amazon.co.jp')).toString('latin1');
  const nameless = (raw: string) => raw.replace(/^Message-ID:.*\r\n/m, '');
  const letter = unlike('letter', mailBytes({ subject: 'tea', text: 'on Sunday', ...dated(3) }));
  const fake = unlike('fake', mailBytes({ from: amazon, text: 'x', results: fails('amazon.co.jp'), ...dated(3) }));
  const kept = async (raw: string, trustedServers: TrustedServers = null) => {
    const options = { zones: amazonZones, resolve: dns.resolve, now: () => now };
    const examined = await examineMail(Buffer.from(raw, 'latin1'), options);
    return factsOf({ key: '<carrier@example.com>', arrivedAt: now, examined }, { trustedServers });
  };
  const of = (name: string, hour: number, type = 'sign-in-email-changed') => ({
    ...{ kind: 'notice', key: `<${name}@example.org>`, at: Date.UTC(2026, 10, 22, hour), type, subject: '' },
  });
  const fakeCame = { kind: 'phishing', key: '<carrier@example.com>', at: now };

  it.each([
    ['a letter', async () => letter, [of('notice', 1)]],
    ['a mail that carries a letter', async () => carrying(letter), [of('notice', 1)]],
    ['a fake', async () => fake, [fakeCame, of('notice', 1)]],
    ['another notice', () => signed('other', reset), [of('notice', 1), of('other', 2, 'password-changed')]],
  ])('keeps of a notice what it itself says, whether it stands before or behind %s', async (_, make, expected) => {
    const [notice, beside] = [await signed('notice', changed), await make()];
    const sorted = (facts: readonly { key: string }[]) => facts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(sorted(await kept(carrying(notice, beside)))).toEqual(sorted(expected));
    expect(sorted(await kept(carrying(beside, notice)))).toEqual(sorted(expected));
  });

  it('has two notices in it where neither has a name', async () => {
    const two = [await signed('notice', changed, nameless), await signed('other', reset, nameless)];
    const keys = (await kept(carrying(...two))).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  it('carried by one that is carried, too', async () => {
    expect(await kept(carrying(letter, carrying(letter, await signed('notice', changed))))).toEqual([of('notice', 1)]);
  });

  it.each([
    ['under any name', passes('amazon.co.jp', 'mx.made-up.example'), null],
    ['under the name of the server that took the outer one in', passes('amazon.co.jp'), null],
    ['under a name that is known', passes('amazon.co.jp'), ['mx.example.net']],
  ])('is no evidence by what servers are said to have found about it, %s', async (_, results, trustedServers) => {
    const inner = unlike('inner', mailBytes({ ...changed, results }));
    const top = `Authentication-Results: ${passes('example.com')}\r\nReceived: from a.example by mx.example.net; x\r\n`;
    expect(await kept(top + carrying(inner), trustedServers)).toEqual([]);
  });
});

describe('mails of the drop folder', () => {
  it('become changes, without a word of theirs', async () => {
    const state = new MemoryState();
    const { coverage, rows } = await pull(state);
    expect({ coverage: coverage.state, rows }).toEqual({ coverage: 'complete', rows: 3 });
    expect(state.changes.map(({ kind }) => kind).sort()).toEqual([
      'mail-counted',
      'notice-received',
      'phishing-received',
    ]);
    expect(JSON.stringify(state.changes)).not.toContain('secret words');
    expect(state.changes.find(({ kind }) => kind === 'notice-received')).toMatchObject({
      notice: { type: 'sign-in-email-changed', subject: '' },
      occurredAt: Date.UTC(2026, 10, 22, 2, 11),
    });
  });

  it('are told once, however often they are read', async () => {
    const state = new MemoryState();
    for (let i = 0; i < 5; i++) await pull(state);
    expect(state.changes).toHaveLength(3);
  });

  it('are missing where there is no folder, which is said', async () => {
    await rm(join(inbox, account.id), { recursive: true });
    expect((await pull(new MemoryState())).coverage).toEqual({
      state: 'missing',
      reason: 'no mailbox is watched',
      asOf: null,
    });
  });

  it('make an incident critical together with a burst of listings', async () => {
    const state = new MemoryState();
    await pull(state);
    const at = Date.UTC(2026, 10, 22, 5);
    const baits = Array.from({ length: 40 }, (_, i) =>
      added(at - hourMs + i, { sku: `M-${i}`, asin: `B-${i}`, price: yen(800) }),
    );
    const { touched } = step(
      { baseline: everyDay(at, 90, { added: 1, ordersPlaced: 2 }), recent: [], incidents: [] },
      {
        account,
        changes: [...state.changes, ...baits],
        now: at,
        coverage: aCoverage({}, at),
        market: aMarket(),
        detectors,
        newId: () => 'i-1',
      },
    );
    expect(touched).toMatchObject([{ severity: 'critical' }]);
    expect(touched[0]?.signals.map(({ detector }) => detector)).toContain('account-notice');
  });
});

describe('a mail that costs too much to read', () => {
  const proof = () => ({ from: [], trace: [], signatures: [] });
  const glance = { arrivedAt: now - hourMs, senders: [], to: [], isReport: false, proof };
  const box = (from: string) => {
    let tried = 0;
    return {
      name: 'inbox',
      tried: () => tried,
      async *read(_since: number, worthOf: (mail: MailGlance) => number) {
        const head = { ...glance, key: `<${from}>`, from, subject: 'x' };
        const isTried = worthOf(head) > 0;
        if (isTried) tried += 1;
        const counted = { key: head.key, arrivedAt: head.arrivedAt, examined: null };
        yield isTried ? { ...counted, isTooCostly: true as const } : counted;
      },
    };
  };
  const pullFrom = async (source: MailSource, state: MemoryState, judged: JudgedMails) => {
    const options = { clock, trustedServers: null, judged, bounced: async () => null, desk: null };
    const pulled = withNotices(bare, account.id, [source], options).pull({ part: 'notices', since: 0 });
    await observe(state, 'notices', account.marketplaceIds, pulled, now);
    return state.changes.filter(({ kind }) => kind === 'mail-unread').map(({ key }) => key);
  };

  it('is told where it claims to be Amazon’s, once, and not tried again', async () => {
    const [state, judged, source] = [new MemoryState(), new Map(), box('Amazon <a@mallory.example>')];
    const told = ['mail-unread|<Amazon <a@mallory.example>>'];
    expect(await pullFrom(source, state, judged)).toEqual(told);
    expect(await pullFrom(source, state, judged)).toEqual(told);
    expect(source.tried()).toBe(1);
  });

  it('is only counted where it doesn’t', async () => {
    expect(await pullFrom(box('Bob <bob@example.com>'), new MemoryState(), new Map())).toEqual([]);
  });
});
