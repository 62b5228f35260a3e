// Compares what is seen with what was known and says the difference as changes. Pure; used live and in replays alike.

import type { Instant } from '../clock.ts';
import type { Change } from './change.ts';
import type { Feedback } from './feedback.ts';
import type { ForeignReport } from './foreign-report.ts';
import { isFlipped, isSlashed, type Listing, type ListingField, listingFields, longHandlingDays } from './listing.ts';
import type { MailFact } from './mail-fact.ts';
import type { Order } from './order.ts';
import type { ProfileFact } from './profile.ts';
import { compareTitles, titleToKeep } from './title-damage.ts';

export interface ListingPair {
  readonly before: Listing | null;
  readonly after: Listing;
  /** The SKU was known and had been taken off. */
  readonly wasRemoved: boolean;
}

export interface OrderPair {
  readonly before: Order | null;
  readonly after: Order;
}

/**
 * The listing as it is now known: what this source doesn't show (null, unknown) is kept from before, since the report and
 * the API show different things of the same listing and neither's silence is a change; nor is a title damaged on the way.
 */
export function mergeListing(before: Listing | null, seen: Listing): Listing {
  if (before === null) return seen;
  return {
    ...seen,
    asin: seen.asin ?? before.asin,
    title: titleToKeep(before.title, seen.title),
    price: seen.price ?? before.price,
    channel: seen.channel ?? before.channel,
    status: seen.status === 'unknown' ? before.status : seen.status,
    openedAt: seen.openedAt ?? before.openedAt,
    condition: seen.condition ?? before.condition,
    handlingDays: seen.handlingDays ?? before.handlingDays,
  };
}

function differs(field: ListingField, a: Listing, b: Listing): boolean {
  if (field === 'status') return a.status !== b.status && a.status !== 'unknown' && b.status !== 'unknown';
  if (field === 'title') return compareTitles(a.title, b.title) === 'other';
  if (field !== 'price') return a[field] !== b[field];
  return a.price?.minor !== b.price?.minor || a.price?.currency !== b.price?.currency;
}

/**
 * Is this what an intruder does to the listings of a shop: Amazon's stock suddenly shipped by the seller, a price cut to
 * a fraction, a promise of weeks? All else that is done to a listing, and there is much of it, can wait for the walk.
 */
export function isStriking(before: Listing, seen: Listing): boolean {
  const isLong = (days: number | null) => days !== null && days >= longHandlingDays;
  return (
    isFlipped(before, seen) ||
    isSlashed(before.price, seen.price) ||
    (before.handlingDays !== null && isLong(seen.handlingDays) && !isLong(before.handlingDays))
  );
}

/**
 * Which fields of a listing read differently; empty when nothing that is compared does. What was not known before is
 * among them, since detectors want to hear of it: `overwritten` (change.ts) says what is a change.
 */
export function differingFields(a: Listing, b: Listing): ListingField[] {
  return listingFields.filter((field) => differs(field, a, b));
}

/**
 * A new, returned or changed listing as a change, or null.
 * @param isFirstSight nothing of this marketplace was known: only what has its own date can be placed in time
 * @param seenAt when the pull saw it
 */
export function compareListing(
  pair: ListingPair,
  { isFirstSight }: { readonly isFirstSight: boolean },
  seenAt: Instant,
): Change | null {
  const { before, after } = pair;
  const id = `${after.marketplaceId}|${after.sku}`;
  if (before !== null && !pair.wasRemoved) {
    const merged = mergeListing(before, after);
    const fields = differingFields(before, merged);
    if (fields.length === 0) return null;
    return {
      kind: 'listing-changed',
      key: `listing-changed|${id}|${fields.join()}|${merged.price?.minor ?? ''}|${seenAt}`,
      before,
      after: merged,
      fields,
      occurredAt: seenAt,
      observedAt: seenAt,
      reconstructed: false,
    };
  }
  const isReturning = before !== null;
  if (isFirstSight && after.openedAt === null) return null;
  // A listing that comes back keeps its old open date; the news is that it is back.
  const occurredAt = isReturning ? seenAt : Math.min(after.openedAt ?? seenAt, seenAt);
  return {
    kind: 'listing-added',
    key: `listing-added|${id}|${occurredAt}`,
    listing: after,
    returning: isReturning,
    occurredAt,
    observedAt: seenAt,
    reconstructed: isFirstSight,
  };
}

/** A listing that a complete walk no longer shows. */
export function compareRemoved(listing: Listing, seenAt: Instant): Change {
  return {
    kind: 'listing-removed',
    key: `listing-removed|${listing.marketplaceId}|${listing.sku}|${seenAt}`,
    listing,
    occurredAt: seenAt,
    observedAt: seenAt,
    reconstructed: false,
  };
}

