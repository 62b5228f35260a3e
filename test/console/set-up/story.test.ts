// From the first link to a shop that is seen: as a person in a real Chromium who never saw a terminal, in Japanese on a
// telephone, and in English without scripts after the passkey. The shop is the simulator's, mailbox and mail server are real.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { makeInvitation } from '../../../src/console/entering/visitor.ts';
import { minuteMs } from '../../../src/domain/clock.ts';
import { findStory, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { round } from '../../../src/telling/round.ts';
import { openSource } from '../../../src/watch/sources.ts';
import { inBrowser, openBrowser } from '../../support/browser.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { fit, isFit } from '../../support/fit-page.ts';
import { type ImapDouble, startImapDouble } from '../../support/imap-double.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { startSmtp, type TestSmtp } from '../../support/smtp.ts';

const begun = Date.parse('2026-10-31T15:00:00Z');

inBrowser('somebody who never saw a terminal', () => {
  let stage: ConsoleStage;
  let simulator: Simulator;
  let simulated: ManualClock;
  let smtp: TestSmtp;
  let imap: ImapDouble;
  let browser: Browser;
  let site: string;

  beforeAll(async () => {
    const story = findStory('healthy-shop');
    if (!story) throw new Error('no such story');
    simulated = createManualClock(begun);
    simulator = await startSimulator({ story, clock: simulated, isPacingOff: true });
    smtp = await startSmtp();
    imap = await startImapDouble();
    stage = await openConsole(begun, {
      RUSUBAN_AMAZON_ENDPOINT: simulator.url,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: 'Rusuban <rusuban@example.com>',
    });
    site = `http://localhost:${new URL(stage.page.url ?? '').port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
    await imap?.close();
    await smtp?.close();
    await simulator?.close();
  });

  /** A browser whose device knows its owner by their finger. */
  async function device(locale: string, width: number): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({ locale, viewport: { width, height: 740 } });
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send('WebAuthn.enable');
    await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...({ protocol: 'ctap2', transport: 'internal' } as const),
        ...{ hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    return { context, page };
  }
  /** Fills one of the forms of the page, and sends it. */
  async function say(page: Page, action: string, fields: Record<string, string>): Promise<void> {
    const form = page.locator(`form[action="${action}"]`).first();
    for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
    await form.locator('button').click();
    await page.waitForLoadState();
  }
  const numberFor = (address: string) => {
    const mail = smtp.received.findLast(({ to }) => to.includes(address));
    return /[:：] ?(\d{6})(?!\d)/.exec(mail?.parsed.text?.replace(/\s+/g, ' ') ?? '')?.[1] ?? 'none';
  };
  const join = async (page: Page, name: string) => {
    const by = { name: 'alice', via: 'command' } as const;
    await page.goto((await makeInvitation(stage.app, by, site, { role: 'owner', clients: null, person: null })).url);
    await page.fill('#name', name);
    await page.click('main button');
    await page.waitForURL((url) => !url.pathname.startsWith('/welcome'));
  };

  it('is led from the link to a shop that is seen, in Japanese, on a telephone', async () => {
    const { context, page } = await device('ja-JP', 360);
    await join(page, '花子');
    expect(new URL(page.url()).pathname).toBe('/setup');
    expect(await page.textContent('h1')).toBe('はじめの設定');
    expect(await isFit(page, 'set-up-1')).toEqual(fit);
    await say(page, '/setup/shop', { name: '花子の茶葉店', mail: 'hanako@example.com' });
    expect(await page.textContent('main')).toContain('6手順のうち1個が済みました');

    const { clientId, clientSecret, refreshToken } = simulator.credentials;
    const signIn = { clientId, clientSecret, refreshToken, sellerId: simulator.account.sellerId ?? '' };
    await say(page, '/settings/sign-in', { ...signIn, refreshToken: 'Atzr|wrong' });
    expect(await page.textContent('[role=alert]')).toContain('Amazonに接続を拒否されました');
    await say(page, '/settings/sign-in', signIn);
    expect(await page.textContent('[role=status]')).toContain('Amazonに接続でき');

    const { host, port, user } = imap.mailbox.settings;
    await page.locator('form[action="/settings/mailbox"] summary').click();
    await say(page, '/settings/mailbox', { user, password: 'secret', host, port: `${port}` });
    expect(await page.textContent('[role=status]')).toContain('接続できました');
    await say(page, '/settings/recipient', { address: 'taro@example.net' });
    expect(await isFit(page, 'set-up-2')).toEqual(fit);
    for (const address of ['hanako@example.com', 'taro@example.net']) {
      await say(page, '/settings/phrase', { phrase: `合言葉 ${address.length}` });
      expect(await page.textContent('[role=status]')).toContain('保存しました');
    }
    for (const address of ['hanako@example.com', 'taro@example.net']) {
      await say(page, '/settings/recipient/test', {});
      await say(page, '/settings/recipient/confirm', { number: numberFor(address) });
      expect(await page.textContent('[role=status]')).toContain(address);
    }
    // left, and come back to
    await page.goto(`${site}/setup`);
    expect(await page.textContent('main')).toContain('設定はすべて済みました');
    expect(await page.textContent('main')).toContain('初めて店舗を読み取っています');

    const [account] = await stage.app.store.listAccounts();
    if (!account) throw new Error('no shop');
    const source = await openSource(stage.app, account);
    // reports take Amazon a while, and some parts wait for others
    for (let n = 0; n < 5; n++) {
      if (n > 0) for (const clock of [stage.clock, simulated]) clock.advance(15 * minuteMs);
      await round(stage.app, account, source);
    }
    await page.reload();
    expect(await page.textContent('main')).toContain('すべて予定どおり確認できています');
    expect(await isFit(page, 'set-up-3')).toEqual(fit);
    await page.goto(site);
    expect(await page.locator('section.card').textContent()).toMatch(/花子の茶葉店.*すべて予定どおり確認できています/);
    await context.close();
  });

  it('sets up a shop by its mailbox alone, in English', async () => {
    const { context, page } = await device('en-GB', 1280);
    await join(page, 'Bob');
    // there is a shop already: whoever comes later finds that
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goto(`${site}/settings`);
    await page.getByRole('link', { name: 'Add another shop' }).click();
    await page.getByRole('radio', { name: 'By its mailbox alone' }).check();
    await say(page, '/setup/shop', { name: 'Bob’s books', mail: 'bob@example.com' });
    expect(await page.textContent('main')).toMatch(/Amazon’s API · left out/);
    expect(await page.textContent('main')).toContain('Nothing is seen yet');
    expect(await isFit(page, 'set-up-4')).toEqual(fit);
    await page.getByRole('button', { name: '日本語' }).click();
    expect(await page.textContent('h1')).toBe('はじめの設定');
    await context.close();
  });
});
