// Tokens of the API in the console: made and removed by an owner who came in lately, shown once, told to every recipient.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { askApi } from '../../support/ask-api.ts';
import { askConsole } from '../../support/ask-console.ts';
import { whoIsIn } from '../../support/console-people.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount({ language: 'en' }), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
});
afterAll(() => stage?.close());
const as = (cookie: string) => (path: string, form?: Record<string, string>) =>
  askConsole(stage.page.url ?? '', path, { ...(form && { form }), headers: { cookie, 'accept-language': 'en' } });
const good = { name: '<b>erp</b>', role: 'reader', days: '30' };

describe('tokens', () => {
  it('are shown once, told, and good for nothing once they are removed', async () => {
    const { id, cookie } = await whoIsIn(stage.app, 'owner', 'Olive');
    const ask = as(cookie);
    const owed = () => stage.app.store.pendingOutbox({ recipient: 'alice@example.com', kind: 'watch-changed' });
    const before = await owed();
    expect((await ask('/tokens')).html).toContain('No token');
    expect((await ask('/people')).html).toContain('href="/tokens"');
    const made = await ask('/tokens/add', good);
    const token = /rusuban_[\w-]{43}/.exec(made.html)?.[0] ?? '';
    expect(made.status).toBe(200);
    expect(made.html).toContain('&lt;b&gt;erp');
    expect(made.html).not.toContain('<b>erp');
    expect(await owed()).toBe(before + 1);
    expect((await ask('/tokens')).html).not.toContain(token);
    expect((await askApi(stage.page.url, '/accounts', { token })).status).toBe(200);
    const [kept] = await stage.app.store.listApiTokens();
    expect(kept).toMatchObject({ personId: id, madeBy: 'Olive', role: 'reader', clients: null });
    expect((await ask('/tokens')).html).toMatch(/last used .*Jun 10/);
    // who looks through who sees what sees programs, too; who isn't an owner sees none
    expect((await ask('/people')).html).toMatch(/API tokens<\/th>.*&lt;b&gt;erp/s);
    const other = as((await whoIsIn(stage.app, 'staff', 'Stan')).cookie);
    expect((await other('/people')).html).not.toContain('erp');

    expect((await ask('/tokens/remove', { token: 'none' })).status).toBe(404);
    expect((await ask('/tokens/remove', { token: kept?.id ?? '' })).status).toBe(303);
    expect((await askApi(stage.page.url, '/accounts', { token })).status).toBe(401);
    // Stan was told of between
    expect(await owed()).toBe(before + 3);
    const log = (await stage.app.store.readLog({ limit: 9 })).filter(({ what }) => what.startsWith('token-'));
    expect(log.map(({ what, who, via }) => [what, who, via])).toEqual([
      ['token-removed', 'Olive', 'console'],
      ['token-added', 'Olive', 'console'],
    ]);
  });

  it('are made as they can be, and no other way', async () => {
    const ask = as((await whoIsIn(stage.app, 'owner', 'Otto')).cookie);
    for (const form of [
      { name: '' },
      { days: '0' },
      { days: '366' },
      { days: 'x' },
      { role: 'king' },
      { role: 'client' },
      { client: 'nobody' },
    ])
      expect([form, (await ask('/tokens/add', { ...good, ...form })).status]).toEqual([form, 409]);
    expect(await stage.app.store.listApiTokens()).toEqual([]);
  });

  it('are changed only by who came in lately', async () => {
    const ask = as((await whoIsIn(stage.app, 'owner', 'Ove')).cookie);
    stage.clock.advance(6 * minuteMs);
    const stale = await ask('/tokens/add', good);
    expect([stale.status, stale.headers.location]).toEqual([303, '/sign-in?to=/tokens']);
    expect(await stage.app.store.listApiTokens()).toEqual([]);
  });
});
