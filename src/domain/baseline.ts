// The baseline: what is usual for this account, as compact counts per local day. Serialisable as JSON; advanced by
// one pure reducer, in live watching and in replays alike. Days are keyed, so changes that come late are counted right.
import type { Change } from './change.ts';
import { type DayNumber, type Instant, localDay, localHour } from './clock.ts';

export interface DayCounts {
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
}

export type DayCount = Exclude<keyof DayCounts, 'addedByHour'>;

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
}

/** Days kept. Two quarters: enough for 56 days of history and a season's shadow. */
export const baselineDays = 200;

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

/** Which counter a change belongs to; null for changes that no detector counts. */
function counterOf(change: Change): DayCount | null {
  switch (change.kind) {
    case 'listing-added':
      return change.returning ? 'returned' : 'added';
    case 'listing-removed':
      return 'removed';
    case 'listing-changed':
      if (change.fields.includes('price')) return 'repriced';
      return change.fields.includes('title') ? 'rewritten' : null;
    case 'order-placed':
      return 'ordersPlaced';
    case 'order-shipped':
      return 'ordersShipped';
    case 'order-cancelled':
      return cancelledCount[change.order.cancellation?.by ?? 'unknown'];
    case 'profile-changed':
      return 'profileChanges';
  }
}

const writes: ReadonlySet<Change['kind']> = new Set([
  'listing-added',
  'listing-removed',
  'listing-changed',
  'profile-changed',
]);

/** Counts changes into their days. Order doesn't matter; a change must be given once (the log's keys see to that). */
export function advance(baseline: Baseline, changes: readonly Change[], now: Instant): Baseline {
  const today = localDay(now, baseline.timeZone);
  const days: Record<DayNumber, DayCounts> = { ...baseline.days };
  let { firstDay, lastWriteAt } = baseline;
  for (const change of changes) {
    const counter = counterOf(change);
    if (writes.has(change.kind)) lastWriteAt = Math.max(lastWriteAt ?? 0, change.occurredAt);
    if (counter === null) continue;
    const day = localDay(change.occurredAt, baseline.timeZone);
    if (day <= today - baselineDays || day > today) continue;
    const counts = days[day] ?? emptyDay;
    const hour = localHour(change.occurredAt, baseline.timeZone);
    days[day] = {
      ...counts,
      [counter]: counts[counter] + 1,
      ...(counter === 'added' && {
        addedByHour: { ...counts.addedByHour, [hour]: (counts.addedByHour[hour] ?? 0) + 1 },
      }),
    };
    firstDay = firstDay === null ? day : Math.min(firstDay, day);
  }
  const oldest = today - baselineDays;
  for (const key of Object.keys(days)) if (Number(key) <= oldest) delete days[Number(key)];
  firstDay = Math.max(firstDay ?? today, oldest + 1);
  return {
    ...baseline,
    firstDay,
    lastDay: Math.max(baseline.lastDay ?? today, today),
    days,
    suspectDays: baseline.suspectDays.filter((day) => day > oldest),
    lastWriteAt,
  };
}

/** Marks the local days from one moment to another as foreign, so that they don't teach what is usual. */
export function suspect(baseline: Baseline, from: Instant, to: Instant): Baseline {
  const suspectDays = new Set(baseline.suspectDays);
  const first = localDay(from, baseline.timeZone);
  for (
    let day = localDay(to, baseline.timeZone);
    day >= first && day > localDay(to, baseline.timeZone) - baselineDays;
    day--
  )
    suspectDays.add(day);
  return { ...baseline, suspectDays: [...suspectDays].sort((a, b) => a - b) };
}

/**
 * The last `maxDays` whole days before `before` that are known and not suspect, oldest first; quiet days count as zeros.
 * Empty when nothing is known of the time before.
 */
export function usualDays(baseline: Baseline, before: DayNumber, maxDays: number): DayCounts[] {
  if (baseline.firstDay === null) return [];
  const foreign = new Set(baseline.suspectDays);
  const found: DayCounts[] = [];
  for (let day = before - 1; day >= baseline.firstDay && day >= before - maxDays; day--)
    if (!foreign.has(day)) found.unshift(baseline.days[day] ?? emptyDay);
  return found;
}
