// Notifications that should have come: told only where several readings found what nothing had rung for, to each reader once,
// and with the names of those shops alone of which that reader is told.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { PushQueue } from '../../src/adapters/push/port.ts';
import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import type { LogEntry } from '../../src/domain/owner/log-entry.ts';
import type { Recipient } from '../../src/domain/telling/recipient.ts';
import { everyMs } from '../../src/watch/schedule.ts';
import { oweUpkeep, type UpkeepDeps } from '../../src/watch/upkeep.ts';
import { placed } from '../support/factories.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { aliceCredentials, anAccount, aRun, openTestStore, pauseOf, seenAt, type TestStore } from '../support/store.ts';
import { setRecipientsOf } from '../support/told-store.ts';

const pushQueue = {} as PushQueue;
const reader = (address: string): Recipient => ({
  ...{ address, language: 'en', timeZone: 'UTC', quietHours: null },
  ...{ isBackup: false, gets: ['alerts', 'upkeep', 'reports'] },
});

let kept: TestStore;
let pool: pg.Pool;
let upkeepDone: UpkeepDeps['upkeepDone'];
const subscribed = seenAt;
const shops = ['alice', 'bob', 'carol', 'dan'] as const;

beforeAll(async () => {
  kept = await openTestStore({ isEmpty: true });
  pool = new pg.Pool({ connectionString: kept.url });
});
afterAll(async () => {
  await pool?.end();
  await kept?.close();
});
beforeEach(async () => {
  upkeepDone = { at: null };
  for (const id of shops) {
    await kept.store.addAccount(
      anAccount({ id, name: `The shop ${id}`, sellerId: id.toUpperCase() }),
      aliceCredentials,
      seenAt,
    );
    await setRecipientsOf(kept.store, id, reader('agency@example.com'), reader(`${id}@example.com`));
    await kept.store.keepSubscriptions(
      id,
      { ORDER_CHANGE: `orders-${id}`, ACCOUNT_STATUS_CHANGED: `s-${id}` },
      subscribed,
    );
  }
});
afterEach(async () => {
  for (const id of shops) await kept.store.removeAccount(id);
});

/** A reading that the clock asked for has found an order that was placed a minute before. */
async function found(id: string, at: number): Promise<void> {
  await kept.store.observe(id, async (state) => {
    const order = { orderId: `250-${id}-${at}`, purchasedAt: at - minuteMs };
    await state.append([{ ...placed(at - minuteMs, order), observedAt: at }]);
    return aRun({ part: 'orders', startedAt: at, finishedAt: at });
  });
}

type Told = Readonly<Record<string, readonly string[] | undefined>>;

/** Who was told by then, and which shops were named. */
async function toldBy(now: number): Promise<Told> {
  const clock = createManualClock(now);
  await oweUpkeep({ store: kept.store, clock, intervals: everyMs, startedAt: now, upkeepDone, pushQueue });
  const { rows } = await pool.query<{ recipient: string; props: { shops?: string[] } }>(
    `SELECT recipient, props FROM outbox WHERE kind = 'push-silent' ORDER BY recipient`,
  );
  expect(new Set(rows.map(({ recipient }) => recipient)).size).toBe(rows.length);
  return Object.fromEntries(rows.map(({ recipient, props }) => [recipient, props.shops]));
}
const minutes = (n: number) => subscribed + n * minuteMs;

describe('notifications that do not come', () => {
  it('are told of after three readings that found something, the first half an hour ago, and once', async () => {
    for (const n of [15, 20]) await found('alice', minutes(n));
    expect(await toldBy(minutes(30))).toEqual({});
    await found('alice', minutes(35));
    expect(await toldBy(minutes(44))).toEqual({});
    const told = { 'agency@example.com': undefined, 'alice@example.com': undefined };
    expect(await toldBy(minutes(50))).toEqual(told);
    await found('alice', minutes(60));
    expect(await toldBy(minutes(70))).toEqual(told);
  });

  it('are not missed in what was found before they were asked for, in one reading, or long ago', async () => {
    for (const n of [-30, -20, -10]) await found('alice', minutes(n));
    for (const n of [15, 20]) await found('alice', minutes(n));
    expect(await toldBy(minutes(60))).toEqual({});
    await found('alice', minutes(25) + dayMs);
    expect(await toldBy(minutes(60) + dayMs)).toEqual({});
  });

  it('have come once one has, up to then; another time is told anew', async () => {
    for (const n of [15, 20, 25]) await found('alice', minutes(n));
    await kept.store.noteRung([{ accountId: 'alice', type: 'ORDER_CHANGE' }], minutes(30));
    for (const n of [32, 36, 39]) await found('alice', minutes(n));
    expect(await toldBy(minutes(80))).toEqual({});
    for (const n of [45, 50, 55]) await found('alice', minutes(n));
    expect(Object.keys(await toldBy(minutes(90)))).toEqual(['agency@example.com', 'alice@example.com']);
  });

  it('of most shops are the queue’s fault: each reader is told once, and hears of no shop but their own', async () => {
    for (const id of ['alice', 'bob']) for (const n of [15, 20, 25]) await found(id, minutes(n));
    expect(await toldBy(minutes(60))).toEqual({
      'agency@example.com': ['The shop alice', 'The shop bob'],
      'alice@example.com': ['The shop alice'],
      'bob@example.com': ['The shop bob'],
    });
  });

  it('are nobody’s matter where no such type was asked for, or no queue is read', async () => {
    for (const n of [15, 20, 25]) await found('alice', minutes(n));
    await kept.store.keepSubscriptions('alice', { ORDER_CHANGE: null }, minutes(26));
    expect(await toldBy(minutes(60))).toEqual({});
  });
});

it('a secret that runs out is told to each reader with their own shops alone, too', async () => {
  const { clientId } = aliceCredentials;
  const entry = { ...pauseOf('alice', subscribed), what: 'secret-changed' } as LogEntry;
  await kept.store.setSecret(clientId, 'another', subscribed - 175 * dayMs, entry);
  await oweUpkeep({
    store: kept.store,
    clock: createManualClock(subscribed),
    intervals: everyMs,
    ...{ startedAt: subscribed, upkeepDone },
  });
  const { rows } = await pool.query<{ recipient: string; shops: string[] }>(
    `SELECT recipient, props -> 'shops' AS shops FROM outbox WHERE kind = 'lapse' ORDER BY recipient`,
  );
  expect(rows).toEqual([
    { recipient: 'agency@example.com', shops: shops.map((id) => `The shop ${id}`) },
    ...shops.map((id) => ({ recipient: `${id}@example.com`, shops: [`The shop ${id}`] })),
  ]);
});
