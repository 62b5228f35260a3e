// Which mails Amazon writes to the seller of what happens in the shop, and when: from its orders, listings and payouts.
import type { Instant } from '../../domain/clock.ts';
import { chance } from '../random.ts';
import { buyerOf } from '../shop/buyers.ts';
import type { ListingState } from '../shop/listings.ts';
import type { OrderStory } from '../shop/orders.ts';
import type { PayoutGroup } from '../shop/payouts.ts';
import type { Storefront } from '../storefronts.ts';
import { hour, minute } from '../time.ts';
import type { LetterId } from './letters.ts';

export interface Arrival {
  readonly at: Instant;
  readonly letter: LetterId;
  /** What it tells, by the name of its place in the letter. */
  readonly told?: Readonly<Record<string, string>>;
}

const priceIn = ({ words, currency }: Storefront) =>
  new Intl.NumberFormat({ ja: 'ja-JP', en: 'en-US', de: 'de-DE' }[words], { style: 'currency', currency });

const moneyIn = (store: Storefront) => {
  const format = priceIn(store);
  return (minor: number) => format.format(minor / 10 ** store.digits);
};

/** What every mail about an order may show: its goods, and who bought them. */
function toldOf({ orderId, purchasedAt, lines: [line] }: OrderStory, store: Storefront) {
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
export function orderMails(orders: readonly OrderStory[], store: Storefront): Arrival[] {
  return orders.flatMap((order): Arrival[] => {
    const { confirmedAt, lines, cancelling } = order;
    if (lines.length === 0) return [];
    const told = toldOf(order, store);
    const sold = { at: confirmedAt, letter: 'order-sold', told } as const;
    if (!cancelling) return [sold];
    const letter = cancelling.by === 'MERCHANT' ? 'order-cancelled-by-you' : 'order-cancelled-by-buyer';
    return [sold, { at: cancelling.at, letter, told }];
  });
}

/** Of each listing that the story put on sale: that it is there. */
export function listingMails(listings: readonly ListingState[], store: Storefront): Arrival[] {
  const money = moneyIn(store);
  return listings.map(({ sku, asin, title, minor, quantity, createdAt }): Arrival => {
    const told = { sku, asin: asin ?? '', title, price: money(minor ?? 0), quantity: `${quantity ?? 1}` };
    return { at: createdAt + 2 * minute, letter: 'listing-created', told };
  });
}

/** Of each payout: how much was sent, and to which account. */
export function depositMails(payouts: readonly PayoutGroup[], store: Storefront): Arrival[] {
  const money = moneyIn(store);
  return payouts.flatMap(({ transfer, totalMinor }): Arrival[] =>
    transfer && totalMinor > 0
      ? [{ at: transfer.at, letter: 'deposit-sent', told: { amount: money(totalMinor), tail: transfer.tail } }]
      : [],
  );
}

/** What follows where a seller lets buyers down: most write, some claim, few have their bank take the money back. */
const afterCancelling: readonly (readonly [share: number, letter: LetterId])[] = [
  [0.5, 'buyer-complains'],
  [0.65, 'claim-filed'],
  [0.7, 'chargeback'],
];
/** Of orders that go well, too, a few are asked about, sent back or forgotten for a day. */
const otherwise: readonly (readonly [share: number, letter: LetterId])[] = [
  [0.02, 'return-requested'],
  [0.05, 'buyer-writes'],
  [0.08, 'ship-reminder'],
];

export function buyerMails(orders: readonly OrderStory[], store: Storefront, seed: number): Arrival[] {
  return orders.flatMap((order): Arrival[] => {
    const { orderId, confirmedAt, cancelling } = order;
    const isLetDown = cancelling?.by === 'MERCHANT';
    const drawn = chance(seed, orderId, 'buyer');
    const letter = (isLetDown ? afterCancelling : otherwise).find(([share]) => drawn < share)?.[1];
    if (letter === undefined) return [];
    const after = isLetDown ? cancelling.at + 2 * hour : confirmedAt + 20 * hour;
    return [{ at: after + Math.floor(chance(seed, orderId, 'when') * 12 * hour), letter, told: toldOf(order, store) }];
  });
}
