// A seller begins at Amazon's Appstore: over real HTTP against a fake Seller Central, every way in which somebody arrives who
// shouldn't be led on.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { dumpOf } from '../../support/all-that-is-kept.ts';
import { type AppstoreStage, cookieIn, goOn, host, openAppstore } from '../../support/appstore-stage.ts';
import { whoIsIn } from '../../support/console-people.ts';

let own: AppstoreStage;
beforeAll(async () => {
  own = await openAppstore();
});
beforeEach(() => own.beginAnew());
afterAll(() => own?.close());

/** As the browser comes from Amazon: what it is given, and what is shown where it is led. */
async function arrive(address: URL | Record<string, string>, cookie = '') {
  const search = address instanceof URL ? address.search : `?${new URLSearchParams(address)}`;
  const headers = { 'sec-fetch-site': 'cross-site', cookie };
  const answered = await own.ask(`/consent/appstore${search}`, { headers });
  expect([answered.status, answered.headers['referrer-policy']]).toEqual([303, 'no-referrer']);
  expect(answered.headers['cache-control']).toBe('no-store');
  const to = String(answered.headers.location);
  // nothing of what came stands in the next address
  expect(to).toMatch(/^\/consent\/appstore\/arrived(?:\?why=[a-z-]+)?$/);
  const given = cookieIn(answered.headers['set-cookie'], 'rusuban-appstore');
  const has = [cookie, given.split(';')[0] ?? ''].filter((one) => one !== '').join('; ');
  const { status, html } = await own.ask(to, { headers: { cookie: has } });
  return { given, status, html, cookie: has };
}

describe('an address that is no arrival from the Appstore', () => {
  const id = () => own.simulator.sellerCentral.applicationId;
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
    const { given, status, html } = await arrive({ ...(await own.said()), amazon_callback_uri: callback });
    expect([given, status]).toEqual(['', 409]);
    expect(html).toContain('is not Amazon’s page for it');
    expect(html).not.toMatch(/evil|alert\(|href="(?!\/|#)|apps\/authorize/);
  });

  it('is told from one that isn’t whole, and from one for an application that isn’t ours', async () => {
    const { amazon_state: _, ...rest } = await own.said();
    expect(await arrive(rest)).toMatchObject({
      ...{ given: '', status: 409, html: expect.stringContaining('isn’t whole') },
    });
    const other = `https://${host}/apps/authorize/confirm/amzn1.sp.solution.another-one`;
    expect(await arrive({ ...(await own.said()), amazon_callback_uri: other })).toMatchObject({
      ...{ given: '', status: 409, html: expect.stringContaining('is not kept here') },
    });
  });

  it('can’t be put in the cookie’s place', async () => {
    const forged = { ...(await own.said()), amazon_callback_uri: 'https://evil.example/' };
    const cookie = `rusuban-appstore=${Buffer.from(JSON.stringify(forged)).toString('base64url')}`;
    for (const brought of [cookie, 'rusuban-appstore=x', '']) {
      const { status, html } = await own.choice(brought);
      expect([status, html]).toEqual([409, expect.stringContaining('is not there any more')]);
    }
  });
});

