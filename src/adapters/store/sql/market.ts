// What the market says about ASINs, read and written in bulk: the newest look of each is kept.
import { hourMs, type Instant } from '../../../domain/clock.ts';
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

/** What was read of the market, and of which ASINs. */
export interface KnownMarket {
  readonly market: Market;
  readonly asked: ReadonlySet<string>;
  readonly offers: ReadonlyMap<string, MarketOffer>;
  readonly items: ReadonlyMap<string, CatalogueItem>;
  /** The newest pulls that write it. */
  readonly pulls: string;
  readonly readAt: Instant;
}

/** Whatever is forgotten in between is gone after this long. */
const knownForMs = hourMs;

/**
 * What is known about the ASINs that the changes are about, and about these others.
 * @param known what an earlier look read of all but the last of them: where nothing has come, that very market
 */
export async function readMarket(
  transaction: Transaction,
  {
    earlier,
    pending,
    asins = [],
  }: Readonly<Record<'earlier' | 'pending', readonly Change[]>> & {
    readonly asins?: readonly string[] | undefined;
  },
  at: Instant,
  known?: KnownMarket,
): Promise<KnownMarket> {
  const pulls = await readMarketPulls(transaction);
  if (known && known.pulls === pulls && at - known.readAt < knownForMs) {
    const more = [...asinsOf(pending), ...asins].filter((asin) => !known.asked.has(asin));
    if (more.length === 0) return known;
    const { offers, items } = await readRows(transaction, more);
    const asked = new Set([...known.asked, ...more]);
    if (offers.size + items.size === 0) return { ...known, asked };
    return knownMarket(new Map([...known.offers, ...offers]), new Map([...known.items, ...items]), {
      ...known,
      asked,
    });
  }
  const asked = new Set([...asinsOf(earlier), ...asinsOf(pending), ...asins]);
  const { offers, items } = await readRows(transaction, [...asked]);
  const read = { asked, pulls, readAt: at };
  const isSame = known && isAlike(known.offers, offers) && isAlike(known.items, items);
  return isSame ? { ...known, ...read } : knownMarket(offers, items, read);
}

function knownMarket(
  offers: ReadonlyMap<string, MarketOffer>,
  items: ReadonlyMap<string, CatalogueItem>,
  { asked, pulls, readAt }: Pick<KnownMarket, 'asked' | 'pulls' | 'readAt'>,
): KnownMarket {
  const market: Market = {
    offer: (marketplaceId, asin) => offers.get(keyOf({ marketplaceId, asin })) ?? null,
    item: (marketplaceId, asin) => items.get(keyOf({ marketplaceId, asin })) ?? null,
  };
  return { market, asked, offers, items, pulls, readAt };
}

function isAlike<T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): boolean {
  if (one.size !== other.size) return false;
  return [...one].every(([key, value]) => JSON.stringify(value) === JSON.stringify(other.get(key)));
}

/** Only pulls of these write to the market, each with its run. */
async function readMarketPulls(transaction: Transaction): Promise<string> {
  const newest = (part: string) =>
    `(SELECT id FROM pull_run WHERE account_id = $1 AND part = '${part}' ORDER BY id DESC LIMIT 1)`;
  const { rows } = await transaction.query<{ offers: string | null; catalogue: string | null }>(
    `SELECT ${newest('offers')} AS offers, ${newest('catalogue')} AS catalogue`,
    [transaction.accountId],
  );
  return `${rows[0]?.offers} ${rows[0]?.catalogue}`;
}

async function readRows(
  transaction: Transaction,
  asins: readonly string[],
): Promise<{ offers: Map<string, MarketOffer>; items: Map<string, CatalogueItem> }> {
  const values = [transaction.accountId, asins];
  const offers = await transaction.query<OfferRow>(
    `SELECT ${offerColumns} FROM market_offer WHERE account_id = $1 AND asin = ANY($2::text[])`,
    values,
  );
  const items = await transaction.query<ItemRow>(
    `SELECT ${itemColumns} FROM catalogue_item WHERE account_id = $1 AND asin = ANY($2::text[])`,
    values,
  );
  return {
    offers: new Map(offers.rows.map((row) => [keyOf(row), toOffer(row)])),
    items: new Map(items.rows.map((row) => [keyOf(row), toItem(row)])),
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
