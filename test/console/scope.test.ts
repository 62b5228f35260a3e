// Whose pages show which shops: every route as people who see one client's shops, asked about another's. The answer is, byte
// for byte, that about a shop that never was; nothing of the other is shown anywhere, and nothing of it is changed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Console, startConsole } from '../../src/console/server.ts';
import { type Act, mayDo, type Role } from '../../src/domain/owner/role.ts';
import { dumpOf } from '../support/all-that-is-kept.ts';
import { askConsole } from '../support/ask-console.ts';
import { whoIsIn } from '../support/console-people.ts';
import { noDoctor, type Route, routesOf } from '../support/console-routes.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { addTwoClients, foreign, nobodys, ours, theirs } from '../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let page: Console;
beforeAll(async () => {
  stage = await openConsole(noon);
  page = await startConsole(stage.app, { host: '127.0.0.1', port: 0 }, { doctor: noDoctor });
  await addTwoClients(stage.app.store, noon);
  for (const role of ['owner', 'client'] as const)
    await whoIsIn(stage.app, role, `${role} of borealis`, role === 'owner' ? null : [theirs.client]);
});
afterAll(async () => {
  await page?.close();
  await stage?.close();
});

type InsideRoute = Route & { readonly act: Act };

/** All that there are, doctor included, but those for whoever isn't in. */
const allRoutes = () =>
  routesOf(stage.app, { doctor: noDoctor }).filter((route): route is InsideRoute => route.act !== 'anyone');

/** What a form would say of a shop, with all fields that any of them has. */
const fieldsOf = ({ shop, incident, client }: typeof ours | typeof theirs | typeof nobodys): Record<string, string> => {
  const word = client.replace('client-', '');
  return {
    ...{
      shop,
      id: `plan-${word}`,
      incident,
      client,
      name: word,
      address: `reader@${word}.example`,
      step: 'change-password',
    },
    ...{ action: 'tick', answer: 'acknowledge', revision: '1', question: 'bank-account', note: '', text: 'a mail' },
    ...{ mail: `reader@${word}.example`, language: 'en', to: '/', kind: 'sale', from: '2026-06-10', session: 'none' },
    ...{ role: 'reader', person: `id-owner of ${word}`, detector: '', hours: '1', phrase: 'a new phrase', number: '1' },
  };
};
type Ids = Parameters<typeof fieldsOf>[0];

async function ask({ method, path }: Route, ids: Ids, cookie: string) {
  const at = path.replace(':id', ids.incident);
  const headers = { cookie, 'accept-language': 'en' };
  const given = method === 'GET' ? { headers } : { method, headers, form: fieldsOf(ids) };
  const {
    status,
    html,
    headers: said,
  } = await askConsole(page.url ?? '', method === 'GET' ? `${at}?shop=${ids.shop}` : at, given);
  // a page says where it is read anew
  return `${status} ${said.location ?? ''}\n${html}`.replaceAll(ids.incident, 'INCIDENT').replaceAll(ids.shop, 'SHOP');
}

/** Ends or begins a stay, after which nothing can be compared; what these change is the asker's own. */
const ownAffairs = /^\/(?:leave|people\/|language)/;

