// What a look leaves in its process: the next one starts from the same as one that reads everything, whatever others did.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../../src/adapters/store/index.ts';
import type { LookState, Store } from '../../../../src/adapters/store/port.ts';
import { changesFor, type LeftLook, LookMemory } from '../../../../src/adapters/store/sql/look-memory.ts';
import { hourMs, type Instant } from '../../../../src/domain/clock.ts';
import type { Change } from '../../../../src/domain/shop/change.ts';
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
let other: Store;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
  other = await openStore({ url: test.url, sealer: test.secrets });
});
afterAll(async () => {
  await other.close();
  await test.close();
});
beforeEach(async () => {
  for (const { id } of await test.store.listAccounts()) await test.store.removeAccount(id);
  await test.store.addAccount(anAccount(), aliceCredentials, seenAt);
});

const recentMs = 72 * hourMs;

function added(n: number, occurredAt = seenAt, observedAt = seenAt): Change {
  const listing = aListing({ sku: `S${n}`, asin: `B${n}` });
  const base = { key: `listing-added|${n}`, occurredAt, observedAt, reconstructed: false };
  return { kind: 'listing-added', listing, returning: false, ...base };
}

async function append(...changes: Change[]): Promise<void> {
  await test.store.observe('alice', async (state) => {
    await state.append(changes);
    return aRun();
  });
}

/** A look that keeps what it saw, as the program's does. */
async function lookIn(store: Store, lookedAt: Instant): Promise<LookState> {
  let seen: LookState | undefined;
  await store.look('alice', recentMs, (state) => {
    seen = state;
    const recent = [...state.earlier, ...state.pending]
      .filter(({ occurredAt }) => occurredAt >= lookedAt - recentMs)
      .sort((a, b) => a.occurredAt - b.occurredAt);
    return {
      ...{ baseline: state.baseline, lookedAt, verdicts: [], incidents: [], decisions: [], outbox: [] },
      kept: { recent },
    };
  });
  return seen as LookState;
}

/** What a process that has just started is given. */
async function afresh(lookedAt: Instant): Promise<LookState> {
  const store = await openStore({ url: test.url, sealer: test.secrets });
  try {
    return await lookIn(store, lookedAt);
  } finally {
    await store.close();
  }
}

describe('what a look leaves', () => {
  it('is gone on from while nobody else was there', async () => {
    await append(added(1));
    await lookIn(test.store, seenAt);
    await append(added(2));
    const second = await lookIn(test.store, seenAt + hourMs);
    expect(second).toMatchObject({ earlier: [added(1)], pending: [added(2)], lookedAt: seenAt });
    expect(second.kept?.recent).toBe(second.earlier);
    const third = await lookIn(test.store, seenAt + 2 * hourMs);
    expect(third.earlier).toEqual([added(1), added(2)]);
    expect(third.market).toBe(second.market);
  });

  it('is what the log says: late and early ones, of one moment, and what has become old', async () => {
    await append(added(1, seenAt - 71 * hourMs), added(2, seenAt + 5 * hourMs), added(3, seenAt - 100 * hourMs));
    await lookIn(test.store, seenAt);
    await append(added(4, seenAt - hourMs), added(5, seenAt - 71 * hourMs), added(6, seenAt - hourMs));
    await lookIn(test.store, seenAt + hourMs);
    const { earlier } = await lookIn(test.store, seenAt + hourMs);
    expect(earlier.map(({ key }) => key.slice(-1))).toEqual(['1', '5', '4', '6', '2']);
    expect(earlier).toEqual((await afresh(seenAt + hourMs)).earlier);
    expect((await lookIn(test.store, seenAt + 2 * hourMs)).kept).toBeUndefined();
    const last = await lookIn(test.store, seenAt + 2 * hourMs);
    expect(last.earlier).toEqual([added(4, seenAt - hourMs), added(6, seenAt - hourMs), added(2, seenAt + 5 * hourMs)]);
  });

  it('is brought up to date with what another process took, which is then not gone on from', async () => {
    await append(added(1));
    await lookIn(test.store, seenAt);
    await append(added(2));
    await lookIn(other, seenAt + hourMs);
    await append(added(3));
    const third = await lookIn(test.store, seenAt + 2 * hourMs);
    expect(third).toMatchObject({ earlier: [added(1), added(2)], pending: [added(3)], lookedAt: seenAt + hourMs });
    expect(third.kept).toBeUndefined();
    expect((await lookIn(other, seenAt + 3 * hourMs)).earlier).toEqual([added(1), added(2), added(3)]);
  });

  it('is nothing to an account that was removed and added anew', async () => {
    await append(added(1));
    await lookIn(test.store, seenAt);
    await other.removeAccount('alice');
    await other.addAccount(anAccount(), aliceCredentials, seenAt);
    await append(added(2));
    await lookIn(other, seenAt);
    expect((await lookIn(test.store, seenAt)).earlier).toEqual([added(2)]);
    await other.removeAccount('alice');
    await other.addAccount(anAccount(), aliceCredentials, seenAt);
    expect(await lookIn(test.store, seenAt)).toMatchObject({ earlier: [], lookedAt: null });
  });

  it('is not taken for what a look that was rolled back would have left', async () => {
    await append(added(1));
    await lookIn(test.store, seenAt);
    await append(added(2));
    const failed = test.store.look('alice', recentMs, () => {
      throw new Error('no decision');
    });
    await expect(failed).rejects.toThrow('no decision');
    expect(await lookIn(test.store, seenAt)).toMatchObject({ earlier: [added(1)], pending: [added(2)] });
  });

  it('has the market that was looked up since', async () => {
    await append(added(1));
    await lookIn(test.store, seenAt);
    expect((await lookIn(test.store, seenAt)).market.offer(japan, 'B1')).toBeNull();
    const lowestPrice = { minor: 980, currency: 'JPY' };
    await test.store.observe('alice', async (state) => {
      await state.putMarket([{ marketplaceId: japan, asin: 'B1', lowestPrice, offerCount: 2, seenAt }], []);
      return aRun({ part: 'offers' });
    });
    expect((await lookIn(test.store, seenAt)).market.offer(japan, 'B1')).toMatchObject({ lowestPrice });
    await append(added(9));
    expect((await lookIn(test.store, seenAt)).market.offer(japan, 'B1')).toMatchObject({ lowestPrice });
  });
});

describe('the memory of looks', () => {
  const left = (changes: number): LeftLook => ({
    ...{ version: '1', recentMs, lookedAt: seenAt, taken: '1' },
    window: Array.from({ length: changes }, (_, i) => added(i)),
    market: {
      market: { offer: () => null, item: () => null },
      asked: new Set(),
      offers: new Map(),
      items: new Map(),
      pulls: '',
      readAt: seenAt,
    },
  });

  it('takes a part of the computer’s memory, and of a small one what a usual shop needs', () => {
    const gib = 2 ** 30;
    expect([0.5, 2, 24].map((n) => changesFor(n * gib))).toEqual([60_000, 60_000, 596_523]);
  });

  it('lets go of what was left the longest ago, and takes in nothing that is too large', () => {
    const memory = new LookMemory(10);
    memory.keep('alice', left(4));
    memory.keep('bob', left(4));
    memory.keep('alice', left(5));
    memory.keep('carol', left(4));
    expect(memory.of('bob')).toBeUndefined();
    expect([memory.of('alice')?.window.length, memory.of('carol')?.window.length]).toEqual([5, 4]);
    memory.keep('alice', left(11));
    expect(memory.of('alice')).toBeUndefined();
    expect(memory.of('carol')).toBeDefined();
  });
});
