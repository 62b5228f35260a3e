// The baseline: what is usual for this account, as compact counts per local day. Serialisable as JSON; advanced by
// one pure reducer, in live watching and in replays alike. Days are keyed, so changes that come late are counted right.

import { type DayNumber, dayMs, type Instant, localDay, localHour } from '../clock.ts';
import { isComplaint } from '../shop/buyer-contact.ts';
import { type Change, type ChangeOf, overwritten } from '../shop/change.ts';
import { negativeRating } from '../shop/feedback.ts';
import { isFlipped, isSlashed, longHandlingDays } from '../shop/listing.ts';
import type { Market } from '../shop/offer.ts';
import { isTraceable } from '../shop/tracking.ts';
import { isWrite } from '../shop/written.ts';
import { type AskedCounts, countAsked } from './asked-days.ts';
import { type Assortment, learn, noAssortment, notice } from './assortment.ts';
import { addUp, type Goods, type GoodsCounts, noGoods, seeGoods } from './goods.ts';
import { countMail, isMail, type MailCounts } from './mail-days.ts';
import { noOrderHours, type OrderHours, settle } from './order-hours.ts';
import type { Unease } from './unease.ts';

/** Of goods (orders for what is new to the shop), of mail, of reports that others asked for, and of everything else. */
export interface DayCounts extends Readonly<GoodsCounts & MailCounts & AskedCounts> {
  /** New SKUs by local hour, sparse: hour -> count. */
  readonly addedByHour: Readonly<Record<number, number>>;
  readonly added: number;
  readonly returned: number;
  readonly removed: number;
  readonly repriced: number;
  readonly rewritten: number;
  readonly ordersPlaced: number;
  readonly ordersShipped: number;
  readonly cancelledByBuyer: number;
  readonly cancelledByMerchant: number;
  readonly cancelledByAmazon: number;
  readonly cancelledByUnknown: number;
  readonly profileChanges: number;
  // Counted since later versions: a day written before has none of them, which reads as zero.
  /** Own FBA listings turned merchant-fulfilled. */
  readonly flipped?: number;
  /** Prices cut to `slashedRatio` of what they were, or below. */
  readonly slashed?: number;
  /** New or changed promises of a time to ship, and those of them of `longHandlingDays` or more. */
  readonly promised?: number;
  readonly promisedLong?: number;
  /** The longest of them, in days. */
  readonly promisedMost?: number;
  /** Orders by local hour, until they have settled. */
  readonly ordersByHour?: Readonly<Record<number, number>>;
  /** Orders that the seller shipped, where it is known if there is tracking, and those of them without a number that can be real. */
  readonly selfShipped?: number;
  readonly untracked?: number;
  /** Buyers' ratings of `negativeRating` stars or fewer. */
  readonly negativeFeedback?: number;
  /** Orders that their buyers asked to be cancelled. */
  readonly cancelRequests?: number;
  /** Complaints, returns and claims that Amazon's mails tell of. */
  readonly complaints?: number;
}

export type DayCount = Exclude<
  keyof DayCounts,
  'addedByHour' | 'ordersByHour' | 'promisedMost' | keyof MailCounts | keyof AskedCounts
>;

export interface Baseline {
  readonly version: 1;
  readonly timeZone: string;
  /** The first day that was watched or rebuilt; null before anything was seen. Days since then without an entry had nothing. */
  readonly firstDay: DayNumber | null;
  readonly lastDay: DayNumber | null;
  readonly days: Readonly<Record<DayNumber, DayCounts>>;
  /** Days on which something foreign was seen: they never become the new normal. */
  readonly suspectDays: readonly DayNumber[];
  /** When the owner, or someone, last wrote something (a listing or the profile). */
  readonly lastWriteAt: Instant | null;
  /** The smoothed daily score of what was seen; absent while there is none. */
  readonly unease?: Unease | undefined;
  /** Which kinds of goods it lists; absent until something of that was seen. */
  readonly assortment?: Assortment;
  /** How orders spread over the hours of the week; absent until a day of them has settled. */
  readonly orderHours?: OrderHours;
  /** Which goods it has had, since when; absent until something was listed or sold. */
  readonly goods?: Goods;
}

/** Days kept. Two quarters: enough for 56 days of history and a season's shadow. */
export const baselineDays = 200;
/** How far back the first pull looks, so that there is something to call usual. */
export const firstSightMs = 90 * dayMs;

export const emptyDay: DayCounts = {
  addedByHour: {},
  added: 0,
  returned: 0,
  removed: 0,
  repriced: 0,
  rewritten: 0,
  ordersPlaced: 0,
  ordersShipped: 0,
  cancelledByBuyer: 0,
  cancelledByMerchant: 0,
  cancelledByAmazon: 0,
  cancelledByUnknown: 0,
  profileChanges: 0,
};

