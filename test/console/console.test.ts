// The console over real HTTP: who gets in, what is refused before any page is asked, and what whoever is in can see and do.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app.ts';
import { addressOf, makeLink } from '../../src/console/entering/visitor.ts';
import type { Console } from '../../src/console/server.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import { notifyDue } from '../../src/telling/notify.ts';
import { type Asked, askConsole } from '../support/ask-console.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { aSignal } from '../support/factories.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { setRecipients, setStatus, tell } from '../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const name = '<script>alert(1)</script>';
const title = '<img src=x onerror=alert(2)>';
let stage: ConsoleStage;
let app: App;
let page: Console;
let clock: ManualClock;
let incident: Incident;

beforeAll(async () => {
  stage = await openConsole(noon);
  ({ app, page, clock } = stage);
});
beforeEach(async () => {
  await app.store.addAccount(anAccount({ name, language: 'en' }), aliceCredentials, clock.now());
  await setRecipients(app.store, newRecipient('alice@example.com'), newRecipient('bob@example.com'));
  const subject = { kind: 'listing', sku: 'A-1', asin: 'B000000001', title, marketplaceId: 'A1VC38T7YXB528' } as const;
  const evidence = [{ subject, at: clock.now() }];
  const signals = [aSignal({ detector: 'listing-burst', evidence })];
  incident = await tell(app.store, clock.now(), { severity: 'critical', signals });
});
afterEach(() => app.store.removeAccount('alice'));
afterAll(() => stage?.close());

const ask = (path: string, asked?: Asked) => askConsole(page.url ?? '', path, asked);
const alice = { name: 'Alice', via: 'command' } as const;
const tokenIn = (url: string) => url.split('#')[1] ?? '';
const newLinkToken = async () => tokenIn((await makeLink(app, alice, 'http://localhost:8788')).url);

/** Comes in; what its browser sends from then on. */
async function comeIn(): Promise<{ cookie: string }> {
  const { headers } = await ask('/enter', { form: { token: await newLinkToken() } });
  const [cookie = ''] = [headers['set-cookie'] ?? []].flat();
  return { cookie: cookie.split(';')[0] ?? '' };
}

