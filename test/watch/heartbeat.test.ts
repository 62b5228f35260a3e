// What the watch says of its own mails: which of them wait, and for how long.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createMail } from '../../src/adapters/mail/index.ts';
import type { Mail } from '../../src/adapters/mail/port.ts';
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { notifyDue } from '../../src/telling/notify.ts';
import { problemsOf } from '../../src/watch/heartbeat.ts';
import { everyMs } from '../../src/watch/schedule.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../support/store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let test: TestStore;
let smtp: TestSmtp;
let mail: Mail;
let clock: ManualClock;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  smtp = await startSmtp();
});
beforeEach(async () => {
  clock = createManualClock(noon);
  mail = createMail({ smtpUrl: `smtp://127.0.0.1:${smtp.port}`, folder: '', from: 'rusuban@example.com', clock });
  await test.store.addAccount(anAccount(), aliceCredentials, noon);
});
afterEach(async () => {
  smtp.misbehave(null);
  await mail.close();
  await test.store.removeAccount('alice');
});
afterAll(async () => {
  await smtp?.close();
  await test?.close();
});

const lapse = { kind: 'lapse', reason: 'lapse', props: { what: 'authorisation', lapsesAt: noon + hourMs } } as const;
/** A message to Alice that is due at `dueAt`. */
const owe = (dueAt = noon) =>
  test.store.owe([
    {
      ...{ key: 'lapse/1', accountId: 'alice', incidentId: null, revision: 0, recipient: 'alice@example.com' },
      ...{ ...lapse, createdAt: noon, dueAt },
    },
  ]);
const webhooks = createWebhooks();
const drain = () =>
  notifyDue({
    ...{ store: test.store, mail, webhooks, clock, mailFrom: 'rusuban@example.com', tagOf: (text: string) => text },
    ...{ consoleUrl: null, links: null },
  });
const waiting = async () =>
  (await problemsOf({ store: test.store, clock, intervals: everyMs })).filter((line) => /message/.test(line));

it('a mail that no server takes waits, also between two tries', async () => {
  smtp.misbehave({ at: 'mail', code: 451, reply: '4.3.0 not now' });
  await owe();
  for (const after of [0, 10, 25].map((minutes) => minutes * minuteMs)) {
    clock.advance(after);
    await drain();
  }
  expect((await test.store.outboxBacklog(clock.now())).due).toBe(0);
  expect(await waiting()).toEqual(['1 message waits, the oldest for 35 minutes']);
});

it('a mail that a sender has in hand is not done', async () => {
  await owe();
  await test.store.claimOutbox(clock.now(), 5 * minuteMs);
  expect(await test.store.outboxBacklog(clock.now() + minuteMs)).toEqual({ due: 1, late: 1, oldestMs: 0 });
});

it('a mail that was held until morning is not late in the morning', async () => {
  await owe(noon + 9 * hourMs);
  clock.advance(9 * hourMs);
  expect(await waiting()).toEqual([]);
  clock.advance(31 * minuteMs);
  expect(await waiting()).toEqual(['1 message waits, the oldest for 31 minutes']);
});
