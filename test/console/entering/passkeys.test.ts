// People come in by passkeys, in a real Chromium with an authenticator of its own: invited, signed in, invited by one another;
// and what a stranger tries with links, forms and answers that were meant for somebody else.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { makeInvitation } from '../../../src/console/entering/visitor.ts';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { notifyDue } from '../../../src/telling/notify.ts';
import { askConsole } from '../../support/ask-console.ts';
import { inBrowser, openBrowser, patienceMs } from '../../support/browser.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const terminal = { name: 'alice', via: 'command' } as const;

inBrowser('a person with a passkey', () => {
  let stage: ConsoleStage;
  let browser: Browser;
  let site: string;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    stage = await openConsole(noon);
    site = `http://localhost:${new URL(stage.page.url ?? '').port}`;
    await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
    await setRecipients(stage.app.store, newRecipient('alice@example.com'), newRecipient('bob@example.com'));
    browser = await openBrowser();
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  /** A browser of its own whose device knows its owner by their finger. */
  async function device(locale = 'en-GB'): Promise<Page> {
    const context = await browser.newContext({ locale });
    contexts.push(context);
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    // scripts and styles that the policy refuses, and scripts that fail, are complaints
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && /policy|trusted/i.test(said.text())) complaints.push(said.text());
    });
    const tools = await context.newCDPSession(page);
    await tools.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
    } as const;
    await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    });
    return page;
  }
  const invite = async (role: 'owner' | 'staff' = 'owner') =>
    (await makeInvitation(stage.app, terminal, site, { role, clients: null, person: null })).url;
  async function join(page: Page, url: string, name: string): Promise<void> {
    await page.goto(url);
    await page.fill('#name', name);
    await page.click('main button');
    await page.waitForURL(/\/$/);
  }
  async function signIn(page: Page, to = '/'): Promise<void> {
    await page.goto(`${site}/sign-in?to=${encodeURIComponent(to)}`);
    await page.click('main button');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }
  const cookieOf = async (page: Page) => {
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'rusuban');
    return `${cookie?.name}=${cookie?.value}`;
  };

  it('is whoever opens the link from the terminal, once; then signs in by the key, and all recipients hear of them', async () => {
    const page = await device();
    const url = await invite();
    await join(page, url, 'Alice');
    expect(page.url()).toBe(`${site}/`);
    expect(await page.textContent('header')).toContain('Alice');
    expect(await stage.app.store.listPeople()).toMatchObject([{ name: 'Alice', role: 'owner' }]);
    const [entry] = await stage.app.store.readLog({ limit: 1 });
    expect(entry).toMatchObject({ what: 'person-added', who: 'Alice', subject: 'Alice', detail: { role: 'owner' } });
    const told = (await notifyDue(stage.app, { isGathered: true })).map(({ row }) => [row.kind, row.recipient]);
    for (const recipient of ['alice@example.com', 'bob@example.com'])
      expect(told).toContainEqual(['watch-changed', recipient]);

    const before = await cookieOf(page);
    await page.click('header form button');
    await page.waitForURL(/enter/);
    await signIn(page, '/people');
    expect(page.url()).toBe(`${site}/people`);
    expect(await cookieOf(page)).not.toBe(before);
    expect((await askConsole(site, '/', { headers: { cookie: before } })).status).toBe(401);

    // the same link again, in another browser
    const other = await device();
    await other.goto(url);
    await other.fill('#name', 'Mallory');
    await other.click('main button');
    await other.waitForSelector('#trouble:not([hidden])');
    expect(await other.textContent('#trouble')).toContain('used before');
    expect(await stage.app.store.countPeople()).toBe(1);
  });

  it('is one of two who open the same link at once', async () => {
    const url = await invite('staff');
    const pages = [await device(), await device()];
    const outcomes = await Promise.all(
      pages.map(async (page, place) => {
        await page.goto(url);
        await page.fill('#name', `Twin ${place}`);
        await page.click('main button');
        await page.waitForSelector('#trouble:not([hidden]), header nav');
        return page.locator('header nav').count();
      }),
    );
    expect(outcomes.sort()).toEqual([0, 1]);
    expect((await stage.app.store.listPeople()).filter(({ name }) => name.startsWith('Twin'))).toHaveLength(1);
  });

  it('proves it anew each time: what was sent once, or was asked of somebody else, lets nobody in', async () => {
    const page = await device();
    await join(page, await invite('staff'), 'Carol');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/sign-in'));
    await signIn(page);
    const form = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ''));
    expect((await askConsole(site, '/sign-in', { form })).status).toBe(403);
    const response = JSON.parse(form.response ?? '{}');
    const fiddled = { ...response, response: { ...response.response, signature: 'AAAA' } };
    for (const wrong of ['', '{}', 'null', '[]', '{"id":1}', JSON.stringify(fiddled), 'x'.repeat(2000)])
      expect((await askConsole(site, '/sign-in', { form: { response: wrong } })).status).toBe(403);
  });

  it('goes on where they were going, and nowhere else', async () => {
    const page = await device();
    await join(page, await invite('staff'), 'Dave');
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/%0d%0aLocation:x', 'people']) {
      await signIn(page, to);
      expect(new URL(page.url()).origin).toBe(site);
      expect(page.url()).not.toContain('evil');
    }
    await signIn(page, '/log?x=1');
    expect(page.url()).toBe(`${site}/log?x=1`);
  });

  it('invites only shortly after signing in; a new person, in Japanese, sees what they are, and ends nobody else’s browser', async () => {
    const page = await device();
    await join(page, await invite(), 'Erin');
    await page.goto(`${site}/people`);
    stage.clock.advance(6 * minuteMs);
    await page.click('form[action$="/people/invite"] button');
    await page.waitForURL(/sign-in\?to=\/people/);
    await page.click('main button');
    await page.waitForURL(`${site}/people`);
    await page.selectOption('#invite-role', 'reader');
    await page.click('form[action$="/people/invite"] button');
    const link = (await page.textContent('.card.open code')) ?? '';
    expect(link).toMatch(/^http:\/\/localhost:\d+\/welcome#[\w-]{43}$/);

    const frank = await device('ja-JP');
    await join(frank, link, '花子');
    await frank.goto(`${site}/people`);
    expect(await frank.textContent('main')).toContain('閲覧者');
    expect(await frank.locator('form[action$="/people/invite"]').count()).toBe(0);
    const [erin] = (await stage.app.store.listSessions(0, 0)).filter(({ name }) => name === 'Erin');
    const form = { session: erin?.tokenHash ?? '' };
    const headers = { cookie: await cookieOf(frank) };
    expect((await askConsole(site, '/people/session/end', { form, headers })).status).toBe(404);
    await page.reload();
    expect(await page.textContent('header')).toContain('Erin');
  });

  it('has a second key, and takes away the first: its other browsers are out', async () => {
    const page = await device();
    await join(page, await invite('staff'), 'Grace');
    // the newer key is the second
    stage.clock.advance(minuteMs);
    const laptop = await device();
    const person = (await stage.app.store.listPeople()).find(({ name }) => name === 'Grace') ?? null;
    const { url } = await makeInvitation(stage.app, terminal, site, { role: 'staff', clients: null, person });
    await laptop.goto(url);
    await laptop.click('main button');
    await laptop.waitForURL(/\/$/);
    expect(await laptop.textContent('header')).toContain('Grace');
    await laptop.goto(`${site}/people`);
    const removed = laptop.waitForResponse(/\/key\/remove$/);
    await laptop.click('form[action$="/key/remove"] button >> nth=0');
    expect((await removed).status()).toBe(303);
    expect(await stage.app.store.listPasskeys(person?.id)).toHaveLength(1);
    await page.goto(`${site}/`);
    expect(await page.locator('header nav').count()).toBe(0);
    await page.goto(`${site}/sign-in`);
    await page.click('main button');
    await page.waitForSelector('#trouble:not([hidden])');
  });
});

