// Observing: what is new, changed, gone or the same, whole or not at all, and once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Change } from '../../../src/domain/change.ts';
import type { Listing } from '../../../src/domain/listing.ts';
import type { ProfileFact } from '../../../src/domain/profile.ts';
import type { State } from '../../../src/domain/state.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
  anOrder,
  aRun,
  japan,
  openTestStore,
  seenAt,
  type TestStore,
} from '../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.store.removeAccount('alice');
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
});

/** One observation; gives back what `work` found. */
async function observing<T>(work: (state: State) => Promise<T>): Promise<T> {
  let found: T | undefined;
  await test.store.observe('alice', async (state) => {
    found = await work(state);
    return aRun();
  });
  return found as T;
}

const walk = (listings: readonly Listing[]) =>
  observing(async (state) => ({
    pairs: await state.takeListings(listings),
    removed: await state.finishWalk(japan, seenAt),
  }));

describe('listings', () => {
  it('are new once, and the same walk again changes nothing', async () => {
    const listings = [
      aListing(),
      aListing({
        sku: 'TEA-02',
        asin: null,
        price: null,
        quantity: null,
        channel: null,
        openedAt: null,
        handlingDays: null,
      }),
    ];
    const first = await walk(listings);
    expect(first.pairs).toEqual(listings.map((after) => ({ before: null, after, wasRemoved: false })));
    for (let again = 0; again < 5; again++) expect(await walk(listings)).toEqual({ pairs: [], removed: [] });
    expect(await test.store.counts('alice')).toMatchObject({ listings: 2, activeListings: 2 });
  });

  it('that change come back with before and after, whole', async () => {
    await walk([aListing()]);
    const after = aListing({ price: { minor: 198, currency: 'JPY' }, title: 'Drill' });
    expect((await walk([after])).pairs).toEqual([{ before: aListing(), after, wasRemoved: false }]);
    expect((await walk([after])).pairs).toEqual([]);
  });

  it('whose stock alone moves are stored but no news', async () => {
    await walk([aListing()]);
    expect((await walk([aListing({ quantity: 4 })])).pairs).toEqual([]);
    const [pair] = (await walk([aListing({ quantity: 4, status: 'inactive' })])).pairs;
    expect(pair?.before?.quantity).toBe(4);
  });

  it('keep what a vaguer source leaves out', async () => {
    await walk([aListing()]);
    expect((await walk([aListing({ handlingDays: null, openedAt: null, asin: null })])).pairs).toEqual([]);
    const [pair] = (await walk([aListing({ handlingDays: 9 })])).pairs;
    expect(pair?.before).toEqual(aListing());
  });

  it('that a complete walk leaves out are removed, once, and return as such', async () => {
    await walk([aListing(), aListing({ sku: 'TEA-02' })]);
    expect((await walk([aListing()])).removed).toEqual([aListing({ sku: 'TEA-02' })]);
    expect((await walk([aListing()])).removed).toEqual([]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 1 });
    const back = await walk([aListing(), aListing({ sku: 'TEA-02' })]);
    expect(back.pairs).toEqual([
      { before: aListing({ sku: 'TEA-02' }), after: aListing({ sku: 'TEA-02' }), wasRemoved: true },
    ]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 2 });
  });

  it('of one marketplace are not removed by the walk of another', async () => {
    const uk = aListing({ marketplaceId: 'A1F83G8C2ARO7P', price: { minor: 1250, currency: 'GBP' } });
    await walk([aListing(), uk]);
    expect((await walk([aListing()])).removed).toEqual([]);
    expect(await observing((state) => state.finishWalk('A1F83G8C2ARO7P', seenAt))).toEqual([uk]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 1 });
  });

  it('opened after the report was made are not taken for removed', async () => {
    const young = aListing({ sku: 'TEA-02', openedAt: seenAt + 1 });
    await walk([aListing(), young]);
    expect((await walk([aListing()])).removed).toEqual([]);
    expect(await walk([aListing(), young])).toEqual({ pairs: [], removed: [] });
  });

  it('given twice in a pull: the last wins, within a batch and over batches', async () => {
    const cheap = aListing({ price: { minor: 1, currency: 'JPY' } });
    expect((await walk([aListing(), cheap])).pairs).toEqual([{ before: null, after: cheap, wasRemoved: false }]);
    await observing(async (state) => {
      await state.takeListings([cheap]);
      await state.takeListings([aListing()]);
    });
    expect((await walk([aListing()])).pairs).toEqual([]);
  });

  it('are told by a walk only after the first', async () => {
    expect(await observing((state) => state.hasWalked(japan))).toBe(false);
    await observing((state) => state.takeListings([aListing()]));
    expect(await observing((state) => state.hasWalked(japan))).toBe(false);
    await walk([aListing()]);
    expect(await observing((state) => state.hasWalked(japan))).toBe(true);
  });

  it('written by an attacker are stored without what PostgreSQL refuses', async () => {
    const hostile = aListing({
      sku: `S\0KU\ud800 \\N "{}',\n\t\r`,
      title: `\0<b>\u202e😀\u200b\udc00${'長'.repeat(10_000)}`,
      asin: 'B0\\\t{}"\0',
      quantity: 99_999_999_999,
      price: { minor: 99_999_999_000, currency: 'KWD' },
    });
    const first = await walk([hostile]);
    expect(first.pairs[0]?.after.title).toMatch(/^\ufffd<b>\u202e😀\u200b\ufffd長+$/u);
    expect(await walk([hostile])).toEqual({ pairs: [], removed: [] });
    const [pair] = (await walk([{ ...hostile, status: 'inactive' }])).pairs;
    expect(pair?.before).toEqual({ ...first.pairs[0]?.after, quantity: 2_147_483_647 });
  });
});

