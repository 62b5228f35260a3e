// Observing: what a pull is taken for, above all what is not taken for a change.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import { isKind } from '../../src/domain/shop/change.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import type { MailFact } from '../../src/domain/shop/mail-fact.ts';
import type { CancelledBy } from '../../src/domain/shop/order.ts';
import type { CoverageState } from '../../src/domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import { observe } from '../../src/watch/observe.ts';
import { aListing, anOrder } from '../support/factories.ts';

const t0 = Date.UTC(2026, 10, 1);
const home = aListing().marketplaceId;

async function* pulled(batches: Observed[], state: CoverageState): AsyncGenerator<Observed, PullSummary, undefined> {
  yield* batches;
  return { coverage: { state, reason: null, asOf: t0 }, calls: 1, rows: batches.length, badRows: [], fault: null };
}

const walk = (state: MemoryState, listings: Listing[], at: number, coverage: CoverageState = 'complete') =>
  observe(state, 'listings', [home], pulled([{ listings }], coverage), at);

const old = (sku: string) => aListing({ sku, openedAt: t0 - 300 * dayMs });
const shelf = [old('A'), old('B'), old('C')];

describe('observe', () => {
  it('says that a listing is gone only after a complete walk', async () => {
    const state = new MemoryState();
    await walk(state, shelf, t0);
    await walk(state, shelf.slice(0, 1), t0 + dayMs, 'partial');
    expect(state.changes.filter(isKind('listing-removed'))).toEqual([]);
    await walk(state, shelf.slice(0, 2), t0 + 2 * dayMs);
    expect(state.changes.filter(isKind('listing-removed')).map(({ listing }) => listing.sku)).toEqual(['C']);
  });

  it('says what is gone though rows could not be read, but for as many as those', async () => {
    const state = new MemoryState();
    const toItsEnd = async (skus: readonly string[], day: number, unread: number) => {
      const seen = {
        coverage: { state: 'partial', reason: 'bad rows', asOf: t0 },
        calls: 1,
        rows: 3,
        badRows: [],
        fault: null,
      } as const;
      await observe(
        state,
        'listings',
        [home],
        (async function* () {
          yield { listings: skus.map(old) };
          return { ...seen, unread };
        })(),
        t0 + day * dayMs,
      );
      return state
        .takeChanges()
        .filter(isKind('listing-removed'))
        .map(({ listing }) => listing.sku);
    };
    expect(await toItsEnd(['A', 'B', 'C', 'D'], 0, 1)).toEqual([]);
    expect(await toItsEnd(['A', 'B', 'C'], 1, 1)).toEqual([]);
    expect(await toItsEnd(['A', 'B'], 2, 1)).toEqual(['C', 'D']);
  });

  it('takes no title that was damaged on the way for a change, and keeps the good one', async () => {
    const state = new MemoryState();
    const titled = (title: string) => [aListing({ sku: 'A', title, openedAt: t0 - 300 * dayMs })];
    for (const [day, title] of [
      '電気ケトル 0.8L〜',
      '????? 0.8L?',
      'é›»æ°—ã‚±ãƒˆãƒ« 0.8Lã€œ',
      '電気ケトル 0.8L～',
    ].entries())
      await walk(state, titled(title), t0 + day * dayMs);
    expect(state.changes.filter(isKind('listing-changed'))).toEqual([]);
    expect(state.listings.map(({ title }) => title)).toEqual(['電気ケトル 0.8L〜']);
    await walk(state, titled('ゲーム機 本体'), t0 + 9 * dayMs);
    expect(state.changes.filter(isKind('listing-changed')).map(({ fields }) => fields)).toEqual([['title']]);
  });

  it('keeps a listing that is younger than the cached report that lacks it', async () => {
    const state = new MemoryState();
    await walk(state, shelf, t0);
    const fresh = aListing({ sku: 'NEW', openedAt: t0 + dayMs - hourMs });
    await observe(state, 'new-listings', [home], pulled([{ listings: [fresh] }], 'complete'), t0 + dayMs);
    await walk(state, shelf, t0 + dayMs + hourMs);
    expect(state.listings.map(({ sku }) => sku)).toContain('NEW');
    // Two days later no cache is that old: now it is gone.
    await walk(state, shelf, t0 + 3 * dayMs);
    expect(state.listings.map(({ sku }) => sku)).not.toContain('NEW');
  });

  it('changes nothing when the same pull is observed again', async () => {
    const state = new MemoryState();
    await walk(state, shelf, t0);
    const before = state.changes.length;
    for (let i = 0; i < 5; i++) await walk(state, shelf, t0);
    expect(state.changes).toHaveLength(before);
  });

  it('tells of a listing that returns once', async () => {
    const state = new MemoryState();
    await walk(state, shelf, t0);
    await walk(state, shelf.slice(1), t0 + dayMs);
    await walk(state, shelf, t0 + 2 * dayMs);
    await walk(state, shelf, t0 + 3 * dayMs);
    const added = state.changes.filter(isKind('listing-added')).filter(({ returning }) => returning);
    expect(added.map(({ listing, occurredAt }) => [listing.sku, occurredAt])).toEqual([['A', t0 + 2 * dayMs]]);
  });

  it('tells of a shelf older than any baseline only ever older ones, as proof that the shop was there', async () => {
    const state = new MemoryState();
    const ages = [300, 250, 900, 500, 20];
    await walk(
      state,
      ages.map((days) => aListing({ sku: `S${days}`, openedAt: t0 - days * dayMs })),
      t0,
    );
    expect(state.changes.filter(isKind('listing-added')).map(({ listing }) => listing.sku)).toEqual([
      'S300',
      'S900',
      'S20',
    ]);
    expect(state.listings).toHaveLength(5);
  });
});

