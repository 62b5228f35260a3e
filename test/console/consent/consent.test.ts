// A shop is connected at Amazon from the console, over real HTTP against a fake Seller Central: every way in which somebody
// comes back who shouldn't, what is kept and told of it, and what is nowhere to be read.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { findStory, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { askConsole } from '../../support/ask-console.ts';
import { applicationOf, consentAt } from '../../support/consenting.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { anAccount } from '../../support/store.ts';

const story = findStory('healthy-shop');
const start = Date.parse('2026-10-31T15:00:00Z');
let stage: ConsoleStage;
let simulator: Simulator;
/** Amazon’s, which is another than ours. */
let amazonsClock: ManualClock;
/** Who has just come in. */
let headers: Record<string, string>;
const settings = () => ({ RUSUBAN_AMAZON_ENDPOINT: simulator.url });

beforeAll(async () => {
  if (!story) throw new Error('no such story');
  amazonsClock = createManualClock(start);
  simulator = await startSimulator({ story, clock: amazonsClock, isPacingOff: true });
  stage = await openConsole(start, settings());
  const { store } = stage.app;
  const { marketplaceIds, region } = simulator.account;
  const shop = { marketplaceIds, region, sellerId: null, isMailOnly: true, language: 'en' } as const;
  for (const id of ['alice', 'bob'])
    await store.addAccount(anAccount({ ...shop, id, name: id, recipients: [`${id}@example.com`] }), null, start);
  await store.addApplication(applicationOf(simulator, back()), entry());
});
beforeEach(async () => {
  const { registered } = simulator.sellerCentral;
  for (const name of Object.keys(registered)) Reflect.deleteProperty(registered, name);
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(async () => {
  await stage?.close();
  await simulator?.close();
});

const entry = () => ({
  ...({ at: stage.clock.now(), accountId: null, who: 'alice', via: 'command', subject: null, detail: {} } as const),
  what: 'application-added' as const,
});
const back = () => `http://localhost:${new URL(stage.page.url ?? '').port}/consent/return`;
const account = async (id = 'alice') => {
  const found = await stage.app.store.findAccount(id);
  if (!found) throw new Error('no such shop');
  return found;
};

interface Beginning {
  readonly url: string;
  /** What the browser was given for it. */
  readonly cookie: string;
}
async function begin(shop = 'alice'): Promise<Beginning> {
  const form = { shop, application: simulator.credentials.clientId };
  const answered = await askConsole(stage.page.url ?? '', '/settings/consent', { form, headers });
  expect([answered.status, answered.html]).toEqual([200, expect.stringContaining('within 10 minutes')]);
  const url = /href="([^"]*apps\/authorize[^"]*)"/.exec(answered.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const given = [answered.headers['set-cookie'] ?? []].flat().find((one) => one.startsWith('rusuban-consent='));
  expect(given).toMatch(/HttpOnly/);
  expect(given).toMatch(/SameSite=Lax/);
  return { url, cookie: given?.split(';')[0] ?? '' };
}
/** As the browser comes from Amazon: the session’s cookie isn’t sent, the consent’s is. */
async function comeBack(location: string, cookie = '') {
  const { pathname, search } = new URL(location);
  const from = { cookie, 'accept-language': 'en', 'sec-fetch-site': 'cross-site' };
  const answered = await askConsole(stage.page.url ?? '', `${pathname}${search}`, { headers: from });
  expect(answered.status).toBe(303);
  expect(answered.headers['referrer-policy']).toBe('no-referrer');
  expect(answered.headers['cache-control']).toBe('no-store');
  const to = String(answered.headers.location);
  // nothing of what Amazon said stands in the next address
  expect(to).toMatch(/^\/consent\/done(?:\?why=[a-z-]+)?$/);
  return askConsole(stage.page.url ?? '', to, { headers: { cookie, 'accept-language': 'en' } });
}
const confirmed = async ({ url }: Beginning) => (await consentAt(url)).location;
const isConnected = async (id = 'alice') => (await account(id)).isMailOnly !== true;

describe('a shop', () => {
  it('is asked for at its own Seller Central, by an address with the state and no secret', async () => {
    const { url } = await begin();
    const { pathname, searchParams } = new URL(url);
    expect(pathname).toBe('/sellercentral.amazon.co.jp/apps/authorize/consent');
    expect(searchParams.get('application_id')).toBe(simulator.sellerCentral.applicationId);
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
    expect(await dumpOf(stage.app.database.url)).not.toContain(searchParams.get('state'));
  });
});

describe('who comes back', () => {
  it('is refused without a state, and Amazon is asked for nothing', async () => {
    const before = simulator.calls.byOperation.token ?? 0;
    const { status, html } = await comeBack(`${back()}?spapi_oauth_code=c&selling_partner_id=A2ALICE12345`);
    expect([status, html]).toEqual([409, expect.stringContaining('doesn’t come from a connection')]);
    expect(simulator.calls.byOperation.token ?? 0).toBe(before);
  });

  it('is refused in another browser, learns nothing of the shop, and has used the state up', async () => {
    const one = await begin();
    const location = await confirmed(one);
    const other = await begin('bob');
    for (const cookie of ['', other.cookie]) {
      const { status, html } = await comeBack(location, cookie);
      expect([status, html]).toEqual([409, expect.stringMatching(/another browser|used already/)]);
      expect(html).not.toMatch(/alice/);
    }
    expect((await comeBack(location, one.cookie)).html).toContain('used already');
    expect([await isConnected(), await isConnected('bob')]).toEqual([false, false]);
  });

  it('is refused after ten minutes', async () => {
    const one = await begin();
    const location = await confirmed(one);
    stage.clock.advance(10 * minuteMs);
    expect((await comeBack(location, one.cookie)).html).toContain('More than 10 minutes');
    expect(await isConnected()).toBe(false);
  });

  it('is told what Amazon or the seller said who did not authorise, and what a code of Amazon’s means', async () => {
    const one = await begin();
    const { location } = await consentAt(one.url, { who: 'primary', answer: 'cancel' });
    expect((await comeBack(location, one.cookie)).html).toContain('The seller did not authorise it');
    const two = await begin();
    const state = new URL(two.url).searchParams.get('state');
    const said = '<b>CONSENT_LIMIT_REACHED</b>';
    const { html } = await comeBack(
      `${back()}?${new URLSearchParams({ state: String(state), error: said })}`,
      two.cookie,
    );
    expect(html).toContain('can be authorised by 25 sellers');
    expect(html).not.toContain('<b>CONSENT');
  });

  it('is told when Amazon does not take the code, which is five minutes old', async () => {
    const one = await begin();
    const location = await confirmed(one);
    amazonsClock.advance(5 * minuteMs);
    expect((await comeBack(location, one.cookie)).html).toContain('does not take the code');
  });

  it('is told when Amazon does not take the code, which somebody has used', async () => {
    const one = await begin();
    const location = await confirmed(one);
    // whoever saw the address has used the code meanwhile
    const { clientId, clientSecret } = simulator.credentials;
    const code = new URL(location).searchParams.get('spapi_oauth_code') ?? '';
    const grant = { grant_type: 'authorization_code', code, redirect_uri: back() };
    const body = new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret });
    await (await fetch(`${simulator.url}/auth/o2/token`, { method: 'POST', body })).text();
    const { status, html } = await comeBack(location, one.cookie);
    expect([status, html]).toEqual([409, expect.stringContaining('does not take the code')]);
    expect(await isConnected()).toBe(false);
  });

  it('is refused for a seller whose sign-in it isn’t, whatever the address says', async () => {
    const one = await begin();
    simulator.sellerCentral.registered.sellerId = 'A2MALLORY123';
    const { html } = await comeBack(await confirmed(one), one.cookie);
    expect(html).toContain('does not confirm that this authorisation is of the seller A2MALLORY123');
    expect(await isConnected()).toBe(false);
  });

  it('is connected once, told to every recipient, without a token or a code anywhere', async () => {
    const one = await begin();
    const location = await confirmed(one);
    const { status, html } = await comeBack(location, one.cookie);
    expect([status, html]).toEqual([200, expect.stringContaining('Connected: alice')]);
    expect(html).toContain('/settings?shop=alice');
    expect(html).toContain('everything can be read');
    expect(await account()).toMatchObject({ sellerId: simulator.account.sellerId, authorisedAt: stage.clock.now() });
    const { refreshToken } = await stage.app.store.readCredentials('alice');
    expect(simulator.sellerCentral.isGood(refreshToken)).toBe(true);
    expect(await stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'account-connected', who: 'Alice', via: 'console' },
    ]);
    expect(await stage.app.store.pendingOutbox({ accountId: 'alice', kind: 'watch-changed' })).toBe(1);
    // a reload, a scanner of links: it harms nothing
    expect((await comeBack(location, one.cookie)).html).toContain('used already');
    expect((await stage.app.store.readCredentials('alice')).refreshToken).toBe(refreshToken);
    const kept = await dumpOf(stage.app.database.url);
    for (const secret of [refreshToken, new URL(location).searchParams.get('spapi_oauth_code') ?? 'none'])
      expect(kept + html).not.toContain(secret);
  });

  it('is refused as another shop that is watched already', async () => {
    const one = await begin('bob');
    expect((await comeBack(await confirmed(one), one.cookie)).html).toContain('is watched there already, as alice');
    expect(await isConnected('bob')).toBe(false);
  });
});

