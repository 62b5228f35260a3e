// Clients in the console: what `client` and `account edit --client` do at the terminal, for owners who came in lately; and what
// a client's person hears of what changes.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { askConsole } from '../../support/ask-console.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { enterConsole } from '../../support/enter-console.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';
import { addTwoClients, ours, theirs } from '../../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
const open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  stage = await openConsole(noon);
  open.push(stage);
  await stage.app.store.addAccount(anAccount({ name: '<b>Tea</b>', language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
});
afterAll(async () => {
  for (const one of open) await one.close();
});

const as = (cookie: string) => (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { ...(form && { form }), headers: { cookie, 'accept-language': 'en' } });
const clients = () => stage.app.store.listClients();
const lastLogged = async (count: number) =>
  (await stage.app.store.readLog({ limit: count })).map(({ what, subject, who, via }) => [what, subject, who, via]);

describe('clients', () => {
  it('are added, given a shop, and go when nothing hangs on them; the shop’s recipients are told', async () => {
    const ask = as((await whoIsIn(stage.app, 'owner', 'Olive')).cookie);
    expect((await ask('/clients')).html).toContain('No client yet');
    expect(await ask('/clients/add', { name: ' <i>Aoi</i> ' })).toMatchObject({ status: 303 });
    const twice = await ask('/clients/add', { name: '<i>Aoi</i>' });
    expect([twice.status, twice.html]).toEqual([409, expect.stringContaining('already')]);
    for (const name of ['', ' ', 'x'.repeat(101)]) expect((await ask('/clients/add', { name })).status).toBe(409);
    expect(await clients()).toMatchObject([{ name: '<i>Aoi</i>', accountIds: [] }]);
    const [{ id } = { id: '' }] = await clients();

    const owed = () => stage.app.store.pendingOutbox({ recipient: 'alice@example.com', kind: 'watch-changed' });
    const before = await owed();
    expect((await ask('/clients/shop', { shop: 'alice', client: id })).status).toBe(303);
    expect(await clients()).toMatchObject([{ accountIds: ['alice'] }]);
    expect(await owed()).toBe(before + 1);
    expect(await lastLogged(2)).toEqual([
      ['owner-changed', '<i>Aoi</i>', 'Olive', 'console'],
      ['client-added', '<i>Aoi</i>', 'Olive', 'console'],
    ]);
    for (const [shop, client] of [
      ['alice', id],
      ['nowhere', id],
      ['alice', 'nobody'],
    ] as const)
      expect((await ask('/clients/shop', { shop, client })).status).toBe(409);

    await whoIsIn(stage.app, 'client', 'Cleo', [id]);
    const { html } = await ask('/clients');
    expect(html).toContain('Cleo (client)');
    expect(html).toContain('&lt;i&gt;Aoi');
    expect(html).not.toMatch(/<i>Aoi|<b>Tea/);
    // it is not offered, and refused to who asks all the same
    expect(html).not.toContain('action="/clients/remove"');
    const hanging = await ask('/clients/remove', { client: id });
    expect([hanging.status, hanging.html]).toEqual([409, expect.stringContaining('has shops')]);
    expect((await ask('/clients/shop', { shop: 'alice', client: '' })).status).toBe(303);
    expect((await ask('/clients/remove', { client: id })).status).toBe(409);
    await ask('/people/remove', { person: 'id-Cleo' });
    expect((await ask('/clients/remove', { client: id })).status).toBe(303);
    expect((await ask('/clients/remove', { client: id })).status).toBe(409);
    expect(await clients()).toEqual([]);
  });

  it('are changed only by who came in lately; who came by a link is told how', async () => {
    const [key, link] = [(await whoIsIn(stage.app, 'owner', 'Otto')).cookie, (await enterConsole(stage)).cookie];
    stage.clock.advance(6 * minuteMs);
    const forms: [string, Record<string, string>][] = [
      ['/clients/add', { name: 'Kita' }],
      ['/clients/remove', { client: 'none' }],
      ['/clients/shop', { shop: 'alice', client: '' }],
    ];
    for (const [path, form] of forms) {
      const { status, headers } = await as(key)(path, form);
      expect([status, headers.location]).toEqual([303, '/sign-in?to=/clients']);
      const byLink = await as(link)(path, form);
      expect([byLink.status, byLink.html]).toEqual([403, expect.stringContaining('rusuban console link')]);
    }
    expect(await clients()).toEqual([]);
  });

  it('lie in Japanese as well, and the page of people leads there, for owners alone', async () => {
    const { cookie } = await whoIsIn(stage.app, 'owner', 'Ono');
    const headers = { cookie, 'accept-language': 'ja' };
    expect((await askConsole(stage.page.url ?? '', '/clients', { headers })).html).toContain('顧客はまだいません');
    expect((await as(cookie)('/people')).html).toContain('href="/clients"');
    const staff = as((await whoIsIn(stage.app, 'staff', 'Sam')).cookie);
    expect((await staff('/people')).html).not.toContain('href="/clients"');
    expect((await staff('/clients')).status).toBe(403);
  });
});

describe('live news', () => {
  it('of another client’s shop reach no client’s person: not even that something changed', async () => {
    const own = await openConsole(noon);
    open.push(own);
    const { store } = own.app;
    await addTwoClients(store, noon);
    const follow = async (cookie: string) => {
      const headers = { cookie, host: `localhost:${new URL(own.page.url ?? '').port}` };
      const { html } = await askConsole(own.page.url ?? '', '/', { headers });
      const since = /data-live="([^"]*)"/.exec(html)?.[1] ?? '';
      let text = '';
      const waiting = new Set<() => void>();
      const { port } = new URL(own.page.url ?? '');
      const sent = request({ host: '127.0.0.1', port, path: `/live?since=${encodeURIComponent(since)}`, headers });
      sent
        .on('error', () => {})
        .on('response', (answer) => {
          answer.setEncoding('utf8').on('error', () => {});
          answer.on('data', (chunk: string) => {
            text += chunk;
            for (const look of waiting) look();
          });
        });
      sent.end();
      const until = (isSo: () => boolean) =>
        new Promise<void>((resolve) => {
          const look = () => {
            if (!isSo()) return;
            waiting.delete(look);
            resolve();
          };
          waiting.add(look);
          look();
        });
      const changes = () => [...text.matchAll(/event: changed\ndata: ?(.*)\n/g)].map(([, revision]) => revision);
      await until(() => text.includes('retry'));
      return { changes, until, end: () => sent.destroy() };
    };
    const revisionFor = async (cookie: string) => {
      const { html } = await askConsole(own.page.url ?? '', '/', { headers: { cookie } });
      return /data-live="([^"]*)"/.exec(html)?.[1];
    };
    const owner = await follow((await whoIsIn(own.app, 'owner', 'Olive')).cookie);
    const { cookie } = await whoIsIn(own.app, 'client', 'Cleo', [ours.client]);
    const [before, client] = [await revisionFor(cookie), await follow(cookie)];
    // several times, each seen by who sees all, so that each has been looked at for the client's person as well
    for (let n = 1; n <= 3; n++) {
      const seen = owner.changes().length;
      await tell(store, noon, { id: `inc-far-${n}`, accountId: theirs.shop, severity: 'critical' });
      await owner.until(() => owner.changes().length > seen);
    }
    expect(await revisionFor(cookie)).toBe(before);
    expect(client.changes()).toEqual([]);
    await tell(store, noon, { id: 'inc-near', accountId: ours.shop, severity: 'critical' });
    await client.until(() => client.changes().length > 0);
    expect(client.changes()).toEqual([await revisionFor(cookie)]);
    for (const one of [owner, client]) one.end();
  });
});
