// Settings over real HTTP: who is told, safe phrases, mailboxes, the pause. What an intruder would change first wants somebody
// who came in lately, and is told to everybody.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { notifyDue } from '../../../src/telling/notify.ts';
import { askConsole } from '../../support/ask-console.ts';
import { askDatabase } from '../../support/ask-database.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { startImapDouble } from '../../support/imap-double.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let headers: Record<string, string>;

beforeAll(async () => {
  stage = await openConsole(noon);
});
beforeEach(async () => {
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterEach(() => stage.app.store.removeAccount('alice'));
afterAll(() => stage?.close());

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { headers, ...(form && { form: { shop: 'alice', ...form } }) });
const recipients = () => stage.app.store.listRecipients('alice');
const bob = { address: 'bob@example.net', language: 'ja', quiet: '22:00-07:00', gets: 'alerts', isBackup: 'yes' };

describe('a recipient', () => {
  it('is added, changed and removed; everybody is told, and the log knows who did it', async () => {
    expect((await ask('/settings/recipient', bob)).html).toContain('Every recipient is told');
    expect((await recipients())[1]).toMatchObject({
      ...{ address: 'bob@example.net', language: 'ja', gets: ['alerts'], isBackup: true },
      quietHours: { fromMinute: 22 * 60, toMinute: 7 * 60 },
    });
    const told = (await notifyDue(stage.app, { isGathered: true })).map(({ row }) => [row.kind, row.recipient]);
    for (const one of ['alice@example.com', 'bob@example.net'])
      expect(told).toContainEqual(['recipients-changed', one]);
    expect((await ask('/settings')).html).toMatch(/bob@example\.net[\s\S]*recipients-changed[\s\S]*taken/);
    await ask('/settings/recipient', { ...bob, quiet: '', isBackup: 'no' });
    expect((await recipients())[1]).toMatchObject({ quietHours: null, isBackup: false });
    await ask('/settings/recipient/remove', { address: 'bob@example.net' });
    expect((await recipients()).map(({ address }) => address)).toEqual(['alice@example.com']);
    const log = await stage.app.store.readLog({ accountId: 'alice', limit: 5 });
    expect(log.map(({ what, who, via }) => [what, who, via])).toEqual(
      Array.from({ length: 3 }, () => ['recipients-changed', 'Alice', 'console']),
    );
  });

  it('stands where people call each other up, in settings and beside the checklist', async () => {
    const { store } = stage.app;
    await setRecipients(store, newRecipient('alice@example.com'), newRecipient('bob@example.net'));
    const { status } = await ask('/settings/recipient/earlier', { address: 'bob@example.net' });
    expect([status, (await recipients()).map(({ address }) => address)]).toEqual([
      200,
      ['bob@example.net', 'alice@example.com'],
    ]);
    const incident = await tell(store, noon, {});
    const { html } = await ask(`/incident/${incident.id}`);
    expect(html).toContain('in this order: 1. bob@example.net 2. alice@example.com');
    const [entry] = await store.readLog({ accountId: 'alice', what: 'recipients-changed', limit: 1 });
    expect(entry?.detail).toEqual({ order: 'bob@example.net, alice@example.com' });
  });

  it.each([
    [{ address: 'nobody' }, 409, 'no mail address'],
    [{ quiet: 'at night' }, 409, 'Quiet hours are written like'],
    [{ isBackup: 'perhaps' }, 404, 'no such page'],
    [{ gets: 'everything' }, 404, 'no such page'],
    [{ shop: 'mallory' }, 404, 'no such page'],
  ])('with %j is refused', async (odd, status, why) => {
    const answer = await ask('/settings/recipient', { ...bob, ...odd });
    expect([answer.status, answer.html]).toEqual([status, expect.stringContaining(why)]);
    expect(await recipients()).toHaveLength(1);
  });

  it('who is the last is not removed', async () => {
    const { status, html } = await ask('/settings/recipient/remove', { address: 'alice@example.com' });
    expect([status, html]).toEqual([409, expect.stringContaining('Nobody would be told')]);
    expect(await recipients()).toHaveLength(1);
  });

  it('is sent a test, without changing anything', async () => {
    stage.clock.advance(6 * minuteMs);
    const { status, html } = await ask('/settings/recipient/test', { address: 'alice@example.com' });
    expect([status, html]).toEqual([200, expect.stringContaining('was handed over to alice@example.com')]);
    expect((await ask('/settings/recipient/test', { address: 'mallory@example.net' })).status).toBe(409);
  });

  it('gets a safe phrase that no page shows', async () => {
    const phrase = 'blue heron at noon';
    await ask('/settings/phrase', { address: 'alice@example.com', phrase });
    expect(await stage.app.store.phraseOf('alice', 'alice@example.com')).toBe(phrase);
    for (const path of ['/settings', '/log', '/']) expect((await ask(path)).html).not.toContain(phrase);
    expect((await ask('/settings/phrase', { address: 'alice@example.com', phrase: 'x' })).status).toBe(409);
    expect((await ask('/settings/phrase', { address: 'mallory@example.net', phrase })).status).toBe(404);
  });
});

describe('a message that did not arrive', () => {
  const owed = async () => {
    const now = new Date(stage.clock.now()).toISOString();
    const { rows } = (await askDatabase(
      stage.app.database.url,
      `SELECT json_agg(row) AS rows FROM (
         SELECT key, settled_at IS NULL AS waits, due_at <= '${now}' AS due FROM outbox WHERE kind = 'alert' ORDER BY key
       ) AS row`,
    )) as { rows: { key: string; waits: boolean; due: boolean }[] };
    return rows;
  };
  const again = (message: string) => ask('/settings/message/again', { message });

  it('is sent again, once, by the same words; one that has arrived is not', async () => {
    const { store } = stage.app;
    const incident = await tell(store, stage.clock.now(), {});
    const [first] = await owed();
    const key = first?.key ?? '';
    expect((await again(key)).status).toBe(409);
    await store.settleOutbox(key, { outcome: 'dead', detail: '550 no such user', fault: 'channel' }, stage.clock.now());
    const { html } = await ask('/settings');
    expect(html).toMatch(/Not arrived[\s\S]*alice@example\.com[\s\S]*given up: 550 no such user[\s\S]*Send again/);
    for (let n = 0; n < 3; n++) expect((await again(key)).html).toContain('sent again with the next round');
    expect(await owed()).toMatchObject([{ waits: false }, { waits: true, due: true }]);
    const sent = await notifyDue(stage.app, { isGathered: true });
    expect(sent.map(({ row }) => [row.kind, row.recipient, row.incidentId])).toContainEqual([
      ...['alert', 'alice@example.com', incident.id],
    ]);
    const log = await store.readLog({ accountId: 'alice', what: 'message-sent-again', limit: 9 });
    expect(log.map(({ who, subject, detail }) => [who, subject, detail])).toEqual([
      ['Alice', 'alice@example.com', { kind: 'alert' }],
    ]);
    expect((await again((await owed())[1]?.key ?? '')).status).toBe(409);
  });

  it('and waits for its turn is due at once; to somebody who is no longer told it is not sent', async () => {
    const { store } = stage.app;
    const now = stage.clock.now();
    await tell(store, now, {});
    const key = (await owed())[0]?.key ?? '';
    const waiting = { outcome: 'deferred', retryAt: now + 60 * minuteMs, detail: 'busy', fault: 'channel' } as const;
    await store.settleOutbox(key, waiting, now);
    expect(await owed()).toMatchObject([{ waits: true, due: false }]);
    expect((await again(key)).status).toBe(200);
    expect(await owed()).toMatchObject([{ waits: true, due: true }]);
    await setRecipients(store, newRecipient('bob@example.net'));
    expect((await again(key)).status).toBe(409);
  });
});

describe('what an intruder would do first', () => {
  const pause = () => stage.app.store.findAccount('alice').then((account) => account?.pausedAt);

  it.each<[string, Record<string, string>]>([
    ['/settings/recipient', bob],
    ['/settings/recipient/remove', { address: 'alice@example.com' }],
    ['/settings/phrase', { address: 'alice@example.com', phrase: 'a new phrase' }],
    ['/settings/mailbox', { user: 'mallory', password: 'x', host: 'imap.example.net', name: 'main' }],
    ['/settings/mailbox/remove', { name: 'inbox' }],
    ['/settings/pause', {}],
  ])('by %s wants somebody who came in lately', async (path, form) => {
    stage.clock.advance(6 * minuteMs);
    const { status, html } = await ask(path, form);
    expect([status, html]).toEqual([403, expect.stringContaining('within the last 5 minutes')]);
    expect(await recipients()).toHaveLength(1);
    expect(await pause()).toBeUndefined();
  });

  it('as a pause is told to everybody, and so is that it goes on', async () => {
    await ask('/settings/pause', {});
    expect(await pause()).toBe(stage.clock.now());
    expect((await ask('/settings')).html).toContain('nobody is watching');
    await ask('/settings/resume', {});
    expect(await pause()).toBeUndefined();
    const told = await notifyDue(stage.app, { isGathered: true });
    expect(told.map(({ row }) => row.kind)).toEqual(['watch-changed', 'watch-changed']);
  });
});

describe('a mailbox', () => {
  it('is added once its sign-in was tried; a wrong one is said, and nothing is kept of it', async () => {
    const server = await startImapDouble();
    const { host, port, user, signIn } = server.mailbox.settings;
    const form = {
      host,
      port: `${port}`,
      user,
      password: signIn.kind === 'password' ? signIn.password : '',
      name: 'main',
    };
    const kept = async () => (await stage.app.store.listMailboxes('alice')).map(({ name }) => name);
    try {
      const wrong = await ask('/settings/mailbox', { ...form, password: 'wrong' });
      expect([wrong.status, wrong.html.includes('role="alert"')]).toEqual([409, true]);
      const said = await Promise.all(
        [{ host: '' }, { name: '' }, { name: 'a b' }].map((odd) => ask('/settings/mailbox', { ...form, ...odd })),
      );
      expect(said.map(({ status }) => status)).toEqual([409, 409, 409]);
      expect((await ask('/settings/mailbox', { ...form, host: 'a b' })).status).toBe(404);
      expect(await kept()).toEqual([]);
      const { status, html } = await ask('/settings/mailbox', form);
      expect([status, html]).toEqual([200, expect.stringContaining('is watched from now on')]);
      // the word alone is what fields of settings are called
      expect(html).not.toMatch(new RegExp(`[">]${form.password}["<]`));
      expect(await kept()).toEqual(['main']);
      expect(await stage.app.store.readLog({ what: 'mailbox-added', limit: 9 })).toMatchObject([
        { who: 'Alice', via: 'console', subject: 'main', accountId: 'alice' },
      ]);
      expect((await ask('/settings/mailbox', form)).status).toBe(409);
    } finally {
      await server.close();
    }
  });
});

describe('the detectors', () => {
  it('say what they watch, why, and what they said last', async () => {
    const { status, html } = await ask('/settings/detectors');
    expect([status, html]).toEqual([200, expect.stringContaining('It has not looked yet')]);
    expect((await ask('/settings/detectors?shop=mallory')).status).toBe(404);
  });
});
