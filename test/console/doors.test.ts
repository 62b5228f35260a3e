// Who may: every route of the console as nobody, reader, staff and owner. A new route stands in this table, or the test says so.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf } from '../../src/console/entering/visitor.ts';
import { mayDo, roles } from '../../src/domain/owner/role.ts';
import { askConsole } from '../support/ask-console.ts';
import { whoIsIn } from '../support/console-people.ts';
import { noDoctor, routesOf } from '../support/console-routes.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const table = `
GET /console.css: anyone
GET /enter.js: anyone
GET /ours/:question{[\\w-]{24}}: anyone
GET /enter: anyone
POST /enter: anyone
POST /leave: see
GET /passkey.js: anyone
GET /welcome: anyone
POST /welcome/options: anyone
POST /welcome: anyone
GET /sign-in: anyone
POST /sign-in/options: anyone
POST /sign-in: anyone
POST /sign-in/code: anyone
POST /sign-in/paper: anyone
GET /sign-in/provider: anyone
POST /welcome/provider: anyone
GET /sign-in/provider/return: anyone
GET /sign-in/provider/done: anyone
GET /people: see
POST /people/app: see
POST /people/app/confirm: see
POST /people/app/remove: see
POST /people/app/unlock: people
POST /people/paper: see
POST /people/provider: see
POST /people/provider/remove: see
POST /people/provider/end: people
POST /people/invite: people
POST /people/link: people
POST /people/invitation/end: people
POST /people/role: people
POST /people/remove: people
POST /people/reviewed: people
POST /people/key/options: see
POST /people/key: see
POST /people/key/remove: see
POST /people/session/end: see
GET /clients: people
POST /clients/add: people
POST /clients/remove: people
POST /clients/shop: people
GET /tokens: people
POST /tokens/add: people
POST /tokens/remove: people
GET /live.js: anyone
GET /live: see
GET /: see
GET /incident/:id/evidence: see
GET /incident/:id/report: see
GET /incident/:id/report.pdf: see
GET /mail: see
POST /mail: work
GET /plans: see
POST /plans/planned: close
POST /plans/snooze: close
POST /plans/end: close
GET /ask: see
POST /ask: work
POST /ask/cancel: work
POST /ask/answer: work
GET /ask/audit.pdf: see
GET /week: see
GET /week/report.pdf: see
GET /setup: see
POST /setup/shop: close
POST /language: see
GET /consent/return: anyone
GET /consent/done: anyone
GET /consent/invited/:token: anyone
POST /consent/invited/:token: anyone
POST /consent/pasted: anyone
GET /consent/appstore: anyone
GET /consent/appstore/arrived: anyone
POST /consent/appstore/arrived: anyone
GET /consent/appstore/shop: close
POST /consent/appstore/shop: close
GET /settings/detectors: see
GET /settings: see
POST /setup/leave-out: close
POST /settings/sign-in: close
POST /settings/remove: close
POST /settings/consent: close
POST /settings/consent/pasted: close
POST /settings/consent/invite: invite
POST /settings/consent/invite/end: invite
POST /settings/channel: close
POST /settings/channel/test: close
POST /settings/channel/confirm: close
POST /settings/channel/remove: close
POST /settings/recipient: close
POST /settings/recipient/earlier: close
POST /settings/recipient/remove: close
POST /settings/recipient/test: close
POST /settings/recipient/confirm: close
POST /settings/message/again: close
POST /settings/phrase: close
POST /settings/sender: close
POST /settings/sender/remove: close
POST /settings/mailbox: close
POST /settings/mailbox/remove: close
POST /settings/pause: close
POST /settings/resume: close
GET /device.js: anyone
GET /wake.js: anyone
GET /console.webmanifest: anyone
GET /icon-180.png: anyone
GET /icon-192.png: anyone
GET /icon-512.png: anyone
GET /settings/device: see
GET /log: see
GET /incident/:id: see
GET /incident/:id/evidence.csv: see
POST /incident/:id/step: work
POST /incident/:id/answer: work
`.trim();

let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(noon);
});
afterAll(() => stage?.close());

const doorsOf = (more?: Parameters<typeof routesOf>[1]): string[] =>
  routesOf(stage.app, more).map(({ method, path, act }) => `${method} ${path}: ${act ?? 'NO DOOR'}`);

describe('every route', () => {
  it('says who may, as this table has it', () => {
    expect(doorsOf().join('\n')).toBe(table);
    const more = doorsOf({ doctor: noDoctor }).filter((line) => !table.includes(line));
    expect(more).toEqual(['GET /settings/doctor: see', 'POST /settings/doctor: work']);
  });

  const routes = table.split('\n').map((line) => {
    const [, method = '', path = '', act = ''] = /^(\w+) (\S+): (\w+)$/.exec(line) ?? [];
    return { method: method as 'GET' | 'POST', path: path.replace(':id', 'none'), act };
  });
  const status = async (method: 'GET' | 'POST', path: string, cookie?: string) => {
    const headers = cookie === undefined ? {} : { cookie };
    const asked = method === 'POST' ? { method, form: {}, headers } : { method, headers };
    const { status: is, html } = await askConsole(stage.page.url ?? '', path, asked);
    return is === 403 && html.includes('Your role in the console') ? 'not theirs' : is;
  };

  it('lets nobody who is not in through a door that is not for anyone', async () => {
    for (const { method, path, act } of routes)
      if (act === 'anyone') expect([path, await status(method, path)]).not.toEqual([path, 401]);
      else expect([path, await status(method, path)]).toEqual([path, 401]);
  });

  it.each(roles)('lets a person who is %s do what the role may, and nothing else', async (role) => {
    let n = 0;
    for (const { method, path, act } of routes.filter((route) => route.act !== 'anyone')) {
      const { cookie } = await whoIsIn(stage.app, role, `${role}-${n++}`);
      const is = await status(method, path, cookie);
      if (mayDo(role, act as 'see')) expect([path, is]).not.toEqual([path, expect.stringMatching('not theirs')]);
      else expect([path, is]).toEqual([path, 'not theirs']);
      expect(is).not.toBe(401);
    }
  });
});

describe('a role', () => {
  it('is what it is now, not what it was at the door: whose was changed is out at once', async () => {
    const { store } = stage.app;
    const { id, cookie } = await whoIsIn(stage.app, 'owner', 'mallory');
    const entry = { at: noon, accountId: null, who: 'alice', via: 'console', subject: 'mallory', detail: {} } as const;
    expect(await store.changeRole(id, { role: 'reader', clients: null }, { ...entry, what: 'person-changed' })).toBe(
      true,
    );
    expect(await status401(cookie)).toBe(401);
    const again = await whoIsIn(stage.app, 'staff', 'mallory-2');
    expect(await store.removePerson(again.id, { ...entry, what: 'person-removed' })).toBe(true);
    expect(await status401(again.cookie)).toBe(401);
  });
  const status401 = async (cookie: string) =>
    (await askConsole(stage.page.url ?? '', '/', { headers: { cookie } })).status;

  it.each([
    ['role was lowered', 'changed'],
    ['is out', 'removed'],
    ['key was taken away', 'key'],
  ] as const)('lets nobody in again by an invitation of one whose %s', async (_, what) => {
    const { store } = stage.app;
    const { id, cookie } = await whoIsIn(stage.app, 'owner', `mallory-${what}`);
    const asked = { method: 'POST', headers: { cookie }, form: { role: 'owner' } } as const;
    const { html } = await askConsole(stage.page.url ?? '', '/people/invite', asked);
    const token = /\/welcome#([\w-]{43})/.exec(html)?.[1] ?? '';
    const isGood = async () => (await store.findInvitation(hashOf(token), stage.app.clock.now())) !== null;
    expect(await isGood()).toBe(true);
    const entry = { at: noon, accountId: null, who: 'alice', via: 'console', subject: null, detail: {} } as const;
    if (what === 'changed')
      await store.changeRole(id, { role: 'reader', clients: null }, { ...entry, what: 'person-changed' });
    if (what === 'removed') await store.removePerson(id, { ...entry, what: 'person-removed' });
    if (what === 'key') {
      const passkey = { id: 'another key', publicKey: new Uint8Array([1]), counter: 0, transports: [] };
      const proof = { hash: 'of the other key', expiresAt: noon + 1000 };
      const another = { ...passkey, host: 'localhost', createdAt: noon, usedAt: null, personId: id };
      expect(await store.addPasskey(another, proof, { ...entry, what: 'key-added' })).toBe(true);
      expect(await store.removePasskey(id, 'another key', 'none', { ...entry, what: 'key-removed' })).toBe(true);
    }
    expect(await isGood()).toBe(false);
  });

  it('of the last owner can neither be lowered nor taken out, not even by two at once', async () => {
    const own = await openConsole(noon);
    const entry = { at: noon, accountId: null, who: 'alice', via: 'console', subject: null, detail: {} } as const;
    const [a, b] = [await whoIsIn(own.app, 'owner', 'a'), await whoIsIn(own.app, 'owner', 'b')];
    const both = await Promise.all([
      own.app.store.removePerson(a.id, { ...entry, what: 'person-removed' }),
      own.app.store.changeRole(b.id, { role: 'staff', clients: null }, { ...entry, what: 'person-changed' }),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect((await own.app.store.listPeople()).filter(({ role }) => role === 'owner')).toHaveLength(1);
    await own.close();
  });
});
