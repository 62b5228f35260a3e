// Shops through the API: as fresh as they are, with what is open, in pages that together are all of them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askApi, tokenOf } from '../../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const ids = ['alice', 'bob-1', 'bob-10', 'bob-2', 'shop-Z', 'shop-a', 'zoe'];
let stage: ConsoleStage;
let token: string;
const entry = { at: noon, accountId: null, who: 'a', via: 'command', subject: null, detail: {} } as const;
beforeAll(async () => {
  stage = await openConsole(noon);
  const { store } = stage.app;
  for (const id of ids) await store.addAccount(anAccount({ id, name: `<b>${id}</b>` }), aliceCredentials, noon);
  await store.addClient({ id: 'kita', name: 'Kita', createdAt: noon }, { ...entry, what: 'client-added' });
  for (const id of ['bob-2', 'zoe'])
    await store.setOwner(id, 'kita', { ...entry, accountId: id, what: 'owner-changed' });
  await store.setPaused('zoe', noon, { ...entry, accountId: 'zoe', what: 'account-paused' });
  await tell(store, noon, { id: 'inc-1', severity: 'low' });
  await tell(store, noon, { id: 'inc-2', severity: 'critical' });
  await tell(store, noon, { id: 'inc-3', severity: 'critical', status: 'dismissed' });
  token = await tokenOf(stage.app, 'reader', 'reads');
});
afterAll(() => stage?.close());
const ask = async (path: string) => (await askApi(stage.page.url, path, { token })).json;

describe('shops', () => {
  it.each([1, 2, 3, 7, 100])('in pages of %s are all of them, each once, by id', async (limit) => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { items, next } = await ask(`/accounts?limit=${limit}${query}`);
      expect(items.length).toBeLessThanOrEqual(limit);
      seen.push(...items.map(({ id }: { id: string }) => id));
      cursor = next;
    }
    expect(seen).toEqual([...ids].sort());
  });

  it('go on where they went on when one is removed or added meanwhile', async () => {
    const { next } = await ask('/accounts?limit=2');
    await stage.app.store.removeAccount('bob-1');
    const { items } = await ask(`/accounts?limit=1&cursor=${next}`);
    expect(items).toMatchObject([{ id: 'bob-10' }]);
    await stage.app.store.addAccount(anAccount({ id: 'bob-1' }), aliceCredentials, noon);
  });

  it('say how they stand: what is open, the gravest first, and that nothing was read yet', async () => {
    const shop = await ask('/accounts/alice');
    expect(shop).toMatchObject({ name: '<b>alice</b>', client: null, pausedAt: null, isMailOnly: false });
    expect(shop.open).toEqual({ count: 2, worst: 'critical', incidents: ['inc-2', 'inc-1'] });
    expect(shop.watch.state).toBe('unread');
    expect(shop.watch.parts.map(({ part, seenAt }: { part: string; seenAt: null }) => [part, seenAt])).toContainEqual([
      'orders',
      null,
    ]);
    const paused = await ask('/accounts/zoe');
    expect([paused.watch.state, paused.pausedAt, paused.client, paused.open.worst]).toEqual([
      'paused',
      noon,
      'kita',
      null,
    ]);
  });

  it('of one client are those alone; of one that is not there none', async () => {
    const { items } = await ask('/accounts?client=kita');
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['bob-2', 'zoe']);
    expect(await ask('/accounts?client=nobody')).toEqual({ items: [], next: null });
  });
});
