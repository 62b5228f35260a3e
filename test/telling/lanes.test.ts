// Many shops beside a receiver that takes a message and never answers: real servers, a real database, no measured times.
// What is asserted is an order: everybody else has their alert while the one still hangs.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMail } from '../../src/adapters/mail/index.ts';
import type { Mail } from '../../src/adapters/mail/port.ts';
import { createWebhooks } from '../../src/adapters/webhook/index.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { type Channel, lanesOf, newRecipient } from '../../src/domain/telling/recipient.ts';
import { createLanes } from '../../src/telling/lanes.ts';
import { type Delivered, type NotifyOptions, notifyDue } from '../../src/telling/notify.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const noon = Date.UTC(2026, 5, 10, 3);
/** Longer than any test runs: what hangs ends when its server does. */
const never = 20 * hourMs;
const webhooks = createWebhooks({ totalMs: never });

let test: TestStore;
let smtp: TestSmtp;
let mail: Mail;
let clock: ManualClock;
let hanging: WebhookReceiver;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
beforeEach(async () => {
  clock = createManualClock(noon);
  smtp = await startSmtp();
  hanging = await startWebhookReceiver();
  hanging.answer('hang');
  const timeouts = { idleMs: never, totalMs: never };
  const from = 'rusuban@example.com';
  mail = createMail({ smtpUrl: `smtp://127.0.0.1:${smtp.port}`, folder: '', from, clock, timeouts });
});
afterEach(async () => {
  await hanging.close();
  await mail.close();
  await smtp.close();
  for (const { id } of await test.store.listAccounts()) await test.store.removeAccount(id);
});
afterAll(() => test?.close());

const deps = () => ({
  ...{ store: test.store, mail, webhooks, clock, mailFrom: 'rusuban@example.com', tagOf: (text: string) => text },
  ...{ consoleUrl: null, links: null },
});

const addressOf = (shop: string) => `${shop}@example.com`;

async function addShop(id: string, url?: string): Promise<void> {
  await test.store.addAccount(anAccount({ id, recipients: [] }), aliceCredentials, noon);
  if (url === undefined) return;
  await test.store.addWebhook(id, { name: 'ops', kind: 'standard', settings: { url, secret: null } }, noon);
}

/** A message that takes no incident: the oldest is owed first. */
const owe = (shop: string, n: number, recipient = addressOf(shop)) =>
  test.store.owe([
    {
      ...{ key: `lapse/${shop}/${n}/${recipient}`, accountId: shop, incidentId: null, revision: 0, kind: 'lapse' },
      ...{ reason: 'lapse', props: { what: 'authorisation', lapsesAt: noon + hourMs }, recipient, createdAt: noon + n },
    },
  ]);

/** The drain under way, and what has come of it so far. */
function drain(options: NotifyOptions = {}) {
  const told: string[] = [];
  const waiting: (() => void)[] = [];
  const onTried = async ({ row, outcome }: Delivered) => {
    told.push(`${row.accountId} ${outcome.outcome}`);
    for (const look of waiting) look();
  };
  let isOver = false;
  const over = notifyDue(deps(), { ...options, onTried }).finally(() => {
    isOver = true;
  });
  over.catch(() => {});
  return {
    ...{ told, over, isOver: () => isOver },
    /** Resolves when so many tries have ended; fails when the drain ends before. */
    until: (tries: number) =>
      Promise.race([
        new Promise<void>((resolve) => {
          const look = () => {
            if (told.length >= tries) resolve();
          };
          waiting.push(look);
          look();
        }),
        over.then(() => {
          if (told.length < tries) throw new Error(`it ended after ${told.length} tries`);
        }),
      ]),
  };
}

const shops = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `shop-${from + i}`);

