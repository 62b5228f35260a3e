// Evidence: single facts with numbers that an owner can check by hand in Seller Central.
import type { Instant } from '../clock.ts';
import type { NoticeType } from '../mail/notice.ts';
import type { ForeignReportType } from '../shop/foreign-report.ts';
import type { Listing } from '../shop/listing.ts';
import type { Order } from '../shop/order.ts';
import type { ProfileField } from '../shop/profile.ts';
import { instant, type Value } from '../text/text.ts';

export type Subject =
  | { readonly kind: 'listing'; readonly sku: string; readonly asin: string | null; readonly title: string }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'profile'; readonly field: ProfileField }
  | { readonly kind: 'notice'; readonly notice: NoticeType }
  | { readonly kind: 'report'; readonly type: ForeignReportType };

/** One row of the table that the owner sees: this thing, then, was so and is now so, where others are so. */
export interface Evidence {
  readonly subject: Subject;
  readonly at: Instant;
  readonly before?: Value;
  readonly after?: Value;
  /** What to hold it against: other sellers' price, the usual number. */
  readonly reference?: Value;
}

/** A signal keeps this many rows at the most, the worst first, and the true count beside them. */
export const evidenceLimit = 200;

/** The worst first: `badnessOf` is larger for what matters more; equals stay in their order. */
export function worstFirst<T>(things: readonly T[], badnessOf: (thing: T) => number): T[] {
  return [...things].sort((a, b) => badnessOf(b) - badnessOf(a));
}

/** A listing as the subject of a row. */
export function ofListing({ sku, asin, title }: Pick<Listing, 'sku' | 'asin' | 'title'>): Subject {
  return { kind: 'listing', sku, asin, title };
}

/** The orders that something happened to, the latest first, with when each was bought. */
export function ordersNewestFirst(
  events: readonly { readonly order: Order; readonly occurredAt: Instant }[],
): Evidence[] {
  return worstFirst(events, ({ occurredAt }) => occurredAt).map(({ order, occurredAt }) => ({
    subject: { kind: 'order', orderId: order.orderId },
    at: occurredAt,
    before: instant(order.purchasedAt),
  }));
}

/** What Amazon told by mail, and when, as it came. */
export function asNoticed(
  notices: readonly { readonly notice: { readonly type: NoticeType }; readonly occurredAt: Instant }[],
): Evidence[] {
  return notices.map(({ notice, occurredAt }) => ({
    subject: { kind: 'notice', notice: notice.type },
    at: occurredAt,
  }));
}
