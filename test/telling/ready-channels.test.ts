// Ready-made channels among other recipients, through a real database, mail server and receivers: what each is told, and
// that none holds up or silences the others.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMail } from '../../src/adapters/mail/index.ts';
import type { Mail } from '../../src/adapters/mail/port.ts';
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { line } from '../../src/channels/line.ts';
import { ntfy } from '../../src/channels/ntfy.ts';
import { phone } from '../../src/channels/phone.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { ChannelKind } from '../../src/domain/telling/channel-kind.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { followUpAll } from '../../src/telling/follow-up.ts';
import { type Delivered, notifyDue } from '../../src/telling/notify.ts';
import { someSettings } from '../support/channel-hands.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let test: TestStore;
let smtp: TestSmtp;
let mail: Mail;
let clock: ManualClock;
let service: WebhookReceiver;
const noon = Date.UTC(2026, 5, 10, 3);
const alice = newRecipient('alice@example.com');
const bob = newRecipient('bob@example.com', { isBackup: true });

beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  smtp = await startSmtp();
});
beforeEach(async () => {
  clock = createManualClock(noon);
  service = await startWebhookReceiver();
  mail = createMail({ smtpUrl: `smtp://127.0.0.1:${smtp.port}`, folder: '', from: 'rusuban@example.com', clock });
  await test.store.addAccount(anAccount(), aliceCredentials, noon);
});
afterEach(async () => {
  await service.close();
  await mail.close();
  await test.store.removeAccount('alice');
});
afterAll(async () => {
  await smtp?.close();
  await test?.close();
});

type Settings = ReturnType<typeof someSettings>;
const basic = (text: string) => Buffer.from(text).toString('base64');

const deps = () => {
  const origin = new URL(service.url).origin;
  const origins = { 'https://api.twilio.com': origin, 'https://api.line.me': origin };
  return {
    ...{ store: test.store, mail, clock, mailFrom: 'rusuban@example.com', consoleUrl: null, links: null },
    webhooks: createWebhooks({ origins, totalMs: 20 * hourMs }),
    tagOf: (text: string) => Buffer.from(text).toString('hex').slice(-20),
  };
};
const words = ({ row, outcome }: Delivered) => `${row.kind} ${row.recipient.split('@')[0]} ${outcome.outcome}`;

async function sweepAfter(ms = 0): Promise<string[]> {
  clock.advance(ms);
  await followUpAll(deps());
  return (await notifyDue(deps())).map(words).sort();
}

async function add(kind: ChannelKind, name: string) {
  const settings = someSettings(kind, service.url);
  await test.store.addWebhook('alice', { name, kind: kind.id, settings }, noon);
  return newRecipient(`${kind.id}:${name}`);
}

describe('a telephone', () => {
  it('rings for an alert, in its owner’s language, and for nothing else', async () => {
    const bed = await add(phone, 'bed');
    await setRecipients(test.store, alice, { ...bed, language: 'ja' });
    await tell(test.store, noon, { severity: 'critical' });
    expect(await sweepAfter()).toEqual(['alert alice delivered', 'alert phone:bed delivered']);
    expect(new URLSearchParams(service.received[0]?.body).get('Twiml')).toContain('language="ja-JP">留守番です。 重大');
    const lapse = { accountId: 'alice', incidentId: null, revision: 0, kind: 'lapse', reason: 'lapse' } as const;
    const props = { what: 'authorisation', lapsesAt: noon + hourMs };
    await test.store.owe([{ ...lapse, props, key: 'lapse/1', recipient: bed.address, createdAt: clock.now() }]);
    expect(await sweepAfter(minuteMs)).toEqual(['lapse phone:bed dropped']);
    expect(service.received).toHaveLength(1);
  });
});

describe('a push', () => {
  it('that hangs holds up nobody', async () => {
    service.answer('hang');
    await setRecipients(test.store, await add(ntfy, 'phone'), alice);
    await tell(test.store, noon, { severity: 'critical' });
    const told: string[] = [];
    let heard = () => {};
    const others = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const onTried = async (one: Delivered) => {
      told.push(words(one));
      heard();
    };
    const all = notifyDue(deps(), { onTried });
    await Promise.race([others, all]);
    expect(told).toEqual(['alert alice delivered']);
    await service.close();
    await all;
    expect(told).toEqual(['alert alice delivered', 'alert ntfy:phone deferred']);
    service = await startWebhookReceiver();
  });

  it('is tried again after the pause that its server asks for, and not before', async () => {
    service.answer({ status: 429, headers: { 'retry-after': '600' } });
    await setRecipients(test.store, await add(ntfy, 'phone'));
    await tell(test.store, noon, { severity: 'critical' });
    expect(await sweepAfter()).toEqual(['alert ntfy:phone deferred']);
    service.answer({ status: 200 });
    expect(await sweepAfter(9 * minuteMs)).toEqual([]);
    expect(await sweepAfter(minuteMs)).toEqual(['alert ntfy:phone delivered']);
  });

  it('of a channel that this version doesn’t know waits for one that does', async () => {
    await test.store.addWebhook('alice', { name: 'bird', kind: 'pigeon', settings: {} }, noon);
    await setRecipients(test.store, newRecipient('pigeon:bird'));
    await tell(test.store, noon, { severity: 'critical' });
    expect(await sweepAfter()).toEqual(['alert pigeon:bird deferred']);
  });
});

describe('a dead channel', () => {
  it('has the backup sent in at once, and the others are told why, without its keys', async () => {
    const settings = someSettings(line, service.url);
    service.answer({ status: 401, text: `{"message":"invalid token ${settings.token}"}` });
    await setRecipients(test.store, await add(line, 'alice'), bob);
    await tell(test.store, noon, { severity: 'critical' });
    const before = smtp.received.length;
    expect(await sweepAfter()).toContain('alert line:alice dead');
    expect(await sweepAfter(minuteMs)).toContain('unanswered bob delivered');
    const mails = smtp.received
      .slice(before)
      .map(({ parsed }) => `${parsed.subject} ${parsed.text}`.replace(/\s+/g, ' '));
    expect(mails.join('\n')).toMatch(/line:alice/);
    expect(mails.join('\n')).toMatch(/invalid token …/);
    expect(mails.join('\n')).not.toContain(`${settings.token}`);
  });

  it.each([
    ['ntfy its topic', ntfy, (_: string, { url }: Settings) => `{"topic":"${new URL(`${url}`).pathname.slice(1)}"}`],
    [
      'a proxy the address',
      ntfy,
      (path: string, { url }: Settings) => `no way to ${encodeURIComponent(`${url}`)} ${path}`,
    ],
    ['its server the sign-in', phone, (_: string, { sid, token }: Settings) => `not ${basic(`${sid}:${token}`)}`],
    ['a key where the rest is cut off', line, (_: string, { token }: Settings) => `${'x'.repeat(170)}${token}`],
  ] as const)('says nothing of its keys in what is kept, when it was told by %s', async (_, kind, echo) => {
    const settings = someSettings(kind, service.url);
    for (const status of [200, 400]) {
      service.answer({ status, text: echo('/hook', settings) });
      await setRecipients(test.store, await add(kind, `said${status}`));
      await tell(test.store, noon, { id: `i-${kind.id}-${status}`, severity: 'critical' });
      await followUpAll(deps());
      const kept = JSON.stringify(await notifyDue(deps()));
      const keys = kind.fields.flatMap(({ key, isSecret }) => (isSecret ? `${settings[key]}`.slice(-20) : []));
      for (const key of [...keys, 'hook', basic(`${settings.sid}:${settings.token}`)]) expect(kept).not.toContain(key);
    }
  });
});
