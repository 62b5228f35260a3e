// Who may: every route of the API as nobody, reader, staff, somebody of another client, and owner. A new route stands in this
// table, or the test says so.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../src/api/routes/index.ts';
import { mayDo, type Role, roles } from '../../src/domain/owner/role.ts';
import { dumpOf } from '../support/all-that-is-kept.ts';
import { type ApiAsked, askApi, tokenOf } from '../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { addTwoClients, foreign, nobodys, ours, theirs } from '../support/two-clients.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const table = `
GET /openapi.json: see
GET /accounts: see
GET /accounts/{account}: see
GET /incidents: see
GET /incidents/{incident}: see
POST /incidents/{incident}/answer: work
POST /incidents/{incident}/steps: work
POST /accounts/{account}/audits: work
GET /accounts/{account}/audits/latest: see
POST /accounts/{account}/audits/cancel: work
GET /audits/{audit}: see
GET /accounts/{account}/weeks/{week}: see
GET /plans: see
POST /plans: close
POST /plans/{plan}/end: close
GET /accounts/{account}/recipients: see
GET /accounts/{account}/deliveries: see
GET /log: see
GET /clients: see
`.trim();

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(noon);
  await addTwoClients(stage.app.store, noon);
});
afterAll(() => stage?.close());

type Ids = typeof ours | typeof theirs | typeof nobodys;
const wordOf = ({ client }: Ids) => client.replace('client-', '');

/** What each route is asked about a client's shop. */
function askedOf({ method, path }: (typeof routes)[number], ids: Ids, token: string | null): [string, ApiAsked] {
  const at = path
    .replace('{account}', ids.shop)
    .replace('{incident}', ids.incident)
    .replace('{audit}', `audit-${wordOf(ids)}`)
    .replace('{plan}', `plan-${wordOf(ids)}`)
    .replace('{week}', '2026-W23');
  const bodies: Record<string, unknown> = {
    '/incidents/{incident}/answer': { answer: 'acknowledge', revision: 1 },
    '/incidents/{incident}/steps': { step: 'mailbox-and-password', action: 'tick' },
    '/plans': { account: ids.shop, kind: 'sale', from: noon, to: noon + 1000 },
  };
  return method === 'GET' ? [at, { token }] : [at, { token, body: bodies[path] ?? {} }];
}
const ask = (route: (typeof routes)[number], ids: Ids, token: string | null) =>
  askApi(stage.page.url, ...askedOf(route, ids, token));

describe('every route of the API', () => {
  it('says who may, as this table has it', () => {
    expect(routes.map(({ method, path, act }) => `${method} ${path}: ${act}`).join('\n')).toBe(table);
  });

  it('answers nobody who has no token, nor one that is not ours', async () => {
    for (const token of [null, 'x', `rusuban_${'a'.repeat(43)}`])
      for (const route of routes) {
        const { status, json } = await ask(route, ours, token);
        // after ten wrong ones it is no more than said how long to wait
        expect([route.path, [401, 429].includes(status), json.title]).toEqual([route.path, true, expect.any(String)]);
      }
  });

  it.each(roles)('lets a token of the role %s do what the role may, and nothing else', async (role) => {
    const token = await tokenOf(stage.app, role, `walks as ${role}`, {
      clients: role === 'owner' ? null : [ours.client],
    });
    for (const route of routes) {
      const { status, json } = await ask(route, nobodys, token);
      const said = [route.path, status, json?.type ?? ''];
      if (mayDo(role, route.act)) expect(said).not.toEqual([route.path, 403, 'urn:rusuban:problem:role-not-enough']);
      else expect(said).toEqual([route.path, 403, 'urn:rusuban:problem:role-not-enough']);
    }
  });

  it.each<Role>(['client', 'staff', 'reader'])(
    'answers a %s of another client about a shop as about one that never was, and changes nothing',
    async (role) => {
      const token = await tokenOf(stage.app, role, `another’s ${role}`, { clients: [ours.client] });
      const blind = (text: string, ids: Ids) =>
        text.startsWith('{"openapi"')
          ? text
          : [ids.shop, ids.incident, wordOf(ids)].reduce((so, id) => so.replaceAll(id, 'ID'), text);
      const tables = async () => (await dumpOf(stage.app.database.url)).replace(/public\.api_\w+: \d+(?:\n\(.*)*/g, '');
      const before = await tables();
      for (const route of routes) {
        const [of, never] = [await ask(route, theirs, token), await ask(route, nobodys, token)];
        expect([route.path, of.status, blind(of.text, theirs)]).toEqual([
          route.path,
          never.status,
          blind(never.text, nobodys),
        ]);
        if (route.path.includes('{'))
          expect([route.path, of.status]).toEqual([route.path, mayDo(role, route.act) ? 404 : 403]);
        expect([route.path, of.text]).toEqual([route.path, expect.not.stringMatching(foreign)]);
      }
      for (const search of ['account=borealis', 'subject=borealis', 'who=borealis'])
        for (const path of ['/log', '/incidents', '/plans', '/accounts'])
          expect((await askApi(stage.page.url, `${path}?${search}`, { token })).text).not.toMatch(
            /of borealis|inc-bor/,
          );
      expect(await tables()).toBe(before);
    },
  );
});