describe('orders', () => {
  const taking = (...orders: Parameters<typeof anOrder>[0][]) =>
    observing((state) => state.takeOrders(orders.map(anOrder)));

  it('are new once', async () => {
    expect(await taking({})).toEqual([{ before: null, after: anOrder() }]);
    expect(await taking({})).toEqual([]);
  });

  it('are never overwritten by an older update, within a batch and over batches', async () => {
    const shipped = { status: 'shipped', lastUpdatedAt: seenAt } as const;
    expect(await taking(shipped, {})).toEqual([{ before: null, after: anOrder(shipped) }]);
    expect(await taking({})).toEqual([]);
    expect(await taking(shipped)).toEqual([]);
  });

  it('keep who cancelled when a flat file only knows that', async () => {
    const by = (who: 'merchant' | 'unknown') =>
      ({ status: 'cancelled', cancellation: { by: who, reason: null } }) as const;
    await taking(by('unknown'));
    expect((await taking(by('merchant')))[0]?.after.cancellation?.by).toBe('merchant');
    expect(await taking(by('unknown'))).toEqual([]);
  });

  it('remember that a buyer asked to cancel', async () => {
    await taking({});
    expect(await taking({ isCancelRequested: true })).toHaveLength(1);
    expect(await taking({ isCancelRequested: true })).toEqual([]);
    // A flat file doesn't know, and takes nothing back.
    expect((await taking({ status: 'shipped' }))[0]?.after.isCancelRequested).toBe(true);
  });

  it('hold no place for a buyer', async () => {
    const planted = {
      ...anOrder(),
      buyerName: 'Planted Buyer',
      items: [{ ...anOrder().items[0], giftNote: 'Planted Note' }],
    };
    await observing((state) => state.takeOrders([planted as unknown as ReturnType<typeof anOrder>]));
    const [pair] = await taking({ status: 'shipped', lastUpdatedAt: seenAt });
    expect(JSON.stringify(pair?.before)).not.toContain('Planted');
  });
});

