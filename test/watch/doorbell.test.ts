// The doorbell, at a real queue: what rings is asked for once, what was removed has rung, and nothing that somebody puts
// into the queue does more than that.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PushFault, type PushQueue } from '../../src/adapters/push/port.ts';
import { createSqs } from '../../src/adapters/push/sqs.ts';
import { dayMs } from '../../src/domain/clock.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { partsRungBy } from '../../src/domain/watch/notification.ts';
import { answerDoorbell, type DoorbellDeps, ringsOf } from '../../src/watch/doorbell.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { startQueue, type TestQueue } from '../support/sqs.ts';

const shops = [
  { id: 'alice', sellerId: 'A1ALICE' },
  { id: 'alice-de', sellerId: 'A1ALICE' },
  { id: 'bob', sellerId: 'A2BOB' },
  { id: 'carol', sellerId: null },
];
const known = {
  sellers: new Map([
    ['A1ALICE', ['alice', 'alice-de']],
    ['A2BOB', ['bob']],
  ]),
  subscriptions: new Map([['s-7', ['bob']]]),
};
const saying = (type: string, sellerId: string | null) => ({
  ...{ type, sellerId },
  ...{ subscriptionId: null, eventAt: null, publishedAt: null, secretEnd: null },
});
const body = (type: string, sellerId: string) =>
  JSON.stringify({ NotificationType: type, Payload: { SellerId: sellerId } });

describe('a notification', () => {
  it.each([
    ['LISTINGS_ITEM_STATUS_CHANGE', ['new-listings']],
    ['ORDER_CHANGE', ['orders']],
    ['ACCOUNT_STATUS_CHANGED', ['profile', 'performance']],
    ['REPORT_PROCESSING_FINISHED', ['foreign-reports']],
    ['toString', []],
  ])('of %s rings for %j', (type, rung) => {
    expect(partsRungBy(saying(type, null))).toEqual(rung);
    for (const part of rung) expect(parts).toContain(part);
  });

  it('is about every account of its seller, and of nobody else', () => {
    expect(ringsOf(saying('ORDER_CHANGE', 'A1ALICE'), known)).toMatchObject({
      ...{ outcome: 'rung', accountIds: ['alice', 'alice-de'], parts: ['orders'] },
    });
    expect(ringsOf(saying('ORDER_CHANGE', 'A9MALLORY'), known)).toMatchObject({
      outcome: 'stranger',
      accountIds: [],
    });
    expect(ringsOf(saying('PRICING_HEALTH', 'A2BOB'), known)).toMatchObject({ outcome: 'not-asked-for' });
    expect(ringsOf(null, known)).toMatchObject({ outcome: 'unreadable', accountIds: [] });
  });

  it('that names no seller is about the shops of its subscription, and of one that is not known about none', () => {
    const by = (subscriptionId: string | null) =>
      ringsOf({ ...saying('ACCOUNT_STATUS_CHANGED', null), subscriptionId }, known);
    expect(by('s-7')).toMatchObject({ outcome: 'rung', accountIds: ['bob'] });
    for (const id of ['s-8', null]) expect(by(id)).toMatchObject({ outcome: 'stranger', accountIds: [] });
  });
});