describe('a shop that is connected', () => {
  it('is refused another seller, both ids shown, and the code stays unused', async () => {
    const one = await begin();
    simulator.sellerCentral.registered.sellerId = 'A2MALLORY123';
    const before = [await stage.app.store.readCredentials('alice'), simulator.calls.byOperation.token];
    const { html } = await comeBack(await confirmed(one), one.cookie);
    expect(html).toContain(`is the seller ${simulator.account.sellerId}, and the one that authorised is A2MALLORY123`);
    expect([await stage.app.store.readCredentials('alice'), simulator.calls.byOperation.token]).toEqual(before);
  });

  it('keeps its sign-in until the new one was seen to work', async () => {
    const one = await begin();
    const location = await confirmed(one);
    const before = await stage.app.store.readCredentials('alice');
    simulator.faults.switchOn({ kind: 'unavailable', operation: 'getMarketplaceParticipations' });
    const { status, html } = await comeBack(location, one.cookie);
    simulator.faults.switchOff();
    expect([status, html]).toEqual([409, expect.stringContaining('The sign-in that there was goes on')]);
    expect(await stage.app.store.readCredentials('alice')).toEqual(before);
  });

  it('is renewed the same way, and everybody told', async () => {
    const before = await stage.app.store.readCredentials('alice');
    const one = await begin();
    expect((await comeBack(await confirmed(one), one.cookie)).status).toBe(200);
    expect((await stage.app.store.readCredentials('alice')).refreshToken).not.toBe(before.refreshToken);
    expect(await stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'credentials-changed', detail: { isOtherApplication: false } },
    ]);
  });
});

