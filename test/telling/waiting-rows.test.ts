// Rows of the outbox that an upgrade finds waiting, and rows of which nothing can be made: they hold up nobody, tell what
// can still be told, and are given up in the end, which is told once.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { every } from '../../dev/previews/index.ts';
import { createMail } from '../../src/adapters/mail/index.ts';
import type { Mail } from '../../src/adapters/mail/port.ts';
import type { OwedRow } from '../../src/adapters/store/port.ts';
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { attemptLimit, type MessageKind, messageTopics, propsVersion } from '../../src/domain/telling/message.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { type MessageId, messages } from '../../src/messages/registry.ts';
import { type Delivered, notifyDue } from '../../src/telling/notify.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const [alice, bob] = ['alice@example.com', 'bob@example.com'];
const good = { what: 'authorisation', lapsesAt: noon + 30 * dayMs };
const older = propsVersion - 1;

let test: TestStore;
let smtp: TestSmtp;
let mail: Mail;
let clock: ManualClock;
let database: pg.Client;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  smtp = await startSmtp();
  database = new pg.Client({ connectionString: test.url });
  await database.connect();
});
beforeEach(async () => {
  clock = createManualClock(noon);
  mail = createMail({ smtpUrl: `smtp://127.0.0.1:${smtp.port}`, folder: '', from: 'rusuban@example.com', clock });
  await test.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(test.store, newRecipient(alice), { ...newRecipient(bob), gets: ['alerts'] });
});
afterEach(async () => {
  await mail.close();
  await test.store.removeAccount('alice');
});
afterAll(async () => {
  await database?.end();
  await smtp?.close();
  await test?.close();
});

const deps = () => ({
  ...{ store: test.store, mail, webhooks: createWebhooks(), clock, mailFrom: 'rusuban@example.com' },
  ...{ tagOf: (text: string) => text, consoleUrl: null, links: null },
});
const drain = () => notifyDue(deps());
const words = ({ row, outcome }: Delivered) => `${row.kind} ${outcome.outcome}`;

let owed = 0;
/** Owes a message in a form; returns its key. */
async function owe(kind: MessageKind, props: unknown, version = propsVersion, more: Partial<OwedRow> = {}) {
  const key = `${kind}/${++owed}`;
  const about = { accountId: 'alice', incidentId: null, revision: 0, reason: kind, recipient: alice };
  await test.store.owe([{ key, kind, props, ...about, createdAt: clock.now(), ...more }]);
  await database.query('UPDATE outbox SET props_version = $2 WHERE key = $1', [key, version]);
  return key;
}

async function rowOf(key: string) {
  const { rows } = await database.query(
    'SELECT attempts, settled_at IS NOT NULL AS "isSettled", last_error AS error, last_fault AS fault FROM outbox WHERE key = $1',
    [key],
  );
  return rows[0];
}

/** Drains at each moment at which something may be due, until nothing waits. */
async function drainToTheEnd(): Promise<Delivered[]> {
  const all: Delivered[] = [];
  for (let hours = 0; (await test.store.pendingOutbox()) > 0; hours += 1) {
    if (hours > 3 * 24) throw new Error('it never ends');
    all.push(...(await drain()));
    clock.advance(hourMs);
  }
  return all;
}

const mailsOf = (kind: string) =>
  smtp.received.filter(({ parsed }) => parsed.messageId?.startsWith(`<${kind}`)).map(({ parsed }) => parsed);

describe('an upgrade while rows wait', () => {
  it('sends what is good behind what is of another version or can’t be written, in the first drain', async () => {
    const poison = [
      await owe('blind', { parts: 'none that this version knows' }),
      await owe('lapse', null),
      await owe('channel-failed', { channel: bob }, propsVersion + 1),
      await owe('of-another-version' as MessageKind, {}),
    ];
    const incident = await tell(test.store, clock.now(), { severity: 'critical' });
    const about = { incidentId: incident.id, reason: 'a reason of old', revision: 1 };
    const told = [
      await owe('reminder', { of: 'old' }, older, about),
      await owe('channel-failed', { channel: bob, since: 'noon' }, older),
      await owe('weekly', { week: '2026-W20', layout: 2 }, older),
      await owe('lapse', good),
    ];
    const tried = await drain();
    const outcomeOf = (key: string) => tried.find(({ row }) => row.key === key)?.outcome.outcome;
    expect(told.map(outcomeOf)).toEqual(told.map(() => 'delivered'));
    expect(poison.map(outcomeOf)).toEqual(poison.map(() => 'deferred'));
    for (const key of poison)
      expect(await rowOf(key)).toEqual({
        attempts: 1,
        isSettled: false,
        error: expect.stringMatching(/\w/),
        fault: 'message',
      });
    // what is left of the row, and what is known now in place of the rest
    expect(mailsOf('channel-failed').at(-1)?.text?.replace(/\s+/g, ' ')).toMatch(/can’t deliver to bob@example\.com/);
  });

  it('gives up what says too little, at once, and tells it once', async () => {
    const rows = [
      await owe('recipients-changed', { to: 'whom' }, older),
      await owe('blind', { parts: ['kitchen'] }, older),
    ];
    const tried = (await drain()).map(words).sort();
    expect(tried.filter((one) => one.endsWith('dead'))).toEqual(['blind dead', 'recipients-changed dead']);
    expect(tried.filter((one) => one.startsWith('message-failed'))).toEqual(Array(2).fill('message-failed delivered'));
    for (const key of rows) expect(await rowOf(key)).toMatchObject({ isSettled: true, fault: 'message' });
    clock.advance(3 * dayMs);
    expect(await drain()).toEqual([]);
  });

  it('keeps of lists what is still known', async () => {
    await owe('blind', { parts: ['kitchen', 'orders'] }, older);
    expect((await drain()).map(words)).toEqual(['blind delivered']);
    expect(smtp.received.at(-1)?.parsed.subject).toContain('Orders');
  });
});

