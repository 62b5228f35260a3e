// What holds of every answer of the console, whoever asked and whatever came of it: no page may frame it, and it leads nowhere
// else.
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Console, startConsole } from '../../src/console/server.ts';
import { type Answered, type Asked, askConsole } from '../support/ask-console.ts';
import { askDatabase } from '../support/ask-database.ts';
import { whoIsIn } from '../support/console-people.ts';
import { noDoctor, routesOf } from '../support/console-routes.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { addTwoClients, ours } from '../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let page: Console;
beforeAll(async () => {
  stage = await openConsole(noon);
  page = await startConsole(stage.app, { host: '127.0.0.1', port: 0 }, { doctor: noDoctor });
  await addTwoClients(stage.app.store, noon);
});
afterAll(async () => {
  await page?.close();
  await stage?.close();
});

const ask = (path: string, asked?: Asked) => askConsole(page.url ?? '', path, asked);
const unframed = {
  'x-frame-options': 'DENY',
  'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
};

const at = (path: string) => path.replace(':id', ours.incident).replace(/:question.*/, 'q'.repeat(24));

/** Every route as somebody, asked with this form or in this way; what ends their stay comes last. */
async function answersTo(cookie: string, form: Record<string, string>, isAsked = (_route: string) => true) {
  const answers = new Map<string, Answered>();
  // these start a browser, and an audit that asks Amazon
  const routes = routesOf(stage.app, { doctor: noDoctor }).filter(
    ({ method, path }) => !path.endsWith('.pdf') && `${method} ${path}` !== 'POST /ask',
  );
  const last = routes.filter(({ path }) => path === '/leave');
  for (const { method, path } of [...routes.filter((route) => !last.includes(route)), ...last]) {
    const route = `${method} ${path}`;
    const headers = { cookie };
    const asked = method === 'GET' ? { headers } : { method, form, headers };
    const search = method === 'GET' ? `?${new URLSearchParams(form)}` : '';
    if (isAsked(route)) answers.set(route, await ask(`${at(path)}${search}`, asked));
  }
  return answers;
}

describe('a page elsewhere', () => {
  it('frames no answer, be it a page, a file, a stream or a refusal', async () => {
    for (const role of [null, 'owner', 'reader'] as const) {
      const cookie = role === null ? 'rusuban=none' : (await whoIsIn(stage.app, role, role)).cookie;
      for (const [asked, { headers }] of await answersTo(cookie, { shop: ours.shop }))
        expect([asked, headers]).toEqual([asked, expect.objectContaining(unframed)]);
    }
  });

  it.each<[string, number, string, Asked]>([
    ['a name that is not ours', 421, '/', { headers: { host: 'evil.example' } }],
    ['a form from elsewhere', 403, '/enter', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a form too large', 413, '/enter', { form: { token: 'x'.repeat(100_000) } }],
    ['nothing there', 404, '/nothing/at/all', {}],
    ['a link that says nothing', 410, '/answer/nothing', {}],
    ['an odd name', 400, '/', { headers: { host: 'a b' } }],
  ])('frames no refusal: %s', async (_what, status, path, asked) => {
    const answer = await ask(path, asked);
    expect([answer.status, answer.headers]).toEqual([status, expect.objectContaining(unframed)]);
  });

  it('frames no failure', async () => {
    const broken = await openConsole(noon);
    await askDatabase(broken.app.database.url, 'DROP TABLE console_session');
    const answer = await askConsole(broken.page.url ?? '', '/', { headers: { cookie: 'rusuban=x' } });
    await broken.close();
    expect([answer.status, answer.headers]).toEqual([500, expect.objectContaining(unframed)]);
  });

  it('finds nothing to frame in what is refused before it is understood', async () => {
    const socket = connect(Number(new URL(page.url ?? '').port), '127.0.0.1');
    socket.end('GET / NONSENSE\r\n\r\n');
    const [, body] = (await text(socket)).split('\r\n\r\n');
    expect(body).toBe('');
  });
});

describe('a form or an address of strangers', () => {
  it('leads nowhere else', async () => {
    const site = page.url?.replace('127.0.0.1', 'localhost') ?? '';
    const names = ['to', 'at', 'next', 'path', 'step', 'id', 'person', 'note', 'from'];
    let leading: readonly string[] | null = null;
    for (const evil of ['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example']) {
      const form = { ...Object.fromEntries(names.map((name) => [name, evil])), shop: ours.shop, language: 'en' };
      const { cookie } = await whoIsIn(stage.app, 'owner', JSON.stringify(evil));
      // a route that leads on does so whatever it is given
      const answers = await answersTo(cookie, form, (route) => leading?.includes(route) ?? true);
      leading = [...answers].flatMap(([route, { headers }]) => (headers.location === undefined ? [] : [route]));
      expect(leading).toEqual(expect.arrayContaining(['POST /language', 'POST /leave']));
      for (const [asked, { headers }] of answers)
        expect([asked, new URL(headers.location?.toString() ?? '/', site).origin]).toEqual([asked, site]);
    }
  });
});
