// What becomes of a thing when it is seen again: in whatever order, however often, in however many batches.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change } from '../../../src/domain/shop/change.ts';
import type { CancelledBy, Order, OrderStatus } from '../../../src/domain/shop/order.ts';
import type { KnownFact, ProfileFact } from '../../../src/domain/shop/profile.ts';
import { goneOf, seeFacts, seeOrders } from '../../../src/domain/shop/reduce.ts';
import { aListing, anOrder } from '../../support/factories.ts';

const seenAt = Date.UTC(2026, 10, 1, 12);

/** Shows batches one after the other; what was told, and what is known in the end. */
function shown(batches: readonly (readonly Order[])[]) {
  const known = new Map<string, Order>();
  const told = new Map<string, Change>();
  for (const batch of batches) {
    const { orders, changes } = seeOrders(known, batch, seenAt);
    for (const order of orders) known.set(order.orderId, order);
    for (const change of changes) {
      expect(told.has(change.key)).toBe(false);
      told.set(change.key, change);
    }
  }
  return { told: [...told.values()], known };
}

function shownFacts(batches: readonly (readonly ProfileFact[])[]) {
  const known = new Map<string, KnownFact>();
  const told = new Map<string, string>();
  for (const batch of batches) {
    const { facts, changes } = seeFacts([...known.values()], batch, seenAt);
    for (const fact of facts) known.set(`${fact.field}|${fact.scope}|${fact.value}`, fact);
    for (const change of changes)
      if (change.kind === 'profile-changed' && !told.has(change.key))
        told.set(change.key, `${change.before} -> ${change.after} @${change.occurredAt - seenAt}`);
  }
  return { told: [...told.values()], known: [...known.values()] };
}

describe('orders', () => {
  const cancelled = (by: CancelledBy, at: number) =>
    anOrder({ status: 'cancelled', cancellation: { by, reason: null }, lastUpdatedAt: seenAt + at });

  it('that are cancelled are told once, whichever source speaks last', () => {
    const flat = cancelled('unknown', 2);
    const api = cancelled('merchant', 1);
    const kinds = (...batches: Order[][]) => shown(batches).told.map(({ key }) => key.split('|').at(-1));
    expect(kinds([api], [flat], [api], [flat])).toEqual(['250-0000000-0000001', 'merchant']);
    expect(kinds([flat], [api], [flat])).toEqual(['250-0000000-0000001', 'unknown', 'merchant']);
    expect(shown([[flat], [api]]).known.get(flat.orderId)?.cancellation?.by).toBe('merchant');
  });

  it('keep what only another source knows', () => {
    const api = anOrder({ status: 'shipped', hasTracking: true, isCancelRequested: true, lastUpdatedAt: seenAt });
    const flat = anOrder({ status: 'shipped', channel: null, items: [], lastUpdatedAt: seenAt + 1 });
    const kept = { hasTracking: true, isCancelRequested: true, channel: 'merchant', items: api.items };
    for (const batches of [[[api], [flat]], [[flat], [api]], [[flat, api]]])
      expect(shown(batches).known.get(api.orderId)).toMatchObject({ ...kept, lastUpdatedAt: seenAt + 1 });
  });

  it('whose status is not told are placed, keep the status that they had, and are told of once it is', () => {
    const unknown = anOrder({ status: 'unknown' });
    const shipped = anOrder({ status: 'shipped', hasTracking: true, lastUpdatedAt: seenAt });
    const kinds = (...batches: Order[][]) => shown(batches).told.map(({ kind }) => kind);
    expect(kinds([unknown], [shipped])).toEqual(['order-placed', 'order-shipped']);
    const later = { ...unknown, lastUpdatedAt: seenAt + 1 };
    expect(shown([[shipped], [later]]).known.get(later.orderId)).toMatchObject({
      status: 'shipped',
      hasTracking: true,
    });
  });

  const orders = fc.array(
    fc.record({
      orderId: fc.constantFrom('A', 'B'),
      lastUpdatedAt: fc.integer({ min: 0, max: 6 }).map((n) => seenAt + n),
      status: fc.constantFrom<OrderStatus>('pending', 'unshipped', 'shipped', 'cancelled'),
      by: fc.constantFrom<CancelledBy>('unknown', 'buyer', 'merchant'),
      hasTracking: fc.constantFrom(true, false, null),
      isCancelRequested: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const ordersOf = (seen: typeof orders extends fc.Arbitrary<infer T> ? T : never): Order[] =>
    seen.map(({ by, ...rest }) =>
      anOrder({ ...rest, cancellation: rest.status === 'cancelled' ? { by, reason: null } : null }),
    );

  it('in any order, once or thrice, tell no key twice and come to the same end', () => {
    const endOf = ({ told, known }: ReturnType<typeof shown>) => [
      [...known.values()].map(({ orderId, lastUpdatedAt, status }) => [orderId, lastUpdatedAt, status]).sort(),
      // a flat file that shows an order shipped at first sight tells nothing of it: that much depends on the order
      new Set(told.map(({ kind, key }) => `${kind} ${key.split('|')[1]}`).filter((line) => !/shipped/.test(line))),
    ];
    fc.assert(
      fc.property(
        orders.chain((seen) =>
          fc.tuple(fc.constant(seen), fc.shuffledSubarray([...seen, ...seen, ...seen], { minLength: 3 * seen.length })),
        ),
        ([seen, thrice]) => {
          expect(endOf(shown(ordersOf(thrice).map((order) => [order])))).toEqual(endOf(shown([ordersOf(seen)])));
        },
      ),
    );
  });

  it('tell the same however their past is cut into batches', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 1, max: 4 }), (seen, size) => {
        const past = ordersOf(seen).sort((a, b) => a.lastUpdatedAt - b.lastUpdatedAt);
        const batches = Array.from({ length: Math.ceil(past.length / size) }, (_, i) =>
          past.slice(i * size, (i + 1) * size),
        );
        const keys = ({ told }: ReturnType<typeof shown>) => told.map(({ key }) => key).sort();
        expect(keys(shown(batches))).toEqual(keys(shown([past])));
        expect(shown(batches).known).toEqual(shown([past]).known);
      }),
    );
  });
});

