// The log, recipients, deliveries and clients through the API: in pages, without what is secret.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { newRecipient } from '../../../src/domain/telling/recipient.ts';
import { askApi, tokenOf } from '../../support/ask-api.ts';
import { type ConsoleStage, openConsole } from '../../support/console-stage.ts';
import { aliceCredentials, anAccount } from '../../support/store.ts';
import { setRecipients, tell } from '../../support/told-store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
/** When all that is owed is due. */
const later = noon + hourMs;
let stage: ConsoleStage;
let token: string;
beforeAll(async () => {
  stage = await openConsole(noon);
  const { store } = stage.app;
  await store.addAccount(anAccount({ safePhrase: 'blue heron' } as never), aliceCredentials, noon);
  const readers = ['alice@example.com', 'bob@example.com', 'ntfy:phone'];
  await store.addWebhook('alice', { name: 'phone', kind: 'ntfy', settings: { topic: 'secret-topic' } }, noon);
  await setRecipients(store, ...readers.map((one) => newRecipient(one)));
  await tell(store, noon, { id: 'inc-1' });
  for (let row = await store.claimOutbox(later, minuteMs); row; row = await store.claimOutbox(later, minuteMs))
    await store.settleOutbox(row.key, { outcome: 'delivered', detail: '250 ok', messageId: row.key }, later);
  const entry = { at: noon, accountId: null, via: 'command', subject: null, detail: {} } as const;
  for (const name of ['Aoi', 'Kita', 'Zen'])
    await store.addClient({ id: name, name, createdAt: noon }, { ...entry, who: `who ${name}`, what: 'client-added' });
  token = await tokenOf(stage.app, 'reader', 'reads');
});
afterAll(() => stage?.close());

async function all(path: string, limit: number): Promise<Record<string, unknown>[]> {
  const seen: Record<string, unknown>[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { json, text } = await askApi(
      stage.page.url,
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${query}`,
      { token },
    );
    expect(text).not.toMatch(/secret-topic|blue heron|amzn1|Atzr/);
    seen.push(...json.items);
    cursor = json.next;
  }
  return seen;
}

describe('in pages of any size', () => {
  it.each([1, 2, 100])('(%s) the log is whole, and searched', async (limit) => {
    const log = await all('/log', limit);
    expect(log.map(({ id }) => Number(id))).toEqual([...log.map(({ id }) => Number(id))].sort((a, b) => b - a));
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    expect((await all('/log?what=client-added', limit)).map(({ who }) => who)).toEqual([
      'who Zen',
      'who Kita',
      'who Aoi',
    ]);
    expect(await all('/log?who=KITA', limit)).toHaveLength(1);
    expect(await all('/log?via=link', limit)).toEqual([]);
    expect(await all(`/log?from=${noon + 1}`, limit)).toEqual([]);
    expect(await all(`/log?to=${noon}`, limit)).toEqual([]);
  });

  it.each([1, 2, 100])('(%s) are recipients in their order, and what came of each message', async (limit) => {
    const readers = await all('/accounts/alice/recipients', limit);
    expect(readers.map(({ address }) => address)).toEqual(['alice@example.com', 'bob@example.com', 'ntfy:phone']);
    const sent = await all('/accounts/alice/deliveries', limit);
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual([
      'alice@example.com',
      'bob@example.com',
      'ntfy:phone',
    ]);
    expect(sent[0]).toMatchObject({ kind: 'alert', outcome: 'delivered', detail: '250 ok', at: later });
  });

  it.each([1, 2, 100])('(%s) are clients by name', async (limit) => {
    expect((await all('/clients', limit)).map(({ name }) => name)).toEqual(['Aoi', 'Kita', 'Zen']);
  });
});
