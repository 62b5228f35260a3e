// A seller begins at Amazon's Appstore: over real HTTP against a fake Seller Central, every way in which somebody arrives who
// shouldn't be led on; and in a real browser, in which the session's cookie stays behind.
import { access } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BrowserContext, chromium } from 'playwright-core';
import { minuteMs } from '../../../src/domain/clock.ts';
import { findStory, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { type Asked, askConsole } from '../../support/ask-console.ts';
import { applicationOf, fromAppstore } from '../../support/consenting.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { fit, isFit } from '../../support/fit-page.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { anAccount } from '../../support/store.ts';

const story = findStory('healthy-shop');
const start = Date.parse('2026-10-31T15:00:00Z');
const host = 'sellercentral.amazon.co.jp';
const executablePath = '/usr/bin/chromium';
const inBrowser = await access(executablePath).then(
  () => describe,
  () => describe.skip,
);
/** For a browser on a busy machine. */
const patienceMs = 600_000;
let stage: ConsoleStage;
let simulator: Simulator;
/** An owner who has just come in. */
let owner: Record<string, string>;

beforeAll(async () => {
  if (!story) throw new Error('no such story');
  simulator = await startSimulator({ story, clock: createManualClock(start), isPacingOff: true });
  stage = await openConsole(start, { RUSUBAN_AMAZON_ENDPOINT: simulator.url });
  await keepApplication();
  simulator.sellerCentral.registered.loginUri = `${origin()}/consent/appstore`;
});
beforeEach(async () => {
  for (const { id } of await stage.app.store.listAccounts()) await stage.app.store.removeAccount(id);
  await addShop('alice');
  owner = await enterConsole(stage);
});
afterAll(async () => {
  await stage?.close();
  await simulator?.close();
});

const origin = () => `http://localhost:${new URL(stage.page.url ?? '').port}`;
async function keepApplication(more: object = {}) {
  const entry = { at: start, accountId: null, who: 'alice', via: 'command', subject: null, detail: {} } as const;
  const application = { ...applicationOf(simulator, `${origin()}/consent/return`), ...more };
  await stage.app.store.addApplication(application, { ...entry, what: 'application-added' });
}
async function addShop(id: string, more: object = {}) {
  const { marketplaceIds, region } = simulator.account;
  const shop = { marketplaceIds, region, sellerId: null, isMailOnly: true, language: 'en' } as const;
  const account = anAccount({ ...shop, id, name: `Shop ${id}`, recipients: [`${id}@example.com`], ...more });
  await stage.app.store.addAccount(account, null, start);
}
const ask = (path: string, asked: Asked = {}) =>
  askConsole(stage.page.url ?? '', path, { ...asked, headers: { 'accept-language': 'en', ...asked.headers } });
const cookieIn = (given: string | string[] | undefined, name: string) =>
  [given ?? []].flat().find((one) => one.startsWith(`${name}=`));
/** As the browser comes from Amazon: the session’s cookie isn’t sent. What it is given, and where it is led. */
async function arrive(address: URL | Record<string, string>, cookie = '') {
  const search = address instanceof URL ? address.search : `?${new URLSearchParams(address)}`;
  const headers = { 'sec-fetch-site': 'cross-site', cookie };
  const answered = await ask(`/consent/appstore${search}`, { headers });
  expect([answered.status, answered.headers['referrer-policy']]).toEqual([303, 'no-referrer']);
  expect(answered.headers['cache-control']).toBe('no-store');
  const to = String(answered.headers.location);
  // nothing of what came stands in the next address
  expect(to).toMatch(/^\/consent\/appstore\/arrived(?:\?why=[a-z-]+)?$/);
  const given = cookieIn(answered.headers['set-cookie'], 'rusuban-appstore');
  const has = [cookie, given?.split(';')[0] ?? ''].filter((one) => one !== '').join('; ');
  const { status, html } = await ask(to, { headers: { cookie: has } });
  return { given, status, html, cookie: has };
}
const sellers = () => fromAppstore(simulator, host);
const said = async (): Promise<Record<string, string>> => Object.fromEntries((await sellers()).searchParams);
const withBoth = (cookie: string) => ({ headers: { cookie: `${owner.cookie}; ${cookie}` } });
/** The page on which the shop is chosen, and its form. */
async function choice(cookie: string) {
  const { status, html } = await ask('/consent/appstore/shop', withBoth(cookie));
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
  const shops = [...html.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id);
  return { status, html, seen, shops };
}
async function choose(cookie: string, form: Record<string, string>) {
  const answered = await ask('/consent/appstore/shop', { form, ...withBoth(cookie) });
  const url = /href="([^"]*apps\/authorize[^"]*)"/.exec(answered.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const consent = cookieIn(answered.headers['set-cookie'], 'rusuban-consent');
  return { ...answered, url, cookie: consent?.split(';')[0] ?? '' };
}
/** Amazon goes on, and sends the browser back to us. */
async function goOn(url: string): Promise<URL> {
  const answered = await fetch(url, { redirect: 'manual' });
  const html = await answered.text();
  expect([answered.status, html]).toEqual([302, '']);
  return new URL(answered.headers.get('location') ?? '');
}
async function comeBack({ pathname, search }: URL, cookie: string) {
  const headers = { cookie, 'sec-fetch-site': 'cross-site' };
  const answered = await ask(`${pathname}${search}`, { headers });
  return ask(String(answered.headers.location), { headers: { cookie } });
}
const isConnected = async (id = 'alice') => (await stage.app.store.findAccount(id))?.isMailOnly !== true;

describe('an address that is no arrival from the Appstore', () => {
  const id = () => simulator.sellerCentral.applicationId;
  it.each([
    ['another host', () => `https://evil.example/apps/authorize/confirm/${id()}`],
    ['a host behind Amazon’s', () => `https://${host}.evil.example/apps/authorize/confirm/${id()}`],
    ['Amazon as the user', () => `https://${host}@evil.example/apps/authorize/confirm/${id()}`],
    ['a port', () => `https://${host}:8443/apps/authorize/confirm/${id()}`],
    ['a query', () => `https://${host}/apps/authorize/confirm/${id()}?redirect_uri=https://evil.example`],
    ['a fragment', () => `https://${host}/apps/authorize/confirm/${id()}#evil`],
    ['another path', () => `https://${host}/ap/signin?openid.return_to=https://evil.example`],
    ['a script', () => 'javascript:alert(1)'],
    ['half an address', () => `/apps/authorize/confirm/${id()}`],
  ])('leads nowhere with %s, is shown nowhere, and gives the browser nothing', async (_, address) => {
    const callback = address();
    const { given, status, html } = await arrive({ ...(await said()), amazon_callback_uri: callback });
    expect([given, status]).toEqual([undefined, 409]);
    expect(html).toContain('is not Amazon’s page for it');
    expect(html).not.toMatch(/evil|alert\(|href="(?!\/|#)|apps\/authorize/);
  });

  it('is told from one that isn’t whole, and from one for an application that isn’t ours', async () => {
    const { amazon_state: _, ...rest } = await said();
    expect(await arrive(rest)).toMatchObject({
      ...{ given: undefined, status: 409, html: expect.stringContaining('isn’t whole') },
    });
    const other = `https://${host}/apps/authorize/confirm/amzn1.sp.solution.another-one`;
    expect(await arrive({ ...(await said()), amazon_callback_uri: other })).toMatchObject({
      ...{ given: undefined, status: 409, html: expect.stringContaining('is not kept here') },
    });
  });

  it('can’t be put in the cookie’s place', async () => {
    const forged = { ...(await said()), amazon_callback_uri: 'https://evil.example/' };
    const cookie = `rusuban-appstore=${Buffer.from(JSON.stringify(forged)).toString('base64url')}`;
    for (const brought of [cookie, 'rusuban-appstore=x', '']) {
      const { status, html } = await choice(brought);
      expect([status, html]).toEqual([409, expect.stringContaining('is not there any more')]);
    }
  });
});

describe('who arrives from the Appstore', () => {
  it('is told what Amazon says and no shop, and comes in first', async () => {
    const before = await dumpOf(stage.app.database.url);
    const { given, status, html, cookie } = await arrive(await sellers());
    expect(given).toMatch(/Max-Age=600.*HttpOnly.*SameSite=Lax/);
    expect([status, html]).toEqual([200, expect.stringContaining(`the seller ${simulator.account.sellerId} wants`)]);
    expect(html).toContain('href="/consent/appstore/shop"');
    expect(html).not.toMatch(/alice|apps\/authorize/);
    // a stranger's arrivals write nothing
    expect(await dumpOf(stage.app.database.url)).toBe(before);
    const outside = await ask('/consent/appstore/shop', { headers: { cookie } });
    expect([outside.status, outside.html]).toEqual([401, expect.stringContaining('href="/consent/appstore/shop"')]);
    expect(outside.html).not.toContain('alice');
  });

  it('is an owner, who came in lately, on our own page', async () => {
    const { cookie } = await arrive(await sellers());
    const { seen } = await choice(cookie);
    const staff = await whoIsIn(stage.app, 'staff', 'Staff');
    for (const asked of [{}, { form: { shop: 'alice', seen } }] as const) {
      const { status } = await ask('/consent/appstore/shop', {
        ...asked,
        headers: { cookie: `${staff.cookie}; ${cookie}` },
      });
      expect(status).toBe(403);
    }
    const elsewhere = await ask('/consent/appstore/shop', {
      form: { shop: 'alice', seen },
      headers: { ...withBoth(cookie).headers, 'sec-fetch-site': 'cross-site' },
    });
    expect([elsewhere.status, elsewhere.html]).toEqual([403, expect.stringContaining('does not come from')]);
    const person = await whoIsIn(stage.app, 'owner', 'Olga');
    stage.clock.advance(5 * minuteMs + 1);
    for (const asked of [{}, { form: { shop: 'alice', seen } }] as const) {
      const byLink = await ask('/consent/appstore/shop', { ...asked, ...withBoth(cookie) });
      expect([byLink.status, byLink.html]).toEqual([403, expect.stringContaining('within the last 5 minutes')]);
      const byKey = await ask('/consent/appstore/shop', {
        ...asked,
        headers: { cookie: `${person.cookie}; ${cookie}` },
      });
      expect([byKey.status, byKey.headers.location]).toEqual([303, '/sign-in?to=/consent/appstore/shop']);
    }
    expect(await isConnected()).toBe(false);
  });

  it('chooses among the shops that can be this seller’s, and gets no other by asking for it', async () => {
    const { sellerId } = simulator.account;
    await addShop('bob');
    await addShop('other', { sellerId: 'A2OTHER12345' });
    await addShop('abroad', { region: 'eu', marketplaceIds: ['A1PA6795UKMFR9'] });
    const { cookie } = await arrive(await sellers());
    const before = await choice(cookie);
    expect(before.shops).toEqual(['alice', 'bob']);
    const tried = async (shop: string) => (await choose(cookie, { shop, seen: before.seen })).html;
    expect(await tried('other')).toContain(`shop is the seller A2OTHER12345, and the one that began at Amazon is`);
    expect(await tried('abroad')).toContain('another region of Amazon’s');
    expect((await choose(cookie, { shop: 'none', seen: before.seen })).status).toBe(404);
    await addShop('carol', { sellerId });
    expect((await choice(cookie)).shops).toEqual(['carol']);
    expect(await tried('alice')).toContain('watched already, as another shop');
    await stage.app.store.removeAccount('carol');
    await stage.app.store.removeAccount('alice');
    await stage.app.store.removeAccount('bob');
    const none = await choice(cookie);
    expect([none.shops, none.html]).toEqual([[], expect.stringContaining('Add the shop first')]);
  });

  it('begins nothing for a seller that wasn’t on the page', async () => {
    const { cookie } = await arrive(await sellers());
    const { seen } = await choice(cookie);
    const later = await arrive({ ...(await said()), selling_partner_id: 'A2MALLORY123' });
    const { status, html, url } = await choose(later.cookie, { shop: 'alice', seen });
    expect([status, url]).toEqual([409, '']);
    expect(html).toContain('Something else came');
    expect(html).toContain('A2MALLORY123');
  });

  it('is led on to Amazon’s page with both states, connected once, and told to every recipient', async () => {
    const arrived = await arrive(await sellers());
    const { seen } = await choice(arrived.cookie);
    const begun = await choose(arrived.cookie, { shop: 'alice', seen });
    expect([begun.status, begun.html]).toEqual([200, expect.stringContaining('within 10 minutes')]);
    expect(cookieIn(begun.headers['set-cookie'], 'rusuban-appstore')).toContain('Max-Age=0');
    const { pathname, searchParams } = new URL(begun.url);
    expect(pathname).toBe(`/${host}/apps/authorize/confirm/${simulator.sellerCentral.applicationId}`);
    expect([...searchParams.keys()].sort()).toEqual(['amazon_state', 'redirect_uri', 'state']);
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
    expect(await dumpOf(stage.app.database.url)).not.toContain(searchParams.get('state'));

    const back = await goOn(begun.url);
    const done = await comeBack(back, begun.cookie);
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Connected: Shop alice')]);
    expect(await isConnected()).toBe(true);
    expect(await stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'account-connected', who: 'Alice', via: 'console' },
    ]);
    expect(await stage.app.store.pendingOutbox({ accountId: 'alice', kind: 'watch-changed' })).toBe(1);
    expect((await comeBack(back, begun.cookie)).html).toContain('used already');
    // Amazon's word is good once, too
    expect((await fetch(begun.url)).status).toBe(400);

    // renewed the same way: the shop is known by now, and its old sign-in makes room for the new one
    const before = await stage.app.store.readCredentials('alice');
    const { cookie } = await arrive(await sellers());
    const again = await choice(cookie);
    const renewed = await choose(cookie, { shop: 'alice', seen: again.seen });
    expect((await comeBack(await goOn(renewed.url), renewed.cookie)).status).toBe(200);
    expect((await stage.app.store.readCredentials('alice')).refreshToken).not.toBe(before.refreshToken);
    expect(await stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'credentials-changed' },
    ]);
  });

  it('comes back under the same guards: in this browser, within ten minutes, as this seller', async () => {
    const begin = async () => {
      const { cookie } = await arrive(await sellers());
      return choose(cookie, { shop: 'alice', seen: (await choice(cookie)).seen });
    };
    const one = await begin();
    expect((await comeBack(await goOn(one.url), '')).html).toContain('another browser');
    const two = await begin();
    const late = await goOn(two.url);
    stage.clock.advance(10 * minuteMs);
    expect((await comeBack(late, two.cookie)).html).toContain('More than 10 minutes');
    owner = await enterConsole(stage);
    const three = await begin();
    const before = simulator.calls.byOperation.token;
    simulator.sellerCentral.registered.sellerId = 'A2MALLORY123';
    const other = await goOn(three.url);
    Reflect.deleteProperty(simulator.sellerCentral.registered, 'sellerId');
    expect((await comeBack(other, three.cookie)).html).toContain('begun in the Appstore as the seller');
    expect([await isConnected(), simulator.calls.byOperation.token]).toEqual([false, before]);
  });

  it('is said to be for a draft where the application is one', async () => {
    await keepApplication({ isDraft: true });
    const { cookie } = await arrive(await sellers());
    const { url } = await choose(cookie, { shop: 'alice', seen: (await choice(cookie)).seen });
    await keepApplication();
    expect(new URL(url).searchParams.get('version')).toBe('beta');
  });
});

