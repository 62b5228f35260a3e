// GET_MERCHANT_LISTINGS_ALL_DATA, line by line: the columns of each store, Japanese ones in Japan.
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import type { ListingState } from '../shop/listings.ts';
import { decimal } from '../storefronts.ts';
import type { World } from '../world.ts';

type Row = (listing: ListingState, world: World) => string;

const openDate: Row = (l, { store }) => store.openDate(l.createdAt);
const listingId: Row = (l, { store }) => {
  const mmdd = new Date(l.createdAt).toISOString().slice(5, 10).replace('-', '');
  return `${mmdd}${hash(l.sku, store.country).toString(36).toUpperCase().padStart(7, '0')}`;
};
const price: Row = (l, { store }) => (l.minor === null ? '' : decimal(l.minor, store));
const quantity: Row = (l) => (l.quantity === null ? '' : String(l.quantity));
const channel: Row = (l, { store }) => (l.isFba ? store.fbaCode : 'DEFAULT');
const condition: Row = (l) => (l.isUsed ? '3' : '11');
const asin: Row = (l) => l.asin ?? '';
const idType: Row = (l) => (l.asin === null ? '' : '1');
const pending: Row = (l) => (l.isFba ? '' : '0');
const blank: Row = () => '';

/** Columns in order. The base set of Japan has no ASIN column: the product id is the ASIN where its type is 1. */
const japanese: readonly (readonly [string, Row])[] = [
  ['商品名', (l) => l.title],
  ['出品ID', listingId],
  ['出品者SKU', (l) => l.sku],
  ['価格', price],
  ['数量', quantity],
  ['出品日', openDate],
  ['商品IDタイプ', idType],
  ['コンディション説明', blank],
  ['コンディション', condition],
  ['国外へ配送可', () => '1'],
  ['迅速な配送', blank],
  ['商品ID', asin],
  ['在庫数', pending],
  ['フルフィルメント・チャンネル', channel],
  ['merchant-shipping-group', () => '移行された配送パターン'],
  ['ポイント', (l) => String(Math.round((l.minor ?? 0) / 100))],
  ['ステータス', (l) => l.status],
];

/** SP-API documentation, "Inventory report attributes": 29 columns, the same in each store that reports in English. */
const english: readonly (readonly [string, Row])[] = [
  ['item-name', (l) => l.title],
  ['item-description', blank],
  ['listing-id', listingId],
  ['seller-sku', (l) => l.sku],
  ['price', price],
  ['quantity', quantity],
  ['open-date', openDate],
  ['image-url', blank],
  ['item-is-marketplace', () => 'y'],
  ['product-id-type', idType],
  ['zshop-shipping-fee', blank],
  ['item-note', blank],
  ['item-condition', condition],
  ['zshop-category1', blank],
  ['zshop-browse-path', blank],
  ['zshop-storefront-feature', blank],
  ['asin1', asin],
  ['asin2', blank],
  ['asin3', blank],
  ['will-ship-internationally', blank],
  ['expedited-shipping', blank],
  ['zshop-boldface', blank],
  ['product-id', asin],
  ['bid-for-featured-placement', blank],
  ['add-delete', blank],
  ['pending-quantity', pending],
  ['fulfillment-channel', channel],
  ['merchant-shipping-group', () => 'Migrated Template'],
  ['status', (l) => l.status],
];

/** What the United Kingdom's report has had since 2025. */
const british: typeof english = [...english, ['Minimum order quantity', blank], ['Sell remainder', blank]];

export function countListings(world: World, now: Instant): number {
  return world.listings.ownCount(now) + world.listings.added(now).length;
}

/** Header and rows without line ends, the first `limit` rows. Made as they are asked for: nothing is kept. */
export function* listingsReport(world: World, now: Instant, limit: number): Generator<string> {
  const columns = { JP: japanese, GB: british }[world.store.country as 'JP' | 'GB'] ?? english;
  yield columns.map(([name]) => name).join('\t');
  const rowOf = (listing: ListingState) => columns.map(([, cell]) => cell(listing, world)).join('\t');
  const own = world.listings.ownCount(now);
  for (let i = 0; i < Math.min(own, limit); i++) yield rowOf(world.listings.own(i, now));
  for (const listing of world.listings.added(now).slice(0, Math.max(0, limit - own))) yield rowOf(listing);
}
