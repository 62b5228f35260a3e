// Coming in by an account at a provider of identities, over real HTTP: whom it lets in, what it is proof of, and what somebody
// tries with another's errand, invitation or account.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeInvitation } from '../../../src/console/entering/visitor.ts';
import { hourMs, minuteMs, secondMs } from '../../../src/domain/clock.ts';
import type { Role } from '../../../src/domain/owner/role.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { CookieBrowser, leadsTo } from '../../support/cookie-browser.ts';
import { type OddProvider, oddClient, openOddProvider } from '../../support/odd-provider.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const terminal = { name: 'alice', via: 'command' } as const;
let stage: ConsoleStage;
let odd: OddProvider;
let people = 0;
const browserOf = (cookie = '') => new CookieBrowser(stage.page.url ?? '', odd, cookie);

beforeAll(async () => {
  odd = await openOddProvider();
  stage = await openConsole(noon, {
    RUSUBAN_OIDC_ISSUER: odd.issuer,
    RUSUBAN_OIDC_CLIENT_ID: oddClient.clientId,
    RUSUBAN_OIDC_CLIENT_SECRET: oddClient.clientSecret,
    RUSUBAN_OIDC_NAME: 'Aoi <b>Trading',
  });
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'), newRecipient('bob@example.com'));
});
beforeEach(() => stage.clock.advance(minuteMs));
afterEach(() => {
  odd.faults = {};
});
afterAll(async () => {
  await stage?.close();
  await odd?.close();
});

async function invited(role: Role, personId: string | null = null) {
  const person = (await stage.app.store.listPeople()).find(({ id }) => id === personId) ?? null;
  const { url } = await makeInvitation(stage.app, terminal, 'http://localhost', { role, clients: null, person });
  return url.split('#')[1] ?? '';
}
/** Somebody who has joined by their account there. */
async function joined(role: Role = 'staff') {
  const [name, subject] = [`Person ${++people}`, `subject-${people}`];
  const browser = browserOf();
  const led = await browser.post('/welcome/provider', { token: await invited(role), name });
  expect(await browser.back(odd.signIn(leadsTo(led), subject))).toBeNull();
  const { id = '' } = (await stage.app.store.listPeople()).find((one) => one.name === name) ?? {};
  return { id, name, subject, browser };
}
const authTime = (agoMs = 0) => ({ auth_time: Math.floor((stage.clock.now() - agoMs) / secondMs) });
const logged = async (count = 1) => (await stage.app.store.readLog({ limit: count })).map(({ what }) => what);
const owed = () => stage.app.store.pendingOutbox({ recipient: 'bob@example.com', kind: 'watch-changed' });

