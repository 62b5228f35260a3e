// Renamed listings: what comes for what goes, and what only looks so.
import { expect, it } from '@jest/globals';
import type { Listing } from '../../../src/domain/shop/listing.ts';
import { renamedOf } from '../../../src/domain/shop/renamed.ts';
import { added, noon, removed, yen } from '../../support/factories.ts';

const pairsOf = (gone: Partial<Listing>, come: Partial<Listing>) =>
  renamedOf([removed(noon, { sku: 'OLD', ...gone }), added(noon, { sku: 'NEW', ...come })]).added.size;

it.each([
  ['the same ASIN', {}, {}, 1],
  ['another ASIN, though the title is the same', { asin: 'B1' }, { asin: 'B2' }, 0],
  ['the same title where no ASIN is shown', { asin: null }, { asin: null }, 1],
  ['another title where no ASIN is shown', { asin: null }, { asin: null, title: 'A console' }, 0],
  ['no title either', { asin: null, title: '' }, { asin: null, title: '' }, 0],
  ['another marketplace', { marketplaceId: 'A1PA6795UKMFR9' }, {}, 0],
  ['the same SKU, which comes back', {}, { sku: 'OLD' }, 0],
  ['at half the price', { price: yen(10_000) }, { price: yen(5_000) }, 0],
  ['a little cheaper', { price: yen(10_000) }, { price: yen(9_000) }, 1],
  ['out of Amazon’s warehouses into the seller’s hands', { channel: 'amazon' }, { channel: 'merchant' }, 0],
] as const)('%s', (_, gone, come, pairs) => {
  expect(pairsOf(gone, come)).toBe(pairs);
});

it('lets one that went explain one that came', () => {
  const changes = [removed(noon, { sku: 'OLD' }), added(noon, { sku: 'A' }), added(noon, { sku: 'B' })];
  const { added: come, removed: gone } = renamedOf(changes);
  expect([...come].map(({ listing }) => listing.sku)).toEqual(['A']);
  expect(gone.size).toBe(1);
  expect([...renamedOf([...changes].reverse()).added].map(({ listing }) => listing.sku)).toEqual(['A']);
});
