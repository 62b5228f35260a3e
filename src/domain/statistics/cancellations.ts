// Cancellations told apart and counted: by whom, once an order, a product that ran out as the one event that it is; and
// how many of them are usual.

import { type DayNumber, dayMs, type Instant, localDay } from '../clock.ts';
import type { ChangeOf } from '../shop/change.ts';
import type { CancelledBy, Order } from '../shop/order.ts';
import { type Baseline, usualDays } from './baseline.ts';
import { type CountHabit, type FittedShare, fitCounts, fitShares } from './habit.ts';

export type Cancelled = ChangeOf<'order-cancelled'>;

/** The seller's own; those of unknown origin are held to be. */
export const isSellers = (by: CancelledBy | null | undefined) => !by || by === 'merchant' || by === 'unknown';

/** Each cancelled order once, as the newest source says it; oldest first. */
export function cancellationsOf(changes: readonly Cancelled[]): Cancelled[] {
  const byOrder = new Map<string, Cancelled>();
  for (const change of changes) {
    const known = byOrder.get(change.order.orderId);
    if (!known || known.order.cancellation?.by === 'unknown') byOrder.set(change.order.orderId, change);
  }
  return [...byOrder.values()].sort((a, b) => a.occurredAt - b.occurredAt || (a.key < b.key ? -1 : 1));
}

/**
 * A product that ran out is one event however many orders it had. Orders of new listings count more, but not each:
 * a new product can sell out as well, whereas an intruder lists many.
 */
export function countedOf(
  cancelled: readonly Cancelled[],
  isFresh: (order: Order) => boolean,
  perFresh: number,
): number {
  const bySku = new Map<string, number>();
  for (const { order } of cancelled) {
    const sku = order.items[0]?.sku ?? order.orderId;
    bySku.set(sku, Math.min((bySku.get(sku) ?? 0) + 1, isFresh(order) ? perFresh : 1));
  }
  return [...bySku.values()].reduce((sum, counted) => sum + counted, 0);
}

/** What is believed of a shop before its first day, and how many of its days are asked; see the settings of the detector. */
export interface CancellationPrior {
  readonly habitDays: number;
  readonly priorTries: number;
  readonly priorHits: number;
  readonly priorSpread: number;
  readonly rushPriorDays: number;
  readonly rushPriorSize: number;
}

/** What is usual of a day's orders, and how many are cancelled in one. */
export type CancellationHabit = FittedShare & {
  readonly perDay: CountHabit;
  readonly ordersPerDay: number;
  /** Not every source says when orders were shipped: without that, none in an hour says nothing. */
  readonly isShippingSeen: boolean;
};

/** The habit of the days before a moment's window. Unknown ones count as the seller's: older history is of files. */
export function habitsOf(baseline: Baseline, values: CancellationPrior): (at: Instant) => CancellationHabit {
  const prior = { hits: values.priorHits, tries: values.priorTries, spread: values.priorSpread };
  const rushPrior = { events: values.priorHits, days: values.rushPriorDays, size: values.rushPriorSize };
  const known = new Map<DayNumber, CancellationHabit>();
  return (at) => {
    const before = localDay(at - dayMs, baseline.timeZone);
    let habit = known.get(before);
    if (!habit) {
      const days = usualDays(baseline, before, values.habitDays).map((day) => {
        const hits = day.cancelledByMerchant + day.cancelledByUnknown;
        return { hits, tries: Math.max(day.ordersPlaced, hits), shipped: day.selfShipped ?? 0 };
      });
      const sumOf = (what: 'hits' | 'tries' | 'shipped') => days.reduce((sum, day) => sum + day[what], 0);
      habit = {
        ...fitShares(days, prior),
        perDay: fitCounts(
          days.map(({ hits }) => hits),
          rushPrior,
        ),
        ordersPerDay: sumOf('tries') / Math.max(1, days.length),
        isShippingSeen: sumOf('shipped') > sumOf('hits'),
      };
      known.set(before, habit);
    }
    return habit;
  };
}
