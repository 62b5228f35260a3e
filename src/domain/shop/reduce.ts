// What becomes of a thing when it is seen again: what was known and what is seen, to what is known now and the changes.
// The one set of rules of the watch, of replays and of files: a database, a memory and a folder only fetch and write.

import type { Instant } from '../clock.ts';
import { storableText } from '../text/storable-text.ts';
import type { Change } from './change.ts';
import { compareListing, compareOrder, factChange, mergeListing, orderShown } from './compare.ts';
import type { Listing } from './listing.ts';
import type { Order, OrderItem, OrderStatus } from './order.ts';
import { isToldLess, type KnownFact, type ProfileFact, profileFields } from './profile.ts';

/** A listing that a source shows, with what is known of its SKU. */
export interface ListingSighting {
  readonly seen: Listing;
  readonly known: { readonly listing: Listing; readonly isRemoved: boolean } | null;
}

/** The listing as it is known now, and what is news of it. */
export function seeListing(
  { seen, known }: ListingSighting,
  { isFirstSight }: { readonly isFirstSight: boolean },
  seenAt: Instant,
): { readonly listing: Listing; readonly change: Change | null } {
  const before = known?.listing ?? null;
  const listing = mergeListing(before, seen);
  const pair = { before, after: listing, wasRemoved: known?.isRemoved ?? false };
  return { listing, change: compareListing(pair, { isFirstSight }, seenAt) };
}

/** One of each SKU, the last: a source that names a SKU twice at once means one listing. */
export function lastOfEachSku(batch: readonly Listing[]): readonly Listing[] {
  // nearly always so, and a key for each of a million rows costs more than all else that is done with them here
  if (new Set(batch.map(({ sku }) => sku)).size === batch.length) return batch;
  return [...new Map(batch.map((listing) => [`${listing.marketplaceId}|${listing.sku}`, listing])).values()];
}

/**
 * Which of the listings that a whole walk didn't show are gone. Not one that was opened after `openedBefore`: Amazon
 * serves reports from a cache, and the walk may be older than the listing. Where no more are missing than rows were
 * `unread`, none is gone: those may be the ones.
 */
export function goneOf(unseen: readonly Listing[], openedBefore: Instant, unread = 0): readonly Listing[] {
  const missing = unseen.filter(({ openedAt }) => openedAt === null || openedAt <= openedBefore);
  return missing.length > unread ? missing : [];
}

/**
 * Orders as they are known now, and what happened to them. Those of one batch are taken in the order of their updates,
 * so that it makes no difference how a past is cut into batches.
 * @param known by order id, of at least the orders in the batch that are known
 * @returns `orders`: those to be written, each once
 */
export function seeOrders(
  known: ReadonlyMap<string, Order>,
  batch: readonly Order[],
  seenAt: Instant,
): { readonly orders: readonly Order[]; readonly changes: readonly Change[] } {
  const now = new Map<string, Order>();
  const changes: Change[] = [];
  for (const seen of [...batch].sort((a, b) => a.lastUpdatedAt - b.lastUpdatedAt)) {
    const before = now.get(seen.orderId) ?? known.get(seen.orderId) ?? null;
    const after = before === null ? seen : mergeOrder(before, seen);
    if (after === before) continue;
    now.set(seen.orderId, after);
    changes.push(...compareOrder({ before, after }, seenAt));
    // Mails don't say who ships, and the API always does.
    if (before !== null && before.channel === null && after.channel !== null) changes.push(orderShown(after, seenAt));
  }
  return { orders: [...now.values()], changes };
}

/** How far an order has come: it never goes back. */
const progress: Readonly<Record<OrderStatus, number>> = {
  unknown: -1,
  pending: 0,
  unshipped: 1,
  'partially-shipped': 2,
  shipped: 3,
  unfulfillable: 4,
  cancelled: 5,
};

/**
 * The newest word on an order wins, but an order doesn't go back: what was shipped or cancelled stays so. What the newest
 * word doesn't know is kept from the other: a flat file knows neither who cancelled nor whether a package can be traced.
 * @returns `before` itself when the other tells nothing new
 */
export function mergeOrder(before: Order, seen: Order): Order {
  const isSeenNewer =
    seen.lastUpdatedAt !== before.lastUpdatedAt
      ? seen.lastUpdatedAt > before.lastUpdatedAt
      : progress[seen.status] >= progress[before.status];
  const [newer, older] = isSeenNewer ? [seen, before] : [before, seen];
  const parcels = newer.parcels ?? older.parcels;
  const isVaguer = newer.cancellation === null || newer.cancellation.by === 'unknown';
  const merged: Order = {
    ...newer,
    status: progress[older.status] > progress[newer.status] ? older.status : newer.status,
    channel: newer.channel ?? older.channel,
    cancellation: isVaguer ? (older.cancellation ?? newer.cancellation) : newer.cancellation,
    hasTracking: newer.hasTracking ?? older.hasTracking,
    ...(parcels && { parcels }),
    ...((newer.isCancelRequested || older.isCancelRequested) && { isCancelRequested: true }),
    purchasedAt: Math.min(before.purchasedAt, seen.purchasedAt),
    items: mergeItems(newer.items, older.items),
  };
  return isSameOrder(before, merged) ? before : merged;
}