export function newBaseline(timeZone: string): Baseline {
  return { version: 1, timeZone, firstDay: null, lastDay: null, days: {}, suspectDays: [], lastWriteAt: null };
}

const cancelledCount = {
  buyer: 'cancelledByBuyer',
  merchant: 'cancelledByMerchant',
  amazon: 'cancelledByAmazon',
  unknown: 'cancelledByUnknown',
} as const;

/** The counters that a change belongs to. */
function countersOf(change: Change): DayCount[] {
  switch (change.kind) {
    case 'listing-added':
      return [change.returning ? 'returned' : 'added', ...promises(change)];
    case 'listing-removed':
      return ['removed'];
    case 'listing-changed': {
      const { before, after } = change;
      const fields = overwritten(change);
      const counters: DayCount[] = [];
      if (fields.includes('price')) counters.push('repriced');
      if (fields.includes('title') || fields.includes('asin')) counters.push('rewritten');
      if (isSlashed(before.price, after.price)) counters.push('slashed');
      if (isFlipped(before, after)) counters.push('flipped');
      return [...counters, ...promises(change)];
    }
    case 'order-placed':
      return ['ordersPlaced'];
    case 'order-shipped': {
      const isTraced = isTraceable(change.order);
      if (change.order.channel !== 'merchant' || isTraced === null) return ['ordersShipped'];
      return isTraced ? ['ordersShipped', 'selfShipped'] : ['ordersShipped', 'selfShipped', 'untracked'];
    }
    case 'order-cancelled':
      return [cancelledCount[change.order.cancellation?.by ?? 'unknown']];
    case 'cancellation-requested':
      return ['cancelRequests'];
    case 'profile-changed':
      return isWrite(change) ? ['profileChanges'] : [];
    case 'feedback-received':
      return change.feedback.rating <= negativeRating ? ['negativeFeedback'] : [];
    case 'buyer-contact':
      return isComplaint(change.matter) ? ['complaints'] : [];
    case 'order-end-told':
    case 'order-shown':
    case 'notice-received':
    case 'foreign-report-asked':
    case 'phishing-received':
    case 'mail-unread':
    case 'mail-vanished':
    case 'mail-checked':
    case 'mail-counted':
      return [];
  }
}

/**
 * The days to ship that a new listing or a change promises, or null. A promise that was only not shown before is none
 * (reports lack it), except where Amazon had shipped until then.
 */
export function promiseOf(change: ChangeOf<'listing-added' | 'listing-changed'>): number | null {
  if (change.kind === 'listing-added') return change.returning ? null : change.listing.handlingDays;
  const { before, after, fields } = change;
  const isNew = fields.includes('handlingDays') && (before.handlingDays !== null || isFlipped(before, after));
  return isNew ? after.handlingDays : null;
}

function promises(change: ChangeOf<'listing-added' | 'listing-changed'>): DayCount[] {
  const days = promiseOf(change);
  if (days === null) return [];
  return days >= longHandlingDays ? ['promised', 'promisedLong'] : ['promised'];
}

/**
 * Counts changes into their days. Order doesn't matter; a change must be given once (the log's keys see to that).
 * @param market what is known of new listings teaches which kinds of goods are usual; without it that waits
 */
