// What mails tell of orders, listings and deposits, held against what is known of them: the same changes as the API's, so
// that the same fact is told once, whoever tells it first. A mailbox may be another shop's as well: what is of a marketplace
// that isn't this account's is that one's.
import type { Instant } from '../domain/clock.ts';
import type { Change } from '../domain/shop/change.ts';
import { endTold } from '../domain/shop/compare.ts';
import type { MailFact } from '../domain/shop/mail-fact.ts';
import type { Order } from '../domain/shop/order.ts';
import type { ProfileFact } from '../domain/shop/profile.ts';
import type { State } from '../domain/shop/state.ts';
import { listingOf, seeToldListing } from '../domain/shop/told-listing.ts';

/** What is known of an account's marketplaces: false where the API shows their listings as well. */
export type OwnMarketplaces = ReadonlyMap<string, boolean>;

/**
 * Orders as mails tell of them, with what mails told of their ends. A cancellation is the shop's where the order is, since the
 * owner buys at Amazon, too: one of an order that isn't known waits for that order's own mail, which may be read later.
 */
export async function ordersToldIn(
  state: State,
  mails: readonly MailFact[],
  own: OwnMarketplaces,
  seenAt: Instant,
): Promise<{ readonly orders: readonly Order[]; readonly waiting: readonly Change[] }> {
  const placed = ofKind(mails, 'order')
    .map(({ order }) => order)
    .filter(({ marketplaceId }) => own.has(marketplaceId));
  const ended = ofKind(mails, 'order-cancelled');
  const before = await state.knownOrders(ended.map(({ orderId }) => orderId));
  const first = new Map<string, Order>();
  for (const order of placed) if (!first.has(order.orderId)) first.set(order.orderId, order);
  const knownOrder = (orderId: string) => before.get(orderId) ?? first.get(orderId);
  const earlier = await state.endsTold(placed.map(({ orderId }) => orderId));
  const ends = [
    ...placed.flatMap(({ orderId }) => ({ orderId, end: earlier.get(orderId) })),
    ...ended.map(({ orderId, at, by }) => ({ orderId, end: { at, by } })),
  ];
  const cancelled = ends.flatMap(({ orderId, end }): Order[] => {
    const order = knownOrder(orderId);
    if (!order || !end) return [];
    const { at: lastUpdatedAt, by } = end;
    return [{ ...order, status: 'cancelled', lastUpdatedAt, cancellation: { by, reason: null } }];
  });
  const waiting = ended.filter(({ orderId }) => knownOrder(orderId) === undefined).map((fact) => endTold(fact, seenAt));
  return { orders: [...placed, ...cancelled], waiting };
}

/** Takes what mails tell of listings, in the order in which it was done. */
export async function takeToldListings(
  state: State,
  mails: readonly MailFact[],
  own: OwnMarketplaces,
  seenAt: Instant,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { act, at, marketplaceId, goods } of ofKind(mails, 'listing')) {
    const isUnwalked = own.get(marketplaceId);
    if (isUnwalked === undefined) continue;
    const seen = goods.map((one) => listingOf(one, marketplaceId, act));
    for (const sighting of await state.sightListings(seen)) {
      const { listing, isRemoved, change } = seeToldListing(sighting, { act, at, isShown: !isUnwalked }, seenAt);
      if (listing !== null) await state.putListings([listing]);
      if (listing !== null && isRemoved) await state.removeListings(marketplaceId, [listing]);
      if (change !== null) changes.push(change);
    }
  }
  return changes;
}

/** Where money was sent, as the API shows it of each payout. */
export function depositsToldIn(mails: readonly MailFact[], own: OwnMarketplaces): ProfileFact[] {
  return ofKind(mails, 'deposit')
    .filter(({ marketplaceId }) => own.has(marketplaceId))
    .map(({ currency: scope, tail: value, at }) => ({
      ...{ field: 'payout-account-tail', marketplaceId: null, scope, value, at },
    }));
}

function ofKind<K extends MailFact['kind']>(mails: readonly MailFact[], kind: K): Extract<MailFact, { kind: K }>[] {
  return mails.filter((fact): fact is Extract<MailFact, { kind: K }> => fact.kind === kind);
}