describe('who arrives from the Appstore', () => {
  it('is told what Amazon says and no shop, and comes in first', async () => {
    const before = await dumpOf(own.stage.app.database.url);
    const { given, status, html, cookie } = await arrive(await own.sellers());
    expect(given).toMatch(/Max-Age=600.*HttpOnly.*SameSite=Lax/);
    expect([status, html]).toEqual([
      200,
      expect.stringContaining(`the seller ${own.simulator.account.sellerId} wants`),
    ]);
    expect(html).toContain('href="/consent/appstore/shop"');
    expect(html).not.toMatch(/alice|apps\/authorize/);
    // a stranger's arrivals write nothing
    expect(await dumpOf(own.stage.app.database.url)).toBe(before);
    const outside = await own.ask('/consent/appstore/shop', { headers: { cookie } });
    expect([outside.status, outside.html]).toEqual([401, expect.stringContaining('href="/consent/appstore/shop"')]);
    expect(outside.html).not.toContain('alice');
  });

  it('is an owner, who came in lately, on our own page', async () => {
    const { cookie } = await arrive(await own.sellers());
    const { seen } = await own.choice(cookie);
    const staff = await whoIsIn(own.stage.app, 'staff', 'Staff');
    for (const asked of [{}, { form: { shop: 'alice', seen } }] as const) {
      const { status } = await own.ask('/consent/appstore/shop', {
        ...asked,
        headers: { cookie: `${staff.cookie}; ${cookie}` },
      });
      expect(status).toBe(403);
    }
    const elsewhere = await own.ask('/consent/appstore/shop', {
      form: { shop: 'alice', seen },
      headers: { ...own.asOwner(cookie).headers, 'sec-fetch-site': 'cross-site' },
    });
    expect([elsewhere.status, elsewhere.html]).toEqual([403, expect.stringContaining('does not come from')]);
    const person = await whoIsIn(own.stage.app, 'owner', 'Olga');
    own.stage.clock.advance(5 * minuteMs + 1);
    for (const asked of [{}, { form: { shop: 'alice', seen } }] as const) {
      const byLink = await own.ask('/consent/appstore/shop', { ...asked, ...own.asOwner(cookie) });
      expect([byLink.status, byLink.html]).toEqual([403, expect.stringContaining('within the last 5 minutes')]);
      const byKey = await own.ask('/consent/appstore/shop', {
        ...asked,
        headers: { cookie: `${person.cookie}; ${cookie}` },
      });
      expect([byKey.status, byKey.headers.location]).toEqual([303, '/sign-in?to=/consent/appstore/shop']);
    }
    expect(await own.isConnected()).toBe(false);
  });

  it('chooses among the shops that can be this seller’s, and gets no other by asking for it', async () => {
    const { sellerId } = own.simulator.account;
    await own.addShop('bob');
    await own.addShop('other', { sellerId: 'A2OTHER12345' });
    await own.addShop('abroad', { region: 'eu', marketplaceIds: ['A1PA6795UKMFR9'] });
    const { cookie } = await arrive(await own.sellers());
    const before = await own.choice(cookie);
    expect(before.shops).toEqual(['alice', 'bob']);
    const tried = async (shop: string) => (await own.choose(cookie, { shop, seen: before.seen })).html;
    expect(await tried('other')).toContain(`shop is the seller A2OTHER12345, and the one that began at Amazon is`);
    expect(await tried('abroad')).toContain('another region of Amazon’s');
    expect((await own.choose(cookie, { shop: 'none', seen: before.seen })).status).toBe(404);
    await own.addShop('carol', { sellerId });
    expect((await own.choice(cookie)).shops).toEqual(['carol']);
    expect(await tried('alice')).toContain('watched already, as another shop');
    await own.stage.app.store.removeAccount('carol');
    await own.stage.app.store.removeAccount('alice');
    await own.stage.app.store.removeAccount('bob');
    const none = await own.choice(cookie);
    expect([none.shops, none.html]).toEqual([[], expect.stringContaining('Add the shop first')]);
  });

  it('begins nothing for a seller that wasn’t on the page', async () => {
    const { cookie } = await arrive(await own.sellers());
    const { seen } = await own.choice(cookie);
    const later = await arrive({ ...(await own.said()), selling_partner_id: 'A2MALLORY123' });
    const { status, html, url } = await own.choose(later.cookie, { shop: 'alice', seen });
    expect([status, url]).toEqual([409, '']);
    expect(html).toContain('Something else came');
    expect(html).toContain('A2MALLORY123');
  });

  it('is led on to Amazon’s page with both states, connected once, and told to every recipient', async () => {
    const arrived = await arrive(await own.sellers());
    const { seen } = await own.choice(arrived.cookie);
    const begun = await own.choose(arrived.cookie, { shop: 'alice', seen });
    expect([begun.status, begun.html]).toEqual([200, expect.stringContaining('within 10 minutes')]);
    expect(cookieIn(begun.headers['set-cookie'], 'rusuban-appstore')).toContain('Max-Age=0');
    const { pathname, searchParams } = new URL(begun.url);
    expect(pathname).toBe(`/${host}/apps/authorize/confirm/${own.simulator.sellerCentral.applicationId}`);
    expect([...searchParams.keys()].sort()).toEqual(['amazon_state', 'redirect_uri', 'state']);
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
    expect(await dumpOf(own.stage.app.database.url)).not.toContain(searchParams.get('state'));

    const back = await goOn(begun.url);
    const done = await own.comeBack(back, begun.cookie);
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Connected: Shop alice')]);
    expect(await own.isConnected()).toBe(true);
    expect(await own.stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'account-connected', who: 'Alice', via: 'console' },
    ]);
    expect(await own.stage.app.store.pendingOutbox({ accountId: 'alice', kind: 'watch-changed' })).toBe(1);
    expect((await own.comeBack(back, begun.cookie)).html).toContain('used already');
    // Amazon's word is good once, too
    expect((await fetch(begun.url)).status).toBe(400);

    // renewed the same way: the shop is known by now, and its old sign-in makes room for the new one
    const before = await own.stage.app.store.readCredentials('alice');
    const { cookie } = await arrive(await own.sellers());
    const again = await own.choice(cookie);
    const renewed = await own.choose(cookie, { shop: 'alice', seen: again.seen });
    expect((await own.comeBack(await goOn(renewed.url), renewed.cookie)).status).toBe(200);
    expect((await own.stage.app.store.readCredentials('alice')).refreshToken).not.toBe(before.refreshToken);
    expect(await own.stage.app.store.readLog({ accountId: 'alice', limit: 1 })).toMatchObject([
      { what: 'credentials-changed' },
    ]);
  });

  it('comes back under the same guards: in this browser, within ten minutes, as this seller', async () => {
    const begin = async () => {
      const { cookie } = await arrive(await own.sellers());
      return own.choose(cookie, { shop: 'alice', seen: (await own.choice(cookie)).seen });
    };
    const one = await begin();
    expect((await own.comeBack(await goOn(one.url), '')).html).toContain('another browser');
    const two = await begin();
    const late = await goOn(two.url);
    own.stage.clock.advance(10 * minuteMs);
    expect((await own.comeBack(late, two.cookie)).html).toContain('More than 10 minutes');
    await own.beginAnew();
    const three = await begin();
    const before = own.simulator.calls.byOperation.token;
    own.simulator.sellerCentral.registered.sellerId = 'A2MALLORY123';
    const other = await goOn(three.url);
    Reflect.deleteProperty(own.simulator.sellerCentral.registered, 'sellerId');
    expect((await own.comeBack(other, three.cookie)).html).toContain('begun in the Appstore as the seller');
    expect([await own.isConnected(), own.simulator.calls.byOperation.token]).toEqual([false, before]);
  });

  it('is said to be for a draft where the application is one', async () => {
    await own.keepApplication({ isDraft: true });
    const { cookie } = await arrive(await own.sellers());
    const { url } = await own.choose(cookie, { shop: 'alice', seen: (await own.choice(cookie)).seen });
    await own.keepApplication();
    expect(new URL(url).searchParams.get('version')).toBe('beta');
  });
});

