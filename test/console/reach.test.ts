// Where the console is reached: beyond this computer only by a name with https.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressOf, makeLink } from '../../src/console/entering/visitor.ts';
import { mostConnections } from '../../src/console/server.ts';
import { type Asked, askConsole } from '../support/ask-console.ts';
import { askDatabase } from '../support/ask-database.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { knock } from '../support/knock.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const alice = { name: 'Alice', via: 'command' } as const;

describe('the console', () => {
  let outside: ConsoleStage;
  beforeAll(async () => {
    outside = await openConsole(noon, { RUSUBAN_CONSOLE_URL: 'https://console.example.com/rusuban/' });
  });
  afterAll(() => outside?.close());
  const at = (path: string, asked: Asked = {}) =>
    askConsole(outside.page.url ?? '', path, { ...asked, headers: { host: 'console.example.com', ...asked.headers } });

  it('is reached from elsewhere by a name with https, whose cookie goes over TLS alone and is for no other name', async () => {
    const address = addressOf(outside.app) ?? '';
    const { url } = await makeLink(outside.app, alice, address);
    expect(url).toMatch(/^https:\/\/console\.example\.com\/rusuban\/enter#/);
    // a proxy may take the path off, or not
    for (const path of ['/rusuban/enter', '/rusuban/enter/', '/enter'])
      expect((await at(path)).html).toContain('"/rusuban/console.css"');
    const came = await at('/rusuban/enter', {
      form: { token: url.split('#')[1] ?? '' },
      headers: { origin: 'https://console.example.com' },
    });
    expect([came.status, came.headers.location]).toEqual([303, '/rusuban/']);
    const [cookie = ''] = [came.headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/^__Host-rusuban=[\w-]{43};.*Path=\/;.*HttpOnly; Secure; SameSite=Strict$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    for (const path of ['/rusuban/', '/rusuban', '/']) expect((await at(path, { headers })).status).toBe(200);
    // the same name without TLS is somebody on the way
    const forged = { form: {}, headers: { ...headers, origin: 'http://console.example.com' } };
    expect((await at('/rusuban/leave', forged)).status).toBe(403);
  });

  it('is reached from elsewhere by no name without https', async () => {
    const plain = await openConsole(noon, { RUSUBAN_CONSOLE_URL: 'http://console.example.com' });
    const { status } = await askConsole(plain.page.url ?? '', '/enter', { headers: { host: 'console.example.com' } });
    await plain.close();
    expect(status).toBe(421);
  });

  it('keeps only so many connections open, whoever opens them', async () => {
    await knock(outside.page.url, mostConnections + 50, 50);
    expect((await at('/enter')).status).toBe(200);
  });

  it('says so when the database fails', async () => {
    const broken = await openConsole(noon);
    await askDatabase(broken.app.database.url, 'DROP TABLE console_session');
    const headers = { cookie: 'rusuban=x' };
    const { status, html } = await askConsole(broken.page.url ?? '', '/', { headers });
    await broken.close();
    expect([status, html]).toEqual([500, expect.stringContaining('could not be made just now')]);
  });
});
