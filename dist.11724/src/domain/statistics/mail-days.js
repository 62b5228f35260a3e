import { isKind } from '../shop/change.js';
/** Does it tell of mail alone, and of nothing in the shop? */
export const isMail = isKind('mail-counted', 'notice-received');
/** Counts a mail into its day. */
export function countMail(day, change) {
    if (change.kind === 'mail-counted')
        day.mails = (day.mails ?? 0) + change.mails;
    else {
        day.amazonMails = (day.amazonMails ?? 0) + 1;
        if (change.notice.type === 'seller-order')
            day.orderMails = (day.orderMails ?? 0) + 1;
        if (change.notice.type === 'listing-changed')
            day.listingMails = (day.listingMails ?? 0) + 1;
        if (change.notice.type === 'plan-fee')
            day.planFees = (day.planFees ?? 0) + 1;
    }
}
/** When the oldest of these mails came, of whatever kind; null where there are none. */
export function oldestMail(changes) {
    const times = changes.flatMap(({ kind, occurredAt }) => (kind === 'mail-counted' ? [occurredAt] : []));
    return times.length === 0 ? null : times.reduce((oldest, at) => Math.min(oldest, at));
}
//# sourceMappingURL=mail-days.js.map