describe('a receiver that never answers', () => {
  it('a webhook: the alerts of 200 other shops have arrived while it hangs, also those that are owed meanwhile', async () => {
    clock.advance(hourMs);
    await addShop('slow', hanging.url);
    for (let n = 0; n < 3; n++) await owe('slow', n, 'webhook:ops');
    for (const shop of shops(0, 150)) await addShop(shop);
    for (const shop of shops(0, 150)) await owe(shop, 3);
    const lanes = createLanes();
    const first = drain({ lanes });
    await first.until(150);

    for (const shop of shops(150, 200)) await addShop(shop);
    for (const shop of shops(150, 200)) await owe(shop, 4);
    // the next job of the same process, while the first is not over
    const second = drain({ lanes });
    await second.until(50);
    await second.over;

    expect(first.isOver()).toBe(false);
    expect([...first.told, ...second.told].sort()).toEqual(
      shops(0, 200)
        .map((shop) => `${shop} delivered`)
        .sort(),
    );
    expect(new Set(smtp.received.flatMap(({ to }) => to)).size).toBe(200);
    // one at a time: what waits for the same webhook waits for it alone
    expect(hanging.received).toHaveLength(1);
    await hanging.close();
    await first.over;
    expect(first.told.slice(150)).toEqual(['slow deferred']);
    hanging = await startWebhookReceiver();
  });

  it('a mail address: the others’ mails and webhooks have arrived while the server is at it', async () => {
    clock.advance(hourMs);
    const receiver = await startWebhookReceiver();
    try {
      smtp.misbehave({ at: 'rcpt', to: addressOf('slow'), isSilent: true });
      await addShop('slow');
      for (let n = 0; n < 3; n++) await owe('slow', n);
      for (const shop of shops(0, 20)) await addShop(shop, receiver.url);
      for (const shop of shops(0, 20)) await owe(shop, 3);
      for (const shop of shops(0, 20)) await owe(shop, 4, 'webhook:ops');
      const all = drain();
      await all.until(40);
      expect(all.isOver()).toBe(false);
      expect(smtp.received).toHaveLength(20);
      expect(receiver.received).toHaveLength(20);
      await smtp.close();
      await all.over;
      expect(all.told.slice(40)).toEqual(['slow deferred']);
    } finally {
      await receiver.close();
    }
  });

  it('a whole mail server: webhooks go on', async () => {
    clock.advance(hourMs);
    const receiver = await startWebhookReceiver();
    try {
      smtp.misbehave({ at: 'rcpt', isSilent: true });
      const many = lanesOf.mail + 5;
      for (const shop of shops(0, many)) await addShop(shop, receiver.url);
      for (const shop of shops(0, many)) await owe(shop, 0);
      for (const shop of shops(0, many)) await owe(shop, 1, 'webhook:ops');
      const all = drain();
      await all.until(many);
      expect(receiver.received).toHaveLength(many);
      expect(all.isOver()).toBe(false);
      await smtp.close();
      await all.over;
    } finally {
      await receiver.close();
    }
  });

  it('keeps no more lanes open than there are', async () => {
    clock.advance(hourMs);
    const many = lanesOf.webhook + 5;
    for (const shop of shops(0, many)) await addShop(shop, hanging.url);
    for (const shop of shops(0, many)) await owe(shop, 0, 'webhook:ops');
    await addShop('well');
    await owe('well', 1);
    const all = drain();
    await all.until(1);
    expect(all.told).toEqual(['well delivered']);
    expect(hanging.received.length).toBeLessThanOrEqual(lanesOf.webhook);
    await hanging.close();
    await all.over;
    hanging = await startWebhookReceiver();
  });
});

