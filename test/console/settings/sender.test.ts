// The mail server, set in the console: signed in to before it is kept, sealed, used by every process from the next mail on; and
// everybody is told through the one before.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../src/app.ts';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { notifyDue } from '../../../src/telling/notify.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { startSmtp, type TestSmtp } from '../../support/smtp.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let first: TestSmtp;
let second: TestSmtp;
let headers: Record<string, string>;

beforeAll(async () => {
  stage = await openConsole(noon);
  [first, second] = [await startSmtp(), await startSmtp()];
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'), newRecipient('bob@example.net'));
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(async () => {
  await stage?.close();
  await first?.close();
  await second?.close();
});

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { headers, ...(form && { form: { shop: 'alice', ...form } }) });
const password = 'pass word-hard:to@guess';
const through = ({ port }: TestSmtp) => ({
  ...{ from: 'shop@example.org', provider: 'other', host: '127.0.0.1', port: `${port}`, password },
});
const told = (smtp: TestSmtp) => smtp.received.map(({ to, parsed }) => `${to} ${parsed.subject}`);

describe('the mail server', () => {
  it('is asked for where none is set, in settings and as a step of set-up', async () => {
    for (const path of ['/settings', '/setup?shop=alice']) {
      const { html } = await ask(path);
      expect(html).toContain('action="/settings/sender"');
      expect(html).toContain('Yahoo! JAPAN');
    }
    expect(stage.app.mail.isForNobody).toBe(true);
  });

  it.each([
    [{ from: 'nobody' }, 'mail address'],
    [{ host: 'two words' }, 'is no server'],
    [{ host: '' }, 'isn’t known'],
    [{ provider: '', host: '', port: '', from: 'a@outlook.com' }, 'name an address elsewhere'],
    [{ port: '9' }, 'Nothing was changed'],
  ])('with %j is refused, and nothing is kept', async (odd, why) => {
    const { status, html } = await ask('/settings/sender', { ...through(first), ...odd });
    expect([status, html.replaceAll('&#39;', '’')]).toEqual([409, expect.stringContaining(why)]);
    expect(await stage.app.store.keptSecret('sender')).toBeNull();
  });

  it('that refuses the sign-in is not kept; what it says holds no password', async () => {
    first.misbehave({ at: 'auth', code: 535, reply: `5.7.8 wrong: ${password}` });
    const { status, html } = await ask('/settings/sender', through(first));
    expect([status, html]).toEqual([409, expect.stringContaining('Nothing was changed')]);
    expect(html).not.toContain(password);
    expect(await stage.app.store.keptSecret('sender')).toBeNull();
    first.misbehave(null);
  });

  it('that takes it sends from then on, from the address that was typed, and everybody hears of it', async () => {
    const { status, html } = await ask('/settings/sender', { ...through(first), at: 'setup' });
    expect([status, html]).toEqual([200, expect.stringContaining('The sign-in works')]);
    expect(told(first).sort()).toEqual([
      expect.stringMatching(/^alice@example\.com .*mail server that sends changed/),
      expect.stringMatching(/^bob@example\.net /),
    ]);
    const [mail] = first.received;
    expect(mail?.parsed.from?.value[0]).toMatchObject({ name: 'Rusuban', address: 'shop@example.org' });
    expect(mail?.parsed.messageId).toMatch(/@example\.org>$/);
    const [entry] = await stage.app.store.readLog({ what: 'sender-changed', limit: 1 });
    expect(entry).toMatchObject({ who: 'Alice', via: 'console', subject: `127.0.0.1:${first.port}` });
  });

  it('is kept sealed, and stands with its password on no page', async () => {
    const dump = await dumpOf(stage.app.config.databaseUrl ?? '');
    for (const html of [(await ask('/settings')).html, (await ask('/log')).html, dump])
      for (const secret of [password, encodeURIComponent(password)]) expect(html).not.toContain(secret);
    await stage.app.store.rotateSecrets();
    expect(await stage.app.store.keptSecret('sender')).toContain('shop@example.org');
  });

  it('that takes its place is told through the one before; another process uses it without a start anew', async () => {
    const other = await createApp(stage.app.config, { clock: stage.clock });
    try {
      expect(other.mail.destination).toBe(`smtp://127.0.0.1:${first.port}`);
      const before = first.received.length;
      expect((await ask('/settings/sender', through(second))).status).toBe(200);
      expect(first.received.length).toBe(before + 2);
      expect(second.received).toEqual([]);
      await ask('/settings/recipient', { address: 'alice@example.com', gets: 'alerts', isBackup: 'no' });
      await notifyDue(other);
      expect(told(second)).toHaveLength(2);
      expect(other.mail.destination).toBe(`smtp://127.0.0.1:${second.port}`);
    } finally {
      await other.close();
    }
  });

  it('that takes nothing any more doesn’t keep people from setting another, which then tells them', async () => {
    second.misbehave({ at: 'mail', code: 451, reply: '4.3.0 later' });
    const before = first.received.length;
    expect((await ask('/settings/sender', through(first))).status).toBe(200);
    stage.clock.advance(minuteMs);
    await notifyDue(stage.app);
    expect(first.received.length).toBe(before + 2);
  });

  it('has each address show anew that it arrives', async () => {
    const { html } = await ask('/setup?shop=alice');
    expect(html).toContain('The six digits in the test mail');
    expect(html).not.toContain('action="/settings/sender"');
  });

  it('is not set or removed from a browser left open', async () => {
    stage.clock.advance(6 * minuteMs);
    expect((await ask('/settings/sender', through(second))).status).toBe(403);
    expect((await ask('/settings/sender/remove', {})).status).toBe(403);
    expect(await stage.app.store.keptSecret('sender')).toContain(`:${first.port}`);
  });

  it('is removed by who came in lately: everybody hears of it by that server, for the last time', async () => {
    headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
    const before = first.received.length;
    const { status, html } = await ask('/settings/sender/remove', {});
    expect([status, html]).toEqual([200, expect.stringContaining('is removed')]);
    const last = told(first).slice(before);
    expect(last.sort()).toEqual([
      expect.stringMatching(/^alice@example\.com .*mail server that sends removed/),
      expect.stringMatching(/^bob@example\.net /),
    ]);
    expect(first.received.at(-1)?.parsed.text).toContain('the last message by that server');
    expect([await stage.app.store.keptSecret('sender'), stage.app.mail.isForNobody]).toEqual([null, true]);
    const [entry] = await stage.app.store.readLog({ what: 'sender-removed', limit: 1 });
    expect(entry).toMatchObject({ who: 'Alice', via: 'console', subject: `127.0.0.1:${first.port}` });
    expect((await ask('/settings')).html).toContain('mails reach nobody');
    expect((await ask('/settings/sender/remove', {})).status).toBe(409);
  });
});

describe('where the settings of the computer name a server', () => {
  it('that one is used, and the page says so', async () => {
    const named = await openConsole(noon, { SMTP_URL: `smtp://127.0.0.1:${second.port}` });
    try {
      await named.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
      const cookie = { ...(await enterConsole(named)), 'accept-language': 'en' };
      const { html } = await askConsole(named.page.url ?? '', '/settings', { headers: cookie });
      expect(html).toContain('SMTP_URL');
      expect(html).not.toContain('action="/settings/sender"');
      const form = { shop: 'alice', ...through(first) };
      const { status } = await askConsole(named.page.url ?? '', '/settings/sender', { headers: cookie, form });
      expect([status, await named.app.store.keptSecret('sender')]).toEqual([409, null]);
      const removed = { headers: cookie, form: { shop: 'alice' } };
      const there = await askConsole(named.page.url ?? '', '/settings/sender/remove', removed);
      expect([there.status, there.html]).toEqual([409, expect.stringContaining('only be changed there')]);
      expect(named.app.mail.destination).toBe(`smtp://127.0.0.1:${second.port}`);
    } finally {
      await named.close();
    }
  });
});
