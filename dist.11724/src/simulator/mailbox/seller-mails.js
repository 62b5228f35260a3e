import { chance } from '../random.js';
import { buyerOf } from '../shop/buyers.js';
import { hour, minute } from '../time.js';
const priceIn = ({ words, currency }) => new Intl.NumberFormat({ ja: 'ja-JP', en: 'en-US', de: 'de-DE' }[words], { style: 'currency', currency });
const moneyIn = (store) => {
    const format = priceIn(store);
    return (minor) => format.format(minor / 10 ** store.digits);
};
/** What every mail about an order may show: its goods, and who bought them. */
function toldOf({ orderId, purchasedAt, lines: [line] }, store) {
    const buyer = buyerOf(orderId, store);
    return {
        ...{ order: orderId, sku: line?.sku ?? '', title: line?.title ?? '', quantity: `${line?.quantity ?? 1}` },
        price: moneyIn(store)(line?.unitMinor ?? 0),
        date: new Date(purchasedAt).toISOString().slice(0, 10).replaceAll('-', '/'),
        'buyer-name': buyer.name,
        buyer: `${buyer.name}\n${buyer.postalCode} ${buyer.state}${buyer.city}${buyer.line1}\n${buyer.phone}`,
    };
}
/** Of each order: that it came, and that it was cancelled. */
export function orderMails(orders, store) {
    return orders.flatMap((order) => {
        const { confirmedAt, lines, cancelling } = order;
        if (lines.length === 0)
            return [];
        const told = toldOf(order, store);
        const sold = { at: confirmedAt, letter: 'order-sold', told };
        if (!cancelling)
            return [sold];
        const letter = cancelling.by === 'MERCHANT' ? 'order-cancelled-by-you' : 'order-cancelled-by-buyer';
        return [sold, { at: cancelling.at, letter, told }];
    });
}
/** Of each listing that the story put on sale: that it is there. */
export function listingMails(listings, store) {
    const money = moneyIn(store);
    return listings.map(({ sku, asin, title, minor, quantity, createdAt }) => {
        const told = { sku, asin: asin ?? '', title, price: money(minor ?? 0), quantity: `${quantity ?? 1}` };
        return { at: createdAt + 2 * minute, letter: 'listing-created', told };
    });
}
/** Of each payout: how much was sent, and to which account. */
export function depositMails(payouts, store) {
    const money = moneyIn(store);
    return payouts.flatMap(({ transfer, totalMinor }) => transfer && totalMinor > 0
        ? [{ at: transfer.at, letter: 'deposit-sent', told: { amount: money(totalMinor), tail: transfer.tail } }]
        : []);
}
/** What follows where a seller lets buyers down: most write, some claim, few have their bank take the money back. */
const afterCancelling = [
    [0.5, 'buyer-complains'],
    [0.65, 'claim-filed'],
    [0.7, 'chargeback'],
];
/** Of orders that go well, too, a few are asked about, sent back or forgotten for a day. */
const otherwise = [
    [0.02, 'return-requested'],
    [0.05, 'buyer-writes'],
    [0.08, 'ship-reminder'],
];
export function buyerMails(orders, store, seed) {
    return orders.flatMap((order) => {
        const { orderId, confirmedAt, cancelling } = order;
        const isLetDown = cancelling?.by === 'MERCHANT';
        const drawn = chance(seed, orderId, 'buyer');
        const letter = (isLetDown ? afterCancelling : otherwise).find(([share]) => drawn < share)?.[1];
        if (letter === undefined)
            return [];
        const after = isLetDown ? cancelling.at + 2 * hour : confirmedAt + 20 * hour;
        return [{ at: after + Math.floor(chance(seed, orderId, 'when') * 12 * hour), letter, told: toldOf(order, store) }];
    });
}
//# sourceMappingURL=seller-mails.js.map