export function advance(baseline: Baseline, changes: readonly Change[], now: Instant, market?: Market): Baseline {
  const { timeZone } = baseline;
  const today = localDay(now, timeZone);
  if (changes.length === 0 && baseline.lastDay !== null && baseline.lastDay >= today) return baseline;
  const oldest = today - baselineDays + 1;
  const days: Record<DayNumber, DayCounts> = { ...baseline.days };
  // A day is copied once, however many changes fall into it; so is its table of hours.
  const open = new Map<DayNumber, { -readonly [K in keyof DayCounts]: DayCounts[K] }>();
  const dayOf = (day: DayNumber) => {
    const known = open.get(day);
    if (known) return known;
    const copy = { ...(days[day] ?? emptyDay) };
    open.set(day, copy);
    days[day] = copy;
    return copy;
  };
  const hours = new Map<DayNumber, Record<number, number>>();
  const hoursOf = (day: DayNumber, counts: { ordersByHour?: Readonly<Record<number, number>> }) => {
    const known = hours.get(day) ?? { ...counts.ordersByHour };
    hours.set(day, known);
    counts.ordersByHour = known;
    return known;
  };
  let { firstDay, lastWriteAt } = baseline;
  for (const change of changes) {
    if (isWrite(change)) lastWriteAt = Math.max(lastWriteAt ?? 0, change.occurredAt);
    const counters = countersOf(change);
    const day = localDay(change.occurredAt, timeZone);
    if (isMail(change) || change.kind === 'foreign-report-asked') {
      // That tells nothing of days on which the shop was not watched.
      if (day < oldest || day > today) continue;
      if (isMail(change)) countMail(dayOf(day), change);
      else countAsked(dayOf(day), change, timeZone);
      continue;
    }
    if (counters.length === 0 || day > today) continue;
    // Something older than what is kept still tells that the shop was there, and that its kept days were quiet.
    firstDay = Math.min(firstDay ?? day, day);
    if (day < oldest) continue;
    const counts = dayOf(day);
    for (const counter of counters) counts[counter] = (counts[counter] ?? 0) + 1;
    const promised = change.kind === 'listing-added' || change.kind === 'listing-changed' ? promiseOf(change) : null;
    if (promised !== null) counts.promisedMost = Math.max(promised, counts.promisedMost ?? 0);
    if (change.kind === 'order-cancelled' && change.corrects) {
      const before = cancelledCount[change.corrects];
      counts[before] = Math.max(0, counts[before] - 1);
    }
    if (change.kind === 'order-placed') {
      const hours = hoursOf(day, counts);
      const hour = localHour(change.occurredAt, timeZone);
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
    if (change.kind === 'listing-added' && !change.returning) {
      const hour = localHour(change.occurredAt, timeZone);
      counts.addedByHour = { ...counts.addedByHour, [hour]: (counts.addedByHour[hour] ?? 0) + 1 };
    }
  }
  if (baseline.lastDay === null || baseline.lastDay < today)
    for (const key of Object.keys(days)) if (Number(key) < oldest) delete days[Number(key)];
  const { goods, counts: ofGoods } = seeGoods(baseline, changes, today);
  for (const [day, more] of ofGoods) if (day >= oldest) addUp(dayOf(day), more);
  const orderHours = settle(baseline, days, today);
  const { assortment = noAssortment, suspectDays } = baseline;
  const noticed = notice(assortment, changes, timeZone);
  const learned = market ? learn(noticed, market, today, suspectDays) : noticed;
  return {
    ...baseline,
    ...(learned !== noAssortment && { assortment: learned }),
    ...(orderHours !== noOrderHours && { orderHours }),
    ...(goods !== noGoods && { goods }),
    firstDay: Math.max(firstDay ?? today, oldest),
    lastDay: Math.max(baseline.lastDay ?? today, today),
    days,
    suspectDays: suspectDays.every((day) => day >= oldest) ? suspectDays : suspectDays.filter((day) => day >= oldest),
    lastWriteAt,
  };
}

/** Says that everything since `since` has been seen (a back-fill), so that days without an entry were quiet ones. */
export function knownSince(baseline: Baseline, since: Instant): Baseline {
  const day = localDay(since, baseline.timeZone);
  return baseline.firstDay !== null && baseline.firstDay <= day ? baseline : { ...baseline, firstDay: day };
}

/** Marks the local days from one moment to another as foreign, so that they don't teach what is usual. */
export function suspect(baseline: Baseline, from: Instant, to: Instant): Baseline {
  const suspectDays = new Set(baseline.suspectDays);
  const last = localDay(to, baseline.timeZone);
  const first = Math.max(localDay(from, baseline.timeZone), last - baselineDays + 1);
  for (let day = first; day <= last; day++) suspectDays.add(day);
  if (suspectDays.size === baseline.suspectDays.length) return baseline;
  return { ...baseline, suspectDays: [...suspectDays].sort((a, b) => a - b) };
}

/** The last `maxDays` whole days before `before` that are known and not suspect, oldest first; quiet ones count as zeros. */
export function usualDays(baseline: Baseline, before: DayNumber, maxDays: number): DayCounts[] {
  return usualDates(baseline, before, maxDays).map((day) => baseline.days[day] ?? emptyDay);
}

/** Which days these are: suspect ones leave gaps. None when nothing is known of the time before. */
export function usualDates({ firstDay, suspectDays }: Baseline, before: DayNumber, maxDays: number): DayNumber[] {
  const foreign = new Set(suspectDays);
  const first = Math.max(firstDay ?? before, before - maxDays);
  const days = Array.from({ length: Math.max(0, before - first) }, (_, i) => first + i);
  return days.filter((day) => !foreign.has(day));
}

/** Did the owner or a buyer do anything on this day? Cancellations are left out: an order's end is not activity. */
export function isActive(day: DayCounts): boolean {
  return (
    day.added + day.returned + day.removed + day.repriced + day.rewritten + day.ordersPlaced + day.profileChanges > 0
  );
}