/** What happened to an order since it was last seen: placed, shipped, cancelled. */
export function compareOrder({ before, after }: OrderPair, seenAt: Instant): Change[] {
  const changes: Change[] = [];
  const at = (occurred: Instant) => ({
    occurredAt: Math.min(occurred, seenAt),
    observedAt: seenAt,
    reconstructed: before === null,
  });
  if (before === null) {
    const placed: Order = { ...after, status: 'unshipped', cancellation: null, hasTracking: null };
    changes.push({
      kind: 'order-placed',
      key: `order-placed|${after.orderId}`,
      order: placed,
      ...at(after.purchasedAt),
    });
  }
  // Flat files say that an order was shipped, not when: only a source that shows packages is believed at first sight.
  const isNewlyShipped = after.status === 'shipped' && before?.status !== 'shipped';
  if (isNewlyShipped && (before !== null || after.hasTracking !== null)) {
    changes.push({
      kind: 'order-shipped',
      key: `order-shipped|${after.orderId}`,
      order: after,
      ...at(after.lastUpdatedAt),
    });
  }
  if (after.isCancelRequested && !before?.isCancelRequested) {
    changes.push({
      kind: 'cancellation-requested',
      key: `cancellation-requested|${after.orderId}`,
      order: after,
      ...at(after.lastUpdatedAt),
    });
  }
  if (after.status === 'cancelled') {
    const by = after.cancellation?.by ?? 'unknown';
    const wasBy = before?.status === 'cancelled' ? (before.cancellation?.by ?? 'unknown') : null;
    if (wasBy === null || (wasBy === 'unknown' && by !== 'unknown')) {
      changes.push({
        kind: 'order-cancelled',
        key: `order-cancelled|${after.orderId}|${by}`,
        order: after,
        corrects: wasBy,
        ...at(
          wasBy === null || before === null ? after.lastUpdatedAt : Math.min(before.lastUpdatedAt, after.lastUpdatedAt),
        ),
      });
    }
  }
  return changes;
}

/** An order that was told of by mail, now that the API shows it, too. */
export function orderShown({ orderId }: Order, seenAt: Instant): Change {
  const when = { occurredAt: seenAt, observedAt: seenAt, reconstructed: false };
  return { kind: 'order-shown', key: `order-shown|${orderId}`, orderId, ...when };
}

export const endToldKey = (orderId: string) => `order-end-told|${orderId}`;

/** The end of an order that isn't known, as a mail tells of it. */
export function endTold({ orderId, at, by }: Extract<MailFact, { kind: 'order-cancelled' }>, seenAt: Instant): Change {
  const when = { occurredAt: Math.min(at, seenAt), observedAt: seenAt, reconstructed: false };
  return { kind: 'order-end-told', key: endToldKey(orderId), orderId, by, ...when };
}

/** A fact of the profile as a change of what was there before. */
export function factChange(fact: ProfileFact, before: string, seenAt: Instant): Change {
  return {
    kind: 'profile-changed',
    key: `profile-changed|${fact.field}|${fact.marketplaceId ?? ''}|${fact.scope}|${fact.value}|${fact.at}`,
    field: fact.field,
    marketplaceId: fact.marketplaceId,
    scope: fact.scope,
    before,
    after: fact.value,
    occurredAt: Math.min(fact.at, seenAt),
    observedAt: seenAt,
    reconstructed: false,
  };
}

/** What a mail says of orders, listings and deposits is held against what is known of those; all else is news by itself. */
const heldAgainst = ['order', 'order-cancelled', 'listing', 'deposit'] as const;
export type MailNews = Exclude<MailFact, { kind: (typeof heldAgainst)[number] }>;

export function isMailNews(fact: MailFact): fact is MailNews {
  return !(heldAgainst as readonly MailFact['kind'][]).includes(fact.kind);
}

/** A mail is news by itself; the same one seen again has the same key. */
export function compareMail(fact: MailNews, seenAt: Instant): Change {
  const { key, at, kind } = fact;
  const when = { occurredAt: Math.min(at, seenAt), observedAt: seenAt, reconstructed: false };
  switch (kind) {
    case 'notice': {
      const { type, subject } = fact;
      return { kind: 'notice-received', key: `notice|${key}`, notice: { type, key, at, subject }, ...when };
    }
    case 'buyer': {
      const { matter, orderId } = fact;
      return { kind: 'buyer-contact', key: `buyer-contact|${key}`, matter, orderId, ...when };
    }
    case 'phishing':
      return { kind: 'phishing-received', key: `phishing|${key}`, ...when };
    case 'vanished': {
      const { type, cameAt } = fact;
      return { kind: 'mail-vanished', key: `mail-vanished|${key}`, type, cameAt, ...when };
    }
    case 'unread':
      return { kind: 'mail-unread', key: `mail-unread|${key}`, ...when };
    case 'checked':
      return { kind: 'mail-checked', key: `mail-checked|${key}`, verdict: fact.verdict, ...when };
    case 'count':
      return { kind: 'mail-counted', key: `mail-counted|${key}`, mails: fact.mails, ...when };
  }
}

/** A buyer's feedback is news once; its time is its own date, also when it is found later. */
export function compareFeedback(feedback: Feedback, seenAt: Instant): Change {
  return {
    kind: 'feedback-received',
    key: `feedback|${feedback.orderId}`,
    feedback,
    occurredAt: Math.min(feedback.at, seenAt),
    observedAt: seenAt,
    reconstructed: true,
  };
}

/** A report is asked for once, by its id. */
export function compareForeignReport(report: ForeignReport, seenAt: Instant): Change {
  return {
    kind: 'foreign-report-asked',
    key: `foreign-report|${report.reportId}`,
    report,
    occurredAt: Math.min(report.askedAt, seenAt),
    observedAt: seenAt,
    reconstructed: false,
  };
}
