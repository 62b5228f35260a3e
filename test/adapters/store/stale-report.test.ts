// A report that Amazon serves from its cache against what the fast path has seen since: the past undoes nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isKind } from '../../../src/domain/change.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../../src/domain/clock.ts';
import type { Part } from '../../../src/domain/coverage.ts';
import { recentMs } from '../../../src/domain/detector.ts';
import type { Listing } from '../../../src/domain/listing.ts';
import { observe } from '../../../src/pipeline/observe.ts';
import {
  aListing,
  aliceCredentials,
  anAccount,
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

async function* pulled(listings: readonly Listing[]) {
  yield { listings };
  const coverage = { state: 'complete', reason: null, asOf: seenAt } as const;
  return { coverage, calls: 1, rows: listings.length, badRows: [], fault: null };
}

async function pull(part: Part, listing: Listing, at: Instant) {
  let told: [string, string | null][] = [];
  await test.store.observe('alice', async (state) => {
    await observe(state, part, [japan], pulled([listing]), at);
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
const flipped = aListing({ ...old, title: '', channel: 'merchant', quantity: 50, handlingDays: 18 });

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
