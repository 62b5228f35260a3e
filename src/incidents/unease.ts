// The day's score, from which unease is smoothed: what of today's signs the families say together.
import { type DayNumber, localDay } from '../domain/clock.ts';
import { isAtLeast } from '../domain/watch/severity.ts';
import type { Signal } from '../domain/watch/signal.ts';
import { fuse } from './fuse.ts';

/** Does it count towards unease? Facts are told or noted by themselves, and what is for information stays that. */
export function isSuspicious({ isHardFact, severity, known }: Signal): boolean {
  return !isHardFact && !known && isAtLeast(severity, 'low');
}

/** The fused score of the signs that rest on something of this local day; 0 where there are none. */
export function dayScore(signals: readonly Signal[], day: DayNumber, timeZone: string): number {
  const todays = signals.filter(
    (signal) => isSuspicious(signal) && signal.evidence.some(({ at }) => localDay(at, timeZone) === day),
  );
  return todays.length === 0 ? 0 : fuse(todays).score;
}
