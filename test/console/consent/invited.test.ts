// A client who is nobody here connects their shop by an invitation: over real HTTP, and in a real browser, in which the session's
// cookie stays behind and the consent's comes along.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { dayMs } from '../../../src/domain/clock.ts';
import type { LogEntry } from '../../../src/domain/owner/log-entry.ts';
import { findStory, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { type Asked, askConsole } from '../../support/ask-console.ts';
import { inBrowser, openBrowser, patienceMs } from '../../support/browser.ts';
import { applicationOf, consentAt } from '../../support/consenting.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { fit, isFit } from '../../support/fit-page.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { anAccount } from '../../support/store.ts';

const story = findStory('healthy-shop');
const start = Date.parse('2026-10-31T15:00:00Z');
let stage: ConsoleStage;
let simulator: Simulator;

beforeAll(async () => {
  if (!story) throw new Error('no such story');
  simulator = await startSimulator({ story, clock: createManualClock(start), isPacingOff: true });
  stage = await openConsole(start, { RUSUBAN_AMAZON_ENDPOINT: simulator.url });
  const entry = { at: start, accountId: null, who: 'alice', via: 'command', subject: null, detail: {} } as const;
  const application = applicationOf(simulator, `${origin()}/consent/return`);
  await stage.app.store.addApplication(application, { ...entry, what: 'application-added' });
  await addShop('other');
});
afterAll(async () => {
  await stage?.close();
  await simulator?.close();
});

const entryOf = (what: LogEntry['what']): LogEntry => ({
  ...{ at: start, accountId: null, who: 'alice', via: 'command', what, subject: null, detail: {} },
});
const origin = () => `http://localhost:${new URL(stage.page.url ?? '').port}`;
const ask = (path: string, asked: Asked = {}) =>
  askConsole(stage.page.url ?? '', path, { ...asked, headers: { 'accept-language': 'en', ...asked.headers } });
async function addShop(id: string) {
  const { marketplaceIds, region } = simulator.account;
  const shop = { marketplaceIds, region, sellerId: null, isMailOnly: true, language: 'en' } as const;
  const account = anAccount({ ...shop, id, name: `Shop ${id}`, recipients: [`${id}@example.com`] });
  await stage.app.store.addAccount(account, null, start);
}
const isConnected = async (id: string) => (await stage.app.store.findAccount(id))?.isMailOnly !== true;
/** The path of a new invitation. */
async function invited(shop: string): Promise<string> {
  const form = { shop, application: simulator.credentials.clientId };
  const { html } = await ask('/settings/consent/invite', { form, headers: await enterConsole(stage) });
  return /\/consent\/invited\/[\w-]{43}/.exec(html)?.[0] ?? 'no invitation';
}
const cookieOf = (given: string | string[] | undefined) => [given ?? []].flat()[0]?.split(';')[0] ?? '';
/** Opens it, presses the button, and authorises at Amazon: where the browser is sent, and what it has. */
async function consent(path: string) {
  const begun = await ask(path, { form: {} });
  const url = /href="([^"]*apps\/authorize[^"]*)"/.exec(begun.html)?.[1]?.replaceAll('&amp;', '&');
  if (url === undefined) return { status: begun.status, html: begun.html, location: '', cookie: '' };
  const { location } = await consentAt(url);
  return { ...begun, location, cookie: cookieOf(begun.headers['set-cookie']) };
}
async function comeBack({ location, cookie }: { readonly location: string; readonly cookie: string }) {
  const { pathname, search } = new URL(location);
  const { headers } = await ask(`${pathname}${search}`, { headers: { cookie, 'sec-fetch-site': 'cross-site' } });
  return ask(String(headers.location), { headers: { cookie } });
}

describe('an invitation', () => {
  it('shows which shop it is for and nothing else, does nothing by being opened, and is kept as a hash', async () => {
    await addShop('alice');
    const path = await invited('alice');
    const before = await dumpOf(stage.app.database.url);
    for (let times = 0; times < 2; times++) {
      const { status, html } = await ask(path);
      expect([status, html]).toEqual([200, expect.stringContaining('Shop alice is to be watched')]);
      expect(html).not.toMatch(/other|href="\/(?:settings|people|log)/);
    }
    expect(await dumpOf(stage.app.database.url)).toBe(before);
    expect(before).not.toContain(path.split('/').at(-1));
    expect((await ask('/', { headers: { cookie: '' } })).status).toBe(401);
  });

  it('connects that shop once; its seller is thanked, and reads no name of another shop', async () => {
    const path = await invited('alice');
    const came = await consent(path);
    const { status, html } = await comeBack(came);
    expect([status, html]).toEqual([200, expect.stringContaining('Thank you: Shop alice is connected')]);
    expect(html).not.toContain('/settings');
    expect(await stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'account-connected', who: 'Alice (invitation)', via: 'console' },
    ]);
    expect(await stage.app.store.pendingOutbox({ accountId: 'alice', kind: 'watch-changed' })).toBe(1);
    for (const again of [await ask(path), await ask(path, { form: {} })])
      expect([again.status, again.html]).toEqual([410, expect.stringContaining('was used, taken back')]);
    const elsewhere = await comeBack(await consent(await invited('other')));
    expect([elsewhere.status, elsewhere.html]).toEqual([409, expect.stringContaining('is watched already')]);
    expect(elsewhere.html).not.toMatch(/alice/i);
    expect(await isConnected('other')).toBe(false);
  });

  it('renews what lapses, for the same seller alone; what failed doesn’t use it up', async () => {
    const before = await stage.app.store.readCredentials('alice');
    const path = await invited('alice');
    simulator.sellerCentral.registered.sellerId = 'A2MALLORY123';
    expect((await comeBack(await consent(path))).html).toContain('and the one that authorised is A2MALLORY123');
    Reflect.deleteProperty(simulator.sellerCentral.registered, 'sellerId');
    expect((await comeBack(await consent(path))).status).toBe(200);
    expect((await stage.app.store.readCredentials('alice')).refreshToken).not.toBe(before.refreshToken);
  });

  it('is made by staff for a shop that they see, and by nobody for another or as a reader', async () => {
    const { store } = stage.app;
    await store.addClient({ id: 'aoi', name: 'Aoi', createdAt: start }, { ...entryOf('client-added'), subject: 'Aoi' });
    await store.setOwner('alice', 'aoi', { ...entryOf('owner-changed'), accountId: 'alice' });
    const form = (shop: string) => ({ shop, application: simulator.credentials.clientId });
    const as = async (role: 'staff' | 'reader', clients: readonly string[]) => {
      const { cookie } = await whoIsIn(stage.app, role, `${role} of ${clients}`, clients);
      return async (shop: string) => {
        const { status, html } = await ask('/settings/consent/invite', { form: form(shop), headers: { cookie } });
        return [status, /\/consent\/invited\/[\w-]{43}/.test(html)];
      };
    };
    const staff = await as('staff', ['aoi']);
    expect([await staff('alice'), await staff('other')]).toEqual([
      [200, true],
      [404, false],
    ]);
    expect(await (await as('reader', ['aoi']))('alice')).toEqual([403, false]);
    const log = await store.readLog({ accountId: 'alice', what: 'shop-invited', limit: 1 });
    expect(log).toMatchObject([{ who: 'staff of aoi', via: 'console' }]);
  });

  it('is taken back, also from who is at Amazon already', async () => {
    const path = await invited('alice');
    const came = await consent(path);
    const before = await stage.app.store.readCredentials('alice');
    const [open] = (await stage.app.store.listSellerInvitations('alice', stage.clock.now())).slice(-1);
    const headers = await enterConsole(stage);
    const end = (shop: string) =>
      ask('/settings/consent/invite/end', { form: { shop, invitation: open?.tokenHash ?? '' }, headers });
    expect((await end('other')).status).toBe(404);
    for (const { tokenHash } of await stage.app.store.listSellerInvitations('alice', stage.clock.now()))
      await ask('/settings/consent/invite/end', { form: { shop: 'alice', invitation: tokenHash }, headers });
    expect((await ask(path)).status).toBe(410);
    expect((await comeBack(came)).html).toContain('Ask for a new one');
    expect(await stage.app.store.readCredentials('alice')).toEqual(before);
  });

  it('is over after seven days', async () => {
    const path = await invited('alice');
    stage.clock.advance(7 * dayMs - 1);
    expect((await ask(path)).status).toBe(200);
    stage.clock.advance(1);
    expect((await ask(path)).status).toBe(410);
  });
});

