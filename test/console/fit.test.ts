// Every page in a real browser, narrow and wide, in both languages, with nothing, little and much to show: nothing is wider
// than the window, no text is cut off, no short word falls apart. By boxes, not by pixels; the pictures are kept for people
// in the folder that RUSUBAN_TEST_PICTURES names.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { hasBrowser, inBrowser, openBrowser, patienceMs } from '../support/browser.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { enterConsole } from '../support/enter-console.ts';
import { aSignal } from '../support/factories.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const { RUSUBAN_TEST_PICTURES: pictures } = process.env;
const titles = ['x'.repeat(10_000), 'שלום עולם مرحبا', '茶碗'.repeat(50), 'Camera strap, red', '<b>bold</b>'];
const amounts = { nothing: 0, little: 1, much: 60 } as const;

/** What is wrong with how the page lies, in words; run in the page. */
const complaints = `(() => {
  const found = [];
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.push('wider than the window by ' + wide);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const host = node.parentElement;
    if (!host || !host.checkVisibility() || host.closest('svg, option, .skip')) continue;
    // the beginning of a long text says enough
    for (const { 0: word, index } of node.data.slice(0, 400).matchAll(/(?<![\\p{L}\\p{N}._@/:-])[a-zA-Z]{2,12}(?![\\p{L}\\p{N}._@/:-])/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
      if (Math.max(...tops) - Math.min(...tops) > 4) found.push('falls apart: ' + word + ' in ' + host.outerHTML.slice(0, 80));
    }
    const { overflowX } = getComputedStyle(host);
    if (overflowX === 'hidden' && host.scrollWidth > host.clientWidth + 1) found.push('cut off: ' + host.outerHTML.slice(0, 80));
  }
  return [...new Set(found)].slice(0, 10);
})()`;

let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser();
});
afterAll(() => browser?.close());

/** @returns the paths of an incident, where there is one */
async function fill({ app }: ConsoleStage, n: number): Promise<string[]> {
  if (n === 0) return [];
  const { store } = app;
  for (let at = 0; at < n; at += 1) {
    const name = titles[at % titles.length]?.slice(0, 100) ?? '';
    const id = at === 0 ? 'alice' : `shop-${at}`;
    await store.addAccount(anAccount({ id, name, language: 'en', recipients: [] }), aliceCredentials, noon);
  }
  for (let at = 0; at < n; at += 1) {
    const client = { id: `client-${at}`, name: titles[at % titles.length]?.slice(0, 90) ?? '', createdAt: noon + at };
    const entry = { at: noon, accountId: null, who: 'alice', via: 'console', subject: null, detail: {} } as const;
    await store.addClient({ ...client, name: `${at} ${client.name}` }, { ...entry, what: 'client-added' });
    // the first has many, the second none, the others one
    const shop = at < 20 ? 0 : at;
    if (at !== 1)
      await store.setOwner(at === 0 ? 'alice' : `shop-${at}`, `client-${shop}`, { ...entry, what: 'owner-changed' });
  }
  for (let at = 0; at < n; at += 1) {
    const name = `${at} ${titles[at % titles.length]}`.slice(0, 60);
    const own = { id: `token-${at}`, tokenHash: `hash-${at}`, name, madeBy: 'alice', personId: null };
    const clients = at % 3 === 0 ? null : Array.from({ length: at % 9 || 1 }, (_, one) => `client-${one}`);
    const times = { createdAt: noon, expiresAt: noon + (at % 5 === 4 ? -1 : 90 * 86_400_000) };
    const entry = { at: noon, accountId: null, who: 'alice', via: 'console', subject: name, detail: {} } as const;
    await store.addApiToken({ ...own, role: 'reader', clients, ...times }, { ...entry, what: 'token-added' });
  }
  const long = `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com`;
  await setRecipients(store, newRecipient('alice@example.com'), ...(n > 1 ? [newRecipient(long)] : []));
  const evidence = Array.from({ length: n }, (_, at) => ({
    subject: {
      ...({ kind: 'listing', sku: `A-${at}`, asin: 'B000000001', marketplaceId: 'A1VC38T7YXB528' } as const),
      title: titles[at % titles.length] ?? '',
    },
    at: noon - at * 600_000,
  }));
  const signals = [aSignal({ detector: 'listing-burst', evidence, evidenceTotal: n })];
  const incident = await tell(store, noon, { severity: 'critical', signals });
  return ['', '/evidence', '/report'].map((rest) => `/incident/${incident.id}${rest}`);
}

inBrowser.each(Object.entries(amounts))('with %s to show', (amount, n) => {
  let stage: ConsoleStage;
  let cookie: { name: string; value: string };
  let paths: string[];
  beforeAll(async () => {
    stage = await openConsole(noon);
    const incident = await fill(stage, n);
    const [name = '', value = ''] = (await enterConsole(stage)).cookie.split('=');
    cookie = { name, value };
    const settings = ['/settings', '/settings/detectors', '/settings/device'];
    paths = [
      '/',
      '/ask',
      '/mail',
      '/week',
      '/plans',
      ...settings,
      '/setup',
      '/people',
      '/clients',
      '/tokens',
      '/log',
      '/enter',
      ...incident,
    ];
  }, patienceMs);
  afterAll(() => stage?.close());

  // what lies well on a telephone and has nothing much to show lies well on a computer
  const wide = n > 1 ? (['en', 'ja'] as const).map((locale) => [locale, 1280] as const) : [];
  it.each([['en', 360] as const, ['ja', 360] as const, ...wide])(
    'every page lies well (%s, %i px)',
    async (locale, width) => {
      const origin = stage.page.url ?? '';
      const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
      context.setDefaultTimeout(patienceMs);
      await context.addCookies([{ ...cookie, url: origin }]);
      const page = await context.newPage();
      const found: Record<string, unknown> = {};
      for (const path of paths) {
        await page.goto(`${origin}${path}`);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        const wrong = (await page.evaluate(complaints)) as string[];
        if (wrong.length > 0) found[path] = wrong;
        if (pictures === undefined) continue;
        await mkdir(pictures, { recursive: true });
        const name = `${amount}-${path.replace(/\/[\w-]{20,}/, '').replace(/\W+/g, '-')}-${locale}-${width}.png`;
        await page.screenshot({ path: join(pictures, name) });
      }
      await context.close();
      expect(found).toEqual({});
    },
    patienceMs,
  );
});
