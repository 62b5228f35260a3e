// What each detector sees, found the plain way: by going through all changes of the last days. Detectors are kept up to
// date as changes come and go; what they are shown must be what this finds.
import { detectors } from '../../src/detectors/all.ts';
import type { Instant } from '../../src/domain/clock.ts';
import { type Money, ratio } from '../../src/domain/money.ts';
import { isComplaint } from '../../src/domain/shop/buyer-contact.ts';
import { type Change, isKind, overwritten } from '../../src/domain/shop/change.ts';
import { negativeRating } from '../../src/domain/shop/feedback.ts';
import { isFlipped, isSlashed, type Listing } from '../../src/domain/shop/listing.ts';
import { isStanding } from '../../src/domain/shop/profile.ts';
import { promiseOf } from '../../src/domain/statistics/baseline.ts';
import { ascending, firstOfEach } from '../../src/domain/statistics/bursts.ts';
import { type View, worthOf } from '../../src/domain/watch/view.ts';

type Scan = (recent: readonly Change[]) => readonly unknown[];

const fresh = (recent: readonly Change[]) =>
  ascending(recent.filter(isKind('listing-added')).filter(({ returning }) => !returning));
const added: Scan = (recent) => ascending(recent.filter(isKind('listing-added')));
const removed: Scan = (recent) => ascending(recent.filter(isKind('listing-removed')));
const placed = (recent: readonly Change[]) => ascending(recent.filter(isKind('order-placed')));
const shipped = (recent: readonly Change[]) => ascending(recent.filter(isKind('order-shipped')));
const changed = (recent: readonly Change[]) => ascending(recent.filter(isKind('listing-changed')));
const newSkus: Scan = (recent) => firstOfEach(fresh(recent), ({ listing }) => listing.sku);

/** By detector, by the name that it gives to what it sees. */
const scans: Readonly<Record<string, Readonly<Record<string, Scan>>>> = {
  'listing-burst': { added, removed },
  'off-profile-catalogue': { added: newSkus },
  'night-activity': {
    added: (recent) =>
      firstOfEach(
        fresh(recent).filter(({ listing, occurredAt }) => listing.openedAt === occurredAt),
        ({ listing }) => listing.sku,
      ),
  },
  'order-surge': { added, placed: (recent) => firstOfEach(placed(recent), ({ order }) => order.orderId) },
  'fresh-goods-sell': { added, placed: (recent) => firstOfEach(placed(recent), ({ order }) => order.orderId) },
  'orders-not-shown': {
    told: (recent) => placed(recent).filter(({ order }) => order.isByMail === true),
    shown: (recent) => ascending(recent.filter(isKind('order-shown'))),
  },
  'seller-cancellation-spike': {
    added,
    placed,
    cancelled: (recent) => ascending(recent.filter(isKind('order-cancelled'))),
    shipped: (recent) => shipped(recent).filter(({ order }) => order.channel === 'merchant'),
  },
  'shipped-without-tracking': {
    own: (recent) =>
      firstOfEach(
        shipped(recent).filter(({ order }) => order.channel === 'merchant' && order.hasTracking !== null),
        ({ order }) => order.orderId,
      ),
  },
  'fulfilment-flip': {
    flips: (recent) =>
      firstOfEach(
        changed(recent).filter(({ before, after }) => isFlipped(before, after)),
        ({ after }) => after.sku,
      ),
  },
  'handling-time-jump': {
    promising: (recent) =>
      ascending(recent.filter(isKind('listing-added', 'listing-changed'))).filter(
        (change) => promiseOf(change) !== null,
      ),
  },
  'listing-wipe-or-rewrite': {
    added,
    removed,
    rewritten: (recent) =>
      firstOfEach(
        changed(recent).filter(({ before, after, fields }) =>
          (['title', 'asin'] as const).some((field) => fields.includes(field) && before[field] && after[field]),
        ),
        ({ after }) => after.sku,
      ),
  },
  'dormant-account-wakes': {
    writes: (recent) =>
      firstOfEach(ascending(recent.filter(isOwnersWrite)), ({ occurredAt }) => `${Math.floor(occurredAt / 900_000)}`),
    placed: (recent) => firstOfEach(placed(recent), ({ order }) => order.orderId),
  },
  'complaint-wave': {
    complaints: (recent) =>
      firstOfEach(
        ascending(recent.filter(isKind('feedback-received', 'cancellation-requested', 'buyer-contact'))).filter(
          (change) => {
            if (change.kind === 'buyer-contact') return isComplaint(change.matter);
            return change.kind === 'cancellation-requested' || change.feedback.rating <= negativeRating;
          },
        ),
        (change) => {
          if (change.kind === 'buyer-contact') return change.orderId ?? change.key;
          return change.kind === 'feedback-received' ? change.feedback.orderId : change.order.orderId;
        },
      ),
  },
  'buyer-data-asked': { asked: (recent) => ascending(recent.filter(isKind('foreign-report-asked'))) },
  'mailbox-flood': {
    counted: (recent) => ascending(recent.filter(isKind('mail-counted'))),
    noticed: (recent) => ascending(recent.filter(isKind('notice-received'))),
  },
  'own-price-crash': { cuts: slashed },
  'price-below-market': { offered },
};

