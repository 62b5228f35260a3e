// What the market says about ASINs, read and written in bulk: the newest look of each is kept.
import type { Change } from '../../../domain/shop/change.ts';
import type { CatalogueItem, Market, MarketOffer } from '../../../domain/shop/offer.ts';
import { storableText } from '../../../domain/text/storable-text.ts';
import { type ItemRow, itemColumns, type OfferRow, offerColumns, toItem, toOffer } from '../rows/market.ts';
import type { Transaction } from './transaction.ts';

const keyOf = (thing: { marketplaceId: string; asin: string }): string => `${thing.marketplaceId}|${thing.asin}`;
const clean = (text: string | null): string | null => (text === null ? null : storableText(text));

/** One of each ASIN, the newest look. */
function newestOfEach<T extends { marketplaceId: string; asin: string; seenAt: number }>(all: readonly T[]): T[] {
  const newest = new Map<string, T>();
  for (const one of all) {
    const other = newest.get(keyOf(one));
    if (other === undefined || one.seenAt >= other.seenAt) newest.set(keyOf(one), one);
  }
  return [...newest.values()];
}

export async function takeOffers(transaction: Transaction, seen: readonly MarketOffer[]): Promise<void> {
  const offers = newestOfEach(seen);
  if (offers.length === 0) return;
  await transaction.send(
    `INSERT INTO market_offer (account_id, marketplace_id, asin, price_minor, price_currency, offer_count, seen_at)
     SELECT $1, marketplace_id, asin, price_minor, price_currency, offer_count, to_timestamp(seen_at / 1000)
       FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::int[], $7::float8[])
         AS seen (marketplace_id, asin, price_minor, price_currency, offer_count, seen_at)
     ON CONFLICT (account_id, marketplace_id, asin) DO UPDATE
       SET price_minor = excluded.price_minor, price_currency = excluded.price_currency,
           offer_count = excluded.offer_count, seen_at = excluded.seen_at
       WHERE market_offer.seen_at <= excluded.seen_at`,
    [
      transaction.accountId,
      offers.map(({ marketplaceId }) => marketplaceId),
      offers.map(({ asin }) => storableText(asin)),
      offers.map(({ lowestPrice }) => lowestPrice?.minor ?? null),
      offers.map(({ lowestPrice }) => lowestPrice?.currency ?? null),
      offers.map(({ offerCount }) => offerCount),
      offers.map(({ seenAt }) => seenAt),
    ],
  );
}

export async function takeItems(transaction: Transaction, seen: readonly CatalogueItem[]): Promise<void> {
  const items = newestOfEach(seen);
  if (items.length === 0) return;
  await transaction.send(
    `INSERT INTO catalogue_item (account_id, marketplace_id, asin, category, brand, rank, seen_at)
     SELECT $1, marketplace_id, asin, category, brand, rank, to_timestamp(seen_at / 1000)
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::float8[])
         AS seen (marketplace_id, asin, category, brand, rank, seen_at)
     ON CONFLICT (account_id, marketplace_id, asin) DO UPDATE
       SET category = excluded.category, brand = excluded.brand, rank = excluded.rank, seen_at = excluded.seen_at
       WHERE catalogue_item.seen_at <= excluded.seen_at`,
    [
      transaction.accountId,
      items.map(({ marketplaceId }) => marketplaceId),
      items.map(({ asin }) => storableText(asin)),
      items.map(({ category }) => clean(category)),
      items.map(({ brand }) => clean(brand)),
      items.map(({ rank }) => rank),
      items.map(({ seenAt }) => seenAt),
    ],
  );
}

/** What is known about the ASINs that the changes are about, and about these others. */
export async function readMarket(
  transaction: Transaction,
  changes: readonly Change[],
  asins: readonly string[] = [],
): Promise<Market> {
  const values = [transaction.accountId, [...asinsOf(changes), ...asins]];
  const offers = await transaction.query<OfferRow>(
    `SELECT ${offerColumns} FROM market_offer WHERE account_id = $1 AND asin = ANY($2::text[])`,
    values,
  );
  const items = await transaction.query<ItemRow>(
    `SELECT ${itemColumns} FROM catalogue_item WHERE account_id = $1 AND asin = ANY($2::text[])`,
    values,
  );
  const offerBy = new Map(offers.rows.map((row) => [keyOf(row), toOffer(row)]));
  const itemBy = new Map(items.rows.map((row) => [keyOf(row), toItem(row)]));
  return {
    offer: (marketplaceId, asin) => offerBy.get(keyOf({ marketplaceId, asin })) ?? null,
    item: (marketplaceId, asin) => itemBy.get(keyOf({ marketplaceId, asin })) ?? null,
  };
}

function asinsOf(changes: readonly Change[]): string[] {
  const asins = new Set<string | null>();
  for (const change of changes) {
    if (change.kind === 'listing-added' || change.kind === 'listing-removed') asins.add(change.listing.asin);
    else if (change.kind === 'listing-changed') asins.add(change.before.asin).add(change.after.asin);
    else if ('order' in change) for (const { asin } of change.order.items) asins.add(asin);
  }
  return [...asins].filter((asin) => asin !== null);
}