describe('an order that a mail tells of', () => {
  const at = t0 + hourMs;
  const order = anOrder({ orderId: '250-1111111-1111111', purchasedAt: at, lastUpdatedAt: at, status: 'unshipped' });
  const sold = { kind: 'order', key: 'a', order } as const;
  const ended = (by: CancelledBy, orderId = order.orderId) =>
    ({ kind: 'order-cancelled', key: `b${by}`, orderId, at: at + hourMs, by }) as const;
  const told = async (state: MemoryState, mails: readonly MailFact[], hours: number) => {
    await observe(state, 'notices', [home], pulled([{ mails }], 'complete'), t0 + hours * hourMs);
    return state.takeChanges().map(({ kind }) => kind);
  };
  const shown = async (state: MemoryState, hours: number) => {
    const seen = { ...order, lastUpdatedAt: at + 60_000, channel: 'merchant' } as const;
    await observe(state, 'orders', [home], pulled([{ orders: [seen] }], 'complete'), t0 + hours * hourMs);
    return state.takeChanges().map(({ kind }) => kind);
  };

  it('is the same order as the one that the API shows, whichever comes first', async () => {
    const [mailFirst, apiFirst] = [new MemoryState(), new MemoryState()];
    expect(await told(mailFirst, [sold], 2)).toEqual(['order-placed']);
    expect(await shown(mailFirst, 3)).toEqual([]);
    expect(await shown(apiFirst, 2)).toEqual(['order-placed']);
    expect(await told(apiFirst, [sold], 3)).toEqual([]);
    for (const state of [mailFirst, apiFirst])
      expect((await state.knownOrders()).get(order.orderId)).toMatchObject({ channel: 'merchant', items: order.items });
  });

  it('is another shop’s where it is of another marketplace: the mailbox may be theirs as well', async () => {
    const state = new MemoryState();
    const elsewhere = { ...sold, order: { ...order, marketplaceId: 'ATVPDKIKX0DER' } };
    expect(await told(state, [elsewhere, ended('merchant')], 2)).toEqual(['order-end-told']);
    expect((await state.knownOrders()).size).toBe(0);
  });

  it('is told to be shown by the API, too, once', async () => {
    const state = new MemoryState();
    const byMail = { ...sold, order: { ...order, channel: null } };
    expect(await told(state, [byMail], 2)).toEqual(['order-placed']);
    expect(await shown(state, 3)).toEqual(['order-shown']);
    expect(await shown(state, 4)).toEqual([]);
    expect(await told(state, [byMail], 5)).toEqual([]);
  });

  it('is cancelled also where that mail was read before its own', async () => {
    const state = new MemoryState();
    expect(await told(state, [ended('merchant')], 3)).toEqual(['order-end-told']);
    expect(await told(state, [sold], 4)).toEqual(['order-placed', 'order-cancelled']);
    expect(await told(state, [sold, ended('merchant')], 5)).toEqual([]);
    expect((await state.knownOrders()).get(order.orderId)?.cancellation?.by).toBe('merchant');
  });

  it('keeps what the other source knows: the earlier time, a price that the mail lacks', async () => {
    const state = new MemoryState();
    await shown(state, 2);
    const later = { ...order, purchasedAt: at + hourMs, lastUpdatedAt: at + hourMs };
    const items = order.items.map((item) => ({ ...item, unitPrice: null }));
    await told(state, [{ ...sold, order: { ...later, items } }], 4);
    expect((await state.knownOrders()).get(order.orderId)).toMatchObject({ purchasedAt: at, items: order.items });
  });

  it('is cancelled by a mail, once and by whom it says; of an order that is not the shop’s nothing is taken', async () => {
    const state = new MemoryState();
    expect(await told(state, [sold, ended('merchant')], 3)).toEqual(['order-placed', 'order-cancelled']);
    expect(await told(state, [sold, ended('merchant')], 4)).toEqual([]);
    expect((await state.knownOrders()).get(order.orderId)?.cancellation?.by).toBe('merchant');
    // it waits for its own mail
    const other = '250-2222222-2222222';
    expect(await told(state, [ended('buyer', other)], 5)).toEqual(['order-end-told']);
    expect((await state.knownOrders()).has(other)).toBe(false);
  });
});
