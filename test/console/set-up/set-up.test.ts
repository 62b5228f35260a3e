// Set-up over real HTTP, against the simulator, a mailbox and a mail server: each step is tried at once, is left and come back
// to, and is what the terminal would have done.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { findStory, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { setUpFacts, stateOf } from '../../../src/telling/set-up.ts';
import { askConsole } from '../../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { type ImapDouble, startImapDouble } from '../../support/imap-double.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../../support/smtp.ts';

const story = findStory('healthy-shop');
const begun = Date.parse('2026-10-31T15:00:00Z');
let stage: ConsoleStage;
let simulator: Simulator;
let smtp: TestSmtp;
let imap: ImapDouble;
let headers: Record<string, string>;

beforeAll(async () => {
  if (!story) throw new Error('no such story');
  const clock = createManualClock(begun);
  simulator = await startSimulator({ story, clock, isPacingOff: true });
  smtp = await startSmtp();
  imap = await startImapDouble();
  stage = await openConsole(begun, {
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    MAIL_FROM: 'Rusuban <rusuban@example.com>',
  });
  headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
});
afterAll(async () => {
  await stage?.close();
  await imap?.close();
  await smtp?.close();
  await simulator?.close();
});

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { headers, ...(form && { form }) });
const post = (path: string, form: Record<string, string>) => ask(path, { shop: 'alices-tea', at: 'setup', ...form });
const shop = { access: 'both', name: 'Alice’s tea', home: 'JP', mail: 'alice@example.com' };
const account = async () => {
  const found = await stage.app.store.findAccount('alices-tea');
  if (!found) throw new Error('no such shop');
  return found;
};
const states = async () => stateOf(await setUpFacts(stage.app, await account()));
/** The number in the newest mail to someone. */
const numberFor = (address: string) => {
  const mail = smtp.received.findLast(({ to }) => to.includes(address));
  return /waits: (\d{6})/.exec(mail?.parsed.text?.replace(/\s+/g, ' ') ?? '')?.[1] ?? 'none';
};

describe('set-up', () => {
  it('begins with the shop, which is told apart from what can’t be one', async () => {
    expect((await ask('/')).html).toContain('href="/setup"');
    const { html } = await ask('/setup');
    expect(html).toMatch(/Language[\s\S]*How can this shop be seen/);
    for (const [odd, why] of [
      [{ name: ' ' }, 'is no name'],
      [{ mail: 'nobody' }, 'is not an e-mail address'],
      [{ other: 'DE' }, 'different regions'],
    ] as const) {
      const refused = await ask('/setup/shop', { ...shop, ...odd });
      expect([refused.status, refused.html]).toEqual([409, expect.stringContaining(why)]);
      // nothing has to be typed twice
      expect(refused.html).toContain(`value="${'name' in odd ? ' ' : 'Alice’s tea'}"`);
    }
    expect((await ask('/setup/shop', { ...shop, access: 'spying' })).status).toBe(404);
    expect(await stage.app.store.listAccounts()).toEqual([]);
    const made = await ask('/setup/shop', shop);
    expect([made.status, made.headers.location]).toEqual([303, '/setup?shop=alices-tea']);
    expect(await account()).toMatchObject({
      ...{ name: 'Alice’s tea', region: 'fe', timeZone: 'Asia/Tokyo', language: 'en' },
      ...{ isMailOnly: true, recipients: ['alice@example.com'] },
    });
    expect(await stage.app.store.readLog({ what: 'account-added', limit: 9 })).toMatchObject([
      { who: 'Alice', via: 'console' },
    ]);
    const all = { api: 'open', mailbox: 'open', recipients: 'open', phrase: 'open', trial: 'open' };
    expect(await states()).toEqual(all);
    expect((await ask('/setup')).html).toContain('1 of 6 steps done');
  });

  it('tries Amazon’s API before it keeps anything, and says what of it is wrong', async () => {
    const { clientId, clientSecret, refreshToken } = simulator.credentials;
    const form = { clientId, clientSecret, refreshToken, sellerId: simulator.account.sellerId ?? '' };
    for (const [odd, why] of [
      [{ refreshToken: 'Atzr|wrong' }, 'Amazon refuses this sign-in'],
      [{ clientSecret: 'wrong' }, 'Amazon refuses this sign-in'],
      [{ sellerId: 'nothing like it' }, 'is not a merchant token'],
      [{ clientSecret: '' }, 'both needed'],
    ] as const) {
      const refused = await post('/settings/sign-in', { ...form, ...odd });
      expect([refused.status, refused.html]).toEqual([409, expect.stringContaining(why)]);
      expect(refused.html).not.toContain(refreshToken);
    }
    expect(await account()).toMatchObject({ isMailOnly: true });
    const { status, html } = await post('/settings/sign-in', form);
    expect([status, html]).toEqual([200, expect.stringContaining('Amazon takes this sign-in')]);
    for (const secret of [clientSecret, refreshToken]) expect(html).not.toContain(secret);
    expect(await account()).toMatchObject({ sellerId: form.sellerId });
    expect((await account()).isMailOnly).toBeFalsy();
    expect(await stage.app.store.readCredentials('alices-tea')).toEqual({ clientId, clientSecret, refreshToken });
    expect(await states()).toMatchObject({ api: 'done', mailbox: 'open' });
  });

  it('leaves out what isn’t wanted, and has it done later all the same', async () => {
    const { html } = await post('/setup/leave-out', { step: 'mailbox' });
    expect(html).toContain('Left out');
    expect(await states()).toMatchObject({ mailbox: 'left-out' });
    expect((await post('/setup/leave-out', { step: 'trial' })).status).toBe(404);
    const { host, port, user, signIn } = imap.mailbox.settings;
    const password = signIn.kind === 'password' ? signIn.password : '';
    const added = await post('/settings/mailbox', { host, port: `${port}`, user, password, name: 'main' });
    expect([added.status, added.html]).toEqual([200, expect.stringContaining('Set-up')]);
    expect(await states()).toMatchObject({ mailbox: 'done' });
  });

  it('asks for a fresh sign-in before anything is typed, and not for what changes nothing', async () => {
    stage.clock.advance(6 * minuteMs);
    const { html } = await ask('/setup');
    expect(html).toContain('make a new one: rusuban console link');
    expect(html).not.toContain('name="quiet"');
    const second = { address: 'bob@example.net', isBackup: 'no', gets: 'alerts' };
    expect((await post('/settings/recipient', second)).status).toBe(403);
    headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
    expect((await ask('/setup')).html).toContain('name="quiet"');
    await post('/settings/recipient', second);
    await post('/settings/phrase', { address: 'alice@example.com', phrase: 'blue heron at noon' });
    await post('/setup/leave-out', { step: 'phrase' });
    expect(await states()).toMatchObject({ recipients: 'done', phrase: 'left-out', trial: 'open' });
  });

  it('takes an address for reached only when somebody has typed what its test mail tells', async () => {
    for (const address of ['alice@example.com', 'bob@example.net']) {
      expect((await post('/settings/recipient/test', { address })).html).toContain('number of six digits');
      const wrong = await post('/settings/recipient/confirm', { address, number: '123456' });
      expect([wrong.status, wrong.html]).toEqual([409, expect.stringContaining('not the number')]);
      const typed = numberFor(address).replace(/(...)/, '$1 ');
      expect((await post('/settings/recipient/confirm', { address, number: typed })).status).toBe(200);
    }
    expect(numberFor('alice@example.com')).not.toBe(numberFor('bob@example.net'));
    const mallory = { address: 'mallory@example.org', number: '123456' };
    expect((await post('/settings/recipient/confirm', mallory)).status).toBe(404);
    expect(await states()).toMatchObject({ trial: 'done' });
    const { html } = await ask('/setup');
    expect(html).toMatch(/6 of 6 steps done[\s\S]*Everything is set up/);
    // another mail server has to show it anew
    const mail = { destination: 'smtp://other.example.com' };
    expect(stateOf(await setUpFacts({ store: stage.app.store, mail }, await account()))).toMatchObject({
      trial: 'open',
    });
  });
});

