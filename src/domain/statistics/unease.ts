// Unease: how much of something has been in the air over the last days. A smoothed daily score, so that a slow takeover, no
// day of which is worth a message, adds up, while one busy day or a launch of three does not.
import type { DayNumber } from '../clock.ts';

export interface Unease {
  readonly day: DayNumber;
  /** The highest score of that day so far. */
  readonly score: number;
  /** The smoothed score of the days before it. */
  readonly before: number;
}

/** Share of the newest day: an EWMA that forgets half in four and a quarter days. */
export const uneaseShare = 0.15;

/** The unease after a look at `day` that found this much; days without a look had nothing. */
export function uneaseAfter(known: Unease | undefined, day: DayNumber, score: number): Unease | undefined {
  if (known === undefined) return score > 0 ? { day, score, before: 0 } : undefined;
  if (day <= known.day) return score > known.score ? { ...known, score } : known;
  const before = levelOf(known) * (1 - uneaseShare) ** (day - known.day - 1);
  return before < 0.01 && score === 0 ? undefined : { day, score, before };
}

/** The smoothed score, the day's own included. */
export function levelOf({ score, before }: Unease): number {
  return uneaseShare * score + (1 - uneaseShare) * before;
}
