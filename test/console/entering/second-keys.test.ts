// Signing in without a passkey: by an authenticator app and by codes on paper; and what somebody tries who has neither.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { hashOfPaper } from '../../../src/console/entering/paper-codes.ts';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { type Answered, askConsole } from '../../support/ask-console.ts';
import { askDatabase } from '../../support/ask-database.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { cookieIn, enterConsole } from '../../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let people = 0;

beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'), newRecipient('bob@example.com'));
});
afterAll(() => stage?.close());
// codes of the next test are of another time
afterEach(() => stage.clock.advance(2 * minuteMs));

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  askConsole(stage.page.url ?? '', path, { form, headers });
const givenIn = ({ headers }: Answered) => [headers['set-cookie'] ?? []].flat();
const codeOf = (secret: string, offsetMs = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: stage.clock.now() + offsetMs });
const wrongFor = (secret: string) => {
  const near = [-60_000, -30_000, 0, 30_000, 60_000].map((offset) => codeOf(secret, offset));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? '';
};
const logged = async (count = 1) => (await stage.app.store.readLog({ limit: count })).map(({ what }) => what);
const owedTo = (recipient: string) => stage.app.store.pendingOutbox({ recipient, kind: 'watch-changed' });

async function somebody(role: 'owner' | 'staff' = 'staff') {
  const name = `Person ${++people}`;
  return { name, ...(await whoIsIn(stage.app, role, name)) };
}
/** Adds an app as a person does that reads the key off the page. */
async function withApp(role: 'owner' | 'staff' = 'staff') {
  const person = await somebody(role);
  const headers = { cookie: person.cookie };
  const { html } = await post('/people/app', {}, headers);
  const [, offer = ''] = /name="offer" value="([^"]+)"/.exec(html) ?? [];
  const secret = /<code>([A-Z2-7 ]{39})<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
  const { status } = await post('/people/app/confirm', { offer, code: codeOf(secret) }, headers);
  expect(status).toBe(303);
  stage.clock.advance(minuteMs);
  return { ...person, headers, secret, offer };
}

describe('whoever signs in', () => {
  it('has a session of its own, whoever’s cookie was put into the browser', async () => {
    const { name, secret } = await withApp('owner');
    const mallory = await somebody();
    // Mallory has put hers into the browser of whoever signs in next, and goes on with it elsewhere
    const signedIn = await post('/sign-in/code', { name, code: codeOf(secret) }, { cookie: mallory.cookie });
    expect(signedIn.status).toBe(303);
    expect(cookieIn(givenIn(signedIn))).not.toBe(mallory.cookie);
    const { status, html } = await askConsole(stage.page.url ?? '', '/people', { headers: { cookie: mallory.cookie } });
    expect([status, html]).toEqual([401, expect.not.stringContaining(name)]);
  });
});

