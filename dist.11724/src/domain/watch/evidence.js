import { instant } from '../text/text.js';
/** A signal keeps this many rows at the most, the worst first, and the true count beside them. */
export const evidenceLimit = 200;
/** The worst first: `badnessOf` is larger for what matters more; equals stay in their order. */
export function worstFirst(things, badnessOf) {
    return [...things].sort((a, b) => badnessOf(b) - badnessOf(a));
}
/** A listing as the subject of a row. */
export function ofListing({ sku, asin, title }) {
    return { kind: 'listing', sku, asin, title };
}
/** The orders that something happened to, the latest first, with when each was bought. */
export function ordersNewestFirst(events) {
    return worstFirst(events, ({ occurredAt }) => occurredAt).map(({ order, occurredAt }) => ({
        subject: { kind: 'order', orderId: order.orderId },
        at: occurredAt,
        before: instant(order.purchasedAt),
    }));
}
/** What Amazon told by mail, and when, as it came. */
export function asNoticed(notices) {
    return notices.map(({ notice, occurredAt }) => ({
        subject: { kind: 'notice', notice: notice.type },
        at: occurredAt,
    }));
}
//# sourceMappingURL=evidence.js.map