// What is done to listings of old, seen on the fast path: the striking at once, the rest by the walk; and a report that
// Amazon serves from its cache undoes nothing of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, type Instant, minuteMs } from '../../../../src/domain/clock.ts';
import { isKind } from '../../../../src/domain/shop/change.ts';
import type { Listing } from '../../../../src/domain/shop/listing.ts';
import { recentMs } from '../../../../src/domain/statistics/trailing.ts';
import type { Observed, PullSummary } from '../../../../src/domain/watch/observed.ts';
import { observe } from '../../../../src/watch/observe.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
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

async function* pulled(batch: Observed): AsyncGenerator<Observed, PullSummary, undefined> {
  yield batch;
  const coverage = { state: 'complete', reason: null, asOf: seenAt } as const;
  return { coverage, calls: 1, rows: 1, badRows: [], fault: null };
}

async function pull(part: 'listings' | 'new-listings', listing: Listing, at: Instant) {
  let told: [string, string | null][] = [];
  await test.store.observe('alice', async (state) => {
    await observe(state, part, [japan], pulled({ [part === 'listings' ? 'listings' : 'altered']: [listing] }), at);
    return aRun();
  });
  await test.store
    .look('alice', recentMs, ({ pending }) => {
      told = pending.filter(isKind('listing-changed')).map(({ fields, after }) => [fields.join(), after.channel]);
      throw new Error('only looked');
    })
    .catch(() => {});
  return told;
}

const old = { openedAt: seenAt - 300 * dayMs };
const atAmazon = aListing({ ...old, channel: 'amazon', quantity: null, handlingDays: null });
const flipped = aListing({ ...old, title: 'The catalogue’s', channel: 'merchant', quantity: 50, handlingDays: 18 });

describe('the fast path', () => {
  const own = aListing({ ...old, handlingDays: 2, price: { minor: 1000, currency: 'JPY' } });
  const priced = (minor: number) => ({ price: { minor, currency: 'JPY' } });
  it.each<[string, Partial<Listing>, string[]]>([
    ['a price cut to a fraction', priced(590), ['price']],
    ['a price that is raised, or cut as in a sale', priced(700), []],
    ['a promise of weeks', { handlingDays: 18 }, ['handlingDays']],
    ['a promise of some days', { handlingDays: 5 }, []],
    ['a title in other words', { title: 'The catalogue’s' }, []],
    ['another status', { status: 'inactive' }, []],
    ['what no walk has shown yet', { sku: 'UNSEEN', ...priced(10) }, []],
  ])('judges %s', async (_, altered, told) => {
    await pull('listings', own, seenAt);
    const changes = await pull('new-listings', { ...own, ...altered }, seenAt + dayMs);
    expect(changes.map(([fields]) => fields)).toEqual(told);
  });
});

describe('a report that is older than what was seen', () => {
  it('does not turn back a listing that was altered, and is believed again when no cache is as old', async () => {
    await pull('listings', atAmazon, seenAt);
    const told = [['channel,handlingDays', 'merchant']];
    const flippedAt = seenAt + dayMs;
    expect(await pull('new-listings', flipped, flippedAt)).toEqual(told);
    expect(await pull('listings', atAmazon, flippedAt + hourMs)).toEqual(told);
    expect(await pull('new-listings', flipped, flippedAt + hourMs + 3 * minuteMs)).toEqual(told);
    expect(await pull('listings', atAmazon, flippedAt + dayMs)).toEqual([...told, ['channel', 'amazon']]);
  });

  it('tells of a title all the same, which only reports do', async () => {
    await pull('listings', atAmazon, seenAt);
    await pull('new-listings', flipped, seenAt + dayMs);
    const renamed = { ...atAmazon, title: 'Not tea at all' };
    expect((await pull('listings', renamed, seenAt + dayMs + hourMs)).at(-1)).toEqual(['title', 'merchant']);
  });
});
