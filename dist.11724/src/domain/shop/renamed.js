// Renamed listings: one SKU goes and another comes for the same product. A shop that numbers its shelf anew neither lists
// goods nor loses any, however many rows of the report differ.
import { isKind } from './change.js';
import { isSlashed } from './listing.js';
/** By its ASIN; where a source shows none, by its title. */
function productOf({ marketplaceId, asin, title }) {
    if (asin !== null)
        return `${marketplaceId}|asin|${asin}`;
    return title === '' ? null : `${marketplaceId}|title|${title}`;
}
/**
 * Not what goes from Amazon's warehouses to the seller's own hands, nor what comes back far cheaper: whoever sells a shop's
 * own goods from under it may do that under new SKUs.
 */
function isSame(gone, come) {
    const isTaken = gone.channel === 'amazon' && come.channel === 'merchant';
    return !isTaken && !isSlashed(gone.price, come.price);
}
/** Each listing that went explains one that came. */
export function renamedOf(changes) {
    const gone = new Map();
    for (const change of changes) {
        if (change.kind !== 'listing-removed')
            continue;
        const product = productOf(change.listing);
        if (product !== null)
            gone.set(product, [...(gone.get(product) ?? []), change]);
    }
    const renamed = { added: new Set(), removed: new Set() };
    if (gone.size === 0)
        return renamed;
    const come = changes.filter(isKind('listing-added')).sort((a, b) => (a.listing.sku < b.listing.sku ? -1 : 1));
    for (const change of come) {
        const product = productOf(change.listing);
        const left = (product !== null && gone.get(product)) || [];
        const at = left.findIndex(({ listing }) => listing.sku !== change.listing.sku && isSame(listing, change.listing));
        const [match] = at === -1 ? [] : left.splice(at, 1);
        if (!match)
            continue;
        renamed.added.add(change);
        renamed.removed.add(match);
    }
    return renamed;
}
//# sourceMappingURL=renamed.js.map