describe('a browser that was invited to a shop', () => {
  async function invited(shop: string) {
    const form = { shop, application: simulator.credentials.clientId };
    const { html } = await ask('/settings/consent/invite', { form, headers: owner });
    const path = /\/consent\/invited\/[\w-]{43}/.exec(html)?.[0] ?? 'no invitation';
    const begun = await ask(path, { form: {} });
    return { path, cookie: cookieIn(begun.headers['set-cookie'], 'rusuban-consent')?.split(';')[0] ?? '' };
  }

  it('goes on for that one without a session, and is thanked', async () => {
    await addShop('bob');
    const { path, cookie } = await invited('bob');
    const arrived = await arrive(await sellers(), cookie);
    expect(arrived.html).toContain('It goes on for Shop bob');
    expect(arrived.html).not.toMatch(/alice|consent\/appstore\/shop/);
    const headers = { cookie: arrived.cookie };
    const begun = await ask('/consent/appstore/arrived', { form: {}, headers });
    const url = /href="([^"]*apps\/authorize[^"]*)"/.exec(begun.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const back = await goOn(url);
    // the consent of before is none any more in this browser
    expect((await comeBack(back, cookie)).html).toContain('another browser');
    expect(await isConnected('bob')).toBe(false);
    const again = await arrive(await sellers(), cookie);
    const anew = await ask('/consent/appstore/arrived', { form: {}, headers: { cookie: again.cookie } });
    const to = /href="([^"]*apps\/authorize[^"]*)"/.exec(anew.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const consent = cookieIn(anew.headers['set-cookie'], 'rusuban-consent')?.split(';')[0] ?? '';
    const done = await comeBack(await goOn(to), consent);
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Thank you: Shop bob')]);
    expect([await isConnected('bob'), await isConnected('alice')]).toEqual([true, false]);
    expect((await ask(path)).status).toBe(410);
  });

  it('does so for its seller alone, while the invitation is good, and for nobody without it', async () => {
    await addShop('other', { sellerId: 'A2OTHER12345' });
    const one = await invited('other');
    const came = await arrive(await sellers(), one.cookie);
    const tried = await ask('/consent/appstore/arrived', { form: {}, headers: { cookie: came.cookie } });
    expect([tried.status, tried.html]).toEqual([409, expect.stringContaining('choose the shop of that seller')]);
    const { cookie } = await invited('alice');
    const arrived = await arrive(await sellers(), cookie);
    for (const { tokenHash } of await stage.app.store.listSellerInvitations('alice', stage.clock.now()))
      await ask('/settings/consent/invite/end', { form: { shop: 'alice', invitation: tokenHash }, headers: owner });
    const alone = arrived.cookie.split('; ').find((each) => each.startsWith('rusuban-appstore=')) ?? '';
    for (const brought of [arrived.cookie, alone, cookie, '']) {
      const { status } = await ask('/consent/appstore/arrived', { form: {}, headers: { cookie: brought } });
      expect(status).toBe(409);
    }
  });

  it('is none where an owner has begun, who comes in anew', async () => {
    const form = { shop: 'alice', application: simulator.credentials.clientId };
    const begun = await ask('/settings/consent', { form, headers: owner });
    const cookie = cookieIn(begun.headers['set-cookie'], 'rusuban-consent')?.split(';')[0] ?? '';
    const arrived = await arrive(await sellers(), cookie);
    expect(arrived.html).toContain('href="/consent/appstore/shop"');
    const tried = await ask('/consent/appstore/arrived', { form: {}, headers: { cookie: arrived.cookie } });
    expect(tried.status).toBe(409);
  });
});

inBrowser('in a browser', () => {
  it('a seller begins in the Appstore; the owner comes in, chooses the shop, and is back with it connected', async () => {
    await addShop('bob');
    const isSandboxed = process.getuid?.() !== 0;
    const browser = await chromium.launch({ executablePath, chromiumSandbox: isSandboxed, timeout: patienceMs });
    const store = `${simulator.url}/${host}/apps/store/${simulator.sellerCentral.applicationId}`;
    const page = async (context: BrowserContext) => {
      context.setDefaultTimeout(patienceMs);
      return context.newPage();
    };
    try {
      const house = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } });
      const [name = '', value = ''] = (await enterConsole(stage)).cookie.split('=');
      await house.addCookies([{ name, value, url: origin(), httpOnly: true, sameSite: 'Strict' }]);
      const own = await page(house);
      await own.goto(store);
      await own.getByRole('button', { name: 'Login to the application now' }).click();
      await own.getByRole('link', { name: 'Choose the shop' }).waitFor();
      expect(own.url()).toBe(`${origin()}/consent/appstore/arrived`);
      // the session stayed behind
      expect(await own.getByRole('button', { name: 'Leave' }).count()).toBe(0);
      expect(await isFit(own, 'appstore-arrived.en')).toEqual(fit);
      await own.getByRole('link', { name: 'Choose the shop' }).click();
      await own.getByLabel('Which shop is this seller’s?').selectOption('bob');
      expect(await isFit(own, 'appstore-shop.en')).toEqual(fit);
      await own.getByRole('button', { name: 'Go on' }).click();
      await own.getByRole('link', { name: 'Go on at Amazon' }).waitFor();
      expect(await isFit(own, 'appstore-begun.en')).toEqual(fit);
      await own.getByRole('link', { name: 'Go on at Amazon' }).click();
      await own.getByText('Connected: Shop bob').waitFor();
      expect(new URL(own.url()).search).toBe('');
      expect([await isConnected('bob'), await isConnected('alice')]).toEqual([true, false]);

      const small = await browser.newContext({ locale: 'ja', viewport: { width: 360, height: 740 } });
      const phone = await page(small);
      await phone.goto(store);
      await phone.getByRole('button', { name: 'Login to the application now' }).click();
      await phone.getByRole('link', { name: '店舗を選ぶ' }).waitFor();
      expect(await isFit(phone, 'appstore-arrived.ja')).toEqual(fit);
      await small.addCookies([{ name, value, url: origin(), httpOnly: true, sameSite: 'Strict' }]);
      await phone.getByRole('link', { name: '店舗を選ぶ' }).click();
      await phone.getByLabel('この出品者の店舗').waitFor();
      expect(await isFit(phone, 'appstore-shop.ja')).toEqual(fit);
      const hostile = new URLSearchParams({ ...(await said()), amazon_callback_uri: 'https://evil.example/' });
      await phone.goto(`${origin()}/consent/appstore?${hostile}`);
      await phone.getByRole('alert').waitFor();
      expect(await isFit(phone, 'appstore-refused.ja')).toEqual(fit);
      expect(await phone.getByRole('link', { name: /evil/ }).count()).toBe(0);
    } finally {
      await browser.close();
    }
  });
});