describe('what a message carries', () => {
  const owedWithProps = Object.entries(messageTopics).filter(([, topic]) => topic === 'upkeep');

  it.each(owedWithProps.map(([kind]) => kind as MessageKind))('is all that a row of kind %s needs', async (kind) => {
    const id = kind === 'lapse' ? 'authorisation-lapse' : (kind as MessageId);
    const examples = every.filter(({ name, language }) => name.startsWith(`${id}.`) && language === 'en');
    expect(examples).not.toEqual([]);
    const fields = Object.keys(messages[id].carries ?? {});
    for (const version of [propsVersion, older])
      for (const { props } of examples)
        await owe(kind, Object.fromEntries(Object.entries(props).filter(([name]) => fields.includes(name))), version);
    expect((await drain()).map(words)).toEqual(Array(2 * examples.length).fill(`${kind} delivered`));
  });
});

describe('a row that can’t be written', () => {
  it('is tried for two days, then given up with its error; those who mind the watch are told once', async () => {
    const before = mailsOf('message-failed').length;
    const key = await owe('blind', { parts: 7 }, propsVersion, { recipient: bob });
    const tried = await drainToTheEnd();
    const own = tried.filter(({ row }) => row.key === key).map(({ outcome }) => outcome.outcome);
    expect(own).toEqual([...Array(attemptLimit - 1).fill('deferred'), 'dead']);
    expect(await rowOf(key)).toEqual({
      ...{ attempts: attemptLimit, isSettled: true, fault: 'message' },
      error: expect.stringMatching(/^blind: .*parts/),
    });
    const mails = mailsOf('message-failed').slice(before);
    expect(mails.map(({ to }) => to && 'text' in to && to.text)).toEqual([alice]);
    expect(mails[0]?.text?.replace(/\s+/g, ' ')).toContain('has owed bob@example.com a message that it can’t write');
  });

  it('is counted while it waits and for a day after', async () => {
    await owe('blind', { parts: 7 });
    await drain();
    expect(await test.store.outboxFaults(clock.now())).toEqual({ channel: 0, message: 1 });
    await drainToTheEnd();
    expect(await test.store.outboxFaults(clock.now())).toMatchObject({ message: 1 });
    expect(await test.store.outboxFaults(clock.now() + dayMs)).toMatchObject({ message: 0 });
  });

  it('does not tell of itself when that is what can’t be written', async () => {
    await owe('message-failed', { kind: 7 });
    const kinds = new Set((await drainToTheEnd()).map(({ row }) => row.kind));
    expect([...kinds]).toEqual(['message-failed']);
  });

  it('is given up, too, when its senders died at every try', async () => {
    const key = await owe('lapse', good);
    for (let n = 0; n < attemptLimit; n++) {
      expect(await test.store.claimOutbox(clock.now(), minuteMs)).toMatchObject({ key, attempts: n + 1 });
      clock.advance(minuteMs);
    }
    expect(await test.store.claimOutbox(clock.now(), minuteMs)).toBeNull();
    expect((await drain()).map(words)).toEqual(['lapse dead', 'message-failed delivered']);
    expect(await rowOf(key)).toMatchObject({ isSettled: true, error: expect.stringContaining('ended in the middle') });
  });
});

it('whatever stands in waiting rows, of whatever version: what is good behind them is sent in the first drain', async () => {
  const kinds = [...Object.keys(messageTopics), 'unheard-of', 'toString'] as MessageKind[];
  const field = fc.constantFrom(
    'parts',
    'since',
    'what',
    'channel',
    'week',
    'reasons',
    'verdict',
    'shop',
    'account',
    'now',
  );
  const props = fc.oneof(fc.dictionary(field, fc.jsonValue()), fc.jsonValue());
  const version = fc.constantFrom(older, propsVersion, propsVersion + 1);
  for (const [n, [kind, given, of]] of fc
    .sample(fc.tuple(fc.constantFrom(...kinds), props, version), { numRuns: 150, seed: 1 })
    .entries())
    await owe(kind, given, of, { recipient: n % 2 === 0 ? alice : bob });
  const behind = [await owe('lapse', good), await owe('lapse', good, older, { recipient: bob })];
  const tried = await drain();
  for (const key of behind) expect(tried.find(({ row }) => row.key === key)?.outcome.outcome).toBe('delivered');
});
