// What is kept of a mail that was read: never its words, only what it came to.
import type { Instant } from '../clock.ts';
import type { MailVerdict } from '../mail/mail-check.ts';
import type { Notice, NoticeType } from '../mail/notice.ts';
import type { Money } from '../money.ts';
import type { BuyerMatter } from './buyer-contact.ts';
import type { CancelledBy, Order } from './order.ts';

/** Goods as a mail to a seller names them. */
export interface Goods {
  readonly sku: string;
  readonly asin: string | null;
  /** Written by whoever lists them. At most `titleLimit` characters. */
  readonly title: string;
  readonly quantity: number | null;
  readonly price: Money | null;
}

/** `hidden`: still there, and nobody can buy it. */
export type ListingAct = 'created' | 'changed' | 'removed' | 'hidden';

/** What is kept of a mail: a notice; an order, or its end; that a fake came; how many came within a slot of time. Never its words. */
export type MailFact =
  | ({ readonly kind: 'notice' } & Notice)
  /** An order of the shop, as far as the mail tells of it: never of its buyer. */
  | { readonly kind: 'order'; readonly key: string; readonly order: Order }
  /** It may be one of the owner's own purchases: only said of an order that is known. */
  | {
      readonly kind: 'order-cancelled';
      readonly key: string;
      readonly orderId: string;
      readonly at: Instant;
      readonly by: CancelledBy;
    }
  /** What was done to listings. */
  | {
      readonly kind: 'listing';
      readonly key: string;
      readonly at: Instant;
      readonly act: ListingAct;
      readonly marketplaceId: string;
      readonly goods: readonly Goods[];
    }
  /** Money was sent to an account: its last digits. */
  | {
      readonly kind: 'deposit';
      readonly key: string;
      readonly at: Instant;
      readonly marketplaceId: string;
      readonly currency: string;
      readonly tail: string;
    }
  /** A buyer turned to the shop. */
  | {
      readonly kind: 'buyer';
      readonly key: string;
      readonly at: Instant;
      readonly matter: BuyerMatter;
      readonly orderId: string | null;
    }
  /** A notice that came and is in no folder of its mailbox any more. */
  | {
      readonly kind: 'vanished';
      readonly key: string;
      readonly at: Instant;
      readonly type: NoticeType;
      readonly cameAt: Instant;
    }
  | { readonly kind: 'phishing'; readonly key: string; readonly at: Instant }
  /** One that claims to be Amazon's, by its head, and was not read: that would have cost too much. */
  | { readonly kind: 'unread'; readonly key: string; readonly at: Instant }
  /** A mail that someone forwarded to be checked, and what was found. */
  | { readonly kind: 'checked'; readonly key: string; readonly at: Instant; readonly verdict: MailVerdict }
  | { readonly kind: 'count'; readonly key: string; readonly at: Instant; readonly mails: number };
