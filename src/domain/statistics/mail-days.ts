// The days of a mailbox: how much came, how much of it from Amazon, and how far back it goes.
import type { Instant } from '../clock.ts';
import { type Change, type ChangeOf, isKind } from '../shop/change.ts';

type MailChange = ChangeOf<'mail-counted' | 'notice-received'>;
/** Does it tell of mail alone, and of nothing in the shop? */
export const isMail = isKind('mail-counted', 'notice-received') as (change: Change) => change is MailChange;

export interface MailCounts {
  /** Mails of any kind, and of Amazon's own. */
  mails?: number;
  amazonMails?: number;
  /** Of those: that the fee of a selling plan was charged, that an order came, that something was listed or changed. */
  planFees?: number;
  orderMails?: number;
  listingMails?: number;
}

/** Counts a mail into its day. */
export function countMail(day: MailCounts, change: MailChange): void {
  if (change.kind === 'mail-counted') day.mails = (day.mails ?? 0) + change.mails;
  else {
    day.amazonMails = (day.amazonMails ?? 0) + 1;
    if (change.notice.type === 'seller-order') day.orderMails = (day.orderMails ?? 0) + 1;
    if (change.notice.type === 'listing-changed') day.listingMails = (day.listingMails ?? 0) + 1;
    if (change.notice.type === 'plan-fee') day.planFees = (day.planFees ?? 0) + 1;
  }
}

/** When the oldest of these mails came, of whatever kind; null where there are none. */
export function oldestMail(changes: readonly Change[]): Instant | null {
  const times = changes.flatMap(({ kind, occurredAt }) => (kind === 'mail-counted' ? [occurredAt] : []));
  return times.length === 0 ? null : times.reduce((oldest, at) => Math.min(oldest, at));
}