/** The newer ones, with what the older know and they don't: a mail may lack a price, an early answer has none yet. */
function mergeItems(newer: readonly OrderItem[], older: readonly OrderItem[]): readonly OrderItem[] {
  if (newer.length === 0) return older;
  return newer.map((item) => {
    const known = older.find(({ sku }) => sku !== '' && sku === item.sku);
    return {
      ...item,
      asin: item.asin ?? known?.asin ?? null,
      quantity: item.quantity ?? known?.quantity ?? null,
      unitPrice: item.unitPrice ?? known?.unitPrice ?? null,
    };
  });
}

/** In all that is kept of an order; parcels are not, they only go with the news. */
function isSameOrder(a: Order, b: Order): boolean {
  const wordsOf = ({ orderId: _id, parcels: _parcels, isCancelRequested = false, items, ...order }: Order) =>
    JSON.stringify([
      order.marketplaceId,
      order.purchasedAt,
      order.lastUpdatedAt,
      order.status,
      order.channel,
      order.cancellation?.by,
      order.cancellation?.reason,
      order.hasTracking,
      isCancelRequested,
      items.map(({ sku, asin, quantity, unitPrice }) => [sku, asin, quantity, unitPrice?.minor, unitPrice?.currency]),
    ]);
  return wordsOf(a) === wordsOf(b);
}

/** Longer values are cut: they are part of a key, and no name or address of Amazon's is as long. */
const valueLimit = 500;

/**
 * Values of the profile as they are known now, and which are news. Each has its place in time, however late it is seen:
 * a payout to another account between two to one's own is news also when it is listed after both.
 * @param known all values of at least the fields in the batch
 * @returns `facts`: those to be written, each once
 */
export function seeFacts(
  known: readonly KnownFact[],
  batch: readonly ProfileFact[],
  seenAt: Instant,
): { readonly facts: readonly KnownFact[]; readonly changes: readonly Change[] } {
  const histories = new Map<string, Map<string, KnownFact>>();
  const historyOf = ({ field, marketplaceId, scope }: KnownFact | ProfileFact) => {
    const key = `${field}|${marketplaceId ?? ''}|${scope}`;
    const history = histories.get(key) ?? new Map<string, KnownFact>();
    histories.set(key, history);
    return history;
  };
  for (const fact of known) historyOf(fact).set(fact.value, fact);
  const facts = new Map<string, KnownFact>();
  const changes: Change[] = [];
  for (const raw of inTime(batch)) {
    const said = { ...raw, value: storableText(raw.value).slice(0, valueLimit), scope: storableText(raw.scope) };
    const history = historyOf(said);
    const value = wholeValueOf(said, [...history.values()]);
    const fact = { ...said, value };
    for (const { before, after } of newsOf(fact, [...history.values()]))
      changes.push(factChange(after, before, seenAt));
    const { at, ...same } = fact;
    const old = history.get(value);
    const now = { ...same, firstAt: Math.min(at, old?.firstAt ?? at), lastAt: Math.max(at, old?.lastAt ?? at) };
    if (old?.firstAt === now.firstAt && old.lastAt === now.lastAt) continue;
    history.set(value, now);
    facts.set(`${fact.field}|${fact.marketplaceId ?? ''}|${fact.scope}|${value}`, now);
  }
  return { facts: [...facts.values()], changes };
}

/** What a value means that a source tells with parts left out: the last known one that tells all of it and more. */
function wholeValueOf({ field, value }: ProfileFact, history: readonly KnownFact[]): string {
  const wholes = history.filter((known) => isToldLess(field, value, known.value)).sort((a, b) => a.lastAt - b.lastAt);
  return wholes.at(-1)?.value ?? value;
}

/** A value at a moment, and what was there before it. */
interface FactNews {
  readonly before: string;
  readonly after: ProfileFact;
}

/** What a fact adds to what was told: nothing at the first sight of a field, nor when more of the same value is told. */
function newsOf(fact: ProfileFact, known: readonly KnownFact[]): FactNews[] {
  const history = known.map((one) =>
    isToldLess(fact.field, one.value, fact.value) ? { ...one, value: fact.value } : one,
  );
  if (history.length === 0) return [];
  const old = history.find(({ value }) => value === fact.value);
  if (old?.firstAt === fact.at || old?.lastAt === fact.at) return [];
  if (profileFields[fact.field].how === 'set') {
    if (old) return [];
    return [{ before: history.map(({ value }) => value).join(' / '), after: fact }];
  }
  const points = inTime(
    history.flatMap(({ value, firstAt, lastAt }) => [firstAt, lastAt].map((at) => ({ value, at }))),
  );
  const before = points.findLast(({ at }) => at <= fact.at);
  const next = points.find(({ at }) => at > fact.at);
  const news: FactNews[] = [];
  if (before && before.value !== fact.value && next?.value !== fact.value)
    news.push({ before: before.value, after: fact });
  // Nobody was told of the next value if it was the first that was seen, or had been there before this one as well.
  const isNextUntold = before === undefined || before.value === next?.value;
  if (next && next.value !== fact.value && isNextUntold)
    news.push({ before: fact.value, after: { ...fact, value: next.value, at: next.at } });
  return news;
}

/** By time; of the same moment by value, so that it doesn't matter in which order they were fetched. */
function inTime<T extends { readonly at: Instant; readonly value: string }>(facts: readonly T[]): T[] {
  return [...facts].sort((a, b) => a.at - b.at || (a.value < b.value ? -1 : Number(a.value > b.value)));
}
