import { newOrderRowReader, orderColumnsOf, orderHeader } from './order-row.js';
import { endOf, newRowTally } from './report-end.js';
import { readTable } from './table.js';
const batchSize = 2000;
/** Rows of one order stand close together; this many orders are kept open for the ones that don't. */
const openOrders = 20_000;
/**
 * Yields batches of about 2,000 orders and returns how it went; `otherChannels` are orders that were sold elsewhere
 * than on this marketplace, which are left out. Who cancelled is unknown here: a flat file doesn't tell.
 * @param bytes the report, inflated
 * @throws ReportError when it isn't an all-orders report at all
 */
export async function* readOrderReport(bytes, options) {
    const tally = newRowTally();
    const readRow = newOrderRowReader(options.marketplaceId, tally);
    const open = new Map();
    let otherChannels = 0;
    let lastElsewhere = '';
    const table = { header: orderHeader, columnsOf: orderColumnsOf };
    for await (const rows of readTable(bytes, table, options, tally)) {
        for (const row of rows) {
            const read = readRow(row);
            if (read === 'other-channel') {
                if (row.fields.orderId !== lastElsewhere)
                    otherChannels++;
                lastElsewhere = row.fields.orderId;
            }
            else if (read) {
                const same = open.get(read.orderId);
                if (same)
                    same.push(read);
                else
                    open.set(read.orderId, [read]);
            }
        }
        while (open.size >= openOrders + batchSize)
            yield takeOrders(open, batchSize, options.marketplaceId);
    }
    while (open.size > 0)
        yield takeOrders(open, batchSize, options.marketplaceId);
    return { ...endOf(tally), otherChannels };
}
/** Takes the orders that have been open longest. */
function takeOrders(open, count, marketplaceId) {
    const taken = [];
    for (const [orderId, rows] of open) {
        if (taken.length === count)
            break;
        open.delete(orderId);
        taken.push(orderOf(rows, marketplaceId));
    }
    return taken;
}
/** One order of its rows: the newest says how it stands, and of each item only its newest rows count. */
function orderOf(rows, marketplaceId) {
    const newest = rows.reduce((a, b) => (b.updatedAt > a.updatedAt ? b : a));
    const newestOf = new Map();
    for (const { item, updatedAt } of rows)
        newestOf.set(item.sku, Math.max(updatedAt, newestOf.get(item.sku) ?? updatedAt));
    return {
        orderId: newest.orderId,
        marketplaceId,
        purchasedAt: newest.purchasedAt,
        lastUpdatedAt: newest.updatedAt,
        status: newest.status,
        channel: newest.channel,
        cancellation: newest.status === 'cancelled' ? { by: 'unknown', reason: null } : null,
        hasTracking: null,
        items: rows.filter(({ item, updatedAt }) => updatedAt === newestOf.get(item.sku)).map(({ item }) => item),
    };
}
//# sourceMappingURL=orders.js.map