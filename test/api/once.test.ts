// What is asked under a key is done once, however often and by however many at once; and kept for a day.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from '../../src/api/once.ts';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { dumpOf } from '../support/all-that-is-kept.ts';
import { askApi, tokenOf } from '../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../support/store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let token: string;
beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount(), aliceCredentials, noon);
  token = await tokenOf(stage.app, 'owner', 'plans');
});
afterAll(() => stage?.close());

const sale = (note: string) => ({ account: 'alice', kind: 'sale', from: noon, to: noon + hourMs, note });
const plan = (key: string, note: string, by = token) =>
  askApi(stage.page.url, '/plans', { token: by, key, body: sale(note) });
const planned = async (note: string) =>
  (await stage.app.store.listStatements('alice')).filter((one) => one.note === note).length;

describe('asked under a key', () => {
  it('a second time it is answered as it was, and done once', async () => {
    const key = randomUUID();
    const [first, again] = [await plan(key, 'twice'), await plan(key, 'twice')];
    expect([first.status, first.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([201, first.text, 'true']);
    expect(await planned('twice')).toBe(1);
    // under another key it is a request of its own: what is planned already is planned
    const other = await plan(randomUUID(), 'twice');
    expect([other.json.id, other.headers['idempotency-replayed']]).toEqual([first.json.id, undefined]);
    expect(await planned('twice')).toBe(1);
  });

  it('something else is refused, also of another route; another token’s key is another', async () => {
    const key = randomUUID();
    await plan(key, 'mine');
    const other = await plan(key, 'other');
    expect([other.status, other.json.type]).toEqual([422, 'urn:rusuban:problem:idempotency-key-reused']);
    const elsewhere = await askApi(stage.page.url, '/accounts/alice/audits/cancel', { token, key, method: 'POST' });
    expect(elsewhere.status).toBe(422);
    expect(await planned('other')).toBe(0);
    expect((await plan(key, 'other', await tokenOf(stage.app, 'owner', 'another'))).status).toBe(201);
  });

  it('by many at once it is done by one; the others are told to ask again, or what came of it', async () => {
    const key = randomUUID();
    const said = await Promise.all(Array.from({ length: 12 }, () => plan(key, 'crowd')));
    expect(await planned('crowd')).toBe(1);
    const done = said.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    for (const { status, json, headers } of said.filter((one) => one.status !== 201))
      expect([status, json.type, headers['retry-after']]).toEqual([
        409,
        'urn:rusuban:problem:idempotency-key-in-use',
        '1',
      ]);
    expect((await plan(key, 'crowd')).status).toBe(201);
  });

  it('a refusal is kept, too; what isn’t a request uses no key up', async () => {
    const key = randomUUID();
    const nowhere = () => askApi(stage.page.url, '/plans', { token, key, body: { ...sale('late'), account: 'later' } });
    expect((await askApi(stage.page.url, '/plans', { token, key, body: { account: 'later' } })).status).toBe(400);
    expect((await nowhere()).status).toBe(404);
    await stage.app.store.addAccount(anAccount({ id: 'later' }), aliceCredentials, noon);
    const again = await nowhere();
    expect([again.status, again.headers['idempotency-replayed'], again.headers['content-type']]).toEqual([
      404,
      'true',
      'application/problem+json',
    ]);
  });

  it('after a day it is asked anew', async () => {
    const key = randomUUID();
    const isReplayed = async () => (await plan(key, 'day')).headers['idempotency-replayed'] === 'true';
    expect(await isReplayed()).toBe(false);
    stage.clock.advance(24 * hourMs - 1);
    expect(await isReplayed()).toBe(true);
    stage.clock.advance(1);
    expect(await isReplayed()).toBe(false);
    expect(await dumpOf(stage.app.database.url)).toMatch(/public\.api_request: 1$/m);
  });
});

describe('what fails', () => {
  const asked = { key: 'fails', path: '/x', body: '' };
  const idOf = async () => (await stage.app.store.listApiTokens()).find(({ name }) => name === 'plans')?.id ?? '';

  it('may be asked again at once', async () => {
    const tokenId = await idOf();
    const failing = once(stage.app, { ...asked, tokenId }, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await once(stage.app, { ...asked, tokenId }, async () => ({ status: 200, body: 'done' }))).toEqual({
      ...{ status: 200, body: 'done', isReplayed: false },
    });
  });

  it('with its process is done by whoever asks after three minutes, by one of them', async () => {
    const { store, clock } = stage.app;
    const killed = { tokenId: await idOf(), key: 'killed', path: '/x', body: '' };
    let begun = () => {};
    const begins = new Promise<void>((resolve) => {
      begun = resolve;
    });
    void once(stage.app, killed, () => {
      begun();
      return new Promise(() => {});
    });
    await begins;
    stage.clock.advance(3 * minuteMs);
    const work = async () => ({ status: 200, body: 'mended' });
    await expect(once({ store, clock }, killed, work)).rejects.toThrow('being done right now');
    stage.clock.advance(1);
    const both = await Promise.allSettled([once({ store, clock }, killed, work), once({ store, clock }, killed, work)]);
    const done = both.filter((one) => one.status === 'fulfilled' && !one.value.isReplayed);
    expect(done).toHaveLength(1);
  });
});
