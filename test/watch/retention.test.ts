// What is forgotten with age, and what never is.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import type { PartCoverage } from '../../src/domain/watch/coverage.ts';
import { forgetOld } from '../../src/watch/retention.ts';
import { show } from '../support/show.ts';
import { aListing, anOrder, aRun, openTestStore, seenAt, type TestStore } from '../support/store.ts';

let alice: TestStore;
beforeAll(async () => {
  alice = await openTestStore();
});
afterAll(() => alice.close());

const now = seenAt;
const ago = (days: number) => now - days * dayMs;
const deps = () => ({ store: alice.store, clock: { now: () => now, wait: async () => {} } as never });

function run(at: Instant, state: PartCoverage['state'] = 'complete') {
  const coverage = { state, reason: state === 'complete' ? null : 'rate limit', asOf: at };
  return aRun({ startedAt: at, finishedAt: at, coverage });
}

function observe(orderDays: readonly number[], changeDays: readonly number[]) {
  return alice.store.observe('alice', async (state) => {
    const orders = orderDays.map((days) => ({ purchasedAt: ago(days), lastUpdatedAt: ago(days) }));
    await state.putOrders(orders.map((when, n) => anOrder({ orderId: `250-${orderDays[n]}`, ...when })));
    await state.append(
      changeDays.map((days) => ({
        kind: 'listing-added' as const,
        listing: aListing(),
        returning: false,
        key: `added|${days}`,
        occurredAt: ago(days),
        observedAt: ago(days),
        reconstructed: false,
      })),
    );
    return run(ago(71));
  });
}

async function withClient(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: alice.url });
  await client.connect();
  await work(client).finally(() => client.end());
}

function look() {
  return alice.store.look('alice', dayMs, ({ baseline }) => ({
    baseline,
    lookedAt: now,
    verdicts: [],
    judged: [],
    incidents: [],
    decisions: [],
    outbox: [],
  }));
}

describe('retention', () => {
  it('forgets orders and changes after 400 days, and how pulls went after 70', async () => {
    await observe([399, 401, 800], [399, 401, 800]);
    await look();
    await alice.store.recordRun('alice', run(ago(90), 'partial'));
    await alice.store.recordRun('alice', run(ago(80)));
    await alice.store.recordRun('alice', run(ago(1)));
    expect(await forgetOld(deps())).toEqual({ changes: 2, orders: 2, listings: 0, pulls: 2 });
    expect(await alice.store.counts('alice')).toMatchObject({ orders: 1, changes: 1 });
    expect(await forgetOld(deps())).toEqual({ changes: 0, orders: 0, listings: 0, pulls: 0 });
  });

  it('keeps what is on sale however old, and forgets what was taken off long ago', async () => {
    await alice.store.observe('alice', async (state) => {
      const listings = [aListing({ openedAt: ago(3000) }), aListing({ sku: 'GONE', openedAt: ago(3000) })];
      await show(state, [{ listings }], { at: ago(1) });
      return run(ago(1));
    });
    await alice.store.observe('alice', async (state) => {
      const whole = { part: 'listings', state: 'complete', at: now } as const;
      await show(state, [{ listings: [aListing({ openedAt: ago(3000) })] }], whole);
      return run(ago(1));
    });
    expect((await forgetOld(deps())).listings).toBe(0);
    await withClient((client) =>
      client.query('UPDATE listing SET removed_at = $1 WHERE removed_at IS NOT NULL', [new Date(ago(401))]),
    );
    expect((await forgetOld(deps())).listings).toBe(1);
    expect(await alice.store.counts('alice')).toMatchObject({ listings: 1 });
  });

  it('leaves what no look has taken yet', async () => {
    await observe([], [500]);
    expect((await forgetOld(deps())).changes).toBe(0);
    await look();
    expect((await forgetOld(deps())).changes).toBe(1);
  });
});
