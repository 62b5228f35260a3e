// Observing: what is new, changed, gone or the same, whole or not at all, and once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayMs } from '../../../../src/domain/clock.ts';
import { type Change, isKind } from '../../../../src/domain/shop/change.ts';
import type { Listing } from '../../../../src/domain/shop/listing.ts';
import type { Order } from '../../../../src/domain/shop/order.ts';
import type { State } from '../../../../src/domain/shop/state.ts';
import type { Observed } from '../../../../src/domain/watch/observed.ts';
import { show } from '../../../support/show.ts';
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
} from '../../../support/store.ts';

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

const showing = (seen: Observed, at = seenAt) => observing((state) => show(state, [seen], { at }));

/** What a complete walk finds: the news, told by kind and SKU. */
const walk = async (listings: readonly Listing[], at = seenAt) => {
  const whole = { part: 'listings', state: 'complete', at } as const;
  return (await observing((state) => show(state, [{ listings }], whole))).filter(
    isKind('listing-added', 'listing-changed', 'listing-removed'),
  );
};
const skusOf = (changes: Awaited<ReturnType<typeof walk>>) =>
  changes.map((change) => `${change.kind} ${'listing' in change ? change.listing.sku : change.after.sku}`);

const old = { openedAt: seenAt - dayMs };
const tea = aListing(old);
const cups = aListing({ sku: 'TEA-02', ...old });

describe('listings', () => {
  it('are new once, and the same walk again changes nothing', async () => {
    const bare = { asin: null, price: null, quantity: null, channel: null, openedAt: null, handlingDays: null };
    await walk([]);
    const listings = [tea, aListing({ sku: 'TEA-02', ...bare })];
    expect(await walk(listings)).toMatchObject(listings.map((listing) => ({ kind: 'listing-added', listing })));
    for (let again = 0; again < 5; again++) expect(await walk(listings)).toEqual([]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 2, activeListings: 2 });
  });

  it('that change come back with before and after, whole', async () => {
    await walk([tea]);
    const after = { ...tea, price: { minor: 198, currency: 'JPY' }, title: 'Drill' };
    expect(await walk([after])).toMatchObject([{ before: tea, after }]);
    expect(await walk([after])).toEqual([]);
  });

  it('whose stock alone moves are stored but no news', async () => {
    await walk([tea]);
    expect(await walk([{ ...tea, quantity: 4 }])).toEqual([]);
    expect(await walk([{ ...tea, quantity: 4, status: 'inactive' }])).toMatchObject([{ before: { quantity: 4 } }]);
  });

  it('keep what a vaguer source leaves out', async () => {
    await walk([tea]);
    expect(await walk([{ ...tea, handlingDays: null, openedAt: null, asin: null }])).toEqual([]);
    expect(await walk([{ ...tea, handlingDays: 9 }])).toMatchObject([{ before: tea }]);
  });

  it('that a complete walk leaves out are removed, once, and return as such', async () => {
    await walk([tea, cups]);
    expect(skusOf(await walk([tea]))).toEqual(['listing-removed TEA-02']);
    expect(await walk([tea])).toEqual([]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 1 });
    expect(await walk([tea, cups])).toMatchObject([{ kind: 'listing-added', listing: cups, returning: true }]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 2 });
  });

  it('of one marketplace are not removed by the walk of another', async () => {
    const uk = { ...tea, marketplaceId: 'A1F83G8C2ARO7P', price: { minor: 1250, currency: 'GBP' } };
    await walk([tea, uk]);
    expect(await walk([tea])).toEqual([]);
    expect(await test.store.counts('alice')).toMatchObject({ listings: 2 });
  });

  it('opened after the report was made are not taken for removed', async () => {
    const young = aListing({ sku: 'TEA-02', openedAt: seenAt + 1 });
    await walk([tea, young]);
    expect(await walk([tea])).toEqual([]);
    expect(await walk([tea, young])).toEqual([]);
  });

  it('given twice at once: the last counts', async () => {
    const cheap = { ...tea, price: { minor: 1, currency: 'JPY' } };
    expect(await walk([tea, cheap])).toMatchObject([{ kind: 'listing-added', listing: cheap }]);
    expect(await walk([cheap])).toEqual([]);
  });

  it('are told by a walk only after the first', async () => {
    const isWalked = () => observing((state) => state.beginWalk(japan));
    expect(await isWalked()).toBe(false);
    await showing({ listings: [tea] });
    expect(await isWalked()).toBe(false);
    await walk([tea]);
    expect(await isWalked()).toBe(true);
  });

  it('written by an attacker are stored without what PostgreSQL refuses', async () => {
    const hostile = aListing({
      sku: `S\0KU\ud800 \\N "{}',\n\t\r`,
      title: `\0<b>\u202e😀\u200b\udc00${'長'.repeat(10_000)}`,
      asin: 'B0\\\t{}"\0',
      quantity: 99_999_999_999,
      price: { minor: 99_999_999_000, currency: 'KWD' },
      ...old,
    });
    const [first] = (await walk([hostile])).filter(isKind('listing-added'));
    expect(first?.listing.title).toMatch(/^\ufffd<b>\u202e😀\u200b\ufffd長+$/u);
    expect(await walk([hostile])).toEqual([]);
    expect(await walk([{ ...hostile, status: 'inactive' }])).toMatchObject([
      { before: { ...first?.listing, quantity: 2_147_483_647 } },
    ]);
  });
});

