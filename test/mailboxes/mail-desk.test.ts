// The desk: a forwarded mail is answered once with the verdict, and nothing that could answer back is ever answered.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import {
  answerQuestion,
  answersADay,
  deskAddress,
  deskDecision,
  type Question,
} from '../../src/mailboxes/mail-desk.ts';
import { withNotices } from '../../src/mailboxes/notice-source.ts';
import { mailVerdict } from '../../src/messages/watch/mail-verdict.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { observe } from '../../src/watch/observe.ts';
import { startImapDouble } from '../support/imap-double.ts';
import { offline } from '../support/mails/judge.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';
import { anAccount, openTestStore, type TestStore } from '../support/store.ts';

const at = Date.UTC(2026, 10, 22, 2);
const fake = mailBytes({
  from: 'Amazon <a@mallory.example>',
  subject: 'secret words',
  html: '<p>Amazon: secret words</p><a href="https://account.mallory.example/login">Amazon</a>',
});
/** Alice forwards it as an attachment. */
function forwarded({
  to = 'alice+check@mail.example',
  id = 'f1',
  from = 'alice@example.com',
  headers = [] as string[],
  results = passes('example.com') as string | null,
} = {}): Buffer {
  const head = [
    ...(results === null ? [] : [`Authentication-Results: ${results}`]),
    'Received: from out.example.org by mx.example.net; Sun, 22 Nov 2026 02:00:00 +0000',
    ...headers,
    `From: Alice <${from}>`,
    `To: ${to}`,
    'Subject: Fwd: is this real',
    `Message-ID: <${id}@example.com>`,
    'Content-Type: multipart/mixed; boundary=fwd',
  ];
  const parts = `--fwd\r\n\r\nIs it?\r\n--fwd\r\nContent-Type: message/rfc822\r\n\r\n${fake.toString('latin1')}\r\n--fwd--\r\n`;
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${parts}`, 'latin1');
}
const bare: SellerSource = {
  // biome-ignore lint/correctness/useYield: it has nothing
  async *pull() {
    throw new Error('not asked');
  },
};

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened?.close());

describe('the desk', () => {
  it('has the address of the mailbox with the tag', () => {
    expect(deskAddress('Alice@Mail.example', 'check')).toBe('alice+check@mail.example');
    expect(deskAddress('alice', 'check')).toBeNull();
  });

  it('answers each question once, with the verdict and without a word of the mail', async () => {
    const { store } = opened;
    const account = anAccount();
    const server = await startImapDouble();
    try {
      const mails = [
        forwarded(),
        forwarded({ id: 'f2', headers: ['Auto-Submitted: auto-replied'] }),
        forwarded({ id: 'f3', from: 'mallory@mallory.example' }),
        // what Alice wrote to Mallory, brought to the desk by him: her own signature on it holds
        forwarded({ id: 'f4', to: 'mallory@mallory.example', headers: ['Delivered-To: alice+check@mail.example'] }),
      ];
      for (const raw of mails) await server.deliver(raw, at);
      const now = at + hourMs;
      const source = () => {
        const times = new Map();
        return withNotices(bare, account.id, [createMailboxes({ inbox: '', ...offline }).open(server.mailbox)], {
          clock: { now: () => now, sleep: async () => {} },
          trustedServers: null,
          judged: new Map(),
          bounced: async () => null,
          desk: {
            addresses: new Set(['alice+check@mail.example']),
            answer: (question) => answerQuestion({ store, times, now, unproven: () => {} }, account.id, question),
          },
        });
      };
      const state = new MemoryState();
      // Killed after reading, and read again by another process.
      for (let i = 0; i < 3; i++)
        await observe(state, 'notices', [], source().pull({ part: 'notices', since: at }), now);
      expect(state.changes.filter(({ kind }) => kind === 'mail-checked')).toMatchObject([
        { verdict: 'phishing' },
        { verdict: 'phishing' },
        { verdict: 'phishing' },
      ]);
      expect(state.changes.filter(({ kind }) => kind === 'phishing-received')).toEqual([]);
      expect(JSON.stringify(state.changes)).not.toContain('secret words');
      const row = await store.claimOutbox(now, hourMs);
      expect(row).toMatchObject({ kind: 'mail-verdict', recipient: 'alice@example.com', incidentId: null });
      expect(await store.claimOutbox(now, hourMs)).toBeNull();
      const { subject, text, html } = await mailVerdict.render({
        ...(row?.props as Parameters<typeof mailVerdict.render>[0]),
        account: { ...account, safePhrase: null },
        now,
        consoleUrl: null,
      });
      expect(`${subject}${text}`).toMatch(/偽|フィッシング/);
      expect(text).toContain('「Fwd: is this real」');
      for (const said of [text, html]) {
        expect(said).not.toContain('secret words');
        expect(said).not.toMatch(/account\.mallory\.example|https?:\/\/[^"]*mallory/);
      }
    } finally {
      await server.close();
    }
  });

  it.each([
    ['an answering machine', ['Auto-Submitted: auto-replied'], 'automatic'],
    ['a mailing list', ['List-Id: <a.example>'], 'automatic'],
    ['a bounce', ['Return-Path: <>'], 'automatic'],
    ['bulk', ['Precedence: bulk'], 'automatic'],
    ['a person', ['Auto-Submitted: no'], null],
  ] as const)('%s: %j', async (_, headers, why) => {
    const { examineMail } = await import('../../src/adapters/mailbox/examine.ts');
    const examined = await examineMail(forwarded({ headers: [...headers] }), offline);
    const question = { examined, arrivedAt: at, authentication: 'pass' } as const;
    const recipients = [newRecipient('Alice@example.com')];
    expect(deskDecision(question, recipients, at)).toEqual(
      why === null ? { answers: 'Alice@example.com' } : { answers: null, why },
    );
    if (why !== null) return;
    expect(deskDecision(question, [], at)).toEqual({ answers: null, why: 'unknown-sender' });
    expect(deskDecision(question, recipients, at + 3 * dayMs)).toEqual({ answers: null, why: 'too-old' });
  });

  it('answers one address only so often a day', async () => {
    const { examineMail } = await import('../../src/adapters/mailbox/examine.ts');
    const { checkMail } = await import('../../src/notices/check.ts');
    const examined = await examineMail(forwarded(), offline);
    const check = checkMail(examined, { trustedServers: null });
    const times = new Map();
    const ask = (n: number, now: number) =>
      answerQuestion({ store: opened.store, times, now, unproven: () => {} }, 'alice', {
        ...{ key: `<q${n}>`, arrivedAt: now, examined, check, authentication: 'pass' },
      });
    const answered: boolean[] = [];
    for (let n = 0; n < answersADay + 3; n++) answered.push(await ask(n, at + n));
    expect(answered.filter((is) => is)).toHaveLength(answersADay);
    expect(await ask(99, at + 2 * dayMs)).toBe(true);
  });

  it.each([
    ['that fails DMARC', fails('example.com'), null],
    ['of which no server says anything', null, null],
    ['whose results stand below another server’s', passes('example.com'), ['other.example']],
    ['of whose domain another was proven', passes('mallory.example'), null],
  ])('a forged sender is not answered, and it is said: one %s', async (_, results, trustedServers) => {
    const server = await startImapDouble();
    const mailboxes = createMailboxes({ inbox: '', ...offline });
    try {
      await server.deliver(forwarded({ id: `forged-${results}`, results }), at);
      const said: string[] = [];
      const owed: unknown[] = [];
      const store = {
        listRecipients: async () => [newRecipient('alice@example.com')],
        owe: async (rows: readonly unknown[]) => owed.push(...rows),
      };
      const desk = {
        addresses: new Set(['alice+check@mail.example']),
        answer: (question: Question) =>
          answerQuestion({ store, times: new Map(), now: at, unproven: (who) => said.push(who) }, 'alice', question),
      };
      const options = { clock: { now: () => at, sleep: async () => {} }, judged: new Map(), bounced: async () => null };
      const source = withNotices(bare, 'alice', [mailboxes.open(server.mailbox)], {
        ...options,
        trustedServers,
        desk,
      });
      await observe(new MemoryState(), 'notices', [], source.pull({ part: 'notices', since: at }), at);
      expect(owed).toEqual([]);
      expect(said).toEqual(['alice@example.com']);
    } finally {
      await mailboxes.close();
      await server.close();
    }
  });
});
