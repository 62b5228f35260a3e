// What goes wrong around the console: a port that is taken, a proxy with another path, a clock that jumps, a database that goes
// away, a form that is sent twice, zones and languages that don't exist.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startConsole } from '../../src/console/server.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import { askConsole } from '../support/ask-console.ts';
import { askDatabase } from '../support/ask-database.ts';
import { whoIsIn } from '../support/console-people.ts';
import { routesOf } from '../support/console-routes.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { openTestDatabase } from '../support/database.ts';
import { enterConsole } from '../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { tell } from '../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(noon, { RUSUBAN_CONSOLE_URL: 'https://console.example.com/rusuban' });
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
});
afterAll(() => stage?.close());
const ask = (path: string, headers: Record<string, string>) => askConsole(stage.page.url ?? '', path, { headers });

describe('the console', () => {
  it('is told to be nowhere where another program has the port, and the program goes on', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const none = await startConsole(stage.app, { host: '127.0.0.1', port });
    expect(none.url).toBeNull();
    await none.close();
    other.close();
    expect(await stage.app.store.countPeople()).toBe(0);
  });

  it.each(['/other/', '/other/incident/x', '/rusubanx'])(
    'says where the settings have it, by a proxy that leads to it by another path: %s',
    async (path) => {
      const headers = { host: 'console.example.com', 'accept-language': 'en' };
      const { status, html } = await ask(path, headers);
      expect([status, html]).toEqual([404, expect.stringContaining('is at https://console.example.com/rusuban/')]);
      expect((await ask('/rusuban/nothing', headers)).html).not.toContain('RUSUBAN_CONSOLE_URL');
      expect((await ask(path, {})).html).not.toContain('RUSUBAN_CONSOLE_URL');
    },
  );

  it('says so while the database is away, and is there when it is back', async () => {
    const database = await openTestDatabase();
    const own = await openConsole(noon, { DATABASE_URL: database.url });
    const headers = { ...(await enterConsole(own)), 'accept-language': 'en' };
    const page = () => askConsole(own.page.url ?? '', '/', { headers });
    expect((await page()).status).toBe(200);
    const address = new URL(database.adminUrl);
    const [, name] = address.pathname.split('/');
    address.pathname = '/postgres';
    const admin = new pg.Client({ connectionString: address.href });
    await admin.connect();
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    const away = await page();
    expect([away.status, away.html]).toEqual([500, expect.stringContaining('could not be made just now')]);
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
    expect((await page()).status).toBe(200);
    await own.close();
    await database.close();
  });
});

describe('a clock that jumps', () => {
  it('back by hours ends what began while it was ahead', async () => {
    stage.clock.advance(3 * dayMs);
    const { cookie } = await whoIsIn(stage.app, 'owner', 'Bob');
    expect((await ask('/', { cookie })).status).toBe(200);
    stage.clock.advance(-3 * dayMs);
    expect((await ask('/', { cookie })).status).toBe(401);
  });

  it('ahead ends what was too old by then, and nothing more', async () => {
    const { cookie } = await whoIsIn(stage.app, 'owner', 'Cleo');
    stage.clock.advance(11 * hourMs);
    expect((await ask('/', { cookie })).status).toBe(200);
    stage.clock.advance(30 * dayMs);
    expect((await ask('/', { cookie })).status).toBe(401);
  });
});

describe('a form that is sent twice', () => {
  it.each<[string, string, Record<string, string>, () => Promise<number>]>([
    [
      'a plan',
      '/plans/planned',
      { shop: 'alice', kind: 'sale', from: '2026-08-01', to: '2026-08-02', note: 'summer' },
      async () => (await stage.app.store.listStatements('alice')).length,
    ],
    [
      'a shop',
      '/setup/shop',
      { access: 'both', name: 'Second shop', home: 'JP', mail: 'alice@example.com' },
      async () => (await stage.app.store.listAccounts()).length,
    ],
  ])('is taken once: %s', async (word, path, form, count) => {
    const { cookie } = await whoIsIn(stage.app, 'owner', `Twice ${word}`);
    const before = await count();
    const sent = [];
    for (let n = 0; n < 2; n++)
      sent.push(await askConsole(stage.page.url ?? '', path, { form, headers: { cookie, 'accept-language': 'en' } }));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(sent[0]?.headers.location).toBe(sent[1]?.headers.location);
    expect(await count()).toBe(before + 1);
  });
});