describe('the doorbell', () => {
  let queue: TestQueue;
  let stop: AbortController;
  let rung: Map<string, number>;
  let outcomes: Record<string, number>;
  let warned: object[];
  let noted: string[];
  let ends: unknown[];
  const clock = createManualClock(0);

  beforeEach(async () => {
    queue = await startQueue();
    stop = new AbortController();
    [rung, outcomes, warned, noted, ends] = [new Map(), {}, [], [], []];
  });
  afterEach(() => queue.close());

  /** Runs until so many messages were answered. */
  async function answered(count: number, changes: Partial<DoorbellDeps> = {}): Promise<void> {
    let left = count;
    const deps: DoorbellDeps = {
      queue: createSqs({ queueUrl: queue.url, accessKeyId: 'a', secretAccessKey: 's', waitSeconds: 1 }),
      store: {
        listAccounts: async () => shops as never,
        listSubscriptions: async () => [],
        noteSecretEnd: async (...said) => void ends.push(said),
        noteRung: async (came) => void noted.push(...came.map(({ accountId, type }) => `${accountId} ${type}`)),
        hold: async () => async () => {},
      },
      clock,
      log: { warn: (fields) => void warned.push(fields) },
      ring: async (accountId, part) => {
        rung.set(`${accountId}/${part}`, (rung.get(`${accountId}/${part}`) ?? 0) + 1);
      },
      onMessage: (_, outcome) => {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        if (--left === 0) stop.abort();
      },
      ...changes,
    };
    await answerDoorbell(deps, stop.signal);
  }

  it('drains a flood, of thousands of messages a few rings', async () => {
    const listed = Array.from({ length: 1_000 }, () => body('LISTINGS_ITEM_STATUS_CHANGE', 'A1ALICE'));
    await queue.put(...listed, 'poison', body('ORDER_CHANGE', 'A9MALLORY'), body('PRICING_HEALTH', 'A1ALICE'));
    await answered(1_003);
    expect(outcomes).toEqual({ rung: 1_000, unreadable: 1, stranger: 1, 'not-asked-for': 1 });
    expect([...rung.keys()]).toEqual(['alice/new-listings', 'alice-de/new-listings']);
    const came = ['alice LISTINGS_ITEM_STATUS_CHANGE', 'alice-de LISTINGS_ITEM_STATUS_CHANGE'];
    expect([...new Set(noted)]).toEqual(came);
    // at most one for each ten of a receive
    expect(rung.get('alice/new-listings')).toBeLessThanOrEqual(1_003 / 10 + 3);
    expect(await queue.left()).toBe(0);
    expect(warned).toEqual([]);
  });

  it('notes when a secret ends, where that can be so, and rings for nothing', async () => {
    const said = (at: number | string) =>
      JSON.stringify({
        ...{ notificationType: 'APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY', eventTime: new Date(5).toISOString() },
        payload: {
          applicationOAuthClientSecretExpiry: {
            ...{ clientId: 'amzn1.app', clientSecretExpiryReason: 'PERIODIC_ROTATION' },
            clientSecretExpiryTime: typeof at === 'number' ? new Date(at).toISOString() : at,
          },
        },
      });
    const now = clock.now();
    await queue.put(...[now + 30 * dayMs, now - 1, now + 181 * dayMs, 'soon'].map(said));
    await answered(4);
    expect(ends).toEqual([['amzn1.app', now + 30 * dayMs, 5]]);
    expect({ outcomes, rung: rung.size }).toEqual({ outcomes: { noted: 3, 'not-asked-for': 1 }, rung: 0 });
  });

  it('removes nothing that has not rung', async () => {
    await queue.put(body('ORDER_CHANGE', 'A2BOB'));
    let tries = 0;
    const sleep = async () => stop.abort();
    const ring = async () => {
      tries++;
      throw new Error('the database is away');
    };
    await answered(1, { ring, clock: { ...clock, sleep } });
    expect({ tries, left: await queue.left(), outcomes }).toEqual({ tries: 1, left: 1, outcomes: {} });
    expect(warned).toHaveLength(1);
  });

  it('is patient with a queue that is away, more and more, and goes on when it is back', async () => {
    await queue.put(body('ORDER_CHANGE', 'A2BOB'));
    const sqs = createSqs({ queueUrl: queue.url, accessKeyId: 'a', secretAccessKey: 's', waitSeconds: 1 });
    let faults = 9;
    const away: PushQueue = {
      ...sqs,
      receive: async (signal) => {
        if (faults-- > 0) throw new PushFault('outage', 'The queue can’t be reached.');
        return await sqs.receive(signal);
      },
    };
    await answered(1, { queue: away });
    expect([...rung]).toEqual([['bob/orders', 1]]);
    expect(warned).toHaveLength(9);
    expect(clock.sleeps.every((ms) => ms >= 5_000 && ms <= 300_000)).toBe(true);
  });

  it('is read by one process at a time', async () => {
    let asked = 0;
    const hold = async () => {
      if (++asked === 3) stop.abort();
      return null;
    };
    await queue.put(body('ORDER_CHANGE', 'A2BOB'));
    const store = {
      listAccounts: async () => shops as never,
      listSubscriptions: async () => [],
      noteRung: async () => {},
      noteSecretEnd: async () => {},
      hold,
    };
    await answered(1, { store });
    expect({ asked, left: await queue.left(), rung: rung.size }).toEqual({ asked: 3, left: 1, rung: 0 });
  });
});
