// Reads GET_MERCHANT_LISTINGS_ALL_DATA (and its relatives of active or inactive listings) as Listings.
import type { Channel, Condition, Listing, ListingStatus } from '../../../domain/listing.ts';
import { findMarketplace } from '../../../domain/marketplace.ts';
import { type Money, parseMoney } from '../../../domain/money.ts';
import { newDateReader } from './dates.ts';
import { cleanText, cleanTitle, skuLimit } from './field-text.ts';
import { type ListingColumn, listingColumnsOf, listingHeader } from './listing-columns.ts';
import { endOf, newTally, type ReportEnd, type Tally } from './report-end.ts';
import { type ReportOptions, type Row, readTable } from './table.ts';

const batchSize = 2000;

/** Status words are English nearly everywhere; the others are what Seller Central calls them. Others mean active. */
const statusWords: Readonly<Record<string, ListingStatus>> = Object.fromEntries(
  Object.entries({
    active: 'active aktiv actif attivo activo aktywne actief aktif 出品中 在售',
    inactive: 'inactive inaktiv inactif inattivo inactivo nieaktywne inactief pasif 停止中 不可售',
    incomplete: 'incomplete unvollständig incomplet incompleto niekompletne onvolledig eksik 不完全 不完整',
  } satisfies Record<Exclude<ListingStatus, 'unknown'>, string>).flatMap(([status, words]) =>
    words.split(' ').map((word) => [word, status as ListingStatus]),
  ),
);

/**
 * Yields batches of about 2,000 and returns how it went. A row without a SKU is kept aside; a date, price or quantity
 * that can't be read becomes null and is noted. A price of zero, as incomplete listings have, is no price.
 * @param bytes the report, inflated
 * @throws ReportError when it isn't a listing report at all
 */
export async function* readListingReport(
  bytes: AsyncIterable<Uint8Array>,
  options: ReportOptions,
): AsyncGenerator<Listing[], ReportEnd> {
  const tally = newTally();
  const toListing = newListingReader(options.marketplaceId, tally);
  let batch: Listing[] = [];
  const table = { header: listingHeader, columnsOf: listingColumnsOf };
  for await (const rows of readTable(bytes, table, options, tally)) {
    for (const row of rows) {
      const listing = toListing(row);
      if (listing) batch.push(listing);
    }
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  return endOf(tally);
}

function newListingReader(marketplaceId: string, tally: Tally): (row: Row<ListingColumn>) => Listing | null {
  const currency = findMarketplace(marketplaceId)?.currency ?? '';
  const readDate = newDateReader(marketplaceId);
  return ({ line, fields }) => {
    const sku = cleanText(fields.sku);
    if (sku === '' || sku.length > skuLimit) {
      tally.reject(line, sku === '' ? 'no SKU' : `a SKU of ${sku.length} characters`);
      return null;
    }
    const openedAt = fields.openDate === '' ? null : readDate(fields.openDate);
    if (openedAt === null && fields.openDate !== '') tally.note(line, 'the open date can’t be read');
    const channel = channelOf(fields.channel);
    return {
      marketplaceId,
      sku,
      asin: asinOf(fields),
      title: cleanTitle(fields.title),
      price: priceOf(fields.price, currency, line, tally),
      quantity: channel === 'amazon' ? null : quantityOf(fields.quantity, line, tally),
      channel,
      status: statusWords[fields.status.toLowerCase()] ?? 'active',
      openedAt,
      condition: conditionOf(fields.condition),
      handlingDays: null,
    };
  };
}

/** `asin1` where the report has it; else the product id where its type says ASIN (1), or an ISBN-10 (2), which is one. */
function asinOf({ asin, productId, productIdType }: Row<ListingColumn>['fields']): string | null {
  const isAsin = productIdType === '1' || (productIdType === '2' && productId.length === 10);
  const id = asin !== '' ? asin : isAsin ? productId : '';
  return /^[a-z0-9]{1,20}$/i.test(id) ? id.toUpperCase() : null;
}

function priceOf(text: string, currency: string, line: number, tally: Tally): Money | null {
  if (text === '') return null;
  const price = parseMoney(text, currency);
  if (price === null) tally.note(line, 'the price can’t be read');
  return price !== null && price.minor > 0 ? price : null;
}

function quantityOf(text: string, line: number, tally: Tally): number | null {
  if (text === '') return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  tally.note(line, 'the quantity can’t be read');
  return null;
}

/**
 * `item-condition` is a number: 11 new; 1 to 4 used, 5 to 8 collectible, 10 refurbished (the inventory loader's
 * condition types). Some exports have the words.
 */
function conditionOf(text: string): Condition | null {
  if (text === '11' || /^(new|新品)/i.test(text)) return 'new';
  return /^([1-8]|10)$/.test(text) || /^(used|collectible|refurbished|中古|コレクター|再生品)/i.test(text)
    ? 'used'
    : null;
}

/** `DEFAULT` is the seller, `AMAZON_JP`, `AMAZON_EU` and the like are Amazon's warehouses. */
function channelOf(text: string): Channel | null {
  if (text === 'DEFAULT' || /^merchant/i.test(text)) return 'merchant';
  return /^amazon/i.test(text) ? 'amazon' : null;
}
