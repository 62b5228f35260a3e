// A snapshot of what Amazon answered at one moment: the profile, the payouts, account health, reports that others asked for.
import type { Instant } from '../../../domain/clock.ts';
import type { Part, PartCoverage } from '../../../domain/watch/coverage.ts';
import type { Observed } from '../../../domain/watch/observed.ts';
import { leftOutWords, type Reading } from '../normalise/shape.ts';
import type { ExportSnapshot } from './export-folder.ts';

/** Partial where something could not be read, as it is live. */
export function answerSnapshot(part: Part, { value: seen, lost }: Reading<Observed>, at: Instant): ExportSnapshot {
  return {
    at,
    part,
    isPartial: false,
    async *read() {
      yield seen;
      const reason = leftOutWords(lost.length, lost[0]);
      const coverage: PartCoverage = { state: reason === null ? 'complete' : 'partial', reason, asOf: at };
      const rows = Object.values(seen).reduce((sum, things) => sum + things.length, 0);
      return { coverage, calls: 0, rows, badRows: [], fault: null };
    },
  };
}