describe('an authenticator app', () => {
  it('is added by the code that it shows, and told; before that nothing is kept of it', async () => {
    const { id, cookie } = await somebody();
    const { status, html } = await post('/people/app', {}, { cookie });
    expect(status).toBe(200);
    expect(html).toContain('<svg class="qr" role="img"');
    const [, offer = ''] = /name="offer" value="([^"]+)"/.exec(html) ?? [];
    const [secret = ''] = offer.split('.');
    const wrong = await post('/people/app/confirm', { offer, code: wrongFor(secret) }, { cookie });
    expect([wrong.status, wrong.html.includes('Nothing was added')]).toEqual([403, true]);
    expect((await stage.app.store.listApps()).some(({ personId }) => personId === id)).toBe(false);
    const before = await owedTo('bob@example.com');
    expect((await post('/people/app/confirm', { offer, code: codeOf(secret) }, { cookie })).status).toBe(303);
    expect(await logged()).toEqual(['totp-added']);
    expect(await owedTo('bob@example.com')).toBe(before + 1);
    // neither another person's, nor the same again
    const other = await somebody();
    for (const who of [cookie, other.cookie])
      expect((await post('/people/app/confirm', { offer, code: codeOf(secret) }, { cookie: who })).status).not.toBe(
        303,
      );
  });

  it('lets its person in without a script, once by each code; what lies at rest is sealed', async () => {
    const { name, secret } = await withApp();
    const form = { name, code: codeOf(secret), to: '/log?x=1' };
    const came = await post('/sign-in/code', form);
    expect([came.status, came.headers.location]).toEqual([303, '/log?x=1']);
    const cookie = cookieIn(givenIn(came));
    expect((await askConsole(stage.page.url ?? '', '/people', { headers: { cookie } })).html).toContain(name);
    expect((await post('/sign-in/code', form)).status).toBe(403);
    // nor an older one, once a newer was taken
    expect((await post('/sign-in/code', { name, code: codeOf(secret, -30_000) })).status).toBe(403);
    expect((await post('/sign-in/code', { name, code: codeOf(secret, 30_000) })).status).toBe(303);
    const sealed = async () =>
      JSON.stringify(await askDatabase(stage.app.database.url, 'SELECT json_agg(t) AS all FROM totp t'));
    const before = await sealed();
    expect(before).toMatch(/"secret":"eyJ/);
    expect(before).not.toContain(secret);
    // under another key it is the same secret
    expect(await stage.app.store.rotateSecrets()).toBeGreaterThan(1);
    expect(await sealed()).not.toBe(before);
    stage.clock.advance(2 * minuteMs);
    expect((await post('/sign-in/code', { name, code: codeOf(secret) })).status).toBe(303);
  });

  it('is locked by ten wrong codes in a row, for the right one too, and told; passkeys and paper are not', async () => {
    const { name, id, secret, headers } = await withApp();
    const codes = (await post('/people/paper', {}, headers)).html.match(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/g) ?? [];
    for (let n = 0; n < 9; n++) await post('/sign-in/code', { name, code: wrongFor(secret) });
    // a right one in between begins anew
    expect((await post('/sign-in/code', { name, code: codeOf(secret) })).status).toBe(303);
    stage.clock.advance(minuteMs);
    const before = await owedTo('alice@example.com');
    const tries = Array.from({ length: 25 }, () => post('/sign-in/code', { name, code: wrongFor(secret) }));
    expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set([403]));
    expect(await logged()).toEqual(['totp-locked']);
    expect(await owedTo('alice@example.com')).toBe(before + 1);
    expect((await post('/sign-in/code', { name, code: codeOf(secret) })).status).toBe(403);
    // it stays so, whoever asks, and can't be replaced by who is in
    const { html } = await post('/people/app', {}, headers);
    const [, offer = ''] = /name="offer" value="([^"]+)"/.exec(html) ?? [];
    const code = codeOf(offer.split('.')[0] ?? '');
    expect((await post('/people/app/confirm', { offer, code }, headers)).status).toBe(409);
    expect((await post('/people/app/remove', {}, headers)).status).toBe(409);
    expect((await post('/sign-in/paper', { code: codes[0] ?? '' })).status).toBe(303);
    expect((await stage.app.store.listApps()).find(({ personId }) => personId === id)?.isLocked).toBe(true);
  });

  it('that a stranger has locked still lets its person in where they were before, by ten tries of that browser', async () => {
    const { name, id, secret } = await withApp();
    const first = await post('/sign-in/code', { name, code: codeOf(secret) });
    const browserIn = (answered: Answered) =>
      givenIn(answered)
        .find((one) => /^(?:__Host-)?rusuban-browser=/.test(one))
        ?.split(';')[0] ?? '';
    const isLocked = async () =>
      (await stage.app.store.listApps()).find(({ personId }) => personId === id)?.isLocked ?? false;
    stage.clock.advance(minuteMs);
    for (let n = 0; n < 12; n++) await post('/sign-in/code', { name, code: wrongFor(secret) });
    expect(await isLocked()).toBe(true);
    // whoever has no such cookie, or another person's, is a stranger
    expect((await post('/sign-in/code', { name, code: codeOf(secret) })).status).toBe(403);
    const other = await withApp();
    const theirs = await post('/sign-in/code', { name: other.name, code: codeOf(other.secret) });
    const asOther = { cookie: browserIn(theirs) };
    stage.clock.advance(minuteMs);
    expect((await post('/sign-in/code', { name, code: codeOf(secret) }, asOther)).status).toBe(403);

    const cookie = browserIn(first);
    for (let n = 0; n < 9; n++) await post('/sign-in/code', { name, code: wrongFor(secret) }, { cookie });
    const again = await post('/sign-in/code', { name, code: codeOf(secret) }, { cookie });
    expect([again.status, await isLocked()]).toEqual([303, true]);
    // the next ten are of the cookie that came with it; however many try at once
    stage.clock.advance(minuteMs);
    expect((await post('/sign-in/code', { name, code: codeOf(secret) }, { cookie })).status).toBe(403);
    const own = { cookie: browserIn(again) };
    await Promise.all(Array.from({ length: 15 }, () => post('/sign-in/code', { name, code: wrongFor(secret) }, own)));
    expect((await post('/sign-in/code', { name, code: codeOf(secret) }, own)).status).toBe(403);
  });

  it('is unlocked by another owner, not by its own', async () => {
    const { name, id, secret, headers } = await withApp('owner');
    for (let n = 0; n < 10; n++) await post('/sign-in/code', { name, code: wrongFor(secret) });
    expect((await post('/people/app/unlock', { person: id }, headers)).status).toBe(409);
    const [staff, owner] = [await somebody(), await somebody('owner')];
    expect((await post('/people/app/unlock', { person: id }, { cookie: staff.cookie })).status).toBe(403);
    const page = await askConsole(stage.page.url ?? '', '/people', { headers: { cookie: owner.cookie } });
    expect(page.html).toContain('locked after ten wrong codes');
    expect((await post('/people/app/unlock', { person: id }, { cookie: owner.cookie })).status).toBe(303);
    expect(await logged()).toEqual(['totp-unlocked']);
    expect((await post('/sign-in/code', { name, code: codeOf(secret) })).status).toBe(303);
  });

  it('tells a stranger nothing: a name that nobody has, a wrong code and a lock are answered alike', async () => {
    const { name, secret } = await withApp();
    const { name: without } = await somebody();
    const asked = [
      { name, code: wrongFor(secret) },
      { name: without, code: '123456' },
      { name: 'Nobody', code: '1' },
    ];
    const pages = [];
    for (const form of asked) pages.push((await post('/sign-in/code', form)).html);
    expect(new Set(pages).size).toBe(1);
  });

  it('is removed, which ends the person’s other browsers', async () => {
    const { name, secret, headers } = await withApp();
    const other = cookieIn(givenIn(await post('/sign-in/code', { name, code: codeOf(secret) })));
    expect((await post('/people/app/remove', {}, headers)).status).toBe(303);
    expect(await logged()).toEqual(['totp-removed']);
    expect((await askConsole(stage.page.url ?? '', '/', { headers: { cookie: other } })).status).toBe(401);
    expect((await askConsole(stage.page.url ?? '', '/', { headers })).status).toBe(200);
  });
});