describe('who comes in', () => {
  it('does so by a link from the terminal: once, whole, within 15 minutes, and its token is kept nowhere', async () => {
    const token = await newLinkToken();
    for (const wrong of ['', 'x', token.slice(1), `${token}x`])
      expect((await ask('/enter', { form: { token: wrong } })).status).toBe(403);
    const came = await ask('/enter', { form: { token: `http://localhost:8788/enter#${token}` } });
    expect(came.status).toBe(303);
    expect(came.headers['set-cookie']).toEqual([
      expect.stringMatching(/^rusuban=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect((await ask('/enter', { form: { token } })).status).toBe(403);
    const late = await newLinkToken();
    clock.advance(15 * minuteMs);
    expect((await ask('/enter', { form: { token: late } })).status).toBe(403);
    const log = await app.store.readLog({ limit: 50 });
    expect(log.filter(({ what }) => what === 'console-opened')[0]).toMatchObject({ who: 'Alice', via: 'console' });
    expect(JSON.stringify(log)).not.toContain(token);
  });

  it('finds it by an address, not by a name that leads to two', () => {
    const of = (host: string, consoleUrl: string | null = null) =>
      addressOf({ config: { ...app.config, consoleUrl, consoleListen: { host, port: 8788 } } });
    expect(of('127.0.0.1')).toBe('http://127.0.0.1:8788');
    expect(of('localhost')).toBe('http://127.0.0.1:8788');
    expect(of('::1')).toBe('http://[::1]:8788');
    expect(of('0.0.0.0')).toBe('http://127.0.0.1:8788');
    expect(of('0.0.0.0', 'https://console.example.com/rusuban')).toBe('https://console.example.com/rusuban');
    expect(addressOf({ config: { ...app.config, consoleListen: 'off' } })).toBeNull();
  });

  it('is one browser, when two have the same link', async () => {
    const token = await newLinkToken();
    const both = await Promise.all([1, 2].map(() => ask('/enter', { form: { token } })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  it('is out after leaving, after 12 idle hours, and after 7 days', async () => {
    const left = await comeIn();
    expect((await ask('/', { headers: left })).status).toBe(200);
    await ask('/leave', { form: {}, headers: left });
    expect((await ask('/', { headers: left })).status).toBe(401);

    const idle = await comeIn();
    clock.advance(11 * hourMs);
    expect((await ask('/', { headers: idle })).status).toBe(200);
    clock.advance(12 * hourMs);
    expect((await ask('/', { headers: idle })).status).toBe(401);

    const busy = await comeIn();
    for (let day = 0; day < 14; day++) {
      clock.advance(dayMs / 2 - minuteMs);
      if (day < 13) expect((await ask('/', { headers: busy })).status).toBe(200);
    }
    clock.advance(15 * minuteMs);
    expect((await ask('/', { headers: busy })).status).toBe(401);
  });

  it('is not let in by a cookie that a stranger has set', async () => {
    const { headers } = await ask('/enter', {
      form: { token: await newLinkToken() },
      headers: { cookie: 'rusuban=chosen-by-a-stranger' },
    });
    expect(String(headers['set-cookie'])).not.toContain('chosen');
    expect((await ask('/', { headers: { cookie: 'rusuban=chosen-by-a-stranger' } })).status).toBe(401);
  });
});

describe('who is not in', () => {
  const paths = ['/', '/log', '/incident/inc-1', '/incident/inc-1/evidence.csv'];
  const forms = ['/leave', '/incident/inc-1/step', '/incident/inc-1/answer'];

  it.each(paths)('learns nothing from %s but how to come in', async (path) => {
    const { status, html } = await ask(path);
    expect(status).toBe(401);
    expect(html).toContain('rusuban console link');
    expect(html).not.toMatch(/alice|A-1|critical/);
  });

  it.each(forms)('does nothing by %s', async (path) => {
    const form = { step: 'sign-in', action: 'tick', answer: 'acknowledge', revision: '1' };
    expect((await ask(path, { form })).status).toBe(401);
    expect((await app.store.findIncident(incident.id))?.status).toBe('open');
    expect(await app.store.listTicks(incident.id)).toEqual([]);
  });
});

describe('what is refused before any page is asked', () => {
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:8788', '10.0.0.5'])(
    'a name that is not ours: %s',
    async (host) => {
      const inside = await comeIn();
      expect((await ask('/', { headers: { ...inside, host } })).status).toBe(421);
    },
  );

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
    ['an old browser, from elsewhere', { origin: 'https://evil.example' }],
    ['an old browser, from another port', { origin: 'http://localhost:1' }],
    ['an old browser that does not say', { origin: 'null' }],
  ])('a form from %s', async (_who, said) => {
    const headers = { ...(await comeIn()), ...said } as Record<string, string>;
    const form = { answer: 'acknowledge', revision: String(incident.revision) };
    expect((await ask(`/incident/${incident.id}/answer`, { form, headers })).status).toBe(403);
    expect((await app.store.findIncident(incident.id))?.status).toBe('open');
  });

  it('no form of an old browser that comes from here', async () => {
    const headers = { ...(await comeIn()), origin: `http://localhost:${new URL(page.url ?? '').port}` };
    expect((await ask('/leave', { form: {}, headers })).status).toBe(303);
  });

  it('more than a form can hold', async () => {
    const headers = await comeIn();
    const form = { answer: 'dismiss', reason: 'x'.repeat(100_000) };
    expect((await ask(`/incident/${incident.id}/answer`, { form, headers })).status).toBe(413);
  });

  it('by the browser: anything from elsewhere, any script or style that is no file of ours, a frame', async () => {
    const { headers } = await ask('/enter');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('whoever is in', () => {
  it('sees each shop, the worst first, and what is not seen of it; the words of strangers stay words', async () => {
    const { status, html } = await ask('/', { headers: await comeIn() });
    expect(status).toBe(200);
    expect(html).toContain(`/incident/${incident.id}`);
    expect(html).toContain('Not read yet');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
  });

  it('reads it in Japanese where the browser asks for that', async () => {
    const { html } = await ask('/', { headers: { ...(await comeIn()), 'accept-language': 'ja,en;q=0.5' } });
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('対応が必要なもの');
  });

  it('sees an incident whole, and gets its evidence as a table', async () => {
    const headers = await comeIn();
    const { html } = await ask(`/incident/${incident.id}`, { headers });
    for (const part of ['What to do', 'Your answer', 'Is it over?', 'What was seen', 'SKU A-1'])
      expect(html).toContain(part);
    expect(html).not.toContain('<img src=x');
    // what it is already can't be said again
    expect([...html.matchAll(/name="answer" value="(\w+)"/g)].map(([, answer]) => answer)).toEqual([
      'acknowledge',
      'resolve',
      'dismiss',
    ]);
    const csv = await ask(`/incident/${incident.id}/evidence.csv`, { headers });
    expect(csv.headers['content-disposition']).toBe('attachment; filename="evidence.csv"');
    expect(csv.html).toContain('A-1');
  });

  it('ticks a step, whose name and hour all see, and takes it back', async () => {
    const headers = await comeIn();
    const { html } = await ask(`/incident/${incident.id}`, { headers });
    const step = /name="step" value="([\w-]+)"/.exec(html)?.[1] ?? '';
    const form = { step, action: 'tick' };
    const ticked = await ask(`/incident/${incident.id}/step`, { form, headers });
    expect([ticked.status, ticked.headers.location]).toEqual([303, `/incident/${incident.id}#step-${step}`]);
    await ask(`/incident/${incident.id}/step`, { form, headers });
    expect(await app.store.listTicks(incident.id)).toMatchObject([{ step, by: 'Alice' }]);
    expect((await ask(`/incident/${incident.id}`, { headers })).html).toContain('Alice');
    await ask(`/incident/${incident.id}/step`, { form: { step, action: 'untick' }, headers });
    expect(await app.store.listTicks(incident.id)).toEqual([]);
    const log = await app.store.readLog({ subject: incident.id, limit: 10 });
    expect(log.map(({ what, via }) => [what, via])).toEqual([
      ['step-unticked', 'console'],
      ['step-ticked', 'console'],
    ]);
  });

  const answer = async (headers: { cookie: string }, form: Record<string, string>) =>
    ask(`/incident/${incident.id}/answer`, { form: { revision: String(incident.revision), ...form }, headers });

  it('answers; every recipient is told, and who said it stands in the log', async () => {
    expect((await answer(await comeIn(), { answer: 'acknowledge' })).status).toBe(303);
    expect(await app.store.findIncident(incident.id)).toMatchObject({
      status: 'acknowledged',
      answered: { by: 'Alice', via: 'console' },
    });
    const sent = (await notifyDue(app, { isGathered: true })).map(({ row }) => [row.kind, row.recipient]);
    for (const recipient of ['alice@example.com', 'bob@example.com'])
      expect(sent).toContainEqual(['watch-changed', recipient]);
  });

  it('closes what is grave only shortly after coming in, and never without saying why', async () => {
    const headers = await comeIn();
    const bare = await answer(headers, { answer: 'dismiss', reason: ' ' });
    expect([bare.status, (await app.store.findIncident(incident.id))?.status]).toEqual([409, 'open']);
    clock.advance(6 * minuteMs);
    const late = await answer(headers, { answer: 'dismiss', reason: 'that was us' });
    expect([late.status, late.html]).toEqual([403, expect.stringContaining('within the last 5 minutes')]);
    expect((await app.store.findIncident(incident.id))?.status).toBe('open');
    expect((await answer(await comeIn(), { answer: 'dismiss', reason: 'that was us' })).status).toBe(303);
    expect((await app.store.findIncident(incident.id))?.status).toBe('dismissed');
  });

  it('overwrites nothing that was answered meanwhile: it is shown', async () => {
    const headers = await comeIn();
    const stale = { ...incident };
    await setStatus(app.store, { ...incident, revision: incident.revision + 1 }, 'acknowledged');
    const { status, html } = await answer(headers, { answer: 'resolve', revision: String(stale.revision) });
    expect([status, html]).toEqual([409, expect.stringContaining('Nothing was changed')]);
    expect((await app.store.findIncident(incident.id))?.status).toBe('acknowledged');
  });

  it.each(['/nothing', '/incident/none', '/incident/none/evidence.csv'])(
    'is told that %s is not there',
    async (path) => {
      const { status, html } = await ask(path, { headers: await comeIn() });
      expect([status, html]).toEqual([404, expect.stringContaining('no such page')]);
    },
  );

  it('gets a plain answer to a form that is none of ours', async () => {
    const headers = await comeIn();
    for (const form of [{}, { answer: 'burn', revision: '1' }, { answer: 'dismiss', revision: 'x' }])
      expect((await ask(`/incident/${incident.id}/answer`, { form: form as never, headers })).status).toBe(404);
  });
});
