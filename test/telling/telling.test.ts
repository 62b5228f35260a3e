// Telling people, through a real database and a real SMTP server: who is written to when, and that nothing is said twice.
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createMail } from '../../src/adapters/mail/index.ts';
import type { Mail } from '../../src/adapters/mail/port.ts';
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { answerIncident } from '../../src/owner/answer.ts';
import { followUpAll } from '../../src/telling/follow-up.ts';
import { type Delivered, notifyDue } from '../../src/telling/notify.ts';
import { aSignal } from '../support/factories.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../support/store.ts';
import { setRecipients, setStatus, tell } from '../support/told-store.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';

let test: TestStore;
let smtp: TestSmtp;
let mail: Mail;
let clock: ManualClock;
let receivedBefore = 0;
/** Noon in Tokyo. */
const noon = Date.UTC(2026, 5, 10, 3);
const alice = newRecipient('alice@example.com');
const bob = newRecipient('bob@example.com', { isBackup: true });

beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  smtp = await startSmtp();
});
beforeEach(async () => {
  clock = createManualClock(noon);
  receivedBefore = smtp.received.length;
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

const webhooks = createWebhooks();
const deps = () => ({
  store: test.store,
  mail,
  webhooks,
  clock,
  mailFrom: 'rusuban@example.com',
  tagOf: () => 'tag',
  consoleUrl: null,
  links: null,
});
/** Mails that came in this test. */
const newMails = () => smtp.received.slice(receivedBefore);
const words = ({ row, outcome }: Delivered) => `${row.kind} ${row.recipient.split('@')[0]} ${outcome.outcome}`;

/** What a sweep does, `ms` later. */
async function sweepAfter(ms = 0): Promise<string[]> {
  clock.advance(ms);
  await followUpAll(deps());
  return (await notifyDue(deps())).map(words);
}

describe('telling people', () => {
  it('tells critical at once, reminds with back-off, calls the backup, and stops when somebody answers', async () => {
    await setRecipients(test.store, alice, bob);
    const incident = await tell(test.store, noon, { severity: 'critical' });
    expect(await sweepAfter()).toEqual(['alert alice delivered']);
    expect(await sweepAfter()).toEqual([]);
    expect(await sweepAfter(29 * minuteMs)).toEqual([]);
    expect(await sweepAfter(minuteMs)).toEqual(['unanswered bob delivered']);
    // an hour after each of them was told
    expect(await sweepAfter(30 * minuteMs)).toEqual(['reminder alice delivered']);
    expect(await sweepAfter(30 * minuteMs)).toEqual(['reminder bob delivered']);
    expect(await sweepAfter(minuteMs)).toEqual([]);
    expect((await sweepAfter(4 * hourMs)).sort()).toEqual(['reminder alice delivered', 'reminder bob delivered']);
    await setStatus(test.store, incident, 'acknowledged');
    expect(await sweepAfter(48 * hourMs)).toEqual([]);
    // one thread for each, each message its own
    const ids = smtp.received.map(({ parsed }) => parsed.messageId);
    expect(new Set(ids).size).toBe(6);
    const threads = smtp.received.map(({ to, parsed }) => `${to} ${parsed.references}`);
    expect(new Set(threads).size).toBe(2);
  });

  it('gathers what is high, and says it once when it turns out to be worse', async () => {
    const incident = await tell(test.store, noon);
    expect(await sweepAfter(minuteMs)).toEqual([]);
    await tell(test.store, clock.now(), { ...incident, severity: 'critical', revision: 2 }, 'escalated');
    expect(await sweepAfter()).toEqual(['alert alice delivered']);
    expect(await sweepAfter(minuteMs)).toEqual(['alert alice dropped']);
  });

  it('what was high and stays so is told when it is gathered', async () => {
    await tell(test.store, noon);
    expect(await sweepAfter(2 * minuteMs - 1)).toEqual([]);
    expect(await sweepAfter(1)).toEqual(['alert alice delivered']);
  });

  it('a look that pulled everything itself needs no gathering', async () => {
    await tell(test.store, noon);
    expect((await notifyDue(deps(), { isGathered: true })).map(words)).toEqual(['alert alice delivered']);
  });

  it('by night only what is critical wakes anybody; in the morning one message says the rest', async () => {
    const hours = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    await setRecipients(test.store, { ...alice, quietHours: hours }, { ...bob, quietHours: hours });
    clock.advance(11 * hourMs);
    const incident = await tell(test.store, clock.now());
    expect(await sweepAfter(2 * hourMs)).toEqual([]);
    await tell(test.store, clock.now(), { ...incident, revision: 2 }, 'new-evidence');
    expect(await sweepAfter(hourMs)).toEqual([]);
    expect(await sweepAfter(5 * hourMs)).toEqual(['alert alice dropped', 'alert alice delivered']);
    await tell(test.store, clock.now() + 15 * hourMs, { severity: 'critical', id: 'inc-2' });
    expect((await sweepAfter(15 * hourMs))[0]).toBe('alert alice delivered');
  });

  it('a server that refuses the first for good sends the backup in at once', async () => {
    await setRecipients(test.store, alice, bob);
    await tell(test.store, noon, { severity: 'critical' });
    smtp.misbehave({ at: 'rcpt', code: 550, reply: '5.1.1 no such user' });
    expect((await sweepAfter())[0]).toBe('alert alice dead');
    smtp.misbehave(null);
    expect(await sweepAfter(minuteMs)).toContain('unanswered bob delivered');
  });

  it('a server that refuses the first for now is tried again, ever later; after half an hour the other is told', async () => {
    await setRecipients(test.store, alice, newRecipient('bob@example.com'));
    await tell(test.store, noon, { severity: 'critical' });
    smtp.misbehave({ at: 'rcpt', to: 'alice@example.com', code: 451, reply: '4.7.1 come back later' });
    expect((await sweepAfter()).sort()).toEqual(['alert alice deferred', 'alert bob delivered']);
    for (const waited of [1, 2, 4, 8]) expect(await sweepAfter(waited * minuteMs)).toEqual(['alert alice deferred']);
    expect((await sweepAfter(16 * minuteMs)).sort()).toEqual(['alert alice deferred', 'channel-failed bob delivered']);
    smtp.misbehave(null);
    expect(await sweepAfter(32 * minuteMs)).toContain('alert alice delivered');
  });

  it('a person’s first message is a first message, whatever was decided and told to others before', async () => {
    const carol = newRecipient('carol@example.com');
    await setRecipients(test.store, { ...alice, language: 'en' }, { ...carol, language: 'en' });
    const incident = await tell(test.store, noon, { severity: 'critical' });
    smtp.misbehave({ at: 'rcpt', to: carol.address, code: 451, reply: '4.7.1 come back later' });
    expect((await sweepAfter()).sort()).toEqual(['alert alice delivered', 'alert carol deferred']);
    await tell(test.store, clock.now(), { ...incident, revision: 2 }, 'new-evidence');
    await sweepAfter();
    smtp.misbehave(null);
    await sweepAfter(2 * minuteMs);
    const subjects = (to: string) =>
      newMails()
        .filter((one) => one.to.includes(to))
        .map(({ parsed }) => /update/.test(parsed.subject ?? ''));
    expect(subjects(alice.address)).toEqual([false, true]);
    expect(subjects(carol.address)).toEqual([false, true]);
    const whole = await test.store.incidentMessages(incident.id);
    const told = whole.map(
      ({ recipient, told: what }) => `${recipient.split('@')[0]} ${((what?.at ?? 0) - noon) / minuteMs}`,
    );
    expect(told.sort()).toEqual(['alice 0', 'alice 0', 'carol 2', 'carol 2']);
  });

  it('a second person who is called in hears whether the first was told at all', async () => {
    await setRecipients(test.store, { ...alice, language: 'en' }, { ...bob, language: 'en' });
    smtp.misbehave({ at: 'rcpt', to: alice.address, code: 451, reply: '4.7.1 come back later' });
    await tell(test.store, noon, { severity: 'critical' });
    await sweepAfter();
    expect(await sweepAfter(30 * minuteMs)).toContain('unanswered bob delivered');
    const text = newMails().find(({ to }) => to.includes(bob.address))?.parsed.text ?? '';
    expect(text.replace(/\s+/g, ' ')).toContain('to whom our message has not been delivered so far');
    expect(text).not.toContain('was told on');
  });

  it('a webhook gets the same as JSON, and when it fails the others are told, once a day', async () => {
    const receiver = await startWebhookReceiver();
    try {
      const settings = { url: receiver.url, secret: `whsec_${'A'.repeat(32)}` };
      await test.store.addWebhook('alice', { name: 'ops', kind: 'standard', settings }, noon);
      await setRecipients(test.store, alice, newRecipient('webhook:ops'));
      const incident = await tell(test.store, noon, { severity: 'critical' });
      expect((await sweepAfter()).sort()).toEqual(['alert alice delivered', 'alert webhook:ops delivered']);
      const event = JSON.parse(receiver.received[0]?.body ?? '');
      expect(event).toMatchObject({
        type: 'rusuban.alert',
        data: { incident: { id: incident.id, severity: 'critical' } },
      });
      const schema = JSON.parse(
        await readFile(new URL('../../docs/schemas/webhook.schema.json', import.meta.url), 'utf8'),
      );
      expect(new Ajv2020({ formats: { 'date-time': true } }).validate(schema, event)).toBe(true);
      receiver.answer({ status: 410 });
      expect(await sweepAfter(hourMs)).toEqual([
        'reminder alice delivered',
        'reminder webhook:ops dead',
        'channel-failed alice delivered',
      ]);
      expect((await sweepAfter(4 * hourMs)).sort()).toEqual(['reminder alice delivered', 'reminder webhook:ops dead']);
    } finally {
      await receiver.close();
    }
  });

  it('what is snoozed is not reminded of; at the end of the snooze it is', async () => {
    await setRecipients(test.store, alice, bob);
    await tell(test.store, noon);
    expect(await sweepAfter(2 * minuteMs)).toEqual(['alert alice delivered']);
    const span = { from: clock.now(), to: clock.now() + 6 * hourMs };
    const said = { saidAt: clock.now(), saidBy: 'alice', note: '', ended: null };
    await test.store.addStatement(
      { id: 'snooze', accountId: 'alice', what: 'snoozed', detector: null, ...span, ...said },
      {
        at: clock.now(),
        accountId: 'alice',
        who: 'alice',
        via: 'command',
        what: 'snooze-added',
        subject: 'snooze',
        detail: {},
      },
    );
    expect(await sweepAfter(hourMs)).toEqual(['watch-changed alice delivered', 'watch-changed bob delivered']);
    expect(await sweepAfter(4 * hourMs)).toEqual([]);
    // what is critical is told, reminded of and passed on all the same
    const other = await tell(test.store, clock.now(), { id: 'inc-2', severity: 'critical' });
    expect(await sweepAfter()).toEqual(['alert alice delivered']);
    expect(await sweepAfter(30 * minuteMs)).toEqual(['unanswered bob delivered']);
    await setStatus(test.store, other, 'acknowledged');
    expect((await sweepAfter(hourMs)).sort()).toEqual(['unanswered bob delivered']);
    expect((await sweepAfter(hourMs)).sort()).toEqual(['reminder alice delivered', 'reminder bob delivered']);
  });

  it('all-clear is said only of what is back; of what was closed by force, who did it', async () => {
    const by = { name: 'bob', via: 'command' as const };
    const answers = { store: test.store, clock, newId: () => 'id' };
    const resolve = (incidentId: string, isForced: boolean) =>
      answerIncident(answers, { incidentId, answer: 'resolve', by, reason: 'enough of it', isForced });
    const subjects = () => smtp.received.slice(-1).map(({ parsed }) => parsed.subject);
    const subject = { kind: 'listing', sku: 'SK-1', asin: 'B000000001', title: 'SSD' } as const;
    const signals = [aSignal({ evidence: [{ subject, at: noon }] })];
    const burst = await tell(test.store, noon, { severity: 'critical', signals });
    await sweepAfter();
    expect(await resolve(burst.id, false)).toMatchObject({ outcome: 'standing' });
    expect(await resolve(burst.id, true)).toMatchObject({ outcome: 'done' });
    expect(await sweepAfter(minuteMs)).toEqual(['watch-changed alice delivered', 'all-clear alice delivered']);
    expect(subjects()).toEqual([expect.stringMatching(/^復旧の確認なしに終了/)]);
    expect(smtp.received.at(-1)?.parsed.text).toMatch(/bobが解決済みにしました（enough of it）/);

    // of this nothing stays behind that would have to be undone
    const other = await tell(test.store, clock.now(), { id: 'inc-2', severity: 'critical' });
    await sweepAfter();
    expect(await resolve(other.id, false)).toMatchObject({ outcome: 'done' });
    expect(await sweepAfter(minuteMs)).toEqual(['all-clear alice delivered']);
    expect(subjects()).toEqual([expect.stringMatching(/^解決済み/)]);
  });

  it('four sweeps at once remind once, and a sender that died is followed by another', async () => {
    await tell(test.store, noon, { severity: 'critical' });
    expect(await sweepAfter()).toEqual(['alert alice delivered']);
    clock.advance(hourMs);
    await Promise.all(Array.from({ length: 4 }, () => followUpAll(deps())));
    // claimed, and never settled
    expect(await test.store.claimOutbox(clock.now(), 5 * minuteMs)).toMatchObject({ kind: 'reminder' });
    expect(await sweepAfter(minuteMs)).toEqual([]);
    expect(await sweepAfter(5 * minuteMs)).toEqual(['reminder alice delivered']);
  });

  it('writes to each in their own language and time zone', async () => {
    await setRecipients(test.store, alice, { ...bob, language: 'en', timeZone: 'Europe/London', isBackup: false });
    for (const [{ address }, phrase] of [
      [alice, '青い急須'],
      [bob, 'blue teapot'],
    ] as const)
      await test.store.changePhrase('alice', address, () => ({ phrase, outbox: [], entries: [] }));
    await tell(test.store, noon, { severity: 'critical' });
    await sweepAfter();
    const [first, second] = [alice, bob].map(
      ({ address }) => newMails().find(({ to }) => to.includes(address))?.parsed.text ?? '',
    );
    expect(first).toContain('合言葉：青い急須');
    expect(first).toMatch(/12:00 JST/);
    expect(second).toMatch(/04:00 GMT\+1/);
    expect(second).toContain('blue teapot');
    expect(second).not.toContain('合言葉');
  });

  it('whoever is removed meanwhile is not written to', async () => {
    await setRecipients(test.store, alice, { ...bob, isBackup: false });
    await tell(test.store, noon, { severity: 'critical' });
    await setRecipients(test.store, alice);
    expect((await sweepAfter()).sort()).toEqual(['alert alice delivered', 'alert bob dropped']);
  });
});