describe('a browser that was invited to a shop', () => {
  const arrivedPath = '/consent/appstore/arrived';
  async function invited(shop: string) {
    const form = { shop, application: own.simulator.credentials.clientId };
    const { html } = await own.ask('/settings/consent/invite', { form, ...own.asOwner() });
    const path = /\/consent\/invited\/[\w-]{43}/.exec(html)?.[0] ?? 'no invitation';
    return { path, cookie: (await own.press(path, '')).cookie };
  }

  it('goes on for that one without a session, and is thanked', async () => {
    await own.addShop('bob');
    const { path, cookie } = await invited('bob');
    const arrived = await arrive(await own.sellers(), cookie);
    expect(arrived.html).toContain('It goes on for Shop bob');
    expect(arrived.html).not.toMatch(/alice|consent\/appstore\/shop/);
    const back = await goOn((await own.press(arrivedPath, arrived.cookie)).url);
    // the consent of before is none any more in this browser
    expect((await own.comeBack(back, cookie)).html).toContain('another browser');
    expect(await own.isConnected('bob')).toBe(false);
    const again = await arrive(await own.sellers(), cookie);
    const anew = await own.press(arrivedPath, again.cookie);
    const done = await own.comeBack(await goOn(anew.url), anew.cookie);
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Thank you: Shop bob')]);
    expect([await own.isConnected('bob'), await own.isConnected('alice')]).toEqual([true, false]);
    expect((await own.ask(path)).status).toBe(410);
  });

  it('does so for its seller alone, while the invitation is good, and for nobody without it', async () => {
    await own.addShop('other', { sellerId: 'A2OTHER12345' });
    const one = await invited('other');
    const came = await arrive(await own.sellers(), one.cookie);
    const tried = await own.press(arrivedPath, came.cookie);
    expect([tried.status, tried.html]).toEqual([409, expect.stringContaining('choose the shop of that seller')]);
    const { cookie } = await invited('alice');
    const arrived = await arrive(await own.sellers(), cookie);
    for (const { tokenHash } of await own.stage.app.store.listSellerInvitations('alice', own.stage.clock.now()))
      await own.ask('/settings/consent/invite/end', {
        form: { shop: 'alice', invitation: tokenHash },
        ...own.asOwner(),
      });
    const alone = arrived.cookie.split('; ').find((each) => each.startsWith('rusuban-appstore=')) ?? '';
    for (const brought of [arrived.cookie, alone, cookie, ''])
      expect((await own.press(arrivedPath, brought)).status).toBe(409);
  });

  it('is none where an owner has begun, who comes in anew', async () => {
    const form = { shop: 'alice', application: own.simulator.credentials.clientId };
    const begun = await own.ask('/settings/consent', { form, ...own.asOwner() });
    const cookie = cookieIn(begun.headers['set-cookie'], 'rusuban-consent').split(';')[0] ?? '';
    const arrived = await arrive(await own.sellers(), cookie);
    expect(arrived.html).toContain('href="/consent/appstore/shop"');
    expect((await own.press(arrivedPath, arrived.cookie)).status).toBe(409);
  });
});