describe('a form that is sent twice at the very same moment', () => {
  const owned = async (what: string) =>
    (await stage.app.store.readLog({ limit: 1_000 })).filter((one) => one.what === what);
  it.each<[string, string, (n: number) => Record<string, string>, string, () => Promise<number>]>([
    [
      'a plan',
      '/plans/planned',
      (n) => ({ shop: 'alice', kind: 'sale', from: '2026-08-01', to: '2026-08-02', note: `at once ${n}` }),
      'planned-added',
      async () => (await stage.app.store.listStatements('alice')).length,
    ],
    [
      'mails held back',
      '/plans/snooze',
      (n) => ({ shop: 'alice', hours: '4', detector: '', note: `at once ${n}` }),
      'snooze-added',
      async () => (await stage.app.store.listStatements('alice')).length,
    ],
    [
      'a shop',
      '/setup/shop',
      (n) => ({ access: 'api', name: `Shop at once ${n}`, home: 'JP', mail: 'alice@example.com' }),
      'account-added',
      async () => (await stage.app.store.listAccounts()).length,
    ],
  ])('is taken once, logged and told once: %s', async (word, path, formOf, what, count) => {
    const { cookie } = await whoIsIn(stage.app, 'owner', `At once ${word}`);
    const headers = { cookie, 'accept-language': 'en' };
    for (let n = 0; n < 5; n++) {
      const [before, logged] = [await count(), (await owned(what)).length];
      const form = formOf(n);
      const sent = await Promise.all(
        Array.from({ length: 4 }, () => askConsole(stage.page.url ?? '', path, { form, headers })),
      );
      // to each of them it is there
      expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
      expect(new Set(sent.map((one) => one.headers.location)).size).toBe(1);
      expect([await count(), (await owned(what)).length]).toEqual([before + 1, logged + 1]);
    }
  });

  it('adds one channel, of one key, and says to the other that it is there', async () => {
    const { cookie } = await whoIsIn(stage.app, 'owner', 'At once a channel');
    const headers = { cookie, 'accept-language': 'en' };
    const form = { shop: 'alice', kind: 'standard', name: 'at-once', 'field-url': 'http://127.0.0.1:1/hook' };
    const sent = await Promise.all(
      Array.from({ length: 4 }, () => askConsole(stage.page.url ?? '', '/settings/channel', { form, headers })),
    );
    expect(sent.filter(({ html }) => html.includes('has a webhook at-once already'))).toHaveLength(3);
    expect((await stage.app.store.listWebhooks('alice')).filter(({ name }) => name === 'at-once')).toHaveLength(1);
  });

  // which of them a browser shows nobody knows before: so each is whole, and each can be taken back
  it('makes two invitations, each of which lets one in, and both of which stand there', async () => {
    const { cookie } = await whoIsIn(stage.app, 'owner', 'At once an invitation');
    const { store, clock } = stage.app;
    const before = (await store.listInvitations(clock.now())).length;
    const asked = { form: { role: 'staff' }, headers: { cookie } };
    const sent = await Promise.all([1, 2].map(() => askConsole(stage.page.url ?? '', '/people/invite', asked)));
    const links = new Set(sent.map(({ html }) => /\/welcome#([\w-]{43})/.exec(html)?.[1]));
    expect([links.size, (await store.listInvitations(clock.now())).length]).toEqual([2, before + 2]);
  });
});

describe('a zone and a language that don’t exist', () => {
  it('fail no page', async () => {
    const own = await openConsole(noon);
    await own.app.store.addAccount(anAccount(), aliceCredentials, noon);
    await askDatabase(own.app.database.url, "UPDATE account SET time_zone = 'Mars/Olympus', language = 'xx'");
    const { id } = await tell(own.app.store, noon, { severity: 'critical' });
    const { cookie } = await whoIsIn(own.app, 'owner', 'Alice');
    const paths = routesOf(own.app).filter(({ method, path }) => method === 'GET' && !path.endsWith('.pdf'));
    for (const { path } of paths)
      for (const language of ['xx', 'tlh-Latn;q=x', '*', ',;,']) {
        const headers = { cookie: `${cookie}; rusuban-language=xx`, 'accept-language': language };
        const { status } = await askConsole(own.page.url ?? '', path.replace(':id', id), { headers });
        expect([path, language, status >= 500]).toEqual([path, language, false]);
      }
    await own.close();
  });
});
