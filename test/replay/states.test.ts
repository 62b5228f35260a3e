// One set of rules over two states: what a database and a memory are shown in the same pulls makes the same changes.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayMs, hourMs, type Instant } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import type { Order } from '../../src/domain/shop/order.ts';
import type { ProfileFact } from '../../src/domain/shop/profile.ts';
import type { CoverageState, Part } from '../../src/domain/watch/coverage.ts';
import type { Observed } from '../../src/domain/watch/observed.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { show } from '../support/show.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
  anOrder,
  aRun,
  openTestStore,
  seenAt,
  type TestStore,
} from '../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());

interface Pull {
  readonly part: Part;
  readonly state: CoverageState;
  readonly at: Instant;
  readonly batches: readonly Observed[];
}

const keyed = (changes: readonly Change[]) => [...changes].sort((a, b) => (a.key < b.key ? -1 : 1));

/** What each pull told, once in a database, once in memory. */
async function both(pulls: readonly Pull[]) {
  await test.store.removeAccount('alice');
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
  const memory = new MemoryState();
  const told: { database: Change[]; memory: Change[] }[] = [];
  for (const { batches, ...showing } of pulls) {
    let database: Change[] = [];
    await test.store.observe('alice', async (state) => {
      database = await show(state, batches, showing);
      return aRun();
    });
    told.push({ database: keyed(database), memory: keyed(await show(memory, batches, showing)) });
  }
  return told;
}

const pull = (part: Part, day: number, batch: Observed, state: CoverageState = 'complete'): Pull => ({
  part,
  state,
  at: seenAt + day * dayMs,
  batches: [batch],
});
const tail = (value: string, day: number): ProfileFact => ({
  field: 'payout-account-tail',
  marketplaceId: null,
  scope: 'JPY',
  value,
  at: seenAt + day * dayMs,
});
const tea = aListing({ openedAt: seenAt - 300 * dayMs });
const cups = aListing({ sku: 'TEA-02', openedAt: seenAt - 300 * dayMs });
const cancelled = (by: 'unknown' | 'merchant', day: number) =>
  anOrder({ status: 'cancelled', cancellation: { by, reason: null }, lastUpdatedAt: seenAt + day * dayMs });

describe('a database and a memory', () => {
  it.each<[string, Pull[], string[]]>([
    [
      'a cancellation that a vaguer source repeats',
      [0, 1, 2].map((day) => pull('orders', day, { orders: [cancelled(day === 1 ? 'unknown' : 'merchant', day)] })),
      ['order-cancelled', 'order-placed'],
    ],
    [
      'a payout to a stranger that is listed after two to oneself',
      [tail('111', 0), tail('111', 4), tail('222', 2)].map((fact, day) => pull('payouts', day, { facts: [fact] })),
      ['profile-changed', 'profile-changed'],
    ],
    [
      'a listing that only a walk which broke off has shown',
      [
        pull('listings', 0, { listings: [tea, cups] }),
        pull('listings', 1, { listings: [tea, cups] }, 'partial'),
        pull('listings', 2, { listings: [tea] }),
      ],
      ['listing-added', 'listing-removed'],
    ],
    [
      'a listing that is named twice at once',
      [
        pull('listings', 0, { listings: [tea] }),
        pull('listings', 1, { listings: [{ ...tea, status: 'inactive' }, tea] }),
      ],
      ['listing-added'],
    ],
  ])('tell the same of %s', async (_what, pulls, kinds) => {
    const told = await both(pulls);
    for (const { database, memory } of told) expect(memory).toEqual(database);
    expect(told.flatMap(({ database }) => database.map(({ kind }) => kind))).toEqual(kinds);
  });

  const listing = fc.record({
    sku: fc.constantFrom('A', 'B', 'C'),
    title: fc.constantFrom('Tea', 'Drill', ''),
    status: fc.constantFrom<Listing['status']>('active', 'inactive'),
    quantity: fc.constantFrom(1, 2, null),
    openedAt: fc.constantFrom(seenAt - 300 * dayMs, seenAt + dayMs, null),
    handlingDays: fc.constantFrom(2, 30, null),
  });
  const order = fc.record({
    orderId: fc.constantFrom('250-1', '250-2'),
    status: fc.constantFrom<Order['status']>('unshipped', 'shipped', 'cancelled'),
    hasTracking: fc.constantFrom(true, null),
    lastUpdatedAt: fc.integer({ min: 0, max: 5 }).map((hour) => seenAt + hour * hourMs),
  });
  const fact = fc.tuple(fc.constantFrom('111', '222', '333'), fc.integer({ min: -5, max: 5 }));
  const aPull = fc.record({
    part: fc.constantFrom<Part>('listings', 'new-listings', 'orders', 'payouts'),
    state: fc.constantFrom<CoverageState>('complete', 'partial'),
    batches: fc.array(
      fc.record({
        listings: fc.array(listing.map(aListing), { maxLength: 4 }),
        orders: fc.array(order.map(anOrder), { maxLength: 3 }),
        facts: fc.array(
          fact.map(([value, day]) => tail(value, day)),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 2 },
    ),
  });

  it('tell the same whatever they are shown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aPull, { minLength: 1, maxLength: 4 }), async (pulls) => {
        const dated = pulls.map((one, day) => ({ ...one, at: seenAt + day * dayMs }));
        for (const { database, memory } of await both(dated)) expect(memory).toEqual(database);
      }),
      { numRuns: 40 },
    );
  });
});