describe('the order of an incident', () => {
  it('of an incident the older comes first: what is newer brings along what could not be brought', async () => {
    await addShop('alice');
    await setRecipients(test.store, newRecipient(addressOf('alice')));
    const incident = await tell(test.store, noon, { severity: 'critical' });
    const sent = async (ms = 0) => {
      clock.advance(ms);
      const tried = await notifyDue(deps());
      return tried.map(({ row, outcome }) => `${row.revision} ${outcome.outcome}`);
    };
    smtp.misbehave({ at: 'rcpt', code: 451, reply: '4.7.1 come back later' });
    expect(await sent()).toEqual(['1 deferred']);
    await tell(test.store, clock.now(), { ...incident, revision: 2 }, 'new-evidence');
    expect(await sent()).toEqual(['1 deferred']);
    // both wait for the same moment now
    expect(await sent(minuteMs)).toEqual([]);
    smtp.misbehave(null);
    await tell(test.store, clock.now(), { ...incident, revision: 3 }, 'new-evidence');
    expect(await sent()).toEqual(['1 delivered', '2 delivered', '3 delivered']);
  });

  it('what could not be brought for half an hour holds up nothing of its incident any more', async () => {
    const receiver = await startWebhookReceiver();
    try {
      await addShop('alice', receiver.url);
      await setRecipients(test.store, newRecipient('webhook:ops'));
      const incident = await tell(test.store, noon, { severity: 'critical' });
      receiver.answer({ status: 500 });
      for (const waited of [0, 1, 2, 4, 8]) {
        clock.advance(waited * minuteMs);
        expect((await notifyDue(deps())).map(({ outcome }) => outcome.outcome)).toEqual(['deferred']);
      }
      await tell(test.store, clock.now(), { ...incident, revision: 2 }, 'new-evidence');
      expect((await notifyDue(deps())).map(({ row }) => row.revision)).toEqual([1]);
      // as if only the first of them were too much for its receiver
      receiver.answer({ status: 200 });
      expect((await notifyDue(deps())).map(({ outcome }) => outcome.outcome)).toEqual([]);
      clock.advance(minuteMs);
      expect((await notifyDue(deps())).map(({ row }) => row.revision)).toEqual([2]);
    } finally {
      await receiver.close();
    }
  });
});

describe('claims', () => {
  const claim = (now = clock.now()) => test.store.claimOutbox(now, 5 * minuteMs);

  it('give one row of an address at a time, to however many processes', async () => {
    for (const shop of shops(0, 3)) await addShop(shop);
    for (const shop of shops(0, 3)) for (let n = 0; n < 4; n++) await owe(shop, n);
    clock.advance(hourMs);
    for (let n = 0; n < 4; n++) {
      const claimed = (await Promise.all(Array.from({ length: 12 }, () => claim()))).flatMap((row) => row ?? []);
      expect(claimed.map(({ recipient }) => recipient).sort()).toEqual(shops(0, 3).map(addressOf));
      expect(new Set(claimed.map(({ createdAt }) => createdAt - noon))).toEqual(new Set([n]));
      const delivered = { outcome: 'delivered', messageId: 'm@example.com', detail: '' } as const;
      await Promise.all(claimed.map(({ key }) => test.store.settleOutbox(key, delivered, clock.now())));
    }
  });

  it('know a webhook by its account: two shops may give theirs the same name', async () => {
    for (const shop of shops(0, 2)) await addShop(shop, hanging.url);
    for (const shop of shops(0, 2)) await owe(shop, 0, 'webhook:ops');
    clock.advance(hourMs);
    expect([(await claim())?.accountId, (await claim())?.accountId]).toEqual(shops(0, 2));
  });

  it('leave alone what this process has on its way, however long it slept meanwhile', async () => {
    await addShop('shop');
    await addShop('other');
    for (let n = 0; n < 2; n++) await owe('shop', n);
    await owe('other', 2);
    clock.advance(hourMs);
    const first = await claim();
    clock.advance(8 * hourMs);
    const onTheirWay = [first?.key ?? ''];
    const next = () => test.store.claimOutbox(clock.now(), minuteMs, { onTheirWay });
    expect([(await next())?.accountId, await next()]).toEqual(['other', null]);
    // for everybody else its sender has died
    expect((await claim())?.key).toBe(first?.key);
  });

  it('take only what the channels ask for', async () => {
    await addShop('shop', hanging.url);
    await owe('shop', 0);
    await owe('shop', 1, 'webhook:ops');
    await owe('shop', 2, 'ntfy:phone');
    clock.advance(hourMs);
    const of = (channel: Channel) => test.store.claimOutbox(clock.now(), minuteMs, { channels: [channel] });
    const taken = [await of('webhook'), await of('webhook'), await of('webhook'), await of('mail')];
    expect(taken.map((row) => row?.recipient ?? null)).toEqual(['webhook:ops', 'ntfy:phone', null, addressOf('shop')]);
  });
});
