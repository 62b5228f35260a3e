// Who is let in to the API, how often, under which name; and what stands in the log of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayMs, minuteMs, secondMs } from '../../src/domain/clock.ts';
import { newRecipient } from '../../src/domain/telling/recipient.ts';
import { dumpOf } from '../support/all-that-is-kept.ts';
import { type ApiAsked, askApi, hashOfToken, tokenOf } from '../support/ask-api.ts';
import { askDatabase } from '../support/ask-database.ts';
import { whoIsIn } from '../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';
import { setRecipients, tell } from '../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
const ask = (path: string, asked: ApiAsked = {}) => askApi(stage.page.url, path, asked);
const kindOf = ({ json }: Awaited<ReturnType<typeof ask>>) =>
  String(json?.type ?? '').replace('urn:rusuban:problem:', '');

beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount(), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
});
afterAll(() => stage?.close());
// what one test used up of a pace is there again for the next
beforeEach(() => stage.clock.advance(10 * minuteMs));

describe('a token', () => {
  it('is kept as a hash, shown once, and told to every recipient', async () => {
    const owed = () => stage.app.store.pendingOutbox({ recipient: 'alice@example.com', kind: 'watch-changed' });
    const before = await owed();
    const token = await tokenOf(stage.app, 'reader', 'billing');
    expect(token).toMatch(/^rusuban_[\w-]{43}$/);
    const kept = await dumpOf(stage.app.database.url);
    expect(kept).toContain(hashOfToken(token));
    expect(kept).not.toContain(token.replace('rusuban_', ''));
    expect(await owed()).toBe(before + 1);
    const [entry] = await stage.app.store.readLog({ limit: 1 });
    expect(entry).toMatchObject({ what: 'token-added', who: 'alice', subject: 'billing', detail: { role: 'reader' } });
  });

  it('that makes a token, or does anything about people, is none: there is no such route', async () => {
    const token = await tokenOf(stage.app, 'owner', 'climber');
    for (const path of ['/tokens', '/people', '/tokens/add'])
      expect((await ask(path, { token, body: { name: 'x', role: 'owner' } })).status).toBe(404);
    // nor is it anybody in the console
    const { status } = await ask('/api/../people', { token });
    expect(status).toBe(401);
  });

  it('is good until its time is over, and not a moment longer', async () => {
    const token = await tokenOf(stage.app, 'reader', 'short', { days: 1 });
    stage.clock.advance(dayMs - 1);
    expect((await ask('/accounts', { token })).status).toBe(200);
    stage.clock.advance(1);
    expect(kindOf(await ask('/accounts', { token }))).toBe('token-refused');
  });

  it('lasts a year at the most, and has a name that no other has', async () => {
    for (const days of [0, 366, 1.5, Number.NaN])
      await expect(tokenOf(stage.app, 'reader', 'long', { days })).rejects.toThrow('1 to 365 days');
    await tokenOf(stage.app, 'reader', 'long', { days: 365 });
    await expect(tokenOf(stage.app, 'reader', 'long')).rejects.toThrow('already');
    for (const name of ['', ' ', 'x'.repeat(61)])
      await expect(tokenOf(stage.app, 'reader', name)).rejects.toThrow('1 to 60 characters');
    await expect(tokenOf(stage.app, 'owner', 'some', { clients: ['x'] })).rejects.toThrow('no token can be owner');
    await expect(tokenOf(stage.app, 'client', 'two', { clients: ['x', 'y'] })).rejects.toThrow(
      'no token can be client',
    );
  });

  it('is good for nothing the moment it is removed, and goes with who made it', async () => {
    const { store, clock } = stage.app;
    const entry = { accountId: null, who: 'alice', via: 'console', subject: null, detail: {} } as const;
    const token = await tokenOf(stage.app, 'reader', 'leaked');
    const { id } = await whoIsIn(stage.app, 'owner', 'Olive');
    await whoIsIn(stage.app, 'owner', 'Otto');
    const theirs = async (name: string, personId: string) => {
      const hash = hashOfToken(`rusuban_${name.padEnd(43, 'a')}`);
      const made = { id: name, tokenHash: hash, name, madeBy: 'x', personId, role: 'reader', clients: null } as const;
      const times = { createdAt: clock.now(), expiresAt: clock.now() + dayMs };
      await store.addApiToken({ ...made, ...times }, { ...entry, at: clock.now(), what: 'token-added' });
      return `rusuban_${name.padEnd(43, 'a')}`;
    };
    const [first, second] = [await theirs('lowered', id), await theirs('removed', 'id-Otto')];
    for (const one of [token, first, second]) expect((await ask('/accounts', { token: one })).status).toBe(200);
    const found = (await store.listApiTokens()).find(({ name }) => name === 'leaked');
    expect(await store.removeApiToken(found?.id ?? '', { ...entry, at: noon, what: 'token-removed' })).toBe(true);
    expect(await store.removeApiToken(found?.id ?? '', { ...entry, at: noon, what: 'token-removed' })).toBe(false);
    await store.changeRole(id, { role: 'staff', clients: null }, { ...entry, at: noon, what: 'person-changed' });
    await whoIsIn(stage.app, 'owner', 'Ove');
    // the other one was taken away by hand, above
    const before = await store.readLog({ what: 'token-removed', limit: 9 });
    expect(before.map(({ subject }) => subject)).toEqual(['lowered', null]);
    expect(await store.removePerson('id-Otto', { ...entry, at: noon, what: 'person-removed' })).toBe(true);
    expect(await store.readLog({ what: 'token-removed', limit: 1 })).toMatchObject([{ subject: 'removed' }]);
    for (const one of [token, first, second])
      expect(kindOf(await ask('/accounts', { token: one }))).toBe('token-refused');
  });

  it('says when it was last used, written at most once a minute', async () => {
    const token = await tokenOf(stage.app, 'reader', 'used');
    const usedAt = async () => (await stage.app.store.listApiTokens()).find(({ name }) => name === 'used')?.usedAt;
    expect(await usedAt()).toBeNull();
    const first = stage.clock.now();
    await ask('/accounts', { token });
    stage.clock.advance(minuteMs - 1);
    await ask('/accounts', { token });
    expect(await usedAt()).toBe(first);
    stage.clock.advance(1);
    await ask('/accounts', { token });
    expect(await usedAt()).toBe(first + minuteMs);
  });

  it('is named in the log by what it changes', async () => {
    await tell(stage.app.store, noon, { id: 'inc-log' });
    const token = await tokenOf(stage.app, 'staff', 'pager');
    await ask('/incidents/inc-log/answer', { token, body: { answer: 'acknowledge', revision: 1 } });
    const [entry] = await stage.app.store.readLog({ subject: 'inc-log', limit: 1 });
    expect(entry).toMatchObject({ what: 'incident-acknowledged', who: 'pager', via: 'api' });
    expect((await stage.app.store.findIncident('inc-log'))?.answered).toMatchObject({ by: 'pager', via: 'api' });
  });
});