describe.each<[Role, string]>([
  ['client', 'a client’s person'],
  ['staff', 'staff of some clients'],
  ['reader', 'a reader of some clients'],
])('%s', (role, name) => {
  it(`${name} asks every route about a shop of another client as about one that never was`, async () => {
    const before = await dumpOf(stage.app.database.url);
    const { cookie } = await whoIsIn(stage.app, role, name, [ours.client]);
    const mine = await dumpOf(stage.app.database.url);
    expect(mine).not.toBe(before);
    for (const route of allRoutes().filter(({ path }) => !ownAffairs.test(path))) {
      const about = `${route.method} ${route.path}`;
      const [of, never] = [await ask(route, theirs, cookie), await ask(route, nobodys, cookie)];
      expect([about, of]).toEqual([about, never]);
      if (!mayDo(role, route.act)) expect([about, of]).toEqual([about, expect.stringMatching(/^403/)]);
      else if (/:id|^\/(?:ask|plans|week|settings|setup)/.test(route.path))
        expect([about, of]).toEqual([about, expect.stringMatching(/^404/)]);
    }
    expect(await dumpOf(stage.app.database.url)).toBe(mine);
  }, 120_000);

  it(`${name} is shown nothing of another client on any page`, async () => {
    const { cookie } = await whoIsIn(stage.app, role, `${name} again`, [ours.client]);
    const more = [`?shop=${ours.shop}`, '?q=borealis', '?who=borealis', '?shop=borealis&before=999999'];
    for (const { method, path } of allRoutes().filter((route) => route.method === 'GET')) {
      const at = path.replace(':id', ours.incident);
      const searches = path.endsWith('.pdf') ? [''] : [''].concat(more);
      for (const search of searches) {
        const { html } = await askConsole(page.url ?? '', `${at}${search}`, {
          headers: { cookie, 'accept-language': 'en' },
        });
        // what was searched for stands in the field again
        const said = html.replace(/value="borealis"/g, '').replace(/to=[^"]*borealis/g, '');
        expect([method, at, search, said]).toEqual([method, at, search, expect.not.stringMatching(foreign)]);
      }
    }
  }, 120_000);
});

describe('a client’s person', () => {
  it('works and answers in their own shop', async () => {
    const { cookie } = await whoIsIn(stage.app, 'client', 'Cleo', [ours.client]);
    const post = (path: string, form: Record<string, string>) =>
      askConsole(page.url ?? '', path, { method: 'POST', form, headers: { cookie } });
    const at = `/incident/${ours.incident}`;
    expect((await post(`${at}/answer`, { answer: 'acknowledge', revision: '1' })).status).toBe(303);
    expect((await post(`${at}/answer`, { answer: 'dismiss', revision: '2', reason: 'our own sale' })).status).toBe(303);
    expect((await stage.app.store.findIncident(ours.incident))?.status).toBe('dismissed');
    expect((await post('/settings/pause', { shop: ours.shop })).status).toBe(403);
    const { html } = await askConsole(page.url ?? '', '/people', { headers: { cookie } });
    expect(html).not.toMatch(/borealis|owner of/);
  });

  it('comes and goes unheard by another client’s recipients', async () => {
    const owedTo = async (recipient: string) => stage.app.store.pendingOutbox({ recipient, kind: 'watch-changed' });
    const before = [await owedTo('reader@acme.example'), await owedTo('reader@borealis.example')];
    const { id } = await whoIsIn(stage.app, 'client', 'Carl', [ours.client]);
    const entry = { at: noon, accountId: null, who: 'alice', via: 'console', subject: 'Carl', detail: {} } as const;
    await stage.app.store.removePerson(id, { ...entry, what: 'person-removed' });
    const after = [await owedTo('reader@acme.example'), await owedTo('reader@borealis.example')];
    expect(after).toEqual([(before[0] ?? 0) + 2, before[1]]);
  });

  it('loses a shop at once that is given to another client, and the one gets it', async () => {
    const { store } = stage.app;
    const [from, to] = [
      await whoIsIn(stage.app, 'client', 'Fay', [ours.client]),
      await whoIsIn(stage.app, 'client', 'Theo', [theirs.client]),
    ];
    const sees = async (cookie: string) =>
      (await askConsole(page.url ?? '', `/incident/${ours.incident}`, { headers: { cookie } })).status;
    expect([await sees(from.cookie), await sees(to.cookie)]).toEqual([200, 404]);
    const entry = { at: noon, accountId: ours.shop, who: 'alice', via: 'console', subject: null, detail: {} } as const;
    expect(await store.setOwner(ours.shop, theirs.client, { ...entry, what: 'owner-changed' })).toBe(true);
    expect([await sees(from.cookie), await sees(to.cookie)]).toEqual([404, 200]);
    expect(await store.removeClient(theirs.client, { ...entry, accountId: null, what: 'client-removed' })).toBe(false);
    // no shop is left, but somebody would see its shops
    expect(await store.removeClient(ours.client, { ...entry, accountId: null, what: 'client-removed' })).toBe(false);
  });
});