inBrowser('in a browser', () => {
  it('an owner invites a client, who consents at Amazon; the owner renews it, and is in again by the next click', async () => {
    await stage.app.store.removeAccount('alice');
    await addShop('carol');
    const browser = await openBrowser();
    const page = async (context: BrowserContext) => {
      context.setDefaultTimeout(patienceMs);
      return context.newPage();
    };
    try {
      const house = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
      const [name = '', value = ''] = (await enterConsole(stage)).cookie.split('=');
      await house.addCookies([{ name, value, url: origin(), httpOnly: true, sameSite: 'Strict' }]);
      const owner = await page(house);
      await owner.goto(`${origin()}/settings?shop=carol`);
      expect(await isFit(owner, 'consent-settings.en')).toEqual(fit);
      await owner.getByRole('button', { name: 'Make a link' }).click();
      await owner.locator('code').first().waitFor();
      expect(await isFit(owner, 'consent-invited.en')).toEqual(fit);
      const link = new URL((await owner.locator('code').first().textContent()) ?? '');

      const client = await page(await browser.newContext({ locale: 'ja', viewport: { width: 360, height: 740 } }));
      await client.goto(`${origin()}${link.pathname}`);
      expect(await client.locator('h1').textContent()).toBe('店舗の見守りを許可する');
      expect(await isFit(client, 'consent-welcome.ja')).toEqual(fit);
      await client.getByRole('button', { name: '始める' }).click();
      await client.getByRole('link', { name: 'Amazonに進む' }).waitFor();
      expect(await isFit(client, 'consent-go-on.ja')).toEqual(fit);
      await client.getByRole('link', { name: 'Amazonに進む' }).click();
      await client.getByRole('button', { name: 'Confirm' }).click();
      await client.getByText('ありがとうございます').waitFor();
      expect(await isFit(client, 'consent-thanks.ja')).toEqual(fit);
      expect(new URL(client.url()).search).toBe('');
      expect(await isConnected('carol')).toBe(true);
      expect((await client.goto(`${origin()}/`))?.status()).toBe(401);

      const before = await stage.app.store.readCredentials('carol');
      await owner.goto(`${origin()}/settings?shop=carol`);
      await owner.getByText('Another sign-in to Amazon').click();
      await owner.getByRole('button', { name: 'Connect at Amazon' }).click();
      await owner.getByRole('link', { name: 'Go on at Amazon' }).click();
      await owner.getByRole('button', { name: 'Confirm' }).click();
      await owner.getByText('Connected: Shop carol').waitFor();
      expect(await isFit(owner, 'consent-connected.en')).toEqual(fit);
      expect((await stage.app.store.readCredentials('carol')).refreshToken).not.toBe(before.refreshToken);
      await owner.getByRole('link', { name: 'Go on in the console' }).click();
      await owner.getByRole('heading', { name: 'Who is told' }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
