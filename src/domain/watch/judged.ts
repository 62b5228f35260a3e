// What became of a detector's looks on one local day. A week's findings stand among all the tests that were made, so
// the quiet ones are counted as well: without them no false-discovery rate can be held.
import type { DayNumber } from '../clock.ts';
import type { Verdict } from './detector.ts';

export interface DetectorDay {
  readonly day: DayNumber;
  readonly detector: string;
  /** Looks of that day by what came of them. */
  readonly fired: number;
  readonly quiet: number;
  readonly skipped: number;
  readonly crashed: number;
  /** The strongest signal, -log10 of its chance; 0 when all were quiet. */
  readonly score: number;
}

/** Counts the verdicts of looks into their days. */
export class LookCount {
  readonly #days = new Map<string, DetectorDay>();

  count(day: DayNumber, verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) {
      const { detector, outcome } = verdict;
      const key = `${day}/${detector}`;
      const known = this.#days.get(key) ?? { day, detector, fired: 0, quiet: 0, skipped: 0, crashed: 0, score: 0 };
      const scores = verdict.outcome === 'fired' ? verdict.signals.map(({ score }) => score) : [];
      this.#days.set(key, {
        ...known,
        [outcome]: known[outcome] + 1,
        score: Math.max(known.score, ...scores),
      });
    }
  }

  days(): DetectorDay[] {
    return [...this.#days.values()];
  }
}

/** Was anything judged, so that this day is one of the tests that were made? */
export function isTested({ fired, quiet }: DetectorDay): boolean {
  return fired + quiet > 0;
}