describe('whoever asks', () => {
  it('too often is told when to ask again; another token is not held up', async () => {
    const [busy, other] = [await tokenOf(stage.app, 'reader', 'busy'), await tokenOf(stage.app, 'reader', 'other')];
    for (let n = 0; n < 100; n++) expect((await ask('/clients', { token: busy })).status).toBe(200);
    const held = await ask('/clients', { token: busy });
    expect([held.status, kindOf(held), held.headers['retry-after']]).toEqual([429, 'too-many-requests', '1']);
    expect((await ask('/clients', { token: other })).status).toBe(200);
    stage.clock.advance(secondMs);
    for (let n = 0; n < 5; n++) expect((await ask('/clients', { token: busy })).status).toBe(200);
    expect((await ask('/clients', { token: busy })).status).toBe(429);
  });

  it('with wrong tokens is held up after ten; a right one from the same address is not', async () => {
    const token = await tokenOf(stage.app, 'reader', 'right');
    const wrong = `rusuban_${'b'.repeat(43)}`;
    for (let n = 0; n < 10; n++) expect(kindOf(await ask('/accounts', { token: wrong }))).toBe('token-refused');
    const held = await ask('/accounts', { token: wrong });
    expect([held.status, kindOf(held), held.headers['retry-after']]).toEqual([429, 'too-many-wrong-tokens', '6']);
    expect((await ask('/accounts', { token })).status).toBe(200);
    stage.clock.advance(6 * secondMs);
    expect(kindOf(await ask('/accounts', { token: wrong }))).toBe('token-refused');
  });

  it('with no more than a cookie is nobody', async () => {
    const { cookie } = await whoIsIn(stage.app, 'owner', 'Cookie');
    const said = await ask('/accounts', { headers: { cookie } });
    expect([said.status, kindOf(said), said.headers['www-authenticate']]).toEqual([401, 'no-token', 'Bearer']);
  });

  it('from a page elsewhere is never told that it may, whatever it asks', async () => {
    const token = await tokenOf(stage.app, 'reader', 'page');
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const asked of [
      { method: 'OPTIONS', headers },
      { token, headers },
      { token, method: 'OPTIONS', headers },
    ]) {
      const said = await ask('/accounts', asked);
      expect(Object.keys(said.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect((await ask('/accounts', { method: 'OPTIONS', headers })).status).toBe(401);
  });

  it('in another way than a route has is told which there are; what is no route is not there', async () => {
    const token = await tokenOf(stage.app, 'reader', 'method');
    const said = await ask('/accounts', { token, method: 'DELETE' });
    expect([said.status, kindOf(said), said.headers.allow]).toEqual([405, 'method-not-allowed', 'GET']);
    expect((await ask('/accounts', { token, method: 'HEAD' })).status).toBe(200);
    expect(kindOf(await ask('/nothing', { token }))).toBe('not-found');
    expect(kindOf(await ask('/nothing'))).toBe('no-token');
  });

  it('is sent nothing that a browser keeps, frames or takes for a page', async () => {
    const token = await tokenOf(stage.app, 'reader', 'headers');
    for (const said of [await ask('/accounts', { token }), await ask('/accounts')]) {
      expect(said.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      expect(said.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(said.headers['set-cookie']).toBeUndefined();
    }
  });

  it('in letters that are none is answered in words, never as a failure', async () => {
    const token = await tokenOf(stage.app, 'owner', 'odd');
    await tell(stage.app.store, noon, { id: 'inc-odd', severity: 'low' });
    const odd = [
      '/accounts/%E0%A4%A',
      '/accounts/%',
      '/incidents?%',
      '/log?cursor=%E0&who=%ED%A0%80',
      '/accounts/..%2f..',
      '//',
      '/?',
    ];
    for (const path of odd) {
      const { status } = await ask(`/api/v1${path}`, { token });
      expect([path, status]).toEqual([path, expect.any(Number)]);
      expect([path, status < 500]).toEqual([path, true]);
    }
    for (const authorization of [
      'Bearer',
      'Bearer  ',
      `Bearer ${token} x`,
      `Basic ${token}`,
      `bearer rusuban_${'é'.repeat(43)}`,
    ])
      expect([authorization, (await ask('/accounts', { headers: { authorization } })).status]).toEqual([
        authorization,
        401,
      ]);
    const answer = { answer: 'dismiss', revision: 1, reason: '\ud800 \u202e <b> \u{1f4a9}' };
    expect((await ask('/incidents/inc-odd/answer', { token, body: answer })).status).toBe(200);
    const plan = { account: 'alice', kind: 'other', from: noon, to: noon, note: '\udfff\u200b' };
    expect((await ask('/plans', { token, body: plan })).status).toBe(201);
    for (const body of [
      '{"__proto__":{"answer":"dismiss"}}',
      '{"constructor":1}',
      `${'['.repeat(30_000)}`,
      '"',
      '0',
      '{"answer":1e999}',
    ])
      expect((await ask('/incidents/inc-odd/answer', { token, body })).status).toBe(400);
  });

  it('when the database fails is told so as a problem, and no more than that', async () => {
    const broken = await openConsole(noon);
    const token = await tokenOf(broken.app, 'reader', 'broken');
    await askDatabase(broken.app.database.url, 'DROP TABLE account CASCADE');
    const said = await askApi(broken.page.url, '/accounts', { token });
    await broken.close();
    expect([said.status, said.headers['content-type']]).toEqual([500, 'application/problem+json']);
    expect(said.json).toEqual({ type: 'urn:rusuban:problem:failed', title: expect.any(String), status: 500 });
  });
});

describe('from elsewhere', () => {
  it('the API is reached by a name with https alone, below the path that the settings say, or not', async () => {
    const outside = await openConsole(noon, { RUSUBAN_CONSOLE_URL: 'https://console.example.com/rusuban/' });
    const token = await tokenOf(outside.app, 'reader', 'away');
    const at = async (path: string, host: string) =>
      (await askApi(outside.page.url, path, { token, headers: { host } })).status;
    for (const path of ['/rusuban/api/v1/accounts', '/api/v1/accounts', '/rusuban/api/v1/accounts/'])
      expect([path, await at(path, 'console.example.com')]).toEqual([path, 200]);
    expect(await at('/api/v1/accounts', 'evil.example')).toBe(421);
    await outside.close();
    const plain = await openConsole(noon, { RUSUBAN_CONSOLE_URL: 'http://console.example.com' });
    const there = await tokenOf(plain.app, 'reader', 'away');
    const asked = { token: there, headers: { host: 'console.example.com' } };
    expect((await askApi(plain.page.url, '/accounts', asked)).status).toBe(421);
    await plain.close();
  });
});