describe('recovery codes', () => {
  it('are shown once, kept as hashes, let in once each, and each use is told', async () => {
    const { name, cookie } = await somebody();
    const { html } = await post('/people/paper', {}, { cookie });
    const codes = html.match(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/g) ?? [];
    expect(codes).toHaveLength(10);
    const [first = '', second = ''] = codes;
    const kept = await askDatabase(stage.app.database.url, 'SELECT json_agg(c) AS all FROM recovery_code c');
    expect(JSON.stringify(kept)).toContain(hashOfPaper(first));
    for (const spelt of [first, first.replaceAll('-', '')]) expect(JSON.stringify(kept)).not.toContain(spelt);
    const before = await owedTo('bob@example.com');
    const both = await Promise.all([first, first].map((code) => post('/sign-in/paper', { code })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403]);
    expect(await logged()).toEqual(['code-used']);
    expect(await owedTo('bob@example.com')).toBe(before + 1);
    const came = both.find(({ status }) => status === 303) ?? both[0];
    const page = await askConsole(stage.page.url ?? '', '/people', {
      headers: { cookie: cookieIn(came ? givenIn(came) : []) },
    });
    expect(page.html).toContain('9 recovery codes are left');
    expect(page.html).toContain(name);
    // ten others take the place of the nine
    await post('/people/paper', {}, { cookie });
    expect((await post('/sign-in/paper', { code: second })).status).toBe(403);
  });

  it('and apps are for people: who came by a link from the terminal has neither', async () => {
    const headers = await enterConsole(stage);
    for (const path of ['/people/app', '/people/app/confirm', '/people/app/remove', '/people/paper'])
      expect((await post(path, {}, { cookie: headers.cookie })).status).toBe(404);
  });

  it('are made only by who came in lately', async () => {
    const { cookie } = await somebody();
    stage.clock.advance(6 * minuteMs);
    for (const path of ['/people/app', '/people/app/remove', '/people/paper']) {
      const { status, headers } = await post(path, {}, { cookie });
      expect([status, headers.location]).toEqual([303, '/sign-in?to=/people']);
    }
  });
});

describe('a browser', () => {
  it('is told of where its person was never in in it, and not again; what somebody else put there is no help', async () => {
    const { name, secret } = await withApp();
    const before = await owedTo('alice@example.com');
    const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0' };
    const signIn = async (browser: string) => {
      stage.clock.advance(minuteMs);
      const came = await post('/sign-in/code', { name, code: codeOf(secret) }, { ...agent, cookie: browser });
      return (
        givenIn(came)
          .find((one) => one.startsWith('rusuban-browser='))
          ?.split(';')[0] ?? ''
      );
    };
    const planted = 'rusuban-browser=planted';
    const known = await signIn(planted);
    const [, news] = await stage.app.store.readLog({ limit: 2 });
    expect(news).toMatchObject({ what: 'browser-new', subject: name, detail: { browser: 'Firefox, Windows' } });
    const next = await signIn(known);
    expect(next).not.toBe(known);
    expect(await owedTo('alice@example.com')).toBe(before + 1);
    for (const unknown of [planted, known]) await signIn(unknown);
    expect(await owedTo('alice@example.com')).toBe(before + 3);
  });
});
