// Plans through the API: an owner's token says what lowers no guard against a takeover's own marks; everybody is told.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs, hourMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { askApi, tokenOf } from '../../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let stage: ConsoleStage;
let [owner, staff] = ['', ''];
beforeAll(async () => {
  stage = await openConsole(noon);
  await stage.app.store.addAccount(anAccount(), aliceCredentials, noon);
  await setRecipients(stage.app.store, newRecipient('alice@example.com'));
  [owner, staff] = [await tokenOf(stage.app, 'owner', 'erp'), await tokenOf(stage.app, 'staff', 'shift')];
});
afterAll(() => stage?.close());
const ask = (path: string, body?: unknown, token = owner) =>
  askApi(stage.page.url, path, { token, ...(body !== undefined && { body }) });
const plan = (more: object) => ({ account: 'alice', kind: 'launch', from: noon, to: noon + hourMs, ...more });

describe('a plan', () => {
  it('is said by an owner’s token and no other, told to everybody, and taken back', async () => {
    const owed = () => stage.app.store.pendingOutbox({ recipient: 'alice@example.com', kind: 'watch-changed' });
    const before = await owed();
    expect((await ask('/plans', plan({}), staff)).status).toBe(403);
    const { json, status } = await ask('/plans', plan({ note: 'spring' }));
    expect([status, json]).toMatchObject([201, { kind: 'launch', note: 'spring', saidBy: 'erp', ended: null }]);
    expect(await owed()).toBe(before + 1);
    expect(await stage.app.store.readLog({ subject: json.id, limit: 5 })).toMatchObject([
      { what: 'planned-added', who: 'erp', via: 'api' },
    ]);
    expect((await ask(`/plans/${json.id}/end`, {}, staff)).status).toBe(403);
    expect((await ask(`/plans/${json.id}/end`, {})).json).toEqual({ id: json.id, isNews: true });
    expect((await ask(`/plans/${json.id}/end`, {})).json).toEqual({ id: json.id, isNews: false });
  });

  it.each(['payout-change', 'contact-change'])('of %s wants a person', async (kind) => {
    const { json, status } = await ask('/plans', plan({ kind }));
    expect([status, json.type]).toEqual([403, 'urn:rusuban:problem:wants-a-person']);
    expect(
      (await stage.app.store.listStatements('alice')).some((one) => one.what === 'planned' && one.kind === kind),
    ).toBe(false);
  });

  it('is no longer than the console’s, nor backwards', async () => {
    for (const to of [noon - 1, noon + 92 * dayMs + 1, 8.64e15 + 1, 1.5])
      expect((await ask('/plans', plan({ to }))).status).toBe(400);
    expect((await ask('/plans', plan({ note: 'x'.repeat(501) }))).status).toBe(400);
  });
});

describe('plans', () => {
  it('in pages are all of them, each once, the newest first; the current ones alone where asked', async () => {
    const said: string[] = [];
    for (let n = 0; n < 5; n++) {
      if (n % 2 === 0) stage.clock.advance(1);
      said.push((await ask('/plans', plan({ note: `n${n}` }))).json.id);
    }
    await ask(`/plans/${said[4]}/end`, {});
    stage.clock.advance(1);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { json } = await ask(`/plans?account=alice&limit=2${query}`);
      seen.push(...json.items.map(({ id }: { id: string }) => id));
      cursor = json.next;
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen.slice(0, 5))).toEqual(new Set(said));
    expect(seen[0]).toBe(said[4]);
    const current = (await ask('/plans?current=true')).json.items.map(({ id }: { id: string }) => id);
    expect(new Set(current)).toEqual(new Set(said.slice(0, 4)));
  });
});