describe('facts', () => {
  const tail = (value: string, at: number): ProfileFact => ({
    field: 'payout-account-tail',
    marketplaceId: null,
    scope: 'JPY',
    value,
    at: seenAt + at,
  });
  const from = (value: string): ProfileFact => ({ ...tail(value, -9), field: 'ship-from-address' });

  it('are no news at first sight, nor when they are seen again', () => {
    expect(shownFacts([[tail('111', -9)], [tail('111', -8)], [tail('111', -9)]]).told).toEqual([]);
  });

  it('of another value are news, also of a former one', () => {
    expect(shownFacts([[tail('111', -9)], [tail('666', -8)], [tail('111', -7)]]).told).toEqual([
      '111 -> 666 @-8',
      '666 -> 111 @-7',
    ]);
  });

  it('that are listed late have their place: a payout to a stranger between two to oneself is told', () => {
    const late = shownFacts([[tail('111', -9)], [tail('111', -7)], [tail('222', -8)]]);
    expect(late.told).toEqual(['111 -> 222 @-8', '222 -> 111 @-7']);
    expect(shownFacts([[tail('111', -9), tail('222', -8), tail('111', -7)]]).told).toEqual(late.told);
  });

  it('that are older than all that was known make the next one the change', () => {
    expect(shownFacts([[tail('222', -5)], [tail('111', -9)]]).told).toEqual(['111 -> 222 @-5']);
  });

  it('of a set are news only when never seen', () => {
    const known = [[from('Tokyo')], [from('Osaka')]];
    expect(shownFacts([...known, [from('Tokyo')], [from('Shenzhen')]]).told).toEqual([
      'Tokyo -> Osaka @-9',
      'Tokyo / Osaka -> Shenzhen @-9',
    ]);
  });

  it('of which less is told are no change, and hide none', () => {
    const method = (value: string, at: number): ProfileFact => ({ ...tail(value, at), field: 'deposit-method' });
    const [alices, untold, mallorys] = ['BANK_ACCOUNT, 677, Alice', 'BANK_ACCOUNT, 677', 'BANK_ACCOUNT, 677, Mallory'];
    expect(shownFacts([[method(alices, -9)], [method(untold, -8)], [method(alices, -7)]]).told).toEqual([]);
    expect(shownFacts([[method(untold, -9)], [method(alices, -8)]]).told).toEqual([]);
    expect(shownFacts([[method(alices, -9)], [method(untold, -8)], [method(mallorys, -7)]]).told).toEqual([
      `${alices} -> ${mallorys} @-7`,
    ]);
    const name = (value: string, at: number): ProfileFact => ({ ...tail(value, at), field: 'store-name' });
    expect(shownFacts([[name('Alice, Books', -9)], [name('Alice', -8)]]).told).toHaveLength(1);
  });

  it('tell the same in any order, once or thrice, in one batch or many', () => {
    const past = fc.uniqueArray(fc.tuple(fc.constantFrom('111', '222', '333'), fc.integer({ min: -20, max: 0 })), {
      selector: ([, at]) => at,
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        past.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length })),
        ),
        ([facts, twice]) => {
          const shuffled = twice.map(([value, at]) => [tail(value, at)]);
          const destinations = (told: readonly string[]) => new Set(told.map((line) => line.split(/ -> | @/)[1]));
          const straight = shownFacts([facts.map(([value, at]) => tail(value, at))]);
          const late = shownFacts(shuffled);
          expect(destinations(late.told)).toEqual(destinations(straight.told));
          expect(late.known.sort((a, b) => (a.value < b.value ? -1 : 1))).toEqual(
            straight.known.sort((a, b) => (a.value < b.value ? -1 : 1)),
          );
        },
      ),
    );
  });
});

describe('a walk', () => {
  const listings = [null, seenAt, seenAt + 1].map((openedAt, n) => aListing({ sku: `S${n}`, openedAt }));
  const gone = (unread: number) => goneOf(listings, seenAt, unread).map(({ sku }) => sku);

  it('doesn’t say of a listing younger than itself that it is gone', () => {
    expect(gone(0)).toEqual(['S0', 'S1']);
  });

  it('of which rows could not be read says of nothing that it is gone while those may be it', () => {
    expect(gone(1)).toEqual(['S0', 'S1']);
    expect(gone(2)).toEqual([]);
  });
});