const byView = new Map<View<unknown>, Scan>(
  detectors.flatMap(({ id, sees = {} }) =>
    Object.entries(sees).flatMap(([name, view]) => {
      const scan = scans[id]?.[name];
      return scan ? [[view, scan] as const] : [];
    }),
  ),
);

/** Those that are not in the list above: their views are only made anew. */
export const unscanned = detectors
  .filter(({ id, sees = {} }) => Object.keys(sees).some((name) => !scans[id]?.[name]))
  .map(({ id }) => id);

/** Sees in these changes what a detector asks for, by no other means than going through them. */
export function plainSight(recent: readonly Change[]): <T>(view: View<T>) => T {
  return <T>(view: View<T>) => {
    const scan = byView.get(view);
    return scan ? (scan(recent) as T) : worthOf(view, recent);
  };
}

const others = ['participation', 'listings-suspended', 'payout-account-tail'];

function isOwnersWrite(change: Change): boolean {
  if (change.kind === 'listing-changed')
    return overwritten(change).some((field) => ['asin', 'title', 'price', 'channel', 'handlingDays'].includes(field));
  if (change.kind === 'profile-changed') {
    const isOthers = isStanding(change.field) || others.includes(change.field);
    return change.before !== '' && !isOthers;
  }
  return change.kind === 'listing-added';
}

/** SKUs whose price fell to a fraction, be it in steps, each when it got there. */
function slashed(recent: readonly Change[]) {
  const first = new Map<string, Money>();
  const found = new Map<string, object & { readonly occurredAt: Instant; readonly share: number }>();
  for (const change of changed(recent)) {
    const { before, after, fields, key, occurredAt, observedAt, reconstructed } = change;
    if (!fields.includes('price') || !before.price || !after.price) continue;
    const id = `${after.marketplaceId}|${after.sku}`;
    const was = first.get(id) ?? before.price;
    first.set(id, was);
    if (!isSlashed(was, after.price)) continue;
    const known = found.get(after.sku);
    const share = ratio(after.price, was) ?? 1;
    if (known && share >= known.share) continue;
    const at = known?.occurredAt ?? occurredAt;
    const cut = {
      key,
      occurredAt: at,
      observedAt,
      reconstructed,
      listing: after,
      before: was,
      after: after.price,
      share,
    };
    found.set(after.sku, cut);
  }
  return [...found.values()];
}

/** New offers and cuts of old ones, each listing once at its lowest price, by the time they appeared. */
function offered(recent: readonly Change[]) {
  interface Offered {
    change: Change;
    listing: Listing;
    price: Money;
    before: Money | null;
    isFresh: boolean;
  }
  const offers = new Map<string, Offered>();
  for (const change of ascending(recent)) {
    const isNew = change.kind === 'listing-added';
    if (!isNew && !(change.kind === 'listing-changed' && change.fields.includes('price'))) continue;
    const listing = isNew ? change.listing : change.after;
    const { price } = listing;
    if (!price || price.minor <= 0 || listing.status === 'incomplete' || listing.condition === 'used') continue;
    const id = `${listing.marketplaceId}|${listing.sku}`;
    const known = offers.get(id);
    if (known && (ratio(price, known.price) ?? 1) >= 1) continue;
    if (known) offers.set(id, { ...known, listing, price });
    else {
      const before = isNew ? null : change.before.price;
      const hadPrice = before !== null && before.minor > 0;
      offers.set(id, { change, listing, price, before: hadPrice ? before : null, isFresh: !hadPrice });
    }
  }
  return [...offers.values()].filter(({ before, price }) => before === null || (ratio(price, before) ?? 1) < 1);
}
