// Which servers a mailbox uses: learned from what nobody but Amazon can have sent to its owner, and from nothing that a stranger can.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { ExaminedMail } from '../../src/domain/mail/mail.ts';
import { type MailboxServers, nothingLearned } from '../../src/domain/mail/mailbox.ts';
import { learnFrom, serversLine, sightingIn, trustOf } from '../../src/mailboxes/learn-servers.ts';
import { checkMail } from '../../src/notices/check.ts';
import { learnServers, trustedIn } from '../../src/notices/receiver-results.ts';
import { startImapDouble } from '../support/imap-double.ts';
import { passes } from '../support/mails/mail.ts';
import { testDns } from '../support/mails/signed.ts';
import { anAccount, openTestStore, type TestStore } from '../support/store.ts';

const alice = 'alice@alice.example';
const sentAt = Date.UTC(2026, 10, 22, 2);
const dns = testDns(['amazon.co.jp']);
const examining = { zones: ['amazon.co.jp'], resolve: dns.resolve, now: () => sentAt };

const stranger = (by: string) => `Received: from out.example.org (out.example.org [192.0.2.7]) by ${by} with ESMTPS; x`;
/** Everything that comes to this house comes by its own router. */
const router = (by: string) => `Received: from gate (gate [10.0.0.1]) by ${by} with ESMTP; x`;
const results = (server: string) => `Authentication-Results: ${passes('amazon.co.jp', server)}`;
const mx = 'mx.alice.example';

interface Letter {
  readonly n: number;
  /** What stands above what Amazon wrote. */
  readonly top: readonly string[];
  readonly to?: string;
  readonly arrivedAt?: number;
}

const bytesOf = async ({ n, top, to = alice }: Letter): Promise<Buffer> => {
  const letter = [
    'From: Amazon.co.jp <account-update@amazon.co.jp>',
    `To: ${to}`,
    'Subject: Password changed',
    `Date: ${new Date(sentAt + n * minuteMs).toUTCString()}`,
    `Message-ID: <${n}@amazon.co.jp>`,
    '',
    'Your password was changed.',
  ];
  const signed = await dns.sign(Buffer.from(letter.join('\r\n')), 'amazon.co.jp');
  return Buffer.concat([Buffer.from(top.map((line) => `${line}\r\n`).join('')), signed]);
};
const arrived = (examined: ExaminedMail, at: number) => ({ key: 'k', arrivedAt: at, examined });
const sightings = async (letter: Letter) =>
  sightingIn(
    arrived(await examineMail(await bytesOf(letter), examining), letter.arrivedAt ?? sentAt + letter.n * minuteMs),
    new Set([alice]),
  );
async function learned(letters: readonly Letter[], before: MailboxServers = nothingLearned) {
  return learnServers(before, (await Promise.all(letters.map(sightings))).flat());
}
const several = (top: readonly string[], count = 3, from = 0, more: Partial<Letter> = {}): Letter[] =>
  Array.from({ length: count }, (_, i) => ({ n: from + i, top, ...more }));

describe('a mailbox learns', () => {
  it.each([
    ['its own server, above its own line', [results(mx), stranger(mx)], [{ system: 'alice.example', isBelow: false }]],
    ['its own server, below its own line', [stranger(mx), results(mx)], [{ system: 'alice.example', isBelow: true }]],
    ['that its server writes nothing', [stranger(mx)], []],
    [
      'a provider with names of its own for each check',
      [
        'Received: from p00-icloudmta-smtpin-us-1 by p129-mailgateway-smtpin-x (mailgateway 1) with SMTP id d5; x',
        'Received: from out.example.org by p00-icloudmta-smtpin-us-1; x',
        results('dmarc.icloud.com'),
        results('dkim-verifier.icloud.com'),
      ],
      [{ system: 'icloud.com', isBelow: false }],
    ],
    [
      'one that hands a mail on from machine to machine under public addresses',
      [
        'Received: from a.prod.outlook.com (2603:1096:400::1) by b.prod.outlook.com (2603:1096:400::2); x',
        'Received: from c.prod.outlook.com (2603:1096:400::3) by a.prod.outlook.com (2603:1096:400::1); x',
        results('').replace(' ; ', ' '),
        stranger('c.prod.outlook.com'),
      ],
      [{ system: 'outlook.com', isBelow: false }],
    ],
  ])('%s', async (_, top, writers) => {
    const known = await learned(several(top));
    expect(known.learned).toEqual(writers);
    // Afterwards such mails are believed as they were before.
    const examined = await examineMail(await bytesOf({ n: 9, top }), { ...examining, resolve: null });
    const [before, after] = [null, trustedIn(known, null)].map((trustedServers) =>
      checkMail(examined, { trustedServers }),
    );
    if (writers[0] && !writers[0].isBelow) expect(after?.verdict).toBe(before?.verdict);
    expect(after?.verdict).toBe(writers.length > 0 ? 'genuine' : 'suspicious');
  });

  it('nothing of fewer than three mails', async () => {
    expect((await learned(several([results(mx), stranger(mx)], 2))).learned).toBeNull();
  });

  it('another server beside the old one when mails come by it, and forgets the one that none comes by', async () => {
    const old = await learned(several([results(mx), stranger(mx)], 5));
    const moved = [results('mx.new.example'), stranger('mx.new.example')];
    const both = await learned(several(moved, 3, 5), old);
    expect(serversLine(both)).toBe('alice.example, new.example');
    expect(serversLine(await learned(several(moved, 20, 8), both))).toBe('new.example');
  });
});