describe('facts', () => {
  const tail = (value: string, at = seenAt): ProfileFact => ({
    field: 'payout-account-tail',
    marketplaceId: null,
    scope: 'JPY',
    value,
    at,
  });
  const ship = (value: string): ProfileFact => ({
    field: 'ship-from-address',
    marketplaceId: japan,
    scope: '',
    value,
    at: seenAt,
  });
  const taking = (...facts: ProfileFact[]) => observing((state) => state.takeFacts(facts));

  it('of one value are news when it is another one, also a former one', async () => {
    expect(await taking(tail('111'))).toEqual([{ fact: tail('111'), known: [] }]);
    expect(await taking(tail('111', seenAt + 1))).toEqual([]);
    expect(await taking(tail('666', seenAt + 2))).toEqual([
      { fact: tail('666', seenAt + 2), known: [tail('111', seenAt + 1)] },
    ]);
    const back = await taking(tail('111', seenAt + 3));
    expect(back).toEqual([
      { fact: tail('111', seenAt + 3), known: [tail('111', seenAt + 1), tail('666', seenAt + 2)] },
    ]);
  });

  it('that come late are kept in their place', async () => {
    await taking(tail('111', seenAt + 5));
    expect(await taking(tail('000', seenAt))).toEqual([]);
    expect(await taking(tail('111', seenAt + 6))).toEqual([]);
  });

  it('within one batch are taken oldest first', async () => {
    const pairs = await taking(tail('666', seenAt + 1), tail('111', seenAt));
    expect(pairs.map(({ fact, known }) => [fact.value, known.map(({ value }) => value)])).toEqual([
      ['111', []],
      ['666', ['111']],
    ]);
  });

  it('of a set are news only when never seen', async () => {
    await taking(ship('Tokyo'), ship('Osaka'));
    expect(await taking(ship('Tokyo'))).toEqual([]);
    const [pair] = await taking(ship('Shenzhen'));
    expect(pair?.known.map(({ value }) => value).sort()).toEqual(['Osaka', 'Tokyo']);
  });
});

describe('one transaction', () => {
  const change: Change = {
    kind: 'listing-removed',
    listing: aListing(),
    key: `k\0${'x'.repeat(20_000)}`,
    occurredAt: seenAt,
    observedAt: seenAt,
    reconstructed: false,
  };

  it('is rolled back whole when the work throws, and says what was thrown', async () => {
    const fault = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    const work = observing(async (state) => {
      await state.takeListings(Array.from({ length: 3000 }, (_, i) => aListing({ sku: `S${i}` })));
      await state.takeOrders([anOrder()]);
      await state.append([change]);
      throw fault;
    });
    await expect(work).rejects.toBe(fault);
    expect(await test.store.counts('alice')).toEqual({ listings: 0, activeListings: 0, orders: 0, changes: 0 });
    expect(await test.store.lastRuns('alice')).toEqual({});
  });

  it('surfaces the error of a write that was sent ahead', async () => {
    const broken = observing((state) => state.append([{ ...change, occurredAt: Number.NaN }]));
    await expect(broken).rejects.toThrow(/timestamp|NaN/);
  });

  it('appends a key once, four at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => observing((state) => state.append([change, change]))));
    expect(await test.store.counts('alice')).toMatchObject({ changes: 1 });
  });

  it('four at once give each difference to one of them', async () => {
    const listings = Array.from({ length: 1200 }, (_, i) => aListing({ sku: `S${i}` }));
    const found = await Promise.all(Array.from({ length: 4 }, () => walk(listings)));
    expect(found.map(({ pairs }) => pairs.length).sort()).toEqual([0, 0, 0, 1200]);
  });

  it('refuses an account that is not there', async () => {
    await expect(test.store.observe('mallory', async () => aRun())).rejects.toThrow('There is no account mallory');
    await expect(test.store.recordRun('mallory', aRun())).rejects.toThrow('There is no account mallory');
  });
});
