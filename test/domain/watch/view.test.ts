// Views: whatever comes and goes in whatever order, they are worth what the changes that are there come to.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Change } from '../../../src/domain/shop/change.ts';
import { firstKept, kept, ofKinds, ofThings, type View, worthOf } from '../../../src/domain/watch/view.ts';
import { added, noon, placed } from '../../support/factories.ts';

const all: readonly Change[] = Array.from({ length: 12 }, (_, i) => [
  added(noon + (i % 5) * 1_000, { sku: `S-${i % 4}` }, i % 3 === 0),
  { ...placed(noon + (i % 3) * 1_000, { orderId: `O-${i % 7}` }), key: `order-placed|${i}` },
]).flat();

const views: Readonly<Record<string, View<unknown>>> = {
  kept: kept(['listing-added'], ({ returning }) => !returning),
  'kept of several kinds': kept(['listing-added', 'order-placed']),
  'first of each': firstKept(['order-placed'], ({ order }) => order.orderId),
  'what things come to': ofThings(
    ['listing-added'],
    ({ listing }) => listing.sku,
    (changes) => {
      const [at] = changes;
      return at && changes.length > 1 ? { at, is: changes.map(({ key }) => key).join() } : null;
    },
  ),
  'of kinds': ofKinds(['order-placed']),
};

/** `ofKinds` leaves what is of one time as it came. */
const settled = (name: string, value: unknown) =>
  name === 'of kinds' ? new Set((value as readonly Change[]).map(({ key }) => key)) : value;

describe.each(Object.entries(views))('%s', (name, view) => {
  it('is worth what is there, after any comings and goings', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: all.length - 1 }), { maxLength: 80 }), (moves) => {
        const folded = view.start();
        const there = new Set<Change>();
        for (const move of moves) {
          const change = all[move] as Change;
          if (!view.concerns(change)) continue;
          if (there.delete(change)) folded.drop(change);
          else {
            there.add(change);
            folded.add(change);
          }
          expect(settled(name, folded.value())).toEqual(settled(name, worthOf(view, [...there])));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is concerned by nothing of other kinds', () => {
    for (const change of all) if (view.concerns(change)) expect(view.kinds).toContain(change.kind);
  });
});
