import { chance, gammaOfMeanOne, hash, poisson, random } from '../random.js';
import { day, fromWall, hour, minute, wallOf, weekdayAndHour } from '../time.js';
import { fateOf, lineOf, orderIdOf, usualHabits } from './orders.js';
import { madeUpNumber, realNumber } from './tracking.js';
/** Days of history that come ready-made with each story. */
export const historyDays = 90;
// Shares of a day's orders by hour and of a week's by day, Sunday first: evenings, and weekends a little more.
const byHour = [18, 10, 6, 4, 3, 4, 8, 16, 26, 36, 44, 48, 54, 50, 46, 46, 48, 52, 58, 66, 82, 94, 76, 44];
const byWeekday = [1.12, 1.02, 0.96, 0.95, 0.96, 0.97, 1.02];
const hourSum = byHour.reduce((a, b) => a + b);
/** Variance over mean of a day's orders is 1 + mean / this. */
const steadiness = 14;
export function createOrderBook(plan, seed, store, deeds, whenOf, listings, stock) {
    const surges = deeds.flatMap((d) => (d.deed === 'surge' ? [{ ...d, from: whenOf(d.at), to: whenOf(d.until) }] : []));
    const ofStory = storyOrders(seed, store, deeds, whenOf, listings, stock);
    const usual = [];
    const dayFactors = new Map();
    let written = Math.floor((whenOf(0) - historyDays * day) / hour) * hour;
    let merged = [...ofStory];
    const choose = (at, rng) => {
        const count = listings.ownCount(at);
        for (let tries = 0; tries < 60 && count > 0; tries++) {
            const i = Math.floor(count * rng.next());
            // A few goods sell well and most hardly ever.
            if (rng.next() > chance(seed, i, 'popularity') ** 4)
                continue;
            const listing = listings.own(i, at);
            if (listing.status === 'Active')
                return listing;
        }
        return null;
    };
    const writeOne = (orderId, purchasedAt, habits) => {
        const rng = random(orderId, 'basket');
        const first = choose(purchasedAt, rng);
        if (!first)
            return null;
        const second = rng.next() < 0.08 ? choose(purchasedAt, rng) : null;
        const basket = second && second.sku !== first.sku && second.isFba === first.isFba ? [first, second] : [first];
        let isShort = false;
        const lines = basket.map((listing) => {
            const quantity = rng.next() < 0.9 ? 1 : rng.between(2, 4);
            if (!listing.isFba) {
                const taken = stock.take(listing.sku, purchasedAt, quantity, listing.quantity ?? 0);
                isShort ||= taken < quantity;
                const morning = Math.floor(wallOf(purchasedAt, store.zone) / day) * day + day + 9 * hour;
                if ((stock.left(listing.sku, purchasedAt)?.quantity ?? 9) < 3)
                    stock.deliver(listing.sku, fromWall(morning, store.zone), stock.initial(listing.sku) + 6);
            }
            return lineOf(orderId, listing, quantity);
        });
        const order = { orderId, tag: null, isFba: first.isFba, purchasedAt, lines };
        return { ...order, ...fateOf(order, isShort, habits, plan.shipsFrom, store) };
    };
    const writeHour = (start) => {
        const localDay = Math.floor(wallOf(start, store.zone) / day);
        let busy = dayFactors.get(localDay);
        if (busy === undefined) {
            busy = gammaOfMeanOne(steadiness, random(seed, localDay, 'busy'));
            dayFactors.set(localDay, busy);
        }
        const [weekday, localHour] = weekdayAndHour(start, store.zone);
        const surge = surges.find((s) => start >= s.from && start < s.to);
        const rng = random(seed, 'hour', start / hour);
        const mean = ((plan.ordersPerDay * (byWeekday[weekday] ?? 1) * (byHour[localHour] ?? 0)) / hourSum) * busy;
        const times = Array.from({ length: poisson(mean * (surge?.factor ?? 1), rng) }, () => rng.between(0, 3599));
        for (const [k, at] of times.sort((a, b) => a - b).entries()) {
            const order = writeOne(orderIdOf(store, seed, start / hour, k), start + at * 1000, surge ?? usualHabits);
            if (order)
                usual.push(order);
        }
    };
    return {
        placed(now) {
            if (written <= now) {
                for (; written <= now; written += hour)
                    writeHour(written);
                merged = [...usual, ...ofStory].sort((a, b) => a.purchasedAt - b.purchasedAt);
            }
            let end = merged.length;
            while (end > 0 && merged[end - 1].purchasedAt > now)
                end--;
            return end === merged.length ? merged : merged.slice(0, end);
        },
    };
}
/** The orders that a story tells of, with what is done to them later. */
function storyOrders(seed, store, deeds, whenOf, listings, stock) {
    const orders = [];
    for (const deed of deeds) {
        if (deed.deed !== 'order')
            continue;
        for (let k = 0; k < deed.count; k++) {
            const offset = deed.at + Math.floor((deed.over * (k + chance(seed, deed.tag, k, 'when'))) / deed.count);
            const purchasedAt = Math.floor(whenOf(offset) / 1000) * 1000;
            const orderId = orderIdOf(store, seed, deed.tag, deed.at, k);
            const goods = listings.tagged(deed.tag, purchasedAt);
            const listing = goods[hash(orderId, 'goods') % Math.max(1, goods.length)];
            if (!listing)
                continue;
            if (!listing.isFba)
                stock.take(listing.sku, purchasedAt, 1, listing.quantity ?? 0);
            orders.push({
                orderId,
                tag: deed.tag,
                isFba: listing.isFba,
                purchasedAt,
                confirmedAt: purchasedAt + (6 + (hash(orderId) % 14)) * minute,
                lines: [lineOf(orderId, listing, 1)],
                shipping: null,
                cancelling: null,
            });
        }
    }
    for (const deed of deeds) {
        if (deed.deed === 'cancel' || deed.deed === 'ship-falsely') {
            const from = whenOf(deed.at);
            const free = orders.filter((o) => o.tag === deed.tag && o.confirmedAt < from && !o.shipping && !o.cancelling);
            const hit = free.filter((o) => chance(o.orderId, deed.at) < deed.share);
            for (const [k, order] of hit.entries()) {
                const at = Math.floor((from + (deed.over * k) / hit.length) / 1000) * 1000;
                orders[orders.indexOf(order)] =
                    deed.deed === 'cancel'
                        ? { ...order, cancelling: { at, by: 'MERCHANT', reason: deed.reason, requested: null } }
                        : { ...order, shipping: { at, hasTracking: false, trackingNumber: typedIn(deed, order), from: deed.from } };
            }
        }
    }
    return orders;
}
/** What an intruder gives as the number of a parcel that there isn't. */
function typedIn(deed, order) {
    switch (deed.tracking ?? 'none') {
        case 'none':
            return null;
        case 'the-same':
            return realNumber(deed.tag, deed.at);
        case 'made-up':
            return madeUpNumber(order.orderId);
    }
}
//# sourceMappingURL=order-book.js.map