describe('a person who was invited', () => {
  it('joins by their account instead of a key, once; every recipient hears of it, and by which provider', async () => {
    const before = await owed();
    const token = await invited('staff');
    const browser = browserOf();
    const led = await browser.post('/welcome/provider', { token, name: 'Carol' });
    expect(led.html).toContain('Go on at Aoi &lt;b&gt;Trading');
    expect(await browser.back(odd.signIn(leadsTo(led), 'carol', { email: 'alice@example.com' }))).toBeNull();
    expect((await browser.click('/people')).html).toContain('Carol');
    expect(await owed()).toBe(before + 1);
    const [entry] = await stage.app.store.readLog({ limit: 1 });
    const detail = { role: 'staff', provider: new URL(odd.issuer).host };
    expect(entry).toMatchObject({ what: 'person-added', subject: 'Carol', detail });
    // the link is used up, whoever comes with it
    expect((await browserOf().post('/welcome/provider', { token, name: 'Mallory' })).status).toBe(403);
  });

  it('comes in again by it, wherever they were going, in a session of its own that ends within the day', async () => {
    const { name, subject, browser } = await joined();
    const first = browser.cookie();
    const before = await owed();
    expect((await browser.post('/leave')).status).toBe(303);
    expect(await browser.signIn(subject, {}, '/log')).toBeNull();
    expect(await logged()).toEqual(['console-opened']);
    // the browser is known, though it brings what says so only before
    expect(await owed()).toBe(before);
    expect((await browserOf(first).click('/people')).status).toBe(401);
    expect((await browser.click('/people')).html).toContain(name);
    // it began anew in the same browser: what it had is over
    const second = browser.cookie();
    stage.clock.advance(minuteMs);
    expect(await browser.signIn(subject, authTime())).toBeNull();
    expect(
      (await browserOf(second.split('; ').find((one) => one.startsWith('rusuban='))).click('/people')).status,
    ).toBe(401);
    for (const hours of [6, 5]) {
      stage.clock.advance(hours * hourMs);
      expect(await browser.isIn()).toBe(true);
    }
    stage.clock.advance(hourMs);
    expect(await browser.isIn()).toBe(false);
    // in another browser it is told
    expect(await browserOf().signIn(subject)).toBeNull();
    expect(await logged(2)).toContain('browser-new');
  });

  it('is known by the account and not by its mail address, which becomes another’s', async () => {
    const { subject } = await joined();
    for (const other of [`${subject} `, subject.toUpperCase(), 'somebody else'])
      expect(await browserOf().signIn(other, { email: 'carol@example.com', preferred_username: subject })).toBe(
        'stranger',
      );
  });

  it('who was taken out is let in no more, though the provider says yes', async () => {
    const { id, name, subject, browser } = await joined();
    const owner = browserOf((await whoIsIn(stage.app, 'owner', `owner over ${name}`)).cookie);
    expect((await owner.post('/people/remove', { person: id })).status).toBe(303);
    expect(await browser.isIn()).toBe(false);
    expect(await browser.signIn(subject)).toBe('stranger');
    const { html, status } = await browser.click('/sign-in/provider/done?why=stranger&to=/');
    expect([status, html]).toEqual([409, expect.stringContaining('Nobody here has that account')]);
  });

  it('is one of two who have the same account, however both are at it at once', async () => {
    const tries = await Promise.all(
      ['Twin 1', 'Twin 2'].map(async (name) => {
        const browser = browserOf();
        const led = await browser.post('/welcome/provider', { token: await invited('staff'), name });
        return { browser, returned: odd.signIn(leadsTo(led), 'twin') };
      }),
    );
    const came = await Promise.all(tries.map(({ browser, returned }) => browser.back(returned)));
    expect(came.sort()).toEqual(['refusedLink', null].sort());
    expect((await stage.app.store.listIdentities()).filter(({ subject }) => subject === 'twin')).toHaveLength(1);
  });
});

describe('an owner', () => {
  it('comes in by no provider: not by an invitation, not later, not by becoming one', async () => {
    const refused = await browserOf().post('/welcome/provider', { token: await invited('owner'), name: 'Erin' });
    expect([refused.status, refused.html]).toEqual([403, expect.stringContaining('who needs a passkey')]);
    const owner = browserOf((await whoIsIn(stage.app, 'owner', 'Frank')).cookie);
    expect((await owner.post('/people/provider')).status).toBe(409);
    expect((await owner.click('/people')).html).not.toContain('/people/provider"');

    // who has nothing else would be shut out as an owner
    const { id, subject, browser } = await joined();
    expect((await owner.post('/people/role', { person: id, role: 'owner' })).status).toBe(409);
    expect(await browser.isIn()).toBe(true);
    // who has a key becomes one, and the account is nobody's
    const both = await whoIsIn(stage.app, 'staff', 'Grace');
    const grace = browserOf(both.cookie);
    const led = await grace.post('/people/provider');
    expect(await grace.back(odd.signIn(leadsTo(led), 'grace'))).toBeNull();
    expect((await owner.post('/people/role', { person: both.id, role: 'owner' })).status).toBe(303);
    expect(await browserOf().signIn('grace')).toBe('stranger');
    expect(await browserOf().signIn(subject)).toBeNull();
  });
});