describe('where Amazon can’t lead back to the console', () => {
  const elsewhere = 'https://agency.example/thanks';
  const paste = (address: string, cookie: string) =>
    askConsole(stage.page.url ?? '', '/settings/consent/pasted', {
      form: { shop: 'alice', address },
      headers: { ...headers, cookie: `${headers.cookie}; ${cookie}` },
    });

  it('the address is pasted, in the browser that began', async () => {
    await stage.app.store.addApplication(applicationOf(simulator, elsewhere), entry());
    const one = await begin();
    const location = await confirmed(one);
    expect(location).toMatch(/^https:\/\/agency\.example\/thanks\?/);
    expect((await paste('https://agency.example/thanks', one.cookie)).html).toContain('spapi_oauth_code in it');
    const done = await paste(location, one.cookie);
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Connected: alice')]);
    const again = await paste(location, one.cookie);
    expect([again.status, again.html]).toEqual([409, expect.stringContaining('used already')]);
  });
});

describe('what Amazon shows and sends nobody back for', () => {
  const shown = async (form?: Record<string, string>) => (await consentAt((await begin()).url, form)).html;
  it('is what the page says before: not the primary user, no draft, another address, too many', async () => {
    expect(await shown({ who: 'other', answer: 'confirm' })).toContain('SPDC8143');
    const { registered } = simulator.sellerCentral;
    registered.isDraft = true;
    expect(await shown()).toContain('MD1000');
    registered.isDraft = false;
    registered.redirectUris = ['https://other.example/'];
    expect(await shown()).toContain('MD5101');
    registered.redirectUris = ['https://agency.example/thanks'];
    registered.left = 0;
    expect(await shown()).toContain('CONSENT_LIMIT_REACHED');
    const { html } = await askConsole(stage.page.url ?? '', '/settings/consent', {
      form: { shop: 'alice', application: simulator.credentials.clientId },
      headers,
    });
    for (const code of ['SPDC8143', 'MD1000', 'MD5101', 'CONSENT_LIMIT_REACHED']) expect(html).toContain(code);
  });

  it('a seller who takes the authorisation back ends it', async () => {
    const { refreshToken } = await stage.app.store.readCredentials('alice');
    simulator.sellerCentral.revoke();
    expect(simulator.sellerCentral.isGood(refreshToken)).toBe(false);
  });
});
