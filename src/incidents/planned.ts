// What the owner said beforehand: the evidence that such a change leaves is quiet, anything else in the same days is not.
import { dayMs, type Instant } from '../domain/clock.ts';
import type { PlannedChange, PlannedKind } from '../domain/planned.ts';
import type { Signal } from '../domain/signal.ts';

/** A new account's tail first shows with the next payout, up to a fortnight later, and that takes days to be listed. */
const payoutShowsMs = 21 * dayMs;

/** Of new offers below the market, which intruders list, a sale or a launch explains nothing: only own prices cut. */
const isOwnCut = ({ summary }: Signal) => summary.key === 'cut';
const is =
  (...detectors: string[]) =>
  ({ detector }: Signal) =>
    detectors.includes(detector);
const isCut = (signal: Signal) =>
  is('own-price-crash')(signal) || (is('price-below-market')(signal) && isOwnCut(signal));
/** The general detector of profile changes tells several kinds apart by the field in its evidence. */
const isField =
  (...fields: string[]) =>
  ({ evidence }: Signal) =>
    evidence.length > 0 &&
    evidence.every(({ subject }) => subject.kind === 'profile' && fields.includes(subject.field));

const isNotice =
  (...notices: string[]) =>
  ({ evidence }: Signal) =>
    evidence.length > 0 &&
    evidence.every(({ subject }) => subject.kind === 'notice' && notices.includes(subject.notice));

/** Which signals each kind explains. `other` is a note for people and explains none. */
const explains: Readonly<Record<PlannedKind, (signal: Signal) => boolean>> = {
  sale: (signal) => isCut(signal) || is('order-surge')(signal),
  launch: is('listing-burst', 'off-profile-catalogue', 'dormant-account-wakes', 'night-activity'),
  'price-change': isCut,
  'fulfilment-change': is('fulfilment-flip', 'handling-time-jump'),
  'payout-change': (signal) =>
    signal.family === 'payout' || isField('payout-account-tail', 'deposit-method', 'payment-method')(signal),
  'contact-change': (signal) =>
    is('contact-changed')(signal) ||
    isNotice('sign-in-email-changed', 'phone-changed')(signal) ||
    isField('store-name', 'business-name', 'business-address', 'primary-contact', 'ship-from-address')(signal),
  'stock-out': is('seller-cancellation-spike'),
  vacation: (signal) => is('listing-wipe-or-rewrite')(signal) || isField('participation', 'listings-suspended')(signal),
  other: () => false,
};

/** When the last thing that it rests on happened. */
export function lastSignOf({ evidence, beganAt }: Signal): Instant {
  return evidence.reduce((latest, { at }) => Math.max(latest, at), beganAt);
}

/** Does this planned change explain all that the signal rests on? What began before or went on after it is not its. */
export function isExplained(signal: Signal, planned: readonly PlannedChange[]): boolean {
  const last = lastSignOf(signal);
  return planned.some(
    ({ kind, from, to }) =>
      signal.beganAt >= from && last <= (kind === 'payout-change' ? to + payoutShowsMs : to) && explains[kind](signal),
  );
}
