// Bursts: runs of changes of which more fall into one day than the shop's own days explain. What detectors of counts
// have in common; what a day is held against is theirs.

import { bySlot, type DayNumber, dayMs, type Instant, localDay } from '../clock.ts';
import type { Change, ChangeBase } from '../shop/change.ts';
import { type Baseline, type DayCounts, usualDays } from './baseline.ts';
import { stretches, windowStarts } from './trailing.ts';

/** What a day is held against. */
export interface Bar {
  /** Fewer never stand out. */
  readonly least: number;
  /** The score from which on a count stands out. */
  readonly floor: number;
  /** -log10 of the chance of a day with at least this many. */
  readonly score: (count: number) => number;
}

export interface Burst<T, B> {
  /** Stable over repeated looks. */
  readonly name: string;
  /** What it consists of, by occurredAt. */
  readonly events: readonly T[];
  readonly score: number;
  /** The bar of the day before it began. */
  readonly bar: B;
}

/**
 * Fits something to the usual days before the day that ends at a moment; computed once per local day, so that windows
 * never judge themselves and repeated ones cost nothing.
 */
export function beforeDayTo<H>(
  { baseline, account }: { readonly baseline: Baseline; readonly account: { readonly timeZone: string } },
  maxDays: number,
  learn: (days: readonly DayCounts[]) => H,
): (at: Instant) => H {
  const known = new Map<DayNumber, H>();
  const fittedAt = (at: Instant) => {
    const before = localDay(at - dayMs, account.timeZone);
    let fitted = known.get(before);
    if (fitted === undefined) {
      fitted = learn(usualDays(baseline, before, maxDays));
      known.set(before, fitted);
    }
    return fitted;
  };
  return bySlot(fittedAt);
}

/** The runs of changes (ascending by occurredAt) of which every trailing day (or other span) stands out. */
export function bursts<T extends ChangeBase, B extends Bar>(
  events: readonly T[],
  barAt: (at: Instant) => B,
  now: Instant,
  spanMs = dayMs,
): Burst<T, B>[] {
  const starts = windowStarts(
    events.map(({ occurredAt }) => occurredAt),
    spanMs,
  );
  const bars = events.map(({ occurredAt }) => barAt(occurredAt));
  const startOf = (i: number) => starts[i] ?? i;
  const limits = new Map([...fullestOf(bars, startOf)].map(([bar, most]) => [bar, limitUpTo(most, bar)]));
  if ([...limits.values()].every((limit) => limit === Number.POSITIVE_INFINITY)) return [];
  const isOver = (i: number) => {
    const bar = bars[i];
    return bar !== undefined && i - startOf(i) + 1 >= (limits.get(bar) ?? Number.POSITIVE_INFINITY);
  };
  return stretches(events, isOver, now).flatMap(({ from, to, name }) => {
    const bar = bars[from];
    if (!bar) return [];
    const score = Math.max(...[...fullestOf(bars, startOf, from, to)].map(([one, most]) => one.score(most)));
    return [{ name, events: events.slice(startOf(from), to + 1), score, bar }];
  });
}

/** Against each bar only the fullest day can be the most unlikely; `bars` are those of the windows that end at each event. */
function fullestOf<B>(
  bars: readonly B[],
  startOf: (i: number) => number,
  from = 0,
  to = bars.length - 1,
): Map<B, number> {
  const fullest = new Map<B, number>();
  let most = 0;
  for (let i = from; i <= to; i++) {
    const bar = bars[i] as B;
    most = Math.max(most, i - startOf(i) + 1);
    // Neighbours mostly share theirs.
    if (i < to && bars[i + 1] === bar) continue;
    fullest.set(bar, Math.max(most, fullest.get(bar) ?? 0));
    most = 0;
  }
  return fullest;
}

/** The smallest count up to `most` that stands out; infinite where none does, which one look at `most` tells. */
function limitUpTo(most: number, { least, floor, score }: Bar): number {
  if (most < least || score(most) < floor) return Number.POSITIVE_INFINITY;
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (score(middle) >= floor) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** By time, and what is of one time by key: whatever order changes come in, they are judged in this one. */
export function ascending<C extends Change>(changes: readonly C[]): readonly C[] {
  const isBefore = (a: C, b: C) => a.occurredAt < b.occurredAt || (a.occurredAt === b.occurredAt && a.key <= b.key);
  // They nearly always come so, and a replay asks at every step.
  if (changes.every((change, i) => i === 0 || isBefore(changes[i - 1] as C, change))) return changes;
  return [...changes].sort((a, b) => a.occurredAt - b.occurredAt || (a.key < b.key ? -1 : 1));
}

/** Of the changes of one thing only the first. */
export function firstOfEach<C>(changes: readonly C[], nameOf: (change: C) => string): C[] {
  const seen = new Set<string>();
  return changes.filter((change) => {
    const name = nameOf(change);
    return !seen.has(name) && seen.add(name);
  });
}

/** When the last of them (ascending) was: a detector that stays quiet tells what was usual then. */
export function lastAt(events: readonly ChangeBase[], now: Instant): Instant {
  return events.at(-1)?.occurredAt ?? now;
}