describe('orders', () => {
  const taking = async (...orders: Partial<Order>[]) => {
    const told = (await showing({ orders: orders.map(anOrder) })).map(({ kind }) => kind);
    const known = await observing((state) => state.knownOrders([anOrder().orderId]));
    return { told, order: known.get(anOrder().orderId) };
  };

  it('are new once', async () => {
    expect(await taking({})).toEqual({ told: ['order-placed'], order: anOrder() });
    expect((await taking({})).told).toEqual([]);
  });

  it('are never overwritten by an older update, within a batch and over batches', async () => {
    const shipped = { status: 'shipped', lastUpdatedAt: seenAt } as const;
    expect(await taking(shipped, {})).toMatchObject({ told: ['order-placed', 'order-shipped'], order: shipped });
    expect(await taking({})).toMatchObject({ told: [], order: shipped });
    expect((await taking(shipped)).told).toEqual([]);
  });

  it('hold no place for a buyer', async () => {
    const planted = {
      ...anOrder(),
      buyerName: 'Planted Buyer',
      items: [{ ...anOrder().items[0], giftNote: 'Planted Note' }],
    };
    const { order } = await taking(planted as unknown as Order);
    expect(JSON.stringify(order)).not.toContain('Planted');
  });
});

describe('facts', () => {
  it('that PostgreSQL would refuse or cut are the same when they are seen again', async () => {
    const fact = { field: 'business-name', marketplaceId: null, scope: '' } as const;
    const hostile = { ...fact, value: `Alice\0${'x'.repeat(900)}\ud800`, at: seenAt };
    await showing({ facts: [hostile] });
    expect(await showing({ facts: [{ ...hostile, at: seenAt + 1 }] })).toEqual([]);
    const [known] = await observing((state) => state.knownFacts());
    expect(known).toMatchObject({ firstAt: seenAt, lastAt: seenAt + 1 });
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
      const listings = Array.from({ length: 3000 }, (_, i) => aListing({ sku: `S${i}` }));
      await show(state, [{ listings, orders: [anOrder()] }], { at: seenAt });
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
    const listings = Array.from({ length: 1200 }, (_, i) => aListing({ sku: `S${i}`, ...old }));
    const found = await Promise.all(Array.from({ length: 4 }, () => walk(listings)));
    expect(found.map(({ length }) => length).sort()).toEqual([0, 0, 0, 1200]);
  });

  it('refuses an account that is not there', async () => {
    await expect(test.store.observe('mallory', async () => aRun())).rejects.toThrow('There is no account mallory');
    await expect(test.store.recordRun('mallory', aRun())).rejects.toThrow('There is no account mallory');
  });
});