describe('a stranger', () => {
  const forged = {
    'a mail of Amazon’s to himself, sent on': { to: 'mallory@mallory.example' },
    'the same to a list that names the owner beside him': { to: `mallory@mallory.example, ${alice}` },
    'one to the owner that somebody kept, sent on later': { arrivedAt: sentAt + 30 * 24 * hourMs },
  };
  const servers = [mx, 'mx.mallory.example', 'mx.google.com', ''];

  it('teaches nothing, whatever he sends on and writes above it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(forged)),
        fc.constantFrom(...servers),
        fc.constantFrom([stranger(mx)], [router(mx)], []),
        fc.constantFrom('To', 'Cc', 'Delivered-To', 'X-Original-To'),
        fc.boolean(),
        async (how, server, honest, header, isTaught) => {
          const before = isTaught ? await learned(several([stranger(mx)])) : nothingLearned;
          const top = [...honest, results(server), stranger(server), `${header}: ${alice}`];
          // A second To above the signed one is shown by some programs; the signature still speaks of the other.
          const after = await learned(several(top, 4, 100, how), before);
          expect(after.learned).toEqual(before.learned);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('teaches nothing by the same mail many times, under other names', async () => {
    const [one] = several([stranger(mx), results('mx.mallory.example')], 1);
    const before = await learned(several([stranger(mx)]));
    const raw = await bytesOf(one as Letter);
    const again = Array.from(
      { length: 30 },
      (_, i) => `Message-ID: <again${i}@amazon.co.jp>\r\n${raw.toString('latin1')}`,
    );
    const seen = await Promise.all(
      again.map(async (mail) =>
        sightingIn(arrived(await examineMail(Buffer.from(mail, 'latin1'), examining), sentAt), new Set([alice])),
      ),
    );
    expect(new Set(seen.flat().map(({ id }) => id)).size).toBeLessThan(2);
    expect(learnServers(before, seen.flat()).learned).toEqual([]);
  });

  it('teaches nothing by mails that Amazon did not sign', async () => {
    const examined = await examineMail(await bytesOf({ n: 1, top: [results(mx), stranger(mx)] }), {
      ...examining,
      resolve: testDns(['amazon.co.jp']).resolve,
    });
    expect(sightingIn(arrived(examined, sentAt), new Set([alice]))).toEqual([]);
  });

  it('is not believed behind a router that makes his line look like the house’s own, once that is learned', async () => {
    const lie = [router(mx), results(mx), stranger(mx)];
    const fake = await examineMail(await bytesOf({ n: 50, top: lie }), { ...examining, resolve: null });
    const verdict = (known: MailboxServers) => checkMail(fake, { trustedServers: trustedIn(known, null) }).verdict;
    expect(verdict(nothingLearned)).toBe('genuine');
    expect(verdict(await learned(several([router(mx)])))).not.toBe('genuine');
  });
});

describe('what is learned', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test?.close());

  it('is kept with the mailbox; when it changes everybody is told, and the owner’s own choice stands above it', async () => {
    const { store } = test;
    const account = anAccount();
    const server = await startImapDouble();
    const mailboxes = createMailboxes({ inbox: '', ...examining });
    try {
      const { mailbox } = server;
      await store.addMailbox(account.id, mailbox, sentAt);
      const address = account.recipients[0] ?? '';
      const read = async () => {
        const about = { accountId: account.id, mailbox, otherwise: null };
        const trust = await trustOf(store, about, () => sentAt);
        await learnFrom(mailboxes.open(mailbox), trust, 0, AbortSignal.timeout(60_000));
        return (await trustOf(store, about, () => sentAt)).trustedServers;
      };
      const deliver = async (letters: readonly Letter[]) => {
        for (const letter of letters) await server.deliver(await bytesOf({ ...letter, to: address }), sentAt);
      };
      await deliver(several([results(mx), stranger(mx)], 2));
      expect(await read()).toBeNull();
      await deliver(several([results(mx), stranger(mx)], 2, 2));
      expect(await read()).toEqual({ learned: [{ system: 'alice.example', isBelow: false }] });
      expect(await read()).toEqual({ learned: [{ system: 'alice.example', isBelow: false }] });
      const told = async () => {
        const entries = await store.readLog({ accountId: account.id, limit: 10 });
        return entries.map(({ what, detail }) => [what, detail.before, detail.after]);
      };
      expect(await told()).toEqual([['mailbox-servers-learned', null, 'alice.example']]);
      await deliver(several([results('mx.new.example'), stranger('mx.new.example')], 3, 10));
      expect(await store.pendingOutbox()).toBe(0);
      await read();
      expect((await told())[0]).toEqual(['mailbox-servers-learned', 'alice.example', 'alice.example, new.example']);
      expect(await store.pendingOutbox()).toBe(1);
      await store.changeServers(account.id, 'main', (before) => ({ servers: { ...before, named: [] }, entries: [] }));
      expect(await read()).toEqual([]);
    } finally {
      await mailboxes.close();
      await server.close();
    }
  });
});
