// The weekly report by mail: once for each account, week and recipient, on Monday morning in the owner's zone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OutgoingMail } from '../../src/adapters/mail/port.ts';
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { notifyDue } from '../../src/telling/notify.ts';
import { oweWeekly } from '../../src/telling/weekly-mail.ts';
import { aliceCredentials, anAccount, aRun, openTestStore, pauseOf, type TestStore } from '../support/store.ts';
import { setRecipients } from '../support/told-store.ts';

/** Monday, 23 November 2026, 00:00 in Tokyo. */
const monday: Instant = Date.UTC(2026, 10, 22, 15);
const seven = monday + 7 * hourMs;
const addedAt = monday - 10 * dayMs;

let test: TestStore;
let now = seven;
let sent: OutgoingMail[] = [];
const clock = { now: () => now, sleep: async () => {} };
const deps = () => ({
  store: test.store,
  clock,
  mailFrom: 'Rusuban <rusuban@example.com>',
  tagOf: () => 'tag',
  consoleUrl: null,
  links: null,
  webhooks: createWebhooks(),
  mail: {
    destination: 'here',
    isForNobody: false,
    send: async (mail: OutgoingMail) => {
      sent.push(mail);
      return { outcome: 'sent' as const, detail: '250 ok' };
    },
    check: async () => null,
    close: async () => {},
  },
});

beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const { id } of await test.store.listAccounts()) await test.store.removeAccount(id);
  await test.store.addAccount(
    { ...anAccount({ language: 'en' }), safePhrase: 'blue teapot' },
    aliceCredentials,
    addedAt,
  );
  now = seven;
  sent = [];
});

describe('the weekly report by mail', () => {
  it('is owed at seven on Monday in the zone of the account, not a minute before', async () => {
    now = seven - minuteMs;
    expect(await oweWeekly(deps())).toBe(0);
    now = seven;
    expect(await oweWeekly(deps())).toBe(1);
  });

  it('is owed and sent once, however often it is asked for, also at the same time', async () => {
    const asked = await Promise.all([oweWeekly(deps()), oweWeekly(deps()), oweWeekly(deps())]);
    expect(asked.reduce((sum, n) => sum + n, 0)).toBe(1);
    await Promise.all([notifyDue(deps()), notifyDue(deps())]);
    now += 2 * dayMs;
    expect(await oweWeekly(deps())).toBe(0);
    await notifyDue(deps());
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['alice@example.com', 'Weekly report Nov 16 – 22: not watched yet'],
    ]);
    now = seven + 7 * dayMs;
    expect(await oweWeekly(deps())).toBe(1);
  });

  it('says so when the week is without any data, and shows the safe phrase', async () => {
    await oweWeekly(deps());
    await notifyDue(deps());
    expect(sent[0]?.text).toMatch(/was not watched yet in this week, so nothing can be said about\s+it\./);
    expect(sent[0]?.text).toContain('blue teapot');
    expect(sent[0]?.messageId).toContain('2026-w47');
  });

  it.each([
    ['en', '3 mails were forwarded to be checked: 2 fake, 1 not from Amazon.'],
    ['ja', '確認のため転送されたメールは3通でした：偽物2通、Amazon以外1通。'],
  ] as const)(
    'tells what was forwarded to be checked in the week, and of no other week: %s',
    async (language, said) => {
      await test.store.removeAccount('alice');
      await test.store.addAccount(anAccount({ language }), aliceCredentials, addedAt);
      const seen = (at: Instant) => ({ occurredAt: at, observedAt: at, reconstructed: false });
      await test.store.observe('alice', async (state) => {
        await state.append([
          { kind: 'mail-checked', key: 'c1', verdict: 'phishing', ...seen(monday - 7 * dayMs) },
          { kind: 'mail-checked', key: 'c2', verdict: 'not-amazon', ...seen(monday - dayMs) },
          { kind: 'mail-checked', key: 'c3', verdict: 'phishing', ...seen(monday - 1) },
          { kind: 'mail-checked', key: 'before', verdict: 'suspicious', ...seen(monday - 7 * dayMs - 1) },
          { kind: 'mail-checked', key: 'after', verdict: 'genuine', ...seen(monday) },
        ]);
        return aRun({ part: 'notices' });
      });
      await oweWeekly(deps());
      await notifyDue(deps());
      expect(sent[0]?.text.replaceAll('\n', ' ')).toContain(said);
      expect(sent[0]?.html).toContain(said);
    },
  );

  it('is made up for when the program was off on Monday', async () => {
    now = seven + 3 * dayMs;
    expect(await oweWeekly(deps())).toBe(1);
  });

  it('is not owed of a week before the account was added, nor while it is paused', async () => {
    await test.store.removeAccount('alice');
    await test.store.addAccount(anAccount(), aliceCredentials, monday + hourMs);
    expect(await oweWeekly(deps())).toBe(0);
    await test.store.addAccount(anAccount({ id: 'bob' }), aliceCredentials, addedAt);
    await test.store.setPaused('bob', now, pauseOf('bob', now));
    expect(await oweWeekly(deps())).toBe(0);
  });

  it('goes to those who get reports, after their quiet hours', async () => {
    await setRecipients(
      test.store,
      { ...newRecipient('alice@example.com'), gets: ['alerts'] },
      { ...newRecipient('bob@example.com'), quietHours: { fromMinute: 22 * 60, toMinute: 9 * 60 } },
    );
    expect(await oweWeekly(deps())).toBe(1);
    expect(await notifyDue(deps())).toEqual([]);
    now = seven + 2 * hourMs;
    await notifyDue(deps());
    expect(sent.map(({ to }) => to)).toEqual(['bob@example.com']);
  });

  it('begins with an overview for whoever is told about several accounts', async () => {
    await test.store.addAccount(anAccount({ id: 'second', name: 'Second shop' }), aliceCredentials, addedAt);
    expect(await oweWeekly(deps())).toBe(2);
    await notifyDue(deps());
    expect(sent).toHaveLength(2);
    for (const { text } of sent)
      expect(text).toMatch(/(All accounts|全アカウント)[\s\S]*Alice's shop[\s\S]*Second shop/);
  });
});
