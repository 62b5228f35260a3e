// A phone or computer that is woken by the console: subscribed, pushed to as its push service has it, shown by its worker in a
// real browser, and nobody any more once its subscription has ended.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { notifyDue } from '../../../src/telling/notify.ts';
import { added, changeRecipients } from '../../../src/telling/recipients.ts';
import { askConsole } from '../../support/ask-console.ts';
import { hasBrowser, openBrowser } from '../../support/browser.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { aSignal } from '../../support/factories.ts';
import { type BrowserKeys, newBrowserKeys, readIdentity, readPush } from '../../support/push-reader.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const inBrowser = hasBrowser ? it : it.skip;
const patienceMs = 120_000;
let stage: ConsoleStage;
let service: WebhookReceiver;
let keys: BrowserKeys;
let headers: Record<string, string>;
let browser: Browser | undefined;

beforeAll(async () => {
  stage = await openConsole(noon);
  service = await startWebhookReceiver();
  keys = await newBrowserKeys();
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
  await service?.close();
});

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { headers, ...(form && { form: { shop: 'alice', ...form } }) });
const subscription = () => ({ 'field-url': service.url, 'field-key': keys.key, 'field-secret': keys.secret });
const told = async () => JSON.parse(await readPush(service.received.at(-1)?.bytes ?? Buffer.alloc(0), keys));
const addresses = async () => (await stage.app.store.listRecipients('alice')).map(({ address }) => address);
const newest = async () => (await stage.app.store.readLog({ accountId: 'alice', limit: 1 }))[0];

describe('a device', () => {
  it('is told nothing before its number was typed; what lets one push to it stands on no page', async () => {
    const added = await ask('/settings/channel', { kind: 'browser', name: 'phone', ...subscription() });
    expect([added.status, added.html]).toEqual([200, expect.stringContaining('before that it tells nobody')]);
    expect(await addresses()).toEqual(['alice@example.com']);
    const { title, body } = await told();
    expect(title).toBe('Test from Rusuban: nothing has happened');
    for (const path of ['/settings', '/settings/device', '/log']) {
      const { html } = await ask(path);
      for (const secret of [service.url, keys.key, keys.secret]) expect(html).not.toContain(secret);
    }
    const number = /(\d{6})/.exec(body)?.[1] ?? '';
    expect((await ask('/settings/channel/confirm', { name: 'phone', number })).status).toBe(200);
    expect(await addresses()).toEqual(['alice@example.com', 'browser:phone']);
  });

  it('subscribes by the key that signs what is pushed, the same after a start anew', async () => {
    const key = /data-key="([\w-]+)"/.exec((await ask('/settings/device')).html)?.[1];
    const said = `${service.received.at(-1)?.headers.authorization}`;
    const identity = await readIdentity(said, new URL(service.url).origin, noon);
    expect(identity.key).toBe(key);
    const again = await stage.app.withOutside();
    expect(await again.webhooks.pushKey()).toBe(key);
    expect(await stage.app.store.keptSecret('push-key')).toContain('"crv":"P-256"');
    await stage.app.store.rotateSecrets();
    expect(await stage.app.store.keptSecret('push-key')).toContain('"crv":"P-256"');
  });

  it('is added once', async () => {
    const { status, html } = await ask('/settings/channel', { kind: 'browser', name: 'twice', ...subscription() });
    expect([status, html]).toEqual([409, expect.stringContaining('was added already, as phone')]);
  });

  it.each([
    [{ 'field-url': 'https://192.168.1.1/x' }, 'Nothing can be posted there'],
    [{ 'field-url': 'http://push.example.com/x' }, 'Nothing can be posted there'],
    [{ 'field-key': 'short' }, 'That is not right for'],
    [{ 'field-secret': '' }, 'That is not right for'],
  ])('that says %j is refused', async (odd, why) => {
    const form = { kind: 'browser', name: 'odd', ...subscription(), ...odd };
    const { status, html } = await ask('/settings/channel', form);
    expect([status, html]).toEqual([409, expect.stringContaining(why)]);
  });

  it('is told of an incident, whose newer state takes the place of the older one', async () => {
    const { app } = stage;
    const incident = await tell(app.store, noon, { severity: 'critical', signals: [aSignal({})] });
    await notifyDue(app);
    const first = await told();
    expect(first).toMatchObject({
      place: `incident/${incident.id}`,
      stays: true,
      tag: expect.stringMatching(/^\w{32}$/),
    });
    expect(service.received.at(-1)?.headers.topic).toBe(first.tag);
  });

  it('that can not be reached just now is tried again; one that has ended is nobody, and the others hear of it', async () => {
    const { app, clock } = stage;
    service.answer({ status: 429, headers: { 'retry-after': '120' } });
    const account = await app.store.findAccount('alice');
    if (!account) throw new Error('no shop');
    const by = { name: 'Alice', via: 'console' } as const;
    await changeRecipients(app, account, by, (before) => added(before, 'alice@example.com', { language: 'ja' }));
    const [deferred] = (await notifyDue(app)).filter(({ row }) => row.recipient === 'browser:phone');
    expect(deferred?.outcome).toMatchObject({ outcome: 'deferred', retryAt: noon + 120_000 });
    clock.advance(121_000);
    service.answer({ status: 410 });
    await notifyDue(app);
    expect(await addresses()).toEqual(['alice@example.com']);
    expect(await app.store.listWebhooks('alice')).toEqual([]);
    expect(await newest()).toMatchObject({ who: 'Rusuban', via: 'program', detail: { removed: 'browser:phone' } });
    const kinds = (await app.store.lastDeliveries('alice', 20)).map(({ kind, recipient }) => `${kind} ${recipient}`);
    expect(kinds).toEqual(
      expect.arrayContaining(['channel-failed alice@example.com', 'recipients-changed alice@example.com']),
    );
  });
});

