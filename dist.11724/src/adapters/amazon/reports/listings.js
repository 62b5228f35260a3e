// Reads GET_MERCHANT_LISTINGS_ALL_DATA (and its relatives of active or inactive listings) as Listings.
import { findMarketplace } from '../../../domain/marketplace.js';
import { parseMoney } from '../../../domain/money.js';
import { looksDamaged } from '../../../domain/shop/title-damage.js';
import { newDateReader } from './dates.js';
import { cleanText, cleanTitle, skuLimit } from './field-text.js';
import { listingColumnsOf, listingHeader } from './listing-columns.js';
import { endOf, newRowTally } from './report-end.js';
import { newSpreadsheetWatch } from './spreadsheet.js';
import { readTable } from './table.js';
const batchSize = 2000;
/** Columns whose lack is told: without them something isn't watched. */
const told = {
    title: 'title',
    price: 'price',
    openDate: 'open date',
    channel: 'fulfilment channel',
    status: 'status',
};
/** Status words are English nearly everywhere; the others are what Seller Central calls them. */
const statusWords = new Map(Object.entries({
    active: 'active aktiv actif attivo activo ativo aktywne actief aktif نشط 出品中 在售',
    inactive: 'inactive inaktiv inactif inattivo inactivo inativo nieaktywne inactief pasif 停止中 不可售',
    incomplete: 'incomplete unvollständig incomplet incompleto niekompletne onvolledig eksik 不完全 不完整',
}).flatMap(([status, words]) => words.split(' ').map((word) => [word, status])));
/**
 * Yields batches of about 2,000 and returns how it went. A row without a SKU is kept aside; a date, price or quantity
 * that can't be read becomes null and is noted. A price of zero, as incomplete listings have, is no price.
 * @param bytes the report, inflated
 * @throws ReportError when it isn't a listing report at all
 */
export async function* readListingReport(bytes, options) {
    const tally = newRowTally();
    const toListing = newListingReader(options.marketplaceId, tally);
    let batch = [];
    let damaged = 0;
    const columnsOf = (names) => {
        const columns = listingColumnsOf(names);
        const missing = Object.keys(told).flatMap((column) => columns[column] === -1 ? [told[column]] : []);
        if (missing.length > 0)
            tally.remarks.push(`The listing report has no column for: ${missing.join(', ')}.`);
        return columns;
    };
    const table = { header: listingHeader, columnsOf };
    const refuseSpreadsheet = newSpreadsheetWatch();
    for await (const rows of readTable(bytes, table, options, tally)) {
        refuseSpreadsheet(rows);
        for (const row of rows) {
            const listing = toListing(row);
            if (!listing)
                continue;
            batch.push(listing);
            if (looksDamaged(listing.title))
                damaged++;
        }
        if (batch.length < batchSize)
            continue;
        yield batch;
        batch = [];
    }
    if (batch.length > 0)
        yield batch;
    if (damaged > 0)
        tally.remarks.push(`${damaged} of ${tally.rows} titles came in another encoding or were damaged on the way.`);
    return endOf(tally);
}
function newListingReader(marketplaceId, tally) {
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
        if (openedAt === null && fields.openDate !== '')
            tally.note(line, 'the open date can’t be read');
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
function isShifted({ price, quantity, openDate, channel, status }, readDate) {
    return ((price !== '' && parseMoney(price, '') === null) ||
        (quantity !== '' && !/^\d{1,9}$/.test(quantity)) ||
        (openDate !== '' && readDate(openDate) === null) ||
        (channel !== '' && channelOf(channel) === null) ||
        (status !== '' && !statusWords.has(wordOf(status))));
}
/** `Inactive (Out of Stock)` is Inactive. */
const wordOf = (status) => status.replace(/\s*\(.*$/, '').toLowerCase();
function statusOf(text, line, tally) {
    const status = statusWords.get(wordOf(text));
    if (status === undefined && text !== '')
        tally.note(line, 'the status can’t be read');
    return status ?? 'unknown';
}
/** Ten characters; one that begins with a letter has lost none to a spreadsheet, and shared samples have shorter ones. */
const asinShape = /^(?:[a-z0-9]{10}|[a-z][a-z0-9]{8})$/i;
/**
 * `asin1` where the report has it; else the product id where its type says ASIN (1), or an ISBN-10 (2), which is one.
 * Whatever is none (an ISBN that lost its leading zeros) is not known.
 */
function asinOf({ asin, productId, productIdType }, line, tally) {
    const isAsin = productIdType === '1' || (productIdType === '2' && productId.length === 10);
    const id = asin !== '' ? asin : isAsin ? productId : '';
    if (asinShape.test(id))
        return id.toUpperCase();
    if (id !== '')
        tally.note(line, 'the ASIN can’t be read');
    return null;
}
function priceOf(text, currency, line, tally) {
    if (text === '')
        return null;
    const price = parseMoney(text, currency);
    if (price === null)
        tally.note(line, 'the price can’t be read');
    return price !== null && price.minor > 0 ? price : null;
}
function quantityOf(text, line, tally) {
    if (text === '')
        return null;
    if (/^\d{1,9}$/.test(text))
        return Number(text);
    tally.note(line, 'the quantity can’t be read');
    return null;
}
/**
 * `item-condition` is a number: 11 new; 1 to 4 used, 5 to 8 collectible, 10 refurbished (the inventory loader's
 * condition types). Some exports have the words.
 */
function conditionOf(text) {
    if (text === '11' || /^(new|新品)/i.test(text))
        return 'new';
    return /^([1-8]|10)$/.test(text) || /^(used|collectible|refurbished|中古|コレクター|再生品)/i.test(text)
        ? 'used'
        : null;
}
/** `DEFAULT` is the seller, `AMAZON_JP`, `AMAZON_EU` and the like are Amazon's warehouses. */
function channelOf(text) {
    if (text === 'DEFAULT' || /^merchant/i.test(text))
        return 'merchant';
    return /^amazon/i.test(text) ? 'amazon' : null;
}
//# sourceMappingURL=listings.js.map