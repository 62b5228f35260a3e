// A change: one difference between what was known and what is seen, with before and after.
import type { Instant } from '../clock.ts';
import type { MailVerdict } from '../mail/mail-check.ts';
import type { Notice, NoticeType } from '../mail/notice.ts';
import type { BuyerMatter } from './buyer-contact.ts';
import type { Feedback } from './feedback.ts';
import type { ForeignReport } from './foreign-report.ts';
import type { Listing, ListingField } from './listing.ts';
import type { CancelledBy, Order } from './order.ts';
import type { ProfileField } from './profile.ts';

export interface ChangeBase {
  /** Natural key within the account: the same difference seen twice has the same key. */
  readonly key: string;
  /** When it happened, as far as Amazon tells; else when it was seen. */
  readonly occurredAt: Instant;
  /** When this program saw it. */
  readonly observedAt: Instant;
  /** True when the time was rebuilt from the thing's own dates at first sight, not watched. */
  readonly reconstructed: boolean;
}

export type ChangeBody =
  /** `returning`: the SKU had been there before and was away. */
  | {
      readonly kind: 'listing-added';
      readonly listing: Listing;
      readonly returning: boolean;
      /** Only a mail tells of it, which doesn't say who ships. */
      readonly isByMailAlone?: true;
    }
  | { readonly kind: 'listing-removed'; readonly listing: Listing }
  | {
      readonly kind: 'listing-changed';
      readonly before: Listing;
      readonly after: Listing;
      /** What reads differently, also what was not known before. */
      readonly fields: readonly ListingField[];
    }
  | { readonly kind: 'order-placed'; readonly order: Order }
  /** `corrects`: an earlier change said that it was cancelled by this one (flat files don't know who). */
  | { readonly kind: 'order-cancelled'; readonly order: Order; readonly corrects: CancelledBy | null }
  | { readonly kind: 'order-shipped'; readonly order: Order }
  | { readonly kind: 'cancellation-requested'; readonly order: Order }
  /** A mail tells of the end of an order that isn't known: its own mail is still to come, or it is the owner's purchase. */
  | { readonly kind: 'order-end-told'; readonly orderId: string; readonly by: CancelledBy }
  /** An order that a mail told of first is shown by the API as well. */
  | { readonly kind: 'order-shown'; readonly orderId: string }
  | { readonly kind: 'notice-received'; readonly notice: Notice }
  | { readonly kind: 'feedback-received'; readonly feedback: Feedback }
  /** A buyer turned to the shop, by Amazon's mails: about what, never in which words. */
  | { readonly kind: 'buyer-contact'; readonly matter: BuyerMatter; readonly orderId: string | null }
  /** Not this program asked Amazon for a report with data of buyers. */
  | { readonly kind: 'foreign-report-asked'; readonly report: ForeignReport }
  /** A mail that only poses as Amazon; nothing of it is kept. */
  | { readonly kind: 'phishing-received' }
  /** Amazon's notice came and, minutes later, was in no folder of its mailbox any more. */
  | { readonly kind: 'mail-vanished'; readonly type: NoticeType; readonly cameAt: Instant }
  /** A mail that claims to be Amazon's and was not read, since that would have cost too much. */
  | { readonly kind: 'mail-unread' }
  /** A mail that was forwarded to be checked; nothing of it is kept but the verdict. */
  | { readonly kind: 'mail-checked'; readonly verdict: MailVerdict }
  /** How many mails of any kind came within a slot of time. */
  | { readonly kind: 'mail-counted'; readonly mails: number }
  | {
      readonly kind: 'profile-changed';
      readonly field: ProfileField;
      readonly marketplaceId: string | null;
      readonly scope: string;
      /** For `set` fields the values known before, joined by " / ". */
      readonly before: string;
      readonly after: string;
    };

export type Change = ChangeBase & ChangeBody;
export type ChangeKind = Change['kind'];
export type ChangeOf<K extends ChangeKind> = Extract<Change, { kind: K }>;

/** Type guard for filters: `changes.filter(isKind('listing-added'))`. */
export function isKind<K extends ChangeKind>(...kinds: readonly K[]): (change: Change) => change is ChangeOf<K> {
  // Filters run over all recent changes at every look, mostly for one kind.
  if (kinds.length === 1) return (change): change is ChangeOf<K> => change.kind === kinds[0];
  return (change): change is ChangeOf<K> => (kinds as readonly ChangeKind[]).includes(change.kind);
}

/** The fields that someone changed: what was only not known before is not among them. */
export function overwritten({ before, fields }: ChangeOf<'listing-changed'>): ListingField[] {
  return fields.filter((field) => !isUnknown(before[field]));
}

function isUnknown(value: Listing[ListingField]): boolean {
  return value === null || value === '' || value === 'unknown';
}

/** When a replay first knows of a change: never before it was there, never after it was seen. */
export function effectiveAt(change: Change): Instant {
  return Math.min(change.occurredAt, change.observedAt);
}
