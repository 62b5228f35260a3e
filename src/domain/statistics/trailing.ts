// Trailing windows over changes in time: for every one the window that ends at it. What comes later never changes the
// window of an earlier one, so that what was found stays found, under the same name, while a burst grows.

import { dayMs, type Instant, toIso } from '../clock.ts';
import type { ChangeBase } from '../shop/change.ts';

/** How far back a look sees: changes of the last three days. */
export const recentMs = 3 * dayMs;

/** For each moment (ascending) the index of the first that lies less than `spanMs` before it. */
export function windowStarts(times: readonly Instant[], spanMs: number): number[] {
  let start = 0;
  return times.map((at) => {
    while ((times[start] ?? at) <= at - spanMs) start++;
    return start;
  });
}

/** How many changes (ascending) lie after `since` and not after `until`. */
export function countWithin(changes: readonly ChangeBase[], since: Instant, until: Instant): number {
  return countUntil(changes, until) - countUntil(changes, since);
}

/** How many of them (ascending) lie at or before a moment. */
export function countUntil(changes: readonly ChangeBase[], at: Instant): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as ChangeBase).occurredAt <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A run of changes whose trailing windows all stand out: indices of its first and last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Stable over repeated looks: the moment of the first, or for one that outlasts the view the day of its last. */
  readonly name: string;
}

/**
 * The runs of changes (ascending by occurredAt) for which `standsOut`. A look sees `recentMs` back; in the first day of
 * that, windows are cut off, so a run from there has been seen whole by earlier looks and is left out, unless it still
 * goes on or its changes came late.
 */
export function stretches(
  changes: readonly ChangeBase[],
  standsOut: (index: number) => boolean,
  now: Instant,
): Stretch[] {
  const isFresh = (at: Instant) => at > now - dayMs && at <= now;
  const found: Stretch[] = [];
  let from: number | null = null;
  for (let i = 0; i <= changes.length; i++) {
    if (i < changes.length && standsOut(i)) from ??= i;
    else if (from !== null) {
      const run = changes.slice(from, i);
      const [began, ended] = [run[0]?.occurredAt ?? now, run.at(-1)?.occurredAt ?? now];
      if (began > now - recentMs + dayMs) found.push({ from, to: i - 1, name: toIso(began) });
      else if (isFresh(ended) || run.some(({ observedAt }) => isFresh(observedAt)))
        found.push({ from, to: i - 1, name: `until ${toIso(ended).slice(0, 10)}` });
      from = null;
    }
  }
  return found;
}
