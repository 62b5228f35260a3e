import { hash, random } from '../random.js';
import { day, fromWall, hour, minute, wallOf } from '../time.js';
import { realNumber } from './tracking.js';
/** What Amazon would say of it now. */
export function statusAt(order, now) {
    if (order.cancelling && order.cancelling.at <= now)
        return { status: 'CANCELLED', updatedAt: order.cancelling.at };
    if (order.shipping && order.shipping.at <= now)
        return { status: 'SHIPPED', updatedAt: order.shipping.at };
    if (order.confirmedAt <= now)
        return { status: 'UNSHIPPED', updatedAt: order.confirmedAt };
    return { status: 'PENDING', updatedAt: order.purchasedAt };
}
/** An order number of the store's form, `250-1234567-7654321`. */
export function orderIdOf(store, ...words) {
    const block = (name) => String(hash(...words, name) % 10_000_000).padStart(7, '0');
    return `${store.orderPrefixes[hash(...words) % store.orderPrefixes.length]}-${block('a')}-${block('b')}`;
}
export function lineOf(orderId, listing, quantity) {
    return {
        orderItemId: `${String(hash(orderId, listing.sku)).padStart(10, '0')}${String(hash(listing.sku, orderId) % 10_000).padStart(4, '0')}`,
        sku: listing.sku,
        asin: listing.asin ?? '',
        title: listing.title,
        isUsed: listing.isUsed,
        unitMinor: listing.minor ?? 0,
        quantity,
    };
}
export const usualHabits = { buyerCancels: 0.018, stockOuts: 0.004 };
const paymentFails = 0.006;
/** What becomes of a usual order. */
export function fateOf(order, isShort, habits, shipsFrom, store) {
    const rng = random(order.orderId, 'fate');
    const confirmedAt = order.purchasedAt + rng.between(12, 32) * minute;
    const luck = rng.next();
    const cancelled = (cancelling) => ({ confirmedAt, shipping: null, cancelling });
    if (luck < habits.buyerCancels) {
        const requested = rng.pick(['BOUGHT_BY_MISTAKE', 'FOUND_CHEAPER', 'CHANGED_MIND', 'DELIVERY_TOO_LATE']);
        if (rng.next() < 0.5 || order.isFba)
            return cancelled({
                at: order.purchasedAt + rng.between(2, 11) * minute,
                by: 'BUYER',
                reason: requested,
                requested,
            });
        return cancelled({
            at: confirmedAt + rng.between(1, 9) * hour,
            by: 'MERCHANT',
            reason: 'BUYER_CANCELED',
            requested,
        });
    }
    if (luck < habits.buyerCancels + paymentFails)
        return cancelled({
            at: confirmedAt + rng.between(6, 40) * hour,
            by: 'AMAZON',
            reason: 'PAYMENT_DECLINED',
            requested: null,
        });
    if (!order.isFba && (isShort || luck < habits.buyerCancels + paymentFails + habits.stockOuts))
        return cancelled({
            at: workingTime(confirmedAt, store, rng),
            by: 'MERCHANT',
            reason: 'NO_INVENTORY',
            requested: null,
        });
    const at = order.isFba ? confirmedAt + rng.between(4, 30) * hour : workingTime(confirmedAt, store, rng);
    const hasTracking = order.isFba || rng.next() < 0.97;
    return {
        confirmedAt,
        shipping: {
            at,
            hasTracking,
            trackingNumber: hasTracking ? realNumber(order.orderId) : null,
            from: shipsFrom,
        },
        cancelling: null,
    };
}
/** An afternoon of one of the next working days. */
function workingTime(at, store, rng) {
    let wall = Math.floor(wallOf(at, store.zone) / day) * day + rng.between(1, 2) * day;
    while ([0, 6].includes(new Date(wall).getUTCDay()))
        wall += day;
    return fromWall(wall + 13 * hour + rng.between(0, 4 * 3600) * 1000, store.zone);
}
//# sourceMappingURL=orders.js.map