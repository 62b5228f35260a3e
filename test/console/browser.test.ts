// The console in a real browser: nothing against WCAG 2.2 AA that axe finds, on any page, in both languages and both looks;
// nothing that the policy refuses, nothing from elsewhere; all of it by keys; live while others act; whole without scripts.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import { answerIncident } from '../../src/owner/answer.ts';
import { hasBrowser, inBrowser, openBrowser, patienceMs } from '../support/browser.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { enterConsole } from '../support/enter-console.ts';
import { aSignal } from '../support/factories.ts';
import { fit, isFit } from '../support/fit-page.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';

const titles = ['<img src=x onerror=alert(1)>', 'x'.repeat(10_000), 'שלום עולם مرحبا', '茶碗', 'a', 'b', 'c'];
let stage: ConsoleStage;
let browser: Browser;
let cookie: { name: string; value: string };
let incident: Incident;
const origin = () => stage.page.url ?? '';

beforeAll(async () => {
  if (!hasBrowser) return;
  stage = await openConsole(Date.UTC(2026, 5, 10, 3));
  const { store, clock } = stage.app;
  await store.addAccount(anAccount({ name: 'Alice’s <b>shop</b>', language: 'en' }), aliceCredentials, clock.now());
  await store.addAccount(anAccount({ id: 'bob', name: 'Bob', recipients: [] }), aliceCredentials, clock.now());
  await setRecipients(store, newRecipient('alice@example.com'), newRecipient('bob@example.net'));
  const evidence = titles.map((title, n) => ({
    subject: { kind: 'listing', sku: `A-${n}`, asin: 'B000000001', title, marketplaceId: 'A1VC38T7YXB528' } as const,
    at: clock.now() - n * 600_000,
  }));
  const signals = [aSignal({ detector: 'listing-burst', evidence, evidenceTotal: titles.length })];
  incident = await tell(store, clock.now(), { severity: 'critical', signals });
  const entry = { at: clock.now(), accountId: null, who: 'Alice', via: 'console', subject: null, detail: {} } as const;
  const client = { id: 'client-aoi', name: 'Aoi <b>Trading</b>', createdAt: clock.now() };
  await store.addClient(client, { ...entry, what: 'client-added' });
  await store.setOwner('bob', client.id, { ...entry, what: 'owner-changed' });
  const [name = '', value = ''] = (await enterConsole(stage)).cookie.split('=');
  cookie = { name, value };
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** A page whose troubles are gathered: what the policy refused, errors of scripts, what was asked of anybody else. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({ locale: 'en', ...options });
  await context.addCookies([{ ...cookie, url: origin() }]);
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin())) troubles.push(`asked ${request.url()}`);
  });
  await page.goto(`${origin()}${path}`);
  return { page, troubles };
}

const paths = () => [
  ...[
    '/',
    '/ask',
    '/mail',
    '/week',
    '/plans',
    '/settings',
    '/settings/detectors',
    '/settings/device',
    '/setup',
    '/setup?new=yes',
    '/people',
    '/clients',
    '/tokens',
    '/log',
  ],
  ...['/enter', '/nothing'],
  ...['', '/evidence', '/report'].map((rest) => `/incident/${incident.id}${rest}`),
];

inBrowser('every page', () => {
  it.each([
    [
      'in English, light, on a computer',
      { locale: 'en', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
    ],
    ['in Japanese, dark, on a telephone', { locale: 'ja', colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)('is fit for everybody, %s', async (_how, options) => {
    for (const path of paths()) {
      const { page, troubles } = await open(path, options);
      const looked = await isFit(page, `page${path.replace(/\W+/g, '-')}.${options.locale}`);
      const isError = path === '/nothing';
      expect({ path, ...looked, troubles: isError ? [] : troubles }).toEqual({ path, ...fit, troubles: [] });
      await page.context().close();
    }
  });
});

inBrowser('by keys alone', () => {
  it('the content is the first thing to go to, and a step is ticked', async () => {
    const { page } = await open(`/incident/${incident.id}`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe('#content');
    const ring = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(ring).toBe('solid');
    await page.keyboard.press('Enter');
    for (;;) {
      await page.keyboard.press('Tab');
      const text = String(await page.evaluate('document.activeElement.textContent'));
      if (text.trim() === 'Done') break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/#step-/);
    expect(await stage.app.store.listTicks(incident.id)).toHaveLength(1);
    await page.context().close();
  });
});

inBrowser('an open page', () => {
  it('shows what somebody else does, without a reload, and leaves alone what is being typed', async () => {
    const one = await open(`/incident/${incident.id}`);
    const two = await open('/');
    const { page } = one;
    await page.evaluate("window.isSame = true; document.querySelector('textarea').closest('details').open = true");
    await page.locator('details[open] textarea').first().fill('because of');
    const by = { name: 'Bob', via: 'command' } as const;
    await answerIncident(stage.app, { incidentId: incident.id, answer: 'acknowledge', by });
    await page.getByText('Bob, at the computer').first().waitFor();
    expect(await page.locator('details[open] textarea').first().inputValue()).toBe('because of');
    expect(await page.evaluate('window.isSame')).toBe(true);
    expect(await page.locator('#live').textContent()).toMatch(/changed meanwhile/);
    // a word of the incident's state, on the other page
    await two.page.getByText('acknowledged').first().waitFor();
    expect([...one.troubles, ...two.troubles]).toEqual([]);
    await page.context().close();
    await two.page.context().close();
  });

  it('is whole without scripts', async () => {
    const { page } = await open('/', { javaScriptEnabled: false });
    expect(await page.locator('h1').textContent()).toBe('Now');
    await page.getByRole('searchbox').fill('bob');
    await page.getByRole('button', { name: 'Find' }).click();
    expect(await page.locator('h2').allTextContents()).toEqual(['Bob']);
    await page.context().close();
  });
});