describe('in a real browser', () => {
  inBrowser(
    'the page subscribes it, the worker shows what is pushed, and a program can be made of the console',
    async () => {
      browser = await openBrowser();
      service.answer({ status: 201 });
      const origin = stage.page.url ?? '';
      const context = await browser.newContext({ locale: 'en', permissions: ['notifications'] });
      context.setDefaultTimeout(patienceMs);
      const [name = '', value = ''] = (await enterConsole(stage)).cookie.split('=');
      await context.addCookies([{ name, value, url: origin }]);
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('request', (request) => request.url().startsWith(origin) || troubles.push(request.url()));
      // no push service is within reach: what one would give stands in its place
      const given = { endpoint: service.url, keys: { p256dh: keys.key, auth: keys.secret } };
      await page.addInitScript(
        `window.asked = null; PushManager.prototype.subscribe = async (options) => {
          window.asked = options.applicationServerKey; return { toJSON: () => (${JSON.stringify(given)}) }; }`,
      );
      await page.goto(`${origin}/settings/device?shop=alice`);
      await page.getByRole('button', { name: 'Wake this device' }).click();
      await page.getByText('a test was sent').waitFor();
      const { title, body } = await told();
      await page.getByLabel('The six digits in the test message').fill(/\d{6}/.exec(body)?.[0] ?? '');
      await page.getByRole('button', { name: 'It arrived' }).first().click();
      await page.getByText('told from now on').waitFor();
      expect(await addresses()).toContain('browser:computer');

      const devtools = await context.newCDPSession(page);
      const known = new Promise<string>((resolve) => {
        devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => {
          if (one) resolve(one.registrationId);
        });
      });
      await devtools.send('ServiceWorker.enable');
      const [registrationId, data] = [await known, JSON.stringify(await told())];
      const push = (text: string) =>
        devtools.send('ServiceWorker.deliverPushMessage', { origin: `${origin}/`, registrationId, data: text });
      const shown = `navigator.serviceWorker.ready.then((one) => one.getNotifications()).then((all) =>
        all.map(({ title, body, tag, data, requireInteraction }) => ({ title, body, tag, data, requireInteraction })))`;
      // one that isn't active yet is handed nothing
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
      await push(data);
      await expectShown(() => page.evaluate(shown), [expect.objectContaining({ title, body })]);
      await push('no JSON at all');
      await expectShown(
        () => page.evaluate(shown),
        expect.arrayContaining([expect.objectContaining({ title: 'Rusuban / 留守番' })]),
      );
      const manifest = await page.evaluate(
        "fetch(document.querySelector('link[rel=manifest]').href).then((one) => one.json())",
      );
      expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', scope: '/' });
      const { errors } = await devtools.send('Page.getAppManifest');
      expect([troubles, errors]).toEqual([[], []]);
    },
    patienceMs,
  );
});

/** Until it is so: the worker is another process, and on a busy computer a late one. */
async function expectShown(read: () => Promise<unknown>, wanted: unknown): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  for (;;) {
    try {
      expect(await read()).toEqual(wanted);
      return;
    } catch (error) {
      if (patience.aborted) throw error;
      await pause(20);
    }
  }
}
