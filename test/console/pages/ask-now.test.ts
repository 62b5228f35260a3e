// "Ask now" and the week over real HTTP, against a simulated Amazon: asked for, seen to go on, its report read, mailed and
// printed, cancelled; the owner's questions answered.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, createApp } from '../../../src/app.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { type Console, startConsole } from '../../../src/console/server.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import type { Simulator } from '../../../src/simulator/index.ts';
import { type Answered, askConsole } from '../../support/ask-console.ts';
import { storyCalled } from '../../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { settingsFor, startPromptAmazon } from '../../support/prompt-amazon.ts';
import { anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let app: App;
let page: Console;
let headers: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-ask-'));
  database = await openTestDatabase();
  const size = { listings: 20, orders: 40 };
  simulator = await startPromptAmazon({
    story: storyCalled('healthy-shop'),
    elapsedHours: 48,
    size,
    isPacingOff: true,
  });
  const { RUSUBAN_AMAZON_ENDPOINT } = settingsFor(simulator);
  const settings = { RUSUBAN_DATA_DIR: folder, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  app = await createApp(loadConfig({ ...settings, RUSUBAN_AMAZON_ENDPOINT }, { directory: folder }));
  page = await startConsole(app, { host: '127.0.0.1', port: 0 });
  const { marketplaceIds, region, timeZone, sellerId } = simulator.account;
  const account = anAccount({ marketplaceIds, region, timeZone, sellerId, language: 'en' });
  await app.store.addAccount(account, simulator.credentials, app.clock.now());
  await setRecipients(app.store, newRecipient('alice@example.com'), newRecipient('bob@example.com'));
  headers = { ...(await enterConsole({ app, page })), 'accept-language': 'en' };
});
afterAll(async () => {
  await page?.close();
  await app?.close();
  await simulator?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, form?: Record<string, string>) =>
  askConsole(page.url ?? '', path, { headers, ...(form && { form }) });
const shop = 'alice';

/** Asks until the page is so. */
async function until(path: string, isSo: (answer: Answered) => boolean): Promise<string> {
  for (;;) {
    const answer = await ask(path);
    if (isSo(answer)) return answer.html;
    await app.clock.sleep(50);
  }
}

describe('an audit', () => {
  it('is asked for, goes on while the page is left, and ends with a report that is also mailed', async () => {
    expect((await ask('/ask')).html).toContain('Read everything now');
    expect((await ask('/ask/audit.pdf')).status).toBe(404);
    expect((await ask('/ask', { shop, mail: 'bob@example.com' })).status).toBe(303);
    const html = await until('/ask', ({ html }) => html.includes('The last result'));
    expect(html).toContain('What was checked');
    const run = await app.store.lastAudit(shop);
    expect(run).toMatchObject({ state: 'done', mailTo: ['bob@example.com'] });
    expect(await app.store.pendingOutbox({ recipient: 'bob@example.com' })).toBeGreaterThan(0);
  });

  it('shows how far it is while it is under way, wherever that is, and can be cancelled', async () => {
    const other = { id: 'audit-2', accountId: shop, mailTo: [], requestedAt: app.clock.now() };
    await app.store.requestAudit(other);
    expect((await ask('/ask')).html).toContain('It begins in a moment.');
    await app.store.claimAudit('audit-2', app.clock.now(), app.clock.now());
    await app.store.noteAudit('audit-2', { part: 'orders', done: ['profile'] }, app.clock.now());
    const { html } = await ask('/ask');
    expect(html).toMatch(/1 of \d+ parts read/);
    expect(html).toContain('data-every="2000"');
    expect((await ask('/ask/cancel', { shop })).status).toBe(303);
    expect((await ask('/ask')).html).toContain('was cancelled');
  });

  it('is mailed to nobody who is no recipient', async () => {
    await ask('/ask', { shop, mail: 'mallory@example.net' });
    expect((await app.store.lastAudit(shop))?.mailTo).toEqual([]);
    await until('/ask', (answer) => answer.html.includes('The last result'));
  });

  it('of a shop that is none is refused', async () => {
    expect((await ask('/ask?shop=mallory')).status).toBe(404);
    expect((await ask('/ask', { shop: 'mallory' })).status).toBe(404);
    expect((await ask('/ask/cancel', { shop: 'mallory' })).status).toBe(404);
  });
});

describe('a question of the owner’s', () => {
  it('is answered, with who did', async () => {
    const form = { shop, question: 'two-step', answer: 'no', note: '<i>soon</i>' };
    expect((await ask('/ask/answer', form)).status).toBe(303);
    const { html } = await ask('/ask');
    expect(html).toContain('&lt;i&gt;soon');
    const [entry] = await app.store.readLog({ limit: 1 });
    expect(entry).toMatchObject({ what: 'question-answered', who: 'Alice', via: 'console', subject: 'two-step' });
    for (const odd of [{ question: 'x' }, { answer: 'maybe' }, { shop: 'mallory' }])
      expect((await ask('/ask/answer', { ...form, ...odd })).status).toBe(404);
  });
});

describe('the week', () => {
  it('is that of the mail, with charts, and the weeks before it', async () => {
    const { status, html } = await ask('/week');
    expect([status, html]).toEqual([200, expect.stringContaining('The week before')]);
    const [, before = ''] = /href="(\/week\?[^"]*)">The week before/.exec(html) ?? [];
    expect((await ask(before.replaceAll('&amp;', '&'))).status).toBe(200);
    for (const odd of ['/week?week=2199-W01', '/week?week=nonsense', '/week?shop=mallory'])
      expect((await ask(odd)).status).toBe(404);
  });
});
