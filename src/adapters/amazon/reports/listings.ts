// Reads GET_MERCHANT_LISTINGS_ALL_DATA (and its relatives of active or inactive listings) as Listings.

import { findMarketplace } from '../../../domain/marketplace.ts';
import { type Money, parseMoney } from '../../../domain/money.ts';
import type { Channel, Condition, Listing, ListingStatus } from '../../../domain/shop/listing.ts';
import { looksDamaged } from '../../../domain/shop/title-damage.ts';
import { type DateReader, newDateReader } from './dates.ts';
import { cleanText, cleanTitle, skuLimit } from './field-text.ts';
import { type ListingColumn, listingColumnsOf, listingHeader } from './listing-columns.ts';
import { endOf, newRowTally, type ReportEnd, type RowTally } from './report-end.ts';
import { newSpreadsheetWatch } from './spreadsheet.ts';
import { type ReportOptions, type Row, readTable } from './table.ts';

const batchSize = 2000;

/** Columns whose lack is told: without them something isn't watched. */
const told = {
  title: 'title',
  price: 'price',
  openDate: 'open date',
  channel: 'fulfilment channel',
  status: 'status',
} as const satisfies Partial<Record<ListingColumn, string>>;

/** Status words are English nearly everywhere; the others are what Seller Central calls them. */
const statusWords: ReadonlyMap<string, ListingStatus> = new Map(
  Object.entries({
    active: 'active aktiv actif attivo activo ativo aktywne actief aktif نشط 出品中 在售',
    inactive: 'inactive inaktiv inactif inattivo inactivo inativo nieaktywne inactief pasif 停止中 不可售',
    incomplete: 'incomplete unvollständig incomplet incompleto niekompletne onvolledig eksik 不完全 不完整',
  } satisfies Record<Exclude<ListingStatus, 'unknown'>, string>).flatMap(([status, words]) =>
    words.split(' ').map((word) => [word, status as ListingStatus] as const),
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
  const tally = newRowTally();
  const toListing = newListingReader(options.marketplaceId, tally);
  let batch: Listing[] = [];
  let damaged = 0;
  const columnsOf = (names: readonly string[]) => {
    const columns = listingColumnsOf(names);
    const missing = (Object.keys(told) as (keyof typeof told)[]).flatMap((column) =>
      columns[column] === -1 ? [told[column]] : [],
    );
    if (missing.length > 0) tally.remarks.push(`The listing report has no column for: ${missing.join(', ')}.`);
    return columns;
  };
  const table = { header: listingHeader, columnsOf };
  const refuseSpreadsheet = newSpreadsheetWatch();
  for await (const rows of readTable(bytes, table, options, tally)) {
    refuseSpreadsheet(rows);
    for (const row of rows) {
      const listing = toListing(row);
      if (!listing) continue;
      batch.push(listing);
      if (looksDamaged(listing.title)) damaged++;
    }
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  if (damaged > 0)
    tally.remarks.push(`${damaged} of ${tally.rows} titles came in another encoding or were damaged on the way.`);
  return endOf(tally);
}

function newListingReader(marketplaceId: string, tally: RowTally): (row: Row<ListingColumn>) => Listing | null {
  const currency = findMarketplace(marketplaceId)?.currency ?? '';
  const readDate = newDateReader(marketplaceId);
  return ({ line, fields, isOdd }) => {
    const sku = cleanText(fields.sku);
    if (sku === '' || sku.length > skuLimit) {
      tally.reject(line, sku === '' ? 'no SKU' : `a SKU of ${sku.length} characters`);
      return null;
    }
    if (sku.includes('\ufffd')) {
      tally.reject(line, 'the SKU was damaged on the way');
      return null;
    }
    if (isOdd && isShifted(fields, readDate)) {
      tally.reject(line, 'its fields are shifted: there is a line break or a tab within one');
      return null;
    }
    const openedAt = fields.openDate === '' ? null : readDate(fields.openDate);
    if (openedAt === null && fields.openDate !== '') tally.note(line, 'the open date can’t be read');
    const channel = channelOf(fields.channel);
    return {
      marketplaceId,
      sku,
      asin: asinOf(fields, line, tally),
      title: cleanTitle(fields.title),
      price: priceOf(fields.price, currency, line, tally),
      quantity: channel === 'amazon' ? null : quantityOf(fields.quantity, line, tally),
      channel,
      status: statusOf(fields.status, line, tally),
      openedAt,
      condition: conditionOf(fields.condition),
      handlingDays: null,
    };
  };
}

/** Does what stands in the columns not look like what belongs there? */
function isShifted(
  { price, quantity, openDate, channel, status }: Row<ListingColumn>['fields'],
  readDate: DateReader,
): boolean {
  return (
    (price !== '' && parseMoney(price, '') === null) ||
    (quantity !== '' && !/^\d{1,9}$/.test(quantity)) ||
    (openDate !== '' && readDate(openDate) === null) ||
    (channel !== '' && channelOf(channel) === null) ||
    (status !== '' && !statusWords.has(wordOf(status)))
  );
}

/** `Inactive (Out of Stock)` is Inactive. */
const wordOf = (status: string) => status.replace(/\s*\(.*$/, '').toLowerCase();

function statusOf(text: string, line: number, tally: RowTally): ListingStatus {
  const status = statusWords.get(wordOf(text));
  if (status === undefined && text !== '') tally.note(line, 'the status can’t be read');
  return status ?? 'unknown';
}

/** Ten characters; one that begins with a letter has lost none to a spreadsheet, and shared samples have shorter ones. */
const asinShape = /^(?:[a-z0-9]{10}|[a-z][a-z0-9]{8})$/i;

/**
 * `asin1` where the report has it; else the product id where its type says ASIN (1), or an ISBN-10 (2), which is one.
 * Whatever is none (an ISBN that lost its leading zeros) is not known.
 */
function asinOf(
  { asin, productId, productIdType }: Row<ListingColumn>['fields'],
  line: number,
  tally: RowTally,
): string | null {
  const isAsin = productIdType === '1' || (productIdType === '2' && productId.length === 10);
  const id = asin !== '' ? asin : isAsin ? productId : '';
  if (asinShape.test(id)) return id.toUpperCase();
  if (id !== '') tally.note(line, 'the ASIN can’t be read');
  return null;
}

function priceOf(text: string, currency: string, line: number, tally: RowTally): Money | null {
  if (text === '') return null;
  const price = parseMoney(text, currency);
  if (price === null) tally.note(line, 'the price can’t be read');
  return price !== null && price.minor > 0 ? price : null;
}

function quantityOf(text: string, line: number, tally: RowTally): number | null {
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
