// Taking back what was suspected of the baseline's days: a dismissed incident was no stranger's doing.

import { type DayNumber, type Instant, localDay } from '../clock.ts';
import type { Baseline } from './baseline.ts';

/**
 * Takes back what was suspected by mistake: the local days from one moment to another count as usual again, but for those
 * that others are suspected for.
 */
export function trust(baseline: Baseline, mistaken: Period, others: readonly Period[]): Baseline {
  const { timeZone } = baseline;
  const isIn = (day: DayNumber, { from, to }: Period) =>
    day >= localDay(from, timeZone) && day <= localDay(to, timeZone);
  const suspectDays = baseline.suspectDays.filter(
    (day) => !isIn(day, mistaken) || others.some((other) => isIn(day, other)),
  );
  return suspectDays.length === baseline.suspectDays.length ? baseline : { ...baseline, suspectDays };
}

/** From one moment to another, both inclusive. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}
