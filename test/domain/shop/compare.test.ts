// Comparing: each kind of difference, and what is none.
import { describe, expect, it } from '@jest/globals';
import { type ChangeOf, overwritten } from '../../../src/domain/shop/change.ts';
import { compareListing, compareOrder, mergeListing } from '../../../src/domain/shop/compare.ts';
import { aListing, anOrder } from '../../support/factories.ts';

const seenAt = Date.UTC(2026, 10, 1, 12);
const earlier = seenAt - 3_600_000;

describe('compareListing', () => {
  it('dates a new listing by its own open date', () => {
    const change = compareListing(
      { before: null, after: aListing({ openedAt: earlier }), wasRemoved: false },
      { isFirstSight: false },
      seenAt,
    );
    expect(change).toMatchObject({
      kind: 'listing-added',
      returning: false,
      occurredAt: earlier,
      reconstructed: false,
    });
  });

  it('never dates a listing later than it was seen, whatever its open date says', () => {
    const after = aListing({ openedAt: seenAt + 9_000_000 });
    expect(compareListing({ before: null, after, wasRemoved: false }, { isFirstSight: false }, seenAt)).toMatchObject({
      occurredAt: seenAt,
    });
  });

  it('says nothing of an undated listing at first sight: it may have been there for years', () => {
    const after = aListing({ openedAt: null });
    expect(compareListing({ before: null, after, wasRemoved: false }, { isFirstSight: true }, seenAt)).toBeNull();
  });

  it('marks what is rebuilt at first sight', () => {
    const pair = { before: null, after: aListing({ openedAt: earlier }), wasRemoved: false };
    expect(compareListing(pair, { isFirstSight: true }, seenAt)).toMatchObject({ reconstructed: true });
  });

  it('says that a SKU is back, now, though its open date is old', () => {
    const before = aListing({ openedAt: 0 });
    expect(compareListing({ before, after: before, wasRemoved: true }, { isFirstSight: false }, seenAt)).toMatchObject({
      kind: 'listing-added',
      returning: true,
      occurredAt: seenAt,
    });
  });

  it('names the fields that differ and carries both sides', () => {
    const before = aListing({ price: { minor: 1980, currency: 'JPY' }, channel: 'amazon' });
    const after = { ...before, price: { minor: 198, currency: 'JPY' }, channel: 'merchant' as const };
    const change = compareListing({ before, after, wasRemoved: false }, { isFirstSight: false }, seenAt);
    expect(change).toMatchObject({ kind: 'listing-changed', fields: ['price', 'channel'], before, after });
  });

  it('keeps the status where a source does not tell it, and says no change when it is told again', () => {
    const before = aListing({ status: 'inactive' });
    const untold = mergeListing(before, { ...before, status: 'unknown' });
    expect(untold.status).toBe('inactive');
    const first = aListing({ status: 'unknown' });
    expect(
      compareListing(
        { before: first, after: { ...first, status: 'active' }, wasRemoved: false },
        { isFirstSight: false },
        seenAt,
      ),
    ).toBe(null);
  });

  it('takes the silence of one source for no change', () => {
    const before = aListing({ handlingDays: 3, asin: 'B000000001' });
    const after = { ...before, handlingDays: null, asin: null, title: '' };
    expect(compareListing({ before, after, wasRemoved: false }, { isFirstSight: false }, seenAt)).toBeNull();
    expect(mergeListing(before, after)).toEqual(before);
  });

  it('takes another quantity for no change', () => {
    const before = aListing({ quantity: 3 });
    expect(
      compareListing({ before, after: { ...before, quantity: 2 }, wasRemoved: false }, { isFirstSight: false }, seenAt),
    ).toBeNull();
  });
});

describe('compareOrder', () => {
  const cancelled = (by: 'unknown' | 'merchant') =>
    anOrder({
      status: 'cancelled',
      purchasedAt: earlier,
      lastUpdatedAt: seenAt - 1,
      cancellation: { by, reason: null },
    });

  it('tells a cancelled order that is new as placed, then cancelled', () => {
    const changes = compareOrder({ before: null, after: cancelled('merchant') }, seenAt);
    expect(changes.map(({ kind, occurredAt }) => [kind, occurredAt])).toEqual([
      ['order-placed', earlier],
      ['order-cancelled', seenAt - 1],
    ]);
    // At the time it was placed nobody knew how it would end.
    expect(changes[0]).toMatchObject({ order: { status: 'unshipped', cancellation: null } });
  });

  it('tells a buyer’s wish to cancel once, whatever becomes of the order', () => {
    const open = anOrder({ purchasedAt: earlier, lastUpdatedAt: seenAt - 2 });
    const asked = { ...open, isCancelRequested: true };
    const kinds = (before: typeof open | null, after: typeof open) =>
      compareOrder({ before, after }, seenAt).map(({ kind }) => kind);
    expect(kinds(open, asked)).toEqual(['cancellation-requested']);
    expect(kinds(asked, asked)).toEqual([]);
    expect(kinds(null, asked)).toEqual(['order-placed', 'cancellation-requested']);
    expect(kinds(asked, { ...cancelled('unknown'), isCancelRequested: true })).toEqual(['order-cancelled']);
  });

  it('corrects who cancelled once that is known, and says nothing twice', () => {
    const changes = compareOrder({ before: cancelled('unknown'), after: cancelled('merchant') }, seenAt);
    expect(changes).toMatchObject([{ kind: 'order-cancelled', corrects: 'unknown' }]);
    expect(compareOrder({ before: cancelled('merchant'), after: cancelled('merchant') }, seenAt)).toEqual([]);
    expect(compareOrder({ before: cancelled('merchant'), after: cancelled('unknown') }, seenAt)).toEqual([]);
  });

  it("doesn't infer a shipping time from a flat file at first sight", () => {
    const after = anOrder({ status: 'shipped', hasTracking: null });
    expect(compareOrder({ before: null, after }, seenAt).map(({ kind }) => kind)).toEqual(['order-placed']);
  });

  it('tells a shipment that it watched', () => {
    const before = anOrder({ status: 'unshipped' });
    const after = { ...before, status: 'shipped' as const, hasTracking: false };
    expect(compareOrder({ before, after }, seenAt).map(({ kind }) => kind)).toEqual(['order-shipped']);
  });
});

describe('what is not known', () => {
  const change = (before: Parameters<typeof aListing>[0], after: Parameters<typeof aListing>[0]) =>
    compareListing(
      { before: aListing(before), after: aListing(after), wasRemoved: false },
      { isFirstSight: false },
      seenAt,
    );

  it('a price or channel that is no longer told stays, and one told for the first time was not changed', () => {
    for (const unknown of [{ price: null }, { channel: null }]) {
      expect(change({}, unknown)).toBeNull();
      const learned = change(unknown, {});
      expect(learned).toMatchObject({ kind: 'listing-changed', fields: Object.keys(unknown) });
      expect(overwritten(learned as ChangeOf<'listing-changed'>)).toEqual([]);
    }
  });
});