describe('a shop', () => {
  it('is given another sign-in, which is told to everybody; one that doesn’t work replaces nothing', async () => {
    const { clientId, refreshToken } = simulator.credentials;
    const before = await stage.app.store.readCredentials('alices-tea');
    const refused = await post('/settings/sign-in', { clientId, refreshToken: 'Atzr|other' });
    expect([refused.status, await stage.app.store.readCredentials('alices-tea')]).toEqual([409, before]);
    // the secret that is kept for this application is used
    expect((await post('/settings/sign-in', { clientId, refreshToken })).status).toBe(200);
    const [entry] = await stage.app.store.readLog({ what: 'credentials-changed', limit: 1 });
    expect(entry).toMatchObject({ who: 'Alice', via: 'console', detail: { isOtherApplication: false } });
  });

  it('goes only when its name is typed, and everybody is told before', async () => {
    const settings = { shop: 'alices-tea', at: 'settings' };
    const wrong = await ask('/settings/remove', { ...settings, name: 'Bob’s' });
    expect([wrong.status, wrong.html]).toEqual([409, expect.stringContaining('Nothing was removed')]);
    stage.clock.advance(6 * minuteMs);
    expect((await ask('/settings/remove', { ...settings, name: 'Alice’s tea' })).status).toBe(403);
    headers = { ...(await enterConsole(stage)), 'accept-language': 'en' };
    const gone = await ask('/settings/remove', { ...settings, name: 'Alice’s tea' });
    expect([gone.status, gone.html]).toEqual([200, expect.stringMatching(/Removed: Alice’s tea[\s\S]*Set up a shop/)]);
    expect(await stage.app.store.listAccounts()).toEqual([]);
    const told = smtp.received.filter(({ parsed }) => parsed.text?.includes('account removed'));
    expect(told.map(({ to }) => to[0]).sort()).toEqual(['alice@example.com', 'bob@example.net']);
  });
});

describe('the language', () => {
  it('is what was chosen in this browser, whatever it likes best', async () => {
    const chosen = await ask('/language', { language: 'ja', to: '/setup' });
    expect([chosen.status, chosen.headers.location]).toEqual([303, '/setup']);
    const [cookie = ''] = [chosen.headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/HttpOnly/);
    const both = { ...headers, cookie: `${headers.cookie}; ${cookie.split(';')[0]}` };
    const { html } = await askConsole(stage.page.url ?? '', '/setup', { headers: both });
    expect(html).toContain('<html lang="ja">');
    expect((await ask('/language', { language: 'tlh' })).status).toBe(404);
    expect((await ask('/language', { language: 'ja', to: '//elsewhere.example' })).headers.location).toBe('/');
  });
});
