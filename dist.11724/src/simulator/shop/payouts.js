import { hash } from '../random.js';
import { day, hour } from '../time.js';
import { historyDays } from './order-book.js';
const fortnight = 14;
/** What is left to the seller after Amazon's fees. */
const share = 0.85;
/** Newest first, as Amazon lists them. Periods without a sale are paid nowhere and not listed, the open one always is. */
export function payoutGroups(plan, seed, store, whenOf, orders, profile, now) {
    const closeAt = (k) => whenOf((plan.payoutDay + fortnight * k) * day + 10 * hour);
    const first = Math.ceil((-historyDays - plan.payoutDay) / fortnight);
    const starts = [];
    for (let k = first; closeAt(k - 1) <= now; k++)
        starts.push(closeAt(k - 1));
    const sums = starts.map(() => 0);
    // each order once: a shop has tens of thousands, and is asked again and again
    for (const { shipping, lines } of orders) {
        const period = shipping && shipping.at < now ? starts.findLastIndex((startAt) => startAt <= shipping.at) : -1;
        if (period >= 0)
            for (const line of lines)
                sums[period] = (sums[period] ?? 0) + line.unitMinor * line.quantity;
    }
    const groups = [];
    for (const [period, startAt] of starts.entries()) {
        const k = first + period;
        const endAt = starts[period + 1] ?? null;
        const minor = sums[period] ?? 0;
        if (minor === 0 && endAt !== null)
            continue;
        const id = `${store.country}${hash(seed, 'group', k).toString(36)}${hash('group', k, seed).toString(36)}`;
        groups.push({
            id,
            startAt,
            endAt,
            totalMinor: Math.round(minor * share),
            transfer: endAt === null
                ? null
                : {
                    at: endAt + hour,
                    status: now < endAt + day ? 'Processing' : 'Succeeded',
                    tail: profile(endAt).depositTail,
                    traceId: String(hash(id)).padStart(10, '0'),
                },
        });
    }
    return groups.reverse();
}
//# sourceMappingURL=payouts.js.map