describe('a stranger without a key', () => {
  let stage: ConsoleStage;
  beforeAll(async () => {
    stage = await openConsole(noon);
  });
  afterAll(() => stage?.close());
  const ask = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    askConsole(stage.page.url ?? '', path, { form, headers });

  it('is asked for a key by nobody: without an invitation there is no first person, whoever comes first', async () => {
    for (const token of ['', 'x', 'A'.repeat(43)])
      expect((await ask('/welcome/options', { token, name: 'Mallory' })).status).toBe(403);
    expect((await ask('/welcome', { token: '', name: 'Mallory', response: '{}' })).status).toBe(403);
    expect(await stage.app.store.countPeople()).toBe(0);
  });

  it('finds no use for an invitation whose time is over, nor at an address that has no name', async () => {
    const { url } = await makeInvitation(stage.app, terminal, 'http://localhost', {
      role: 'owner',
      clients: null,
      person: null,
    });
    const token = url.split('#')[1] ?? '';
    const form = { token, name: 'Mallory' };
    expect((await ask('/welcome/options', form)).status).toBe(200);
    const { port } = new URL(stage.page.url ?? '');
    expect((await ask('/welcome/options', form, { host: `127.0.0.1:${port}` })).status).toBe(403);
    // a link that makes people lets no browser in by itself
    expect((await ask('/enter', { token })).status).toBe(403);
    stage.clock.advance(15 * minuteMs);
    expect((await ask('/welcome/options', form)).status).toBe(403);
  });

  it('has no other page send a form that lets somebody in', async () => {
    for (const path of ['/welcome', '/welcome/options', '/sign-in', '/sign-in/options'])
      expect((await ask(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('/sign-in/options', {}, { host: 'evil.example' })).status).toBe(421);
  });

  it('is led from the address to the name, if both addresses of it are ours; the link’s token goes along', async () => {
    const { port } = new URL(stage.page.url ?? '');
    const { status, headers } = await askConsole(stage.page.url ?? '', '/welcome', {
      headers: { host: `127.0.0.1:${port}` },
    });
    expect([status, headers.location]).toEqual([307, `http://localhost:${port}/welcome`]);
  });
});