describe('who is in', () => {
  it('adds their account, told to all, and removes it: its browsers are out; an owner can, too', async () => {
    const { id, cookie } = await whoIsIn(stage.app, 'reader', 'Heidi');
    const heidi = browserOf(cookie);
    const before = await owed();
    const led = await heidi.post('/people/provider');
    // the account of whoever is at this browser, and not of who was last
    expect(leadsTo(led).searchParams.get('prompt')).toBe('login');
    expect(await heidi.back(odd.signIn(leadsTo(led), 'heidi'))).toBeNull();
    expect([await logged(), await owed()]).toEqual([['identity-added'], before + 1]);
    const other = browserOf();
    expect(await other.signIn('heidi')).toBeNull();
    expect((await heidi.post('/people/provider/remove')).status).toBe(303);
    expect([await logged(), await other.isIn(), await heidi.isIn()]).toEqual([['identity-removed'], false, true]);

    const again = await heidi.post('/people/provider');
    expect(await heidi.back(odd.signIn(leadsTo(again), 'heidi'))).toBeNull();
    const owner = browserOf((await whoIsIn(stage.app, 'owner', 'Ivan')).cookie);
    expect((await owner.click('/people')).html).toContain('Take the account at');
    expect((await owner.post('/people/provider/end', { person: id })).status).toBe(303);
    expect(await browserOf().signIn('heidi')).toBe('stranger');
  });

  it('can’t add one that is somebody’s, nor when they are no longer in, nor remove their only way in', async () => {
    const { subject, browser } = await joined();
    const judy = browserOf((await whoIsIn(stage.app, 'staff', 'Judy')).cookie);
    const led = await judy.post('/people/provider');
    expect(await judy.back(odd.signIn(leadsTo(led), subject))).toBe('notAdded');
    const begun = await judy.post('/people/provider');
    expect((await judy.post('/leave')).status).toBe(303);
    expect(await judy.back(odd.signIn(leadsTo(begun), 'judy'))).toBe('notAdded');
    expect(await browser.signIn(subject, authTime())).toBeNull();
    expect((await browser.post('/people/provider/remove')).status).toBe(409);
  });

  it('is asked by the provider anew before what is grave: it must say that they signed in just now', async () => {
    const { subject, browser } = await joined();
    // joined by a sign-in of this morning: that is no proof of now
    const asked = await browser.post('/people/paper');
    expect([asked.status, asked.headers.location]).toEqual([303, '/sign-in?to=/people']);
    const { headers } = await browser.click('/sign-in/provider?to=/people');
    const url = new URL(`${headers.location}`);
    expect([url.searchParams.get('prompt'), url.searchParams.get('max_age')]).toEqual(['login', '0']);
    expect(await browser.back(odd.signIn(url, subject))).toBe('notAnew');
    for (const wrong of [authTime(2 * minuteMs), authTime(-10 * minuteMs)])
      expect(await browser.signIn(subject, wrong)).toBe('notAnew');
    expect((await browser.post('/people/paper')).status).toBe(303);
    expect(await browser.signIn(subject, authTime())).toBeNull();
    const done = await browser.post('/people/paper');
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Your recovery codes')]);
    // and no longer than after a passkey
    stage.clock.advance(5 * minuteMs + secondMs);
    expect((await browser.post('/people/paper')).status).toBe(303);
  });
});

