// offers.csv and catalog.csv: what the market said about the ASINs.
import { findMarketplace } from '../../../domain/marketplace.js';
import { parseMoney } from '../../../domain/money.js';
import { parseIsoInstant } from '../normalise/iso-instant.js';
import { legacyCharsetOf } from '../reports/charset.js';
import { readCsv } from './csv-file.js';
/** Other sellers' lowest landed prices, by time. A row without `seenAt` counts as seen at `newest`. */
export async function readOffers(folder, marketplaceId, newest, leftOut) {
    const home = findMarketplace(marketplaceId)?.currency ?? '';
    const offers = await readCsv(folder, 'offers', { required: ['asin', 'price', 'currency'], optional: ['seenAt'] }, legacyCharsetOf(marketplaceId), leftOut, ({ asin, price, currency, seenAt }) => {
        const lowestPrice = parseMoney(price, currency.toUpperCase() || home);
        if (lowestPrice === null && price !== '')
            throw new Error('the price can’t be read');
        return {
            marketplaceId,
            asin: asinOf(asin),
            lowestPrice,
            offerCount: null,
            seenAt: seenAt === '' ? newest : momentOf(seenAt, 'seenAt'),
            isUndated: seenAt === '',
        };
    });
    return offers.sort((a, b) => a.seenAt - b.seenAt);
}
/** Category, brand and rank of the ASINs. */
export function readCatalogue(folder, marketplaceId, newest, leftOut) {
    return readCsv(folder, 'catalog', { required: ['asin'], optional: ['category', 'brand', 'rank'] }, legacyCharsetOf(marketplaceId), leftOut, ({ asin, category, brand, rank }) => ({
        marketplaceId,
        asin: asinOf(asin),
        category: category === '' ? null : category,
        brand: brand === '' ? null : brand,
        rank: /^[1-9]\d{0,9}$/.test(rank) ? Number(rank) : null,
        seenAt: newest,
    }));
}
function asinOf(text) {
    if (!/^[a-z0-9]{1,20}$/i.test(text))
        throw new Error('the ASIN can’t be read');
    return text.toUpperCase();
}
export function momentOf(text, column) {
    const at = parseIsoInstant(text);
    if (at === null)
        throw new Error(`${column} is not a moment such as 2026-03-01T00:00:00Z`);
    return at;
}
/** What the market said, as parts that were seen at the newest moment; none where there was no such file. */
export function marketSnapshots(offers, items, at) {
    const snapshotOf = (part, observed, rows) => ({
        at,
        part,
        isPartial: false,
        async *read() {
            yield observed;
            return { coverage: { state: 'complete', reason: null, asOf: at }, calls: 0, rows, badRows: [], fault: null };
        },
    });
    return [
        ...(offers.length > 0 ? [snapshotOf('offers', { offers }, offers.length)] : []),
        ...(items.length > 0 ? [snapshotOf('catalogue', { items }, items.length)] : []),
    ];
}
//# sourceMappingURL=market-files.js.map