import { hash } from '../random.js';
/** An empty ledger; the takings of a SKU must be told in order of time. */
export function createStock(seed) {
    const counts = new Map();
    const dues = new Map();
    const left = (sku, now) => {
        const due = dues.get(sku);
        if (due && due.at <= now)
            return due;
        return counts.get(sku)?.findLast((count) => count.at <= now) ?? null;
    };
    return {
        initial: (sku) => 4 + (hash(seed, sku, 'stock') % 56),
        left,
        take(sku, at, quantity, from) {
            const past = counts.get(sku) ?? [];
            counts.set(sku, past);
            const due = dues.get(sku);
            if (due && due.at <= at) {
                past.push(due);
                dues.delete(sku);
            }
            const before = past.at(-1)?.quantity ?? from;
            const taken = Math.min(before, quantity);
            past.push({ at, quantity: before - taken });
            return taken;
        },
        deliver(sku, at, quantity) {
            if (!dues.has(sku))
                dues.set(sku, { at, quantity });
        },
    };
}
//# sourceMappingURL=stock.js.map