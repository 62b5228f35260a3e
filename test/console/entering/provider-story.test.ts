// Staff of an agency come in by its provider of identities, in a real Chromium and by a certified provider on another site:
// invited, in again, asked anew before what is grave, and refused once an owner has taken them out.
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createSystemClock } from '../../../src/adapters/clock.ts';
import { checkProvider } from '../../../src/cli/checks/provider.ts';
import { providerReturn } from '../../../src/console/entering/provider-routes.ts';
import { inBrowser, openBrowser, patienceMs } from '../../support/browser.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { fit, isFit } from '../../support/fit-page.ts';
import { oddClient } from '../../support/odd-provider.ts';
import { openRealProvider, type RealProvider } from '../../support/real-provider.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';

const real = createSystemClock();
const computer = { locale: 'en-GB', viewport: { width: 1280, height: 800 } };
const telephone = { locale: 'ja-JP', viewport: { width: 360, height: 740 } };

inBrowser('staff of an agency', () => {
  let stage: ConsoleStage;
  let provider: RealProvider;
  let browser: Browser;
  let site: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    provider = await openRealProvider();
    stage = await openConsole(real.now(), {
      RUSUBAN_OIDC_ISSUER: provider.issuer,
      RUSUBAN_OIDC_CLIENT_ID: oddClient.clientId,
      RUSUBAN_OIDC_CLIENT_SECRET: oddClient.clientSecret,
      RUSUBAN_OIDC_NAME: 'Aoi Trading',
    });
    // the provider goes by the real time
    provider.onSignIn = () => stage.clock.advance(Math.max(0, real.now() - stage.clock.now()));
    site = `http://localhost:${new URL(stage.page.url ?? '').port}`;
    await provider.serve(`${site}${providerReturn}`);
    await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, stage.clock.now());
    browser = await openBrowser();
  });
  afterEach(() => expect(complaints.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
    await provider?.close();
  });

  async function open(options: BrowserContextOptions, cookie = ''): Promise<Page> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(patienceMs);
    const [name = '', value = ''] = cookie.split('=');
    if (name !== '') await context.addCookies([{ name, value, url: site }]);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && /policy|trusted/i.test(said.text())) complaints.push(said.text());
    });
    return page;
  }
  const looksWell = async (page: Page, name: string) => {
    expect({ name, ...(await isFit(page, `provider-${name}`)) }).toEqual({ name, ...fit });
  };
  const byProvider = (page: Page) =>
    page
      .getByText(/Sign in with Aoi Trading|Aoi Trading でログイン/)
      .last()
      .click();
  async function typeThere(page: Page, login: string): Promise<void> {
    await page.waitForURL(/\/interaction\//);
    await page.fill('input[name=login]', login);
    await page.click('button');
  }

  it.each([
    ['en', computer],
    ['ja', telephone],
  ] as const)(
    'are invited, come in, again and anew, and are refused once they were taken out (%s)',
    async (language, options) => {
      const name = language === 'en' ? 'Carol' : '花子';
      const alice = await open(options, (await whoIsIn(stage.app, 'owner', `Alice ${language}`)).cookie);
      await alice.goto(`${site}/people`);
      await alice.selectOption('#invite-role', 'staff');
      await alice.click('form[action$="/people/invite"] button');
      const link = (await alice.textContent('.card.open code')) ?? '';

      const carol = await open(options);
      await carol.goto(link);
      await looksWell(carol, `welcome.${language}`);
      await carol.fill('#name', name);
      await byProvider(carol);
      await carol.waitForSelector('a[rel=noreferrer]');
      await looksWell(carol, `lead.${language}`);
      await carol.click('a[rel=noreferrer]');
      await typeThere(carol, `account of ${name}`);
      await carol.waitForURL(`${site}/`);
      expect(await carol.textContent('header')).toContain(name);

      // in again: the provider knows her still, and asks nothing
      await carol.click('header form button');
      await carol.waitForURL(/enter/);
      await carol.goto(`${site}/sign-in`);
      await looksWell(carol, `sign-in.${language}`);
      const signIns = provider.signIns;
      await byProvider(carol);
      await carol.waitForURL(`${site}/`);
      expect([provider.signIns, await carol.textContent('header')]).toEqual([signIns, expect.stringContaining(name)]);

      // what is grave wants her there now
      await carol.goto(`${site}/people`);
      await looksWell(carol, `people.${language}`);
      await carol.click('form[action$="/people/paper"] button');
      await carol.waitForURL(/sign-in\?to=\/people/);
      await byProvider(carol);
      await typeThere(carol, `account of ${name}`);
      await carol.waitForURL(`${site}/people`);
      expect(provider.signIns).toBe(signIns + 1);
      await carol.click('form[action$="/people/paper"] button');
      await carol.waitForSelector('ol.codes');

      await alice.goto(`${site}/people`);
      await looksWell(alice, `people-owner.${language}`);
      const card = alice.locator('section.card', { hasText: name });
      const removed = alice.waitForResponse(/\/people\/remove$/);
      await card.locator('form[action$="/people/remove"] button').click();
      expect((await removed).status()).toBe(303);
      await carol.goto(`${site}/sign-in`);
      expect(await carol.locator('header nav').count()).toBe(0);
      await byProvider(carol);
      await carol.waitForURL(/provider\/done/);
      await looksWell(carol, `stranger.${language}`);
      expect(await carol.textContent('[role=alert]')).toMatch(/Nobody here has that account|登録されていません/);
      expect(new URL(carol.url()).searchParams.has('code')).toBe(false);
      await carol.goto(`${site}/`);
      expect(await carol.locator('header nav').count()).toBe(0);
      for (const page of [alice, carol]) await page.context().close();
    },
  );

  it('are refused there whose address to return to isn’t registered; doctor says so, and which is to be', async () => {
    const { port } = new URL(site);
    const at = (listen: number) => ({
      ...stage.app,
      config: { ...stage.app.config, consoleListen: { host: '127.0.0.1', port: listen } },
    });
    const [well] = await checkProvider(at(Number(port)));
    expect([well?.isGood, well?.mend?.en]).toEqual([true, expect.stringContaining('RUSUBAN_CONSOLE_URL')]);
    const [other] = await checkProvider(at(1));
    expect([other?.isGood, other?.mend?.en]).toEqual([
      false,
      expect.stringContaining(`http://localhost:1${providerReturn}`),
    ]);
    expect(await checkProvider({ ...stage.app, config: { ...stage.app.config, oidcIssuer: null } })).toEqual([]);
    const away = { ...stage.app.config, oidcIssuer: 'http://127.0.0.1:1' };
    expect(await checkProvider({ ...stage.app, config: away })).toMatchObject([{ isGood: false }]);
  });
});