describe('an errand to the provider', () => {
  it('is its browser’s alone, once, within ten minutes, and nothing of it lies at rest', async () => {
    const { subject } = await joined();
    const browser = browserOf();
    const begun = await browser.click('/sign-in/provider?to=/');
    const [given = ''] = [begun.headers['set-cookie'] ?? []].flat();
    expect(given).toMatch(/^rusuban-errand=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    const url = new URL(`${begun.headers.location}`);
    const kept = browser.cookie();
    const returned = odd.signIn(url, subject);
    // another browser, that has an errand of its own
    const mallory = browserOf();
    await mallory.click('/sign-in/provider?to=/');
    expect(await mallory.back(returned)).toBe('none');
    expect(await browserOf().back(returned)).toBe('none');
    // nor has that ended it
    expect(await browser.back(returned)).toBeNull();
    // the same again, by who kept the cookie
    odd.asked.length = 0;
    expect(await browserOf(kept).back(returned)).toBe('none');
    expect(odd.asked).toEqual([]);

    const late = browserOf();
    const led = await late.click('/sign-in/provider?to=/');
    const secrets = [url, new URL(`${led.headers.location}`)].flatMap(({ searchParams }) =>
      ['state', 'nonce'].map((name) => searchParams.get(name) ?? ''),
    );
    const all = await dumpOf(stage.app.database.url);
    for (const secret of [...secrets, kept.split('=')[1] ?? '']) expect(all).not.toContain(secret);
    stage.clock.advance(10 * minuteMs);
    expect(await late.back(odd.signIn(new URL(`${led.headers.location}`), subject))).toBe('none');
  });

  it('can’t be written by who has one: neither as another person’s nor with another wish', async () => {
    const { id, subject } = await joined();
    const mallory = browserOf();
    const { headers } = await mallory.click('/sign-in/provider?to=/');
    const [random, content = '', tag] = mallory.cookie().slice('rusuban-errand='.length).split('.');
    const said = JSON.parse(Buffer.from(content, 'base64url').toString());
    const wish = { kind: 'add', personId: id, session: 'x' };
    const forged = Buffer.from(JSON.stringify({ ...said, wish })).toString('base64url');
    const returned = odd.signIn(new URL(`${headers.location}`), subject);
    for (const cookie of [`${random}.${forged}.${tag}`, `${random}.${content}.`, `..${tag}`, 'x'.repeat(500)])
      expect(await browserOf(`rusuban-errand=${cookie}`).back(returned)).toBe('none');
  });

  it('is begun from our own pages, and leads nowhere else afterwards', async () => {
    const browser = browserOf();
    for (const site of ['cross-site', 'same-site', 'none']) {
      const { headers } = await browser.ask('/sign-in/provider?to=/log', { headers: { 'sec-fetch-site': site } });
      expect([headers.location, headers['set-cookie']]).toEqual(['/sign-in?to=%2Flog', undefined]);
    }
    const { html } = await browser.click('/sign-in/provider/done?to=//evil.example');
    expect(html).not.toContain('evil');
    // an address at which nobody could come back
    const bare = await browser.ask('/sign-in', { headers: { host: '127.0.0.1' } });
    expect(bare.html).not.toContain('/sign-in/provider');
  });

  it('fails in words, and the other ways in stay', async () => {
    const { subject, browser } = await joined();
    const { headers } = await browser.click('/sign-in/provider?to=/');
    const denied = odd.signIn(new URL(`${headers.location}`), subject);
    denied.set('error', 'access_denied');
    expect(await browser.back(denied)).toBe('denied');
    odd.faults = { claims: (claims) => ({ ...claims, nonce: 'another' }) };
    expect(await browser.signIn(subject)).toBe('odd');
    odd.faults = { answers: { '/token': (response) => response.writeHead(500).end() } };
    expect(await browser.signIn(subject)).toBe('away');
    // and when it is gone by the time that one wants to go there
    stage.clock.advance(hourMs);
    odd.faults = { answers: { '/.well-known/openid-configuration': (response) => response.writeHead(503).end() } };
    const { status, html } = await browser.click('/sign-in/provider?to=/');
    expect([status, html]).toEqual([503, expect.stringContaining('The provider does not answer')]);
    expect(html).toContain('id="passkey"');
    expect(html).toContain('/sign-in/paper');
  });
});
